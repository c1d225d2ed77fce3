/** Where one is in the form of a year and what is being typed there. */
import type { EntryRow } from '../shared/backend';
import { asTyped, type Draft, sameSpot, type Spot, step, tabbed, type ValueColumn } from './entry-cells';
import { type Handling, respond, type Response } from './entry-keys';

/** What the cursor needs to know and asks to be done. */
export interface EntryWork {
  rows(): EntryRow[];
  editable(): readonly ValueColumn[];
  draft(spot: Spot): Draft | undefined;
  /** Store what was typed. */
  enter(spot: Spot, text: string): void;
  /** Drop what was typed and not stored. */
  discard(spot: Spot): void;
  /** Show where the value comes from. */
  source(spot: Spot): void;
  /** Its note is to be written. */
  note(spot: Spot): void;
  /** Go to the answer that a doubtful value waits for. */
  answer(): void;
  undo(): void;
  redo(): void;
}

export class EntryCursor {
  at = $state.raw<Spot | null>(null);
  handling = $state<Handling>('ready');
  /** Whether the cell takes the keyboard as soon as it is there. */
  grabs = $state(false);
  #typed = $state('');
  readonly #work: EntryWork;

  constructor(work: EntryWork) {
    this.#work = work;
  }

  /** What stands in the text field. */
  get text(): string {
    if (this.handling !== 'ready' || this.at === null) return this.#typed;
    return this.#work.draft(this.at)?.text ?? asTyped(this.#row(this.at)?.[this.at.column] ?? null);
  }

  get canType(): boolean {
    return this.at !== null && this.#work.editable().includes(this.at.column);
  }

  /** The first cell to type into, where nothing was chosen or the chosen one is out of sight. */
  settle(): void {
    const rows = this.#work.rows();
    if (this.at !== null && rows.some((row) => row.indicator === this.at?.indicator)) return;
    const [row, column] = [rows[0], this.#work.editable().at(-1)];
    this.grabs = false;
    this.handling = 'ready';
    this.at = row && column ? { indicator: row.indicator, column } : null;
  }

  /** Goes to a cell; what was typed where one was is stored. */
  go(spot: Spot): void {
    this.grabs = true;
    if (sameSpot(this.at, spot)) return;
    this.leave();
    this.at = spot;
  }

  /** The text field changed. */
  type(text: string): void {
    this.#typed = text;
    if (this.handling === 'ready') this.handling = 'typing';
  }

  /** Stores what was typed. */
  leave(): void {
    const typed = this.handling !== 'ready';
    this.handling = 'ready';
    if (typed && this.at) this.#work.enter(this.at, this.#typed);
  }

  /** Acts on a key; tells whether it was one of the grid's. */
  press(pressed: string): boolean {
    const response = this.at && respond(pressed, this.handling);
    if (!this.at || !response) return false;
    const waits = ['doubt', 'closed'].includes(this.#work.draft(this.at)?.state ?? '') && this.handling === 'ready';
    if (pressed === 'Enter' && waits) this.#work.answer();
    else if (pressed === 'Enter' && !this.canType) this.#work.source(this.at);
    else if (response.act === 'tab') return this.#tab(this.at, response.step);
    else this.#do(this.at, response);
    return true;
  }

  #do(at: Spot, response: Exclude<Response, { act: 'tab' }>): void {
    switch (response.act) {
      case 'move': {
        const next = step(at, response.lines, response.columns, this.#work.rows());
        // At the edge there is nowhere to go, but what was typed is stored all the same.
        return sameSpot(at, next) ? this.leave() : this.go(next);
      }
      case 'edit':
        if (!this.canType) return;
        this.#typed = this.text;
        this.handling = 'editing';
        return;
      case 'discard':
        this.handling = 'ready';
        return this.#work.discard(at);
      case 'clear':
        return this.canType ? this.#work.enter(at, '') : undefined;
      case 'above': {
        const above = step(at, -1, 0, this.#work.rows());
        const cell = this.#row(above)?.[above.column] ?? null;
        return this.canType && cell ? this.#work.enter(at, asTyped(cell)) : undefined;
      }
      default:
        return this.#work[response.act](at);
    }
  }

  /** At the end of the form Tab goes on to what comes after it. */
  #tab(at: Spot, by: 1 | -1): boolean {
    const next = tabbed(at, by, this.#work.rows(), this.#work.editable());
    if (!next) return false;
    this.go(next);
    return true;
  }

  #row(spot: Spot): EntryRow | undefined {
    return this.#work.rows().find((row) => row.indicator === spot.indicator);
  }
}
