import { describe, expect, it } from 'vitest';
import { fitting, gap, heightOf, lay, placeBox, nextZoom, readPage, scrollTo, visible } from './pages';

const sheet = { width: 600, height: 840 };
const boxes = lay([sheet, sheet, sheet, sheet, sheet], 0.75, 700);

describe('pages one under another', () => {
  it('take their size from points', () => {
    expect(boxes[0]).toEqual({ left: 50, top: gap, width: 600, height: 840 });
    expect(boxes[1]?.top).toBe(gap + 840 + gap);
    expect(heightOf(boxes)).toBe(5 * (840 + gap) + gap);
    expect(heightOf([])).toBe(0);
  });

  it('begin at the left when they are wider than the room', () => {
    expect(lay([sheet, { width: 840, height: 600 }], 0.75, 700).map((box) => box.left)).toEqual([50, gap]);
  });

  it('take A4 where the size is not told', () => {
    expect(lay([{ width: null, height: null }], 0.75, 700)[0]).toMatchObject({ width: expect.closeTo(595.276), height: expect.closeTo(841.89) });
  });
});

describe('which pages are drawn', () => {
  it('are those in sight and two more on either side', () => {
    expect(visible(boxes, 0, 500, 2)).toEqual([0, 2]);
    expect(visible(boxes, boxes[2]?.top ?? 0, 500, 1)).toEqual([1, 3]);
    expect(visible(boxes, 1e6, 500, 1)).toEqual([3, 4]);
  });

  it('and one of them is read', () => {
    expect(readPage(boxes, 0, 600)).toBe(0);
    expect(readPage(boxes, (boxes[1]?.top ?? 0) - 100, 600)).toBe(1);
    expect(readPage(boxes, 1e6, 600)).toBe(4);
  });
});

describe('zoom', () => {
  it('fits the width and steps through the usual ones', () => {
    expect(fitting([sheet], 828)).toBe(1);
    expect(fitting([sheet, { width: 840, height: 600 }], 828)).toBe(1);
    expect([nextZoom(0.66, 1), nextZoom(0.66, -1), nextZoom(2, 1)]).toEqual([0.7, 0.6, 2]);
  });
});

describe('places on a page', () => {
  it('follow the zoom', () => {
    expect(placeBox({ x: 90, y: 120, width: 30, height: 12 }, 1.5)).toEqual({ left: 180, top: 240, width: 60, height: 24 });
    expect(scrollTo(boxes, 1, 100, 0.75)).toBe((boxes[1]?.top ?? 0) + 100 - gap);
    expect(scrollTo(boxes, 0, 0, 0.75)).toBe(0);
  });
});
