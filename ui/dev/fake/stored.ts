/** What the stand-in's data file holds. Nothing in it is ever changed in place, so that two states can be set against each other. */
import type { FactDto, ReportView } from '../../src/shared/backend';
import type { Kept } from './keeping';
import type { Rewritten } from './papers';

/** That a person decided something: who, when, why. */
export interface Decided {
  person: string;
  at: string;
  why: string | null;
}

export interface Data {
  views: ReadonlyMap<string, ReportView>;
  typed: readonly FactDto[];
  /** Reports in the trash; they stay in `views` until it is emptied. */
  trash: ReadonlyMap<string, Decided>;
  /** Figures that a person made the official ones. */
  official: ReadonlyMap<string, Decided>;
  /** Flags and closed years. */
  kept: Kept;
  /** Passages of the year-end report that a person rewrote. */
  rewritten: ReadonlyMap<string, Rewritten>;
}

/** The reports that are not in the trash. */
export function kept(data: Data): ReportView[] {
  return [...data.views.values()].filter((view) => !data.trash.has(view.report.id));
}

/** The figures that count: those of kept reports, and the typed ones. */
export function factsOf(data: Data): FactDto[] {
  return kept(data).flatMap((view) => view.facts).concat(data.typed);
}
