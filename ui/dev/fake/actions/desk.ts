/** What the frame shows and sets: who works where, undo, the sample, what was learned, the office's own indicators. */
import type * as dto from '../../../src/shared/backend';
import type { DataFile } from '../data-file';
import { invented, type OwnIndicators } from '../own';

const learnedBefore: dto.LearnedAliasDto[] = [
  { words: 'số trạm phát sóng', kind: 'count', field: 'tel', indicator: 'tel.bts', indicatorName: 'Trạm thu phát sóng thông tin di động', reports: 3, against: 0, standing: 'links', message: 'Gắn ngay khi đọc báo cáo mới.' },
  { words: 'doanh thu', kind: 'money', field: 'tel', indicator: 'tel.revenue', indicatorName: 'Doanh thu dịch vụ viễn thông', reports: 1, against: 1, standing: 'waits', message: 'Chưa dùng: hai báo cáo dùng chữ này theo hai nghĩa.' },
];

export function desk(file: DataFile, own: OwnIndicators) {
  let learned = learnedBefore;
  let recognises = false;
  /** What was worked on before the sample data took its place. */
  let sample: { area: string | null } | null = null;

  return {
    async status(): Promise<dto.DeskStatus> {
      return file.status();
    },

    async catalogue(): Promise<dto.CatalogueDto> {
      return own.catalogue();
    },

    async setDesk(person: string | null, area: string | null, year: number | null): Promise<dto.DeskStatus> {
      file.person = person ?? file.person;
      file.area = area ?? file.area;
      file.year = year ?? file.year;
      return file.status();
    },

    async openSample(): Promise<dto.DeskStatus> {
      sample ??= { area: file.area };
      [file.isSample, file.area] = [true, 'B-20'];
      return file.status();
    },

    async leaveSample(): Promise<dto.DeskStatus> {
      file.area = sample?.area ?? null;
      sample = null;
      file.isSample = false;
      return file.status();
    },

    async recognition(): Promise<dto.Recognition> {
      return { on: recognises, program: file.scene === 'many' ? 'missing' : 'ready' };
    },

    async setRecognition(on: boolean): Promise<dto.Recognition> {
      recognises = on;
      return this.recognition();
    },

    async undo(): Promise<dto.DeskStatus> {
      const step = file.done.pop();
      if (step) {
        file.undone.push({ ...step, before: file.data });
        file.turn('undo', step);
      }
      return file.status();
    },

    async redo(): Promise<dto.DeskStatus> {
      const step = file.undone.pop();
      if (step) {
        file.done.push({ ...step, before: file.data });
        file.turn('redo', step);
      }
      return file.status();
    },

    async learnedAliases(): Promise<dto.LearnedAliasDto[]> {
      return learned;
    },

    async forgetAlias(ask: dto.ForgetAsk): Promise<dto.LearnedAliasDto[]> {
      learned = learned.filter((one) => one.words !== ask.words || one.kind !== ask.kind || one.indicator !== ask.indicator);
      return learned;
    },

    async indicator(code: string): Promise<dto.IndicatorView> {
      return own.view(code);
    },

    async saveIndicator(edit: dto.IndicatorEdit): Promise<dto.IndicatorSaved> {
      return own.save(edit);
    },

    async setAddition(code: string, aliases: string[], hidden: boolean): Promise<dto.IndicatorSaved> {
      return own.add(code, aliases, hidden);
    },

    async deleteIndicator(code: string): Promise<null> {
      return own.remove(code);
    },

    async saveCatalogue(): Promise<dto.SavedFile | null> {
      return { path: 'D:\\Báo cáo\\Danh mục chỉ tiêu.xlsx', bytes: 61_300 };
    },

    async chooseCatalogue(): Promise<dto.CatalogueImport | null> {
      return invented;
    },

    async takeInCatalogue(): Promise<dto.CatalogueImport> {
      return invented;
    },
  };
}
