/** The year-end report, its letterhead, its words, its issued versions. */
import type * as dto from '../../../src/shared/backend';
import type { DataFile } from '../data-file';
import * as papers from '../papers';
import { refuse } from '../refuse';
import { summaryView } from '../summary';
import { formOf } from '../tables';

export function yearEnd(file: DataFile) {
  let letterhead: dto.OfficeDto | null = null;
  const cutoffs = new Map<string, string | null>();
  let issued: dto.IssuedDto[] = [...papers.issuedBefore];

  return {
    async summaryView(area: string, year: number, _options: dto.SummaryOptions): Promise<dto.SummaryView> {
      return { ...summaryView(formOf(file, area, year), file.catalogue.fields), cutoff: cutoffs.get(`${area} ${year}`) ?? null };
    },

    async keepCutoff(area: string, year: number, day: string | null): Promise<string | null> {
      cutoffs.set(`${area} ${year}`, day);
      return day;
    },

    async saveSummary(): Promise<dto.SavedFile | null> {
      return { path: 'D:\\TongKet\\Bao cao tong ket 2024.pdf', bytes: 184_320 };
    },

    async openSummary(): Promise<void> {},

    async office(area: string, year: number): Promise<dto.OfficeDto> {
      return letterhead ?? papers.usualOffice(year, file.catalogue.areas.find((one) => one.id === area)?.name);
    },

    async setOffice(_area: string, office: dto.OfficeDto): Promise<dto.OfficeDto> {
      letterhead = papers.setOffice(office);
      return letterhead;
    },

    async summaryChecks(area: string, year: number, options: dto.SummaryOptions): Promise<dto.SelfCheck[]> {
      return papers.checks(await this.summaryView(area, year, options), file.data.rewritten);
    },

    async passages(): Promise<dto.PassageDto[]> {
      return papers.passages(file.data.rewritten);
    },

    async rewordPassage(_area: string, _year: number, _options: dto.SummaryOptions, passage: string, pieces: dto.PieceDto[] | null): Promise<dto.PassageDto> {
      const rewritten = new Map(file.data.rewritten);
      if (pieces) rewritten.set(passage, { pieces, person: file.person, at: file.now() });
      else rewritten.delete(passage);
      file.store('reword', { rewritten });
      const kept = papers.passages(rewritten).find((one) => one.key === passage);
      if (!kept) throw refuse('bad_argument', `Không có mục nào mang mã “${passage}”.`);
      return kept;
    },

    async issueSummary(area: string, year: number, options: dto.SummaryOptions, note: string | null): Promise<dto.IssuedDto> {
      const { pending } = await this.summaryView(area, year, options);
      if (pending > 0) throw refuse('unconfirmed', `Còn ${pending} số liệu chưa có người duyệt nên chưa ban hành được. Hãy xác nhận các số này trước.`);
      const version = issued.length + 1;
      const now = { id: String(version), version, person: file.person, at: file.now(), note, pages: 9, bytes: 188_416, sha256: 'b'.repeat(64), changed: [] };
      issued = [now, ...issued];
      return now;
    },

    async issuedSummaries(): Promise<dto.IssuedDto[]> {
      return issued;
    },

    async openIssued(): Promise<void> {},

    async saveIssued(id: string): Promise<dto.SavedFile | null> {
      return { path: `D:\\TongKet\\Bao cao tong ket 2024 - ban ${id}.pdf`, bytes: 187_904 };
    },
  };
}
