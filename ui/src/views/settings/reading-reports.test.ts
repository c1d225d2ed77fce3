import { fireEvent, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { renderAtDesk, the } from '../../../dev/render';
import ReadingReports from './ReadingReports.svelte';

test('letters in pictures are recognised from the moment it is switched on', async () => {
  const { backend } = await renderAtDesk(ReadingReports, {});
  await waitFor(() => the('recognise'));
  await fireEvent.click(the('recognise'));
  await waitFor(async () => expect((await backend.recognition()).on).toBe(true));
});

test('where the PC cannot, the switch says why and does nothing', async () => {
  const { view } = { view: await renderAtDesk(ReadingReports, {}, 'many') };
  await waitFor(() => the('recognise'));
  expect((the('recognise') as HTMLInputElement).disabled).toBe(true);
  expect(view.container.textContent).toContain('Tesseract');
});

test('learned words are seen with what they mean, and forgotten', async () => {
  const { backend } = await renderAtDesk(ReadingReports, {});
  await waitFor(() => the('learned'));
  expect(the('learned').textContent).toContain('Trạm thu phát sóng');
  await fireEvent.click(the('forget'));
  await waitFor(() => expect(document.querySelectorAll('[data-testid="learned"]')).toHaveLength(1));
  expect((await backend.learnedAliases()).map((one) => one.words)).toEqual(['doanh thu']);
});
