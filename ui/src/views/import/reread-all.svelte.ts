/**
 * A new look at every stored report, one after the other: first which of them read otherwise now, then, once somebody has seen
 * that, taking over the chosen ones. Both can be stopped; what was taken stays, each report a step of its own to undo.
 */
import { SvelteSet } from 'svelte/reactivity';
import type { Desk } from '../../domain/desk.svelte';
import { Reasoned } from '../../domain/reasoned.svelte';
import type { Fault, ReportRow, RereadOffer } from '../../shared/backend';

type Step = 'looking' | 'looked' | 'taking' | 'taken';

export class RereadAll {
  readonly #desk: Desk;
  readonly #reports: ReportRow[];
  /** Asks why figures of a closed year are changed: once for all of them. */
  readonly reasoned: Reasoned;
  step = $state<Step>('looking');
  /** How many have been looked at, or taken. */
  done = $state(0);
  /** Those that read otherwise. */
  offers = $state.raw<RereadOffer[]>([]);
  /** Those that could not be looked at or taken, with what the program said. */
  failed = $state.raw<{ report: ReportRow; fault: Fault }[]>([]);
  /** Ids of those to take over. */
  readonly chosen = new SvelteSet<string>();
  /** How many were taken over. */
  taken = $state(0);
  #stopped = false;

  constructor(desk: Desk, reports: ReportRow[]) {
    this.#desk = desk;
    this.#reports = reports;
    this.reasoned = new Reasoned(desk);
  }

  readonly total = $derived.by(() => (this.step === 'looking' || this.step === 'looked' ? this.#reports.length : this.chosen.size));
  readonly running = $derived.by(() => this.step === 'looking' || this.step === 'taking');

  /** Ends the round after the report that is being read. */
  stop(): void {
    this.#stopped = true;
    this.reasoned.giveUp();
  }

  async look(): Promise<void> {
    await this.#each(this.#reports, async (report) => {
      const offer = await this.#desk.backend.rereadOffer(report.id);
      if (offer.changes.length === 0 && offer.identity === null) return;
      this.offers = [...this.offers, offer];
      this.chosen.add(report.id);
    });
    this.step = 'looked';
  }

  /** Takes the chosen ones over. Tells how many it were. */
  async take(): Promise<number> {
    this.step = 'taking';
    let reason: string | null = null;
    const chosen = this.offers.map((offer) => offer.report).filter((report) => this.chosen.has(report.id));
    await this.#each(chosen, async (report) => {
      const taken = await this.reasoned.take((why) => {
        reason = why ?? reason;
        return this.#desk.backend.rereadReport(report.id, reason);
      });
      // Nobody gave a reason: the rest would ask for one again.
      if (taken) this.taken++;
      else this.#stopped = true;
    });
    this.step = 'taken';
    return this.taken;
  }

  async #each(reports: ReportRow[], act: (report: ReportRow) => Promise<void>): Promise<void> {
    this.#stopped = false;
    this.done = 0;
    for (const report of reports) {
      if (this.#stopped) return;
      try {
        await act(report);
      } catch (thrown) {
        this.failed = [...this.failed, { report, fault: this.#desk.faultOf(thrown) }];
      }
      this.done++;
    }
  }
}

const key = 'rules-seen';

/** Whether the program is another one than when this list was last looked at: its rules may read reports better. */
export function hasNewRules(version: string): boolean {
  const seen = localStorage.getItem(key);
  if (seen === null) localStorage.setItem(key, version);
  return seen !== null && seen !== version;
}

/** The offer was taken up or left. */
export function rulesSeen(version: string): void {
  localStorage.setItem(key, version);
}
