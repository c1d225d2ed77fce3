/** The stand-in's log: every action with what it changed, and the way back from a single one. */
import type { FactDto, LogEntryDto, LogStepDto, ReportRow } from '../../src/shared/backend';
import { printed } from '../../src/shared/figures';
import type { Data, Decided } from './stored';

type Thing = { kind: 'fact'; is: FactDto } | { kind: 'report'; is: ReportRow } | { kind: 'trash' | 'official'; is: Decided };

interface Touched {
  key: string;
  before: Thing | undefined;
  after: Thing | undefined;
}

interface Entry extends Decided {
  id: number;
  action: string;
  turned: number | null;
  touched: Touched[];
  stands: boolean;
}

const final = new Set(['undo', 'redo', 'empty_trash']);
const states: Record<string, string> = { confirmed: 'đã nhận', corrected: 'đã sửa', rejected: 'để ngoài', typed: 'nhập tay' };
const stateOf = (fact: FactDto) => states[fact.state] ?? (fact.sure ? 'chắc chắn, chờ duyệt' : 'cần xem');

export class Log {
  #entries: Entry[] = [];

  /** Writes an action down; gives its key. */
  note(action: string, before: Data, after: Data, by: Decided, turned: number | null = null): number {
    const id = this.#entries.length + 1;
    this.#entries.push({ id, ...by, action, turned, touched: touched(before, after), stands: true });
    return id;
  }

  /** Writes down whether an action stands or was taken back. */
  setStands(id: number, stands: boolean): void {
    this.#entries = this.#entries.map((entry) => (entry.id === id ? { ...entry, stands } : entry));
  }

  list(before: string | null, most: number, data: Data): LogEntryDto[] {
    const things = thingsOf(data);
    const asked = this.#entries.toReversed().filter((entry) => before === null || entry.id < Number(before));
    return asked.slice(0, most).map((entry) => ({
      id: String(entry.id),
      at: entry.at,
      person: entry.person,
      action: entry.action,
      turned: entry.turned === null ? null : String(entry.turned),
      why: entry.why,
      changes: entry.touched.length,
      steps: entry.touched.slice(0, 50).map(step),
      stands: entry.stands,
      canBeReverted: canBeReverted(entry, things),
    }));
  }

  /** The data without what one action did; none where something else touched the same since. */
  without(id: string, data: Data): Data | null {
    const entry = this.#entries.find((one) => String(one.id) === id);
    if (!entry || !canBeReverted(entry, thingsOf(data))) return null;
    return entry.touched.reduce((now, { key, before }) => put(now, key, before), data);
  }
}

function canBeReverted(entry: Entry, things: Map<string, Thing>): boolean {
  return entry.stands && !final.has(entry.action) && entry.touched.every(({ key, after }) => things.get(key)?.is === after?.is);
}

function thingsOf(data: Data): Map<string, Thing> {
  const things = new Map<string, Thing>();
  for (const view of data.views.values()) {
    things.set(`report:${view.report.id}`, { kind: 'report', is: view.report });
    for (const fact of view.facts) things.set(`fact:${fact.id}`, { kind: 'fact', is: fact });
  }
  for (const fact of data.typed) things.set(`fact:${fact.id}`, { kind: 'fact', is: fact });
  for (const [id, is] of data.trash) things.set(`trash:${id}`, { kind: 'trash', is });
  for (const [id, is] of data.official) things.set(`official:${id}`, { kind: 'official', is });
  return things;
}

function touched(before: Data, after: Data): Touched[] {
  const [was, is] = [thingsOf(before), thingsOf(after)];
  const keys = new Set([...was.keys(), ...is.keys()]);
  return [...keys].filter((key) => was.get(key)?.is !== is.get(key)?.is).map((key) => ({ key, before: was.get(key), after: is.get(key) }));
}

function step({ key, before, after }: Touched): LogStepDto {
  const [kind = '', subject = ''] = key.split(':');
  const thing = after ?? before;
  const name = thing?.kind === 'fact' ? thing.is.measure : thing?.kind === 'report' ? thing.is.title : '';
  return { kind, subject, name, before: before ? inWords(before) : null, after: after ? inWords(after) : null };
}

function inWords(thing: Thing): string {
  if (thing.kind === 'fact') return `${printed(thing.is.quantity)} (${stateOf(thing.is)})`;
  if (thing.kind === 'report') return [thing.is.title, thing.is.number, thing.is.areaName, thing.is.period?.label].filter(Boolean).join(', ');
  return thing.is.why ?? '';
}

function put(data: Data, key: string, thing: Thing | undefined): Data {
  const [kind = '', id = ''] = key.split(':');
  if (kind === 'trash' || kind === 'official') {
    const map = new Map(data[kind]);
    if (thing?.kind === kind) map.set(id, thing.is);
    else map.delete(id);
    return { ...data, [kind]: map };
  }
  if (kind === 'report') {
    const view = data.views.get(id);
    return view && thing?.kind === 'report' ? { ...data, views: new Map(data.views).set(id, { ...view, report: thing.is }) } : data;
  }
  const fact = thing?.kind === 'fact' ? thing.is : null;
  const among = (facts: readonly FactDto[]) => facts.flatMap((one) => (one.id !== id ? [one] : fact ? [fact] : []));
  const owner = [...data.views.values()].find((view) => view.facts.some((one) => one.id === id));
  if (owner) return { ...data, views: new Map(data.views).set(owner.report.id, { ...owner, facts: among(owner.facts) }) };
  const typed = among(data.typed);
  return { ...data, typed: fact && !typed.includes(fact) ? [...typed, fact] : typed };
}
