/**
 * The form of one area and year while it is filled in. Every cell is stored by itself as soon as it is left, in the order
 * typed. What is odd or no number stays in its cell with the reason, even when the view is left and opened again.
 */
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Desk } from '../../domain/desk.svelte';
import { asTyped, cellOf, type Draft, type EntryGroup, isEmpty, type RowNotes, type Spot, step, type ValueColumn, valueColumns } from '../../domain/entry-cells';
import { pastedCells } from '../../domain/entry-keys';
import { wantsReason } from '../../domain/reasoned.svelte';
import type { EntryCell, EntryForm, EntryRow } from '../../shared/backend';
import { find, findable } from '../../shared/fold';
import { Loaded } from '../../shared/loaded.svelte';
import { t } from '../../shared/messages';

/** By area, year, indicator and column; not bound to one view, so that nothing typed is lost by leaving it. */
const drafts = new SvelteMap<string, Draft>();

/** Forgets everything typed and not stored; for tests. */
export function dropDrafts(): void {
  drafts.clear();
}

function spotOf(key: string): Spot {
  const [, , indicator = '', column] = key.split('|');
  return { indicator, column: column as ValueColumn };
}

export type Mode = 'results' | 'targets';

export class Sheet {
  readonly form = new Loaded<EntryForm>();
  mode = $state<Mode>('results');
  field = $state('');
  query = $state('');
  onlyEmpty = $state(false);
  onlyMarked = $state(false);
  /** Indicators with a flagged value. */
  #marked = $state.raw<ReadonlySet<string>>(new Set());
  /** What set the targets; stored with each of them. */
  decision = $state('');
  /** Cells that the last paste filled. */
  readonly pasted = new SvelteSet<string>();
  /** The cell whose doubt or fault came last and waits to be looked at. */
  alarm = $state.raw<Spot | null>(null);
  /** Rows that were empty when only those were asked for: one that is filled now stays in its place. */
  #kept = $state.raw<ReadonlySet<string>>(new Set());
  #saving: Promise<void> = Promise.resolve();
  #open = 0;
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get year(): number {
    return this.form.data?.year ?? 0;
  }

  get editable(): readonly ValueColumn[] {
    return this.mode === 'targets' ? ['target'] : ['estimate', 'actual'];
  }

