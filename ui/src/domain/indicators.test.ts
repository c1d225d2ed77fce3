import { expect, test } from 'vitest';
import { readCatalogue } from '../../dev/fake/catalogue';
import { findableIndicators, findIndicators } from './indicators';

const among = findableIndicators(readCatalogue());
const first = (query: string) => findIndicators(query, among, 5).hits[0]?.code;

test('by name, without accents, by another phrase, by code', () => {
  expect(first('doanh thu dich vu vien thong')).toBe('tel.revenue');
  expect(first('Số trạm BTS 5G')).toBe('tel.bts_5g');
  expect(first('tel.internet_density')).toBe('tel.internet_density');
  expect(first('chỉ tiêu hoàn thành và vượt kế hoạch')).toBe('org.targets_met');
});

test('hits beyond the limit are counted', () => {
  const { hits, more } = findIndicators('thue bao', among, 5);
  expect(hits).toHaveLength(5);
  expect(more).toBeGreaterThan(5);
});
