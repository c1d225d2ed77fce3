// Pictures of the views that look things up: search, conflicts, history.
const id = (name) => `[data-testid="${name}"]`;
const query = 'scene=years';

const click = (selector) => async (page, pause) => {
  await page.click(selector);
  await pause(300);
};

/** Through the view itself, so that the log and the trash hold something. */
async function deleteTwo(page, pause) {
  for (let i = 0; i < 2; i++) await click(id('delete-report'))(page, pause);
}

const go = (hash) => (page) => page.evaluate((to) => { location.hash = to; }, hash);

export const look = [
  { name: 'search', query, hash: 'search?q=doanh%20thu%20vien%20thong' },
  { name: 'search-start', query, hash: 'search' },
  { name: 'search-nothing', query, hash: 'search?q=zzz' },
  { name: 'conflicts', query, hash: 'conflicts' },
  { name: 'conflicts-chosen', query, hash: 'conflicts', act: async (page, pause) => {
    await page.keyboard.press('2');
    await page.click(id('conflict-reason-ready'));
    await click(id('conflict-choose'))(page, pause);
  } },
  { name: 'conflicts-empty', query: 'scene=empty', hash: 'conflicts' },
  { name: 'history', query, hash: 'import?tab=stored', act: async (page, pause) => {
    await deleteTwo(page, pause);
    await go('#/history')(page);
    await pause(600);
  } },
  { name: 'history-trash', query, hash: 'import?tab=stored', act: async (page, pause) => {
    await deleteTwo(page, pause);
    await go('#/history?tab=trash')(page);
    await pause(600);
  } },
  { name: 'history-empty-trash', query, hash: 'import?tab=stored', act: async (page, pause) => {
    await deleteTwo(page, pause);
    await go('#/history?tab=trash')(page);
    await pause(600);
    await click(id('empty-trash'))(page, pause);
  } },
];

/** Those that are also looked at in the other themes and sizes. */
export const lookAgain = ['search', 'conflicts', 'history'];
