// Pictures of the views over years: forms, comparison, year-end report.
const id = (name) => `[data-testid="${name}"]`;
const cell = (indicator, column) => `[data-testid="entry-cell"][data-indicator="${indicator}"][data-column="${column}"]`;
const query = 'scene=years';
const areas = ['Bắc Kạn', 'Cao Bằng', 'Lạng Sơn', 'Ninh Bình'].map(encodeURIComponent).join('%7C');
const ask = `compare?indicators=tel.revenue%7Ctel.internet_density%7Cdx.dti.rank%7Cit.dvc.level4_count&areas=${areas}&years=2021-2024`;

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

export const years = [
  { name: 'compare', query, hash: ask },
  { name: 'compare-source', query, hash: ask, act: async (page, pause) => {
    await page.click(`${id('compare-cell')}[data-indicator="tel.revenue"][data-area="Lạng Sơn"][data-year="2022"]`);
    await pause(300);
  } },
  { name: 'compare-year', query, hash: ask.replace('2021-2024', '2024-2024') },
  { name: 'compare-empty', query, hash: 'compare' },
  { name: 'compare-nothing', query: 'scene=empty', hash: 'compare' },
  { name: 'compare-indicators', query, hash: ask, act: async (page, pause) => {
    await page.click(id('compare-indicators'));
    await pause(200);
    await page.keyboard.type('thue bao');
    await pause(200);
  } },
  { name: 'compare-table', query, hash: ask, act: async (page, pause) => {
    await page.click(id('chart-as-table'));
    await pause(200);
  } },
  { name: 'compare-tip', query, hash: ask, act: async (page, pause) => {
    const chart = await page.$('[role="img"]');
    const box = await chart.boundingBox();
    await page.mouse.move(box.x + box.width * 0.45, box.y + box.height * 0.4);
    await pause(300);
  } },
  { name: 'compare-rank', query, hash: ask, act: async (page, pause) => {
    await page.click(`${id('compare-cell')}[data-indicator="dx.dti.rank"][data-area="Bắc Kạn"][data-year="2024"]`);
    await page.keyboard.press('Escape');
    await pause(300);
  } },
  { name: 'entry', query, hash: 'entry?indicator=tel.internet_density' },
  { name: 'entry-typing', query, hash: 'entry?indicator=tel.bts', act: async (page, pause) => {
    await page.click(cell('tel.bts', 'actual'));
    await page.keyboard.type('1');
    await pause(150);
  } },
  { name: 'entry-doubt', query, hash: 'entry?indicator=tel.bts', act: async (page, pause) => {
    await page.click(cell('tel.bts', 'actual'));
    await page.keyboard.type('184');
    await press(page, 'Enter');
    await pause(300);
  } },
  { name: 'entry-refused', query, hash: 'entry?indicator=tel.bts', act: async (page, pause) => {
    await page.click(cell('tel.bts', 'actual'));
    await page.keyboard.type('nhieu');
    await press(page, 'Enter');
    await pause(300);
  } },
  { name: 'entry-source', query, hash: 'entry?indicator=tel.revenue', act: async (page, pause) => {
    await page.click(cell('tel.revenue', 'before'));
    await press(page, 'Enter');
    await pause(300);
  } },
  { name: 'entry-targets', query, hash: 'entry?mode=targets' },
  { name: 'entry-empty', query: 'scene=empty', hash: 'entry' },
  { name: 'summary', query, hash: 'summary', act: (page, pause) => pause(900) },
  { name: 'summary-source', query, hash: 'summary', act: async (page, pause) => {
    await pause(900);
    await page.click(id('summary-link'));
    await pause(300);
  } },
  { name: 'summary-office', query, hash: 'summary', act: async (page, pause) => {
    await pause(700);
    await page.click(id('summary-office'));
    await pause(300);
  } },
  { name: 'summary-words', query, hash: 'summary', act: async (page, pause) => {
    await pause(700);
    await page.click(id('summary-words'));
    await pause(300);
    await page.click('[data-testid="passage"][data-key="tel"]');
    await pause(200);
  } },
  { name: 'summary-issued', query, hash: 'summary', act: async (page, pause) => {
    await pause(700);
    await page.click(id('summary-issued'));
    await pause(300);
    await page.click('[data-testid="issued-dialog"] summary');
    await pause(100);
  } },
  { name: 'summary-empty', query: 'scene=empty', hash: 'summary' },
];

/** Those that are also looked at in the other themes and sizes. */
export const yearsAgain = ['compare', 'compare-source', 'compare-empty', 'entry', 'entry-doubt', 'summary'];
