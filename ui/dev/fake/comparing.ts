/** The comparison over the stand-in's figures. Rough in its sums, right in its shapes: every refusal that the program knows comes up. */
import type { AreaDto, CatalogueDto, ChangeDto, CompareAsk, CompareCell, CompareGroup, CompareTable, FactDto, IndicatorDto, ShareDto, TotalCell } from '../../src/shared/backend';

const isUsed = (fact: FactDto) => fact.indicator !== null && fact.area !== null && !fact.relation && fact.state !== 'rejected' && (fact.state !== 'found' || fact.sure);
const yearOf = (fact: FactDto) => Number(fact.period?.end.slice(0, 4) ?? 0);
const isWholeYear = (fact: FactDto) => fact.period?.kind === 'year';
const short = (value: number) => String(Math.round(value * 10) / 10);

/** When a definition ended, for the indicators of the invented reports; the catalogue on the bridge does not tell. */
const ended: Record<string, number> = { 'it.dvc.level3_count': 2022, 'it.dvc.level4_count': 2022 };
const lastOldYear = 2024;

const words: Record<string, string> = {
  missing: 'chưa có số liệu',
  missing_before: 'năm trước chưa có số liệu',
  part_year: 'mới có số của một phần năm',
  part_year_before: 'năm trước mới có số của một phần năm',
  definition_changed: 'định nghĩa chỉ tiêu đã đổi',
  area_changed: 'địa bàn đã đổi từ 01/7/2025',
  not_additive: 'không cộng',
};

export function compareTable(catalogue: CatalogueDto, facts: FactDto[], ask: CompareAsk): CompareTable {
  const used = facts.filter(isUsed);
  const knownAreas = [...new Set(used.map((one) => one.areaName ?? ''))].toSorted((a, b) => a.localeCompare(b, 'vi'));
  const known = new Set(used.map((one) => one.indicator));
  const years = Array.from({ length: ask.to - ask.from + 1 }, (_, i) => ask.from + i);
  const areas = ask.areas.length > 0 ? ask.areas : knownAreas;
  const groups = ask.indicators.flatMap((code) => {
    const indicator = catalogue.indicators.find((one) => one.code === code);
    return indicator ? [group(catalogue.areas, used, indicator, areas, years)] : [];
  });
  return { years, groups, knownAreas, knownIndicators: catalogue.indicators.filter((one) => known.has(one.code)).map((one) => one.code) };
}

function group(units: AreaDto[], used: FactDto[], indicator: IndicatorDto, areas: string[], years: number[]): CompareGroup {
  const rows = areas.map((area) => {
    const ids = units.filter((unit) => unit.name === area || unit.id === area).map((unit) => unit.id);
    const mine = used.filter((fact) => fact.indicator === indicator.code && ids.includes(fact.area ?? ''));
    return { area, cells: years.map((year, i) => cell(mine, indicator, year, i === 0)) };
  });
  const end = ended[indicator.code];
  const note = end !== undefined && years.includes(end) ? 'Chỉ tiêu này áp dụng đến 14/08/2022; các năm sau không so được.' : null;
  return { indicator: indicator.code, name: indicator.name, unit: indicator.unit, kind: indicator.kind, better: indicator.better, note, rows, totals: rows.length > 1 ? years.map((year, i) => total(indicator, rows.map((row) => row.cells[i]), year)) : [] };
}

function valueOf(mine: FactDto[], year: number): { stands: FactDto[]; part: boolean } {
  const of = (whole: boolean, basis: string) => mine.filter((fact) => yearOf(fact) === year && isWholeYear(fact) === whole && fact.quantity.basis === basis).toSorted((a, b) => Number(a.state === 'found') - Number(b.state === 'found'));
  for (const [whole, basis] of [[true, 'actual'], [true, 'estimate'], [false, 'actual'], [false, 'estimate']] as const) {
    const found = of(whole, basis);
    if (found.length > 0) return { stands: found, part: !whole };
  }
  return { stands: [], part: false };
}

