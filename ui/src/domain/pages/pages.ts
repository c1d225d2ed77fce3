/** Where the pages of a preview lie one under another, at a zoom: all lengths in CSS pixels, from points (1/72 inch). */
import type { FigureLink, PageSizeDto } from '../../shared/backend';

/** Pixels a point takes at 100 %. */
const perPoint = 96 / 72;
/** Between two pages, and before the first. */
export const gap = 14;
/** A4 upright, for a size that is not told. */
const a4 = { width: 595.276, height: 841.89 };

export const zooms = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 2];

/** A box in pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The pages one under another, each in the middle of `room`; a wider one begins at its left edge and is scrolled sideways. */
export function lay(pages: PageSizeDto[], zoom: number, room: number): Box[] {
  let top = gap;
  return pages.map((page) => {
    const width = (page.width ?? a4.width) * perPoint * zoom;
    const box = { left: Math.max(gap, Math.round((room - width) / 2)), top, width, height: (page.height ?? a4.height) * perPoint * zoom };
    top += box.height + gap;
    return box;
  });
}

/** Height of all pages with the gaps. */
export function heightOf(boxes: Box[]): number {
  const last = boxes.at(-1);
  return last ? last.top + last.height + gap : 0;
}

/** The zoom at which the first page just fits; one that lies across is scrolled sideways rather than make all the others small. */
export function fitting(pages: PageSizeDto[], room: number): number {
  const width = pages[0]?.width ?? a4.width;
  return Math.max(0.2, Math.min(2, (room - 2 * gap) / (width * perPoint)));
}

/** The next larger or smaller of the usual zooms. */
export function nextZoom(zoom: number, step: 1 | -1): number {
  const near = 0.005;
  return (step === 1 ? zooms.find((one) => one > zoom + near) : zooms.findLast((one) => one < zoom - near)) ?? zoom;
}

/** First and last page to draw: those in sight and `around` more on either side. */
export function visible(boxes: Box[], scroll: number, room: number, around: number): [number, number] {
  const first = boxes.findIndex((box) => box.top + box.height > scroll);
  const last = boxes.findLastIndex((box) => box.top < scroll + room);
  const within = (i: number) => Math.max(0, Math.min(i, boxes.length - 1));
  return [within((first === -1 ? boxes.length - 1 : first) - around), within((last === -1 ? 0 : last) + around)];
}

/** The page one reads: the one that takes the upper third of the room. */
export function readPage(boxes: Box[], scroll: number, room: number): number {
  const line = scroll + room / 3;
  const found = boxes.findIndex((box) => box.top + box.height + gap > line);
  return found === -1 ? Math.max(0, boxes.length - 1) : found;
}

/** A place on its page. */
export function placeBox(place: Pick<FigureLink, 'x' | 'y' | 'width' | 'height'>, zoom: number): Box {
  const px = (points: number | null) => (points ?? 0) * perPoint * zoom;
  return { left: px(place.x), top: px(place.y), width: px(place.width), height: px(place.height) };
}

/** How far to scroll for a place `y` points below the top of a page. */
export function scrollTo(boxes: Box[], page: number, y: number | null, zoom: number): number {
  const box = boxes[page];
  return box ? Math.max(0, box.top + (y ?? 0) * perPoint * zoom - gap) : 0;
}
