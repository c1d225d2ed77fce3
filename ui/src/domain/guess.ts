/**
 * A first guess at selected words, so that the person need not type what stands there already. Only a guess: the person
 * sees every field before anything is stored.
 */
export interface Guess {
  value: string;
  value2: string;
  unit: string;
  form: string;
  qualifier: string;
  basis: string;
}

const number = String.raw`[−-]?\d+(?:\.\d{3})*(?:,\d+)?`;
const shape = new RegExp(`(${number})(?:\\s*([/–-])\\s*(${number}))?\\s*(.*)$`, 'su');

const qualifiers: [RegExp, string][] = [
  [/(^|\s)(khoảng|xấp xỉ)\s/iu, 'approx'],
  [/(^|\s)(hơn|trên)\s/iu, 'over'],
  [/(^|\s)(dưới|chưa tới)\s/iu, 'under'],
  [/(^|\s)gần\s/iu, 'almost'],
  [/(^|\s)(tối thiểu|ít nhất)\s/iu, 'at_least'],
  [/(^|\s)(tối đa|không quá)\s/iu, 'at_most'],
];

export function guess(words: string): Guess {
  const found = shape.exec(words.trim());
  const before = found ? words.trim().slice(0, found.index) : words;
  const [value = '', sign = '', second = '', rest = ''] = found?.slice(1) ?? [];
  const unit = rest.replace(/[\s.,;:)]+$/u, '');
  return {
    value,
    value2: second,
    unit,
    form: formOf(before, sign, second, unit),
    qualifier: qualifiers.find(([word]) => word.test(before))?.[1] ?? 'exact',
    basis: /(^|\s)ước/iu.test(before) ? 'estimate' : 'actual',
  };
}

function formOf(before: string, sign: string, second: string, unit: string): string {
  if (/(tăng|giảm)\s*$/iu.test(before)) return 'change';
  if (/(thứ|hạng)\s*$/iu.test(before)) return 'rank';
  if (second) return sign === '/' ? 'ratio' : 'range';
  if (unit.startsWith('%')) return 'rate';
  if (/\/\s*[\d.]+\s*\p{L}/u.test(unit)) return 'density';
  return 'number';
}
