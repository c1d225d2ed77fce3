/**
 * Keys. A single letter acts only where no text is being typed and no Vietnamese keyboard (Telex, VNI) is composing; a
 * chord with Ctrl acts everywhere.
 */

/** `Ctrl+Enter`, `Shift+F6`, `x`, `?`; letters in lower case. `null` while a keyboard composes. */
export function chord(event: KeyboardEvent): string | null {
  if (event.isComposing || event.keyCode === 229) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && event.key.length > 1 ? 'Shift+' : '';
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift}${key}`;
}

const textInputs = new Set(['text', 'search', 'number', 'date', 'email', 'tel', 'url', 'password']);

/** Whether what is typed now goes into a text field. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return textInputs.has(target.type);
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}

/** Whether letters look for an entry of a closed list. */
function isFinding(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[aria-haspopup="listbox"]') !== null;
}

/** Whether a menu, list or dialog is open above the page and keeps the keys for itself. */
export function isUnderLayer(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('#layers') !== null;
}

/**
 * Whether Enter would press what has the focus. A radio button is chosen by the space bar and a mark in the text that is
 * looked at already leads nowhere: there Enter is the view's.
 */
export function isPressable(target: EventTarget | null): boolean {
  const pressable = 'button:not([role="radio"]), a[href]:not([aria-current="true"]), summary, [role="option"], [role="combobox"]';
  return target instanceof Element && target.closest(pressable) !== null;
}

/** Chords that mean something to the text field itself. */
const fieldChords = new Set(['Ctrl+z', 'Ctrl+y', 'Ctrl+a', 'Ctrl+c', 'Ctrl+v', 'Ctrl+x']);

/** What each chord does. */
export type ChordMap = Record<string, (() => void) | undefined>;

/**
 * Acts on a key by the map and switches off what the browser would do with it. Nothing acts under an open layer; while
 * text is typed only chords with Ctrl and function keys do, and not those that edit the text. Tells whether it acted.
 */
export function act(event: KeyboardEvent, map: ChordMap): boolean {
  if (event.defaultPrevented || isUnderLayer(event.target)) return false;
  const pressed = chord(event);
  // A key that is held down moves on; it never decides twice.
  if (pressed === null || (event.repeat && !pressed.includes('Arrow'))) return false;
  if (isTyping(event.target)) {
    const everywhere = pressed.startsWith('Ctrl+') || /^(Shift\+)?F\d+$/.test(pressed);
    if (!everywhere || fieldChords.has(pressed)) return false;
  }
  if (pressed.length === 1 && isFinding(event.target)) return false;
  const action = map[pressed];
  if (!action) return false;
  event.preventDefault();
  action();
  return true;
}
