import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { all, press, renderAtDesk, the } from '../../../dev/render';
import Overview from './Overview.svelte';

beforeEach(() => {
  history.replaceState(null, '', '#/overview');
});

test('what cannot all be right is said, and each value leads to its sentence', async () => {
  const { backend, desk } = await renderAtDesk(Overview, {});
  await waitFor(() => the('contradiction'));
  expect(the('contradiction').textContent).toContain('khác 93,5%');
  expect(the('contradiction').textContent).toContain('thường là có số sai');
  const [rate, part] = all('contradiction-source');
  expect(rate?.textContent).toContain('95,3%');
  expect(part?.textContent).toContain('187');
  await fireEvent.click(rate as HTMLElement);
  await waitFor(() => expect(the('source').textContent).toContain('95,3%'));
  press('Escape');
  await waitFor(() => expect(document.activeElement).toBe(rate));
  // Once one of them is set aside, nothing contradicts any more.
  await backend.rejectFacts([rate?.dataset.fact ?? ''], null);
  await desk.changed();
  await waitFor(() => expect(document.querySelector('[data-testid="contradiction"]')).toBeNull());
});

test('a figure is flagged at its source, followed up in the overview, and the flag can be brought back', async () => {
  const { desk, backend } = await renderAtDesk(Overview, {});
  await waitFor(() => the('headline'));
  await fireEvent.click(the('headline'));
  await waitFor(() => the('flag'));
  await fireEvent.click(the('flag'));
  await waitFor(() => expect(document.activeElement).toBe(the('flag-why')));
  await fireEvent.input(the('flag-why'), { target: { value: 'hỏi lại phòng viễn thông' } });
  await fireEvent.click(the('flag-yes'));
  await waitFor(() => expect(the('flagged').textContent).toContain('hỏi lại phòng viễn thông'));
  expect(the('source').textContent).toContain('hỏi lại phòng viễn thông');
  expect(await backend.flags()).toHaveLength(1);
  press('Escape');
  await fireEvent.click(the('flag-done'));
  await waitFor(() => expect(document.querySelector('[data-testid="flagged"]')).toBeNull());
  desk.toasts.shown.at(-1)?.undo?.();
  await waitFor(() => expect(the('flagged').textContent).toContain('hỏi lại'));
});
