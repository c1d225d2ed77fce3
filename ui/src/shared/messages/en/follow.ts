import type { Catalogue } from '..';
import { many } from './plural';

export const follow: Catalogue['follow'] = {
  flag: 'Flag',
  flagLong: 'Flag it to be looked into',
  unflag: 'Remove the flag',
  why: 'What is to be asked or looked into',
  mark: 'Flag it',
  note: 'Note',
  noteEdit: 'Change the note',
  noteWrite: 'What to remember about this figure',
  noted: 'The note is saved',
  flagged: 'Flagged to be looked into',
  unflagged: 'The flag is removed',
  by: (person, at) => `${person} flagged it ${at}`,
  flags: (n) => `${many(n, 'figure')} to be looked into`,
  done: 'Done',
  doneLong: (what) => `Done: ${what}`,
  contradictions: (n) => `${many(n, 'contradiction')} among the figures`,
  contradictionsNote: 'Look at the sentence of each figure, and correct the wrong one or set it aside.',
  error: 'one of them is wrong',
  warning: 'one of them is often wrong',
  sourceOf: 'Sentence:',
  more: (n) => `Show ${many(n, 'more place')}`,
  gone: 'The figure is not in the list any more',
};
