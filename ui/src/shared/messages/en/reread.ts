import type { Catalogue } from '..';
import { count } from '../../numbers';
import { many, noun } from './plural';

export const reread: Catalogue['reread'] = {
  offer: (n) => `The rules of reading are better now: ${many(n, 'place')} of this report read otherwise than at the import.`,
  offerIdentity: 'The rules of reading are better now: area, period or body of this report read otherwise than at the import.',
  look: 'Show the difference',
  later: 'Later',
  open: (file) => `Read ${file} again`,
  openReport: 'Read the report again',
  title: 'Read the report again?',
  loading: 'Reading the text again…',
  note: 'The program reads the stored text again and opens no file.',
  kept: (n) => (n === 0 ? 'Nobody has judged a figure of this report yet.' : `${many(n, 'figure')} that people judged, noted or flagged ${noun(n, 'stays as it is', 'stay as they are')}.`),
  nothing: 'Read again, all is as it was. There is nothing to change.',
  identity: 'Details of the report',
  counts: (changed, added, gone) => [changed > 0 && `${count(changed)} read otherwise`, added > 0 && `${count(added)} new`, gone > 0 && `${count(gone)} gone`].filter(Boolean).join(', '),
  kind: 'Change',
  quote: 'Words of the report',
  before: 'At the import',
  after: 'Now',
  kinds: { changed: 'otherwise', gone: 'gone', added: 'new' },
  none: 'no figure',
  noIndicator: 'no indicator',
  sure: 'sure',
  doubtful: 'to look at',
  more: (n) => `Show ${many(n, 'more place')}`,
  take: 'Read again',
  taken: (file) => `${file} was read again`,
  undoNote: 'It can be undone in one step. New figures and those read otherwise still wait for review.',
};
