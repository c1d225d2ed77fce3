/** A figure while it is being corrected or added: every field as it stands on the screen. */
import type { FactDto, FactEdit, PeriodEdit } from '../shared/backend';
import { vietnamese } from '../shared/numbers';
import { guess } from './guess';

/** Forms that have a second number. */
const pairs = new Set(['ratio', 'range', 'rank']);

type Fields = Omit<FactEdit, 'value2' | 'scope' | 'note'> & { value2: string; scope: string; note: string };

export class FactDraft {
  now = $state<Fields>() as Fields;
  readonly #start: string;

  private constructor(fields: Fields) {
    this.now = fields;
    this.#start = JSON.stringify(fields);
  }

  /** The figure as it is. `reportArea`: where the figure speaks of the report's own area, it goes on following it. */
  static of(fact: FactDto, reportArea: string | null): FactDraft {
    const { quantity } = fact;
    return new FactDraft({
      value: vietnamese(quantity.value),
      value2: quantity.value2 === null ? '' : vietnamese(quantity.value2),
      unit: quantity.unit,
      form: quantity.form,
      qualifier: quantity.qualifier,
      basis: quantity.basis,
      measure: fact.measure,
      indicator: fact.indicator,
      scope: fact.scope ?? '',
      area: fact.area === reportArea ? null : fact.area,
      period: null,
      note: fact.note ?? '',
    });
  }

  /** A new figure from selected words. */
  static from(words: string): FactDraft {
    return new FactDraft({ ...guess(words), measure: '', indicator: null, scope: '', area: null, period: null, note: '' });
  }

  /** Whether anything differs from what it was. */
  get changed(): boolean {
    return JSON.stringify(this.now) !== this.#start;
  }

  get hasSecond(): boolean {
    return pairs.has(this.now.form);
  }

  reset(): void {
    this.now = JSON.parse(this.#start) as Fields;
  }

  setPeriod(period: PeriodEdit): void {
    this.now.period = period;
  }

  /** As the program takes it. */
  edit(): FactEdit {
    const { value, value2, scope, note, ...rest } = $state.snapshot(this.now);
    const orNone = (text: string) => (text.trim() === '' ? null : text.trim());
    return { ...rest, value: value.trim(), value2: this.hasSecond ? orNone(value2) : null, scope: orNone(scope), note: orNone(note) };
  }
}
