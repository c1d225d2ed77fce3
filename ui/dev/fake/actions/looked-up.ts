/** What is looked up and gone back to: search, conflicts, the log, the trash. */
import type * as dto from '../../../src/shared/backend';
import { about, conflicts } from '../conflicts';
import type { DataFile } from '../data-file';
import { refuse } from '../refuse';
import { search } from '../searching';
import type { Decided } from '../stored';

export function lookedUp(file: DataFile) {
  /** The official figures without those about the same as this one. */
  function undecided(fact: string): Map<string, Decided> {
    const same = about(file.data, fact).map((one) => one.id);
    return new Map([...file.data.official].filter(([id]) => !same.includes(id)));
  }

  return {
    async search(query: string): Promise<dto.SearchResults> {
      return search(query, file.data, file.catalogue, file.savedAt ?? file.now());
    },

    async conflicts(ask: dto.ConflictAsk): Promise<dto.ConflictDto[]> {
      return conflicts(file.data, ask);
    },

    async chooseOfficial(fact: string, reason: string): Promise<dto.DeskStatus> {
      if (reason.trim() === '') throw refuse('no_reason', 'Việc này cần có lý do. Hãy ghi lý do rồi làm lại.');
      const rest = undecided(fact);
      file.store('choose_official', { official: rest.set(fact, file.by(reason)) }, reason);
      return file.status();
    },

    async chooseByRules(fact: string, why: string | null): Promise<dto.DeskStatus> {
      file.store('choose_by_rules', { official: undecided(fact) }, why);
      return file.status();
    },

    async actionLog(before: string | null, most: number): Promise<dto.LogEntryDto[]> {
      return file.log.list(before, most, file.data);
    },

    async revertAction(entry: string, why: string | null): Promise<dto.DeskStatus> {
      const data = file.log.without(entry, file.data);
      if (!data) throw refuse('not_last', 'Việc này không lấy lại riêng được: sau đó đã có thay đổi khác. Hãy dùng Hoàn tác lần lượt.');
      file.store('revert', data, why);
      file.log.setStands(Number(entry), false);
      return file.status();
    },

    async trash(): Promise<dto.TrashedDto[]> {
      return [...file.data.trash].map(([report, decided]) => {
        const of = file.data.views.get(report)?.report;
        return { report, file: of?.file ?? '', title: of?.title ?? '', ...decided };
      });
    },

    async deleteReport(id: string, why: string | null): Promise<dto.DeskStatus> {
      file.view(id);
      file.store('delete_report', { trash: new Map(file.data.trash).set(id, file.by(why)) }, why);
      return file.status();
    },

    async restoreReport(id: string, why: string | null): Promise<dto.DeskStatus> {
      const trash = new Map(file.data.trash);
      trash.delete(id);
      file.store('restore_report', { trash }, why);
      return file.status();
    },

    async emptyTrash(): Promise<number> {
      const gone = file.data.trash;
      file.store('empty_trash', { views: new Map([...file.data.views].filter(([id]) => !gone.has(id))), trash: new Map() });
      // Steps before it hold what is gone for good.
      [file.done, file.undone] = [[], []];
      return gone.size;
    },
  };
}
