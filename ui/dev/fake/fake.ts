/**
 * A stand-in for the program: an invented data file in memory that behaves like the real one as far as the page can see.
 * For development, pictures and tests; it is no part of the product.
 */
import type * as dto from '../../src/shared/backend';
import { type Backend, Refusal, type Unlisten } from '../../src/shared/backend';
import { periodLabel } from '../../src/shared/dates';
import { printed } from '../../src/shared/figures';
import { readCatalogue } from './catalogue';
import { invented, OwnIndicators } from './own';
import { compareTable } from './comparing';
import { about, conflicts } from './conflicts';
import { takeIn } from './exchange';
import { readVietnamese } from './figures';
import { runImport } from './importing';
import * as keeping from './keeping';
import { Library } from './library';
import { Log } from './log';
import { search } from './searching';
import * as papers from './papers';
import * as rereading from './rereading';
import { type Data, type Decided, factsOf, kept } from './stored';
import { summaryView } from './summary';
import { originalPdf } from './sample/quarter';
import { entryForm } from './tables';

export type Scene = 'desk' | 'first' | 'empty' | 'many' | 'years' | 'broken';

interface Step {
  action: string;
  before: Data;
  /** Key in the log. */
  entry: number;
}

const refuse = (code: string, message: string, detail: string | null = null) => new Refusal({ code, message, detail });

