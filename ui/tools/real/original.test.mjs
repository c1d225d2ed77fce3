// The pages of a report that came as PDF, read and kept by the real program, drawn under the window's own policy.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { id, launch, Office, press, root, shown, until } from './office.mjs';

const pdf = join(root, 'src-tauri/crates/readers/tests/pdf/report-libreoffice.pdf');
let browser, office, page;

before(async () => {
  [browser, office] = await Promise.all([launch(), Office.open()]);
  await office.drop([pdf]);
});

after(async () => {
  await browser?.close();
  office?.close();
});

/** How much of the drawn page is ink. */
const ink = (number) =>
  page.$eval(`${id('original-page')}[data-page="${number}"] canvas`, (canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((shade, i) => i % 4 === 0 && shade < 128).length / (data.length / 4);
  });

test('figures stand marked on their page', async (context) => {
  const report = (await office.call('reports')).find((one) => one.format === 'pdf');
  const { facts } = await office.call('report', { id: report.id });
  page = await office.page(browser, { hash: `review?report=${report.id}` });
  await shown(page, id('document'));
  await press(page, 'g');
  let marked = 0;
  for (const { id: fact, span } of facts) {
    await page.evaluate((to) => { location.hash = to; }, `#/review?report=${report.id}&fact=${fact}`);
    await page.waitForSelector(`${id('original-said')}[data-at="${span.start}"]`);
    if ((await page.$$(id('original-quote'))).length > 0) marked++;
  }
  context.diagnostic(`${marked} of ${facts.length} figures are marked on their page`);
  assert.ok(marked >= facts.length * 0.9, `${marked} of ${facts.length}`);
  await until('the page to be drawn', async () => (await ink(0)) > 0.005);
  assert.deepEqual(page.said, []);
  assert.ok(page.requests.every((one) => one.startsWith(office.address)), page.requests.join('\n'));
});
