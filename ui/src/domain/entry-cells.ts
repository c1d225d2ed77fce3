/** The cells of a year's form: which column shows what, where one is, and where a step leads. */
import type { EntryCell, EntryRow } from '../shared/backend';
import { vietnamese } from '../shared/numbers';

export const valueColumns = ['before', 'target', 'estimate', 'actual'] as const;
export type ValueColumn = (typeof valueColumns)[number];

/** A cell of the form. */
export interface Spot {
  indicator: string;
  column: ValueColumn;
}

/** What was typed and is not stored, or not yet. */
export interface Draft {
  text: string;
  /** `closed`: the year is closed, and the value is stored with a reason only. */
  state: 'saving' | 'doubt' | 'closed' | 'refused';
  /** What is odd or wrong, in words. */
  message: string;
}

/** The rows of a field of work, and how many of them have a result. */
export interface EntryGroup {
  field: string;
  name: string;
  rows: EntryRow[];
  filled: number;
}

/** What stands at a row and is not stored, and what the last paste put there. */
export interface RowNotes {
  drafts: Partial<Record<ValueColumn, Draft>>;
  pasted: ReadonlySet<ValueColumn>;
}

export function cellOf(row: EntryRow, column: ValueColumn): EntryCell | null {
  return row[column];
}

/** The value as it would be typed; empty where there is none. */
export function asTyped(cell: EntryCell | null): string {
  return cell === null ? '' : vietnamese(cell.value).replace('−', '-');
}

export function sameSpot(a: Spot | null, b: Spot): boolean {
  return a !== null && a.indicator === b.indicator && a.column === b.column;
}

/** A step over lines and columns; at an edge one stays. */
export function step(spot: Spot, lines: number, columns: number, rows: EntryRow[]): Spot {
  const within = (i: number, length: number) => Math.max(0, Math.min(i, length - 1));
  const row = rows[within(rows.findIndex((one) => one.indicator === spot.indicator) + lines, rows.length)];
  const column = valueColumns[within(valueColumns.indexOf(spot.column) + columns, valueColumns.length)];
  return row && column ? { indicator: row.indicator, column } : spot;
}

/** The next cell that can be typed into, over the end of the line; none at the end of the form. */
export function tabbed(spot: Spot, by: 1 | -1, rows: EntryRow[], editable: readonly ValueColumn[]): Spot | null {
  const line = rows.findIndex((one) => one.indicator === spot.indicator);
  const order = valueColumns.filter((column) => editable.includes(column));
  const later = order.filter((column) => valueColumns.indexOf(column) * by > valueColumns.indexOf(spot.column) * by);
  const inLine = by === 1 ? later[0] : later.at(-1);
  if (inLine) return { indicator: spot.indicator, column: inLine };
  const next = rows[line + by];
  const column = by === 1 ? order[0] : order.at(-1);
  return next && column ? { indicator: next.indicator, column } : null;
}

/** Whether the year still lacks what the form is for: a result, or a target. */
export function isEmpty(row: EntryRow, targets: boolean): boolean {
  return targets ? row.target === null : row.actual === null && row.estimate === null;
}
