import { expect, test } from 'vitest';
import type { QuantityDto } from './backend';
import { changed, printed } from './figures';

const quantity = (more: Partial<QuantityDto>): QuantityDto => ({ value: '75', value2: null, unit: '%', form: 'rate', qualifier: 'exact', basis: 'actual', ...more });

test.each([
  [{}, '75%'],
  [{ qualifier: 'approx' }, 'khoảng 75%'],
  [{ value: '1045', unit: 'tỷ đồng', form: 'number' }, '1.045 tỷ đồng'],
  [{ value: '187', value2: '200', unit: 'hệ thống', form: 'ratio' }, '187/200 hệ thống'],
  [{ value: '30', value2: '40', unit: 'người', form: 'range', qualifier: 'approx' }, 'khoảng 30–40 người'],
  [{ value: '17', value2: '63', unit: 'hạng', form: 'rank' }, 'hạng 17/63'],
  [{ value: '10', unit: 'hạng', form: 'rank', qualifier: 'at_most' }, 'tối đa hạng 10'],
  [{ value: '12.5', form: 'change' }, '+12,5%'],
  [{ value: '-4', unit: 'bậc', form: 'change' }, '−4 bậc'],
  [{ value: '9', unit: '', form: 'number' }, '9'],
])('%j', (more, words) => {
  expect(printed(quantity(more as Partial<QuantityDto>))).toBe(words);
});

test.each([
  ['percent', '5.9', false, '+5,9%'],
  ['points', '13', false, '+13 điểm'],
  ['points', '-0.5', true, 'khoảng −0,5 điểm'],
  ['places', '3', false, '▲ 3 bậc'],
  ['places', '-2', false, '▼ 2 bậc'],
  ['places', '0', false, '0 bậc'],
  ['difference', '213', false, '+213'],
])('a change of %s by %s', (kind, by, about, words) => {
  expect(changed({ kind, by, about, drift: 'better' })).toBe(words);
});
