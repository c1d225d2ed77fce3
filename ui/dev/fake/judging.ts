/** What becomes of a figure that a person corrects, adds or types. */
import type * as dto from '../../src/shared/backend';
import { periodLabel } from '../../src/shared/dates';
import type { DataFile } from './data-file';
import { readVietnamese } from './figures';
import { refuse } from './refuse';

export function edited(file: DataFile, fact: dto.FactDto, edit: dto.FactEdit, state: string): dto.FactDto {
  const value = readVietnamese(edit.value);
  if (value === null) throw refuse('not_a_number', `“${edit.value}” không phải là số. Viết như 1.045 hoặc 95,75.`);
  const quantity = { value, value2: edit.value2 ? readVietnamese(edit.value2) : null, unit: edit.unit, form: edit.form, qualifier: edit.qualifier, basis: edit.basis };
  const indicator = file.catalogue.indicators.find((one) => one.code === edit.indicator);
  const area = file.catalogue.areas.find((one) => one.id === edit.area);
  return {
    ...fact, state, sure: false, quantity, correctedFrom: fact.correctedFrom ?? fact.quantity, measure: edit.measure || (indicator?.name ?? ''), indicator: edit.indicator,
    indicatorName: indicator?.name ?? null, scope: edit.scope, note: edit.note, area: area?.id ?? fact.area, areaName: area?.name ?? fact.areaName,
    period: edit.period ? periodOf(edit.period) : fact.period,
  };
}

export function periodOf(edit: dto.PeriodEdit): dto.PeriodDto {
  const year = 'year' in edit ? edit.year : Number((edit.kind === 'as_of' ? edit.day : edit.end).slice(0, 4));
  const end = edit.kind === 'as_of' ? edit.day : edit.kind === 'between' ? edit.end : `${year}-12-31`;
  return { start: `${year}-01-01`, end, kind: edit.kind === 'first_months' ? 'months' : edit.kind === 'between' ? 'other' : edit.kind, label: periodLabel(edit) };
}

export function typed(file: DataFile, ask: dto.EntryAsk, indicator: dto.IndicatorDto, value: string): dto.FactDto {
  return {
    id: `t${ask.indicator}${ask.year}${ask.basis}`, state: 'typed', sure: false, report: null, span: null, sentence: null, quote: '',
    quantity: { value, value2: null, unit: indicator.unit, form: 'number', qualifier: 'exact', basis: ask.basis }, correctedFrom: null, measure: indicator.name, field: indicator.field,
    indicator: indicator.code, indicatorName: indicator.name, candidates: [], scope: null, relation: null, area: ask.area,
    areaName: file.catalogue.areas.find((one) => one.id === ask.area)?.name ?? null,
    period: { start: `${ask.year}-01-01`, end: `${ask.year}-12-31`, kind: 'year', label: `năm ${ask.year}` }, at: null, implicit: false, warnings: [], confidence: 100, note: ask.note ?? ask.reason,
  };
}

export function isSure(fact: dto.FactDto): boolean {
  return fact.indicator !== null && fact.warnings.length === 0 && fact.confidence >= 90;
}
