/**
 * The handbook's text as blocks. It reads as much Markdown as docs/huong-dan.md is written in; what it does not know stays
 * plain text. Nothing of it is ever markup.
 */

export type Piece = { kind: 'text' | 'strong' | 'code'; text: string };

export type Block =
  | { kind: 'heading'; level: number; pieces: Piece[]; id: string }
  | { kind: 'paragraph'; pieces: Piece[] }
  | { kind: 'list'; ordered: boolean; items: Piece[][] }
  | { kind: 'table'; head: Piece[][]; rows: Piece[][][] }
  | { kind: 'picture'; file: string; alt: string };

const pieceOf = /\*\*(.+?)\*\*|`(.+?)`/g;

export function pieces(line: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const hit of line.matchAll(pieceOf)) {
    if (hit.index > at) found.push({ kind: 'text', text: line.slice(at, hit.index) });
    found.push(hit[1] === undefined ? { kind: 'code', text: hit[2] ?? '' } : { kind: 'strong', text: hit[1] });
    at = hit.index + hit[0].length;
  }
  if (at < line.length) found.push({ kind: 'text', text: line.slice(at) });
  return found;
}

export function plain(of: Piece[]): string {
  return of.map((piece) => piece.text).join('');
}

/** `3. Duyệt số liệu` → `Duyệt số liệu`. */
export function withoutNumber(heading: string): string {
  return heading.replace(/^\d+\.\s+/, '');
}

export function blocks(markdown: string): Block[] {
  // Blank lines part the blocks; a heading stands alone in any case.
  const parts = markdown.replaceAll('\r', '').split(/\n{2,}/);
  return parts.flatMap((part) => block(part.split('\n').filter((line) => line.trim() !== '')));
}

function block(lines: string[]): Block[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const heading = /^(#+)\s+(.*)$/.exec(first);
  if (heading) {
    const found = pieces(heading[2] ?? '');
    return [{ kind: 'heading', level: heading[1]?.length ?? 1, pieces: found, id: withoutNumber(plain(found)) }, ...block(rest)];
  }
  const picture = /^!\[(.*)\]\((.*)\)$/.exec(first);
  if (picture) return [{ kind: 'picture', alt: picture[1] ?? '', file: picture[2]?.split('/').at(-1) ?? '' }, ...block(rest)];
  if (first.startsWith('|')) return [table(lines)];
  const item = /^(?:-|\d+\.)\s+/;
  if (item.test(first)) return [{ kind: 'list', ordered: /^\d/.test(first), items: items(lines, item).map(pieces) }];
  return [{ kind: 'paragraph', pieces: pieces(lines.map((line) => line.trim()).join(' ')) }];
}

/** Lines that do not begin an item go on with the one before. */
function items(lines: string[], item: RegExp): string[] {
  const found: string[] = [];
  for (const line of lines) {
    if (item.test(line)) found.push(line.replace(item, ''));
    else found.push(`${found.pop() ?? ''} ${line.trim()}`);
  }
  return found;
}

function table(lines: string[]): Block {
  const cells = (line: string) => line.replace(/^\||\|$/g, '').split('|').map((cell) => pieces(cell.trim()));
  const [head, , ...rows] = lines.map((line) => cells(line.trim()));
  return { kind: 'table', head: head ?? [], rows };
}
