import { beforeEach, describe, expect, it, vi } from 'vitest';
import { entryCell, entryRow } from '../../../dev/samples';
import { Desk } from '../../domain/desk.svelte';
import { type Backend, type EntryAsk, type Entered, Refusal } from '../../shared/backend';
import { dropDrafts, Sheet } from './sheet.svelte';

const rows = ['tel.a', 'tel.b', 'sec.a'].map((code) => entryRow(code));
const saved = (ask: EntryAsk): Entered => ({ kind: 'saved', row: entryRow(ask.indicator, { [ask.basis]: entryCell(ask.value, { typed: true }) }) });
const actual = (indicator: string) => ({ indicator, column: 'actual' as const });
let answer: (ask: EntryAsk) => Promise<Entered>;
let asked: EntryAsk[];
let desk: Desk;
let sheet: Sheet;

beforeEach(async () => {
  dropDrafts();
  asked = [];
  answer = (ask) => Promise.resolve(saved(ask));
  const backend = {
    entryForm: (area: string, year: number) => Promise.resolve({ area, areaName: 'Cà Mau', year, rows }),
    enterValue: (ask: EntryAsk) => {
      asked.push(ask);
      return answer(ask);
    },
    status: () => Promise.resolve({ savedAt: null }),
  } as unknown as Backend;
  desk = new Desk(backend);
  sheet = new Sheet(desk);
  await sheet.load('A-96', 2024);
});

describe('storing a cell', () => {
  it('asks the program with the words as typed and shows the row it answers with', async () => {
    await sheet.enter(actual('tel.b'), ' 1.045,5 ');
    expect(asked).toEqual([{ indicator: 'tel.b', area: 'A-96', year: 2024, basis: 'actual', value: '1.045,5', note: null, reason: null }]);
    expect(sheet.row('tel.b')?.actual?.typed).toBe(true);
    expect(sheet.draft(actual('tel.b'))).toBeUndefined();
  });

  it('changes nothing when the same value is typed again', async () => {
    await sheet.enter(actual('tel.b'), '7');
    await sheet.enter(actual('tel.b'), '7');
    expect(asked).toHaveLength(1);
  });

  it('does not pretend to remove what was not typed', async () => {
    sheet.form.set({ area: 'A-96', areaName: '', year: 2024, rows: [entryRow('tel.a', { actual: entryCell('5') })] });
    const say = vi.spyOn(desk.toasts, 'say');
    await sheet.enter(actual('tel.a'), '');
    expect(asked).toEqual([]);
    expect(say).toHaveBeenCalled();
  });

  it('says so when another source stands although a value was typed', async () => {
    answer = (ask) => Promise.resolve({ kind: 'saved', row: entryRow(ask.indicator, { actual: entryCell('1842', { against: 1 }) }) });
    const warn = vi.spyOn(desk.toasts, 'warn');
    await sheet.enter(actual('tel.a'), '184');
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('1.842'));
  });

  it('stores the deciding document with a target only', async () => {
    sheet.decision = '12/QĐ-UBND';
    await sheet.enter({ indicator: 'tel.a', column: 'target' }, '9');
    await sheet.enter(actual('tel.b'), '9');
    expect(asked.map((one) => one.note)).toEqual(['12/QĐ-UBND', null]);
  });
});

describe('a value that is not stored', () => {
  it('stays in its cell with the doubt, and goes through with a reason', async () => {
    answer = (ask) => Promise.resolve(ask.reason ? saved(ask) : { kind: 'asks', doubt: { code: 'digit_slip', message: 'ít quá' } });
    await sheet.enter(actual('tel.a'), '10');
    expect(sheet.draft(actual('tel.a'))).toEqual({ text: '10', state: 'doubt', message: 'ít quá' });
    expect([sheet.alarm, sheet.waiting]).toEqual([actual('tel.a'), [actual('tel.a')]]);
    await sheet.enter(actual('tel.a'), '10', 'đã đối chiếu');
    expect(asked.at(-1)?.reason).toBe('đã đối chiếu');
    expect(sheet.waiting).toEqual([]);
  });

  it('stays there when it is no number, also when the view is opened again, and only for that year', async () => {
    answer = () => Promise.reject(new Refusal({ code: 'not_a_number', message: 'không phải số', detail: null }));
    await sheet.enter(actual('tel.a'), 'abc');
    const again = new Sheet(desk);
    await again.load('A-96', 2024);
    expect(again.draft(actual('tel.a'))?.state).toBe('refused');
    await again.load('A-96', 2023);
    expect(again.draft(actual('tel.a'))).toBeUndefined();
  });
});

describe('a pasted column', () => {
  it('fills the rows in sight from the cell on, leaving empty lines alone', async () => {
    await sheet.paste(actual('tel.a'), '1\r\n\r\n3\r\n');
    expect(asked.map((one) => [one.indicator, one.value])).toEqual([
      ['tel.a', '1'],
      ['sec.a', '3'],
    ]);
    expect([...(sheet.notes.get('tel.a')?.pasted ?? [])]).toEqual(['actual']);
    expect(sheet.notes.get('tel.b')).toBeUndefined();
  });

  it('goes into the next column only where that can be typed into, and says what did not fit', async () => {
    const warn = vi.spyOn(desk.toasts, 'warn');
    await sheet.paste({ indicator: 'sec.a', column: 'estimate' }, '1\t2\t3\n4\t5\t6');
    expect(asked.map((one) => [one.basis, one.value])).toEqual([
      ['estimate', '1'],
      ['actual', '2'],
    ]);
    expect(warn).toHaveBeenCalledOnce();
  });
});

describe('filters', () => {
  it('keep a row in place that was empty when asked for', async () => {
    sheet.setOnlyEmpty(true);
    await sheet.enter(actual('tel.a'), '4');
    expect(sheet.rows).toHaveLength(3);
    expect(sheet.empty).toBe(2);
    sheet.setOnlyEmpty(true);
    expect(sheet.rows.map((row) => row.indicator)).toEqual(['tel.b', 'sec.a']);
  });

  it('find by words and by field', () => {
    sheet.field = 'tel';
    expect(sheet.rows).toHaveLength(2);
    sheet.query = 'chi tieu tel.b';
    expect(sheet.rows.map((row) => row.indicator)).toEqual(['tel.b']);
  });
});
