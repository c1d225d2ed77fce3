import { fireEvent, render, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBackend } from '../../dev/fake/fake';
import { press, the } from '../../dev/render';
import App from './App.svelte';

beforeEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', '#/overview');
});

async function open() {
  const backend = fakeBackend('desk', 0);
  render(App, { props: { backend } });
  // The first one fetches the view: generous, for a busy machine.
  await waitFor(() => the('view-overview'), { timeout: 15_000 });
  return backend;
}

/** Opens the palette by its keys and types. */
async function ask(words: string) {
  press('k', { ctrlKey: true });
  await waitFor(() => expect(document.activeElement).toBe(the('palette-search')));
  await fireEvent.input(the('palette-search'), { target: { value: words } });
}

const options = () => [...document.querySelectorAll<HTMLElement>('[data-testid="palette"] [role="option"]')].map((one) => one.dataset.value);
const gone = () => waitFor(() => expect(document.querySelector('[data-testid="palette"]')).toBeNull());

test('by keys alone: to a view, without accents', async () => {
  await open();
  await ask('cai dat');
  await waitFor(() => expect(options()[0]).toBe('views-settings'));
  press('Enter');
  await gone();
  await waitFor(() => the('view-settings'), { timeout: 15_000 });
});

test('before anything is typed it offers views and actions, not hundreds of indicators', async () => {
  await open();
  await ask('');
  expect(options()).toContain('views-compare');
  expect(options()).toContain('actions-backup');
  expect(options().some((id) => id?.startsWith('indicators'))).toBe(false);
  press('Escape');
  await gone();
});

test('an indicator opens its comparison for the own area', async () => {
  await open();
  await ask('tel.internet_density');
  await waitFor(() => expect(options()).toEqual(['indicators-tel.internet_density']));
  press('Enter');
  await waitFor(() => expect(location.hash).toContain('#/compare'));
  const asked = new URLSearchParams(location.hash.split('?')[1]);
  expect(Object.fromEntries(asked)).toMatchObject({ indicators: 'tel.internet_density', areas: 'Lạng Sơn', years: '2021-2024' });
});

test('year, area and look', async () => {
  const backend = await open();
  await ask('nam 2022');
  await waitFor(() => expect(options()[0]).toBe('years-2022'));
  press('Enter');
  await waitFor(async () => expect((await backend.status()).year).toBe(2022));
  await gone();
  await ask('cao bang');
  await waitFor(() => expect(options()[0]).toMatch(/^areas-/));
  press('Enter');
  await waitFor(async () => expect((await backend.status()).area?.name).toBe('Cao Bằng'));
  await gone();
  await ask('giao dien toi');
  await waitFor(() => expect(options()[0]).toBe('actions-theme-dark'));
  press('Enter');
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
});

test('undo is offered only when there is something to undo; the list of keys opens over it', async () => {
  const backend = await open();
  await ask('hoan tac');
  expect(options()).toEqual([]);
  press('Escape');
  await gone();
  await ask('phim tat');
  await waitFor(() => expect(options()).toEqual(['actions-keys']));
  press('Enter');
  await waitFor(() => expect(the('keys').textContent).toContain('Tìm lệnh'));
  expect((await backend.status()).undo).toBeNull();
});

test('saving the report goes over the summary, once', async () => {
  const backend = await open();
  const saved = vi.spyOn(backend, 'saveSummary');
  await ask('luu bao cao');
  await waitFor(() => expect(options()[0]).toBe('actions-save'));
  press('Enter');
  await waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
  await waitFor(() => expect(location.hash).toBe('#/summary'));
});
