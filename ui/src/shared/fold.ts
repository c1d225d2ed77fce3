/** Finding Vietnamese words that were typed in a hurry: without accents, in any case, `tỉ` for `tỷ`. */

/** `Đắk Lắk – Tỷ lệ` → `dak lak - ti le`: for comparing only, never for showing. */
export function plain(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\u0111/g, 'd')
    .replace(/y/g, 'i')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Something that is looked for by several names. */
export interface Findable<T> {
  item: T;
  /** Folded names, the main one first. */
  names: string[];
}

/** Folds the names once, so that every key stroke only compares. */
export function findable<T>(item: T, names: string[]): Findable<T> {
  return { item, names: names.map(plain) };
}

/**
 * Those that hold every word of the query, best first: main name from its beginning, main name from the beginning of a
 * word, main name anywhere, then another name; ties keep their order. An empty query keeps all.
 */
export function find<T>(query: string, among: Findable<T>[], limit: number): T[] {
  const asked = plain(query);
  if (asked === '') return among.slice(0, limit).map((one) => one.item);
  const words = asked.split(' ');
  const found: { item: T; rank: number }[] = [];
  for (const { item, names } of among) {
    const rank = rankOf(asked, words, names);
    if (rank !== null) found.push({ item, rank });
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map((one) => one.item);
}

function rankOf(asked: string, words: string[], names: string[]): number | null {
  const [main = '', ...others] = names;
  if (main.startsWith(asked)) return 0;
  if (` ${main}`.includes(` ${asked}`)) return 1;
  if (main.includes(asked)) return 2;
  if (words.every((word) => main.includes(word))) return 3;
  if (others.some((name) => name.includes(asked))) return 4;
  if (words.every((word) => names.some((name) => name.includes(word)))) return 5;
  return null;
}
