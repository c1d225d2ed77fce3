import { afterEach, expect, test } from 'vitest';
import { spoken } from './language.svelte';
import { t } from './messages';

afterEach(() => spoken.choose('vi'));

test('Vietnamese unless somebody chose English', async () => {
  await spoken.recall();
  expect([spoken.now, t.part.close, document.documentElement.lang]).toEqual(['vi', 'Đóng', 'vi']);
});

test('the choice holds at once and is remembered', async () => {
  await spoken.choose('en');
  expect([t.part.close, document.documentElement.lang, localStorage.getItem('language')]).toEqual(['Close', 'en', 'en']);
  await spoken.choose('vi');
  expect([t.part.close, localStorage.getItem('language')]).toEqual(['Đóng', 'vi']);
  localStorage.setItem('language', 'en');
  await spoken.recall();
  expect([spoken.now, t.part.close]).toEqual(['en', 'Close']);
});

test('what was remembered and is no language is Vietnamese', async () => {
  localStorage.setItem('language', 'fr');
  await spoken.recall();
  expect(spoken.now).toBe('vi');
});
