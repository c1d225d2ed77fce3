import { expect, test } from 'vitest';
import { find, findable, plain } from './fold';

test('words typed in a hurry are the same words', () => {
  expect(plain('Đắk  Lắk – TỶ lệ')).toBe(plain('dak lak - ti le'));
  expect(plain('Thừa Thiên Huế')).toBe('thua thien hue');
});

const names = ['Tổng số thuê bao điện thoại', 'Số thuê bao 5G', 'Doanh thu dịch vụ bưu chính', 'Thuê bao Internet'];
const among = names.map((name, i) => findable(i, [name, i === 2 ? 'doanh thu chuyển phát' : '']));
const found = (query: string, limit = 10) => find(query, among, limit);

test('the beginning of the name goes before its middle', () => {
  expect(found('thue bao')).toEqual([3, 0, 1]);
});

test('every word must be there, in any order, by any name', () => {
  expect(found('5g thuê')).toEqual([1]);
  expect(found('chuyen phat')).toEqual([2]);
  expect(found('thuê bao vệ tinh')).toEqual([]);
});

test('an empty query keeps all, up to the limit', () => {
  expect(found('', 2)).toEqual([0, 1]);
});
