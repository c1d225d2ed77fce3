import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { all, press, renderAtDesk, the } from '../../../dev/render';
import { Refusal } from '../../shared/backend';
import Review from './Review.svelte';

// jsdom draws nothing: two pages with the words of the stand-in's PDF.
vi.mock('../../domain/pages/pdf', () => ({
  openPages: async () => ({
    count: 2,
    sizes: async () => [{ width: 595, height: 842 }, { width: 595, height: 842 }],
    words: async (page: number) => (page === 0 ? [] : [{ text: 'Trong quý đã tổ chức 6 lớp tập huấn cho 480 lượt người, xử lý 5 sự cố an toàn thông tin.', x: 80, y: 90, width: 400, height: 14 }]),
    isBlank: async () => false,
    draw: () => ({ done: Promise.resolve(), cancel() {} }),
    close() {},
  }),
}));

beforeEach(() => {
  location.hash = '';
});

async function open(hash = '#/review?report=1') {
  history.replaceState(null, '', hash);
  const shown = await renderAtDesk(Review, {});
  shown.desk.route.follow();
  await waitFor(() => the('document'));
  return shown;
}

const openCard = () => document.querySelector<HTMLElement>('[data-testid="fact-card"][data-open]');
const nowMark = () => document.querySelector<HTMLElement>('[data-testid="mark"].now');

test('text and list show the same figure', async () => {
  await open();
  expect(openCard()?.dataset.fact).toBe(nowMark()?.dataset.key);
  const mark = all('mark').find((one) => one.textContent === '612.340 thuê bao');
  await fireEvent.click(mark as HTMLElement);
  expect(openCard()?.dataset.fact).toBe(mark?.dataset.key);
  await fireEvent.click(all('fact-card').find((card) => !('open' in card.dataset)) as HTMLElement);
  expect(nowMark()?.dataset.key).toBe(openCard()?.dataset.fact);
});

test('the address names the figure, and a figure in the address is opened', async () => {
  const { desk } = await open('#/review?report=1&fact=12');
  await waitFor(() => expect(openCard()?.dataset.fact).toBe('12'));
  press('ArrowDown');
  await waitFor(() => expect(desk.route.place.params.fact).toBe(openCard()?.dataset.fact));
  expect(openCard()?.dataset.fact).not.toBe('12');
});

test('Enter takes, X sets aside, and the next figure opens', async () => {
  await open();
  const first = openCard()?.dataset.fact;
  press('Enter');
  await waitFor(() => expect(openCard()?.dataset.fact).not.toBe(first));
  expect(the('tab-taken').textContent).toContain('8');
  const second = openCard()?.dataset.fact;
  press('x');
  await waitFor(() => expect(openCard()?.dataset.fact).not.toBe(second));
  expect(document.querySelector(`[data-key="${second}"]`)?.className).toContain('aside');
});

test('letters go into the field while it has the focus', async () => {
  await open();
  const id = openCard()?.dataset.fact;
  press('s');
  const field = the('field-value') as HTMLInputElement;
  expect(document.activeElement).toBe(field);
  press('x');
  expect(openCard()?.dataset.fact).toBe(id);
  await fireEvent.input(field, { target: { value: '5' } });
  expect(the('save')).toBeTruthy();
  press('Escape');
  await waitFor(() => expect((the('field-value') as HTMLInputElement).value).not.toBe('5'));
  expect(document.activeElement).not.toBe(field);
});

test('the fields are stored as one correction', async () => {
  await open('#/review?report=1&fact=9');
  await waitFor(() => expect(openCard()?.dataset.fact).toBe('9'));
  await fireEvent.input(the('field-value'), { target: { value: '38' } });
  await fireEvent.click(the('basis-estimate'));
  await fireEvent.click(the('save'));
  await waitFor(() => expect(openCard()?.dataset.fact).not.toBe('9'));
  await fireEvent.click(document.querySelector('[data-key="9"]') as HTMLElement);
  expect(openCard()?.dataset.state).toBe('corrected');
  expect(openCard()?.textContent).toContain('sửa từ 36 trạm');
});

