/** Theme, text size and the folded rail: chosen once, remembered on this PC, written on the root element for the tokens. */

export type Theme = 'light' | 'dark' | 'contrast';
export type TextSize = 'small' | 'normal' | 'large';

const themes: readonly string[] = ['light', 'dark', 'contrast'];
const sizes: readonly string[] = ['small', 'normal', 'large'];

function remembered<T extends string>(key: string, allowed: readonly string[], otherwise: T): T {
  const value = localStorage.getItem(key);
  return value !== null && allowed.includes(value) ? (value as T) : otherwise;
}

export class Appearance {
  theme = $state<Theme>(remembered('theme', themes, 'light'));
  size = $state<TextSize>(remembered('size', sizes, 'normal'));
  folded = $state(localStorage.getItem('rail') === 'folded');

  constructor() {
    this.#write();
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    localStorage.setItem('theme', theme);
    this.#write();
  }

  setSize(size: TextSize): void {
    this.size = size;
    localStorage.setItem('size', size);
    this.#write();
  }

  fold(folded: boolean): void {
    this.folded = folded;
    localStorage.setItem('rail', folded ? 'folded' : 'open');
  }

  #write(): void {
    document.documentElement.dataset.theme = this.theme;
    document.documentElement.dataset.size = this.size;
  }
}
