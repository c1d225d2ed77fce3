import { beforeEach, expect, test, vi } from 'vitest';
import { act, chord, isPressable } from './keys';

function press(target: Element, init: KeyboardEventInit, map: Record<string, () => void>): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  target.addEventListener('keydown', (heard) => act(heard as KeyboardEvent, map), { once: true });
  target.dispatchEvent(event);
  return event;
}

function element(markup: { tag: string; [name: string]: string }): HTMLElement {
  const { tag, ...attributes } = markup;
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  document.body.append(made);
  return made;
}

let done = vi.fn();
beforeEach(() => {
  done = vi.fn();
});

test('chords', () => {
  const of = (init: KeyboardEventInit) => chord(new KeyboardEvent('keydown', init));
  expect(of({ key: 'Enter', ctrlKey: true })).toBe('Ctrl+Enter');
  expect(of({ key: 'Z', ctrlKey: true })).toBe('Ctrl+z');
  expect(of({ key: 'F6', shiftKey: true })).toBe('Shift+F6');
  expect(of({ key: '?', shiftKey: true })).toBe('?');
  expect(of({ key: 'x', isComposing: true })).toBeNull();
});

test('a letter acts, and the browser does nothing with it', () => {
  const event = press(element({ tag: 'div' }), { key: 'x' }, { x: done });
  expect(done).toHaveBeenCalledOnce();
  expect(event.defaultPrevented).toBe(true);
});

test('a letter that is typed or composed is a letter', () => {
  press(element({ tag: 'input', type: 'text' }), { key: 'x' }, { x: done });
  press(element({ tag: 'textarea' }), { key: 'x' }, { x: done });
  press(element({ tag: 'div' }), { key: 'x', isComposing: true }, { x: done });
  press(element({ tag: 'button', 'aria-haspopup': 'listbox' }), { key: 'x' }, { x: done });
  expect(done).not.toHaveBeenCalled();
});

test('a chord acts while typing, but the field keeps its own undo', () => {
  const field = element({ tag: 'input', type: 'text' });
  press(field, { key: 'Enter', ctrlKey: true }, { 'Ctrl+Enter': done });
  press(field, { key: 'z', ctrlKey: true }, { 'Ctrl+z': done });
  expect(done).toHaveBeenCalledOnce();
});

test('nothing acts under an open layer', () => {
  const inside = document.createElement('button');
  document.querySelector('#layers')?.append(inside);
  press(inside, { key: 'Enter', ctrlKey: true }, { 'Ctrl+Enter': done });
  expect(done).not.toHaveBeenCalled();
});

test('a key held down decides once, but moves on', () => {
  press(element({ tag: 'div' }), { key: 'Enter', repeat: true }, { Enter: done });
  expect(done).not.toHaveBeenCalled();
  press(element({ tag: 'div' }), { key: 'ArrowDown', repeat: true }, { ArrowDown: done });
  expect(done).toHaveBeenCalledOnce();
});

test('what Enter would press by itself', () => {
  expect(isPressable(element({ tag: 'button' }))).toBe(true);
  expect(isPressable(element({ tag: 'button', role: 'radio' }))).toBe(false);
  expect(isPressable(element({ tag: 'a', href: '#', 'aria-current': 'true' }))).toBe(false);
  expect(isPressable(element({ tag: 'a', href: '#' }))).toBe(true);
  expect(isPressable(element({ tag: 'div' }))).toBe(false);
});
