/**
 * The one door between the page and the program. Everything else in the page takes a `Backend`, never the bridge itself,
 * so that a stand-in can take its place while the page is developed and tested.
 *
 * A refused action throws `Refusal` with the program's own words; nothing else is thrown.
 */
import { commands, events } from '../bindings';
import type * as dto from '../bindings';

export type * from '../bindings';

/** Stops listening. */
export type Unlisten = () => void;

export interface Backend {
  status(): Promise<dto.DeskStatus>;
  catalogue(): Promise<dto.CatalogueDto>;
  setDesk(person: string | null, area: string | null, year: number | null): Promise<dto.DeskStatus>;

  chooseFiles(): Promise<void>;
  chooseFolder(): Promise<void>;
  pasteReport(pasted: dto.PastedText): Promise<void>;
  openSample(): Promise<dto.DeskStatus>;
  leaveSample(): Promise<dto.DeskStatus>;
  importRows(): Promise<dto.ImportRow[]>;
  stopImport(): Promise<void>;
  onProgress(hear: (step: dto.ImportProgress) => void): Promise<Unlisten>;
  onDropHover(hear: (hover: dto.DropHover) => void): Promise<Unlisten>;

  reports(): Promise<dto.ReportRow[]>;
  report(id: string): Promise<dto.ReportView>;
  correctReport(id: string, edit: dto.ReportEdit): Promise<dto.ReportRow>;
  openOriginal(id: string): Promise<void>;
  /** In base64. */
  originalPdf(id: string): Promise<string>;

  confirmFacts(ids: string[], why?: string | null): Promise<dto.FactDto[]>;
  rejectFacts(ids: string[], why: string | null): Promise<dto.FactDto[]>;
  reopenFacts(ids: string[], why?: string | null): Promise<dto.FactDto[]>;
  correctFact(id: string, edit: dto.FactEdit): Promise<dto.FactDto>;
  addFact(report: string, span: dto.SpanDto, edit: dto.FactEdit): Promise<dto.FactDto>;
  factSource(id: string): Promise<dto.SourceDto>;

  undo(): Promise<dto.DeskStatus>;
  redo(): Promise<dto.DeskStatus>;

  entryForm(area: string, year: number): Promise<dto.EntryForm>;
  enterValue(ask: dto.EntryAsk): Promise<dto.Entered>;

  compareTable(ask: dto.CompareAsk): Promise<dto.CompareTable>;
  compareDrawing(ask: dto.CompareAsk): Promise<string>;
  saveCompare(ask: dto.CompareAsk, picture: string | null): Promise<dto.SavedFile | null>;
  savedViews(): Promise<dto.SavedView[]>;
  saveView(view: dto.SavedView): Promise<dto.SavedView[]>;
  removeView(name: string): Promise<dto.SavedView[]>;

  recognition(): Promise<dto.Recognition>;
  setRecognition(on: boolean): Promise<dto.Recognition>;
  indicator(code: string): Promise<dto.IndicatorView>;
  saveIndicator(edit: dto.IndicatorEdit): Promise<dto.IndicatorSaved>;
  setAddition(code: string, aliases: string[], hidden: boolean): Promise<dto.IndicatorSaved>;
  deleteIndicator(code: string): Promise<null>;
  saveCatalogue(): Promise<dto.SavedFile | null>;
  chooseCatalogue(): Promise<dto.CatalogueImport | null>;
  takeInCatalogue(): Promise<dto.CatalogueImport>;
  learnedAliases(): Promise<dto.LearnedAliasDto[]>;
  forgetAlias(ask: dto.ForgetAsk): Promise<dto.LearnedAliasDto[]>;

  summaryView(area: string, year: number, options: dto.SummaryOptions): Promise<dto.SummaryView>;
  saveSummary(area: string, year: number, options: dto.SummaryOptions): Promise<dto.SavedFile | null>;
  openSummary(area: string, year: number, options: dto.SummaryOptions): Promise<void>;
  office(area: string, year: number): Promise<dto.OfficeDto>;
  setOffice(area: string, office: dto.OfficeDto): Promise<dto.OfficeDto>;
  keepCutoff(area: string, year: number, day: string | null): Promise<string | null>;
  summaryChecks(area: string, year: number, options: dto.SummaryOptions): Promise<dto.SelfCheck[]>;
  passages(area: string, year: number, options: dto.SummaryOptions): Promise<dto.PassageDto[]>;
  rewordPassage(area: string, year: number, options: dto.SummaryOptions, passage: string, pieces: dto.PieceDto[] | null): Promise<dto.PassageDto>;
  issueSummary(area: string, year: number, options: dto.SummaryOptions, note: string | null): Promise<dto.IssuedDto>;
  issuedSummaries(area: string, year: number, options: dto.SummaryOptions): Promise<dto.IssuedDto[]>;
  openIssued(id: string): Promise<void>;
  saveIssued(id: string): Promise<dto.SavedFile | null>;

