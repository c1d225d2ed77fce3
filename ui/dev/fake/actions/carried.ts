/** New versions of reports, new looks at them, and what is carried to and from other computers. */
import type * as dto from '../../../src/shared/backend';
import type { DataFile } from '../data-file';
import { takeIn as taken } from '../exchange';
import { refuse } from '../refuse';
import * as rereading from '../rereading';

export function carried(file: DataFile) {
  const takeIn = () => taken(file.data, () => file.shelf.arrival(3, file.now()));

  return {
    async rereadOffer(report: string): Promise<dto.RereadOffer> {
      return rereading.offer(file.row(file.view(report)), file.view(report));
    },

    async rereadReport(report: string, why: string | null): Promise<dto.DeskStatus> {
      const view = file.view(report);
      file.store('reread', { views: new Map(file.data.views).set(report, rereading.reread(view)) }, why);
      return file.status();
    },

    async savePack(_ask: dto.PackAsk): Promise<dto.SavedFile | null> {
      return { path: 'E:\\Trao doi\\So lieu.tongket', bytes: 2_410_496 };
    },

    async choosePack(): Promise<dto.TakeInView | null> {
      if (file.scene === 'many') throw refuse('not_a_pack', 'Tệp “Bao cao.tongket” không phải gói dữ liệu của Tổng Kết. Hãy xin lại tệp.');
      return takeIn().view;
    },

    async takeInPack(why: string | null): Promise<dto.TakeInView> {
      const { data, view } = takeIn();
      // New reports stay when it is undone, as after an import.
      const before = { ...file.data, views: new Map([...file.data.views, ...[...data.views].filter(([id]) => !file.data.views.has(id))]) };
      file.store('take_in', data, why, before);
      return view;
    },

    async saveFacts(ask: dto.FactsFileAsk): Promise<dto.SavedFile | null> {
      return { path: `E:\\Trao doi\\So lieu.${ask.form === 'xlsx' ? 'xlsx' : 'csv'}`, bytes: 91_136 };
    },

    /** The stand-in's reports have nothing in common; a test puts an offer in. */
    async versionOffers(): Promise<dto.VersionOffer[]> {
      return [];
    },

    async takeVersion(): Promise<dto.DeskStatus> {
      return file.status();
    },

    async keepBoth(): Promise<dto.DeskStatus> {
      return file.status();
    },
  };
}
