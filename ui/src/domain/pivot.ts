/** Walking through the cells of a comparison by keys. */
import type { CompareCell, CompareGroup, CompareTable } from '../shared/backend';

/** A cell by what it says, so that it stays the same one when the table is loaded again. */
export interface CellPlace {
  indicator: string;
  area: string;
  year: number;
}

/** Rows in sight, from top to bottom. */
export function linesOf(table: CompareTable, folded: ReadonlySet<string>): { indicator: string; area: string }[] {
  const open = table.groups.filter((group) => !folded.has(group.indicator));
  return open.flatMap((group) => group.rows.map((row) => ({ indicator: group.indicator, area: row.area })));
}

export function samePlace(a: CellPlace | null, b: CellPlace): boolean {
  return a !== null && a.indicator === b.indicator && a.area === b.area && a.year === b.year;
}

/** The cell that stands for the table in the order of tabs: where one was last, else the first. */
export function settle(place: CellPlace | null, table: CompareTable, folded: ReadonlySet<string>): CellPlace | null {
  const lines = linesOf(table, folded);
  const line = lines.find((one) => one.indicator === place?.indicator && one.area === place.area);
  if (line && place && table.years.includes(place.year)) return place;
  const [first, year] = [line ?? lines[0], table.years[0]];
  return first && year !== undefined ? { ...first, year } : null;
}

const farAway = 10_000;
const page = 10;
const moves: Record<string, [lines: number, years: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -farAway],
  End: [0, farAway],
  'Ctrl+Home': [-farAway, -farAway],
  'Ctrl+End': [farAway, farAway],
  PageUp: [-page, 0],
  PageDown: [page, 0],
};

/** Where a key leads; none when it is no key for moving. At an edge one stays. */
export function walk(place: CellPlace, pressed: string, table: CompareTable, folded: ReadonlySet<string>): CellPlace | null {
  const move = moves[pressed];
  if (!move) return null;
  const lines = linesOf(table, folded);
  const within = (i: number, length: number) => Math.max(0, Math.min(i, length - 1));
  const line = lines[within(lines.findIndex((one) => one.indicator === place.indicator && one.area === place.area) + move[0], lines.length)];
  const year = table.years[within(table.years.indexOf(place.year) + move[1], table.years.length)];
  return line && year !== undefined ? { ...line, year } : place;
}

export function cellAt(table: CompareTable, place: CellPlace): CompareCell | undefined {
  const group: CompareGroup | undefined = table.groups.find((one) => one.indicator === place.indicator);
  return group?.rows.find((row) => row.area === place.area)?.cells.find((cell) => cell.year === place.year);
}
