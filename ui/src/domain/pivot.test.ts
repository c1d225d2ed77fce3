import { describe, expect, it } from 'vitest';
import { compareCell as cell, compareGroup as group } from '../../dev/samples';
import { cellAt, settle, walk } from './pivot';

const years = [2022, 2023];
const rows = (...areas: string[]) => areas.map((area) => ({ area, cells: years.map((year) => cell(year, String(year))) }));
const table = {
  years,
  groups: [group({ indicator: 'a', rows: rows('X', 'Y') }), group({ indicator: 'b', rows: rows('X') }), group({ indicator: 'c', rows: rows('X') })],
  knownAreas: [],
  knownIndicators: [],
};
const none = new Set<string>();

describe('walking through the cells', () => {
  it('goes on from one indicator to the next and over a folded one', () => {
    const below = walk({ indicator: 'a', area: 'Y', year: 2023 }, 'ArrowDown', table, none);
    expect(below).toEqual({ indicator: 'b', area: 'X', year: 2023 });
    expect(walk({ indicator: 'a', area: 'Y', year: 2023 }, 'ArrowDown', table, new Set(['b']))).toMatchObject({ indicator: 'c' });
  });

  it('stays at the edges', () => {
    const corner = { indicator: 'a', area: 'X', year: 2022 };
    expect(walk(corner, 'ArrowUp', table, none)).toEqual(corner);
    expect(walk(corner, 'ArrowLeft', table, none)).toEqual(corner);
    expect(walk(corner, 'Ctrl+End', table, none)).toEqual({ indicator: 'c', area: 'X', year: 2023 });
  });

  it('leaves other keys alone', () => {
    expect(walk({ indicator: 'a', area: 'X', year: 2022 }, 'x', table, none)).toBeNull();
  });
});

describe('the cell in the order of tabs', () => {
  it('is where one was, as long as it is there', () => {
    const place = { indicator: 'b', area: 'X', year: 2023 };
    expect(settle(place, table, none)).toBe(place);
    expect(settle(place, table, new Set(['b']))).toEqual({ indicator: 'a', area: 'X', year: 2022 });
    expect(settle({ ...place, year: 1999 }, table, none)).toEqual({ ...place, year: 2022 });
  });

  it('is none in an empty table', () => {
    expect(settle(null, { ...table, groups: [] }, none)).toBeNull();
  });
});

describe('a cell by its place', () => {
  it('is found by what it says', () => {
    expect(cellAt(table, { indicator: 'b', area: 'X', year: 2022 })?.value).toBe('2022');
    expect(cellAt(table, { indicator: 'b', area: 'Z', year: 2022 })).toBeUndefined();
  });
});
