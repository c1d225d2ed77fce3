/** Short notices of what was done. They leave by themselves; one with a way back stays longer. */

export interface Toast {
  id: number;
  text: string;
  bad: boolean;
  undo?: () => void;
}

const shortStay = 5_000;
const longStay = 12_000;

export class Toasts {
  shown = $state<Toast[]>([]);
  #next = 0;

  /** Tells of something done; `undo` takes it back, and takes the place of all notices before it. */
  say(text: string, undo?: () => void): void {
    if (undo) this.shown = [];
    this.#add({ text, bad: false, undo }, undo ? longStay : shortStay);
  }

  /** Tells of something that was refused. */
  warn(text: string): void {
    this.#add({ text, bad: true }, longStay);
  }

  /** Something else was stored: the way back of an earlier notice would now lead elsewhere. */
  forgetUndo(): void {
    this.shown = this.shown.map((toast) => ({ ...toast, undo: undefined }));
  }

  close(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  #add(toast: Omit<Toast, 'id'>, stay: number): void {
    const id = this.#next++;
    this.shown = [...this.shown.slice(-2), { ...toast, id }];
    setTimeout(() => this.close(id), stay);
  }
}
