/** The stand-in's data file: what is in it, its log, and the steps that lead back. Whoever changes it does so by `store`. */
import type * as dto from '../../src/shared/backend';
import { printed } from '../../src/shared/figures';
import { readCatalogue } from './catalogue';
import * as keeping from './keeping';
import { Shelf } from './shelf';
import { Log } from './log';
import { refuse } from './refuse';
import { type Data, type Decided, factsOf, kept } from './stored';

export type Scene = 'desk' | 'first' | 'empty' | 'many' | 'years' | 'broken';

interface Step {
  action: string;
  before: Data;
  /** Key in the log. */
  entry: number;
}

export class DataFile {
  readonly scene: Scene;
  readonly catalogue = readCatalogue();
  readonly shelf = new Shelf(this.catalogue);
  readonly log = new Log();
  readonly history = new Map<string, dto.EventDto[]>();
  data: Data;
  done: Step[] = [];
  undone: Step[] = [];
  person = 'Nguyễn Thu Hà';
  area: string | null = 'A-20';
  year = 2024;
  savedAt: string | null = null;
  /** Whether the sample data stand in its place. */
  isSample = false;

  constructor(scene: Scene) {
    this.scene = scene;
    const stored = scene === 'desk' ? this.shelf.stored() : scene === 'many' ? [...this.shelf.stored(), ...this.shelf.many()] : scene === 'years' ? [...this.shelf.stored(), ...this.shelf.years()] : [];
    this.data = { views: new Map(stored.map((view) => [view.report.id, view])), typed: [], trash: new Map(), official: new Map(), kept: { flags: [], closed: [] }, rewritten: new Map() };
    this.#before();
    if (scene === 'first') [this.area, this.person] = [null, ''];
  }

  status(): dto.DeskStatus {
    if (this.scene === 'broken') {
      throw refuse('damaged', 'Tệp dữ liệu bị hỏng nên chưa mở được. Hãy phục hồi từ bản sao lưu gần nhất trong thư mục backup.', 'database disk image is malformed (11)\nD:\\TongKet\\tongket.db');
    }
    const rows = kept(this.data).map((view) => this.row(view));
    const sum = (of: (row: dto.ReportRow) => number) => rows.reduce((total, row) => total + of(row), 0);
    return {
      dataFile: 'D:\\TongKet\\tongket.db',
      person: this.person,
      area: this.catalogue.areas.find((area) => area.id === this.area) ?? null,
      year: this.year,
      years: [2026, 2025, 2024, 2023, 2022, 2021, 2020],
      counts: { reports: rows.length, facts: sum((row) => row.facts) + this.data.typed.length, waiting: sum((row) => row.waiting), doubtful: sum((row) => row.doubtful) },
      undo: this.done.at(-1)?.action ?? null,
      redo: this.undone.at(-1)?.action ?? null,
      savedAt: this.savedAt,
      version: '0.1.0',
      sample: this.isSample,
    };
  }

  now(): string {
    const two = (n: number) => String(n).padStart(2, '0');
    const now = new Date();
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  }

  view(id: string): dto.ReportView {
    const view = this.data.views.get(id);
    if (!view || this.data.trash.has(id)) throw refuse('missing', 'Báo cáo này không còn nữa. Hãy chọn báo cáo khác.');
    return view;
  }

  facts(): dto.FactDto[] {
    return factsOf(this.data);
  }

  row(view: dto.ReportView): dto.ReportRow {
    const waiting = view.facts.filter((fact) => fact.state === 'found');
    const kept = view.facts.filter((fact) => fact.state !== 'rejected');
    return { ...view.report, facts: kept.length, linked: kept.filter((fact) => fact.indicator).length, waiting: waiting.length, doubtful: waiting.filter((fact) => !fact.sure).length };
  }

  store(action: string, change: Partial<Data>, why: string | null = null, before: Data = this.data): void {
    const data = { ...this.data, ...change };
    this.#refuseClosed(data, why);
    const entry = this.log.note(action, before, data, this.by(why));
    this.done.push({ action, before, entry });
    this.undone = [];
    this.data = { ...this.data, ...data };
    this.savedAt = this.now();
  }

  /** Values of a closed year are changed with a reason only. */
  #refuseClosed(next: Data, why: string | null): void {
    if (why?.trim()) return;
    const chosen = [...this.data.official, ...next.official].filter(([id]) => this.data.official.get(id) !== next.official.get(id)).map(([id]) => id);
    const [before, after] = [factsOf(this.data), factsOf(next)];
    const year = keeping.closedYearOf(this.data.kept.closed, before, chosen.length > 0 ? after.filter((fact) => !chosen.includes(fact.id)) : after);
    if (year !== undefined) throw refuse('year_closed', `Số liệu năm ${year} đã khóa. Muốn sửa, hãy ghi lý do rồi làm lại.`);
  }

  /** Goes to the other side of a step. */
  turn(action: 'undo' | 'redo', step: Step): void {
    this.log.note(action, this.data, step.before, this.by(null), step.entry);
    this.log.setStands(step.entry, action === 'redo');
    this.data = step.before;
  }

  by(why: string | null): Decided {
    return { person: this.person, at: this.now(), why };
  }

  /** What was done on the days before: some of the figures that are judged, and one that was corrected. */
  #before(): void {
    const judged = this.facts().filter((fact) => fact.state === 'confirmed').slice(0, 9);
    const as = (ids: string[], change: (fact: dto.FactDto) => dto.FactDto): Data => {
      const views = [...this.data.views].map(([id, view]) => [id, view.facts.some((fact) => ids.includes(fact.id)) ? { ...view, facts: view.facts.map((fact) => (ids.includes(fact.id) ? change(fact) : fact)) } : view] as const);
      return { ...this.data, views: new Map(views) };
    };
    const waiting = (fact: dto.FactDto) => ({ ...fact, state: 'found', sure: true });
    const [first, ...rest] = judged.map((fact) => fact.id);
    if (first === undefined) return;
    this.log.note('confirm', as(rest, waiting), this.data, { person: 'Nguyễn Thu Hà', at: '2026-11-19T15:20:00', why: null });
    const slipped = (fact: dto.FactDto) => ({ ...waiting(fact), sure: false, quantity: { ...fact.quantity, value: `${fact.quantity.value}0` } });
    this.log.note('correct', as([first], slipped), this.data, { person: 'Trần Minh Đức', at: '2026-11-20T09:05:00', why: 'Báo cáo thừa một chữ số' });
  }

  async judge(action: string, ids: string[], why: string | null, change: (fact: dto.FactDto) => dto.FactDto): Promise<dto.FactDto[]> {
    const changed: dto.FactDto[] = [];
    const told: (() => void)[] = [];
    const views = new Map(this.data.views);
    for (const [id, view] of views) {
      if (!view.facts.some((fact) => ids.includes(fact.id))) continue;
      const facts = view.facts.map((fact) => {
        if (!ids.includes(fact.id)) return fact;
        const next = change(fact);
        changed.push(next);
        told.push(() => this.note(fact.id, action, fact.quantity, next.quantity, why));
        return next;
      });
      views.set(id, { ...view, facts });
    }
    this.store(action, { views }, why);
    for (const tell of told) tell();
    return changed;
  }

  note(id: string, action: string, before: dto.QuantityDto | null, after: dto.QuantityDto, why: string | null): void {
    const [was, is] = [before && printed(before), printed(after)];
    const step = { at: this.now(), person: this.person, action, before: was === is ? null : was, after: was === is ? null : is, why };
    this.history.set(id, [...(this.history.get(id) ?? []), step]);
  }
}
