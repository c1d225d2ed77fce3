import { expect, test } from 'vitest';
import { complete, draftOf, draftOfEdit, type PeriodDraft } from './period';

const draft = (more: Partial<PeriodDraft>): PeriodDraft => ({ kind: 'year', year: '2024', part: '2', start: '', end: '', ...more });

test('a complete draft is the period', () => {
  expect(complete(draft({}))).toEqual({ kind: 'year', year: 2024 });
  expect(complete(draft({ kind: 'quarter', part: '4' }))).toEqual({ kind: 'quarter', year: 2024, quarter: 4 });
  expect(complete(draft({ kind: 'between', start: '2024-01-01', end: '2024-03-05' }))).toEqual({ kind: 'between', start: '2024-01-01', end: '2024-03-05' });
});

test.each([
  { year: '' },
  { year: '24' },
  { year: '2124x' },
  { kind: 'quarter', part: '5' },
  { kind: 'month', part: '13' },
  { kind: 'first_months', part: '1' },
  { kind: 'as_of', start: '' },
  { kind: 'between', start: '2024-03-05', end: '2024-01-01' },
] as Partial<PeriodDraft>[])('%j is not complete', (more) => {
  expect(complete(draft(more))).toBeNull();
});

test('what was chosen comes back', () => {
  const edit = { kind: 'first_months', year: 2023, months: 7 } as const;
  expect(complete(draftOfEdit(edit, 2024))).toEqual(edit);
  expect(complete(draftOf(null, 2024))).toEqual({ kind: 'year', year: 2024 });
});
