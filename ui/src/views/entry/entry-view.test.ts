import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { all, press, renderAtDesk, the } from '../../../dev/render';
import Entry from './Entry.svelte';
import { dropDrafts } from './sheet.svelte';


beforeEach(() => {
  dropDrafts();
  history.replaceState(null, '', '#/entry');
});

async function open(mode: 'results' | 'targets' = 'results') {
  history.replaceState(null, '', '#/entry');
  const shown = await renderAtDesk(Entry, {}, 'desk');
  await waitFor(() => the('entry-input'));
  /** Only rows in sight are in the page; the address leads to any. */
  const go = async (indicator: string, column: string) => {
    shown.desk.route.replace('entry', { indicator, mode });
    await waitFor(() => expect(cell(indicator, column)).not.toBeNull());
    await fireEvent.click(cell(indicator, column));
    await waitFor(() => expect(at()).toBe(`${indicator} ${column}`));
  };
  const typeInto = async (indicator: string, column: string, text: string) => {
    await go(indicator, column);
    await fireEvent.input(field(), { target: { value: text } });
  };
  const row = async (indicator: string) => (await shown.desk.backend.entryForm('A-20', 2024)).rows.find((one) => one.indicator === indicator);
  return { ...shown, go, typeInto, row };
}

const cell = (indicator: string, column: string) => document.querySelector<HTMLElement>(`[data-testid="entry-cell"][data-indicator="${indicator}"][data-column="${column}"]`) as HTMLElement;
const field = () => the('entry-input') as HTMLInputElement;
const at = () => `${field().closest('td')?.dataset.indicator} ${field().closest('td')?.dataset.column}`;

test('only the rows in sight are in the page', async () => {
  await open();
  expect(all('entry-cell').length).toBeLessThan(200);
  expect(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')).toMatch(/^3\d\d$/);
});

test('a typed value is stored when Enter leaves the cell, and marked as typed', async () => {
  const { typeInto, row, go } = await open();
  await typeInto('tel.fixed_subs', 'actual', '12.345');
  press('Enter');
  await waitFor(() => expect(at()).toBe('tel.mobile_subs actual'));
  expect(document.activeElement).toBe(field());
  await waitFor(async () => expect((await row('tel.fixed_subs'))?.actual?.value).toBe('12345'));
  await go('tel.fixed_subs', 'estimate');
  expect(cell('tel.fixed_subs', 'actual').textContent).toMatch(/Nhập tay\s*12\.345/);
});

test('while a Vietnamese keyboard composes, no key moves', async () => {
  const { typeInto } = await open();
  await typeInto('tel.fixed_subs', 'actual', '1');
  press('Enter', { isComposing: true });
  expect(at()).toBe('tel.fixed_subs actual');
});

test('an odd value waits in its cell and is kept with a reason', async () => {
  const { typeInto, row } = await open();
  await typeInto('tel.bts', 'estimate', '18');
  press('Enter');
  await waitFor(() => expect(the('entry-doubt').textContent).toContain('Có thể thiếu một chữ số'));
  await waitFor(() => expect(at()).toBe('tel.bts estimate'));
  await fireEvent.click(the('entry-keep'));
  expect(the('entry-doubt').textContent).toContain('Hãy ghi lý do');
  await fireEvent.input(the('entry-reason'), { target: { value: 'đã kiểm tra' } });
  await fireEvent.click(the('entry-keep'));
  await waitFor(() => expect(document.querySelector('[data-testid="entry-doubt"]')).toBeNull());
  expect((await row('tel.bts'))?.estimate).toMatchObject({ value: '18', note: 'đã kiểm tra' });
});

test('what is no number stays with the reason, and Esc gives it up', async () => {
  const { typeInto } = await open();
  await typeInto('tel.bts', 'actual', 'nhiều');
  press('Enter');
  await waitFor(() => expect(the('entry-doubt').textContent).toContain('không phải là số'));
  await waitFor(() => expect(at()).toBe('tel.bts actual'));
  press('Escape');
  await waitFor(() => expect(document.querySelector('[data-testid="entry-doubt"]')).toBeNull());
  expect(field().value).toBe('1.842');
});

test('a column pasted from a spreadsheet fills the rows below', async () => {
  const { go, row } = await open();
  await go('tel.fixed_subs', 'actual');
  const paste = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: { getData: () => '1\r\n2\r\n3\r\n' } });
  field().dispatchEvent(paste);
  expect(paste.defaultPrevented).toBe(true);
  await waitFor(async () => expect((await row('tel.g2_subs'))?.actual?.value).toBe('3'));
  expect((await row('tel.mobile_subs'))?.actual?.value).toBe('2');
  await waitFor(() => expect(document.body.textContent).toContain('Vừa dán 3 ô'));
});

test('a click on the cell one stands on leaves all of it to be replaced', async () => {
  const { go } = await open();
  await go('tel.bts', 'actual');
  field().setSelectionRange(2, 2);
  const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
  field().dispatchEvent(down);
  expect([down.defaultPrevented, field().selectionStart, field().selectionEnd]).toEqual([true, 0, 5]);
});

