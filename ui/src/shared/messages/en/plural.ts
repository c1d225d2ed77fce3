import { count } from '../../numbers';

const rules = new Intl.PluralRules('en');

/** The word alone, where the number stands apart: `report`, `reports`. */
export function noun(n: number, one: string, several = `${one}s`): string {
  return rules.select(n) === 'one' ? one : several;
}

/** `1 report`, `1.045 reports`: numbers are printed the Vietnamese way in either language. */
export function many(n: number, one: string, several?: string): string {
  return `${count(n)} ${noun(n, one, several)}`;
}
