import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { all, press, renderAtDesk, the } from '../../../dev/render';
import { Refusal } from '../../shared/backend';
import Summary from './Summary.svelte';

// Pages are drawn by the web view; here it only counts which are asked for.
const drawn: number[] = [];
vi.mock('../../domain/pages/pdf', () => ({
  openPages: () =>
    Promise.resolve({
      count: 9,
      draw: (page: number) => {
        drawn.push(page);
        return { done: Promise.resolve(), cancel() {} };
      },
      close() {},
    }),
}));

beforeEach(() => {
  drawn.length = 0;
  history.replaceState(null, '', '#/summary');
});

async function open(scene: 'desk' | 'empty' = 'desk') {
  const shown = await renderAtDesk(Summary, {}, scene);
  shown.desk.route.follow();
  return shown;
}

test('only the pages in sight and two more are drawn', async () => {
  await open();
  await waitFor(() => expect(drawn).toEqual([0, 1, 2]));
  expect(all('summary-page')).toHaveLength(3);
  expect(the('summary-page-number').textContent).toBe('Trang 1 / 9');
});

test('every number on a page leads to its source', async () => {
  await open();
  await waitFor(() => expect(all('summary-link').length).toBeGreaterThan(10));
  const [link] = all('summary-link');
  expect(link?.style.left).not.toBe('');
  await fireEvent.click(link as HTMLElement);
  await waitFor(() => expect(the('source').textContent).toContain('9/9 chỉ tiêu'));
  press('Escape');
  await waitFor(() => expect(document.activeElement).toBe(link));
});

test('it is a draft until every value is confirmed, in one step that can be undone', async () => {
  const { desk } = await open();
  await waitFor(() => the('summary-draft'));
  const { pendingFacts } = await desk.backend.summaryView('A-20', 2024, { confirmedOnly: false, emptySections: false, cutoff: null });
  expect(the('summary-confirm').textContent).toBe(`Xác nhận ${pendingFacts.length} số`);
  await fireEvent.click(the('summary-confirm'));
  await waitFor(() => expect(document.querySelector('[data-testid="summary-draft"]')).toBeNull());
  expect(desk.toasts.shown.at(-1)?.undo).toBeDefined();
  desk.toasts.shown.at(-1)?.undo?.();
  await waitFor(() => the('summary-draft'));
});

test('where the year is closed, confirming what did not count asks for a reason', async () => {
  const { desk, backend } = await open();
  const closed = new Refusal({ code: 'year_closed', message: 'Số liệu năm 2024 đã khóa.', detail: null });
  const take = backend.confirmFacts.bind(backend);
  const asked = vi.spyOn(backend, 'confirmFacts').mockImplementation((ids, why) => (why ? take(ids, why) : Promise.reject(closed)));
  await waitFor(() => the('summary-confirm'));
  await fireEvent.click(the('summary-confirm'));
  await waitFor(() => the('reason-dialog'));
  await fireEvent.input(the('reason'), { target: { value: 'duyệt bổ sung' } });
  await fireEvent.click(the('reason-save'));
  await waitFor(() => expect(asked.mock.calls.at(-1)?.[1]).toBe('duyệt bổ sung'));
  await waitFor(() => expect(document.querySelector('[data-testid="summary-draft"]')).toBeNull());
  expect(desk.toasts.shown.at(-1)?.undo).toBeDefined();
});

test('the options go to the program', async () => {
  const { desk } = await open();
  await waitFor(() => the('summary-confirmed-only'));
  const asked = vi.spyOn(desk.backend, 'summaryView');
  await fireEvent.click(the('summary-confirmed-only'));
  await waitFor(() => expect(asked).toHaveBeenCalledWith('A-20', 2024, { confirmedOnly: true, emptySections: false, cutoff: null }));
});

test('the last day of the figures is kept for the report', async () => {
  const { desk } = await open();
  await waitFor(() => the('summary-cutoff'));
  const kept = vi.spyOn(desk.backend, 'keepCutoff');
  await fireEvent.input(the('summary-cutoff'), { target: { value: '15/12/2024' } });
  await waitFor(() => expect(kept).toHaveBeenCalledWith('A-20', 2024, '2024-12-15'));
  await waitFor(async () => expect((await desk.backend.summaryView('A-20', 2024, { confirmedOnly: false, emptySections: false, cutoff: null })).cutoff).toBe('2024-12-15'));
});

