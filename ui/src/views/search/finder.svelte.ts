/**
 * What is looked for. An answer is asked for with every letter, but never two at once: what is typed meanwhile waits, and
 * only the last of it is asked. So the list keeps up with the program however fast somebody types, without a clock.
 */
import type { Desk } from '../../domain/desk.svelte';
import type { FoundFigure, FoundIndicator, FoundSentence, SearchResults } from '../../shared/backend';
import { Loaded } from '../../shared/loaded.svelte';

/** So many searches are remembered. */
const mostRecent = 8;

export type Hit = { key: string } & ({ kind: 'sentence'; is: FoundSentence } | { kind: 'figure'; is: FoundFigure } | { kind: 'indicator'; is: FoundIndicator });

const finders = new WeakMap<Desk, Finder>();

/** The search of this window: what was looked for lately outlives the view. */
export function finderOf(desk: Desk): Finder {
  const finder = finders.get(desk) ?? new Finder(desk);
  finders.set(desk, finder);
  return finder;
}

export class Finder {
  readonly #desk: Desk;
  readonly found = new Loaded<SearchResults>();
  query = $state('');
  /** The words that `found` answers. */
  answered = $state('');
  /** What led to something, latest first; for this session. */
  recent = $state.raw<string[]>([]);
  #asking = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async ask(query: string): Promise<void> {
    this.query = query;
    if (this.#asking) return;
    this.#asking = true;
    let asked: string;
    do {
      asked = this.query.trim();
      const words = asked;
      if (words === '') this.found.clear();
      else await this.found.load(() => this.#desk.backend.search(words));
      this.answered = words;
    } while (asked !== this.query.trim());
    this.#asking = false;
  }

  /** The search led to something. */
  remember(): void {
    const words = this.query.trim();
    if (words !== '') this.recent = [words, ...this.recent.filter((one) => one !== words)].slice(0, mostRecent);
  }
}

/** All results in one row, for the keys: sentences, figures, indicators. */
export function hitsOf(found: SearchResults): Hit[] {
  return [
    ...found.sentences.map((is, i) => ({ key: `s${i}`, kind: 'sentence' as const, is })),
    ...found.figures.map((is) => ({ key: `f${is.fact}`, kind: 'figure' as const, is })),
    ...found.indicators.map((is) => ({ key: `i${is.code}`, kind: 'indicator' as const, is })),
  ];
}

/** A sentence in pieces, those that were looked for marked. */
export function pieces({ sentence, words }: Pick<FoundSentence, 'sentence' | 'words'>): { text: string; hit: boolean }[] {
  const all: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (const { start, end } of words.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    if (start > at) all.push({ text: sentence.slice(at, start), hit: false });
    all.push({ text: sentence.slice(start, end), hit: true });
    at = end;
  }
  if (at < sentence.length) all.push({ text: sentence.slice(at), hit: false });
  return all;
}
