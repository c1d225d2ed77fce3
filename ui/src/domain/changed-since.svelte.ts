/** The figures that are not as they were when their year was closed, for marks at the values. */
import type { ChangedSinceDto } from '../shared/backend';
import { t } from '../shared/messages';
import type { Desk } from './desk.svelte';

export class ChangedSince {
  readonly #desk: Desk;
  #byFact = $state.raw<ReadonlyMap<string, ChangedSinceDto>>(new Map());

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Reads them again. Values are shown without marks where that fails: what is wrong is told by the view itself. */
  async load(): Promise<void> {
    const years = await this.#desk.backend.closedYears().catch(() => []);
    this.#byFact = new Map(years.flatMap((year) => year.changedSince.map((change) => [change.fact, change] as const)));
  }

  /** Of the figures behind a value, the first that was changed. */
  of = (facts: readonly string[]): ChangedSinceDto | undefined => {
    for (const fact of facts) {
      const change = this.#byFact.get(fact);
      if (change) return change;
    }
    return undefined;
  };
}

/** What was changed, in a sentence. */
export function changeSaid(change: ChangedSinceDto): string {
  return t.source.changedSince(change.before ?? t.source.notThere, change.after ?? t.source.gone);
}
