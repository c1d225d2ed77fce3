import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { all, press, renderAtDesk, the } from '../../../dev/render';
import { Refusal } from '../../shared/backend';
import Settings from './Settings.svelte';

beforeEach(() => {
  history.replaceState(null, '', '#/settings');
});

test('where the data lie, and when they were last copied', async () => {
  await renderAtDesk(Settings, {});
  expect(the('data-file').textContent).toBe('D:\\TongKet\\tongket.db');
  await waitFor(() => expect(the('last-copy').textContent).toBe('08:12, 21/11/2026'));
  expect(document.body.textContent).not.toContain('máy khác trong mạng');
});

test('what is odd about the place is said at once', async () => {
  await renderAtDesk(Settings, {}, 'many');
  await waitFor(() => expect(document.body.textContent).toContain('máy khác trong mạng'));
});

test('a backup tells where it went; giving up tells nothing', async () => {
  const { desk } = await renderAtDesk(Settings, {});
  await fireEvent.click(the('back-up'));
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.text).toContain('E:\\Sao luu'));
  const before = desk.toasts.shown.length;
  vi.spyOn(desk.backend, 'saveBackup').mockResolvedValue(null);
  await fireEvent.click(the('back-up'));
  await waitFor(() => expect((the('back-up') as HTMLButtonElement).disabled).toBe(false));
  expect(desk.toasts.shown).toHaveLength(before);
});

test('the check says that the data are whole, or what is broken', async () => {
  const { desk } = await renderAtDesk(Settings, {});
  await fireEvent.click(the('check-data'));
  await waitFor(() => expect(the('check-result').textContent).toContain('nguyên vẹn'));
  vi.spyOn(desk.backend, 'checkData').mockResolvedValue(['Văn bản của báo cáo 7 bị hỏng.', 'Số liệu 31 không khớp.']);
  await fireEvent.click(the('check-data'));
  await waitFor(() => expect(the('check-result').textContent).toContain('Có 2 chỗ hỏng'));
  expect(the('check-result').textContent).toContain('báo cáo 7');
  expect(the('check-result').textContent).not.toContain('nguyên vẹn');
});

test('a restore asks first, begins on the way out, and brings the copy back', async () => {
  const { desk, backend } = await renderAtDesk(Settings, {});
  const facts = (await backend.report('1')).facts.filter((fact) => fact.state === 'found');
  await backend.confirmFacts(facts.map((fact) => fact.id));
  await waitFor(() => expect(all('safety-copy')).toHaveLength(4));
  const restored = vi.spyOn(desk.backend, 'restoreCopy');
  const [first] = all('restore-copy');
  await fireEvent.click(first as HTMLElement);
  await waitFor(() => expect(document.activeElement).toBe(the('alert-no')));
  expect(the('restore-ask').textContent).toContain('08:12, 21/11/2026');
  press('Escape');
  await waitFor(() => expect(document.querySelector('[data-testid="restore-ask"]')).toBeNull());
  expect(restored).not.toHaveBeenCalled();

  const revision = desk.revision;
  await fireEvent.click(first as HTMLElement);
  await waitFor(() => the('alert-yes'));
  await fireEvent.click(the('alert-yes'));
  await waitFor(() => expect(restored).toHaveBeenCalledWith('D:\\TongKet\\backup\\tongket 2026-11-21 0812.db'));
  await waitFor(() => expect(desk.revision).toBe(revision + 1));
  expect(desk.status?.counts.waiting).toBe(39);
  expect(desk.status?.undo).toBeNull();
});

test('a restore from a file leaves everything when no file was chosen, and says why when it is refused', async () => {
  const { desk } = await renderAtDesk(Settings, {});
  const asked = vi.spyOn(desk.backend, 'restoreBackup').mockResolvedValueOnce(null).mockRejectedValueOnce(new Refusal({ code: 'damaged', message: 'Bản sao lưu bị hỏng.', detail: null }));
  const revision = desk.revision;
  for (const times of [1, 2]) {
    await waitFor(() => expect((the('restore-file') as HTMLButtonElement).disabled).toBe(false));
    await fireEvent.click(the('restore-file'));
    await waitFor(() => the('alert-yes'));
    await fireEvent.click(the('alert-yes'));
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(times));
  }
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.text).toBe('Bản sao lưu bị hỏng.'));
  expect(desk.revision).toBe(revision);
});

