/** What goes out to other computers and programs, and what comes in: one thing at a time. */
import type { Desk } from '../../domain/desk.svelte';
import { Reasoned } from '../../domain/reasoned.svelte';
import type { Fault, PackAsk, TakeInView } from '../../shared/backend';
import { t } from '../../shared/messages';

export class Exchanging {
  readonly #desk: Desk;
  /** Asks why, where a pack changes values of a closed year. */
  readonly reasoned: Reasoned;
  busy = $state(false);
  /** What the chosen pack would change, or what it changed. */
  pack = $state.raw<{ view: TakeInView; taken: boolean } | null>(null);
  /** Why the chosen file is no pack, or could not be taken in. */
  fault = $state.raw<Fault | null>(null);

  constructor(desk: Desk) {
    this.#desk = desk;
    this.reasoned = new Reasoned(desk);
  }

  savePack(ask: PackAsk): Promise<void> {
    return this.#once(async () => {
      const file = await this.#desk.attempt(() => this.#desk.backend.savePack(ask));
      if (file) this.#desk.toasts.say(t.exchange.packSaved(file.path));
    });
  }

  saveFacts(area: string | null, year: number | null, form: string): Promise<void> {
    return this.#once(async () => {
      const file = await this.#desk.attempt(() => this.#desk.backend.saveFacts({ area, year, indicator: null, form }));
      if (file) this.#desk.toasts.say(t.exchange.factsSaved(file.path));
    });
  }

  /** Asks for a pack and shows what it would change. */
  choose(): Promise<void> {
    return this.#once(async () => {
      const view = await this.#trying(() => this.#desk.backend.choosePack());
      if (view) this.pack = { view, taken: false };
    });
  }

  takeIn(): Promise<void> {
    return this.#once(async () => {
      const taken = await this.#trying(() => this.reasoned.take((why) => this.#desk.backend.takeInPack(why)));
      if (!taken) return;
      const view = taken.answer;
      this.pack = { view, taken: true };
      await this.#desk.changed();
      await this.#desk.done(t.exchange.taken(view.newReports.length, view.judged.length + view.added.length), 'take_in');
    });
  }

  /** The pack is left as it is. */
  close(): void {
    if (this.busy) return;
    this.pack = null;
    this.fault = null;
  }

  async #trying<T>(work: () => Promise<T>): Promise<T | undefined> {
    this.fault = null;
    try {
      return await work();
    } catch (thrown) {
      this.fault = this.#desk.faultOf(thrown);
      return undefined;
    }
  }

  async #once(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await work();
    this.busy = false;
  }
}
