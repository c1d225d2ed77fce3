/**
 * A comparison as lines over the years: what is drawn, cut and left out. A line never leads over a missing year, over a part
 * of a year, nor on to a value that must not be set beside the one before it.
 */
import type { CompareCell, CompareGroup } from '../shared/backend';
import { isApart, isWhole, position } from './comparison';

/** Lines that can be told apart by colour. */
export const mostLines = 6;
/** Drawn where there are more: the best. */
const bestLines = 5;

/** One area's lines. */
export interface DrawnArea {
  area: string;
  /** Row in the group. */
  row: number;
  /** Series colour, 1 to 6. */
  colour: number;
  /** For each year the cell to draw; none leaves a gap. */
  cells: (CompareCell | null)[];
  /** Stretches of years that one line may lead through: first and last column. */
  stretches: [number, number][];
}

/** Which areas are drawn, in the order of the table, each with its colour; with too many only the best. */
export function drawnAreas(group: CompareGroup): DrawnArea[] {
  const all = group.rows.map((row, i) => ({ area: row.area, row: i, cells: row.cells.map((cell) => (isWhole(cell) ? cell : null)) }));
  const some = all.filter((one) => one.cells.some((cell) => cell !== null));
  const kept = some.length <= mostLines ? some : best(some, group);
  return kept.map((one, i) => ({ ...one, colour: i + 1, stretches: stretches(one.cells) }));
}

function best<T extends { row: number; cells: (CompareCell | null)[] }>(areas: T[], group: CompareGroup): T[] {
  const last = (one: T) => position(one.cells.findLast((cell) => cell !== null)?.value ?? '0');
  const sign = group.kind === 'rank' ? 1 : -1;
  return areas
    .toSorted((a, b) => sign * (last(a) - last(b)))
    .slice(0, bestLines)
    .toSorted((a, b) => a.row - b.row);
}

function stretches(cells: (CompareCell | null)[]): [number, number][] {
  const found: [number, number][] = [];
  for (const [i, cell] of cells.entries()) {
    if (cell === null) continue;
    const open = found.at(-1);
    if (open && open[1] === i - 1 && !isApart(cell)) open[1] = i;
    else found.push([i, i]);
  }
  return found;
}

/** Columns from which on values stand apart from those before, each with the reason, for the vertical rules. */
export function cuts(group: CompareGroup): { column: number; reason: string }[] {
  const found = new Map<number, string>();
  for (const row of group.rows) {
    for (const [column, cell] of row.cells.entries()) {
      if (column > 0 && isApart(cell) && !found.has(column)) found.set(column, cell.reasonText ?? '');
    }
  }
  return [...found].map(([column, reason]) => ({ column, reason })).toSorted((a, b) => a.column - b.column);
}

/** Colour by name of the token, such as `--c1`. */
export type Tokens = (name: string) => string;

export interface LineLook {
  group: CompareGroup;
  years: number[];
  areas: DrawnArea[];
  tokens: Tokens;
  /** The words for a number on the axis. */
  print: (canonical: string) => string;
}

/** The drawing instructions. Colours are values, not names: the library paints outside the style sheet. */
export function lineOption({ group, years, areas, tokens, print }: LineLook): Record<string, unknown> {
  const scale = Number(tokens('--u')) || 1;
  const rank = group.kind === 'rank';
  const longest = Math.max(0, ...areas.map((one) => one.area.length));
  const series = areas.flatMap((one) => one.stretches.map((stretch, i) => lineSeries(one, stretch, i === one.stretches.length - 1, tokens, scale)));
  const rules = cuts(group);
  if (series[0] && rules.length > 0) Object.assign(series[0], { markLine: ruleMarks(rules, tokens) });
  return {
    animation: false,
    textStyle: { fontFamily: tokens('--font'), fontSize: 12 * scale, color: tokens('--text-2') },
    grid: { left: 4, right: Math.min(140, 18 + longest * 6.8 * scale), top: 12, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: years.map(String),
      boundaryGap: ['4%', '4%'],
      axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: tokens('--line-strong') } },
      axisLabel: { color: tokens('--text-2'), fontSize: 12 * scale },
    },
    yAxis: {
      type: 'value',
      scale: true,
      inverse: rank,
      splitNumber: 4,
      // Room above and below, so that no point lies on the edge.
      ...(rank ? { min: 1, minInterval: 1 } : { boundaryGap: ['6%', '6%'] }),
      axisLabel: { color: tokens('--text-3'), fontSize: 12 * scale, formatter: (tick: number) => print(tickText(tick)) },
      splitLine: { lineStyle: { color: tokens('--line') } },
    },
    series,
  };
}

/** A tick as a canonical decimal: the library's own arithmetic may leave a long tail. */
export function tickText(tick: number): string {
  return String(Number(tick.toPrecision(10)));
}

function lineSeries(one: DrawnArea, [from, to]: [number, number], last: boolean, tokens: Tokens, scale: number): Record<string, unknown> {
  const colour = tokens(`--c${one.colour}`);
  return {
    type: 'line',
    name: one.area,
    id: `${one.row}:${from}`,
    connectNulls: false,
    symbol: 'circle',
    symbolSize: 7,
    lineStyle: { width: 2, color: colour },
    itemStyle: { color: colour },
    emphasis: { disabled: true },
    labelLayout: { moveOverlap: 'shiftY' },
    endLabel: { show: last, formatter: one.area, color: colour, fontWeight: 600, fontSize: 12 * scale, offset: [2, 0] },
    data: one.cells.map((cell, i) => (cell === null || i < from || i > to ? null : point(cell, colour, tokens))),
  };
}

/** A point: hollow for an estimate, ringed where a value waits or another one stands against it. */
function point(cell: CompareCell, colour: string, tokens: Tokens): Record<string, unknown> {
  const value = position(cell.value ?? '');
  const ring = cell.against > 0 ? tokens('--bad') : cell.judged ? null : tokens('--warn');
  if (cell.basis === 'estimate') {
    return { value, symbolSize: 9, itemStyle: { color: tokens('--surface'), borderColor: ring ?? colour, borderWidth: 2 } };
  }
  return ring ? { value, symbolSize: 9, itemStyle: { color: colour, borderColor: ring, borderWidth: 2 } } : { value };
}

function ruleMarks(rules: { column: number; reason: string }[], tokens: Tokens): Record<string, unknown> {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: tokens('--text-3'), type: 'dashed', width: 1 },
    label: { formatter: '≠', color: tokens('--text-2'), fontSize: 14, position: 'end', distance: 0 },
    data: rules.map((rule) => ({ xAxis: rule.column })),
  };
}
