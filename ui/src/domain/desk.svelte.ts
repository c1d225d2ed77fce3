/**
 * The desk: what the whole page works on. It holds the program's status and catalogue, tells views when stored figures
 * changed, and runs the actions that every view shares. Views reach it by `useDesk()`.
 */
import { getContext, setContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { type AreaDto, type Backend, type CatalogueDto, type DeskStatus, type Fault, faultOf, type IndicatorDto } from '../shared/backend';
import { t } from '../shared/messages';
import { Route } from '../shared/route.svelte';
import { Toasts } from '../shared/toasts.svelte';

export class Desk {
  readonly backend: Backend;
  readonly toasts = new Toasts();
  readonly route = new Route();

  status = $state.raw<DeskStatus | null>(null);
  catalogue = $state.raw<CatalogueDto>({ fields: [], indicators: [], areas: [], units: [] });
  /** Why nothing can be shown at all: the data file could not be opened. */
  fault = $state.raw<Fault | null>(null);
  /** Grows with every change of what is stored that did not come from the view itself. Read it to load again. */
  revision = $state(0);

  readonly #indicators = new SvelteMap<string, IndicatorDto>();
  readonly #fields = new SvelteMap<string, string>();
  readonly #areas = new SvelteMap<string, AreaDto>();

  constructor(backend: Backend) {
    this.backend = backend;
  }

  /** Opens the desk: catalogue and status. */
  async open(): Promise<void> {
    try {
      const [catalogue, status] = await Promise.all([this.backend.catalogue(), this.backend.status()]);
      this.#list(catalogue);
      this.status = status;
      this.fault = null;
    } catch (thrown) {
      this.fault = this.faultOf(thrown);
    }
  }

  #list(catalogue: CatalogueDto): void {
    const there = new Set(catalogue.indicators.map((one) => one.code));
    for (const code of [...this.#indicators.keys()]) if (!there.has(code)) this.#indicators.delete(code);
    for (const one of catalogue.indicators) this.#indicators.set(one.code, one);
    for (const one of catalogue.fields) this.#fields.set(one.code, one.name);
    for (const one of catalogue.areas) this.#areas.set(one.id, one);
    this.catalogue = catalogue;
  }

  /** Reads the catalogue again: own indicators came, changed or went. */
  async #relist(): Promise<void> {
    const catalogue = await this.attempt(() => this.backend.catalogue());
    if (catalogue) this.#list(catalogue);
  }

  indicator(code: string | null): IndicatorDto | undefined {
    return code === null ? undefined : this.#indicators.get(code);
  }

  fieldName(code: string | null): string {
    return code === null ? '' : (this.#fields.get(code) ?? code);
  }

  area(id: string | null): AreaDto | undefined {
    return id === null ? undefined : this.#areas.get(id);
  }

  /** Whether other land had the same name at another time, so that the name alone does not say which is meant. */
  isSharedName(area: AreaDto): boolean {
    return this.catalogue.areas.some((other) => other.land !== area.land && other.name === area.name);
  }

  faultOf(thrown: unknown): Fault {
    return faultOf(thrown, t.part.bridge);
  }

  /** Reads the status again after the view itself changed something. */
  async refresh(): Promise<void> {
    const status = await this.attempt(() => this.backend.status());
    if (status) this.#take(status);
  }

  /**
   * Tells of an action of the view that was stored. The way back is offered only if the program's last step is that very
   * one (`action`, as in `status.undo`): undoing something else would be worse than not undoing.
   */
  async done(words: string, action: string): Promise<void> {
    await this.refresh();
    const undo = this.status?.undo === action ? () => void this.undo() : undefined;
    this.toasts.say(words, undo);
  }

  /** Something was stored: reads the status again and has the views load again. */
  async changed(): Promise<void> {
    await Promise.all([this.refresh(), this.#relist()]);
    this.revision++;
  }

  /** Does something and shows what the program says when it refuses. `undefined` then. */
  async attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
    try {
      return await action();
    } catch (thrown) {
      this.toasts.warn(this.faultOf(thrown).message);
      return undefined;
    }
  }

  async setArea(id: string): Promise<void> {
    await this.#set(() => this.backend.setDesk(null, id, null));
  }

  async setYear(year: number): Promise<void> {
    await this.#set(() => this.backend.setDesk(null, null, year));
  }

  /** Another area, unless none is given, and another year at once. */
  async workOn(area: string | null, year: number): Promise<void> {
    await this.#set(() => this.backend.setDesk(null, area, year));
  }

  async undo(): Promise<void> {
    const action = this.status?.undo ?? null;
    if (action === null) return;
    if (await this.#set(() => this.backend.undo())) this.toasts.say(t.frame.undone(action));
  }

  async redo(): Promise<void> {
    const action = this.status?.redo ?? null;
    if (action === null) return;
    if (await this.#set(() => this.backend.redo())) this.toasts.say(t.frame.redone(action));
  }

  /** Another data file took the place of the one that was open: everything is read again. */
  replaced(status: DeskStatus): void {
    this.toasts.forgetUndo();
    this.status = status;
    void this.#relist();
    this.revision++;
  }

  #take(status: DeskStatus): void {
    if (status.savedAt !== this.status?.savedAt) this.toasts.forgetUndo();
    this.status = status;
  }

  async #set(change: () => Promise<DeskStatus>): Promise<boolean> {
    const status = await this.attempt(change);
    if (!status) return false;
    this.toasts.forgetUndo();
    this.status = status;
    await this.#relist();
    this.revision++;
    return true;
  }
}

const key = Symbol('desk');

export function provideDesk(desk: Desk): Desk {
  return setContext(key, desk);
}

export function useDesk(): Desk {
  return getContext<Desk>(key);
}
