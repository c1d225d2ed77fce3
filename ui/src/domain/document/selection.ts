/**
 * Between the page and the text: every shown piece is an element with `data-start`, its place in the text in UTF-16
 * units, and holds exactly the words of that place.
 */
import type { SpanDto } from '../../shared/backend';

const pieceSelector = '[data-start]';

/** The selected words as a span of the text, without blanks at the ends; none when nothing of the text is selected. */
export function selectedSpan(root: HTMLElement, selection: Selection | null, text: string): SpanDto | null {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer) && range.commonAncestorContainer !== root) return null;
  const touched = [...root.querySelectorAll<HTMLElement>(pieceSelector)].filter((piece) => range.intersectsNode(piece));
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return null;
  let start = placeIn(first, range.startContainer, range.startOffset) ?? startOf(first);
  let end = placeIn(last, range.endContainer, range.endOffset) ?? startOf(last) + lengthOf(last);
  while (start < end && isBlank(text, start)) start++;
  while (start < end && isBlank(text, end - 1)) end--;
  return start < end ? { start, end } : null;
}

/** Ranges over the plain words between two places, to light them up without touching the page. */
export function plainRanges(root: HTMLElement, span: SpanDto): Range[] {
  const ranges: Range[] = [];
  for (const piece of root.querySelectorAll<HTMLElement>(`span${pieceSelector}`)) {
    const words = piece.firstChild;
    const from = Math.max(span.start - startOf(piece), 0);
    const to = Math.min(span.end - startOf(piece), lengthOf(piece));
    if (!(words instanceof Text) || from >= to) continue;
    const range = document.createRange();
    range.setStart(words, from);
    range.setEnd(words, to);
    ranges.push(range);
  }
  return ranges;
}

const startOf = (piece: HTMLElement) => Number(piece.dataset.start);
const lengthOf = (piece: HTMLElement) => piece.textContent?.length ?? 0;
const isBlank = (text: string, place: number) => /\s/.test(text.charAt(place));

/** The place of a range's border, if it lies in this piece's words. */
function placeIn(piece: HTMLElement, container: Node, offset: number): number | null {
  if (!piece.contains(container)) return null;
  if (container instanceof Text) return startOf(piece) + offset;
  return startOf(piece) + (offset === 0 ? 0 : lengthOf(piece));
}
