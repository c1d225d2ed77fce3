/** The keys of a grid that is typed into, as in a spreadsheet: what each does depends on whether the cell is only stood on, typed over or edited. */

/** `ready`: what is typed replaces the value; `typing`: it has begun to; `editing`: the caret moves in the text. */
export type Handling = 'ready' | 'typing' | 'editing';

export type Response =
  | { act: 'move'; lines: number; columns: number }
  /** One column on, into the next line at the end; `step` −1 back. */
  | { act: 'tab'; step: 1 | -1 }
  | { act: 'edit' | 'discard' | 'clear' | 'source' | 'note' | 'above' | 'undo' | 'redo' };

const page = 12;
const farAway = 100_000;
const move = (lines: number, columns: number): Response => ({ act: 'move', lines, columns });

const everywhere: Record<string, Response> = {
  Enter: move(1, 0),
  'Shift+Enter': move(-1, 0),
  Tab: { act: 'tab', step: 1 },
  'Shift+Tab': { act: 'tab', step: -1 },
  Escape: { act: 'discard' },
  'Alt+Enter': { act: 'source' },
  'Shift+F2': { act: 'note' },
};

const arrows: Record<string, Response> = {
  ArrowUp: move(-1, 0),
  ArrowDown: move(1, 0),
  ArrowLeft: move(0, -1),
  ArrowRight: move(0, 1),
  PageUp: move(-page, 0),
  PageDown: move(page, 0),
  F2: { act: 'edit' },
};

const standing: Record<string, Response> = {
  Home: move(0, -farAway),
  End: move(0, farAway),
  'Ctrl+Home': move(-farAway, -farAway),
  'Ctrl+End': move(farAway, farAway),
  Delete: { act: 'clear' },
  'Ctrl+d': { act: 'above' },
  'Ctrl+z': { act: 'undo' },
  'Ctrl+y': { act: 'redo' },
};

/** What a key does; none leaves it to the text field. */
export function respond(pressed: string, handling: Handling): Response | null {
  const found = everywhere[pressed] ?? (handling === 'editing' ? undefined : arrows[pressed]) ?? (handling === 'ready' ? standing[pressed] : undefined);
  return found ?? null;
}

/** What was copied in a spreadsheet, line by line and cell by cell; the line break at its end is no line. */
export function pastedCells(text: string): string[][] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** Whether a paste fills more than the one cell, so that the text field must not take it. */
export function fillsCells(text: string): boolean {
  return /[\t\n\r]/.test(text.replace(/\r?\n$/, ''));
}
