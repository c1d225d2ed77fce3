/**
 * A report's text as it is shown: its blocks in order, tables put together from their cells, words that are not the
 * report's own folded away, and every line cut into pieces at the borders of figures. Places are UTF-16 units of the text.
 */
import type { BlockDto, CitationDto, MarkDto, ReportView, SetAsideDto, SpanDto } from '../../shared/backend';

/** A stretch of a line that is shown in one way. */
export interface Piece {
  start: number;
  text: string;
  kind: 'plain' | 'fact' | 'aside' | 'citation';
  /** Which figure (its id) or number set aside (`n` and its place); none of plain words. */
  key: string | null;
  /** Why it was set aside, or what kind of document is cited. */
  about: string | null;
}

export interface Line {
  start: number;
  end: number;
  pieces: Piece[];
  /** Place in the original: `trang 3`. */
  at: string | null;
}

export interface Cell {
  head: boolean;
  rows: number;
  columns: number;
  lines: Line[];
}

export type Part =
  | { kind: 'heading'; level: number; line: Line }
  | { kind: 'item'; level: number; line: Line }
  | { kind: 'paragraph'; number: number; line: Line }
  | { kind: 'table'; start: number; rows: Cell[][] }
  | { kind: 'folded'; mark: string; start: number; parts: Part[] }
  | { kind: 'skipped'; start: number; count: number };

/** A figure's place; what is known of the figure besides is looked up by its id. */
export interface FactPlace {
  id: string;
  span: SpanDto;
}

interface Annotation {
  span: SpanDto;
  kind: 'fact' | 'aside' | 'citation';
  key: string | null;
  about: string | null;
}

/** The key of a number that the program set aside. */
export function asideKey(aside: SetAsideDto): string {
  return `n${aside.span.start}`;
}

/** Lays the text out. */
export function layOut(view: Pick<ReportView, 'text' | 'blocks' | 'marks' | 'setAside' | 'citations'>, facts: FactPlace[]): Part[] {
  const annotations = annotationsOf(facts, view.setAside, view.citations);
  const parts: Part[] = [];
  let paragraphs = 0;
  let depth = 0;
  let at = 0;
  while (at < view.blocks.length) {
    const block = view.blocks[at] as BlockDto;
    const mark = foreignMark(block, view.marks);
    if (mark) {
      const end = endOf(view.blocks, at, (one) => foreignMark(one, view.marks) !== null);
      const inner = { ...view, blocks: view.blocks.slice(at, end), marks: [] };
      parts.push({ kind: 'folded', mark, start: block.span.start, parts: layOut(inner, facts) });
      at = end;
    } else if (block.cell) {
      const table = block.cell.table;
      const end = endOf(view.blocks, at, (one) => one.cell?.table === table && foreignMark(one, view.marks) === null);
      parts.push(tableOf(view.text, view.blocks.slice(at, end), annotations));
      at = end;
    } else {
      const line = lineOf(view.text, block, annotations);
      if (block.kind === 'heading') {
        // Reports skip levels; a list of headings must not.
        depth = Math.min(Math.max(block.level, 1), depth + 1);
        parts.push({ kind: 'heading', level: depth, line });
      } else if (block.kind === 'item') parts.push({ kind: 'item', level: block.level, line });
      else parts.push({ kind: 'paragraph', number: ++paragraphs, line });
      at++;
    }
  }
  return parts;
}

/** Only the parts with a figure, each with its neighbours and the headings above; the rest becomes a count. */
export function onlyFigures(parts: Part[]): Part[] {
  const has = parts.map(hasFigure);
  const kept = parts.map((part, i) => part.kind === 'heading' || has[i] || has[i - 1] || has[i + 1]);
  const out: Part[] = [];
  for (const [i, part] of parts.entries()) {
    const last = out.at(-1);
    if (kept[i]) out.push(part);
    else if (last?.kind === 'skipped') last.count++;
    else out.push({ kind: 'skipped', start: startOf(part), count: 1 });
  }
  return out;
}

/** Where a part begins. */
function startOf(part: Part): number {
  return 'line' in part ? part.line.start : part.start;
}

/** Whether a figure stands in it. */
export function hasFigure(part: Part): boolean {
  switch (part.kind) {
    case 'table':
      return part.rows.some((row) => row.some((cell) => cell.lines.some(lineHasFigure)));
    case 'folded':
      return part.parts.some(hasFigure);
    case 'skipped':
      return false;
    default:
      return lineHasFigure(part.line);
  }
}

/** Whether the place lies in it. */
export function holds(part: Part, place: number): boolean {
  switch (part.kind) {
    case 'table':
      return part.rows.some((row) => row.some((cell) => cell.lines.some((line) => lineHolds(line, place))));
    case 'folded':
      return part.parts.some((inner) => holds(inner, place));
    case 'skipped':
      return false;
    default:
      return lineHolds(part.line, place);
  }
}

