/** Finding an indicator among hundreds: by name, by another phrase for it, by code, by field; accents optional. */
import type { CatalogueDto, IndicatorDto } from '../shared/backend';
import { find, type Findable, findable } from '../shared/fold';

/** Those that can be chosen; the ones that the office does not use are asked for too where they are looked after. */
export function findableIndicators(catalogue: CatalogueDto, which: 'offered' | 'all' = 'offered'): Findable<IndicatorDto>[] {
  const fields = new Map(catalogue.fields.map((field) => [field.code, field.name]));
  const listed = catalogue.indicators.filter((one) => which === 'all' || !one.hidden);
  return listed.map((one) => findable(one, [one.name, ...one.aliases, one.code, fields.get(one.field) ?? '']));
}

/** The best hits and how many more there are. */
export function findIndicators(query: string, among: Findable<IndicatorDto>[], limit: number): { hits: IndicatorDto[]; more: number } {
  const all = find(query, among, Infinity);
  return { hits: all.slice(0, limit), more: Math.max(0, all.length - limit) };
}
