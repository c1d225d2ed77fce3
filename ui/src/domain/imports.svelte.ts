/** The imports of this session as they go on, whatever view is open. Views reach them by `useImports()`. */
import { getContext, setContext } from 'svelte';
import type { ImportProgress, ImportRow, ReportRow } from '../shared/backend';
import { t } from '../shared/messages';
import { validity } from './area';
import type { Desk } from './desk.svelte';

/** The status is read again at most this often while files come in. */
const refreshEvery = 1_000;

export class Imports {
  readonly #desk: Desk;
  rows = $state.raw<ImportRow[]>([]);
  running = $state(false);
  done = $state(0);
  total = $state(0);
  /** When the running import began, for the time that is left; ms. */
  startedAt = $state(0);
  #refreshed = 0;
  /** Nothing was stored before this import. */
  #isFirst = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Follows the program's imports; returns how to stop. */
  async follow(): Promise<() => void> {
    this.rows = await this.#desk.backend.importRows();
    return this.#desk.backend.onProgress((step) => this.#take(step));
  }

  /** Opens the system's file picker. */
  async chooseFiles(): Promise<void> {
    await this.#desk.attempt(() => this.#desk.backend.chooseFiles());
  }

  async chooseFolder(): Promise<void> {
    await this.#desk.attempt(() => this.#desk.backend.chooseFolder());
  }

  async stop(): Promise<void> {
    await this.#desk.attempt(() => this.#desk.backend.stopImport());
  }

  #take(step: ImportProgress): void {
    if (!this.running && !step.finished) this.#begin();
    this.done = step.done;
    this.total = step.total;
    if (step.row) this.#put(step.row);
    if (step.finished) void this.#end();
    else if (Date.now() - this.#refreshed > refreshEvery) {
      this.#refreshed = Date.now();
      void this.#desk.refresh();
    }
  }

  #begin(): void {
    this.running = true;
    this.startedAt = Date.now();
    this.#isFirst = this.#desk.status?.counts.reports === 0;
    // Whoever waits at the overview came to see the files arrive; work in another view is not torn away.
    if (this.#desk.route.place.view === 'overview') this.#desk.route.go('import');
  }

  #put(row: ImportRow): void {
    const at = this.rows.findIndex((old) => old.index === row.index);
    this.rows = at === -1 ? [...this.rows, row] : this.rows.with(at, row);
  }

  async #end(): Promise<void> {
    this.running = false;
    await this.#desk.changed();
    if (this.#isFirst) await this.#workOnTheirYear();
    if (this.#desk.route.place.view !== 'import') this.#desk.toasts.say(t.imports.finished(this.total));
  }

  /**
   * The first reports say what is worked on: who begins has not chosen a year, and of two units of one name means the one that
   * reports. Those of the own name before others.
   */
  async #workOnTheirYear(): Promise<void> {
    const { status } = this.#desk;
    const dated = ((await this.#desk.attempt(() => this.#desk.backend.reports())) ?? []).filter((one) => one.period !== null);
    const own = dated.filter((one) => one.areaName === status?.area?.name);
    const yearOf = (one: ReportRow) => Number(one.period?.end.slice(0, 4));
    const latest = (own.length > 0 ? own : dated).toSorted((a, b) => yearOf(b) - yearOf(a))[0];
    if (!latest || !status) return;
    const area = own.length > 0 ? this.#desk.area(latest.area) : undefined;
    const other = area && area.land !== status.area?.land ? area : undefined;
    if (yearOf(latest) === status.year && !other) return;
    await this.#desk.workOn(other?.id ?? null, yearOf(latest));
    this.#desk.toasts.say(t.imports.workOn(other ? `${other.name} ${validity(other)}` : '', yearOf(latest)));
  }
}

const key = Symbol('imports');

export function provideImports(imports: Imports): Imports {
  return setContext(key, imports);
}

export function useImports(): Imports {
  return getContext<Imports>(key);
}
