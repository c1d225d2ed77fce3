import { describe, expect, it } from 'vitest';
import { endInPage, firstInPage, pieces } from './row-window';

describe('rows in the page', () => {
  it('are those in sight, the rest is room', () => {
    expect(pieces(10, 3, 5, null)).toEqual([{ gap: 3, after: 0 }, { row: 3 }, { row: 4 }, { gap: 5, after: 5 }]);
    expect(pieces(3, -4, 99, null)).toEqual([{ row: 0 }, { row: 1 }, { row: 2 }]);
    expect(pieces(3, 7, 9, null)).toEqual([{ gap: 3, after: 0 }]);
    expect(pieces(0, 0, 5, null)).toEqual([]);
  });

  it('and the one with the keyboard, above or below', () => {
    expect(pieces(8, 4, 5, 1)).toEqual([{ gap: 1, after: 0 }, { row: 1 }, { gap: 2, after: 2 }, { row: 4 }, { gap: 3, after: 5 }]);
    expect(pieces(8, 0, 1, 7)).toEqual([{ row: 0 }, { gap: 6, after: 1 }, { row: 7 }]);
    expect(pieces(4, 0, 4, 2)).toHaveLength(4);
    expect(pieces(4, 0, 1, -1)).toEqual([{ row: 0 }, { gap: 3, after: 1 }]);
  });

  it('every row is counted once, drawn or not', () => {
    for (const [from, to, also] of [[0, 3, 5], [2, 6, 0], [9, 12, null], [-3, 2, 7]] as const) {
      const total = pieces(9, from, to, also).reduce((sum, piece) => sum + ('row' in piece ? 1 : piece.gap), 0);
      expect(total).toBe(9);
    }
  });
});

describe('what is in sight', () => {
  it('counts in blocks of rows', () => {
    expect([firstInPage(320, 32, 4), endInPage(320, 640, 32, 4)]).toEqual([4, 36]);
    expect([firstInPage(400, 32, 4), endInPage(400, 640, 32, 4)]).toEqual([4, 44]);
    expect(firstInPage(0, 32, 4)).toBe(-4);
  });
});
