import { count } from '../../numbers';

/** `1 report`, `1.045 reports`: numbers are printed the Vietnamese way in either language. */
export function many(n: number, one: string, several = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : several}`;
}
