import { fireEvent, waitFor } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { all, openDesk, press, renderAtDesk, the } from '../../../dev/render';
import type { SearchResults } from '../../shared/backend';
import { Finder, pieces } from './finder.svelte';
import Search from './Search.svelte';

beforeEach(() => history.replaceState(null, '', '#/search'));

async function open(scene: 'desk' | 'many' | 'empty' = 'desk') {
  const shown = await renderAtDesk(Search, {}, scene);
  const unfollow = shown.desk.route.follow();
  return { ...shown, unfollow };
}

const type = (words: string) => fireEvent.input(the('search-box'), { target: { value: words } });
const active = () => document.querySelector('[role="option"][aria-selected="true"]');

test('the box has the focus, and results come as typed, without accents, with the words marked', async () => {
  await open();
  await waitFor(() => expect(document.activeElement).toBe(the('search-box')));
  await type('buu chinh dat');
  await waitFor(() => expect(all('search-hit').length).toBeGreaterThan(0));
  const first = all('search-hit')[0] as HTMLElement;
  expect([...first.querySelectorAll('mark')].map((mark) => mark.textContent?.toLowerCase())).toContain('bưu');
  expect(first.textContent).toContain('.docx');
  expect(first.textContent).toContain('Lạng Sơn');
});

test('arrows move, Enter opens the report at a figure of the sentence, and the search is remembered', async () => {
  const { desk, unfollow } = await open();
  await type('chỉ số chuyển đổi số xếp');
  await waitFor(() => expect(all('search-hit').length).toBeGreaterThan(2));
  const first = active();
  press('ArrowDown');
  await waitFor(() => expect(active()).not.toBe(first));
  press('ArrowUp');
  await waitFor(() => expect(active()).toBe(first));
  const [hit] = (await desk.backend.search('chỉ số chuyển đổi số xếp')).sentences;
  press('Enter');
  await waitFor(() => expect(desk.route.place).toEqual({ view: 'review', params: { report: hit?.report, fact: hit?.facts[0], from: 'search' } }));
  unfollow();
});

test('a typed figure shows who typed it; an indicator leads to its comparison', async () => {
  const { desk, backend, unfollow } = await open();
  await backend.enterValue({ indicator: 'tel.bts', area: 'A-20', year: 2022, basis: 'actual', value: '1.702', note: null, reason: null });
  const indicator = desk.indicator('tel.bts')?.name ?? '';
  await type(indicator);
  await waitFor(() => expect(all('search-hit').some((hit) => hit.dataset.kind === 'figure')).toBe(true));
  await fireEvent.click(all('search-hit').find((hit) => hit.dataset.kind === 'figure') as HTMLElement);
  await waitFor(() => expect(the('source').textContent).toContain('1.702'));
  press('Escape');
  await waitFor(() => expect(document.activeElement).toBe(the('search-box')));
  await fireEvent.click(all('search-hit').find((hit) => hit.dataset.kind === 'indicator') as HTMLElement);
  await waitFor(() => expect(desk.route.place).toEqual({ view: 'compare', params: { indicators: 'tel.bts' } }));
  unfollow();
});

test('nothing found is said; Esc empties the box and offers what was looked for', async () => {
  const { desk, unfollow } = await open();
  await type('tập huấn');
  await waitFor(() => expect(all('search-hit').length).toBeGreaterThan(0));
  await fireEvent.click(all('search-hit')[0] as HTMLElement);
  await waitFor(() => expect(desk.route.place.view).toBe('review'));
  the('search-box').focus();
  await type('zzz không có đâu');
  await waitFor(() => expect(the('view-search').textContent).toContain('Không tìm thấy “zzz không có đâu”'));
  press('Escape');
  await waitFor(() => expect(all('search-recent').map((one) => one.textContent)).toEqual(['tập huấn']));
  await fireEvent.click(the('search-recent'));
  await waitFor(() => expect(all('search-hit').length).toBeGreaterThan(0));
  unfollow();
});

test('of very many the first fifty are shown, and it says so', async () => {
  await open('many');
  await type('doanh thu');
  await waitFor(() => expect(all('search-hit').filter((hit) => hit.dataset.kind === 'sentence')).toHaveLength(50));
  expect(the('view-search').textContent).toContain('Chỉ hiện 50 kết quả đầu');
});

test('while an answer is on its way only the last words are asked next', async () => {
  const { desk, backend } = await openDesk('desk');
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const nothing: SearchResults = { sentences: [], figures: [], indicators: [] };
  backend.search = (query) => new Promise((resolve) => {
    asked.push(query);
    waiting.push(() => resolve(nothing));
  });
  const finder = new Finder(desk);
  const running = finder.ask('d');
  void finder.ask('do');
  void finder.ask('doa');
  expect(asked).toEqual(['d']);
  waiting[0]?.();
  await waitFor(() => expect(asked).toEqual(['d', 'doa']));
  waiting[1]?.();
  await running;
  expect(finder.answered).toBe('doa');
});

test('a sentence falls into pieces at the words', () => {
  expect(pieces({ sentence: 'Tổ chức 18 lớp', words: [{ start: 8, end: 10 }, { start: 0, end: 2 }] })).toEqual([
    { text: 'Tổ', hit: true },
    { text: ' chức ', hit: false },
    { text: '18', hit: true },
    { text: ' lớp', hit: false },
  ]);
});
