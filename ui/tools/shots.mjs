// What is pictured: an address over the stand-in, a size, and what is done before the picture is taken.
import { exchange, exchangeAgain } from './shots-exchange.mjs';
import { look, lookAgain } from './shots-look.mjs';
import { years, yearsAgain } from './shots-years.mjs';

const click = (selector) => async (page, pause) => {
  await page.click(selector);
  await pause(250);
};
const id = (name) => `[data-testid="${name}"]`;

const review = 'review?report=1&fact=9';

const views = [
  { name: 'overview', hash: 'overview' },
  { name: 'tour', tour: true, hash: 'overview' },
  { name: 'overview-flags', hash: 'overview', act: async (page, pause) => {
    await click(id('headline'))(page, pause);
    await click(id('flag'))(page, pause);
    await page.keyboard.type('Hỏi lại phòng viễn thông: số liệu đến ngày nào');
    await page.keyboard.press('Enter');
    await pause(300);
    await page.keyboard.press('Escape');
    await pause(200);
  } },
  { name: 'overview-empty', query: 'scene=empty', hash: 'overview' },
  { name: 'overview-source', hash: 'overview', act: click(id('headline')) },
  { name: 'first', query: 'scene=first' },
  { name: 'first-broken', query: 'scene=broken' },
  {
    name: 'import-running',
    query: 'pace=120000',
    hash: 'import?tab=now',
    act: click(id('choose-files')),
  },
  {
    name: 'import-done',
    query: 'pace=20',
    hash: 'import?tab=now',
    act: async (page, pause) => {
      await page.click(id('choose-files'));
      await pause(900);
      await page.click(id('show-issues'));
    },
  },
  { name: 'import-empty', query: 'scene=empty', hash: 'import' },
  { name: 'import-stored', hash: 'import?tab=stored' },
  { name: 'import-many', query: 'scene=many', hash: 'import?tab=stored' },
  { name: 'import-drop', query: 'hover=3&theme=dark', hash: 'import?tab=now' },
  { name: 'review', hash: review },
  { name: 'review-taken', hash: review, act: click(id('tab-taken')) },
  { name: 'review-aside', hash: review, act: async (page, pause) => {
    await click(id('tab-aside'))(page, pause);
    await click('[data-testid="aside"]:nth-of-type(1)')(page, pause);
  } },
  { name: 'review-pages', hash: 'review?report=4', act: async (page, pause) => {
    await click(id('tab-taken'))(page, pause);
    await click(id('way-pages'))(page, pause);
    await page.waitForSelector(id('original-quote'));
    await pause(600);
  } },
  { name: 'review-table', hash: 'review?report=1&fact=38' },
  { name: 'review-search', hash: review, act: async (page, pause) => {
    await page.keyboard.press('/');
    await pause(200);
    await page.keyboard.type('thue bao');
    await pause(200);
  } },
  { name: 'review-edited', hash: review, act: async (page, pause) => {
    await page.keyboard.press('s');
    await page.keyboard.type('1.318,7');
    await pause(100);
  } },
  { name: 'review-refused', hash: review, act: async (page, pause) => {
    await page.keyboard.press('s');
    await page.keyboard.type('muoi');
    await page.keyboard.press('Enter');
    await pause(200);
  } },
  { name: 'review-period', hash: review, act: click(id('field-period')) },
  { name: 'review-report', hash: review, act: click(id('edit-report')) },
  { name: 'review-chooser', hash: review, act: click(id('report-chooser')) },
  { name: 'review-bulk', hash: review, act: click(id('confirm-sure')) },
  { name: 'review-add', hash: review, act: async (page, pause) => {
    await page.evaluate(() => {
      const words = [...document.querySelectorAll('[data-testid="document"] [data-start]')].find((piece) => piece.textContent.includes('tỉnh, thành phố'));
      const range = document.createRange();
      range.setStart(words.firstChild, 1);
      range.setEnd(words.firstChild, 16);
      getSelection().addRange(range);
    });
    await pause(150);
    await page.click(id('add-figure'));
    await pause(150);
  } },
  { name: 'review-none', hash: 'review?report=5' },
  { name: 'review-done', hash: 'review?report=2' },
  { name: 'review-empty', query: 'scene=empty', hash: 'review' },
  { name: 'review-long', query: 'scene=many', hash: 'review?report=6' },
  { name: 'palette', hash: 'overview', act: async (page, pause) => {
    await page.keyboard.down('Control');
    await page.keyboard.press('k');
    await page.keyboard.up('Control');
    await pause(200);
  } },
  { name: 'palette-search', hash: 'overview', act: async (page, pause) => {
    await click(id('open-palette'))(page, pause);
    await page.keyboard.type('thue bao');
    await pause(200);
  } },
  { name: 'own-list', hash: 'settings', act: async (page, pause) => {
    await page.type(id('own-search'), 'thuê bao');
    await pause(300);
  } },
  { name: 'own-list-dark', query: 'theme=dark', hash: 'settings', act: async (page, pause) => {
    await page.type(id('own-search'), 'thuê bao');
    await pause(300);
  } },
  { name: 'own-new', hash: 'settings', act: click(id('own-add')) },
  { name: 'own-import', hash: 'settings', act: click(id('own-import')) },
  { name: 'settings', hash: 'settings', act: async (page, pause) => {
    await click(id('check-data'))(page, pause);
    await click(id('close-year'))(page, pause);
  } },
  { name: 'settings-restore', hash: 'settings', act: click(id('restore-copy')) },
  { name: 'settings-notices', query: 'scene=many', hash: 'settings', act: click(id('check-data')) },
  { name: 'settings-update', hash: 'settings', act: click(id('update-choose')) },
  { name: 'settings-update-refused', query: 'scene=many', hash: 'settings', act: click(id('update-choose')) },
  { name: 'settings-licences', hash: 'settings', act: click(id('show-licences')) },
  { name: 'keys', hash: review, act: async (page, pause) => {
    await page.keyboard.press('?');
    await pause(200);
  } },
  { name: 'area', hash: 'overview', act: async (page, pause) => {
    await click(id('area-picker'))(page, pause);
    await page.keyboard.type('ninh');
    await pause(200);
  } },
  ...years,
  ...look,
  ...exchange,
];

