/** Steps that are taken without a word, unless the program wants a reason for them: the year that they change is closed. */
import { type Fault, Refusal } from '../shared/backend';
import type { Desk } from './desk.svelte';

/** The faults that a reason answers. */
const answered = new Set(['year_closed', 'no_reason']);

/** Whether the program would take the step with a reason. */
export function wantsReason(thrown: unknown): thrown is Refusal {
  return thrown instanceof Refusal && answered.has(thrown.fault.code);
}

export class Reasoned {
  readonly #desk: Desk;
  /** What waits for a reason. */
  waiting = $state.raw<{ fault: Fault; answer: (why: string | null) => void } | null>(null);

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Takes a step; where the program wants a reason, asks for it and takes the step again. `null`: nobody gave one. */
  async take<T>(step: (why: string | null) => Promise<T>): Promise<{ answer: T } | null> {
    try {
      return { answer: await step(null) };
    } catch (thrown) {
      if (!wantsReason(thrown)) throw thrown;
      const why = await this.#ask(thrown.fault);
      return why === null ? null : { answer: await step(why) };
    }
  }

  /** Takes a step, and tells of it (`words`, `code` as in `status.undo`); views load again. Tells whether it was taken. */
  async run(step: (why: string | null) => Promise<unknown>, words: string, code: string): Promise<boolean> {
    const taken = await this.#desk.attempt(() => this.take(step));
    if (!taken) return false;
    await this.#desk.changed();
    await this.#desk.done(words, code);
    return true;
  }

  /** The reason for what waits. */
  give(why: string): void {
    this.#settle(why);
  }

  /** What waits is not done. */
  giveUp(): void {
    this.#settle(null);
  }

  #ask(fault: Fault): Promise<string | null> {
    this.giveUp();
    return new Promise((answer) => (this.waiting = { fault, answer }));
  }

  #settle(why: string | null): void {
    const { waiting } = this;
    this.waiting = null;
    waiting?.answer(why);
  }
}
