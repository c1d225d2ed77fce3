/** What the stand-in keeps of people's work beside the figures: flags, closed years, safety copies; and what cannot all be right. */
import type { AreaDto, CatalogueDto, ChangedSinceDto, ClosedYearDto, CompareAsk, CompletenessGrid, ContradictionDto, ContradictionSide, FactDto, FlagDto, SafetyCopyDto, UpdateOffer } from '../../src/shared/backend';
import { printed } from '../../src/shared/figures';
import { compareTable } from './comparing';

export interface Closed {
  year: number;
  person: string;
  at: string;
  why: string | null;
  /** As they were then. */
  facts: FactDto[];
}

export interface Kept {
  flags: FlagDto[];
  closed: Closed[];
}

export const safetyCopies: SafetyCopyDto[] = [
  { path: 'D:\\TongKet\\backup\\tongket 2026-11-21 0812.db', at: '2026-11-21T08:12:00' },
  { path: 'D:\\TongKet\\backup\\tongket 2026-11-20 0755.db', at: '2026-11-20T07:55:00' },
  { path: 'D:\\TongKet\\backup\\tongket 2026-11-18 1340.db', at: '2026-11-18T13:40:00' },
  { path: 'D:\\TongKet\\backup\\tongket truoc khi nang cap.db', at: null },
];

export const update: UpdateOffer = {
  version: '0.2.0',
  running: '0.1.0',
  file: 'TongKet-0.2.0-setup.exe',
  news: ['Đọc được bảng số liệu trong tệp Word cũ', 'In phụ lục theo khổ giấy ngang', 'Sửa lỗi khi so sánh sáu tháng đầu năm'],
};

export const licences = ['Tổng Kết dùng các phần mềm tự do sau đây.', ...['svelte', 'bits-ui', 'echarts', 'lucide', 'rusqlite', 'serde', 'tauri'].map((name) => `${name}\nMIT License\n\n${'Permission is hereby granted, free of charge, to any person obtaining a copy of this software. '.repeat(6)}`)].join('\n\n');

const isOf = (year: number) => (fact: FactDto) => Number(fact.period?.end.slice(0, 4) ?? 0) === year;
const isIn = (fact: FactDto) => fact.state !== 'rejected';

export function close(year: number, facts: FactDto[], person: string, at: string, why: string | null): Closed {
  return { year, person, at, why, facts: facts.filter(isOf(year)) };
}

/** Whether more differs than a word about it, or that a sure figure was taken as it is. */
function counts(before: FactDto | undefined, after: FactDto | undefined): boolean {
  if (!before || !after) return before !== after;
  const used = (fact: FactDto) => isIn(fact) && (fact.state !== 'found' || fact.sure);
  const plain = (fact: FactDto) => JSON.stringify({ ...fact, note: null, state: 'found', sure: false });
  return used(before) !== used(after) || plain(before) !== plain(after);
}

/** The closed year of which a step changes a value, if there is one. */
export function closedYearOf(closed: Closed[], before: FactDto[], after: FactDto[]): number | undefined {
  if (closed.length === 0 || before === after) return undefined;
  const [was, is] = [before, after].map((facts) => new Map(facts.map((fact) => [fact.id, fact]))) as [Map<string, FactDto>, Map<string, FactDto>];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id) && counts(was.get(id), is.get(id)));
  return closed.find(({ year }) => changed.some((id) => [was.get(id), is.get(id)].some((fact) => fact && isOf(year)(fact))))?.year;
}

export function closedYear(closed: Closed, facts: FactDto[], at: string, whyOf: (fact: string) => string | null): ClosedYearDto {
  const { year, person, why } = closed;
  const now = facts.filter(isOf(year));
  const changedSince: ChangedSinceDto[] = [...new Set([...closed.facts, ...now].map((fact) => fact.id))].flatMap((id) => {
    const [before, after] = [closed.facts, now].map((all) => all.find((fact) => fact.id === id));
    if (before === after) return [];
    const one = (after ?? before) as FactDto;
    const said = (fact: FactDto | undefined) => (fact && isIn(fact) ? printed(fact.quantity) : null);
    return [{ fact: id, measure: one.indicatorName ?? one.measure, before: said(before), after: said(after), person, at, why: whyOf(id) }];
  });
  return { year, person, at: closed.at, why, changedSince };
}

/** Two of the program's rules, for the indicators of the invented reports. */
export function contradictions(catalogue: CatalogueDto, facts: FactDto[], area: AreaDto, year: number): ContradictionDto[] {
  const side = (code: string): ContradictionSide | null => {
    const found = facts.filter((fact) => fact.indicator === code && fact.area === area.id && !fact.relation && fact.quantity.basis !== 'target' && isIn(fact) && isOf(year)(fact));
    const [first] = found;
    return first ? { indicator: code, name: catalogue.indicators.find((one) => one.code === code)?.name ?? code, value: first.quantity.value, facts: found.map((one) => one.id) } : null;
  };
  const said: ContradictionDto[] = [];
  const [part, whole] = [side('tel.bts_5g'), side('tel.bts')];
  if (part && whole && Number(part.value) > Number(whole.value)) {
    said.push({ wrong: 'more_than_whole', severity: 'error', message: `${part.name} (${part.value}) lớn hơn ${whole.name} (${whole.value}).`, about: part, against: [whole] });
  }
  const [rate, approved] = [side('sec.level_rate'), side('sec.level_approved')];
  if (rate && approved && rate.value !== '93.5') {
    said.push({ wrong: 'not_the_rate', severity: 'warning', message: `${rate.name} (${rate.value.replace('.', ',')}%) khác 93,5% tính từ ${approved.name} (${approved.value}).`, about: rate, against: [approved] });
  }
  return said;
}

export function completeness(catalogue: CatalogueDto, facts: FactDto[], ask: CompareAsk): CompletenessGrid {
  const table = compareTable(catalogue, facts, ask);
  const fieldOf = (code: string) => catalogue.fields.find((field) => field.code === catalogue.indicators.find((one) => one.code === code)?.field)?.name ?? '';
  const rows = table.groups.flatMap((group) =>
    group.rows.map((row) => ({
      indicator: group.indicator,
      name: group.name,
      field: fieldOf(group.indicator),
      area: row.area,
      states: row.cells.map((cell) => (cell.part ? 'part_year' : cell.value === null ? (cell.target === null ? 'missing' : 'target_only') : cell.basis === 'estimate' ? 'estimate' : 'result')),
    })),
  );
  return { years: table.years, rows };
}
