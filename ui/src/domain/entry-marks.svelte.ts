/** What stands beside the values of the form: flags, and that a value was changed after its year was closed. */
import type { ChangedSinceDto, FlagDto } from '../shared/backend';
import { ChangedSince } from './changed-since.svelte';
import type { Desk } from './desk.svelte';

export interface Marks {
  changed: ChangedSinceDto | undefined;
  flag: FlagDto | undefined;
}

export class EntryMarks {
  readonly #desk: Desk;
  readonly #changed: ChangedSince;
  #flags = $state.raw<ReadonlyMap<string, FlagDto>>(new Map());

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#changed = new ChangedSince(desk);
  }

  async load(): Promise<void> {
    const flags = this.#desk.backend.flags().catch(() => []);
    await this.#changed.load();
    this.#flags = new Map((await flags).map((flag) => [flag.fact, flag]));
  }

  of = (fact: string): Marks => ({ changed: this.#changed.of([fact]), flag: this.#flags.get(fact) });
}
