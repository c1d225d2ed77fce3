/** What the overview shows: what waits, the year's figures of the own area, the latest reports. */
import type { Desk } from '../../domain/desk.svelte';
import type { EntryForm, EntryRow, ReportRow } from '../../shared/backend';
import { Loaded } from '../../shared/loaded.svelte';

/** How many headline figures and reports are shown. */
const headlines = 4;
const latest = 5;

export interface FieldCoverage {
  code: string;
  name: string;
  all: number;
  filled: number;
  /** Of the filled ones, those that no person answers for. */
  pending: number;
}

export class Overview {
  readonly #desk: Desk;
  readonly reports = new Loaded<ReportRow[]>();
  readonly form = new Loaded<EntryForm>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  load(area: string, year: number): void {
    void this.reports.load(() => this.#desk.backend.reports());
    void this.form.load(() => this.#desk.backend.entryForm(area, year));
  }

  readonly latest = $derived.by(() => this.reports.data?.slice(0, latest) ?? []);
  readonly unread = $derived.by(() => this.reports.data?.filter((report) => report.issues > 0).length ?? 0);
  readonly unknown = $derived.by(() => this.reports.data?.filter((report) => report.area === null || report.period === null).length ?? 0);

  /** The report to go on with: the latest import that still waits. */
  readonly next = $derived.by(() => this.reports.data?.find((report) => report.waiting > 0) ?? null);

  readonly filled = $derived.by(() => this.form.data?.rows.filter(hasValue) ?? []);

  /** The rows worth a card: with a target before those with last year's value before the rest. */
  readonly headlines = $derived.by(() => {
    const weight = (row: EntryRow) => (row.target ? 2 : 0) + (row.before ? 1 : 0);
    return this.filled.toSorted((a, b) => weight(b) - weight(a)).slice(0, headlines);
  });

  readonly fields = $derived.by(() => {
    const byField = new Map<string, FieldCoverage>();
    for (const row of this.form.data?.rows ?? []) {
      const field = byField.get(row.field) ?? { code: row.field, name: this.#desk.fieldName(row.field), all: 0, filled: 0, pending: 0 };
      byField.set(row.field, field);
      field.all++;
      if (!hasValue(row)) continue;
      field.filled++;
      if (!(row.actual ?? row.estimate)?.judged) field.pending++;
    }
    return [...byField.values()];
  });
}

function hasValue(row: EntryRow): boolean {
  return row.actual !== null || row.estimate !== null;
}