/** The first words of a part, for its folded form. */
export function firstWords(part: Part): string {
  const line = part.kind === 'table' ? part.rows[0]?.[0]?.lines[0] : 'line' in part ? part.line : undefined;
  const text = line?.pieces.map((piece) => piece.text).join('').trim() ?? '';
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
}

const lineHasFigure = (line: Line) => line.pieces.some((piece) => piece.kind === 'fact');
const lineHolds = (line: Line, place: number) => line.start <= place && place < line.end;

function annotationsOf(facts: FactPlace[], asides: SetAsideDto[], citations: CitationDto[]): Annotation[] {
  const all: Annotation[] = [
    ...facts.map((fact) => ({ span: fact.span, kind: 'fact' as const, key: fact.id, about: null })),
    ...asides.map((one) => ({ span: one.span, kind: 'aside' as const, key: asideKey(one), about: one.reason })),
    ...citations.map((one) => ({ span: one.span, kind: 'citation' as const, key: null, about: one.kind })),
  ];
  return all.sort((a, b) => a.span.start - b.span.start);
}

/** The kind of mark that covers a whole block, if its words are not the report's own. */
function foreignMark(block: BlockDto, marks: MarkDto[]): string | null {
  const covers = (mark: MarkDto) => mark.kind !== 'ocr' && mark.span.start <= block.span.start && block.span.end <= mark.span.end;
  return marks.find(covers)?.kind ?? null;
}

function endOf(blocks: BlockDto[], from: number, belongs: (block: BlockDto) => boolean): number {
  let end = from + 1;
  while (end < blocks.length && belongs(blocks[end] as BlockDto)) end++;
  return end;
}

function tableOf(text: string, blocks: BlockDto[], annotations: Annotation[]): Part {
  const rows = new Map<number, Map<number, Cell>>();
  for (const block of blocks) {
    if (!block.cell) continue;
    const { row, column, rows: tall, columns: wide, head } = block.cell;
    const cells = rows.get(row) ?? new Map<number, Cell>();
    rows.set(row, cells);
    const cell = cells.get(column) ?? { head, rows: tall, columns: wide, lines: [] };
    cells.set(column, cell);
    cell.lines.push(lineOf(text, block, annotations));
  }
  const inOrder = <T>(map: Map<number, T>) => [...map.entries()].sort(([a], [b]) => a - b).map(([, value]) => value);
  return { kind: 'table', start: blocks[0]?.span.start ?? 0, rows: inOrder(rows).map(inOrder) };
}

function lineOf(text: string, block: BlockDto, annotations: Annotation[]): Line {
  const { start, end } = block.span;
  return { start, end, at: block.at, pieces: piecesOf(text, block.span, overlapping(annotations, block.span)) };
}

/** Those of the sorted annotations that touch the span. Annotations are short, so looking a little back is enough. */
function overlapping(annotations: Annotation[], span: SpanDto): Annotation[] {
  let low = 0;
  let high = annotations.length;
  const from = span.start - 4000;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((annotations[middle] as Annotation).span.start < from) low = middle + 1;
    else high = middle;
  }
  const out: Annotation[] = [];
  for (let i = low; i < annotations.length; i++) {
    const one = annotations[i] as Annotation;
    if (one.span.start >= span.end) break;
    if (one.span.end > span.start) out.push(one);
  }
  return out;
}

function piecesOf(text: string, span: SpanDto, inside: Annotation[]): Piece[] {
  const cuts = new Set([span.start, span.end]);
  for (const { span: one } of inside) {
    cuts.add(Math.max(one.start, span.start));
    cuts.add(Math.min(one.end, span.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const [start, end] = [places[i] as number, places[i + 1] as number];
    const top = foremost(inside.filter((one) => one.span.start <= start && end <= one.span.end));
    const last = pieces.at(-1);
    const [kind, key, about] = [top?.kind ?? 'plain', top?.key ?? null, top?.about ?? null] as const;
    if (last && last.kind === kind && last.key === key && last.about === about) last.text += text.slice(start, end);
    else pieces.push({ start, text: text.slice(start, end), kind, key, about });
  }
  return pieces;
}

const order = { fact: 0, aside: 1, citation: 2 };

/** What is shown where several lie over each other: figures before the rest, the shorter before the longer. */
function foremost(covering: Annotation[]): Annotation | undefined {
  const length = (one: Annotation) => one.span.end - one.span.start;
  return covering.toSorted((a, b) => order[a.kind] - order[b.kind] || length(a) - length(b))[0];
}
