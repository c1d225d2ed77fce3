import { fireEvent, waitFor } from '@testing-library/svelte';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { all, press, renderAtDesk, the } from '../../../dev/render';
import Compare from './Compare.svelte';
import { writeQuestion } from './question';


// Drawing needs a window with a size; what is drawn is tested in line-chart.test.ts.
vi.mock('../../domain/echarts', () => ({ init: () => ({ on() {}, setOption() {}, resize() {}, dispose() {} }) }));

const ask = {
  indicators: ['tel.revenue', 'tel.internet_density', 'it.dvc.level4_count'],
  areas: ['Bắc Kạn', 'Cao Bằng', 'Lạng Sơn', 'Ninh Bình'],
  from: 2021,
  to: 2024,
  today: false,
  stretch: null,
};

// Only rows in sight are in the page: give it room. Other tests share the window, so it is taken back.
const before = new Map((['clientHeight', 'offsetHeight'] as const).map((name) => [name, Object.getOwnPropertyDescriptor(HTMLElement.prototype, name)]));
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 900 });
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, value: 28 });
});
afterAll(() => {
  for (const [name, was] of before) {
    if (was) Object.defineProperty(HTMLElement.prototype, name, was);
    else Reflect.deleteProperty(HTMLElement.prototype, name);
  }
});

beforeEach(() => history.replaceState(null, '', '#/compare'));

async function open(scene: 'years' | 'empty' = 'years', asked: typeof ask | null = ask) {
  if (asked) history.replaceState(null, '', `#/compare?${new URLSearchParams(writeQuestion(asked))}`);
  const shown = await renderAtDesk(Compare, {}, scene);
  shown.desk.route.follow();
  return shown;
}

const cell = (indicator: string, area: string, year: number) =>
  document.querySelector<HTMLElement>(`[data-testid="compare-cell"][data-indicator="${indicator}"][data-area="${area}"][data-year="${year}"]`) as HTMLElement;
const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim();
const sums = (indicator: string) => [...(document.querySelector(`tbody[data-indicator="${indicator}"] .sum`)?.querySelectorAll('td') ?? [])].map(words);

test('a value never looks like what it is not', async () => {
  await open();
  await waitFor(() => expect(all('compare-cell')).toHaveLength(48));
  expect(words(cell('tel.revenue', 'Lạng Sơn', 2022))).toBe('1.207');
  expect(words(cell('tel.revenue', 'Bắc Kạn', 2024))).toBe('489ước');
  expect(words(cell('tel.revenue', 'Cao Bằng', 2022))).toBe('6042 nguồn');
  expect(words(cell('tel.revenue', 'Cao Bằng', 2024))).toBe('9 tháng498');
  expect(words(cell('tel.revenue', 'Ninh Bình', 2022))).toBe('chưa có');
  expect(words(cell('tel.revenue', 'Ninh Bình', 2023))).toBe('1.402chờ');
  expect(words(cell('it.dvc.level4_count', 'Bắc Kạn', 2022))).toBe('702≠');
  expect(document.body.textContent).toContain('các năm sau không so được');
});

test('a sum that may not be made is refused in words', async () => {
  await open();
  await waitFor(() => expect(all('compare-cell')).toHaveLength(48));
  expect(sums('tel.revenue').slice(0, 4)).toEqual(['3.455', 'thiếu 1 địa bàn', '3.747chờ', 'thiếu 1 địa bàn']);
  expect(sums('tel.internet_density')[0]).toBe('không cộng');
});

test('arrows move, Enter shows the sentence, Enter again leads to it', async () => {
  const { desk } = await open();
  await waitFor(() => expect(all('compare-cell')).toHaveLength(48));
  cell('tel.revenue', 'Bắc Kạn', 2021).focus();
  press('ArrowRight');
  await waitFor(() => expect(document.activeElement).toBe(cell('tel.revenue', 'Bắc Kạn', 2022)));
  press('ArrowDown');
  await waitFor(() => expect(document.activeElement).toBe(cell('tel.revenue', 'Cao Bằng', 2022)));
  press('Enter');
  await waitFor(() => expect(the('source').textContent).toContain('đạt 604 tỷ đồng'));
  await waitFor(() => expect(document.activeElement).toBe(the('source')));
  press('Enter');
  await waitFor(() => expect(desk.route.place.view).toBe('review'));
  expect(desk.route.place.params.fact).toBe((await desk.backend.compareTable(ask)).groups[0]?.rows[1]?.cells[1]?.facts[0]);
});

test('an empty question offers three that can be answered, and the address keeps the choice', async () => {
  const { desk } = await open('years', null);
  await waitFor(() => expect(all('compare-ready')).toHaveLength(3));
  await fireEvent.click(all('compare-ready')[1] as HTMLElement);
  await waitFor(() => expect(all('compare-cell').length).toBeGreaterThan(0));
  expect(desk.route.place.params).toMatchObject({ years: '2021-2024' });
  expect(localStorage.getItem('compare.last')).toContain('tel.');
});

test('without any figure it says what to do', async () => {
  const { desk } = await open('empty', null);
  await waitFor(() => expect(document.body.textContent).toContain('Chưa có số liệu để so sánh'));
  await fireEvent.click([...document.querySelectorAll('button')].find((button) => button.textContent === 'Nhập báo cáo') as HTMLElement);
  await waitFor(() => expect(desk.route.place.view).toBe('import'));
});

test('the chart can be read as a table, with the same words', async () => {
  await open();
  await waitFor(() => the('chart-as-table'));
  await fireEvent.click(the('chart-as-table'));
  const rows = [...document.querySelectorAll('.read tbody tr')].map((row) => [...row.children].map(words));
  expect(rows[1]).toEqual(['Cao Bằng', '586', '6042 nguồn', '633', '9 tháng498']);
});
