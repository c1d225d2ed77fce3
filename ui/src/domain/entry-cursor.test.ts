import { beforeEach, describe, expect, it, vi } from 'vitest';
import { entryCell, entryRow } from '../../dev/samples';
import type { Draft } from './entry-cells';
import { EntryCursor } from './entry-cursor.svelte';

const rows = [entryRow('tel.a', { actual: entryCell('1045.5'), before: entryCell('980') }), entryRow('tel.b'), entryRow('tel.c')];
let draft: Draft | undefined;
const work = {
  rows: () => rows,
  editable: () => ['estimate', 'actual'] as const,
  draft: () => draft,
  enter: vi.fn(),
  discard: vi.fn(),
  source: vi.fn(), note: vi.fn(),
  answer: vi.fn(),
  undo: vi.fn(),
  redo: vi.fn(),
};
let cursor: EntryCursor;

beforeEach(() => {
  vi.clearAllMocks();
  draft = undefined;
  cursor = new EntryCursor(work);
  cursor.settle();
});

describe('typing into the form', () => {
  it('starts at the first result and shows it as it would be typed', () => {
    expect(cursor.at).toEqual({ indicator: 'tel.a', column: 'actual' });
    expect(cursor.text).toBe('1.045,5');
  });

  it('stores what was typed in the last row too, where Enter leads nowhere', () => {
    cursor.go({ indicator: 'tel.c', column: 'actual' });
    cursor.type('7');
    cursor.press('Enter');
    expect(work.enter).toHaveBeenCalledExactlyOnceWith({ indicator: 'tel.c', column: 'actual' }, '7');
    expect(cursor.at).toEqual({ indicator: 'tel.c', column: 'actual' });
  });

  it('stores what was typed when one goes on, and nothing when nothing was', () => {
    cursor.type('1.100');
    cursor.press('Enter');
    expect(work.enter).toHaveBeenCalledExactlyOnceWith({ indicator: 'tel.a', column: 'actual' }, '1.100');
    expect(cursor.at).toEqual({ indicator: 'tel.b', column: 'actual' });
    cursor.press('ArrowDown');
    expect(work.enter).toHaveBeenCalledTimes(1);
  });

  it('leaves the caret keys to the text while editing', () => {
    cursor.press('F2');
    expect(cursor.handling).toBe('editing');
    expect(cursor.press('ArrowLeft')).toBe(false);
    expect(cursor.press('Escape')).toBe(true);
    expect(cursor.text).toBe('1.045,5');
    expect(work.enter).not.toHaveBeenCalled();
  });

  it('copies the value above', () => {
    cursor.press('ArrowDown');
    cursor.press('Ctrl+d');
    expect(work.enter).toHaveBeenCalledWith({ indicator: 'tel.b', column: 'actual' }, '1.045,5');
  });

  it('lets Tab leave the form at its end', () => {
    cursor.go({ indicator: 'tel.c', column: 'actual' });
    expect(cursor.press('Tab')).toBe(false);
  });
});

describe('cells that are only read', () => {
  it('take no text and open their source', () => {
    cursor.go({ indicator: 'tel.a', column: 'before' });
    expect(cursor.canType).toBe(false);
    cursor.press('F2');
    cursor.press('Delete');
    expect([cursor.handling, work.enter.mock.calls.length]).toEqual(['ready', 0]);
    cursor.press('Enter');
    expect(work.source).toHaveBeenCalledWith({ indicator: 'tel.a', column: 'before' });
  });
});

describe('a doubtful value', () => {
  it('keeps its text, and Enter goes to the reason', () => {
    draft = { text: '10', state: 'doubt', message: 'ít quá' };
    expect(cursor.text).toBe('10');
    cursor.press('Enter');
    expect(work.answer).toHaveBeenCalled();
    expect(cursor.at).toEqual({ indicator: 'tel.a', column: 'actual' });
    cursor.press('Escape');
    expect(work.discard).toHaveBeenCalled();
  });
});
