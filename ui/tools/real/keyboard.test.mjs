// The whole way from the first run to the saved report by keyboard alone: no click in this file.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { count, id, launch, Office, press, root, settled, shown, text, until } from './office.mjs';

let browser, office, page;

before(async () => {
  [browser, office] = await Promise.all([launch(), Office.open({ samples: false })]);
  page = await office.page(browser);
});

after(async () => {
  await browser?.close();
  office?.close();
});

const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.tagName);

/** Goes on by Tab until the focus stands on what is looked for, as somebody without a mouse does. */
async function tabTo(selector, key = 'Tab') {
  for (let i = 0; i < 60; i++) {
    if (await page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector)) return;
    await press(page, key);
  }
  assert.fail(`the focus never comes to ${selector}`);
}

async function view(name) {
  await shown(page, id(`view-${name}`));
  await settled(page);
}

test('the first run', async () => {
  await shown(page, id('first-run'));
  await tabTo(id('first-search'));
  await page.keyboard.type('lang son');
  await tabTo('[data-testid="first-area"]');
  await press(page, 'Space');
  await tabTo(id('first-person'));
  await press(page, 'Ctrl+a');
  await page.keyboard.type('Hoàng Văn Bình');
  await press(page, 'Enter');
  await view('overview');
  assert.equal((await office.call('status')).person, 'Hoàng Văn Bình');
});

test('reports come in by the system’s own box', async () => {
  const samples = join(root, 'tests/samples');
  await office.answerNext(join(samples, 'Bao cao tong ket 2024.docx'), join(samples, 'Báo cáo tổng kết năm 2023.docx'));
  await press(page, 'Ctrl+o');
  await until('both reports', async () => (await count(page, '[data-testid="import-row"][data-state="imported"]')) === 2, 60_000);
  await until('the year of the reports', async () => (await office.call('status')).year === 2024);
});

test('pasted text becomes a report', async () => {
  await press(page, 'Ctrl+2');
  await view('import');
  await tabTo(id('paste-report'));
  await press(page, 'Enter');
  await shown(page, id('paste-dialog'));
  assert.equal(await focused(), 'paste-text');
  await page.keyboard.type('Đến 30/6/2024 toàn tỉnh Lạng Sơn có 214 điểm phục vụ bưu chính.');
  await press(page, 'Tab');
  await page.keyboard.type('Bưu điện tỉnh');
  await tabTo(id('paste-take'));
  await press(page, 'Enter');
  await until('the pasted report', async () => (await office.call('reports')).some((one) => one.organization === 'Bưu điện tỉnh'), 60_000);
  await until('its row', async () => (await count(page, '[data-testid="import-row"][data-state="imported"]')) === 3);
});

test('figures are taken, set aside, split, confirmed at once, and all of it is undone', async () => {
  await page.evaluate(() => document.activeElement?.blur());
  await press(page, 'Ctrl+3');
  await view('review');
  const waiting = async () => (await office.call('status')).counts.waiting;
  const before = await waiting();
  await press(page, 'Enter');
  await until('a figure to be taken', async () => (await waiting()) === before - 1);
  // The report that came last had no other: Enter goes on with the next one.
  await settled(page);
  await press(page, 'Enter');
  await until('the next report', async () => (await count(page, id('take'))) === 1);
  await press(page, 'x');
  await until('a figure to be set aside', async () => (await waiting()) === before - 2);
  await settled(page);
  await press(page, 'ArrowDown');
  await press(page, 't');
  await shown(page, id('add-card'));
  await press(page, 'Escape', 'Escape');
  await until('the card to go', async () => (await count(page, id('add-card'))) === 0);
  await press(page, 'Ctrl+Enter');
  await until('the sure ones', async () => (await waiting()) < before - 10);
  for (let i = 0; i < 3; i++) {
    const now = await waiting();
    await settled(page);
    await press(page, 'Ctrl+z');
    await until('a step back', async () => (await waiting()) > now);
  }
  assert.equal(await waiting(), before);
});

test('a value is typed, and its source is opened', async () => {
  await press(page, 'Ctrl+4');
  await view('entry');
  await tabTo(id('entry-search'));
  await page.keyboard.type('so tram thu phat song');
  await settled(page);
  await tabTo(id('entry-input'));
  const facts = (await office.call('status')).counts.facts;
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await page.keyboard.type('1.912');
  await press(page, 'Enter');
  await until('the value', async () => (await office.call('status')).counts.facts > facts || (await count(page, id('entry-keep'))) > 0);
});

