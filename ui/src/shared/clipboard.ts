/** Puts words on the clipboard; tells whether that was allowed. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBy((clipboard) => clipboard.setData('text/plain', text), text);
  }
}

/**
 * Puts rows of cells on the clipboard twice: as tab-separated words for a spreadsheet, and as a table for a word processor.
 * The table is written from text alone.
 */
export function copyTable(rows: string[][]): boolean {
  const lines = rows.map((cells) => cells.join('\t')).join('\r\n');
  const widest = Math.max(...rows.map((cells) => cells.length));
  const row = (cells: string[]) => `<tr>${cells.map((cell, i) => `<td${i === cells.length - 1 && cells.length < widest ? ` colspan="${widest - i}"` : ''}>${escaped(cell)}</td>`).join('')}</tr>`;
  const table = `<table border="1" cellspacing="0">${rows.map(row).join('')}</table>`;
  return copyBy((clipboard) => {
    clipboard.setData('text/plain', lines);
    clipboard.setData('text/html', table);
  }, lines);
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The old way, by a selection: every web view knows it, and it takes more than one kind. */
function copyBy(put: (clipboard: DataTransfer) => void, text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'spoken';
  document.body.append(field);
  const before = document.activeElement;
  field.select();
  const oncopy = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    put(event.clipboardData);
    event.preventDefault();
  };
  document.addEventListener('copy', oncopy);
  const done = document.execCommand('copy');
  document.removeEventListener('copy', oncopy);
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
