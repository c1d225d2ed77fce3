/** Finding an indicator among hundreds: by name, by another phrase for it, by code, by field; accents optional. */
import type { CatalogueDto, IndicatorDto } from '../shared/backend';
import { find, type Findable, findable } from '../shared/fold';

export function findableIndicators(catalogue: CatalogueDto): Findable<IndicatorDto>[] {
  const fields = new Map(catalogue.fields.map((field) => [field.code, field.name]));
  return catalogue.indicators.map((one) => findable(one, [one.name, ...one.aliases, one.code, fields.get(one.field) ?? '']));
}

/** The best hits and how many more there are. */
export function findIndicators(query: string, among: Findable<IndicatorDto>[], limit: number): { hits: IndicatorDto[]; more: number } {
  const all = find(query, among, Infinity);
  return { hits: all.slice(0, limit), more: Math.max(0, all.length - limit) };
}
