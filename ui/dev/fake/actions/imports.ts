/** Files that come in: chosen, dropped or pasted, and what is told of them on the way. */
import type * as dto from '../../../src/shared/backend';
import type { Unlisten } from '../../../src/shared/backend';
import type { DataFile } from '../data-file';
import { runImport } from '../importing';

/** `pace`: ms that reading a file takes. */
export function imports(file: DataFile, pace: number) {
  const progress = new Set<(step: dto.ImportProgress) => void>();
  const hovers = new Set<(hover: dto.DropHover) => void>();
  let rows: dto.ImportRow[] = [];
  let stopped = false;

  return {
    /** What was pasted last, for tests. */
    pasted: null as dto.PastedText | null,

    async chooseFiles(): Promise<void> {
      void this.import();
    },

    async chooseFolder(): Promise<void> {
      void this.import();
    },

    async pasteReport(pasted: dto.PastedText): Promise<void> {
      this.pasted = pasted;
      void this.import();
    },

    /** What the window does with dropped files. */
    async import(): Promise<void> {
      stopped = false;
      await runImport({
        firstIndex: rows.length,
        pace,
        isStopped: () => stopped,
        original: () => [...file.data.views.keys()][0] ?? null,
        store: (count) => {
          const view = file.shelf.arrival(count, file.now());
          file.data = { ...file.data, views: new Map([[view.report.id, view], ...file.data.views]) };
          const row = file.row(view);
          return { report: row.id, format: row.format, area: row.areaName, period: row.period?.label ?? null, facts: row.facts, linked: row.linked, doubtful: row.doubtful };
        },
        tell: (step) => this.tell(step),
      });
    },

    /** Sends a step of an import, as the window does. */
    tell(step: dto.ImportProgress): void {
      const row = step.row;
      if (row) rows = [...rows.filter((old) => old.index !== row.index), row].sort((a, b) => a.index - b.index);
      for (const hear of progress) hear(step);
    },

    /** Tells that files are held over the window. */
    hover(over: boolean, files: number): void {
      for (const hear of hovers) hear({ over, files });
    },

    async importRows(): Promise<dto.ImportRow[]> {
      return rows;
    },

    async stopImport(): Promise<void> {
      stopped = true;
    },

    async onProgress(hear: (step: dto.ImportProgress) => void): Promise<Unlisten> {
      progress.add(hear);
      return () => progress.delete(hear);
    },

    async onDropHover(hear: (hover: dto.DropHover) => void): Promise<Unlisten> {
      hovers.add(hear);
      return () => hovers.delete(hear);
    },
  };
}
