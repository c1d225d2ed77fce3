/** A pack from another computer, as the stand-in knows it: one new report, judgements, and one thing decided otherwise here. */
import type { FactDto, ReportView, TakeInView } from '../../src/shared/backend';
import { printed } from '../../src/shared/figures';
import type { Data } from './stored';

/** What taking the pack in would make of the data, and how that is told. */
export function takeIn(data: Data, arrival: () => ReportView): { data: Data; view: TakeInView } {
  const [first] = [...data.views.values()];
  const facts = first?.facts ?? [];
  const judged = facts.filter((fact) => fact.state === 'found').slice(0, 2);
  const ours = facts.find((fact) => fact.state === 'confirmed');
  const isHere = [...data.views.values()].some((view) => view.report.importedBy === packed.person);
  const views = new Map(data.views);
  const newReport = isHere ? null : arrival();
  if (first && !isHere) views.set(first.report.id, { ...first, facts: facts.map((fact) => (judged.includes(fact) ? { ...fact, state: 'confirmed', sure: false } : fact)) });
  if (newReport) views.set(newReport.report.id, { ...newReport, report: { ...newReport.report, importedBy: packed.person } });
  const view: TakeInView = {
    ...packed,
    newReports: newReport ? [newReport.report.file] : [],
    knownReports: isHere ? 2 : 1,
    judged: isHere ? [] : judged.map((fact) => ({ ...named(fact), before: said(fact, 'chờ duyệt'), after: said(fact, 'đã nhận') })),
    added: [],
    corrected: [],
    decisions: 0,
    settings: 0,
    indicators: isHere ? [] : ['Số nhà văn hóa thôn có Wi-Fi'],
    additions: [],
    left: ours
      ? [{ kind: 'figure', name: ours.indicatorName ?? ours.measure, ours: said(ours, 'đã nhận'), theirs: said({ ...ours, quantity: { ...ours.quantity, value: `${ours.quantity.value}0` } }, 'đã sửa'), message: 'Hai bên duyệt khác nhau. Giữ số ở máy này; hãy đối chiếu với câu gốc.' }]
      : [],
    nothingNew: isHere,
  };
  return { data: { ...data, views }, view };
}

const packed = { person: 'Trần Minh Đức', at: '2026-11-20T16:30:00' };
const said = (fact: FactDto, state: string) => `${printed(fact.quantity)} (${state})`;
const named = (fact: FactDto) => ({ measure: fact.measure, indicatorName: fact.indicatorName, period: fact.period?.label ?? null });
