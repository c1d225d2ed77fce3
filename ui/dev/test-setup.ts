/** What the page finds in a window and jsdom lacks. */
import { configure } from '@testing-library/svelte';
import { beforeEach } from 'vitest';

// A page in an error message hides the error.
configure({ getElementError: (message) => new Error(message ?? ''), asyncUtilTimeout: 5000 });

beforeEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
  const layers = document.createElement('section');
  layers.id = 'layers';
  document.body.append(layers);
});

// Nothing is laid out; the lists that show only what is in sight (VirtualList) are given a height all the same.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
  configurable: true,
  get(this: HTMLElement) {
    return this.getAttribute('role') === 'rowgroup' ? 600 : 0;
  },
});
Element.prototype.scrollIntoView = () => undefined;
globalThis.matchMedia ??= (media: string) => Object.assign(new EventTarget(), { matches: false, media, onchange: null, addListener() {}, removeListener() {} }) as MediaQueryList;
globalThis.CSS ??= { escape: (words: string) => words.replace(/[^\w-]/g, '\\$&') } as typeof CSS;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
