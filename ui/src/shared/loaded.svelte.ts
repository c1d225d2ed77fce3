/** An answer of the program on its way: not asked, loading, there, or refused. The last answer stays until a newer one is there. */
import { type Fault, faultOf } from './backend';
import { t } from './messages';

export class Loaded<T> {
  data = $state.raw<T | null>(null);
  fault = $state.raw<Fault | null>(null);
  loading = $state(false);
  #asked = 0;

  /** Asks; when asked again meanwhile, only the later answer counts. */
  async load(ask: () => Promise<T>): Promise<void> {
    const mine = ++this.#asked;
    this.loading = true;
    try {
      const data = await ask();
      if (mine !== this.#asked) return;
      this.data = data;
      this.fault = null;
    } catch (thrown) {
      if (mine !== this.#asked) return;
      this.fault = faultOf(thrown, t.part.bridge);
    }
    this.loading = false;
  }

  /** Puts an answer there that came another way. */
  set(data: T): void {
    this.#asked++;
    this.data = data;
    this.fault = null;
    this.loading = false;
  }

  /** Forgets the answer: another thing is asked for. */
  clear(): void {
    this.#asked++;
    this.data = null;
    this.fault = null;
    this.loading = false;
  }
}
