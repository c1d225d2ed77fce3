/** A passage between the program and the editor: words as text, each bound figure as a piece that no key parts. */
import type { PieceDto } from '../../shared/backend';

/** The class of a figure in the editor, and the attribute with its key. */
export const CHIP = 'figure-chip';

/** A figure as it stands in the editor. */
export function chip(piece: { text: string; figure: string }): HTMLElement {
  const node = document.createElement('span');
  node.className = CHIP;
  node.contentEditable = 'false';
  node.dataset['figure'] = piece.figure;
  node.textContent = piece.text;
  return node;
}

/** Puts a passage into the editor, in the place of what stood there. */
export function fill(editor: HTMLElement, pieces: PieceDto[]): void {
  const nodes = pieces.map((piece) => (piece.figure === null ? document.createTextNode(piece.text) : chip({ text: piece.text, figure: piece.figure })));
  editor.replaceChildren(...nodes);
}

/** What stands in the editor. Browsers begin a line with a break or with a block of its own. */
export function read(editor: HTMLElement): PieceDto[] {
  const pieces: PieceDto[] = [];
  const say = (text: string) => {
    const last = pieces.at(-1);
    if (last && last.figure === null) last.text += text;
    else pieces.push({ text, figure: null });
  };
  const walk = (node: Node) => {
    if (node instanceof Text) return say(node.data);
    if (!(node instanceof HTMLElement)) return;
    if (node.dataset['figure'] !== undefined) return void pieces.push({ text: node.textContent, figure: node.dataset['figure'] });
    if (node.tagName === 'BR') return say('\n');
    const begins = node !== editor && /^(DIV|P)$/.test(node.tagName) && pieces.length > 0;
    if (begins) say('\n');
    for (const below of node.childNodes) walk(below);
  };
  walk(editor);
  return pieces.filter((piece) => piece.figure !== null || piece.text !== '');
}

/** Whether two passages read the same. */
export function isSame(one: PieceDto[], other: PieceDto[]): boolean {
  const plain = (pieces: PieceDto[]) => pieces.map((piece) => (piece.figure === null ? piece.text : `\u0000${piece.figure}\u0000`)).join('').trim();
  return plain(one) === plain(other);
}

/** Puts a figure where the caret stands, else at the end, and the caret behind it. */
export function insert(editor: HTMLElement, piece: { text: string; figure: string }): void {
  const node = chip(piece);
  const selection = getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  if (range && editor.contains(range.commonAncestorContainer)) {
    range.deleteContents();
    range.insertNode(node);
  } else {
    editor.append(node);
  }
  const after = document.createRange();
  after.setStartAfter(node);
  after.collapse(true);
  selection?.removeAllRanges();
  selection?.addRange(after);
}
