import type { Catalogue } from '..';
import { count } from '../../numbers';
import { many } from './plural';

export const rereadAll: Catalogue['rereadAll'] = {
  open: 'Read all again…',
  offer: 'This is a newer version of the program: it may read the stored reports better.',
  title: 'Read all reports again',
  note: 'The program reads the stored texts again and opens no file. Figures that people judged, noted or flagged stay as they are.',
  looking: (done, total) => `Reading report ${count(Math.min(done + 1, total))} of ${count(total)}`,
  taking: (done, total) => `Storing report ${count(Math.min(done + 1, total))} of ${count(total)}`,
  looked: (reports, differ) =>
    differ === 0 ? `${many(reports, 'report')} read again, all as before. There is nothing to change.` : `${many(reports, 'report')} read again: ${many(differ, 'report')} read otherwise now.`,
  list: 'Reports that read otherwise now',
  choose: (file) => `Take the new reading of ${file}`,
  identity: 'area, period or body',
  kept: (n) => ` · ${many(n, 'figure')} kept`,
  undoNote: 'Press the name of a report to see each place. Every report is a step of its own to undo.',
  take: (n) => `Read ${many(n, 'report')} again`,
  taken: (n) => `${many(n, 'report')} read again`,
};
