/** Which rows of a long table are in the page: those in sight with some around them, and the one that has the keyboard. */

/** A row by its place, or the room of rows that are left out. */
export type Piece = { row: number } | { gap: number; after: number };

/** Rows from `from` up to but not including `to`, and `also` wherever it is; everything else as gaps. */
export function pieces(count: number, from: number, to: number, also: number | null): Piece[] {
  const [first, end] = [Math.max(0, Math.min(from, count)), Math.max(0, Math.min(to, count))];
  const kept = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  if (also !== null && also >= 0 && also < count && (also < first || also >= end)) kept.push(also);
  const made: Piece[] = [];
  let next = 0;
  for (const row of kept.toSorted((a, b) => a - b)) {
    if (row > next) made.push({ gap: row - next, after: next });
    made.push({ row });
    next = row + 1;
  }
  if (next < count) made.push({ gap: count - next, after: next });
  return made;
}

/** Rows come and go this many at a time, so that not every step of a scroll changes the page. */
const block = 8;

/** The first row to have in the page: in sight or up to `around` rows above; in rows of `height`. May be negative. */
export function firstInPage(scroll: number, height: number, around: number): number {
  return Math.floor(scroll / height / block) * block - around;
}

/** The row after the last to have in the page. May be beyond the end. */
export function endInPage(scroll: number, room: number, height: number, around: number): number {
  return Math.ceil((scroll + room) / height / block) * block + around;
}
