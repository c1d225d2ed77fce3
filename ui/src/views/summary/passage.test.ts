import { expect, test } from 'vitest';
import { fill, insert, isSame, read } from './passage';
import { linesOf, signerOf } from './signer';

const pieces = [
  { text: 'Doanh thu ', figure: null },
  { text: 'đạt 512 tỷ đồng', figure: 'tel.revenue' },
  { text: '.\nHết.', figure: null },
];

test('what is put into the editor is read back', () => {
  const editor = document.createElement('div');
  fill(editor, pieces);
  expect(read(editor)).toEqual(pieces);
  expect(editor.querySelector('span')?.contentEditable).toBe('false');
});

test('line breaks of every browser are line breaks', () => {
  const editor = document.createElement('div');
  const block = (text: string) => {
    const node = document.createElement('div');
    node.textContent = text;
    return node;
  };
  editor.append('một', document.createElement('br'), 'hai', block('ba'), block('bốn'));
  expect(read(editor)).toEqual([{ text: 'một\nhai\nba\nbốn', figure: null }]);
});

test('a figure comes to the end when the caret is elsewhere', () => {
  const editor = document.body.appendChild(document.createElement('div'));
  fill(editor, [{ text: 'Đạt ', figure: null }]);
  getSelection()?.removeAllRanges();
  insert(editor, { text: '5', figure: 'a' });
  expect(read(editor)).toEqual([{ text: 'Đạt ', figure: null }, { text: '5', figure: 'a' }]);
});

test('passages are the same by their words and the keys of their figures', () => {
  const shown = pieces.map((piece) => (piece.figure ? { ...piece, text: 'other words' } : piece));
  expect(isSame(pieces, shown)).toBe(true);
  expect(isSame(pieces, pieces.slice(1))).toBe(false);
});

test('the lines of who signs come apart and together again', () => {
  for (const lines of [['GIÁM ĐỐC'], ['Q. GIÁM ĐỐC'], ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], ['TUQ. GIÁM ĐỐC', 'TRƯỞNG PHÒNG']]) expect(linesOf(signerOf(lines))).toEqual(lines);
});
