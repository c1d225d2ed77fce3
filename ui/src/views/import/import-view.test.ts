import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { all, renderAtDesk, the } from '../../../dev/render';
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
  await waitFor(() => expect(all('report-row').map((row) => row.dataset.file)).toEqual(['BC quy III-2024 Cao Bang.docx']));
  unfollow();
});

test('before the first report there is a place to drop it', async () => {
  await renderAtDesk(Import, {}, 'empty');
  expect(the('view-import').textContent).toContain('Kéo báo cáo vào đây');
});
