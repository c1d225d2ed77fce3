import { describe, expect, it } from 'vitest';
import { fillsCells, pastedCells, respond } from './entry-keys';

describe('keys of the grid', () => {
  it.each([
    ['Enter', 'ready', { act: 'move', lines: 1, columns: 0 }],
    ['Enter', 'editing', { act: 'move', lines: 1, columns: 0 }],
    ['Tab', 'typing', { act: 'tab', step: 1 }],
    ['ArrowLeft', 'ready', { act: 'move', lines: 0, columns: -1 }],
    ['ArrowLeft', 'typing', { act: 'move', lines: 0, columns: -1 }],
    ['ArrowLeft', 'editing', null],
    ['F2', 'typing', { act: 'edit' }],
    ['Delete', 'ready', { act: 'clear' }],
    ['Delete', 'typing', null],
    ['Ctrl+z', 'ready', { act: 'undo' }],
    ['Ctrl+z', 'typing', null],
    ['Ctrl+c', 'ready', null],
    ['5', 'ready', null],
    ['Escape', 'editing', { act: 'discard' }],
    ['Alt+Enter', 'ready', { act: 'source' }],
    ['Shift+F2', 'ready', { act: 'note' }],
  ] as const)('%s while %s', (pressed, handling, response) => {
    expect(respond(pressed, handling)).toEqual(response);
  });
});

describe('a paste', () => {
  it('keeps lines and cells, and empty lines in between', () => {
    expect(pastedCells('1.045\r\n\r\n 95,75 \r\n')).toEqual([['1.045'], [''], ['95,75']]);
    expect(pastedCells('1\t2\n3\t4')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('goes into the text field when it is one cell', () => {
    expect(fillsCells('1.045\r\n')).toBe(false);
    expect(fillsCells('1\n2\n')).toBe(true);
    expect(fillsCells('1\t2')).toBe(true);
  });
});
