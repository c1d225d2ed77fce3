import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { all, press, renderAtDesk, the } from '../../../dev/render';
import { Refusal } from '../../shared/backend';
import Exchange from './Exchange.svelte';

beforeEach(() => history.replaceState(null, '', '#/settings'));

const button = (id: string) => the(id) as HTMLButtonElement;

test('a pack of everything is saved, or of one area', async () => {
  const { desk, backend } = await renderAtDesk(Exchange, {});
  const saved = vi.spyOn(backend, 'savePack');
  await fireEvent.click(the('pack-save'));
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.text).toContain('E:\\Trao doi\\So lieu.tongket'));
  expect(saved).toHaveBeenCalledWith({ area: null, from: null, to: null, letterhead: false });
  await fireEvent.click(the('pack-area'));
  await waitFor(() => the('area-search'));
  await fireEvent.input(the('area-search'), { target: { value: 'lang son' } });
  press('Enter');
  await waitFor(() => expect(the('pack-area').textContent).toContain('Lạng Sơn'));
  await fireEvent.click(the('pack-letterhead'));
  await fireEvent.click(the('pack-save'));
  await waitFor(() => expect(saved).toHaveBeenCalledTimes(2));
  expect(saved.mock.calls[1]?.[0]).toMatchObject({ area: 'B-20', letterhead: true });
  await fireEvent.click(the('pack-area-all'));
  expect(the('pack-area').textContent).toContain('Mọi địa bàn');
});

test('giving up in the box says nothing', async () => {
  const { desk, backend } = await renderAtDesk(Exchange, {});
  vi.spyOn(backend, 'savePack').mockResolvedValue(null);
  vi.spyOn(backend, 'choosePack').mockResolvedValue(null);
  await fireEvent.click(the('pack-save'));
  await waitFor(() => expect(button('pack-choose').disabled).toBe(false));
  await fireEvent.click(the('pack-choose'));
  await waitFor(() => expect(button('pack-choose').disabled).toBe(false));
  expect(document.querySelector('[data-testid="pack-view"]')).toBeNull();
  expect(desk.toasts.shown).toEqual([]);
});

test('a pack is looked at before it is taken in; nothing is changed until then', async () => {
  const { desk, backend } = await renderAtDesk(Exchange, {});
  const before = (await backend.reports()).length;
  await fireEvent.click(the('pack-choose'));
  await waitFor(() => expect(the('pack-view').textContent).toContain('Trần Minh Đức'));
  expect(the('pack-view').textContent).toContain('1 báo cáo mới');
  expect(all('pack-figure')).toHaveLength(2);
  expect(all('pack-figure')[0]?.textContent).toMatch(/chờ duyệt.*đã nhận/);
  expect(the('pack-left').textContent).toContain('Giữ số ở máy này');
  expect(the('pack-left').textContent).toMatch(/Ở đây.*đã nhận.*Trong gói.*đã sửa/);
  press('Escape');
  await waitFor(() => expect(document.querySelector('[data-testid="pack-view"]')).toBeNull());
  expect(await backend.reports()).toHaveLength(before);

  await fireEvent.click(the('pack-choose'));
  await waitFor(() => the('pack-take'));
  await fireEvent.click(the('pack-take'));
  await waitFor(() => expect(the('pack-view').textContent).toContain('Đã nhận gói'));
  expect(await backend.reports()).toHaveLength(before + 1);
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.undo).toBeDefined());
  await fireEvent.click(the('pack-close'));
  await waitFor(() => expect(document.querySelector('[data-testid="pack-view"]')).toBeNull());
  await backend.undo();
  expect(await backend.reports(), 'new reports stay, as after an import').toHaveLength(before + 1);
  await backend.redo();

  await fireEvent.click(the('pack-choose'));
  await waitFor(() => expect(the('pack-view').textContent).toContain('không có gì mới'));
  expect(document.querySelector('[data-testid="pack-take"]')).toBeNull();
});

test('where values of a closed year would change, it asks why', async () => {
  const { backend } = await renderAtDesk(Exchange, {});
  const take = backend.takeInPack.bind(backend);
  const closed = new Refusal({ code: 'year_closed', message: 'Số liệu năm 2024 đã khóa.', detail: null });
  const asked = vi.spyOn(backend, 'takeInPack').mockImplementation((why) => (why ? take(why) : Promise.reject(closed)));
  await fireEvent.click(the('pack-choose'));
  await waitFor(() => the('pack-take'));
  await fireEvent.click(the('pack-take'));
  await waitFor(() => expect(the('reason-dialog').textContent).toContain('2024'));
  press('Escape');
  await waitFor(() => expect(document.querySelector('[data-testid="reason-dialog"]')).toBeNull());
  await waitFor(() => expect(button('pack-take').disabled).toBe(false));
  await fireEvent.click(the('pack-take'));
  await waitFor(() => the('reason'));
  await fireEvent.input(the('reason'), { target: { value: 'bổ sung từ chi cục' } });
  await fireEvent.click(the('reason-save'));
  await waitFor(() => expect(the('pack-view').textContent).toContain('Đã nhận gói'));
  expect(asked).toHaveBeenLastCalledWith('bổ sung từ chi cục');
});

test('what is no pack is refused in words', async () => {
  await renderAtDesk(Exchange, {}, 'many');
  await fireEvent.click(the('pack-choose'));
  await waitFor(() => expect(the('pack-refused').textContent).toContain('không phải gói dữ liệu'));
});

test('figures are saved in the form that was chosen', async () => {
  const { desk, backend } = await renderAtDesk(Exchange, {});
  const saved = vi.spyOn(backend, 'saveFacts');
  await fireEvent.click(the('facts-sdmx'));
  await fireEvent.click(the('facts-save'));
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.text).toContain('So lieu.csv'));
  expect(saved).toHaveBeenCalledWith({ area: null, year: null, indicator: null, form: 'sdmx' });
});
