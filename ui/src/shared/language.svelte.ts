/** The language of the page's own words: chosen once, remembered on this PC, written on the root element for screen readers. */
import { type Language, speak } from './messages';

function remembered(): Language {
  return localStorage.getItem('language') === 'en' ? 'en' : 'vi';
}

class Spoken {
  now = $state.raw<Language>('vi');
  /** Chosen just now: the control that did it takes the focus back once the page is there in the other language. */
  fresh = false;

  /** Takes up the remembered language. Vietnamese needs no wait; where the words of another cannot be loaded, it stays. */
  async recall(): Promise<void> {
    const language = remembered();
    await this.#speak(language).catch(() => this.#speak('vi'));
  }

  async choose(language: Language): Promise<void> {
    if (language === this.now) return;
    this.fresh = true;
    try {
      await this.#speak(language);
    } catch (failed) {
      this.fresh = false;
      throw failed;
    }
    localStorage.setItem('language', language);
  }

  async #speak(language: Language): Promise<void> {
    await speak(language);
    this.now = language;
    document.documentElement.lang = language;
  }
}

export const spoken = new Spoken();
