import { expect, it } from 'vitest';
import type { BlockDto } from '../../shared/backend';
import { wantedPage } from './original';

const text = 'Có 36 trạm.\nCòn 12 thôn.';
const blocks: BlockDto[] = [
  { span: { start: 0, end: 11 }, kind: 'paragraph', level: 0, cell: null, at: 'trang 2' },
  { span: { start: 12, end: 24 }, kind: 'paragraph', level: 0, cell: null, at: 'Sheet1!C7' },
];

it('a place stands on the page of its paragraph', () => {
  const quote = { start: 3, end: 5 };
  expect(wantedPage({ text, blocks }, quote, null)).toEqual({ text, quote, sentence: { start: 0, end: 11 }, page: 1 });
  expect(wantedPage({ text, blocks }, quote, { start: 0, end: 10 }).sentence).toEqual({ start: 0, end: 10 });
});

it('a cell of a sheet stands on no page', () => {
  expect(wantedPage({ text, blocks }, { start: 16, end: 18 }, null).page).toBeNull();
});