function cell(mine: FactDto[], indicator: IndicatorDto, year: number, first: boolean): CompareCell {
  const { stands, part } = valueOf(mine, year);
  const fact = stands[0];
  const before = valueOf(mine, year - 1);
  const target = mine.find((one) => yearOf(one) === year && one.quantity.basis === 'target')?.quantity.value ?? null;
  const reason = reasonOf(indicator, year, fact, part, before, first);
  const estimate = fact?.quantity.basis === 'estimate';
  return {
    year,
    value: fact?.quantity.value ?? null,
    second: fact?.quantity.value2 ?? null,
    qualifier: fact?.quantity.qualifier ?? null,
    basis: fact?.quantity.basis ?? null,
    judged: fact !== undefined && fact.state !== 'found',
    part: part ? (fact?.period?.label ?? null) : null,
    against: new Set(stands.map((one) => one.quantity.value)).size - (fact ? 1 : 0),
    change: fact && reason === null ? changeOf(indicator, fact.quantity.value, before.stands[0]?.quantity.value) : null,
    target,
    targetFacts: [],
    origin: fact ? 'stated' : null,
    place: null,
    suspicion: null,
    share: fact && !part && target !== null ? shareOf(indicator, fact.quantity.value, target, estimate) : null,
    reason,
    reasonText: reason === null ? null : (words[reason] ?? null),
    facts: stands.map((one) => one.id),
  };
}

function reasonOf(indicator: IndicatorDto, year: number, fact: FactDto | undefined, part: boolean, before: { stands: FactDto[]; part: boolean }, first: boolean): string | null {
  if (!fact) return 'missing';
  if (part) return 'part_year';
  if (year === ended[indicator.code]) return 'definition_changed';
  if (year === lastOldYear + 1 && before.stands.length > 0) return 'area_changed';
  if (before.part) return 'part_year_before';
  return before.stands.length === 0 && !first ? 'missing_before' : null;
}

function changeOf(indicator: IndicatorDto, now: string, before: string | undefined): ChangeDto | null {
  if (before === undefined) return null;
  const [a, b] = [Number(now), Number(before)];
  const kind = indicator.kind === 'percent' ? 'points' : indicator.kind === 'rank' ? 'places' : 'percent';
  const by = kind === 'percent' ? ((a - b) / b) * 100 : kind === 'places' ? b - a : a - b;
  const up = kind === 'places' ? -by : by;
  const drift = indicator.better === 'neutral' || by === 0 ? 'neutral' : up > 0 === (indicator.better === 'higher') ? 'better' : 'worse';
  return { kind, by: short(by), drift, about: false };
}

function shareOf(indicator: IndicatorDto, value: string, target: string, estimate: boolean): ShareDto {
  const [a, b] = [Number(value), Number(target)];
  return { percent: indicator.kind === 'rank' ? null : short((a / b) * 100), met: indicator.better === 'lower' ? a <= b : a >= b, estimate };
}

function total(indicator: IndicatorDto, cells: (CompareCell | undefined)[], year: number): TotalCell {
  const values = cells.map((one) => (one && one.part === null ? one.value : null));
  const missing = values.filter((value) => value === null).length;
  const there = values.filter((value) => value !== null).map(Number);
  const mean = indicator.kind === 'rank' || there.length < 2 ? null : short(there.reduce((sum, value) => sum + value, 0) / there.length);
  if (indicator.kind !== 'count' && indicator.kind !== 'money') return { year, value: null, reasonText: words.not_additive ?? null, mean };
  if (missing === values.length) return { year, value: null, reasonText: words.missing ?? null, mean };
  if (missing > 0) return { year, value: null, reasonText: `thiếu ${missing} địa bàn`, mean };
  return { year, value: short(values.reduce((sum, value) => sum + Number(value), 0)), reasonText: null, mean };
}
