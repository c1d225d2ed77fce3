/** Stored reports and what a person decides about their figures. */
import type * as dto from '../../../src/shared/backend';
import { printed } from '../../../src/shared/figures';
import type { DataFile } from '../data-file';
import { edited, isSure, periodOf } from '../judging';
import { closedYears } from './kept';
import { refuse } from '../refuse';
import { originalPdf } from '../sample/quarter';
import { kept } from '../stored';

export function reports(file: DataFile) {
  return {
    async reports(): Promise<dto.ReportRow[]> {
      return kept(file.data).map((view) => file.row(view));
    },

    async report(id: string): Promise<dto.ReportView> {
      const view = file.view(id);
      return { ...view, report: file.row(view) };
    },

    async correctReport(id: string, edit: dto.ReportEdit): Promise<dto.ReportRow> {
      const view = file.view(id);
      if (edit.title.trim() === '') throw refuse('empty_title', 'Tên báo cáo không được để trống.');
      const areaName = file.catalogue.areas.find((area) => area.id === edit.area)?.name ?? null;
      const period = edit.period ? periodOf(edit.period) : view.report.period;
      const report = { ...view.report, ...edit, areaName, period };
      file.store('correct_report', { views: new Map(file.data.views).set(id, { ...view, report }) }, edit.why ?? null);
      return file.row(file.view(id));
    },

    async openOriginal(id: string): Promise<void> {
      file.view(id);
    },

    async originalPdf(id: string): Promise<string> {
      if (file.view(id).report.format !== 'pdf') throw refuse('no_pages', 'Chỉ báo cáo từ tệp PDF mới xem được trang gốc. Hãy bấm Mở tệp gốc.');
      return originalPdf;
    },

    async confirmFacts(ids: string[], why: string | null = null): Promise<dto.FactDto[]> {
      return file.judge('confirm', ids, why, (fact) => ({ ...fact, state: 'confirmed', sure: false }));
    },

    async rejectFacts(ids: string[], why: string | null): Promise<dto.FactDto[]> {
      return file.judge('reject', ids, why, (fact) => ({ ...fact, state: 'rejected', sure: false }));
    },

    async reopenFacts(ids: string[], why: string | null = null): Promise<dto.FactDto[]> {
      return file.judge('reopen', ids, why, (fact) => ({ ...fact, state: 'found', quantity: fact.correctedFrom ?? fact.quantity, correctedFrom: null, sure: isSure(fact) }));
    },

    async correctFact(id: string, edit: dto.FactEdit): Promise<dto.FactDto> {
      const [fact] = await file.judge('correct', [id], edit.why ?? null, (old) => edited(file, old, edit, 'corrected'));
      return fact as dto.FactDto;
    },

    async addFact(report: string, span: dto.SpanDto, edit: dto.FactEdit): Promise<dto.FactDto> {
      const view = file.view(report);
      const blank: dto.FactDto = {
        id: `a${span.start}`, state: 'confirmed', sure: false, report, span, sentence: span, quote: view.text.slice(span.start, span.end),
        quantity: { value: '0', value2: null, unit: '', form: 'number', qualifier: 'exact', basis: 'actual' }, correctedFrom: null, measure: '', field: null, indicator: null,
        indicatorName: null, candidates: [], scope: null, relation: null, area: view.report.area, areaName: view.report.areaName, period: view.report.period, at: null, implicit: false,
        warnings: [], confidence: 100, note: null,
      };
      const fact = { ...edited(file, blank, edit, 'confirmed'), correctedFrom: null };
      const facts = [...view.facts, fact].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
      const setAside = view.setAside.filter((one) => one.span.end <= span.start || one.span.start >= span.end);
      const why = edit.why ?? edit.note;
      file.store('add', { views: new Map(file.data.views).set(report, { ...view, facts, setAside }) }, why);
      file.note(fact.id, 'add', null, fact.quantity, why);
      return fact;
    },

    async factSource(id: string): Promise<dto.SourceDto> {
      const fact = file.facts().find((one) => one.id === id);
      if (!fact) throw refuse('missing', 'Số liệu này không còn nữa. Hãy tải lại trang.');
      const view = fact.report ? file.view(fact.report) : null;
      const [sentence, span] = [fact.sentence, fact.span];
      const found = { at: view?.report.importedAt ?? '', person: '', action: 'found', before: null, after: printed(fact.correctedFrom ?? fact.quantity), why: null };
      const others = file.facts().filter((one) => one.id !== id && one.indicator !== null && one.indicator === fact.indicator && one.area === fact.area && one.period?.label === fact.period?.label && one.quantity.basis === fact.quantity.basis && !one.relation);
      return {
        fact,
        report: view ? file.row(view) : null,
        before: view && sentence && span ? view.text.slice(sentence.start, span.start) : '',
        quote: fact.quote,
        after: view && sentence && span ? view.text.slice(span.end, sentence.end) : '',
        person: view ? null : file.person,
        time: view ? null : file.savedAt,
        history: [...(view ? [found] : []), ...(file.history.get(id) ?? [])],
        same: others.filter((one) => one.quantity.value === fact.quantity.value).map((one) => one.id),
        against: others.filter((one) => one.quantity.value !== fact.quantity.value).map((one) => one.id),
        changedSince: closedYears(file).flatMap((year) => year.changedSince).find((change) => change.fact === id) ?? null,
      };
    },

    async noteFact(fact: string, note: string): Promise<dto.FactDto> {
      const [noted] = await file.judge('note', [fact], null, (old) => ({ ...old, note: note || null }));
      return noted as dto.FactDto;
    },
  };
}
