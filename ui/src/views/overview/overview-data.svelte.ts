/** What the overview shows: what waits, the year's figures of the own area, the latest reports. */
import type { Desk } from '../../domain/desk.svelte';
import type { ContradictionDto, EntryForm, EntryRow, FlagDto, ReportRow, SourceDto } from '../../shared/backend';
import { Loaded } from '../../shared/loaded.svelte';
import { t } from '../../shared/messages';

/** How many headline figures and reports are shown. */
const headlines = 4;
const latest = 5;
const fewFlags = 4;

export interface FieldCoverage {
  code: string;
  name: string;
  all: number;
  filled: number;
  /** Of the filled ones, those that no person answers for. */
  pending: number;
}

/** A flag with the figure it stands at; without one where the figure is gone. */
export interface Flagged {
  flag: FlagDto;
  source: SourceDto | null;
}

export class Overview {
  readonly #desk: Desk;
  readonly reports = new Loaded<ReportRow[]>();
  readonly form = new Loaded<EntryForm>();
  readonly contradictions = new Loaded<ContradictionDto[]>();
  /** Those that are shown. */
  readonly flags = new Loaded<Flagged[]>();
  flagCount = $state(0);
  #mostFlags = fewFlags;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  load(area: string, year: number): void {
    void this.reports.load(() => this.#desk.backend.reports());
    void this.form.load(() => this.#desk.backend.entryForm(area, year));
    void this.contradictions.load(() => this.#desk.backend.contradictions(area, year));
    void this.loadFlags();
  }

  loadFlags(): Promise<void> {
    return this.flags.load(async () => {
      const { backend } = this.#desk;
      const flags = (await backend.flags()).toSorted((a, b) => b.at.localeCompare(a.at));
      this.flagCount = flags.length;
      const shown = flags.slice(0, this.#mostFlags);
      return Promise.all(shown.map(async (flag) => ({ flag, source: await backend.factSource(flag.fact).catch(() => null) })));
    });
  }

  showAllFlags(): void {
    this.#mostFlags = Infinity;
    void this.loadFlags();
  }

  /** It was looked into. */
  async unflag(fact: string): Promise<void> {
    const stored = await this.#desk.attempt(() => this.#desk.backend.flagFact(fact, false, null).then(() => true));
    if (!stored) return;
    await this.#desk.done(t.follow.unflagged, 'unflag');
    await this.loadFlags();
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
