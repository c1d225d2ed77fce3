// axe-core over every view of the real page, in every theme: no violation at all, nothing beyond the edge, no error.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { beyondTheEdge, go, launch, Office, settled, violations } from './office.mjs';
import { firstViews, stand, views } from './views.mjs';

let browser, office, empty;

before(async () => {
  [browser, office, empty] = await Promise.all([launch(), Office.open(), Office.open({ samples: false })]);
});

after(async () => {
  await browser?.close();
  office?.close();
  empty?.close();
});

/** Each state once; then in every theme, and in the small window. */
const looks = [['light', 1280, 800], ['dark', 1024, 700], ['contrast', 1024, 700]];

async function looked(office, page, view) {
  await stand(office, page, view, go);
  const wrong = [];
  for (const [theme, width, height] of looks) {
    await page.setViewport({ width, height });
    await page.evaluate((to) => {
      document.documentElement.dataset.theme = to;
    }, theme);
    await settled(page);
    const said = [...(await violations(page)), ...(await beyondTheEdge(page)), ...page.said.splice(0)];
    wrong.push(...said.map((one) => `${view.name}, ${theme}, ${width}: ${one}`));
  }
  return wrong;
}

test('every view, in every theme', async () => {
  const wrong = [];
  for (const view of views) {
    // A page of its own each: what one view left open does not stand over the next.
    const page = await office.page(browser);
    wrong.push(...(await looked(office, page, view)));
    await page.browserContext().close();
  }
  assert.deepEqual(wrong, []);
});

test('what an office sees that has nothing yet, in every theme', async () => {
  const wrong = [];
  for (const begun of [false, true]) {
    if (begun) await empty.call('set_desk', { person: 'Lý Thị Mai', area: 'B-20', year: 2024 });
    const page = await empty.page(browser);
    for (const view of firstViews.filter((one) => one.begun === begun)) wrong.push(...(await looked(empty, page, view)));
    await page.browserContext().close();
  }
  assert.deepEqual(wrong, []);
});

test('axe-core and the edge see what is wrong', async () => {
  const page = await office.page(browser);
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.className = 'wrong';
    document.querySelector('main').append(button);
  });
  assert.match((await violations(page)).join('\n'), /button-name/);
  await page.browserContext().close();
});