test('a closed year tells what was changed since; it is opened again only with a reason', async () => {
  const { desk, backend } = await renderAtDesk(Settings, {});
  await waitFor(() => expect(the('close-year').textContent).toContain('Khóa năm 2024'));
  await fireEvent.input(the('close-why'), { target: { value: 'đã ban hành' } });
  await fireEvent.click(the('close-year'));
  await waitFor(() => expect(the('closed-year').dataset.year).toBe('2024'));
  expect(the('closed-year').textContent).toContain('đã ban hành');
  expect(the('closed-year').textContent).toContain('chưa có số nào thay đổi');
  expect(desk.toasts.shown.at(-1)?.undo).toBeDefined();
  expect((the('close-year') as HTMLButtonElement).disabled).toBe(true);
  expect(the('close-which').textContent).toContain('Chọn năm');

  const fact = (await backend.report('1')).facts.find((one) => one.quote === '36 trạm 5G');
  await backend.rejectFacts([fact?.id ?? ''], 'báo cáo ghi trùng');
  await desk.changed();
  await waitFor(() => expect(the('changed-since').textContent).toContain('không còn'));
  expect(the('changed-since').textContent).toContain('36');
  expect(the('changed-since').textContent).toContain('báo cáo ghi trùng');

  await fireEvent.click(the('reopen-year'));
  await waitFor(() => expect((the('reopen-yes') as HTMLButtonElement).disabled).toBe(true));
  await fireEvent.input(the('reopen-why'), { target: { value: 'đính chính số trạm' } });
  await fireEvent.click(the('reopen-yes'));
  await waitFor(() => expect(document.querySelector('[data-testid="closed-year"]')).toBeNull());
  expect(await backend.closedYears()).toEqual([]);
  await desk.undo();
  await waitFor(() => expect(the('closed-year').dataset.year).toBe('2024'));
});

test('a newer version tells what is new, asks, and begins only then', async () => {
  const { desk } = await renderAtDesk(Settings, {});
  const run = vi.spyOn(desk.backend, 'updateRun');
  await fireEvent.click(the('update-choose'));
  await waitFor(() => expect(the('update-ask').textContent).toContain('Cập nhật lên bản 0.2.0?'));
  expect(the('update-ask').textContent).toContain('In phụ lục theo khổ giấy ngang');
  expect(the('update-ask').textContent).toContain('đang dùng bản 0.1.0');
  await waitFor(() => expect(document.activeElement).toBe(the('alert-no')));
  press('Escape');
  await waitFor(() => expect(document.querySelector('[data-testid="update-ask"]')).toBeNull());
  expect(run).not.toHaveBeenCalled();
  await fireEvent.click(the('update-choose'));
  await waitFor(() => the('alert-yes'));
  await fireEvent.click(the('alert-yes'));
  await waitFor(() => expect(run).toHaveBeenCalledOnce());
});

test('an installer that is refused is told why and asks nothing; giving up tells nothing', async () => {
  const { desk } = await renderAtDesk(Settings, {}, 'many');
  await fireEvent.click(the('update-choose'));
  await waitFor(() => expect(the('update-refused').dataset.code).toBe('update_altered'));
  expect(document.querySelector('[data-testid="update-ask"]')).toBeNull();
  vi.spyOn(desk.backend, 'updateOffer').mockResolvedValue(null);
  await fireEvent.click(the('update-choose'));
  await waitFor(() => expect(document.querySelector('[data-testid="update-refused"]')).toBeNull());
  expect(document.querySelector('[data-testid="update-ask"]')).toBeNull();
});

test('an update that does not begin says why', async () => {
  const { desk } = await renderAtDesk(Settings, {});
  vi.spyOn(desk.backend, 'updateRun').mockRejectedValue(new Refusal({ code: 'copy_failed', message: 'Không ghi được bản sao lưu.', detail: null }));
  await fireEvent.click(the('update-choose'));
  await waitFor(() => the('alert-yes'));
  await fireEvent.click(the('alert-yes'));
  await waitFor(() => expect(the('update-refused').textContent).toContain('Không ghi được bản sao lưu'));
});

test('the licences are there to be read', async () => {
  await renderAtDesk(Settings, {});
  expect(the('version').textContent).toBe('Tổng Kết 0.1.0');
  await fireEvent.click(the('show-licences'));
  await waitFor(() => expect(the('licences').textContent).toContain('MIT License'));
});