  noteFact(fact: string, note: string): Promise<dto.FactDto>;
  flagFact(fact: string, on: boolean, why: string | null): Promise<void>;
  flags(): Promise<dto.FlagDto[]>;
  closeYear(year: number, why: string | null): Promise<void>;
  reopenYear(year: number, why: string): Promise<void>;
  closedYears(): Promise<dto.ClosedYearDto[]>;

  saveBackup(): Promise<string | null>;
  restoreBackup(): Promise<dto.DeskStatus | null>;
  restoreCopy(path: string): Promise<dto.DeskStatus>;
  safetyCopies(): Promise<dto.SafetyCopyDto[]>;
  checkData(): Promise<string[]>;
  notices(): Promise<string[]>;

  contradictions(area: string, year: number): Promise<dto.ContradictionDto[]>;
  completeness(ask: dto.CompareAsk): Promise<dto.CompletenessGrid>;
  licences(): Promise<string>;
  updateOffer(): Promise<dto.UpdateOffer | null>;
  updateRun(): Promise<void>;

  versionOffers(): Promise<dto.VersionOffer[]>;
  takeVersion(older: string, newer: string, why: string | null): Promise<dto.DeskStatus>;
  keepBoth(one: string, other: string): Promise<dto.DeskStatus>;

  rereadOffer(report: string): Promise<dto.RereadOffer>;
  rereadReport(report: string, why: string | null): Promise<dto.DeskStatus>;

  savePack(ask: dto.PackAsk): Promise<dto.SavedFile | null>;
  choosePack(): Promise<dto.TakeInView | null>;
  takeInPack(why: string | null): Promise<dto.TakeInView>;
  saveFacts(ask: dto.FactsFileAsk): Promise<dto.SavedFile | null>;

  search(query: string): Promise<dto.SearchResults>;

  conflicts(ask: dto.ConflictAsk): Promise<dto.ConflictDto[]>;
  chooseOfficial(fact: string, reason: string): Promise<dto.DeskStatus>;
  chooseByRules(fact: string, why: string | null): Promise<dto.DeskStatus>;

  actionLog(before: string | null, most: number): Promise<dto.LogEntryDto[]>;
  revertAction(entry: string, why: string | null): Promise<dto.DeskStatus>;

  trash(): Promise<dto.TrashedDto[]>;
  deleteReport(id: string, why: string | null): Promise<dto.DeskStatus>;
  restoreReport(id: string, why: string | null): Promise<dto.DeskStatus>;
  emptyTrash(): Promise<number>;
}

/** The program did not do what was asked; `fault` says why in the user's words. */
export class Refusal extends Error {
  readonly fault: dto.Fault;

  constructor(fault: dto.Fault) {
    super(fault.message);
    this.name = 'Refusal';
    this.fault = fault;
  }
}

/** The fault behind anything that was thrown; `bridge` when the program could not be reached at all. */
export function faultOf(thrown: unknown, bridgeMessage: string): dto.Fault {
  if (thrown instanceof Refusal) return thrown.fault;
  return { code: 'bridge', message: bridgeMessage, detail: thrown instanceof Error ? thrown.message : String(thrown) };
}

type Answer<T> = { status: 'ok'; data: T } | { status: 'error'; error: dto.Fault };

async function taken<T>(answer: Promise<Answer<T>>): Promise<T> {
  const settled = await answer;
  if (settled.status === 'error') throw new Refusal(settled.error);
  return settled.data;
}

async function done(answer: Promise<Answer<null>>): Promise<void> {
  await taken(answer);
}

