/** When a province-level unit existed, in words. */
import type { AreaDto } from '../shared/backend';
import { shortDay } from '../shared/dates';
import { t } from '../shared/messages';

/** Since when the country is divided as it is recorded; an earlier beginning says nothing. */
const recordsBegin = '2008-08-01';

/** `đến 30/6/2025`, `từ 1/7/2025`; empty for a unit that always was and still is. */
export function validity(area: AreaDto): string {
  if (area.validTo !== null) return t.area.until(shortDay(area.validTo));
  return area.validFrom > recordsBegin ? t.area.since(shortDay(area.validFrom)) : '';
}
