import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { all, press, renderAtDesk, the } from '../../../dev/render';
import Conflicts from './Conflicts.svelte';

beforeEach(() => history.replaceState(null, '', '#/conflicts'));

async function open(scene: 'years' | 'empty' = 'years') {
  const shown = await renderAtDesk(Conflicts, {}, scene);
  const unfollow = shown.desk.route.follow();
  return { ...shown, unfollow };
}

const revenue = async (backend: Awaited<ReturnType<typeof open>>['backend']) => {
  const [found] = await backend.conflicts({ area: 'Cao Bằng', year: 2022, indicator: 'tel.revenue' });
  if (!found) throw new Error('the years hold a conflict');
  return found;
};

test('a conflict is listed with its values; the detail shows every sentence and why one stands', async () => {
  const { backend, unfollow } = await open();
  const conflict = await revenue(backend);
  await waitFor(() => expect(all('conflict').some((row) => row.dataset.indicator === 'tel.revenue')).toBe(true));
  await fireEvent.click(all('conflict').find((row) => row.textContent?.includes('Cao Bằng')) as HTMLElement);
  await waitFor(() => expect(all('candidate-card').map((card) => card.dataset.fact)).toEqual(conflict.candidates.map((one) => one.fact)));
  await waitFor(() => expect(the('conflict-detail').querySelectorAll('mark')).toHaveLength(2));
  expect(the('conflict-detail').textContent).toContain('Phu luc so lieu 2022 - Cao Bang.xlsx');
  expect(the('conflict-why').textContent).toContain(`Đang dùng ${conflict.candidates[0]?.value}: ${conflict.reason}`);
  unfollow();
});

test('another value is chosen with a reason, never without; then left to the rules again', async () => {
  const { backend, desk, unfollow } = await open();
  const other = (await revenue(backend)).candidates[1];
  desk.route.replace('conflicts', { fact: other?.fact ?? '' });
  await waitFor(() => expect(all('candidate-card')[1]?.dataset.fact).toBe(other?.fact));
  await fireEvent.click(all('candidate-card')[1]?.querySelector('input') as HTMLElement);
  await waitFor(() => expect(the('conflict-choose').textContent).toContain(other?.value));
  await fireEvent.click(the('conflict-choose'));
  await waitFor(() => expect(document.activeElement).toBe(the('conflict-reason')));
  expect(the('conflict-detail').textContent).toContain('Hãy ghi lý do');
  expect((await revenue(backend)).chosenBy).toBeNull();

  await fireEvent.input(the('conflict-reason'), { target: { value: 'Phụ lục do đơn vị gửi lại' } });
  press('Enter');
  await waitFor(async () => expect(await revenue(backend)).toMatchObject({ rule: 'chosen', reason: 'Phụ lục do đơn vị gửi lại', chosenBy: 'Nguyễn Thu Hà' }));
  await waitFor(() => expect(the('conflict-why').textContent).toContain('Lý do: Phụ lục do đơn vị gửi lại'));
  expect(all('candidate-card')[0]?.dataset.fact).toBe(other?.fact);
  expect(all('conflict').find((row) => row.textContent?.includes('Cao Bằng'))?.dataset.settled).toBe('true');
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.undo).toBeDefined());

  await fireEvent.click(the('conflict-rules'));
  await waitFor(async () => expect((await revenue(backend)).chosenBy).toBeNull());
  await waitFor(() => expect(document.querySelector('[data-testid="conflict-rules"]')).toBeNull());
  unfollow();
});

test('numbers pick a value, arrows go through the list, the source opens from a value', async () => {
  const { backend, desk, unfollow } = await open();
  // A second conflict: a typed value against the report's.
  await backend.enterValue({ indicator: 'tel.internet_density', area: 'A-04', year: 2022, basis: 'actual', value: '55,5', note: null, reason: null });
  await desk.changed();
  await waitFor(() => expect(all('conflict')).toHaveLength(2));
  (document.activeElement as HTMLElement | null)?.blur();
  press('2');
  await waitFor(() => expect(all('candidate-card')[1]?.querySelector('input')?.checked).toBe(true));
  const first = the('conflict-detail').dataset.key;
  all('conflict')[0]?.focus();
  press('ArrowDown');
  await waitFor(() => expect(the('conflict-detail').dataset.key).not.toBe(first));
  await waitFor(() => expect(document.activeElement).toBe(all('conflict')[1]));
  const button = [...(all('candidate-card')[0]?.querySelectorAll('button') ?? [])].find((one) => one.textContent === 'Xem nguồn');
  await fireEvent.click(button as HTMLElement);
  await waitFor(() => expect(the('source').textContent).toContain('thuê bao'));
  unfollow();
});

test('where all sources agree it says so', async () => {
  await open('empty');
  await waitFor(() => expect(the('view-conflicts').textContent).toContain('Không có xung đột'));
});

test('in a closed year the rules decide again only with a reason', async () => {
  const { backend, desk, unfollow } = await open();
  const other = (await revenue(backend)).candidates[1]?.fact ?? '';
  await backend.chooseOfficial(other, 'Phụ lục do đơn vị gửi lại');
  await backend.closeYear(2022, null);
  await desk.changed();
  desk.route.replace('conflicts', { fact: other });
  await waitFor(() => the('conflict-rules'));
  await fireEvent.click(the('conflict-rules'));
  await waitFor(() => expect(the('reason-dialog').textContent).toContain('2022'));
  await fireEvent.input(the('reason'), { target: { value: 'chọn nhầm' } });
  await fireEvent.click(the('reason-save'));
  await waitFor(async () => expect((await revenue(backend)).chosenBy).toBeNull());
  await waitFor(() => expect(document.querySelector('[data-testid="reason-dialog"]')).toBeNull());
  unfollow();
});

test('a value that was changed after its year was closed says so', async () => {
  const { backend, desk, unfollow } = await open();
  const [first] = (await revenue(backend)).candidates;
  await backend.closeYear(2022, null);
  await backend.reopenFacts([first?.fact ?? ''], null).catch(() => undefined);
  const { fact } = await backend.factSource(first?.fact ?? '');
  const { quantity: q } = fact;
  await backend.correctFact(fact.id, { value: '999', value2: null, unit: q.unit, form: q.form, qualifier: q.qualifier, basis: q.basis, measure: fact.measure, indicator: fact.indicator, scope: null, area: null, period: null, note: null, why: 'đính chính' });
  await desk.changed();
  desk.route.replace('conflicts', { fact: fact.id });
  await waitFor(() => expect(the('source-changed').textContent).toContain('sau khi khóa năm'));
  expect(the('source-changed').textContent).toContain('Lý do: đính chính');
  unfollow();
});
