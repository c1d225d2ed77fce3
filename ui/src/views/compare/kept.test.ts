import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { renderAtDesk, the } from '../../../dev/render';
import Compare from './Compare.svelte';

const asked = '#/compare?indicators=tel.revenue&areas=L%E1%BA%A1ng%20S%C6%A1n&years=2021-2024';

beforeEach(() => {
  history.replaceState(null, '', asked);
});

async function opened() {
  const rendered = await renderAtDesk(Compare, {}, 'years');
  rendered.desk.route.follow();
  await waitFor(() => the('compare-cell'));
  return rendered;
}

test('a comparison is kept under a name and found again', async () => {
  const { backend, desk } = await opened();
  await fireEvent.click(the('compare-saved'));
  await waitFor(() => the('saved-name'));
  await fireEvent.input(the('saved-name'), { target: { value: 'Viễn thông' } });
  await fireEvent.click(the('saved-keep'));
  await waitFor(() => the('saved-view'));
  expect((await backend.savedViews()).map((one) => [one.name, one.ask.indicators])).toEqual([['Viễn thông', ['tel.revenue']]]);
  desk.route.replace('compare', { indicators: 'tel.bts' });
  await fireEvent.click(the('saved-view'));
  await waitFor(() => expect(desk.route.place.params.indicators).toBe('tel.revenue'));
});

test('what is there and what is missing, each with a word for the ear', async () => {
  const { desk } = await opened();
  await fireEvent.click(the('compare-show-grid'));
  await waitFor(() => the('compare-grid'));
  const states = [...document.querySelectorAll<HTMLElement>('[data-testid="grid-cell"]')];
  expect(states).toHaveLength(4);
  for (const cell of states) expect(cell.querySelector('.spoken')?.textContent).not.toBe('');
  await fireEvent.click(states[0] as HTMLElement);
  await waitFor(() => the('compare-cell'));
  expect(desk.route.place.params.show).toBeUndefined();
});

test('the file is written by the program, which asks where to', async () => {
  const { desk } = await opened();
  await fireEvent.click(the('compare-save'));
  await waitFor(() => expect(desk.toasts.shown.at(-1)?.text).toContain('So sánh số liệu.xlsx'));
});
