import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { all, press, renderAtDesk, the } from '../../../dev/render';
import { byDay, told } from './action-log.svelte';
import History from './History.svelte';

beforeEach(() => history.replaceState(null, '', '#/history'));

async function open(scene: 'desk' | 'empty' = 'desk', hash = '#/history') {
  history.replaceState(null, '', hash);
  const shown = await renderAtDesk(History, {}, scene);
  const unfollow = shown.desk.route.follow();
  return { ...shown, unfollow };
}

const entries = () => all('log-entry').map((entry) => entry.dataset.action);
const waitingFact = async (backend: Awaited<ReturnType<typeof open>>['backend']) => (await backend.report('1')).facts.find((fact) => fact.state === 'found')?.id ?? '';

test('the log stands by day, with who, when, before and after', async () => {
  const { unfollow } = await open();
  await waitFor(() => expect(all('log-day').map((day) => day.dataset.day)).toEqual(['2026-11-20', '2026-11-19']));
  expect(entries()).toEqual(['correct', 'confirm']);
  const first = all('log-entry')[0]?.textContent ?? '';
  expect(first).toContain('Sửa số liệu');
  expect(first).toContain('Trần Minh Đức');
  expect(first).toContain('09:05');
  expect(first).toContain('Lý do: Báo cáo thừa một chữ số');
  expect(first).toMatch(/\(cần xem\) → .*\(đã nhận\)/);
  unfollow();
});

test('one action is taken back by itself, and that can be undone', async () => {
  const { backend, desk, unfollow } = await open();
  const id = await waitingFact(backend);
  const stateNow = async () => (await backend.factSource(id)).fact.state;
  await backend.confirmFacts([id]);
  await desk.changed();
  await waitFor(() => expect(entries()[0]).toBe('confirm'));
  await fireEvent.click(all('log-entry')[0]?.querySelector('[data-testid="log-revert"]') as HTMLElement);
  await waitFor(async () => expect(await stateNow()).toBe('found'));
  await waitFor(() => expect(entries().slice(0, 2)).toEqual(['revert', 'confirm']));
  const taken = all('log-entry')[1] as HTMLElement;
  expect(taken.dataset.stands).toBe('false');
  expect(taken.textContent).toContain('Đã lấy lại');
  expect(taken.querySelector('[data-testid="log-revert"]')).toBeNull();
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.undo).toBeDefined());
  desk.toasts.shown.at(-1)?.undo?.();
  await waitFor(async () => expect(await stateNow()).toBe('confirmed'));
  unfollow();
});

test('what was changed again since cannot be taken back alone', async () => {
  const { backend, desk, unfollow } = await open();
  const id = await waitingFact(backend);
  await backend.confirmFacts([id]);
  await backend.rejectFacts([id], 'không thuộc báo cáo');
  await desk.changed();
  await waitFor(() => expect(entries().slice(0, 2)).toEqual(['reject', 'confirm']));
  expect(all('log-entry')[0]?.querySelector('[data-testid="log-revert"]')).not.toBeNull();
  expect(all('log-entry')[1]?.querySelector('[data-testid="log-revert"]')).toBeNull();
  unfollow();
});

test('a long log comes page by page', async () => {
  const { backend, desk, unfollow } = await open();
  const id = await waitingFact(backend);
  for (let i = 0; i < 30; i++) {
    await backend.confirmFacts([id]);
    await backend.reopenFacts([id]);
  }
  await desk.changed();
  await waitFor(() => expect(all('log-entry')).toHaveLength(50));
  await fireEvent.click(the('log-more'));
  await waitFor(() => expect(all('log-entry')).toHaveLength(62));
  expect(document.querySelector('[data-testid="log-more"]')).toBeNull();
  unfollow();
});

test('a deleted report is restored from the trash', async () => {
  const { backend, desk, unfollow } = await open('desk', '#/history?tab=trash');
  await waitFor(() => expect(the('view-history').textContent).toContain('Thùng rác trống'));
  await backend.deleteReport('2', 'Nhập nhầm');
  await desk.changed();
  await waitFor(() => expect(all('trash-row').map((row) => row.dataset.report)).toEqual(['2']));
  expect(the('trash-row').textContent).toContain('Lý do: Nhập nhầm');
  await fireEvent.click(the('restore-report'));
  await waitFor(() => expect(document.querySelector('[data-testid="trash-row"]')).toBeNull());
  expect((await backend.reports()).map((report) => report.id)).toContain('2');
  unfollow();
});

test('the trash is emptied only after it was asked once more; the question starts at the way out', async () => {
  const { backend, desk, unfollow } = await open('desk', '#/history?tab=trash');
  await backend.deleteReport('2', null);
  await backend.deleteReport('3', null);
  await desk.changed();
  await waitFor(() => expect(all('trash-row').map((row) => row.dataset.report)).toEqual(['3', '2']));
  await fireEvent.click(the('empty-trash'));
  await waitFor(() => expect(the('empty-dialog').getAttribute('role')).toBe('alertdialog'));
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Thôi'));
  press('Escape');
  await waitFor(() => expect(document.querySelector('[data-testid="empty-dialog"]')).toBeNull());
  expect(await backend.trash()).toHaveLength(2);
  await fireEvent.click(the('empty-trash'));
  await waitFor(() => the('alert-yes'));
  await fireEvent.click(the('alert-yes'));
  await waitFor(() => expect(the('view-history').textContent).toContain('Thùng rác trống'));
  expect(await backend.trash()).toEqual([]);
  expect((await backend.reports()).map((report) => report.id)).not.toContain('2');
  unfollow();
});

test('nothing done yet', async () => {
  await open('empty');
  await waitFor(() => expect(the('view-history').textContent).toContain('Chưa có việc nào'));
});

test('days have names near today', () => {
  const entry = (at: string) => ({ id: at, at, person: '', action: 'confirm', turned: null, why: null, changes: 0, steps: [], stands: true, canBeReverted: false });
  const days = byDay([entry('2026-11-21T08:00:00'), entry('2026-11-20T23:59:00'), entry('2026-11-20T07:00:00'), entry('2026-11-01T07:00:00')], new Date(2026, 10, 21, 12));
  expect(days.map((day) => [day.label, day.entries.length])).toEqual([['Hôm nay, 21/11/2026', 1], ['Hôm qua, 20/11/2026', 2], ['01/11/2026', 1]]);
});

test('what a step did is told in words', () => {
  const nameOf = (report: string) => (report === '7' ? 'Bao cao.docx' : undefined);
  const step = (kind: string, before: string | null, after: string | null, subject = '7', name = '') => told({ kind, subject, name, before, after }, nameOf);
  expect(step('fact', '38 trạm (cần xem)', '36 trạm (đã sửa)', '9', 'Số trạm BTS')).toEqual({ thing: 'Số trạm BTS', change: '38 trạm (cần xem) → 36 trạm (đã sửa)' });
  expect(step('fact', null, '36 trạm (nhập tay)', '9', 'Số trạm BTS').change).toBe('36 trạm (nhập tay)');
  expect(step('fact', '36 trạm (nhập tay)', null, '9', 'Số trạm BTS').change).toBe('36 trạm (nhập tay) → không còn');
  expect(step('trash', null, 'Nhập nhầm')).toEqual({ thing: 'Bao cao.docx', change: 'đưa vào thùng rác' });
  expect(step('trash', '', null).change).toBe('lấy ra khỏi thùng rác');
  expect(step('closed_year', null, '', '2024')).toEqual({ thing: 'Khóa năm: 2024', change: 'đặt' });
  expect(step('setting', '2023', '2024', 'year').change).toBe('2023 → 2024');
});
