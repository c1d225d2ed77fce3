import { fireEvent, render, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { fakeBackend } from '../../dev/fake/fake';
import { the } from '../../dev/render';
import App from './App.svelte';

beforeEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', '#/settings');
});

const there = (name: string) => document.querySelector(`[data-testid="${name}"]`) !== null;

test('the sample data say that they are none of one’s own, and go', async () => {
  render(App, { props: { backend: fakeBackend('first', 0) } });
  await waitFor(() => the('first-sample'));
  await fireEvent.click(the('first-sample'));
  await waitFor(() => the('sample-bar'));
  expect(the('sample-bar').textContent).toContain('không phải số thật');
  await fireEvent.click(the('sample-leave'));
  await waitFor(() => the('first-run'));
});

test('the first steps are shown once', async () => {
  const { unmount } = render(App, { props: { backend: fakeBackend('empty', 0) } });
  await waitFor(() => the('tour'));
  await fireEvent.click(the('tour-skip'));
  expect(there('tour')).toBe(false);
  unmount();
  render(App, { props: { backend: fakeBackend('empty', 0) } });
  await waitFor(() => the('counts'));
  expect(there('tour')).toBe(false);
});
