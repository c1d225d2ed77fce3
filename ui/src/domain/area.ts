/** When a province-level unit existed, in words. */
import type { AreaDto } from '../shared/backend';
import { shortDay } from '../shared/dates';
import { t } from '../shared/messages';

/** Since when the country is divided as it is recorded; an earlier beginning says nothing. */
const recordsBegin = '2008-08-01';

/** Today's units first, former ones after them; a province that nothing but its number changed for stands once. */
export function choosable(areas: AreaDto[]): AreaDto[] {
  const names = new Map(areas.map((area) => [area.id, area.name]));
  return areas
    .filter((area) => area.land === area.id || names.get(area.land) !== area.name)
    .toSorted((a, b) => Number(a.validTo !== null) - Number(b.validTo !== null) || a.name.localeCompare(b.name, 'vi'));
}

/** `đến 30/6/2025`, `từ 1/7/2025`; empty for a unit that always was and still is. */
export function validity(area: AreaDto): string {
  if (area.validTo !== null) return t.area.until(shortDay(area.validTo));
  return area.validFrom > recordsBegin ? t.area.since(shortDay(area.validFrom)) : '';
}
