// How many clicks lie between the first run and the printed summary of five reports, for somebody who knows nothing of the
// program: every click is counted, and nothing is typed but a name.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { id, launch, Office, root, settled, shown, until } from './office.mjs';

const most = 12;
const samples = join(root, 'tests/samples');
const five = readdirSync(samples).filter((name) => /\.(docx|html|txt)$/.test(name)).map((name) => join(samples, name));

let browser, office, page;
const clicks = [];

before(async () => {
  [browser, office] = await Promise.all([launch(), Office.open({ samples: false })]);
  page = await office.page(browser);
});

after(async () => {
  await browser?.close();
  office?.close();
});

async function click(selector) {
  await page.waitForSelector(selector, { visible: true });
  await page.click(selector);
  clicks.push(selector);
  await settled(page);
}

test('from the first run to the printed summary', async (context) => {
  assert.equal(five.length, 5);
  await shown(page, id('first-run'));
  await click('[data-testid="first-area"][data-area="B-20"]');
  await click(id('first-person'));
  await page.keyboard.type('Hoàng Thị Mai');
  await click(id('first-start'));
  await shown(page, id('view-overview'));
  // Dropping counts as one.
  clicks.push('drop');
  await office.drop(five);
  await until('the year of the reports', async () => (await office.call('status')).year === 2024);
  await shown(page, `${id('import-row')}[data-state="imported"]`);
  const before = await office.call('status');
  await click(id('review-report'));
  await shown(page, id('view-review'));
  await click(id('confirm-sure'));
  await until('the sure ones of the report', async () => (await office.call('status')).counts.waiting < before.counts.waiting);
  await click(id('nav-summary'));
  await shown(page, id('summary-link'));
  await click(id('summary-confirm'));
  await until('no draft', async () => (await page.$(id('summary-draft'))) === null);
  await click(id('summary-open'));
  await shown(page, id('toast'));
  context.diagnostic(`${clicks.length} clicks: ${clicks.join(', ')}`);
  assert.ok(clicks.length <= most, clicks.join());
  assert.deepEqual(page.said, []);
});
