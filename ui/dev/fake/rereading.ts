/** A new look at the stand-in's reports: the first one was read by older rules, the others read as they were. */
import type { FactDto, ReadFigure, ReportRow, ReportView, RereadOffer } from '../../src/shared/backend';
import { printed } from '../../src/shared/figures';

const isUntouched = (fact: FactDto) => fact.state === 'found' && fact.note === null;

/** What is read otherwise: the last two figures that wait, the one linked now, the other none any more; and a number set aside. */
function found(view: ReportView) {
  const waiting = view.report.id === '1' ? view.facts.filter((fact) => isUntouched(fact) && fact.span !== null) : [];
  const aside = waiting.length > 0 ? view.setAside.find((one) => one.reason === 'unknown') ?? view.setAside[0] : undefined;
  const changed = waiting.find((fact) => fact.indicator === null && !fact.relation) ?? waiting[0];
  const gone = waiting.findLast((fact) => fact !== changed);
  const done = view.facts.some((fact) => fact.id.startsWith('n1-'));
  return done ? {} : { changed, gone, aside };
}

function reading(fact: FactDto): FactDto {
  return { ...fact, sure: true, warnings: [], confidence: 96, indicator: fact.indicator ?? 'tel.bts', indicatorName: fact.indicatorName ?? 'Trạm thu phát sóng thông tin di động' };
}

function added(view: ReportView): FactDto | null {
  const { aside, changed } = found(view);
  if (!aside || !changed) return null;
  const quote = view.text.slice(aside.span.start, aside.span.end);
  const value = /\d+/.exec(quote)?.[0] ?? '1';
  return { ...changed, id: `n1-${aside.span.start}`, span: aside.span, sentence: aside.span, quote, quantity: { ...changed.quantity, value, value2: null, unit: '', form: 'number' }, measure: quote, indicator: null, indicatorName: null, sure: false };
}

export function offer(report: ReportRow, view: ReportView): RereadOffer {
  const { changed, gone } = found(view);
  const more = added(view);
  const changes = [
    ...(changed ? [{ kind: 'changed', fact: changed.id, quote: changed.quote, before: read(changed), after: read(reading(changed)) }] : []),
    ...(gone ? [{ kind: 'gone', fact: gone.id, quote: gone.quote, before: read(gone), after: null }] : []),
    ...(more ? [{ kind: 'added', fact: null, quote: more.quote, before: null, after: read(more) }] : []),
  ];
  return { report, identity: null, changes, kept: view.facts.filter((fact) => !isUntouched(fact)).length };
}

export function reread(view: ReportView): ReportView {
  const { changed, gone } = found(view);
  const more = added(view);
  const facts = view.facts.filter((fact) => fact !== gone).map((fact) => (fact === changed ? reading(fact) : fact));
  const all = more ? [...facts, more].toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)) : facts;
  return { ...view, facts: all, setAside: view.setAside.filter((one) => one.span !== more?.span) };
}

function read(fact: FactDto): ReadFigure {
  return { value: printed(fact.quantity), measure: fact.measure, indicatorName: fact.indicatorName, areaName: fact.areaName, period: fact.period?.label ?? null, sure: fact.sure };
}