test('a comparison is chosen, read cell by cell, kept, and saved', async () => {
  await press(page, 'Escape', 'Ctrl+5');
  await view('compare');
  await tabTo(id('compare-ready'));
  await press(page, 'Enter');
  await shown(page, id('compare-cell'));
  await tabTo(id('compare-cell'));
  await press(page, 'Ctrl+End', 'Ctrl+Home', 'End');
  // The first cell downwards that has a source.
  for (let i = 0; i < 8 && (await count(page, id('source'))) === 0; i++) {
    if (i > 0) await press(page, 'ArrowDown');
    await press(page, 'Enter');
    await page.waitForSelector(id('source'), { timeout: 2_000 }).catch(() => undefined);
  }
  await shown(page, id('source'));
  await press(page, 'Escape');
  await tabTo(id('compare-saved'), 'Shift+Tab');
  await press(page, 'Enter');
  await shown(page, id('saved-name'));
  await page.keyboard.type('Bảng của phòng');
  await press(page, 'Enter');
  await until('the kept comparison', async () => (await office.call('saved_views')).length === 1);
  await press(page, 'Escape');
  for (const ending of ['xlsx', 'csv', 'svg', 'png']) {
    const file = join(office.folder, `so sanh.${ending}`);
    await office.answerNext(file);
    await tabTo(id('compare-save'));
    await press(page, 'Enter');
    await until(`the ${ending}`, () => existsSync(file));
    const start = readFileSync(file).subarray(0, 8).toString('latin1');
    assert.match(start, { xlsx: /^PK/, csv: /^ï»¿/, svg: /^<svg|^<\?xml/, png: /^\x89PNG/ }[ending]);
  }
});

test('the summary is saved', async () => {
  await press(page, 'Ctrl+6');
  await view('summary');
  await shown(page, id('summary-link'));
  const file = join(office.folder, 'tong ket.pdf');
  await office.answerNext(file);
  await tabTo(id('summary-save'));
  await press(page, 'Enter');
  await until('the PDF', () => existsSync(file));
  assert.match(readFileSync(file).subarray(0, 5).toString(), /%PDF-/);
});

test('every other view, the palette, the keys and the handbook', async () => {
  for (const [keys, name] of [['Ctrl+7', 'search'], ['Ctrl+8', 'conflicts'], ['Ctrl+9', 'history'], ['Ctrl+,', 'settings'], ['Ctrl+1', 'overview']]) {
    await press(page, keys);
    await view(name);
  }
  await press(page, 'F1');
  await view('handbook');
  await until('the page of the view', async () => (await text(page, '[data-testid="handbook-chapter"][aria-current]')).includes('Tổng quan'));
  await press(page, 'Escape');
  await view('overview');
  await press(page, 'Ctrl+k');
  await shown(page, id('palette'));
  await page.keyboard.type('cai dat');
  await press(page, 'Enter');
  await view('settings');
  await page.evaluate(() => document.activeElement?.blur());
  await press(page, '?');
  await shown(page, id('keys'));
  await press(page, 'Escape');
  await until('the keys to close', async () => (await count(page, id('keys'))) === 0);
});

test('every pane is reached by F6 and every stop of Tab is seen', async () => {
  const seen = new Set();
  for (let i = 0; i < 4; i++) {
    await press(page, 'F6');
    seen.add(await page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('aria-label') ?? document.activeElement?.className));
  }
  assert.ok(seen.size > 1, [...seen].join());
  for (let i = 0; i < 12; i++) {
    await press(page, 'Tab');
    const ring = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return 'body';
      const style = getComputedStyle(at);
      const wrapped = at.closest('label, .row, li, .search');
      const around = wrapped ? getComputedStyle(wrapped) : style;
      return style.outlineStyle !== 'none' || style.boxShadow !== 'none' || around.outlineStyle !== 'none' ? 'seen' : `${at.tagName} ${at.className}`;
    });
    assert.ok(ring === 'seen' || ring === 'body', ring);
  }
  assert.deepEqual(page.said, []);
});
