/** Figures in words and digits: value, unit and loosening word put together the way reports do. */
import type { ChangeDto, QuantityDto } from './backend';
import { t } from './messages';
import { signed, vietnamese } from './numbers';

/** What stands between a value and its unit: nothing before a per cent sign, as staff write it. */
export function unitGap(unit: string): string {
  return unit === '' || unit.startsWith('%') ? '' : ' ';
}

/** The word that loosens a value, `khoảng`; empty where the value is exact. */
export function qualifierWord(qualifier: string | null): string {
  return t.figure.qualifiers[qualifier ?? 'exact'] ?? '';
}

/** The digits of a figure without word and unit: `1.045`, `411/434`, `30–40`, `15/63`, `+12`. */
export function digits(value: string, value2: string | null, form: string): string {
  const first = form === 'change' ? signed(value) : vietnamese(value);
  if (value2 === null) return first;
  return first + (form === 'range' ? '–' : '/') + vietnamese(value2);
}

/** A figure in one line: `khoảng 75%`, `1.045 tỷ đồng`, `hạng 15/63`. */
export function printed(quantity: QuantityDto): string {
  const number = digits(quantity.value, quantity.value2, quantity.form);
  const word = qualifierWord(quantity.qualifier);
  const body = quantity.form === 'rank' ? `${t.figure.rank} ${number}` : number + unitGap(quantity.unit) + quantity.unit;
  return word ? `${word} ${body}` : body;
}

/** A change against the year before: `+5,9%`, `+13 điểm`, `▲ 3 bậc`. */
export function changed(change: ChangeDto): string {
  const about = change.about ? `${t.figure.about} ` : '';
  switch (change.kind) {
    case 'percent':
      return `${about}${signed(change.by)}%`;
    case 'points':
      return `${about}${signed(change.by)} ${t.figure.points}`;
    case 'places': {
      if (change.by === '0') return `0 ${t.figure.places}`;
      const down = change.by.startsWith('-');
      return `${down ? '▼' : '▲'} ${vietnamese(down ? change.by.slice(1) : change.by)} ${t.figure.places}`;
    }
    default:
      return about + signed(change.by);
  }
}