  /** Rows that pass the filters, in the order of the catalogue. */
  readonly rows = $derived.by((): EntryRow[] => {
    const all = this.form.data?.rows ?? [];
    const some = all.filter((row) => (this.field === '' || row.field === this.field) && (!this.onlyEmpty || this.#kept.has(row.indicator)) && (!this.onlyMarked || this.#marked.has(row.indicator)));
    if (this.query.trim() === '') return some;
    const hits = new Set(
      find(
        this.query,
        some.map((row) => findable(row.indicator, [row.name, ...(this.#desk.indicator(row.indicator)?.aliases ?? []), row.indicator])),
        Infinity,
      ),
    );
    return some.filter((row) => hits.has(row.indicator));
  });

  /** The same by field of work. */
  readonly groups = $derived.by((): EntryGroup[] => {
    const made = new Map<string, EntryGroup>();
    for (const row of this.rows) {
      const group = made.get(row.field) ?? { field: row.field, name: this.#desk.fieldName(row.field), rows: [], filled: 0 };
      group.rows.push(row);
      if (row.actual ?? row.estimate) group.filled++;
      made.set(row.field, group);
    }
    return [...made.values()];
  });

  /** How many rows of the chosen field are still empty. */
  readonly empty = $derived((this.form.data?.rows ?? []).filter((row) => (this.field === '' || row.field === this.field) && isEmpty(row, this.mode === 'targets')).length);

  /** What is not stored, and what was pasted, by indicator. */
  readonly notes = $derived.by((): ReadonlyMap<string, RowNotes> => {
    const made = new Map<string, { drafts: RowNotes['drafts']; pasted: Set<ValueColumn> }>();
    const at = (key: string) => {
      const { indicator } = spotOf(key);
      const notes = made.get(indicator) ?? { drafts: {}, pasted: new Set() };
      made.set(indicator, notes);
      return notes;
    };
    const here = this.#key({ indicator: '', column: 'actual' }).split('|').slice(0, 2).join('|');
    for (const [key, draft] of drafts) if (key.startsWith(`${here}|`)) at(key).drafts[spotOf(key).column] = draft;
    for (const key of this.pasted) at(key).pasted.add(spotOf(key).column);
    return made;
  });

  /** Cells of this form that hold something not stored. */
  readonly waiting = $derived(
    [...this.notes].flatMap(([indicator, { drafts: of }]) =>
      valueColumns.filter((column) => of[column] !== undefined && of[column].state !== 'saving').map((column): Spot => ({ indicator, column })),
    ),
  );

  /** Of those, the ones that only want a reason because the year is closed: one reason may answer for all. */
  readonly closed = $derived(this.waiting.filter((spot) => this.draft(spot)?.state === 'closed'));

  async load(area: string, year: number): Promise<void> {
    await this.form.load(() => this.#desk.backend.entryForm(area, year));
    this.#keep();
  }

  setMode(mode: Mode): void {
    this.mode = mode;
    this.#keep();
  }

  setMarked(indicators: ReadonlySet<string>): void {
    this.#marked = indicators;
  }

  setOnlyEmpty(only: boolean): void {
    this.onlyEmpty = only;
    this.#keep();
  }

  #keep(): void {
    this.#kept = new Set((this.form.data?.rows ?? []).filter((row) => isEmpty(row, this.mode === 'targets')).map((row) => row.indicator));
  }

  row(indicator: string): EntryRow | undefined {
    return this.form.data?.rows.find((row) => row.indicator === indicator);
  }

  draft(spot: Spot): Draft | undefined {
    return drafts.get(this.#key(spot));
  }

  discard(spot: Spot): void {
    if (drafts.get(this.#key(spot))?.state !== 'saving') drafts.delete(this.#key(spot));
  }

  /** Stores with one reason all that the closed year held back. */
  async enterClosed(reason: string): Promise<void> {
    await Promise.all(this.closed.map((spot) => this.enter(spot, this.draft(spot)?.text ?? '', reason)));
  }

  /** Stores a typed value. An empty one takes a typed value back; the same one again changes nothing. */
  async enter(spot: Spot, text: string, reason: string | null = null): Promise<void> {
    const [form, row] = [this.form.data, this.row(spot.indicator)];
    if (!form || !row) return;
    const [key, cell] = [this.#key(spot), cellOf(row, spot.column)];
    const value = text.trim();
    if (value === asTyped(cell) || value === (cell?.value ?? '')) {
      drafts.delete(key);
      return;
    }
    if (value === '' && !cell?.typed) {
      drafts.delete(key);
      this.#desk.toasts.say(t.entry.notTyped);
      return;
    }
    drafts.set(key, { text: value, state: 'saving', message: '' });
    const note = spot.column === 'target' && this.decision.trim() !== '' ? this.decision.trim() : null;
    const ask = { indicator: spot.indicator, area: form.area, year: form.year, basis: spot.column, value, note, reason };
    this.#open++;
    this.#saving = this.#saving.then(() => this.#store(key, spot, ask));
    await this.#saving;
  }

  async #store(key: string, spot: Spot, ask: Parameters<Desk['backend']['enterValue']>[0]): Promise<void> {
    try {
      const answer = await this.#desk.backend.enterValue(ask);
      if (answer.kind === 'saved') {
        drafts.delete(key);
        this.#take(ask.area, ask.year, answer.row);
        this.#tellBeside(ask.value, cellOf(answer.row, spot.column));
      } else {
        drafts.set(key, { text: ask.value, state: 'doubt', message: answer.doubt.message });
        this.alarm = spot;
      }
    } catch (thrown) {
      drafts.set(key, { text: ask.value, state: wantsReason(thrown) ? 'closed' : 'refused', message: this.#desk.faultOf(thrown).message });
      this.alarm = spot;
    }
    if (--this.#open === 0) await this.#desk.refresh();
  }

  /** Says so when another source's value stands although one was typed: what is shown then is not what was typed. */
  #tellBeside(typed: string, cell: EntryCell | null): void {
    if (typed !== '' && cell !== null && !cell.typed) this.#desk.toasts.warn(t.entry.beside(typed, asTyped(cell)));
  }

  /** Puts a row as the program has it now in its place. */
  #take(area: string, year: number, row: EntryRow): void {
    const form = this.form.data;
    if (form?.area !== area || form.year !== year) return;
    this.form.set({ ...form, rows: form.rows.map((old) => (old.indicator === row.indicator ? row : old)) });
  }

  /** Fills cells from the given one on, down and to the right. */
  async paste(from: Spot, text: string): Promise<void> {
    const lines = pastedCells(text);
    const rows = this.rows;
    const first = rows.findIndex((row) => row.indicator === from.indicator);
    this.pasted.clear();
    const stored: Promise<void>[] = [];
    for (const [i, line] of lines.slice(0, rows.length - first).entries()) {
      for (const [j, value] of line.entries()) {
        const spot = step(from, i, j, rows);
        const beyond = j > 0 && spot.column === step(from, i, j - 1, rows).column;
        if (beyond || value === '' || !this.editable.includes(spot.column)) continue;
        this.pasted.add(this.#key(spot));
        stored.push(this.enter(spot, value));
      }
    }
    const left = lines.length - (rows.length - first);
    if (left > 0) this.#desk.toasts.warn(t.entry.pasteTooLong(left));
    await Promise.all(stored);
  }

  #key(spot: Spot): string {
    return `${this.form.data?.area ?? ''}|${this.form.data?.year ?? ''}|${spot.indicator}|${spot.column}`;
  }
}
