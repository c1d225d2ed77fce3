import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { all, press, renderAtDesk, the } from '../../../dev/render';
import { Refusal } from '../../shared/backend';
import Import from './Import.svelte';

beforeEach(() => {
  history.replaceState(null, '', '#/import');
});

const files = () => all('import-row').map((row) => [row.dataset.file, row.dataset.state]);

test('every file of an import is there with what became of it; what failed stands first', async () => {
  const { desk, backend } = await renderAtDesk(Import, {}, 'empty');
  desk.route.follow();
  await backend.import();
  await waitFor(() => expect(files()).toHaveLength(7));
  expect(files().slice(0, 3)).toEqual([
    ['Bieu mau.xlsx', 'failed'],
    ['Bao cao mat.docx', 'failed'],
    ['Bao cao nam 2024 - Bac Kan.docx', 'imported'],
  ]);
  expect(all('import-row')[1]?.textContent).toContain('Tệp có mật khẩu');
});

test('what was not read is said, with what to do', async () => {
  const { backend } = await renderAtDesk(Import, {}, 'empty');
  await backend.import();
  await waitFor(() => the('show-issues'));
  await fireEvent.click(the('show-issues'));
  expect(the('issues').textContent).toContain('Hãy lưu thành .docx');
});

test('a read file leads to its review', async () => {
  const { desk, backend } = await renderAtDesk(Import, {}, 'empty');
  const unfollow = desk.route.follow();
  await backend.import();
  await waitFor(() => expect(files()).toHaveLength(7));
  const row = all('import-row').find((one) => one.dataset.state === 'imported');
  await fireEvent.click(row?.querySelector('[data-testid="review-report"]') as HTMLElement);
  await waitFor(() => expect(desk.route.place).toEqual({ view: 'review', params: { report: row?.dataset.report } }));
  unfollow();
});

test('an import can be stopped: the rest is not read, and says so', async () => {
  const { imports, backend } = await renderAtDesk(Import, {}, 'empty', 100);
  const running = backend.import();
  await waitFor(() => the('stop-import'));
  await fireEvent.click(the('stop-import'));
  await running;
  await waitFor(() => expect(imports.running).toBe(false));
  expect(files().filter(([, state]) => state === 'stopped').length).toBeGreaterThan(0);
});

test('stored reports are found without accents and by what they need', async () => {
  history.replaceState(null, '', '#/import?tab=stored&only=unknown');
  const { desk } = await renderAtDesk(Import, {});
  const unfollow = desk.route.follow();
  await waitFor(() => expect(all('report-row').map((row) => row.dataset.file)).toEqual(['Cong van tuyen truyen.txt']));
  desk.route.replace('import', { tab: 'stored' });
  await waitFor(() => expect(all('report-row')).toHaveLength(5));
  await fireEvent.input(the('report-search'), { target: { value: 'cao bang quy iii' } });
  await waitFor(() => expect(all('report-row').map((row) => row.dataset.file)).toEqual(['BC quy III-2024 Cao Bang.pdf']));
  unfollow();
});

test('a stored report goes into the trash, and the notice leads back', async () => {
  history.replaceState(null, '', '#/import?tab=stored');
  const { desk, backend } = await renderAtDesk(Import, {});
  const unfollow = desk.route.follow();
  await waitFor(() => expect(all('report-row')).toHaveLength(5));
  const first = all('report-row')[0] as HTMLElement;
  const { report, file } = first.dataset;
  await fireEvent.click(first.querySelector('[data-testid="delete-report"]') as HTMLElement);
  await waitFor(() => expect(all('report-row')).toHaveLength(4));
  expect((await backend.trash()).map((one) => one.report)).toEqual([report]);
  await waitFor(() => expect(desk.toasts.shown.at(-1)).toMatchObject({ text: `Đã chuyển ${file} vào thùng rác` }));
  desk.toasts.shown.at(-1)?.undo?.();
  await waitFor(() => expect(all('report-row')).toHaveLength(5));
  expect(await backend.trash()).toEqual([]);
  unfollow();
});

test('a report of a closed year is deleted only with a reason', async () => {
  history.replaceState(null, '', '#/import?tab=stored');
  const { desk, backend } = await renderAtDesk(Import, {});
  const unfollow = desk.route.follow();
  const really = backend.deleteReport.bind(backend);
  backend.deleteReport = async (id, why) => {
    if (why === null) throw new Refusal({ code: 'year_closed', message: 'Số liệu năm 2024 đã khóa. Muốn sửa, hãy ghi lý do rồi làm lại.', detail: null });
    return really(id, why);
  };
  await waitFor(() => expect(all('report-row')).toHaveLength(5));
  await fireEvent.click(all('delete-report')[0] as HTMLElement);
  await waitFor(() => expect(the('reason-dialog').textContent).toContain('đã khóa'));
  expect((the('reason-save') as HTMLButtonElement).disabled).toBe(true);
  await fireEvent.input(the('reason'), { target: { value: 'Nhập nhầm địa bàn' } });
  await fireEvent.click(the('reason-save'));
  await waitFor(() => expect(all('report-row')).toHaveLength(4));
  expect((await backend.trash())[0]?.why).toBe('Nhập nhầm địa bàn');
  unfollow();
});