/** The real program, over Tauri's bridge. */
export const tauriBackend: Backend = {
  status: () => taken(commands.status()),
  catalogue: () => taken(commands.catalogue()),
  setDesk: (person, area, year) => taken(commands.setDesk(person, area, year)),

  chooseFiles: () => done(commands.chooseFiles()),
  chooseFolder: () => done(commands.chooseFolder()),
  pasteReport: (pasted) => done(commands.pasteReport(pasted)),
  openSample: () => taken(commands.openSample()),
  leaveSample: () => taken(commands.leaveSample()),
  importRows: () => commands.importRows(),
  stopImport: () => commands.stopImport(),
  onProgress: (hear) => events.progress.listen((event) => hear(event.payload)),
  onDropHover: (hear) => events.dropHover.listen((event) => hear(event.payload)),

  reports: () => taken(commands.reports()),
  report: (id) => taken(commands.report(id)),
  correctReport: (id, edit) => taken(commands.correctReport(id, edit)),
  openOriginal: (id) => done(commands.openOriginal(id)),
  originalPdf: (id) => taken(commands.originalPdf(id)),

  confirmFacts: (ids, why = null) => taken(commands.confirmFacts(ids, why)),
  rejectFacts: (ids, why) => taken(commands.rejectFacts(ids, why)),
  reopenFacts: (ids, why = null) => taken(commands.reopenFacts(ids, why)),
  correctFact: (id, edit) => taken(commands.correctFact(id, edit)),
  addFact: (report, span, edit) => taken(commands.addFact(report, span, edit)),
  factSource: (id) => taken(commands.factSource(id)),

  undo: () => taken(commands.undo()),
  redo: () => taken(commands.redo()),

  entryForm: (area, year) => taken(commands.entryForm(area, year)),
  enterValue: (ask) => taken(commands.enterValue(ask)),

  compareTable: (ask) => taken(commands.compareTable(ask)),
  compareDrawing: (ask) => taken(commands.compareDrawing(ask)),
  saveCompare: (ask, picture) => taken(commands.saveCompare(ask, picture)),
  savedViews: () => taken(commands.savedViews()),
  saveView: (view) => taken(commands.saveView(view)),
  removeView: (name) => taken(commands.removeView(name)),

  recognition: () => taken(commands.recognition()),
  setRecognition: (on) => taken(commands.setRecognition(on)),
  indicator: (code) => taken(commands.indicator(code)),
  saveIndicator: (edit) => taken(commands.saveIndicator(edit)),
  setAddition: (code, aliases, hidden) => taken(commands.setAddition(code, aliases, hidden)),
  deleteIndicator: (code) => taken(commands.deleteIndicator(code)),
  saveCatalogue: () => taken(commands.saveCatalogue()),
  chooseCatalogue: () => taken(commands.chooseCatalogue()),
  takeInCatalogue: () => taken(commands.takeInCatalogue()),
  learnedAliases: () => taken(commands.learnedAliases()),
  forgetAlias: (ask) => taken(commands.forgetAlias(ask)),

  summaryView: (area, year, options) => taken(commands.summaryView(area, year, options)),
  saveSummary: (area, year, options) => taken(commands.saveSummary(area, year, options)),
  openSummary: (area, year, options) => done(commands.openSummary(area, year, options)),
  office: (area, year) => taken(commands.office(area, year)),
  setOffice: (area, office) => taken(commands.setOffice(area, office)),
  keepCutoff: (area, year, day) => taken(commands.keepCutoff(area, year, day)),
  summaryChecks: (area, year, options) => taken(commands.summaryChecks(area, year, options)),
  passages: (area, year, options) => taken(commands.passages(area, year, options)),
  rewordPassage: (area, year, options, passage, pieces) => taken(commands.rewordPassage(area, year, options, passage, pieces)),
  issueSummary: (area, year, options, note) => taken(commands.issueSummary(area, year, options, note)),
  issuedSummaries: (area, year, options) => taken(commands.issuedSummaries(area, year, options)),
  openIssued: (id) => done(commands.openIssued(id)),
  saveIssued: (id) => taken(commands.saveIssued(id)),

  noteFact: (fact, note) => taken(commands.noteFact(fact, note)),
  flagFact: (fact, on, why) => done(commands.flagFact(fact, on, why)),
  flags: () => taken(commands.flags()),
  closeYear: (year, why) => done(commands.closeYear(year, why)),
  reopenYear: (year, why) => done(commands.reopenYear(year, why)),
  closedYears: () => taken(commands.closedYears()),

  saveBackup: () => taken(commands.saveBackup()),
  restoreBackup: () => taken(commands.restoreBackup()),
  restoreCopy: (path) => taken(commands.restoreCopy(path)),
  safetyCopies: () => taken(commands.safetyCopies()),
  checkData: () => taken(commands.checkData()),
  notices: () => taken(commands.notices()),

  contradictions: (area, year) => taken(commands.contradictions(area, year)),
  completeness: (ask) => taken(commands.completeness(ask)),
  licences: () => commands.licences(),
  updateOffer: () => taken(commands.updateOffer()),
  updateRun: () => done(commands.updateRun()),

  versionOffers: () => taken(commands.versionOffers()),
  takeVersion: (older, newer, why) => taken(commands.takeVersion(older, newer, why)),
  keepBoth: (one, other) => taken(commands.keepBoth(one, other)),

  rereadOffer: (report) => taken(commands.rereadOffer(report)),
  rereadReport: (report, why) => taken(commands.rereadReport(report, why)),

  savePack: (ask) => taken(commands.savePack(ask)),
  choosePack: () => taken(commands.choosePack()),
  takeInPack: (why) => taken(commands.takeInPack(why)),
  saveFacts: (ask) => taken(commands.saveFacts(ask)),

  search: (query) => taken(commands.search(query)),

  conflicts: (ask) => taken(commands.conflicts(ask)),
  chooseOfficial: (fact, reason) => taken(commands.chooseOfficial(fact, reason)),
  chooseByRules: (fact, why) => taken(commands.chooseByRules(fact, why)),

  actionLog: (before, most) => taken(commands.actionLog(before, most)),
  revertAction: (entry, why) => taken(commands.revertAction(entry, why)),

  trash: () => taken(commands.trash()),
  deleteReport: (id, why) => taken(commands.deleteReport(id, why)),
  restoreReport: (id, why) => taken(commands.restoreReport(id, why)),
  emptyTrash: () => taken(commands.emptyTrash()),
};
