/** A period while it is being chosen: every part as text, complete or not. */
import type { PeriodDto, PeriodEdit } from '../shared/backend';
import { periodEdit } from '../shared/dates';

export const periodKinds = ['year', 'first_months', 'quarter', 'month', 'as_of', 'between'] as const;
export type PeriodKind = (typeof periodKinds)[number];

export interface PeriodDraft {
  kind: PeriodKind;
  year: string;
  /** Quarter, month or number of months. */
  part: string;
  start: string;
  end: string;
}

/** The draft to start from: the period as it is, else the year that is worked on. */
export function draftOf(period: PeriodDto | null, year: number): PeriodDraft {
  return draftOfEdit(period ? periodEdit(period) : { kind: 'year', year }, year);
}

export function draftOfEdit(edit: PeriodEdit, year: number): PeriodDraft {
  const draft: PeriodDraft = { kind: edit.kind, year: String(year), part: '2', start: '', end: '' };
  switch (edit.kind) {
    case 'year':
      return { ...draft, year: String(edit.year) };
    case 'quarter':
      return { ...draft, year: String(edit.year), part: String(edit.quarter) };
    case 'month':
      return { ...draft, year: String(edit.year), part: String(edit.month) };
    case 'first_months':
      return { ...draft, year: String(edit.year), part: String(edit.months) };
    case 'as_of':
      return { ...draft, start: edit.day };
    case 'between':
      return { ...draft, start: edit.start, end: edit.end };
  }
}

/** The period, if every part is there and in its range; else none. */
export function complete(draft: PeriodDraft): PeriodEdit | null {
  const year = /^(19|20)\d\d$/.test(draft.year.trim()) ? Number(draft.year) : null;
  const part = Number(draft.part);
  const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
  switch (draft.kind) {
    case 'year':
      return year === null ? null : { kind: 'year', year };
    case 'quarter':
      return year === null || part < 1 || part > 4 ? null : { kind: 'quarter', year, quarter: part };
    case 'month':
      return year === null || part < 1 || part > 12 ? null : { kind: 'month', year, month: part };
    case 'first_months':
      return year === null || part < 2 || part > 12 ? null : { kind: 'first_months', year, months: part };
    case 'as_of':
      return isDay(draft.start) ? { kind: 'as_of', day: draft.start } : null;
    case 'between':
      return isDay(draft.start) && isDay(draft.end) && draft.start <= draft.end ? { kind: 'between', start: draft.start, end: draft.end } : null;
  }
}