test('what the program refuses is said at the figure', async () => {
  await open();
  await fireEvent.input(the('field-value'), { target: { value: 'mười' } });
  press('Enter');
  await waitFor(() => expect(the('error').dataset.code).toBe('not_a_number'));
  expect(the('field-value').getAttribute('aria-invalid')).toBe('true');
});

test('all that is sure in one step, back in one', async () => {
  const { desk } = await open();
  const badge = desk.status?.counts.waiting ?? 0;
  await fireEvent.click(the('confirm-sure'));
  await waitFor(() => expect(desk.status?.counts.waiting).toBeLessThan(badge));
  expect(document.querySelector('[data-testid="confirm-sure"]')).toBeNull();
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.undo).toBeDefined());
  desk.toasts.shown.at(-1)?.undo?.();
  await waitFor(() => expect(desk.status?.counts.waiting).toBe(badge));
  await waitFor(() => the('confirm-sure'));
});

test('a figure from selected words', async () => {
  await open();
  const words = [...the('document').querySelectorAll<HTMLElement>('[data-start]')].find((piece) => piece.textContent?.includes('tỉnh, thành phố'))?.firstChild as Text;
  const range = document.createRange();
  const at = words.data.indexOf('tỉnh');
  range.setStart(words, at);
  range.setEnd(words, at + 4);
  range.getBoundingClientRect = () => new DOMRect();
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  document.dispatchEvent(new Event('selectionchange'));
  await waitFor(() => the('add-figure'));
  await fireEvent.click(the('add-figure'));
  await fireEvent.input(the('field-value'), { target: { value: '63' } });
  await fireEvent.click(the('add-save'));
  await waitFor(() => expect(openCard()?.textContent).toContain('63'));
  expect(nowMark()?.textContent).toBe('tỉnh');
});

test('a report without figures shows its text and says so', async () => {
  await open('#/review?report=5');
  expect(the('document').textContent).toContain('Đề nghị các phòng');
  expect(the('fact-list').textContent).toContain('Báo cáo này không có số liệu');
});

test('a report that is gone is said in place', async () => {
  history.replaceState(null, '', '#/review?report=99');
  const { desk } = await renderAtDesk(Review, {});
  desk.route.follow();
  await waitFor(() => expect(the('error').dataset.code).toBe('missing'));
});

test('without a report there is a way to import one', async () => {
  await renderAtDesk(Review, {}, 'empty');
  await waitFor(() => expect(the('view-review').textContent).toContain('Chưa có báo cáo để duyệt'));
});

test('a figure of a closed year is taken, corrected and left only with a reason; what was typed stays', async () => {
  const { backend, desk } = await open();
  const id = openCard()?.dataset.fact ?? '';
  const fact = await backend.factSource(id);
  await backend.closeYear(Number(fact.fact.period?.end.slice(0, 4)), null);
  const typed = async () => {
    press('s');
    await fireEvent.input(the('field-value'), { target: { value: '77' } });
    await fireEvent.click(the('save'));
    await waitFor(() => expect(the('reason-dialog').textContent).toContain('đã khóa'));
  };
  the('fact-card').focus();
  await typed();
  expect((the('reason-save') as HTMLButtonElement).disabled).toBe(true);
  press('Escape');
  await waitFor(() => expect(document.querySelector('[data-testid="reason-dialog"]')).toBeNull());
  expect(openCard()?.dataset.fact).toBe(id);
  expect((the('field-value') as HTMLInputElement).value).toBe('77');
  expect((await backend.factSource(id)).fact.state).toBe('found');

  await waitFor(() => expect((the('save') as HTMLButtonElement).disabled).toBe(false));
  await fireEvent.click(the('save'));
  await waitFor(() => the('reason-dialog'));
  await fireEvent.input(the('reason'), { target: { value: 'đính chính của VNPT' } });
  await fireEvent.submit(the('reason').closest('form') as HTMLFormElement);
  await waitFor(() => expect(openCard()?.dataset.fact).not.toBe(id));
  const { changedSince, fact: now } = await backend.factSource(id);
  expect(now).toMatchObject({ state: 'corrected', quantity: { value: '77' } });
  expect(changedSince?.why).toBe('đính chính của VNPT');
  desk.route.go('overview');
});

