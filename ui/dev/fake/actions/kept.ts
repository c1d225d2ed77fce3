/** What is kept beside the figures: flags, closed years, copies, the program itself. */
import type * as dto from '../../../src/shared/backend';
import type { DataFile } from '../data-file';
import * as keeping from '../keeping';
import { refuse } from '../refuse';

export function closedYears(file: DataFile): dto.ClosedYearDto[] {
  const closed = file.data.kept.closed.toSorted((a, b) => a.year - b.year);
  return closed.map((one) => keeping.closedYear(one, file.facts(), file.savedAt ?? one.at, (fact) => file.history.get(fact)?.at(-1)?.why ?? null));
}

export function kept(file: DataFile) {
  return {
    async flagFact(fact: string, on: boolean, why: string | null): Promise<void> {
      const others = file.data.kept.flags.filter((flag) => flag.fact !== fact);
      const flags = on ? [...others, { fact, person: file.person, at: file.now(), why }] : others;
      file.store(on ? 'flag' : 'unflag', { kept: { ...file.data.kept, flags } });
    },

    async flags(): Promise<dto.FlagDto[]> {
      return file.data.kept.flags;
    },

    async closeYear(year: number, why: string | null): Promise<void> {
      const closed = [...file.data.kept.closed.filter((one) => one.year !== year), keeping.close(year, file.facts(), file.person, file.now(), why)];
      file.store('close_year', { kept: { ...file.data.kept, closed } });
    },

    async reopenYear(year: number, why: string): Promise<void> {
      if (why.trim() === '') throw refuse('no_reason', 'Hãy ghi lý do.');
      file.store('reopen_year', { kept: { ...file.data.kept, closed: file.data.kept.closed.filter((one) => one.year !== year) } });
    },

    async closedYears(): Promise<dto.ClosedYearDto[]> {
      return closedYears(file);
    },

    async saveBackup(): Promise<string | null> {
      return 'E:\\Sao luu\\tongket 2026-11-22.db';
    },

    async restoreBackup(): Promise<dto.DeskStatus | null> {
      return this.restoreCopy('E:\\Sao luu\\tongket 2026-11-22.db');
    },

    /** The copy is the data file as it was at the start. */
    async restoreCopy(path: string): Promise<dto.DeskStatus> {
      if (!path.endsWith('.db')) throw refuse('missing', `Không có bản sao lưu “${path}”. Hãy kiểm tra lại tên.`);
      file.data = file.done[0]?.before ?? file.data;
      [file.done, file.undone, file.savedAt] = [[], [], file.now()];
      return file.status();
    },

    async safetyCopies(): Promise<dto.SafetyCopyDto[]> {
      return file.scene === 'empty' ? [] : keeping.safetyCopies;
    },

    async checkData(): Promise<string[]> {
      return file.scene === 'many' ? ['Văn bản của báo cáo 7 bị hỏng. Hãy nhập lại báo cáo từ tệp trên máy.', 'Số liệu 31 không khớp với câu gốc của nó. Hãy xem lại số liệu này trong báo cáo.'] : [];
    },

    async notices(): Promise<string[]> {
      return file.scene === 'many' ? ['Tệp dữ liệu nằm trên máy khác trong mạng: mỗi lúc chỉ một người mở được. Nên chuyển tệp về ổ đĩa của máy này.'] : [];
    },

    async licences(): Promise<string> {
      return keeping.licences;
    },

    /** The file that was chosen is a good one; in the scene `many` it is not. */
    async updateOffer(): Promise<dto.UpdateOffer | null> {
      if (file.scene === 'many') throw refuse('update_altered', 'Tệp “TongKet-0.2.0-setup.exe” không còn nguyên như khi phát hành (chép thiếu, hỏng hoặc bị sửa) nên không được cài. Hãy chép lại cả bộ cài và tệp chữ ký .minisig.');
      return keeping.update;
    },

    async updateRun(): Promise<void> {},
  };
}
