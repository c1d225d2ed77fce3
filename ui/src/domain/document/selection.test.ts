import { beforeEach, expect, test } from 'vitest';
import { plainRanges, selectedSpan } from './selection';

const text = 'Toàn tỉnh có 36 trạm 5G.\nCòn 11 thôn.';
let article: HTMLElement;

/** Two paragraphs: plain words in spans, a figure in a link. */
beforeEach(() => {
  article = document.createElement('article');
  const pieces: [string, number, number][][] = [
    [['span', 0, 13], ['a', 13, 23], ['span', 23, 24]],
    [['span', 25, 37]],
  ];
  for (const paragraph of pieces) {
    const p = document.createElement('p');
    for (const [tag, start, end] of paragraph) {
      const piece = document.createElement(tag);
      piece.dataset.start = String(start);
      piece.textContent = text.slice(start, end);
      p.append(piece);
    }
    article.append(p);
  }
  document.body.append(article);
});

const piece = (n: number) => article.querySelectorAll('[data-start]')[n]?.firstChild as Text;

function select(from: Node, fromOffset: number, to: Node, toOffset: number) {
  const range = document.createRange();
  range.setStart(from, fromOffset);
  range.setEnd(to, toOffset);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return selectedSpan(article, selection, text);
}

test('words inside one piece', () => {
  expect(select(piece(0), 5, piece(0), 9)).toEqual({ start: 5, end: 9 });
});

test('over the border of a figure, without the blanks at the ends', () => {
  expect(select(piece(0), 9, piece(1), 7)).toEqual({ start: 10, end: 20 });
});

test('over two paragraphs', () => {
  expect(select(piece(1), 0, piece(3), 3)).toEqual({ start: 13, end: 28 });
});

test('a whole paragraph, as a triple click selects it', () => {
  const [first, second] = article.children;
  expect(select(first as Node, 0, second as Node, 0)).toEqual({ start: 0, end: 24 });
});

test('nothing selected, or something else', () => {
  expect(select(piece(0), 3, piece(0), 3)).toBeNull();
  expect(selectedSpan(article, null, text)).toBeNull();
  const other = document.createElement('p');
  other.textContent = 'khác';
  document.body.append(other);
  expect(select(other.firstChild as Text, 0, other.firstChild as Text, 2)).toBeNull();
});

test('a sentence is lit in its plain words alone', () => {
  const lit = plainRanges(article, { start: 5, end: 24 }).map((range) => range.toString());
  expect(lit).toEqual([text.slice(5, 13), '.']);
});
