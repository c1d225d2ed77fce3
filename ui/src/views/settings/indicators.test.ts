import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { all, renderAtDesk, the } from '../../../dev/render';
import Indicators from './Indicators.svelte';

beforeEach(() => {
  history.replaceState(null, '', '#/settings');
});

const type = (id: string, value: string) => fireEvent.input(the(id), { target: { value } });

test('an own indicator is added, found, and taken away', async () => {
  const { desk } = await renderAtDesk(Indicators, {});
  expect(all('own-row')).toHaveLength(0);
  await fireEvent.click(the('own-add'));
  await waitFor(() => the('own-name'));
  await type('own-name', 'Số tủ sách lưu động');
  await type('own-unit', 'tủ sách');
  await type('own-aliases', 'tủ sách luân chuyển\n');
  await fireEvent.submit(the('own-save').closest('form') as HTMLFormElement);
  await waitFor(() => expect(all('own-row')).toHaveLength(1));
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.text).toContain('Số tủ sách lưu động'));
  const kept = desk.indicator('own.so_tu_sach_luu_dong');
  expect(kept?.own).toBe(true);
  expect(kept?.aliases).toEqual(['tủ sách luân chuyển']);
  expect(document.querySelector('[data-testid="own-dialog"]')).toBeNull();

  await fireEvent.click(the('own-row'));
  await waitFor(() => the('own-remove'));
  await fireEvent.click(the('own-remove'));
  await waitFor(() => expect(all('own-row')).toHaveLength(0));
  expect(desk.indicator('own.so_tu_sach_luu_dong')).toBeUndefined();
});

test('what is wrong is told, and the form stays', async () => {
  await renderAtDesk(Indicators, {});
  await fireEvent.click(the('own-add'));
  await waitFor(() => the('own-save'));
  await fireEvent.submit(the('own-save').closest('form') as HTMLFormElement);
  await waitFor(() => expect(the('own-faults').textContent).toContain('Chưa có tên chỉ tiêu'));
  expect(the('own-name')).toBeTruthy();
});

test('a built-in indicator takes names and is hidden, nothing else', async () => {
  const { desk } = await renderAtDesk(Indicators, {});
  await type('own-search', 'tel.bts');
  await waitFor(() => expect(all('own-row').length).toBeGreaterThan(0));
  const row = all('own-row').find((one) => one.dataset.indicator === 'tel.bts') as HTMLElement;
  await fireEvent.click(row);
  await waitFor(() => the('own-added'));
  expect(document.querySelector('[data-testid="own-name"]')).toBeNull();
  await type('own-added', 'trụ phát sóng');
  await fireEvent.click(the('own-hide'));
  const set = vi.spyOn(desk.backend, 'setAddition');
  await fireEvent.submit(the('own-save').closest('form') as HTMLFormElement);
  await waitFor(() => expect(set).toHaveBeenCalledWith('tel.bts', ['trụ phát sóng'], true));
  await waitFor(() => expect(desk.indicator('tel.bts')?.hidden).toBe(true));
});

test('a list shows its lines before anything is taken in', async () => {
  const { desk } = await renderAtDesk(Indicators, {});
  const take = vi.spyOn(desk.backend, 'takeInCatalogue');
  await fireEvent.click(the('own-import'));
  await waitFor(() => expect(all('own-line')).toHaveLength(3));
  expect(all('own-line').map((one) => one.dataset.kind)).toEqual(['new', 'names', 'wrong']);
  expect(take).not.toHaveBeenCalled();
  await fireEvent.click(the('own-take'));
  await waitFor(() => expect(take).toHaveBeenCalledOnce());
  await waitFor(() => expect(document.querySelector('[data-testid="own-list"]')).toBeNull());
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.text).toContain('2 dòng'));
});

test('giving up the choice of a file opens nothing', async () => {
  const { desk } = await renderAtDesk(Indicators, {});
  vi.spyOn(desk.backend, 'chooseCatalogue').mockResolvedValue(null);
  await fireEvent.click(the('own-import'));
  expect(document.querySelector('[data-testid="own-list"]')).toBeNull();
});