test('a report that seems to be a new version is offered with what changed, and both answers are taken', async () => {
  const { desk, backend } = await renderAtDesk(Import, {});
  const [older, newer] = await backend.reports();
  if (!older || !newer) throw new Error('the stand-in has reports');
  const change = { kind: 'changed', measure: 'doanh thu', indicatorName: 'Doanh thu viễn thông', beforeFact: '1', before: '812 tỷ đồng', afterFact: '2', after: '815 tỷ đồng', state: 'confirmed' };
  let offers = [{ older, newer, alike: 97, same: 12, carried: 3, changes: [change] }];
  const said: unknown[] = [];
  backend.versionOffers = async () => offers;
  const answered = (what: string) => async (...ids: unknown[]) => {
    said.push([what, ...ids]);
    offers = [];
    return backend.status();
  };
  backend.takeVersion = answered('take');
  backend.keepBoth = answered('keep');
  await desk.changed();
  await waitFor(() => expect(the('version-offer').textContent).toContain('815 tỷ đồng'));
  expect(the('version-offer').textContent).toContain('3 số đã duyệt');
  await fireEvent.click(the('take-version'));
  await waitFor(() => expect(all('version-offer')).toHaveLength(0));
  offers = [{ older, newer, alike: 97, same: 12, carried: 0, changes: [] }];
  await desk.changed();
  await waitFor(() => the('keep-both'));
  await fireEvent.click(the('keep-both'));
  await waitFor(() => expect(all('version-offer')).toHaveLength(0));
  expect(said).toEqual([['take', older.id, newer.id, null], ['keep', older.id, newer.id]]);
});

test('before the first report there is a place to drop it', async () => {
  await renderAtDesk(Import, {}, 'empty');
  expect(the('view-import').textContent).toContain('Kéo báo cáo vào đây');
});

test('a stored report is looked at anew from the list, also where nothing differs', async () => {
  history.replaceState(null, '', '#/import?tab=stored');
  const { desk } = await renderAtDesk(Import, {});
  const unfollow = desk.route.follow();
  const rereadOf = (report: string) => all('report-row').find((row) => row.dataset.report === report)?.querySelector('[data-testid="reread-report"]') as HTMLElement;
  await waitFor(() => expect(rereadOf('2')).toBeTruthy());
  await fireEvent.click(rereadOf('2'));
  await waitFor(() => expect(the('reread-dialog').textContent).toContain('như cũ'));
  expect(document.querySelector('[data-testid="reread-take"]')).toBeNull();
  press('Escape');
  await waitFor(() => expect(document.querySelector('[data-testid="reread-dialog"]')).toBeNull());
  await fireEvent.click(rereadOf('1'));
  await waitFor(() => expect(all('reread-change').length).toBeGreaterThan(0));
  await fireEvent.click(the('reread-take'));
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.undo).toBeDefined());
  await waitFor(() => expect(document.querySelector('[data-testid="reread-dialog"]')).toBeNull());
  unfollow();
});

test('all stored reports are looked at anew, and only the chosen ones taken over', async () => {
  history.replaceState(null, '', '#/import?tab=stored');
  const { backend } = await renderAtDesk(Import, {});
  const taken = vi.spyOn(backend, 'rereadReport');
  await waitFor(() => the('reread-all-open'));
  await fireEvent.click(the('reread-all-open'));
  await waitFor(() => expect(the('reread-all-said').textContent).toBe('Đã đọc lại 5 báo cáo: 1 báo cáo nay đọc khác.'));
  expect(taken).not.toHaveBeenCalled();
  const choice = the('reread-all-report').querySelector('input') as HTMLInputElement;
  await fireEvent.click(choice);
  expect((the('reread-all-take') as HTMLButtonElement).disabled).toBe(true);
  await fireEvent.click(choice);
  await fireEvent.click(the('reread-all-take'));
  await waitFor(() => expect(all('reread-all')).toHaveLength(0));
  expect(taken).toHaveBeenCalledExactlyOnceWith('1', null);
});

test('a newer program offers to look at all reports anew, once', async () => {
  localStorage.setItem('rules-seen', '0.0.9');
  history.replaceState(null, '', '#/import?tab=stored');
  await renderAtDesk(Import, {});
  await waitFor(() => the('reread-all-offer'));
  await fireEvent.click(the('reread-all-look'));
  await waitFor(() => the('reread-all-said'));
  expect(all('reread-all-offer')).toHaveLength(0);
  expect(localStorage.getItem('rules-seen')).toBe('0.1.0');
});
