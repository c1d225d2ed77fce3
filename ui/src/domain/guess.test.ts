import { expect, test } from 'vitest';
import { guess } from './guess';

test.each([
  ['226 điểm cầu', { value: '226', unit: 'điểm cầu', form: 'number', qualifier: 'exact', basis: 'actual' }],
  ['khoảng 1.045,5 tỷ đồng,', { value: '1.045,5', unit: 'tỷ đồng', qualifier: 'approx' }],
  ['ước đạt 346 tỷ đồng', { value: '346', basis: 'estimate' }],
  ['187/200 hệ thống', { value: '187', value2: '200', unit: 'hệ thống', form: 'ratio' }],
  ['từ 30-40 người', { value: '30', value2: '40', form: 'range' }],
  ['tăng 5,4%', { value: '5,4', unit: '%', form: 'change' }],
  ['đạt 98,7%.', { value: '98,7', unit: '%', form: 'rate' }],
  ['xếp thứ 17/63', { value: '17', value2: '63', form: 'rank' }],
  ['74,9 thuê bao/100 dân', { value: '74,9', unit: 'thuê bao/100 dân', form: 'density' }],
  ['hơn 11.200 thành viên', { value: '11.200', qualifier: 'over' }],
  ['toàn bộ các xã', { value: '', unit: '' }],
])('“%s”', (words, expected) => {
  expect(guess(words)).toMatchObject(expected);
});
