/** What is compared: kept in the address, so that going back from a source leads to the same table; and questions to start from. */
import type { CatalogueDto, CompareAsk, CompareTable } from '../../shared/backend';
import { t } from '../../shared/messages';

/** The parts of a year that can be set beside each other; none is the year. */
export const stretches = ['q1', 'm6', 'm9', 'h2', 'q2', 'q3', 'q4'];

const firstYears = 4;
const most = { before: 8, areas: 4, years: 4 };

export const nothingAsked = (year: number): CompareAsk => ({ indicators: [], areas: [], from: year - firstYears + 1, to: year, today: false, stretch: null });

/** From the parameters of the address; none when they ask nothing. */
export function readQuestion(params: Record<string, string>, year: number): CompareAsk | null {
  if (params.indicators === undefined) return null;
  const list = (text: string | undefined) => (text ? text.split('|').filter(Boolean) : []);
  const [from = NaN, to = NaN] = (params.years ?? '').split('-').map(Number);
  const years = Number.isInteger(from) && Number.isInteger(to) ? { from: Math.min(from, to), to: Math.max(from, to) } : {};
  return { ...nothingAsked(year), indicators: list(params.indicators), areas: list(params.areas), ...years, today: params.map === 'today', stretch: stretches.includes(params.ky ?? '') ? (params.ky ?? null) : null };
}

export function writeQuestion(ask: CompareAsk): Record<string, string> {
  return {
    indicators: ask.indicators.join('|'),
    ...(ask.areas.length > 0 ? { areas: ask.areas.join('|') } : {}),
    years: `${ask.from}-${ask.to}`,
    ...(ask.today ? { map: 'today' } : {}),
    ...(ask.stretch ? { ky: ask.stretch } : {}),
  };
}

/** A question to start from. */
export interface ReadyQuestion {
  id: string;
  title: string;
  ask: CompareAsk;
}

/** Up to three questions that the stored figures can answer. */
export function readyQuestions(known: Pick<CompareTable, 'knownAreas' | 'knownIndicators'>, catalogue: CatalogueDto, own: string, year: number): ReadyQuestion[] {
  if (known.knownIndicators.length === 0) return [];
  const fieldOf = new Map(catalogue.indicators.map((one) => [one.code, one.field]));
  const byField = new Map<string, string[]>();
  for (const code of known.knownIndicators) {
    const field = fieldOf.get(code) ?? '';
    byField.set(field, [...(byField.get(field) ?? []), code]);
  }
  const richest = [...byField].toSorted((a, b) => b[1].length - a[1].length)[0];
  const across = [...byField.values()].flatMap((codes) => codes.slice(0, 2));
  const fieldName = catalogue.fields.find((field) => field.code === richest?.[0])?.name ?? '';
  const words = t.compare;
  const ready: ReadyQuestion[] = [
    { id: 'before', title: words.readyBefore(own, year), ask: { indicators: across.slice(0, most.before), areas: [own], from: year - 1, to: year, today: false, stretch: null } },
  ];
  if (richest && known.knownAreas.length > 1) {
    const ask = { indicators: richest[1].slice(0, most.areas), areas: [], from: year - firstYears + 1, to: year, today: false, stretch: null };
    ready.push({ id: 'areas', title: words.readyAreas(fieldName), ask });
  }
  if (richest) {
    const ask = { indicators: richest[1].slice(0, most.years), areas: [own], from: year - 4, to: year, today: false, stretch: null };
    ready.push({ id: 'years', title: words.readyYears(own, 5), ask });
  }
  return ready;
}

const key = 'compare.last';

/** The question asked last on this PC, for whoever comes back by the rail. */
export function lastQuestion(year: number): CompareAsk | null {
  const stored = localStorage.getItem(key);
  return stored === null ? null : readQuestion(Object.fromEntries(new URLSearchParams(stored)), year);
}

export function remember(ask: CompareAsk): void {
  localStorage.setItem(key, new URLSearchParams(writeQuestion(ask)).toString());
}
