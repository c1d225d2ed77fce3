import { describe, expect, it } from 'vitest';
import { entryCell, entryRow } from '../../dev/samples';
import { asTyped, isEmpty, step, tabbed } from './entry-cells';

const rows = ['tel.a', 'tel.b', 'sec.a'].map((code) => entryRow(code));

describe('a value as it would be typed', () => {
  it('takes the keyboard’s minus', () => {
    expect(asTyped(entryCell('-1045.5'))).toBe('-1.045,5');
    expect(asTyped(null)).toBe('');
  });
});

describe('steps', () => {
  it('go over fields and stay at the edges', () => {
    expect(step({ indicator: 'tel.b', column: 'actual' }, 1, 0, rows)).toEqual({ indicator: 'sec.a', column: 'actual' });
    expect(step({ indicator: 'sec.a', column: 'actual' }, 1, 1, rows)).toEqual({ indicator: 'sec.a', column: 'actual' });
  });

  it('by Tab go through what can be typed into', () => {
    const editable = ['estimate', 'actual'] as const;
    expect(tabbed({ indicator: 'tel.a', column: 'before' }, 1, rows, editable)).toEqual({ indicator: 'tel.a', column: 'estimate' });
    expect(tabbed({ indicator: 'tel.a', column: 'actual' }, 1, rows, editable)).toEqual({ indicator: 'tel.b', column: 'estimate' });
    expect(tabbed({ indicator: 'tel.b', column: 'estimate' }, -1, rows, editable)).toEqual({ indicator: 'tel.a', column: 'actual' });
    expect(tabbed({ indicator: 'sec.a', column: 'actual' }, 1, rows, editable)).toBeNull();
    expect(tabbed({ indicator: 'tel.b', column: 'target' }, 1, rows, ['target'])).toEqual({ indicator: 'sec.a', column: 'target' });
  });
});

describe('what is still missing', () => {
  it('is a result, be it an estimate, or a target', () => {
    const row = entryRow('tel.a', { estimate: entryCell('4') });
    expect([isEmpty(row, false), isEmpty(row, true)]).toEqual([false, true]);
  });
});
