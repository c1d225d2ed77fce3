import { describe, expect, test } from 'vitest';
import type { BlockDto, CellDto, MarkDto } from '../../shared/backend';
import { asideKey, hasFigure, holds, layOut, type Line, onlyFigures, type Part } from './layout';

/** Lays out lines of text as paragraphs; figures are the words given. */
function lay(lines: string[], facts: string[] = [], more: { marks?: MarkDto[]; setAside?: string[]; kinds?: string[]; cells?: (CellDto | null)[] } = {}): Part[] {
  const text = lines.join('\n');
  const place = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  let at = 0;
  const blocks = lines.map((line, i): BlockDto => {
    const span = { start: at, end: at + line.length };
    at += line.length + 1;
    const cell = more.cells?.[i] ?? null;
    return { span, kind: cell ? 'cell' : (more.kinds?.[i] ?? 'paragraph'), level: 1, cell, at: null };
  });
  const setAside = (more.setAside ?? []).map((words) => ({ span: place(words), reason: 'year' }));
  return layOut({ text, blocks, marks: more.marks ?? [], setAside, citations: [] }, facts.map((words, i) => ({ id: String(i), span: place(words) })));
}

const words = (line: Line) => line.pieces.map((piece) => (piece.key === null ? piece.text : `[${piece.key}:${piece.text}]`)).join('');
const lineOf = (part: Part | undefined) => (part && 'line' in part ? words(part.line) : '');

test('a line is cut at the borders of its figures', () => {
  const [part] = lay(['Đạt 12 lớp và 480 lượt người năm 2024.'], ['12 lớp', '480 lượt người'], { setAside: ['2024'] });
  expect(lineOf(part)).toBe('Đạt [0:12 lớp] và [1:480 lượt người] năm [n33:2024].');
});

test('places count UTF-16 units', () => {
  const [part] = lay(['😀 có 5 lớp'], ['5 lớp']);
  expect(part && 'line' in part && part.line.pieces[1]?.start).toBe(6);
});

test('of two figures over each other the shorter is in front', () => {
  const [part] = lay(['đạt 95,3% kế hoạch'], ['đạt 95,3% kế hoạch', '95,3%']);
  expect(lineOf(part)).toBe('[0:đạt ][1:95,3%][0: kế hoạch]');
});

test('a figure goes before a number set aside at the same place', () => {
  const [part] = lay(['năm 2024'], ['2024'], { setAside: ['2024'] });
  expect(lineOf(part)).toBe('năm [0:2024]');
});

test('a figure beside a figure stays two', () => {
  const [part] = lay(['1213'], ['12', '13']);
  expect(lineOf(part)).toBe('[0:12][1:13]');
});

test('cells become rows, with what spans several', () => {
  const cell = (row: number, column: number, columns = 1): CellDto => ({ table: 0, row, column, rows: 1, columns, head: row === 0 });
  const [part] = lay(['Đầu bảng', 'Lớp', '12'], ['12'], { cells: [cell(0, 0, 2), cell(1, 0), cell(1, 1)] });
  expect(part?.kind).toBe('table');
  if (part?.kind !== 'table') return;
  expect(part.rows.map((row) => row.length)).toEqual([1, 2]);
  expect(part.rows[0]?.[0]).toMatchObject({ head: true, columns: 2 });
  expect(part.rows[1]?.[1]?.lines.map(words)).toEqual(['[0:12]']);
});

test('words that are not the report’s own are folded together, figures and all', () => {
  const lines = ['Trang chủ', 'Liên hệ 12', 'Báo cáo'];
  const parts = lay(lines, ['12'], { marks: [{ span: { start: 0, end: 20 }, kind: 'boilerplate' }] });
  expect(parts.map((part) => part.kind)).toEqual(['folded', 'paragraph']);
  const [folded] = parts;
  expect(folded && hasFigure(folded)).toBe(true);
  expect(folded && holds(folded, 18)).toBe(true);
  expect(folded && holds(folded, 21)).toBe(false);
});

test('words read from a picture stay where they are', () => {
  const [part] = lay(['Chữ từ ảnh'], [], { marks: [{ span: { start: 0, end: 10 }, kind: 'ocr' }] });
  expect(part?.kind).toBe('paragraph');
});

test('paragraphs are numbered, headings are not', () => {
  const parts = lay(['I. Mở đầu', 'Một', 'Hai'], [], { kinds: ['heading', 'paragraph', 'paragraph'] });
  expect(parts.map((part) => (part.kind === 'paragraph' ? part.number : part.kind))).toEqual(['heading', 1, 2]);
});

describe('only what has figures', () => {
  test('keeps one neighbour and the headings, counts the rest', () => {
    const parts = onlyFigures(lay(['a', 'b', 'có 12 lớp', 'c', 'd', 'e', 'Đề mục'], ['12'], { kinds: [...Array(6).fill('paragraph'), 'heading'] }));
    expect(parts.map((part) => (part.kind === 'skipped' ? part.count : lineOf(part)))).toEqual([1, 'b', 'có [0:12] lớp', 'c', 2, 'Đề mục']);
  });
});

test('the key of a number set aside is its place', () => {
  expect(asideKey({ span: { start: 7, end: 11 }, reason: 'year' })).toBe('n7');
});
