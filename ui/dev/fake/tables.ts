/** The form of a year over the stand-in's figures. Plain and rough: only the shapes matter here. */
import type { ChangeDto, EntryCell, EntryForm, EntryRow, FactDto, IndicatorDto, ShareDto } from '../../src/shared/backend';
import type { AreaDto, CatalogueDto } from '../../src/shared/backend';
import type { DataFile } from './data-file';
import { refuse } from './refuse';

const yearOf = (fact: FactDto) => Number(fact.period?.end.slice(0, 4) ?? 0);
const isUsed = (fact: FactDto) => fact.state !== 'rejected' && (fact.state !== 'found' || fact.sure);
const short = (value: number) => String(Math.round(value * 10) / 10);

export function official(facts: FactDto[], indicator: string, area: string, year: number, basis: string): FactDto[] {
  const all = facts.filter((one) => isUsed(one) && one.indicator === indicator && one.area === area && yearOf(one) === year && one.quantity.basis === basis && !one.relation);
  const rank = (one: FactDto) => (one.state === 'typed' ? 2 : one.state === 'found' ? 0 : 1);
  return all.sort((a, b) => rank(b) - rank(a));
}

function entryCell(found: FactDto[]): EntryCell | null {
  const first = found[0];
  if (!first) return null;
  const against = new Set(found.map((one) => one.quantity.value)).size - 1;
  return { value: first.quantity.value, qualifier: first.quantity.qualifier, fact: first.id, judged: first.state !== 'found', typed: first.report === null, against, part: first.period?.kind === 'year' ? null : (first.period?.label ?? null), note: first.note };
}

function changeOf(indicator: IndicatorDto, now: string | undefined, before: string | undefined): ChangeDto | null {
  if (now === undefined || before === undefined) return null;
  const [a, b] = [Number(now), Number(before)];
  const kind = indicator.kind === 'percent' ? 'points' : indicator.kind === 'rank' ? 'places' : 'percent';
  const by = kind === 'percent' ? ((a - b) / b) * 100 : kind === 'places' ? b - a : a - b;
  const up = kind === 'places' ? -by : by;
  const drift = indicator.better === 'neutral' || by === 0 ? 'neutral' : up > 0 === (indicator.better === 'higher') ? 'better' : 'worse';
  return { kind, by: short(by), drift, about: false };
}

function shareOf(indicator: IndicatorDto, value: string | undefined, target: string | undefined, estimate: boolean): ShareDto | null {
  if (value === undefined || target === undefined) return null;
  const [a, b] = [Number(value), Number(target)];
  return { percent: indicator.kind === 'rank' ? null : short((a / b) * 100), met: indicator.better === 'lower' ? a <= b : a >= b, estimate };
}

/** The form of an area's year, over all that the data file holds. */
export function formOf(file: DataFile, area: string, year: number): EntryForm {
  const unit = file.catalogue.areas.find((one) => one.id === area || one.name === area);
  if (!unit) throw refuse('unknown_area', `Không có địa bàn “${area}”.`);
  return entryForm(file.catalogue, file.facts(), unit, year, (report) => file.view(report).report.file);
}

function entryForm(catalogue: CatalogueDto, facts: FactDto[], area: AreaDto, year: number, fileOf: (report: string) => string): EntryForm {
  const rows = catalogue.indicators.map((indicator): EntryRow => {
    const cell = (at: number, basis: string) => entryCell(official(facts, indicator.code, area.id, at, basis));
    const [actual, estimate, target, before] = [cell(year, 'actual'), cell(year, 'estimate'), cell(year, 'target'), cell(year - 1, 'actual')];
    const shown = actual ?? estimate;
    const fact = facts.find((one) => one.id === shown?.fact);
    return {
      indicator: indicator.code, name: indicator.name, unit: indicator.unit, field: indicator.field, kind: indicator.kind,
      before, target, estimate, actual,
      change: changeOf(indicator, shown?.value, before?.value),
      share: shareOf(indicator, shown?.value, target?.value, !actual),
      source: fact ? (fact.report ? fileOf(fact.report) : 'Nguyễn Thu Hà, 10:51') : null,
    };
  });
  return { area: area.id, areaName: area.name, year, rows };
}