// Every main state again in the other themes and in the small window.
const zoomed = ['overview', 'overview-empty', 'first', 'import-done', 'import-stored', 'review', 'review-add'];
const again = ['overview', 'overview-flags', 'palette', 'settings', 'overview-empty', 'first', 'import-done', 'import-stored', 'review', 'review-pages', 'review-aside', 'review-add', 'review-search', ...yearsAgain, ...lookAgain, ...exchangeAgain];
const variants = [
  { suffix: 'dark', query: 'theme=dark' },
  { suffix: 'contrast', query: 'theme=contrast' },
  { suffix: '1024', width: 1024, height: 700 },
  { suffix: '1920', width: 1920, height: 1080 },
  { suffix: 'large', query: 'size=large' },
  // 200 % zoom.
  { suffix: 'zoomed', width: 720, height: 450 },
];

// The page's own words in English: the main views, at the smallest size, where longer words would show.
const inEnglish = ['overview', 'first-department', 'import-done', 'review', 'compare', 'entry', 'summary', 'conflicts', 'history', 'exchange', 'keys', 'reread'];

export const shots = [
  ...views,
  ...views.filter((view) => inEnglish.includes(view.name)).map((view) => ({ ...view, width: 1024, height: 700, name: `english-${view.name}`, query: [view.query, 'language=en'].filter(Boolean).join('&') })),
  ...views
    .filter((view) => again.includes(view.name))
    .flatMap((view) => variants.filter(({ suffix }) => suffix !== 'zoomed' || zoomed.includes(view.name)).map(({ suffix, query, ...size }) => ({ ...view, ...size, name: `${view.name}-${suffix}`, query: [view.query, query].filter(Boolean).join('&') }))),
];
