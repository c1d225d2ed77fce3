/** The log, newest first, loaded by pages; and how it is told. */
import type { Desk } from '../../domain/desk.svelte';
import type { Fault, LogEntryDto, LogStepDto } from '../../shared/backend';
import { day, localDay } from '../../shared/dates';
import { t } from '../../shared/messages';

export const pageSize = 50;

export class ActionLog {
  readonly #desk: Desk;
  entries = $state.raw<LogEntryDto[] | null>(null);
  fault = $state.raw<Fault | null>(null);
  /** Whether there may be older ones. */
  more = $state(false);
  loading = $state(false);
  #asked = 0;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** From the newest on, as many as are shown already. */
  async load(): Promise<void> {
    await this.#ask(null, Math.max(pageSize, this.entries?.length ?? 0), []);
  }

  /** The page behind the last entry. */
  async next(): Promise<void> {
    const shown = this.entries ?? [];
    await this.#ask(shown.at(-1)?.id ?? null, pageSize, shown);
  }

  async #ask(before: string | null, most: number, shown: LogEntryDto[]): Promise<void> {
    const mine = ++this.#asked;
    this.loading = true;
    try {
      const found = await this.#desk.backend.actionLog(before, most);
      if (mine !== this.#asked) return;
      this.entries = [...shown, ...found];
      this.more = found.length === most;
      this.fault = null;
    } catch (thrown) {
      if (mine !== this.#asked) return;
      this.fault = this.#desk.faultOf(thrown);
    }
    this.loading = false;
  }
}

/** Entries by day, in their order. */
export function byDay(entries: LogEntryDto[], now: Date = new Date()): { day: string; label: string; entries: LogEntryDto[] }[] {
  const today = localDay(now);
  const yesterday = localDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1));
  const days = new Map<string, LogEntryDto[]>();
  for (const entry of entries) {
    const key = entry.at.slice(0, 10);
    days.set(key, [...(days.get(key) ?? []), entry]);
  }
  return [...days].map(([key, of]) => {
    const word = key === today ? t.history.today : key === yesterday ? t.history.yesterday : null;
    return { day: key, label: word ? `${word}, ${day(key)}` : day(key), entries: of };
  });
}

/** What a step changed, in two parts: the thing, and before → after. `nameOf` knows the reports. */
export function told(step: LogStepDto, nameOf: (report: string) => string | undefined): { thing: string; change: string } {
  const words = t.history;
  const kind = words.kinds[step.kind];
  if (kind === undefined) {
    const change = step.before === null ? (step.after ?? '') : words.changed(step.before, step.after ?? words.gone);
    return { thing: step.name || (nameOf(step.subject) ?? ''), change };
  }
  const name = step.name || (step.kind === 'trash' || step.kind === 'superseded' ? (nameOf(step.subject) ?? '') : step.kind === 'closed_year' ? step.subject : '');
  const gone = step.after === null;
  const change = step.kind === 'trash' ? (gone ? words.outOfTrash : words.intoTrash) : step.kind === 'setting' ? words.changed(step.before ?? words.nothing, step.after ?? words.nothing) : gone ? words.unset : words.set;
  // What happens to a report in the trash names the trash already.
  if (step.kind === 'trash' && name !== '') return { thing: name, change };
  return { thing: [kind, name].filter(Boolean).join(': '), change };
}
