import { expect, test } from 'vitest';
import type { Catalogue } from '.';
import { en } from './en';
import { vi } from './vi';

type Words = string | ((...args: unknown[]) => string) | { [key: string]: Words };

/** Every word of a catalogue by its place in it. */
function places(words: Words, at = ''): [string, string | ((...args: unknown[]) => string)][] {
  if (typeof words !== 'object') return [[at, words]];
  return Object.entries(words).flatMap(([key, inner]) => places(inner, at === '' ? key : `${at}.${key}`));
}

const vietnamese = new Map(places(vi as unknown as Words));
const english = new Map(places(en as unknown as Words));

/** Numbers that no other number hides in, and words: what of them a sentence shows. */
const numbers = [1117, 2223, 3331, 4447, 5551];
const words = ['alpha', 'bravo', 'coral', 'delta', 'ember'];

function shown(said: (...args: unknown[]) => string, args: (string | number)[]): string[] | null {
  try {
    const text = said(...args).replaceAll('.', '');
    return args.map(String).filter((arg) => text.includes(arg));
  } catch {
    // Made for words, given numbers.
    return null;
  }
}

test('both languages have every word', () => {
  expect(vietnamese.size).toBeGreaterThan(900);
  expect([...english.keys()].toSorted()).toEqual([...vietnamese.keys()].toSorted());
});

test('both say the same numbers and names in each sentence', () => {
  let compared = 0;
  for (const [place, said] of vietnamese) {
    const other = english.get(place);
    expect(typeof other, place).toBe(typeof said);
    if (typeof said !== 'function' || typeof other !== 'function') continue;
    expect(other.length, place).toBe(said.length);
    for (const values of [numbers, words]) {
      const args = values.slice(0, said.length);
      const told = shown(said, args);
      expect(shown(other, args), place).toEqual(told);
      if (told?.length) compared++;
    }
  }
  expect(compared).toBeGreaterThan(200);
});

test('no word is left empty in one language alone', () => {
  for (const [place, said] of vietnamese) if (typeof said === 'string') expect(english.get(place) === '', place).toBe(said === '');
});

test('a missing key is an error of types', () => {
  // @ts-expect-error: all keys but one are missing.
  const lacking: Catalogue['area'] = { title: 'Area' };
  expect(Object.keys(lacking)).toEqual(['title']);
});
