/** The list of conflicts: what one is called, and in which order they stand. */
import type { ConflictDto } from '../../shared/backend';
import { capital } from '../../shared/dates';

/** The same for as long as the conflict is about the same thing, whatever value stands. */
export function keyOf(conflict: ConflictDto): string {
  return [conflict.indicator, conflict.areaName, conflict.period, conflict.scope, conflict.basis].join('|');
}

/** `Hà Tĩnh · Năm 2020 · vùng nông thôn`. */
export function placeOf(conflict: ConflictDto): string {
  return [conflict.areaName, capital(conflict.period), conflict.scope].filter(Boolean).join(' · ');
}

/** What the sources say, each value once, the one that stands first. */
export function valuesOf(conflict: ConflictDto): string[] {
  return [...new Set(conflict.candidates.map((one) => one.value))];
}

export const isSettled = (conflict: ConflictDto) => conflict.chosenBy !== null;

/** Those that wait first, each group in the order of the program. */
export function inOrder(conflicts: ConflictDto[]): ConflictDto[] {
  return conflicts.toSorted((a, b) => Number(isSettled(a)) - Number(isSettled(b)));
}
