import { describe, expect, test } from 'vitest';
import type { PeriodEdit } from './backend';
import { capital, day, moment, periodEdit, periodLabel, readDay, shortDay, when } from './dates';

test('days and times', () => {
  expect(day('2021-01-19')).toBe('19/01/2021');
  expect(shortDay('2025-06-30')).toBe('30/6/2025');
  expect(shortDay('2025-07-01')).toBe('1/7/2025');
  expect(moment('2026-11-21T10:42:00')).toBe('10:42, 21/11/2026');
});

test('when, as short as it is clear', () => {
  const now = new Date(2026, 10, 21, 23, 0);
  expect(when('2026-11-21T10:42:00', now)).toBe('10:42');
  expect(when('2026-11-20T10:42:00', now)).toBe('hôm qua');
  expect(when('2026-11-19T10:42:00', now)).toBe('19/11/2026');
  expect(when('2026-12-31T08:00:00', new Date(2027, 0, 1))).toBe('hôm qua');
});

test.each([
  ['8/1/2025', '2025-01-08'],
  ['08-01-2025', '2025-01-08'],
  [' 29.2.2024 ', '2024-02-29'],
  ['29/2/2023', null],
  ['31/4/2024', null],
  ['1/13/2024', null],
  ['2024-01-08', null],
  ['8/1/25', null],
  ['', null],
])('“%s” is the day %s', (typed, iso) => {
  expect(readDay(typed)).toBe(iso);
});

describe('periods', () => {
  const stored = (start: string, end: string, kind: string) => periodEdit({ start, end, kind, label: '' });

  test.each<[PeriodEdit, string]>([
    [{ kind: 'year', year: 2024 }, 'năm 2024'],
    [{ kind: 'quarter', year: 2024, quarter: 3 }, 'quý III/2024'],
    [{ kind: 'month', year: 2024, month: 2 }, 'tháng 2/2024'],
    [{ kind: 'first_months', year: 2024, months: 7 }, '7 tháng đầu năm 2024'],
    [{ kind: 'first_months', year: 2024, months: 12 }, 'năm 2024'],
    [{ kind: 'as_of', day: '2024-11-15' }, 'đến ngày 15/11/2024'],
  ])('%j', (edit, label) => {
    expect(periodLabel(edit)).toBe(label);
  });

  test('a stored period becomes the choice that made it', () => {
    expect(stored('2024-01-01', '2024-12-31', 'year')).toEqual({ kind: 'year', year: 2024 });
    expect(stored('2023-12-15', '2024-12-14', 'year')).toEqual({ kind: 'year', year: 2024 });
    expect(stored('2024-07-01', '2024-09-30', 'quarter')).toEqual({ kind: 'quarter', year: 2024, quarter: 3 });
    expect(stored('2024-02-01', '2024-02-29', 'month')).toEqual({ kind: 'month', year: 2024, month: 2 });
    expect(stored('2024-01-01', '2024-06-30', 'half')).toEqual({ kind: 'first_months', year: 2024, months: 6 });
    expect(stored('2024-11-15', '2024-11-15', 'as_of')).toEqual({ kind: 'as_of', day: '2024-11-15' });
  });

  test('the second half is no “first months”', () => {
    expect(stored('2024-07-01', '2024-12-31', 'half')).toEqual({ kind: 'between', start: '2024-07-01', end: '2024-12-31' });
  });
});

test('a period that stands alone begins with a capital', () => {
  expect(capital('đến ngày 15/11/2024')).toBe('Đến ngày 15/11/2024');
});
