import { describe, expect, it } from 'vitest';
import { t } from '../shared/messages';
import { compareCell as cell, compareGroup as group } from '../../dev/samples';
import { asRows, commonRefusal, footingOfSum, formOf, hasMeans, isApart, isComputed, isPart, isWhole, notCompared, refused, remarks, saidOf } from './comparison';

describe('reading a cell', () => {
  it('keeps apart what must not be compared, but not what merely has no year before', () => {
    const changed = cell(2025, '12', { reason: 'area_changed', reasonText: 'địa bàn đã đổi từ 01/7/2025' });
    expect(isApart(changed)).toBe(true);
    expect(notCompared(changed)).toBe('địa bàn đã đổi từ 01/7/2025');
    const fresh = cell(2021, '12', { reason: 'missing_before', reasonText: 'năm trước chưa có số liệu' });
    expect(isApart(fresh)).toBe(false);
    expect(notCompared(fresh)).toBeNull();
  });

  it('says what was computed, what is odd and where it stands', () => {
    const made = cell(2024, '80', { origin: 'recomputed', place: { place: 2, among: 8 }, suspicion: 'thay đổi quá lớn' });
    expect(isComputed(made)).toBe(true);
    expect(saidOf(made)).toBe(`${t.compare.origins.recomputed}\nthay đổi quá lớn\nĐứng thứ 2 trong 8 địa bàn có số`);
    expect([isComputed(cell(2024, '80')), saidOf(cell(2024, '80'))]).toEqual([false, '']);
  });

  it('tells a part of the year from a whole one', () => {
    const half = cell(2020, '40', { part: '6 tháng đầu năm 2020', reason: 'part_year', reasonText: 'mới có số của một phần năm' });
    expect([isPart(half), isWhole(half), isApart(half)]).toEqual([true, false, false]);
    expect(notCompared(half)).toBe('mới có số của một phần năm');
  });

  it('says why a value could not be made, and leaves plain absence to its own words', () => {
    expect(refused(cell(2024, null, { reason: 'not_additive', reasonText: 'không cộng' }))).toBe('không cộng');
    expect(refused(cell(2024, null))).toBeNull();
  });

  it('knows what a second number is', () => {
    expect(formOf({ kind: 'rank' }, cell(2020, '15', { second: '63' }))).toBe('rank');
    expect(formOf({ kind: 'percent' }, cell(2020, '30', { second: '40' }))).toBe('range');
    expect(formOf({ kind: 'count' }, cell(2020, '6', { second: '7' }))).toBe('ratio');
    expect(formOf({ kind: 'count' }, cell(2020, '6'))).toBe('number');
  });
});

describe('remarks of a group', () => {
  it('says each reason once and does not repeat the note on the definition', () => {
    const rows = ['A', 'B'].map((area) => ({
      area,
      cells: [cell(2024, '1'), cell(2025, '2', { reason: 'area_changed', reasonText: 'địa bàn đã đổi' })],
    }));
    expect(remarks(group({ rows }))).toEqual(['2025: địa bàn đã đổi']);
    const defined = [{ area: 'A', cells: [cell(2025, '2', { reason: 'definition_changed', reasonText: 'định nghĩa đã đổi' })] }];
    expect(remarks(group({ rows: defined, note: 'Áp dụng từ 2025.' }))).toEqual(['Áp dụng từ 2025.']);
  });
});

describe('row of sums', () => {
  it('says one reason once', () => {
    const none = { value: null, reasonText: 'không cộng', mean: null };
    expect(commonRefusal(group({ totals: [{ year: 2020, ...none }, { year: 2021, ...none }] }))).toBe('không cộng');
  });

  it('is no surer than its parts', () => {
    const rows = [
      { area: 'A', cells: [cell(2020, '1'), cell(2021, '2', { judged: false }), cell(2022, '3')] },
      { area: 'B', cells: [cell(2020, '1'), cell(2021, '2'), cell(2022, '3', { basis: 'estimate', reason: 'unit_differs' })] },
    ];
    expect([0, 1, 2].map((column) => footingOfSum(group({ rows }), column))).toEqual([
      { basis: 'actual', pending: false, apart: false },
      { basis: 'actual', pending: true, apart: false },
      { basis: 'estimate', pending: false, apart: true },
    ]);
  });

  it('has means beside it, of three areas or more', () => {
    const rows = ['A', 'B', 'C'].map((area) => ({ area, cells: [cell(2020, '1')] }));
    const totals = [{ year: 2020, value: null, reasonText: 'không cộng', mean: '1' }];
    expect(hasMeans(group({ rows, totals }))).toBe(true);
    expect(hasMeans(group({ rows: rows.slice(1), totals }))).toBe(false);
    expect(hasMeans(group({ rows, totals: [{ year: 2020, value: '3', reasonText: null, mean: null }] }))).toBe(false);
  });

  it('keeps mixed reasons apart', () => {
    expect(
      commonRefusal(group({ totals: [{ year: 2020, value: null, reasonText: 'thiếu 1 địa bàn', mean: null }, { year: 2021, value: '9', reasonText: null, mean: null }] })),
    ).toBeNull();
  });
});

describe('short label of a part of the year', () => {
  it.each([
    ['6 tháng đầu năm 2020', 2020, '6 tháng'],
    ['9 tháng năm 2020', 2020, '9 tháng'],
    ['6 tháng cuối năm 2021', 2021, '6 tháng'],
    ['quý III/2019', 2019, 'quý III'],
    ['quý III năm 2019', 2019, 'quý III'],
    ['tháng 7/2020', 2020, 'tháng 7'],
    ['đến ngày 15/11/2020', 2020, 'đến 15/11'],
    ['tính đến ngày 15/11/2020', 2020, 'đến 15/11'],
  ])('%s', (label, year, short) => {
    expect(t.compare.shortPart(label, year)).toBe(short);
  });
});

describe('lines for a spreadsheet', () => {
  it('writes words where there is no value, never an empty field', () => {
    const rows = [{ area: 'Cà Mau', cells: [cell(2023, '1200'), cell(2024, null)] }];
    const table = { years: [2023, 2024], groups: [group({ rows })], knownAreas: [], knownIndicators: [] };
    expect(asRows(table, { head: 'Chỉ tiêu', missing: 'chưa có' }, (value) => value)).toEqual([
      ['Chỉ tiêu', '2023', '2024'],
      ['Số trạm BTS (trạm)'],
      ['Cà Mau', '1200', 'chưa có'],
    ]);
  });
});
