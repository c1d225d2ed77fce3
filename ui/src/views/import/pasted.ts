/** What comes from the clipboard. Its markup is handed on to the program's reader as text and is never markup here. */
import type { PastedText } from '../../shared/backend';

/** The copied text with its tables; none where the plain words say as much. */
export function pastedIn(clipboard: DataTransfer | null): string | null {
  const page = clipboard?.getData('text/html') ?? '';
  return /<table[\s>]/i.test(page) ? page : null;
}

/** As the program takes it. */
export function pastedFrom(given: { text: string; markedUp: string | null; from: string; on: string }): PastedText {
  return { text: given.text, markedUp: given.markedUp, from: given.from.trim(), on: given.on === '' ? null : given.on };
}