test('targets are typed with the decision that set them', async () => {
  const { typeInto, row, go } = await open('targets');
  await go('tel.bts', 'target');
  await fireEvent.input(the('entry-decision'), { target: { value: '15/QĐ-UBND' } });
  await typeInto('tel.bts', 'target', '1.900');
  press('Enter');
  await waitFor(async () => expect((await row('tel.bts'))?.target).toMatchObject({ value: '1900', note: '15/QĐ-UBND' }));
});

test('only what is still empty, and what the search finds', async () => {
  const { go } = await open();
  await go('tel.bts', 'actual');
  await fireEvent.click(the('entry-only-empty'));
  await waitFor(() => expect(cell('tel.bts', 'actual')).toBeNull());
  await fireEvent.click(the('entry-only-empty'));
  await fireEvent.input(the('entry-search'), { target: { value: 'tram thu phat song' } });
  await waitFor(() => expect(cell('tel.bts', 'actual')).not.toBeNull());
  expect(all('entry-cell').length).toBeLessThan(30);
});

test('a closed year wants a reason at the cell; one reason may answer for all that waits', async () => {
  const { typeInto, go, row, backend } = await open();
  await backend.closeYear(2024, null);
  await typeInto('tel.fixed_subs', 'actual', '12.345');
  press('Enter');
  await go('tel.fixed_subs', 'actual');
  await waitFor(() => expect(the('entry-doubt').textContent).toContain('đã khóa'));
  expect(cell('tel.fixed_subs', 'actual').className).toContain('closed');
  expect((await row('tel.fixed_subs'))?.actual ?? null).toBeNull();
  expect(document.querySelector('[data-testid="entry-keep-all"]')).toBeNull();

  await typeInto('tel.mobile_subs', 'estimate', '612.399');
  press('Enter');
  await go('tel.mobile_subs', 'estimate');
  await waitFor(() => expect(the('entry-keep-all').textContent).toContain('2'));
  await fireEvent.click(the('entry-keep-all'));
  expect(document.activeElement).toBe(the('entry-reason'));
  await fireEvent.input(the('entry-reason'), { target: { value: 'nhập thiếu khi khóa' } });
  await fireEvent.click(the('entry-keep-all'));
  await waitFor(async () => expect((await row('tel.fixed_subs'))?.actual?.value).toBe('12345'));
  await waitFor(async () => expect((await row('tel.mobile_subs'))?.estimate?.value).toBe('612399'));
  await waitFor(() => expect(document.querySelector('[data-testid="entry-doubt"]')).toBeNull());
  await go('tel.fixed_subs', 'estimate');
  await waitFor(() => expect(cell('tel.fixed_subs', 'actual').querySelector('[data-testid="changed-mark"]')?.getAttribute('aria-label')).toContain('sau khi khóa năm: chưa có → 12.345'));
});

test('notes and flags stand at the value; Shift+F2 writes a note, a filter shows what is followed up', async () => {
  const { go, row, desk, backend } = await open();
  await go('tel.revenue', 'actual');
  press('F2', { shiftKey: true });
  await waitFor(() => expect(document.activeElement).toBe(the('note')));
  await fireEvent.input(the('note'), { target: { value: 'chưa gồm VNPT' } });
  await fireEvent.click(the('note-save'));
  await waitFor(async () => expect((await row('tel.revenue'))?.estimate?.note ?? (await row('tel.revenue'))?.actual?.note).toBe('chưa gồm VNPT'));
  await waitFor(() => expect(the('entry-said').textContent).toBe('Ghi chú: chưa gồm VNPT'));
  await go('tel.revenue', 'before');
  await waitFor(() => expect(the('entry-note').getAttribute('aria-label')).toBe('Ghi chú: chưa gồm VNPT'));

  expect(document.querySelector('[data-testid="entry-only-flagged"]')).toBeNull();
  const fact = (await row('tel.revenue'))?.actual?.fact ?? (await row('tel.revenue'))?.estimate?.fact ?? '';
  await backend.flagFact(fact, true, 'hỏi phòng viễn thông');
  await desk.changed();
  await waitFor(() => expect(the('entry-flag').getAttribute('aria-label')).toBe('Cần theo dõi: hỏi phòng viễn thông'));
  await fireEvent.click(the('entry-only-flagged'));
  await waitFor(() => expect(new Set(all('entry-cell').map((one) => one.dataset.indicator))).toEqual(new Set(['tel.revenue'])));
  await backend.flagFact(fact, false, null);
  await desk.changed();
  await waitFor(() => expect(the('view-entry').textContent).toContain('Không còn ô nào cần theo dõi'));
});

test('where there is no value there is nothing to note', async () => {
  const { go, desk } = await open();
  await go('tel.fixed_subs', 'actual');
  press('F2', { shiftKey: true });
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.text).toContain('chưa có số'));
});
