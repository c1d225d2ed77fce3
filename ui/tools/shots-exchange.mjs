// Pictures of what closed years, packs and new readings add: the reason asked for, the pack before and after, the offer.
const id = (name) => `[data-testid="${name}"]`;
const cell = (indicator, column) => `[data-testid="entry-cell"][data-indicator="${indicator}"][data-column="${column}"]`;
const query = 'scene=years';

const click = (selector) => async (page, pause) => {
  await page.click(selector);
  await pause(300);
};

/** The year is closed in the settings, as a person does it; then the view is gone to. */
const closed = (hash, then) => async (page, pause) => {
  await click(id('close-year'))(page, pause);
  await page.evaluate((to) => { location.hash = to; }, `#/${hash}`);
  await pause(700);
  await then(page, pause);
};

async function typeInto(page, pause, indicator, column, text) {
  await page.click(cell(indicator, column));
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await pause(250);
}

/** Two cells that wait for a reason, one of them open. */
async function twoWait(page, pause) {
  await typeInto(page, pause, 'tel.fixed_subs', 'actual', '12345');
  await typeInto(page, pause, 'tel.mobile_subs', 'estimate', '612400');
  await page.click(cell('tel.mobile_subs', 'estimate'));
  await pause(300);
}

/** They are given one, so that marks stand. */
async function twoChanged(page, pause) {
  await twoWait(page, pause);
  await page.type(id('entry-reason'), 'doanh nghiệp đính chính');
  await click(id('entry-keep-all'))(page, pause);
  await pause(300);
  await page.click(cell('tel.fixed_subs', 'actual'));
  await page.keyboard.down('Alt');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Alt');
  await pause(400);
}

export const exchange = [
  { name: 'closed-review', hash: 'settings', act: closed('review?report=1', async (page, pause) => {
    await page.keyboard.press('Enter');
    await pause(400);
  }) },
  { name: 'closed-entry', query, hash: 'settings', act: closed('entry?indicator=tel.fixed_subs', twoWait) },
  { name: 'closed-changed', query, hash: 'settings', act: closed('entry?indicator=tel.fixed_subs', twoChanged) },
  { name: 'exchange', hash: 'settings', act: async (page, pause) => {
    await page.$eval(id('pack-save'), (button) => button.scrollIntoView({ block: 'center' }));
    await pause(200);
  } },
  { name: 'exchange-pack', hash: 'settings', act: click(id('pack-choose')) },
  { name: 'exchange-taken', hash: 'settings', act: async (page, pause) => {
    await click(id('pack-choose'))(page, pause);
    await click(id('pack-take'))(page, pause);
    await pause(300);
  } },
  { name: 'exchange-refused', query: 'scene=many', hash: 'settings', act: async (page, pause) => {
    await click(id('pack-choose'))(page, pause);
    await page.$eval(id('pack-refused'), (note) => note.scrollIntoView({ block: 'center' }));
  } },
  { name: 'entry-marks', query, hash: 'overview', act: async (page, pause) => {
    await page.evaluate(() => { location.hash = '#/entry?indicator=tel.revenue'; });
    await pause(700);
    await page.click(cell('tel.revenue', 'actual'));
    await page.keyboard.down('Shift');
    await page.keyboard.press('F2');
    await page.keyboard.up('Shift');
    await pause(400);
    await page.keyboard.type('Chưa gồm doanh thu của VNPT');
    await page.keyboard.press('Enter');
    await pause(300);
    await click(id('flag'))(page, pause);
    await page.keyboard.type('Hỏi phòng Viễn thông');
    await page.keyboard.press('Enter');
    await pause(300);
    await page.keyboard.press('Escape');
    await pause(200);
    await page.click(cell('tel.revenue', 'before'));
    await pause(300);
  } },
  { name: 'first-department', query: 'scene=first', act: async (page, pause) => {
    await page.click(id('first-area'));
    await pause(400);
  } },
  { name: 'reread', hash: 'review?report=1', act: click(id('reread-look')) },
  { name: 'reread-all', query: 'scene=desk', hash: 'import?tab=stored', act: async (page, pause) => {
    await click(id('reread-all-open'))(page, pause);
    await click(`${id('reread-all-report')} summary`)(page, pause);
  } },
  { name: 'reread-same', hash: 'import?tab=stored', act: click(`[data-report="2"] ${id('reread-report')}`) },
];

/** Those that are also looked at in the other themes and sizes. */
export const exchangeAgain = ['closed-review', 'closed-entry', 'closed-changed', 'exchange', 'exchange-pack', 'reread', 'reread-all', 'entry-marks', 'first-department'];