test('saving tells where the file is; giving up tells nothing', async () => {
  const { desk } = await open();
  await waitFor(() => the('summary-save'));
  await fireEvent.click(the('summary-save'));
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.text).toContain('D:\\TongKet\\'));
  vi.spyOn(desk.backend, 'saveSummary').mockResolvedValue(null);
  const before = desk.toasts.shown.length;
  await fireEvent.click(the('summary-save'));
  await waitFor(() => expect((the('summary-save') as HTMLButtonElement).disabled).toBe(false));
  expect(desk.toasts.shown).toHaveLength(before);
});

test('saving says which kinds of file there are', async () => {
  await open();
  await waitFor(() => the('summary-save'));
  expect(document.querySelector('.view-head')?.textContent).toContain('PDF, Word hoặc Excel');
  expect(the('summary-save').title).toContain('Word để sửa tiếp');
});

test('rules that are not kept say what to do; the kept ones can be seen', async () => {
  await open();
  await waitFor(() => expect(all('self-check')).toHaveLength(1));
  expect(the('self-check').textContent).toContain('Hãy nhập báo cáo');
  await fireEvent.click(the('self-checks-all'));
  expect(all('self-check').length).toBeGreaterThan(7);
});

test('the letterhead is set in its dialog; what the decree refuses is said there', async () => {
  const { desk } = await open();
  await waitFor(() => the('summary-office'));
  await fireEvent.click(the('summary-office'));
  await waitFor(() => the('office-dialog'));
  expect((the('office-post') as HTMLInputElement).value).toBe('PHÓ GIÁM ĐỐC');
  await fireEvent.click(the('office-authority-self'));
  await fireEvent.input(the('office-margin-left'), { target: { value: '25' } });
  await fireEvent.submit(the('office-dialog').querySelector('form') as HTMLElement);
  await waitFor(() => expect(the('office-dialog').textContent).toContain('Lề trái phải từ 30 đến 35 mm'));
  await fireEvent.input(the('office-margin-left'), { target: { value: '35' } });
  await fireEvent.submit(the('office-dialog').querySelector('form') as HTMLElement);
  await waitFor(() => expect(document.querySelector('[data-testid="office-dialog"]')).toBeNull());
  const kept = await desk.backend.office('A-20', 2024);
  expect([kept.margins.left, kept.signerLines]).toEqual([35, ['GIÁM ĐỐC']]);
});

test('a passage is rewritten round its figures, remarked on, and given back', async () => {
  const { desk } = await open();
  await waitFor(() => the('summary-words'));
  await fireEvent.click(the('summary-words'));
  await waitFor(() => expect(all('passage')).toHaveLength(5));
  await fireEvent.click(all('passage')[3] as HTMLElement);
  await waitFor(() => expect(the('passage-text').querySelectorAll('.figure-chip')).toHaveLength(2));
  const editor = the('passage-text');
  editor.firstChild?.replaceWith(document.createTextNode('Thị trường giữ nhịp, thêm 12 thuê bao, doanh thu '));
  await fireEvent.input(editor);
  await fireEvent.click(the('passage-save'));
  await waitFor(() => expect(the('words-dialog').textContent).toContain('không có trong dữ liệu'));
  const kept = (await desk.backend.passages('A-20', 2024, { confirmedOnly: false, emptySections: false, cutoff: null }))[3];
  expect(kept?.pieces[1]).toEqual({ text: 'ước đạt 1.318,7 tỷ đồng', figure: 'tel.revenue' });
  await fireEvent.click(the('passage-reset'));
  await waitFor(() => expect(the('passage-text').textContent).toContain('Doanh thu dịch vụ viễn thông'));
  expect(desk.toasts.shown.at(-1)?.undo).toBeDefined();
});

test('issued versions show their hash and what is other now; a draft is not issued', async () => {
  await open();
  await waitFor(() => the('summary-issued'));
  await fireEvent.click(the('summary-issued'));
  await waitFor(() => expect(all('issued-change')).toHaveLength(2));
  expect(the('issued-dialog').textContent).toContain('3f9c2a51');
  expect(document.querySelector('[data-testid="issue"]')).toBeNull();
});

test('without a figure it says what is missing and what to do', async () => {
  const { desk } = await open('empty');
  await waitFor(() => expect(document.body.textContent).toContain('Chưa có số liệu nào của Lạng Sơn năm 2024'));
  expect(document.querySelector('[data-testid="summary-save"]')).toBeNull();
  await fireEvent.click([...document.querySelectorAll('button')].find((button) => button.textContent === 'Nhập báo cáo') as HTMLElement);
  await waitFor(() => expect(desk.route.place.view).toBe('import'));
});
