/** Steps that are taken without a word, unless the program wants a reason for them: the year that they change is closed. */
import { type Fault, Refusal } from '../shared/backend';
import type { Desk } from './desk.svelte';

/** The faults that a reason answers. */
const answered = new Set(['year_closed', 'no_reason']);

export class Reasoned {
  readonly #desk: Desk;
  /** What waits for a reason. */
  waiting = $state.raw<{ fault: Fault; again: (why: string) => Promise<void> } | null>(null);

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Takes a step, and tells of it (`words`, `code` as in `status.undo`); views load again. */
  async run(step: (why: string | null) => Promise<unknown>, words: string, code: string): Promise<void> {
    await this.#try(step, null, words, code);
  }

  async #try(step: (why: string | null) => Promise<unknown>, why: string | null, words: string, code: string): Promise<void> {
    try {
      await step(why);
    } catch (thrown) {
      if (why !== null || !(thrown instanceof Refusal) || !answered.has(thrown.fault.code)) {
        this.#desk.toasts.warn(this.#desk.faultOf(thrown).message);
      } else {
        this.waiting = { fault: thrown.fault, again: (given) => this.#try(step, given, words, code) };
      }
      return;
    }
    await this.#desk.changed();
    await this.#desk.done(words, code);
  }

  /** The reason for what waits. */
  async give(why: string): Promise<void> {
    const { waiting } = this;
    this.waiting = null;
    await waiting?.again(why);
  }
}
