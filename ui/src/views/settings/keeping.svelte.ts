/** What the settings show: safety copies, notices, the check of the data file, closed years; and the actions on them. */
import { backUp } from '../../domain/backup';
import type { Desk } from '../../domain/desk.svelte';
import type { ClosedYearDto, DeskStatus, SafetyCopyDto } from '../../shared/backend';
import { moment } from '../../shared/dates';
import { Loaded } from '../../shared/loaded.svelte';
import { t } from '../../shared/messages';

export class Keeping {
  readonly #desk: Desk;
  readonly copies = new Loaded<SafetyCopyDto[]>();
  readonly notices = new Loaded<string[]>();
  readonly years = new Loaded<ClosedYearDto[]>();
  /** What is wrong with the data file; nothing while it was not asked for. */
  readonly check = new Loaded<string[]>();
  /** Something is stored or restored: nothing else meanwhile. */
  busy = $state(false);

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  load(): void {
    const { backend } = this.#desk;
    void this.copies.load(() => backend.safetyCopies());
    void this.notices.load(() => backend.notices());
    void this.loadYears();
  }

  loadYears(): Promise<void> {
    return this.years.load(() => this.#desk.backend.closedYears());
  }

  /** The years of the desk that can still be closed. */
  readonly open = $derived.by(() => {
    const years = this.#desk.status?.years ?? [];
    const closed = new Set(this.years.data?.map((one) => one.year));
    return years.filter((one) => !closed.has(one));
  });

  runCheck(): Promise<void> {
    this.check.clear();
    return this.check.load(() => this.#desk.backend.checkData());
  }

  backUp(): Promise<void> {
    return this.#once(() => backUp(this.#desk));
  }

  /** Restores a safety copy; without one, the program asks for a file. */
  restore(copy: SafetyCopyDto | null): Promise<void> {
    const { backend } = this.#desk;
    return this.#once(async () => {
      const status = await this.#desk.attempt<DeskStatus | null>(() => (copy ? backend.restoreCopy(copy.path) : backend.restoreBackup()));
      if (!status) return;
      this.check.clear();
      this.#desk.replaced(status);
      this.#desk.toasts.say(t.settings.restored(status.counts.reports, status.counts.facts));
    });
  }

  closeYear(year: number, why: string | null): Promise<boolean> {
    return this.#change(() => this.#desk.backend.closeYear(year, why), t.settings.closed(year), 'close_year');
  }

  reopenYear(year: number, why: string): Promise<boolean> {
    return this.#change(() => this.#desk.backend.reopenYear(year, why), t.settings.reopened(year), 'reopen_year');
  }

  async #change(change: () => Promise<void>, words: string, action: string): Promise<boolean> {
    let stored = false;
    await this.#once(async () => {
      stored = (await this.#desk.attempt(() => change().then(() => true))) ?? false;
      if (!stored) return;
      await this.#desk.done(words, action);
      await this.loadYears();
    });
    return stored;
  }

  async #once(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await work();
    this.busy = false;
  }
}

/** How a safety copy is called: when it was made. */
export function copyName(copy: SafetyCopyDto): string {
  return copy.at ? moment(copy.at) : t.settings.beforeUpgrade;
}
