/** How the cells of a comparison are to be read: which are values, which only stand there, and which words replace a value. */
import type { CompareCell, CompareGroup, CompareTable } from '../shared/backend';
import { t } from '../shared/messages';

/** Reasons why a value must not be set beside the year before it; the value itself is as good as any. */
const apart = new Set(['definition_changed', 'area_changed', 'unit_differs', 'places_differ']);

/** Reasons for a missing change that the table tells in the change's own column; the others show in the cells themselves. */
const untold = new Set(['missing', 'missing_before']);

/** Whether a line may lead neither from the year before to this value nor any sum over it: `≠`. */
export function isApart(cell: CompareCell): boolean {
  return cell.value !== null && cell.reason !== null && apart.has(cell.reason);
}

/** Whether the value was computed from other figures, so that no report says it. */
export function isComputed(cell: CompareCell): boolean {
  return cell.value !== null && cell.origin !== null && cell.origin !== 'stated';
}

/** What there is to say about a value beside its number: why it stands apart, how it was computed, its place. */
export function saidOf(cell: CompareCell): string {
  const apart = isApart(cell) ? cell.reasonText : null;
  const origin = isComputed(cell) ? (t.compare.origins[cell.origin ?? ''] ?? null) : null;
  const place = cell.place ? t.compare.place(cell.place.place, cell.place.among) : null;
  return [apart, origin, cell.suspicion, place].filter((one) => one !== null).join('\n');
}

/** Whether the value covers only a part of its year. */
export function isPart(cell: CompareCell): boolean {
  return cell.value !== null && cell.part !== null;
}

/** Whether the value may be drawn and compared: one of a whole year. */
export function isWhole(cell: CompareCell): boolean {
  return cell.value !== null && cell.part === null;
}

/** The words in place of a value that could not be made, `không cộng`; none where there simply is no figure. */
export function refused(cell: CompareCell): string | null {
  return cell.value === null && cell.reason !== 'missing' ? cell.reasonText : null;
}

/** Why the last year has no change, where that has to be said. */
export function notCompared(cell: CompareCell | undefined): string | null {
  if (!cell || cell.change || cell.value === null || cell.reason === null || untold.has(cell.reason)) return null;
  return cell.reasonText;
}

/** What a figure's second number is, which the table's cells do not say: places of a rank, end of a range, whole of a ratio. */
export function formOf(group: Pick<CompareGroup, 'kind'>, cell: CompareCell): string {
  if (group.kind === 'rank') return 'rank';
  if (cell.second === null) return 'number';
  return group.kind === 'percent' || cell.reason === 'bound' ? 'range' : 'ratio';
}

/** Remarks for the head of a group: on its definition, and why cells stand apart; each once. */
export function remarks(group: CompareGroup): string[] {
  const reasons = group.rows.flatMap((row) =>
    row.cells.filter((cell) => isApart(cell) && !(cell.reason === 'definition_changed' && group.note)).map((cell) => `${cell.year}: ${cell.reasonText ?? ''}`),
  );
  return [...(group.note ? [group.note] : []), ...new Set(reasons)];
}

/** One refusal for the whole row of sums, when every year is refused for the same reason. */
export function commonRefusal(group: CompareGroup): string | null {
  const [first, ...others] = group.totals;
  if (!first || first.value !== null || first.reasonText === null) return null;
  return others.every((total) => total.value === null && total.reasonText === first.reasonText) ? first.reasonText : null;
}

/** Whether a row of means says anything: of three areas or more, and not of ranks. */
export function hasMeans(group: CompareGroup): boolean {
  return group.rows.length > 2 && group.totals.some((total) => total.mean !== null);
}

/** What a sum has from its parts: it is no surer than the least sure of them. */
export function footingOfSum(group: CompareGroup, column: number): { basis: string; pending: boolean; apart: boolean } {
  const parts = group.rows.flatMap((row) => row.cells[column] ?? []);
  return {
    basis: parts.some((cell) => cell.basis === 'estimate') ? 'estimate' : 'actual',
    pending: parts.some((cell) => cell.value !== null && !cell.judged),
    apart: parts.some(isApart),
  };
}

/** Where a value stands on a scale. For drawing only: a number that is read is never printed from it. */
export function position(canonical: string): number {
  return Number(canonical);
}

/** The table as rows of printed cells, to be copied: a row of its own names each indicator. */
export function asRows(table: CompareTable, words: { head: string; missing: string }, print: (canonical: string) => string): string[][] {
  const rows = [[words.head, ...table.years.map(String)]];
  for (const group of table.groups) {
    rows.push([`${group.name} (${group.unit})`]);
    for (const row of group.rows) {
      rows.push([row.area, ...row.cells.map((cell) => (cell.value === null ? (refused(cell) ?? words.missing) : print(cell.value)))]);
    }
  }
  return rows;
}
