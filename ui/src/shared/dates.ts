/** Days and times for people. They cross the bridge as `2021-01-19` and `2026-11-21T10:42:00`, always local time. */
import type { PeriodDto, PeriodEdit } from './backend';
import { t } from './messages';

/** `2021-01-19` → `19/01/2021`. */
export function day(iso: string): string {
  const [year = '', month = '', date = ''] = iso.slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}

/** `8/1/2025`, `08-01-2025`, `8.1.2025` → `2025-01-08`; none where that is no day. */
export function readDay(typed: string): string | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim());
  if (!match) return null;
  const [date, month, year] = match.slice(1).map(Number) as [number, number, number];
  const found = new Date(year, month - 1, date);
  return found.getMonth() === month - 1 && found.getDate() === date ? localDay(found) : null;
}

/** `2025-06-30` → `30/6/2025`, as it is said in a sentence. */
export function shortDay(iso: string): string {
  return day(iso).replace(/\b0(\d)\//g, '$1/');
}

/** `2026-11-21T10:42:00` → `10:42`. */
export function time(iso: string): string {
  return iso.slice(11, 16);
}

/** The calendar day of a moment here, `2026-11-21`. */
export function localDay(moment: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** When something happened, as short as it is clear: `10:42` today, `hôm qua`, else the day. */
export function when(iso: string, now: Date = new Date()): string {
  const that = iso.slice(0, 10);
  if (that === localDay(now)) return time(iso);
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  return that === localDay(yesterday) ? t.time.yesterday : day(iso);
}

/** When something happened, in full: `10:42, 21/11/2026`. */
export function moment(iso: string): string {
  return `${time(iso)}, ${day(iso)}`;
}

/** The words for a chosen period, as the program will name it. */
export function periodLabel(edit: PeriodEdit): string {
  switch (edit.kind) {
    case 'year':
      return t.period.year(edit.year);
    case 'quarter':
      return t.period.quarter(['I', 'II', 'III', 'IV'][edit.quarter - 1] ?? '', edit.year);
    case 'month':
      return t.period.month(edit.month, edit.year);
    case 'first_months':
      return edit.months === 12 ? t.period.year(edit.year) : t.period.firstMonths(edit.months, edit.year);
    case 'as_of':
      return t.period.asOf(day(edit.day));
    case 'between':
      return t.period.between(day(edit.start), day(edit.end));
  }
}

/** A stored period as a person would choose it, to start an edit from. */
export function periodEdit(period: PeriodDto): PeriodEdit {
  const [year, month] = [Number(period.end.slice(0, 4)), Number(period.end.slice(5, 7))];
  const fromNewYear = period.start === `${year}-01-01`;
  switch (period.kind) {
    case 'year':
      return { kind: 'year', year };
    case 'quarter':
      return { kind: 'quarter', year, quarter: Math.ceil(month / 3) };
    case 'month':
      return { kind: 'month', year, month };
    case 'half':
    case 'months':
      if (fromNewYear) return { kind: 'first_months', year, months: month };
      break;
    case 'as_of':
      return { kind: 'as_of', day: period.end };
  }
  return { kind: 'between', start: period.start, end: period.end };
}

/** First letter large: `năm 2020` → `Năm 2020`, where a period stands alone. */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}