test('a report that is read otherwise by now is offered anew; the difference is shown before anything changes', async () => {
  const { backend, desk } = await open();
  const { changes, kept } = await backend.rereadOffer('1');
  await waitFor(() => expect(the('reread-offer').textContent).toContain(`${changes.length} chỗ`));
  await fireEvent.click(the('reread-look'));
  await waitFor(() => expect(all('reread-change').map((row) => row.dataset.kind)).toEqual(changes.map((change) => change.kind)));
  expect(the('reread-dialog').textContent).toContain(`${kept} số đã có người duyệt`);
  press('Escape');
  await waitFor(() => expect(document.querySelector('[data-testid="reread-dialog"]')).toBeNull());
  expect((await backend.rereadOffer('1')).changes).toHaveLength(changes.length);

  await fireEvent.click(the('reread-look'));
  await waitFor(() => the('reread-take'));
  await fireEvent.click(the('reread-take'));
  await waitFor(() => expect(document.querySelector('[data-testid="reread-offer"]')).toBeNull());
  await waitFor(() => expect(document.querySelector('[data-testid="reread-dialog"]')).toBeNull());
  await waitFor(() => expect(desk.status?.undo).toBe('reread'));
  const gone = changes.find((change) => change.kind === 'gone')?.fact;
  expect(all('mark').map((mark) => mark.dataset.key)).not.toContain(gone);
});

test('the offer can be left; it stays away from that report', async () => {
  const { desk } = await open();
  await waitFor(() => the('reread-later'));
  await fireEvent.click(the('reread-later'));
  expect(document.querySelector('[data-testid="reread-offer"]')).toBeNull();
  await desk.changed();
  await waitFor(() => the('document'));
  expect(document.querySelector('[data-testid="reread-offer"]')).toBeNull();
});

test('the page of a PDF stands beside the figures, its sentence marked; G leads back to the text', async () => {
  const { backend } = await open('#/review?report=4');
  const asked = vi.spyOn(backend, 'originalPdf');
  await fireEvent.click(the('tab-taken'));
  press('g');
  await waitFor(() => expect(the('original-said').textContent).toBe('Câu gốc ở trang 2, đã đánh dấu'));
  expect(asked).toHaveBeenCalledExactlyOnceWith('4');
  expect(all('document')).toHaveLength(0);
  // Another figure of the same report is another place of the same pages.
  await fireEvent.click(all('fact-card').find((card) => !('open' in card.dataset)) as HTMLElement);
  await waitFor(() => expect(all('original-quote')).toHaveLength(1));
  expect(asked).toHaveBeenCalledOnce();
  press('g');
  await waitFor(() => the('document'));
});

test('a file that is too large says so in the place of its pages', async () => {
  const { backend } = await open('#/review?report=4');
  vi.spyOn(backend, 'originalPdf').mockRejectedValue(new Refusal({ code: 'too_large', message: 'Tệp nặng 60 MB, quá lớn.', detail: null }));
  press('g');
  await waitFor(() => expect(document.querySelector('[role="alert"]')?.textContent).toBe('Tệp nặng 60 MB, quá lớn.'));
});

test('a report that is no PDF has no pages to show', async () => {
  await open();
  expect(all('way-pages')).toHaveLength(0);
  press('g');
  expect(the('document')).toBeTruthy();
});
