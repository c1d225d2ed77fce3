/**
 * Where a sentence stands on a page of the original. The stored text holds no places on paper, so the sentence is looked for
 * among the words that the page draws, by its letters alone: spaces and the way accents are written are no difference.
 */

/** A rectangle in points from the top left corner of the page. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Words that are drawn in one go. */
export interface PageWord extends Place {
  text: string;
}

/** What is marked on a page. */
export interface Marked {
  sentence: Place[];
  quote: Place[];
}

/** Where the sentence is, and the quote in it: places in the text. */
export interface Wanted {
  text: string;
  sentence: { start: number; end: number };
  quote: { start: number; end: number };
}

/** Words as the library tells them: a matrix from their own space to that of the page, lengths in points. */
interface Drawn {
  str: string;
  transform: number[];
  width: number;
  height: number;
}

type Matrix = readonly number[];

/** How far letters reach above and below their line, in their height. */
const [above, below] = [0.82, 0.24];

/** Puts words on the paper as it is shown: turned, and measured from its upper left corner. */
export function onPaper({ str, transform: own, width, height }: Drawn, page: Matrix): PageWord {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = own;
  const [along, across] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
  const corner = (right: number, up: number) => apply(page, e + (a / along) * right + (c / across) * up, f + (b / along) * right + (d / across) * up);
  const corners = [corner(0, -below * height), corner(width, -below * height), corner(0, above * height), corner(width, above * height)];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { text: str, x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function apply([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Letters round the quote that are looked for where the whole sentence is not on the page as it is in the text. */
const windows = [60, 30, 15, 6];

/** Fewest letters round the quote that tell its place. */
const leastAround = 6;

/** Marks a sentence on a page; none where its quote is not found for certain. */
export function findOnPage(words: PageWord[], { text, sentence, quote }: Wanted): Marked | null {
  const page = lettersOf(words);
  const [before, inside, after] = [letters(text.slice(sentence.start, quote.start)), letters(text.slice(quote.start, quote.end)), letters(text.slice(quote.end, sentence.end))];
  // A bare number says nothing of its place.
  if (inside === '' || before.length + after.length < leastAround) return null;
  const whole = page.all.indexOf(before + inside + after);
  if (whole !== -1) return mark(page, words, whole, [before.length, inside.length, after.length]);
  for (const window of windows) {
    const [left, right] = [before.slice(Math.max(0, before.length - window)), after.slice(0, window)];
    const found = onlyOne(page.all, left + inside + right);
    if (found !== -1) return mark(page, words, found, [left.length, inside.length, right.length]);
  }
  return null;
}

interface PageLetters {
  all: string;
  /** For each letter: which words, and where in them (share of their width) it begins and ends. */
  at: { word: number; from: number; to: number }[];
}

function lettersOf(words: PageWord[]): PageLetters {
  let all = '';
  const at: PageLetters['at'] = [];
  for (const [word, { text }] of words.entries()) {
    const chars = [...text.normalize('NFC')];
    const total = chars.reduce((sum, char) => sum + breadth(char), 0);
    let from = 0;
    for (const char of chars) {
      const [plain, to] = [letters(char), from + breadth(char) / total];
      all += plain;
      for (let n = 0; n < plain.length; n++) at.push({ word, from, to });
      from = to;
    }
  }
  return { all, at };
}

/** How broad a letter is beside the others, roughly: files tell the width of words, not of letters. */
function breadth(char: string): number {
  const plain = char.normalize('NFD').charAt(0);
  if (/[ijltfrI.,:;'!|()\s-]/u.test(plain)) return 0.6;
  if (/[mwMW%]/u.test(plain)) return 1.6;
  return /\p{Lu}/u.test(plain) ? 1.3 : 1;
}

/** Without spaces, accents apart from their letters; marks that only look different are one. */
function letters(text: string): string {
  return text.normalize('NFKD').replace(/\s+/gu, '').replace(/[‐‑–—−]/gu, '-').replace(/[“”„]/gu, '"').replace(/[‘’]/gu, "'");
}

/** Where it stands, if it stands there once. */
function onlyOne(all: string, wanted: string): number {
  const first = all.indexOf(wanted);
  return first !== -1 && all.indexOf(wanted, first + 1) === -1 ? first : -1;
}

function mark(page: PageLetters, words: PageWord[], start: number, [before, inside, after]: [number, number, number]): Marked {
  return {
    sentence: placesOf(page, words, start, start + before + inside + after),
    quote: placesOf(page, words, start + before, start + before + inside),
  };
}

/** One rectangle for each stretch of a line. */
function placesOf(page: PageLetters, words: PageWord[], start: number, end: number): Place[] {
  const places: Place[] = [];
  let last = -1;
  for (const { word, from, to } of page.at.slice(start, end)) {
    const box = words[word];
    const open = places.at(-1);
    if (!box) continue;
    const [left, right] = [box.x + box.width * from, box.x + box.width * to];
    if (open && (word === last || isBeside(open, box, left))) {
      open.width = Math.max(open.x + open.width, right) - open.x;
      const [top, bottom] = [Math.min(open.y, box.y), Math.max(open.y + open.height, box.y + box.height)];
      [open.y, open.height] = [top, bottom - top];
    } else places.push({ x: left, y: box.y, width: right - left, height: box.height });
    last = word;
  }
  return places;
}

/** Whether a word goes on with the line. */
function isBeside(open: Place, box: Place, left: number): boolean {
  const middle = box.y + box.height / 2;
  const gap = left - (open.x + open.width);
  return middle > open.y && middle < open.y + open.height && gap > -box.height && gap < box.height * 2;
}
