import { expect, test } from 'vitest';
import { count, signed, vietnamese } from './numbers';

test.each([
  ['2252000', '2.252.000'],
  ['1045', '1.045'],
  ['999', '999'],
  ['95.75', '95,75'],
  ['-3.2', '−3,2'],
  ['-104150.25', '−104.150,25'],
  ['0', '0'],
  ['0.05', '0,05'],
  ['123456789012345678901234567.89', '123.456.789.012.345.678.901.234.567,89'],
])('%s is written %s', (canonical, written) => {
  expect(vietnamese(canonical)).toBe(written);
});

test('a sign only where there is a change', () => {
  expect([signed('5.9'), signed('-3.2'), signed('0')]).toEqual(['+5,9', '−3,2', '0']);
});

test('counts', () => {
  expect(count(12_345)).toBe('12.345');
});
