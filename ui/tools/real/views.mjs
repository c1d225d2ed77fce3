// Every view in the states that matter, over the sample reports: an address, and what is done there. Pictures are taken of
// them, and axe-core looks at them.
import { id, press, shown, settled } from './office.mjs';

const click = (selector) => async (page) => {
  await page.waitForSelector(selector);
  await page.click(selector);
  await settled(page);
};
const cell = (indicator, column) => `${id('entry-cell')}[data-indicator="${indicator}"][data-column="${column}"]`;
const lang = encodeURIComponent('Lạng Sơn');
const asked = `compare?indicators=tel.revenue%7Ctel.mobile_subs%7Ctel.internet_density%7Cpost.revenue&areas=${lang}&years=2021-2024`;

/** The report that has most to look at. */
const review = async (office) => `review?report=${(await office.call('reports')).toSorted((a, b) => b.waiting - a.waiting)[0].id}`;

export const views = [
  { name: 'tong-quan', hash: 'overview' },
  { name: 'nhap-bao-cao', hash: 'import?tab=stored' },
  { name: 'nhap-doc-lai', hash: 'import?tab=stored', act: async (page) => {
    await click(id('reread-report'))(page);
    await shown(page, id('reread-dialog'));
  } },
  { name: 'nhap-doc-lai-tat-ca', hash: 'import?tab=stored', act: async (page) => {
    await click(id('reread-all-open'))(page);
    await shown(page, id('reread-all-said'));
  } },
  { name: 'nhap-bao-cao-trong', hash: 'import?tab=now' },
  { name: 'nhap-dan', hash: 'import?tab=now', act: click(id('paste-report')) },
  { name: 'duyet', hash: review },
  { name: 'duyet-da-nhan', hash: review, act: click(id('tab-taken')) },
  { name: 'duyet-de-ngoai', hash: review, act: click(id('tab-aside')) },
  { name: 'duyet-tim-chi-tieu', hash: review, act: async (page) => {
    await press(page, '/');
    await page.keyboard.type('thue bao');
  } },
  { name: 'duyet-tach', hash: review, act: async (page) => {
    await press(page, 't');
    await shown(page, id('add-card'));
  } },
  { name: 'duyet-thong-tin', hash: review, act: click(id('edit-report')) },
  { name: 'nhap-lieu', hash: 'entry' },
  { name: 'nhap-lieu-go', hash: 'entry?indicator=tel.bts', act: async (page) => {
    await click(cell('tel.bts', 'actual'))(page);
    await page.keyboard.type('1845');
  } },
  { name: 'nhap-lieu-ghi-chu', hash: 'entry?indicator=tel.revenue', act: async (page) => {
    await click(cell('tel.revenue', 'before'))(page);
    await press(page, 'Shift+F2');
    await shown(page, id('note'));
  } },
  { name: 'nhap-lieu-chi-tieu', hash: 'entry?mode=targets' },
  { name: 'nhap-lieu-nguon', hash: 'entry?indicator=tel.revenue', act: async (page) => {
    await click(cell('tel.revenue', 'before'))(page);
    await press(page, 'Alt+Enter');
    await settled(page);
  } },
  { name: 'so-sanh', hash: asked },
  { name: 'so-sanh-nguon', hash: asked, act: async (page) => {
    await click(`${id('compare-cell')}[data-indicator="tel.mobile_subs"][data-year="2024"]`)(page);
    await shown(page, id('source'));
  } },
  { name: 'so-sanh-moi', hash: 'compare' },
  { name: 'so-sanh-luu', hash: asked, act: click(id('compare-saved')) },
  { name: 'so-sanh-bang-co', hash: `${asked}&show=grid` },
  { name: 'tong-ket', hash: 'summary', act: async (page) => {
    await shown(page, id('summary-link'));
    await settled(page);
  } },
  { name: 'tra-cuu', hash: 'search?q=doanh%20thu' },
  { name: 'tra-cuu-moi', hash: 'search' },
  { name: 'xung-dot', hash: 'conflicts' },
  { name: 'lich-su', hash: 'history' },
  { name: 'thung-rac', hash: 'history?tab=trash' },
  { name: 'cai-dat', hash: 'settings', act: click(id('check-data')) },
  { name: 'giay-phep', hash: 'settings', act: click(id('show-licences')) },
  { name: 'huong-dan', hash: 'handbook?at=review' },
  { name: 'tim-lenh', hash: 'overview', act: async (page) => {
    await press(page, 'Ctrl+k');
    await page.keyboard.type('thue bao');
  } },
  { name: 'phim-tat', hash: 'overview', act: (page) => press(page, '?') },
];

/** Those of an office that has nothing yet. */
export const firstViews = [
  { name: 'lan-dau', hash: 'overview', begun: false },
  { name: 'tong-quan-trong', hash: 'overview', begun: true },
  { name: 'duyet-trong', hash: 'review', begun: true },
  { name: 'so-sanh-trong', hash: 'compare', begun: true },
  { name: 'xung-dot-trong', hash: 'conflicts', begun: true },
  { name: 'tong-ket-trong', hash: 'summary', begun: true },
];

/** Goes there and does it. */
export async function stand(office, page, view, go) {
  const hash = typeof view.hash === 'function' ? await view.hash(office) : view.hash;
  await go(page, hash);
  if (view.act) await view.act(page);
  await settled(page);
}