export class FakeBackend implements Backend {
  readonly #catalogue = readCatalogue();
  readonly #own = new OwnIndicators(this.#catalogue);
  readonly #library = new Library(this.#catalogue);
  readonly #log = new Log();
  readonly #history = new Map<string, dto.EventDto[]>();
  readonly #progress = new Set<(step: dto.ImportProgress) => void>();
  readonly #hovers = new Set<(hover: dto.DropHover) => void>();
  readonly #scene: Scene;
  readonly #pace: number;
  #data: Data;
  #done: Step[] = [];
  #undone: Step[] = [];
  #rows: dto.ImportRow[] = [];
  #stopped = false;
  #person = 'Nguyễn Thu Hà';
  #area: string | null = 'A-20';
  #year = 2024;
  #savedAt: string | null = null;
  #office: dto.OfficeDto | null = null;
  #issued: dto.IssuedDto[] = [...papers.issuedBefore];
  /** What was worked on before the sample data took its place. */
  #sample: { area: string | null } | null = null;
  #views: dto.SavedView[] = [];
  #recognises = false;
  #learned: dto.LearnedAliasDto[] = [
    { words: 'số trạm phát sóng', kind: 'count', field: 'tel', indicator: 'tel.bts', indicatorName: 'Trạm thu phát sóng thông tin di động', reports: 3, against: 0, standing: 'links', message: 'Gắn ngay khi đọc báo cáo mới.' },
    { words: 'doanh thu', kind: 'money', field: 'tel', indicator: 'tel.revenue', indicatorName: 'Doanh thu dịch vụ viễn thông', reports: 1, against: 1, standing: 'waits', message: 'Chưa dùng: hai báo cáo dùng chữ này theo hai nghĩa.' },
  ];

  /** `pace`: ms that reading a file takes. */
  constructor(scene: Scene = 'desk', pace = 500) {
    this.#scene = scene;
    this.#pace = pace;
    const stored = scene === 'desk' ? this.#library.stored() : scene === 'many' ? [...this.#library.stored(), ...this.#library.many()] : scene === 'years' ? [...this.#library.stored(), ...this.#library.years()] : [];
    this.#data = { views: new Map(stored.map((view) => [view.report.id, view])), typed: [], trash: new Map(), official: new Map(), kept: { flags: [], closed: [] }, rewritten: new Map() };
    this.#before();
    if (scene === 'first') [this.#area, this.#person] = [null, ''];
  }

  async status(): Promise<dto.DeskStatus> {
    if (this.#scene === 'broken') {
      throw refuse('damaged', 'Tệp dữ liệu bị hỏng nên chưa mở được. Hãy phục hồi từ bản sao lưu gần nhất trong thư mục backup.', 'database disk image is malformed (11)\nD:\\TongKet\\tongket.db');
    }
    const rows = await this.reports();
    const sum = (of: (row: dto.ReportRow) => number) => rows.reduce((total, row) => total + of(row), 0);
    return {
      dataFile: 'D:\\TongKet\\tongket.db',
      person: this.#person,
      area: this.#catalogue.areas.find((area) => area.id === this.#area) ?? null,
      year: this.#year,
      years: [2026, 2025, 2024, 2023, 2022, 2021, 2020],
      counts: { reports: rows.length, facts: sum((row) => row.facts) + this.#data.typed.length, waiting: sum((row) => row.waiting), doubtful: sum((row) => row.doubtful) },
      undo: this.#done.at(-1)?.action ?? null,
      redo: this.#undone.at(-1)?.action ?? null,
      savedAt: this.#savedAt,
      version: '0.1.0',
      sample: this.#sample !== null,
    };
  }

  async catalogue(): Promise<dto.CatalogueDto> {
    return this.#own.catalogue();
  }

  async indicator(code: string): Promise<dto.IndicatorView> {
    return this.#own.view(code);
  }

  async saveIndicator(edit: dto.IndicatorEdit): Promise<dto.IndicatorSaved> {
    return this.#own.save(edit);
  }

  async setAddition(code: string, aliases: string[], hidden: boolean): Promise<dto.IndicatorSaved> {
    return this.#own.add(code, aliases, hidden);
  }

  async deleteIndicator(code: string): Promise<null> {
    return this.#own.remove(code);
  }

  async saveCatalogue(): Promise<dto.SavedFile | null> {
    return { path: 'D:\\Báo cáo\\Danh mục chỉ tiêu.xlsx', bytes: 61_300 };
  }

  async chooseCatalogue(): Promise<dto.CatalogueImport | null> {
    return invented;
  }

  async takeInCatalogue(): Promise<dto.CatalogueImport> {
    return invented;
  }

  async setDesk(person: string | null, area: string | null, year: number | null): Promise<dto.DeskStatus> {
    this.#person = person ?? this.#person;
    this.#area = area ?? this.#area;
    this.#year = year ?? this.#year;
    return this.status();
  }

  async chooseFiles(): Promise<void> {
    void this.import();
  }

  async chooseFolder(): Promise<void> {
    void this.import();
  }

  /** What was pasted last, for tests. */
  pasted: dto.PastedText | null = null;

  async pasteReport(pasted: dto.PastedText): Promise<void> {
    this.pasted = pasted;
    void this.import();
  }

  async openSample(): Promise<dto.DeskStatus> {
    this.#sample ??= { area: this.#area };
    this.#area = 'B-20';
    return this.status();
  }

  async leaveSample(): Promise<dto.DeskStatus> {
    this.#area = this.#sample?.area ?? null;
    this.#sample = null;
    return this.status();
  }

  async recognition(): Promise<dto.Recognition> {
    return { on: this.#recognises, program: this.#scene === 'many' ? 'missing' : 'ready' };
  }

  async setRecognition(on: boolean): Promise<dto.Recognition> {
    this.#recognises = on;
    return this.recognition();
  }

  async learnedAliases(): Promise<dto.LearnedAliasDto[]> {
    return this.#learned;
  }

  async forgetAlias(ask: dto.ForgetAsk): Promise<dto.LearnedAliasDto[]> {
    this.#learned = this.#learned.filter((one) => one.words !== ask.words || one.kind !== ask.kind || one.indicator !== ask.indicator);
    return this.#learned;
  }

  async compareDrawing(): Promise<string> {
    return '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>';
  }

  async saveCompare(_ask: dto.CompareAsk, _picture: string | null): Promise<dto.SavedFile | null> {
    return { path: 'D:\\Báo cáo\\So sánh số liệu.xlsx', bytes: 18_240 };
  }

  async savedViews(): Promise<dto.SavedView[]> {
    return this.#views;
  }

  async saveView(view: dto.SavedView): Promise<dto.SavedView[]> {
    if (view.name.trim() === '') throw refuse('bad_value', 'Hãy đặt tên cho bảng so sánh.');
    this.#views = [...this.#views.filter((one) => one.name !== view.name), view].toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
    return this.#views;
  }

  async removeView(name: string): Promise<dto.SavedView[]> {
    this.#views = this.#views.filter((one) => one.name !== name);
    return this.#views;
  }

  /** What the window does with dropped files. */
  async import(): Promise<void> {
    this.#stopped = false;
    await runImport({
      firstIndex: this.#rows.length,
      pace: this.#pace,
      isStopped: () => this.#stopped,
      original: () => [...this.#data.views.keys()][0] ?? null,
      store: (count) => {
        const view = this.#library.arrival(count, this.#now());
        this.#data = { ...this.#data, views: new Map([[view.report.id, view], ...this.#data.views]) };
        const row = this.#row(view);
        return { report: row.id, format: row.format, area: row.areaName, period: row.period?.label ?? null, facts: row.facts, linked: row.linked, doubtful: row.doubtful };
      },
      tell: (step) => this.tell(step),
    });
  }

  /** Sends a step of an import, as the window does. */
  tell(step: dto.ImportProgress): void {
    const row = step.row;
    if (row) this.#rows = [...this.#rows.filter((old) => old.index !== row.index), row].sort((a, b) => a.index - b.index);
    for (const hear of this.#progress) hear(step);
  }

  /** Tells that files are held over the window. */
  hover(over: boolean, files: number): void {
    for (const hear of this.#hovers) hear({ over, files });
  }

  async importRows(): Promise<dto.ImportRow[]> {
    return this.#rows;
  }

  async stopImport(): Promise<void> {
    this.#stopped = true;
  }

  async onProgress(hear: (step: dto.ImportProgress) => void): Promise<Unlisten> {
    this.#progress.add(hear);
    return () => this.#progress.delete(hear);
  }

  async onDropHover(hear: (hover: dto.DropHover) => void): Promise<Unlisten> {
    this.#hovers.add(hear);
    return () => this.#hovers.delete(hear);
  }

  async reports(): Promise<dto.ReportRow[]> {
    return kept(this.#data).map((view) => this.#row(view));
  }

  async report(id: string): Promise<dto.ReportView> {
    const view = this.#view(id);
    return { ...view, report: this.#row(view) };
  }

  async correctReport(id: string, edit: dto.ReportEdit): Promise<dto.ReportRow> {
    const view = this.#view(id);
    if (edit.title.trim() === '') throw refuse('empty_title', 'Tên báo cáo không được để trống.');
    const areaName = this.#catalogue.areas.find((area) => area.id === edit.area)?.name ?? null;
    const period = edit.period ? this.#period(edit.period) : view.report.period;
    const report = { ...view.report, ...edit, areaName, period };
    this.#store('correct_report', { views: new Map(this.#data.views).set(id, { ...view, report }) }, edit.why ?? null);
    return this.#row(this.#view(id));
  }

  async openOriginal(id: string): Promise<void> {
    this.#view(id);
  }

  async originalPdf(id: string): Promise<string> {
    if (this.#view(id).report.format !== 'pdf') throw refuse('no_pages', 'Chỉ báo cáo từ tệp PDF mới xem được trang gốc. Hãy bấm Mở tệp gốc.');
    return originalPdf;
  }

  async confirmFacts(ids: string[], why: string | null = null): Promise<dto.FactDto[]> {
    return this.#judge('confirm', ids, why, (fact) => ({ ...fact, state: 'confirmed', sure: false }));
  }

  async rejectFacts(ids: string[], why: string | null): Promise<dto.FactDto[]> {
    return this.#judge('reject', ids, why, (fact) => ({ ...fact, state: 'rejected', sure: false }));
  }

  async reopenFacts(ids: string[], why: string | null = null): Promise<dto.FactDto[]> {
    return this.#judge('reopen', ids, why, (fact) => ({ ...fact, state: 'found', quantity: fact.correctedFrom ?? fact.quantity, correctedFrom: null, sure: isSure(fact) }));
  }

  async correctFact(id: string, edit: dto.FactEdit): Promise<dto.FactDto> {
    const [fact] = await this.#judge('correct', [id], edit.why ?? null, (old) => this.#edited(old, edit, 'corrected'));
    return fact as dto.FactDto;
  }

  async addFact(report: string, span: dto.SpanDto, edit: dto.FactEdit): Promise<dto.FactDto> {
    const view = this.#view(report);
    const blank: dto.FactDto = {
      id: `a${span.start}`, state: 'confirmed', sure: false, report, span, sentence: span, quote: view.text.slice(span.start, span.end),
      quantity: { value: '0', value2: null, unit: '', form: 'number', qualifier: 'exact', basis: 'actual' }, correctedFrom: null, measure: '', field: null, indicator: null,
      indicatorName: null, candidates: [], scope: null, relation: null, area: view.report.area, areaName: view.report.areaName, period: view.report.period, at: null, implicit: false,
      warnings: [], confidence: 100, note: null,
    };
    const fact = { ...this.#edited(blank, edit, 'confirmed'), correctedFrom: null };
    const facts = [...view.facts, fact].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
    const setAside = view.setAside.filter((one) => one.span.end <= span.start || one.span.start >= span.end);
    const why = edit.why ?? edit.note;
    this.#store('add', { views: new Map(this.#data.views).set(report, { ...view, facts, setAside }) }, why);
    this.#note(fact.id, 'add', null, fact.quantity, why);
    return fact;
  }

  async factSource(id: string): Promise<dto.SourceDto> {
    const fact = this.#facts().find((one) => one.id === id);
    if (!fact) throw refuse('missing', 'Số liệu này không còn nữa. Hãy tải lại trang.');
    const view = fact.report ? this.#view(fact.report) : null;
    const [sentence, span] = [fact.sentence, fact.span];
    const found = { at: view?.report.importedAt ?? '', person: '', action: 'found', before: null, after: printed(fact.correctedFrom ?? fact.quantity), why: null };
    const others = this.#facts().filter((one) => one.id !== id && one.indicator !== null && one.indicator === fact.indicator && one.area === fact.area && one.period?.label === fact.period?.label && one.quantity.basis === fact.quantity.basis && !one.relation);
    return {
      fact,
      report: view ? this.#row(view) : null,
      before: view && sentence && span ? view.text.slice(sentence.start, span.start) : '',
      quote: fact.quote,
      after: view && sentence && span ? view.text.slice(span.end, sentence.end) : '',
      person: view ? null : this.#person,
      time: view ? null : this.#savedAt,
      history: [...(view ? [found] : []), ...(this.#history.get(id) ?? [])],
      same: others.filter((one) => one.quantity.value === fact.quantity.value).map((one) => one.id),
      against: others.filter((one) => one.quantity.value !== fact.quantity.value).map((one) => one.id),
      changedSince: (await this.closedYears()).flatMap((year) => year.changedSince).find((change) => change.fact === id) ?? null,
    };
  }

  async undo(): Promise<dto.DeskStatus> {
    const step = this.#done.pop();
    if (step) {
      this.#undone.push({ ...step, before: this.#data });
      this.#turn('undo', step);
    }
    return this.status();
  }

  async redo(): Promise<dto.DeskStatus> {
    const step = this.#undone.pop();
    if (step) {
      this.#done.push({ ...step, before: this.#data });
      this.#turn('redo', step);
    }
    return this.status();
  }

  async entryForm(area: string, year: number): Promise<dto.EntryForm> {
    const unit = this.#catalogue.areas.find((one) => one.id === area || one.name === area);
    if (!unit) throw refuse('unknown_area', `Không có địa bàn “${area}”.`);
    return entryForm(this.#catalogue, this.#facts(), unit, year, (report) => this.#view(report).report.file);
  }

  async enterValue(ask: dto.EntryAsk): Promise<dto.Entered> {
    const indicator = this.#catalogue.indicators.find((one) => one.code === ask.indicator);
    const same = (fact: dto.FactDto) => fact.indicator === ask.indicator && fact.area === ask.area && fact.quantity.basis === ask.basis && fact.period?.label === `năm ${ask.year}`;
    const rest = this.#data.typed.filter((fact) => !same(fact));
    if (ask.value.trim() !== '') {
      const value = readVietnamese(ask.value);
      if (value === null || !indicator) throw refuse('not_a_number', `“${ask.value}” không phải là số. Viết như 1.045 hoặc 95,75.`);
      if (indicator.kind === 'percent' && Number(value) > 100 && !ask.reason) return { kind: 'asks', doubt: { code: 'over_whole', message: 'Tỷ lệ này lớn hơn 100%. Hãy xem lại, hoặc giữ và ghi lý do.' } };
      const before = (await this.entryForm(ask.area, ask.year)).rows.find((row) => row.indicator === ask.indicator)?.before;
      if (before && Number(value) * 5 < Number(before.value) && !ask.reason) return { kind: 'asks', doubt: { code: 'digit_slip', message: `${ask.value} nhỏ hơn năm trước hơn năm lần. Có thể thiếu một chữ số.` } };
      rest.push(this.#typed(ask, indicator, value));
    }
    this.#store('enter', { typed: rest }, ask.reason ?? ask.note);
    const typed = rest.at(-1);
    if (ask.value.trim() !== '' && typed) this.#note(typed.id, 'enter', null, typed.quantity, ask.reason);
    const row = (await this.entryForm(ask.area, ask.year)).rows.find((one) => one.indicator === ask.indicator);
    return { kind: 'saved', row: row as dto.EntryRow };
  }

  async compareTable(ask: dto.CompareAsk): Promise<dto.CompareTable> {
    return compareTable(this.#catalogue, this.#facts(), ask);
  }

  async summaryView(area: string, year: number, _options: dto.SummaryOptions): Promise<dto.SummaryView> {
    return summaryView(await this.entryForm(area, year), this.#catalogue.fields);
  }

  async saveSummary(): Promise<dto.SavedFile | null> {
    return { path: 'D:\\TongKet\\Bao cao tong ket 2024.pdf', bytes: 184_320 };
  }

  async openSummary(): Promise<void> {}

  async office(area: string, year: number): Promise<dto.OfficeDto> {
    return this.#office ?? papers.usualOffice(year, this.#catalogue.areas.find((one) => one.id === area)?.name);
  }

  async setOffice(_area: string, office: dto.OfficeDto): Promise<dto.OfficeDto> {
    this.#office = papers.setOffice(office);
    return this.#office;
  }

  async summaryChecks(area: string, year: number, options: dto.SummaryOptions): Promise<dto.SelfCheck[]> {
    return papers.checks(await this.summaryView(area, year, options), this.#data.rewritten);
  }

  async passages(): Promise<dto.PassageDto[]> {
    return papers.passages(this.#data.rewritten);
  }

  async rewordPassage(_area: string, _year: number, _options: dto.SummaryOptions, passage: string, pieces: dto.PieceDto[] | null): Promise<dto.PassageDto> {
    const rewritten = new Map(this.#data.rewritten);
    if (pieces) rewritten.set(passage, { pieces, person: this.#person, at: this.#now() });
    else rewritten.delete(passage);
    this.#store('reword', { rewritten });
    const kept = papers.passages(rewritten).find((one) => one.key === passage);
    if (!kept) throw refuse('bad_argument', `Không có mục nào mang mã “${passage}”.`);
    return kept;
  }

  async issueSummary(area: string, year: number, options: dto.SummaryOptions, note: string | null): Promise<dto.IssuedDto> {
    const { pending } = await this.summaryView(area, year, options);
    if (pending > 0) throw refuse('unconfirmed', `Còn ${pending} số liệu chưa có người duyệt nên chưa ban hành được. Hãy xác nhận các số này trước.`);
    const version = this.#issued.length + 1;
    const issued = { id: String(version), version, person: this.#person, at: this.#now(), note, pages: 9, bytes: 188_416, sha256: 'b'.repeat(64), changed: [] };
    this.#issued = [issued, ...this.#issued];
    return issued;
  }

  async issuedSummaries(): Promise<dto.IssuedDto[]> {
    return this.#issued;
  }

  async openIssued(): Promise<void> {}

  async saveIssued(id: string): Promise<dto.SavedFile | null> {
    return { path: `D:\\TongKet\\Bao cao tong ket 2024 - ban ${id}.pdf`, bytes: 187_904 };
  }

  async noteFact(fact: string, note: string): Promise<dto.FactDto> {
    const [noted] = await this.#judge('note', [fact], null, (old) => ({ ...old, note: note || null }));
    return noted as dto.FactDto;
  }

  async flagFact(fact: string, on: boolean, why: string | null): Promise<void> {
    const others = this.#data.kept.flags.filter((flag) => flag.fact !== fact);
    const flags = on ? [...others, { fact, person: this.#person, at: this.#now(), why }] : others;
    this.#store(on ? 'flag' : 'unflag', { kept: { ...this.#data.kept, flags } });
  }

  async flags(): Promise<dto.FlagDto[]> {
    return this.#data.kept.flags;
  }

  async closeYear(year: number, why: string | null): Promise<void> {
    const closed = [...this.#data.kept.closed.filter((one) => one.year !== year), keeping.close(year, this.#facts(), this.#person, this.#now(), why)];
    this.#store('close_year', { kept: { ...this.#data.kept, closed } });
  }

  async reopenYear(year: number, why: string): Promise<void> {
    if (why.trim() === '') throw refuse('no_reason', 'Hãy ghi lý do.');
    this.#store('reopen_year', { kept: { ...this.#data.kept, closed: this.#data.kept.closed.filter((one) => one.year !== year) } });
  }

  async closedYears(): Promise<dto.ClosedYearDto[]> {
    const closed = this.#data.kept.closed.toSorted((a, b) => a.year - b.year);
    return closed.map((one) => keeping.closedYear(one, this.#facts(), this.#savedAt ?? one.at, (fact) => this.#history.get(fact)?.at(-1)?.why ?? null));
  }

  async saveBackup(): Promise<string | null> {
    return 'E:\\Sao luu\\tongket 2026-11-22.db';
  }

  async restoreBackup(): Promise<dto.DeskStatus | null> {
    return this.restoreCopy('E:\\Sao luu\\tongket 2026-11-22.db');
  }

  /** The copy is the data file as it was at the start. */
  async restoreCopy(path: string): Promise<dto.DeskStatus> {
    if (!path.endsWith('.db')) throw refuse('missing', `Không có bản sao lưu “${path}”. Hãy kiểm tra lại tên.`);
    this.#data = this.#done[0]?.before ?? this.#data;
    [this.#done, this.#undone, this.#savedAt] = [[], [], this.#now()];
    return this.status();
  }

  async safetyCopies(): Promise<dto.SafetyCopyDto[]> {
    return this.#scene === 'empty' ? [] : keeping.safetyCopies;
  }

  async checkData(): Promise<string[]> {
    return this.#scene === 'many' ? ['Văn bản của báo cáo 7 bị hỏng. Hãy nhập lại báo cáo từ tệp trên máy.', 'Số liệu 31 không khớp với câu gốc của nó. Hãy xem lại số liệu này trong báo cáo.'] : [];
  }

  async notices(): Promise<string[]> {
    return this.#scene === 'many' ? ['Tệp dữ liệu nằm trên máy khác trong mạng: mỗi lúc chỉ một người mở được. Nên chuyển tệp về ổ đĩa của máy này.'] : [];
  }

  async contradictions(area: string, year: number): Promise<dto.ContradictionDto[]> {
    const unit = this.#catalogue.areas.find((one) => one.id === area || one.name === area);
    if (!unit) throw refuse('unknown_area', `Không có địa bàn “${area}”.`);
    return keeping.contradictions(this.#catalogue, this.#facts(), unit, year);
  }

  async completeness(ask: dto.CompareAsk): Promise<dto.CompletenessGrid> {
    return keeping.completeness(this.#catalogue, this.#facts(), ask);
  }

  async licences(): Promise<string> {
    return keeping.licences;
  }

  /** The file that was chosen is a good one; in the scene `many` it is not. */
  async updateOffer(): Promise<dto.UpdateOffer | null> {
    if (this.#scene === 'many') throw refuse('update_altered', 'Tệp “TongKet-0.2.0-setup.exe” không còn nguyên như khi phát hành (chép thiếu, hỏng hoặc bị sửa) nên không được cài. Hãy chép lại cả bộ cài và tệp chữ ký .minisig.');
    return keeping.update;
  }

  async updateRun(): Promise<void> {}

  async rereadOffer(report: string): Promise<dto.RereadOffer> {
    return rereading.offer(this.#row(this.#view(report)), this.#view(report));
  }

  async rereadReport(report: string, why: string | null): Promise<dto.DeskStatus> {
    const view = this.#view(report);
    this.#store('reread', { views: new Map(this.#data.views).set(report, rereading.reread(view)) }, why);
    return this.status();
  }

  async savePack(_ask: dto.PackAsk): Promise<dto.SavedFile | null> {
    return { path: 'E:\\Trao doi\\So lieu.tongket', bytes: 2_410_496 };
  }

  async choosePack(): Promise<dto.TakeInView | null> {
    if (this.#scene === 'many') throw refuse('not_a_pack', 'Tệp “Bao cao.tongket” không phải gói dữ liệu của Tổng Kết. Hãy xin lại tệp.');
    return this.#takeIn().view;
  }

  async takeInPack(why: string | null): Promise<dto.TakeInView> {
    const { data, view } = this.#takeIn();
    // New reports stay when it is undone, as after an import.
    const before = { ...this.#data, views: new Map([...this.#data.views, ...[...data.views].filter(([id]) => !this.#data.views.has(id))]) };
    this.#store('take_in', data, why, before);
    return view;
  }

  #takeIn() {
    return takeIn(this.#data, () => this.#library.arrival(3, this.#now()));
  }

  async saveFacts(ask: dto.FactsFileAsk): Promise<dto.SavedFile | null> {
    return { path: `E:\\Trao doi\\So lieu.${ask.form === 'xlsx' ? 'xlsx' : 'csv'}`, bytes: 91_136 };
  }

  async search(query: string): Promise<dto.SearchResults> {
    return search(query, this.#data, this.#catalogue, this.#savedAt ?? this.#now());
  }

  async conflicts(ask: dto.ConflictAsk): Promise<dto.ConflictDto[]> {
    return conflicts(this.#data, ask);
  }

  /** The stand-in's reports have nothing in common; a test puts an offer in. */
  async versionOffers(): Promise<dto.VersionOffer[]> {
    return [];
  }

  async takeVersion(): Promise<dto.DeskStatus> {
    return this.status();
  }

  async keepBoth(): Promise<dto.DeskStatus> {
    return this.status();
  }

  async chooseOfficial(fact: string, reason: string): Promise<dto.DeskStatus> {
    if (reason.trim() === '') throw refuse('no_reason', 'Việc này cần có lý do. Hãy ghi lý do rồi làm lại.');
    const rest = this.#undecided(fact);
    this.#store('choose_official', { official: rest.set(fact, this.#by(reason)) }, reason);
    return this.status();
  }

  async chooseByRules(fact: string, why: string | null): Promise<dto.DeskStatus> {
    this.#store('choose_by_rules', { official: this.#undecided(fact) }, why);
    return this.status();
  }

  /** The official figures without those about the same as this one. */
  #undecided(fact: string): Map<string, Decided> {
    const same = about(this.#data, fact).map((one) => one.id);
    return new Map([...this.#data.official].filter(([id]) => !same.includes(id)));
  }

  async actionLog(before: string | null, most: number): Promise<dto.LogEntryDto[]> {
    return this.#log.list(before, most, this.#data);
  }

  async revertAction(entry: string, why: string | null): Promise<dto.DeskStatus> {
    const data = this.#log.without(entry, this.#data);
    if (!data) throw refuse('not_last', 'Việc này không lấy lại riêng được: sau đó đã có thay đổi khác. Hãy dùng Hoàn tác lần lượt.');
    this.#store('revert', data, why);
    this.#log.setStands(Number(entry), false);
    return this.status();
  }

  async trash(): Promise<dto.TrashedDto[]> {
    return [...this.#data.trash].map(([report, decided]) => {
      const { file = '', title = '' } = this.#data.views.get(report)?.report ?? {};
      return { report, file, title, ...decided };
    });
  }

  async deleteReport(id: string, why: string | null): Promise<dto.DeskStatus> {
    this.#view(id);
    this.#store('delete_report', { trash: new Map(this.#data.trash).set(id, this.#by(why)) }, why);
    return this.status();
  }

  async restoreReport(id: string, why: string | null): Promise<dto.DeskStatus> {
    const trash = new Map(this.#data.trash);
    trash.delete(id);
    this.#store('restore_report', { trash }, why);
    return this.status();
  }

  async emptyTrash(): Promise<number> {
    const gone = this.#data.trash;
    this.#store('empty_trash', { views: new Map([...this.#data.views].filter(([id]) => !gone.has(id))), trash: new Map() });
    // Steps before it hold what is gone for good.
    [this.#done, this.#undone] = [[], []];
    return gone.size;
  }

  #now(): string {
    const two = (n: number) => String(n).padStart(2, '0');
    const now = new Date();
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  }

  #view(id: string): dto.ReportView {
    const view = this.#data.views.get(id);
    if (!view || this.#data.trash.has(id)) throw refuse('missing', 'Báo cáo này không còn nữa. Hãy chọn báo cáo khác.');
    return view;
  }

  #facts(): dto.FactDto[] {
    return factsOf(this.#data);
  }

  #row(view: dto.ReportView): dto.ReportRow {
    const waiting = view.facts.filter((fact) => fact.state === 'found');
    const kept = view.facts.filter((fact) => fact.state !== 'rejected');
    return { ...view.report, facts: kept.length, linked: kept.filter((fact) => fact.indicator).length, waiting: waiting.length, doubtful: waiting.filter((fact) => !fact.sure).length };
  }

  #store(action: string, change: Partial<Data>, why: string | null = null, before: Data = this.#data): void {
    const data = { ...this.#data, ...change };
    this.#open(data, why);
    const entry = this.#log.note(action, before, data, this.#by(why));
    this.#done.push({ action, before, entry });
    this.#undone = [];
    this.#data = { ...this.#data, ...data };
    this.#savedAt = this.#now();
  }

  /** Values of a closed year are changed with a reason only. */
  #open(next: Data, why: string | null): void {
    if (why?.trim()) return;
    const chosen = [...this.#data.official, ...next.official].filter(([id]) => this.#data.official.get(id) !== next.official.get(id)).map(([id]) => id);
    const [before, after] = [factsOf(this.#data), factsOf(next)];
    const year = keeping.closedYearOf(this.#data.kept.closed, before, chosen.length > 0 ? after.filter((fact) => !chosen.includes(fact.id)) : after);
    if (year !== undefined) throw refuse('year_closed', `Số liệu năm ${year} đã khóa. Muốn sửa, hãy ghi lý do rồi làm lại.`);
  }

  /** Goes to the other side of a step. */
  #turn(action: 'undo' | 'redo', step: Step): void {
    this.#log.note(action, this.#data, step.before, this.#by(null), step.entry);
    this.#log.setStands(step.entry, action === 'redo');
    this.#data = step.before;
  }

  #by(why: string | null): Decided {
    return { person: this.#person, at: this.#now(), why };
  }

  /** What was done on the days before: some of the figures that are judged, and one that was corrected. */
  #before(): void {
    const judged = this.#facts().filter((fact) => fact.state === 'confirmed').slice(0, 9);
    const as = (ids: string[], change: (fact: dto.FactDto) => dto.FactDto): Data => {
      const views = [...this.#data.views].map(([id, view]) => [id, view.facts.some((fact) => ids.includes(fact.id)) ? { ...view, facts: view.facts.map((fact) => (ids.includes(fact.id) ? change(fact) : fact)) } : view] as const);
      return { ...this.#data, views: new Map(views) };
    };
    const waiting = (fact: dto.FactDto) => ({ ...fact, state: 'found', sure: true });
    const [first, ...rest] = judged.map((fact) => fact.id);
    if (first === undefined) return;
    this.#log.note('confirm', as(rest, waiting), this.#data, { person: 'Nguyễn Thu Hà', at: '2026-11-19T15:20:00', why: null });
    const slipped = (fact: dto.FactDto) => ({ ...waiting(fact), sure: false, quantity: { ...fact.quantity, value: `${fact.quantity.value}0` } });
    this.#log.note('correct', as([first], slipped), this.#data, { person: 'Trần Minh Đức', at: '2026-11-20T09:05:00', why: 'Báo cáo thừa một chữ số' });
  }

  async #judge(action: string, ids: string[], why: string | null, change: (fact: dto.FactDto) => dto.FactDto): Promise<dto.FactDto[]> {
    const changed: dto.FactDto[] = [];
    const told: (() => void)[] = [];
    const views = new Map(this.#data.views);
    for (const [id, view] of views) {
      if (!view.facts.some((fact) => ids.includes(fact.id))) continue;
      const facts = view.facts.map((fact) => {
        if (!ids.includes(fact.id)) return fact;
        const next = change(fact);
        changed.push(next);
        told.push(() => this.#note(fact.id, action, fact.quantity, next.quantity, why));
        return next;
      });
      views.set(id, { ...view, facts });
    }
    this.#store(action, { views }, why);
    for (const tell of told) tell();
    return changed;
  }

  #note(id: string, action: string, before: dto.QuantityDto | null, after: dto.QuantityDto, why: string | null): void {
    const [was, is] = [before && printed(before), printed(after)];
    const step = { at: this.#now(), person: this.#person, action, before: was === is ? null : was, after: was === is ? null : is, why };
    this.#history.set(id, [...(this.#history.get(id) ?? []), step]);
  }

  #edited(fact: dto.FactDto, edit: dto.FactEdit, state: string): dto.FactDto {
    const value = readVietnamese(edit.value);
    if (value === null) throw refuse('not_a_number', `“${edit.value}” không phải là số. Viết như 1.045 hoặc 95,75.`);
    const quantity = { value, value2: edit.value2 ? readVietnamese(edit.value2) : null, unit: edit.unit, form: edit.form, qualifier: edit.qualifier, basis: edit.basis };
    const indicator = this.#catalogue.indicators.find((one) => one.code === edit.indicator);
    const area = this.#catalogue.areas.find((one) => one.id === edit.area);
    return {
      ...fact, state, sure: false, quantity, correctedFrom: fact.correctedFrom ?? fact.quantity, measure: edit.measure || (indicator?.name ?? ''), indicator: edit.indicator,
      indicatorName: indicator?.name ?? null, scope: edit.scope, note: edit.note, area: area?.id ?? fact.area, areaName: area?.name ?? fact.areaName,
      period: edit.period ? this.#period(edit.period) : fact.period,
    };
  }

  #period(edit: dto.PeriodEdit): dto.PeriodDto {
    const year = 'year' in edit ? edit.year : Number((edit.kind === 'as_of' ? edit.day : edit.end).slice(0, 4));
    const end = edit.kind === 'as_of' ? edit.day : edit.kind === 'between' ? edit.end : `${year}-12-31`;
    return { start: `${year}-01-01`, end, kind: edit.kind === 'first_months' ? 'months' : edit.kind === 'between' ? 'other' : edit.kind, label: periodLabel(edit) };
  }

  #typed(ask: dto.EntryAsk, indicator: dto.IndicatorDto, value: string): dto.FactDto {
    return {
      id: `t${ask.indicator}${ask.year}${ask.basis}`, state: 'typed', sure: false, report: null, span: null, sentence: null, quote: '',
      quantity: { value, value2: null, unit: indicator.unit, form: 'number', qualifier: 'exact', basis: ask.basis }, correctedFrom: null, measure: indicator.name, field: indicator.field,
      indicator: indicator.code, indicatorName: indicator.name, candidates: [], scope: null, relation: null, area: ask.area,
      areaName: this.#catalogue.areas.find((one) => one.id === ask.area)?.name ?? null,
      period: { start: `${ask.year}-01-01`, end: `${ask.year}-12-31`, kind: 'year', label: `năm ${ask.year}` }, at: null, implicit: false, warnings: [], confidence: 100, note: ask.note ?? ask.reason,
    };
  }
}

function isSure(fact: dto.FactDto): boolean {
  return fact.indicator !== null && fact.warnings.length === 0 && fact.confidence >= 90;
}
