/** Cells, groups and rows for tests, each with only what the test is about. */
import type { CompareCell, CompareGroup, EntryCell, EntryRow } from '../src/shared/backend';

export function compareCell(year: number, value: string | null, over: Partial<CompareCell> = {}): CompareCell {
  return {
    year,
    value,
    second: null,
    qualifier: value === null ? null : 'exact',
    basis: value === null ? null : 'actual',
    judged: value !== null,
    part: null,
    against: 0,
    change: null,
    target: null,
    targetFacts: [],
    share: null,
    origin: value === null ? null : 'stated',
    place: null,
    suspicion: null,
    reason: value === null ? 'missing' : null,
    reasonText: value === null ? 'chưa có số liệu' : null,
    facts: value === null ? [] : [`f${year}`],
    ...over,
  };
}

export function compareGroup(over: Partial<CompareGroup> = {}): CompareGroup {
  return { indicator: 'tel.bts', name: 'Số trạm BTS', unit: 'trạm', kind: 'count', better: 'higher', note: null, rows: [], totals: [], ...over };
}

export function entryCell(value: string, over: Partial<EntryCell> = {}): EntryCell {
  return { value, qualifier: 'exact', fact: `f${value}`, judged: true, typed: false, against: 0, part: null, note: null, ...over };
}

export function entryRow(indicator: string, over: Partial<EntryRow> = {}): EntryRow {
  return {
    indicator,
    name: `Chỉ tiêu ${indicator}`,
    unit: 'trạm',
    field: indicator.split('.')[0] ?? '',
    kind: 'count',
    before: null,
    target: null,
    estimate: null,
    actual: null,
    change: null,
    share: null,
    source: null,
    ...over,
  };
}
