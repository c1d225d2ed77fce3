import type { Catalogue } from '..';
import { many } from './plural';

const events: Record<string, string> = {
  found: 'found while reading the report',
  confirm: 'took it',
  reject: 'set it aside',
  reopen: 'put it back for review',
  correct: 'corrected it',
  add: 'added it from the text',
  enter: 'typed it',
  undo: 'undid it',
  redo: 'did it again',
};

export const source: Catalogue['source'] = {
  title: 'Source of the figure',
  openText: 'Open the sentence',
  openFile: 'Open the original',
  typedBy: (person, time) => `${person} typed it at ${time}`,
  history: 'History',
  events,
  event: (person, action, time) => `${person} ${events[action] ?? action}, ${time}`,
  byProgram: (action, time) => `${events[action] ?? action}, ${time}`,
  changed: (before, after) => `${before} → ${after}`,
  because: (why) => `Reason: ${why}`,
  same: (n) => `${many(n, 'other source')} with the same value`,
  against: (n) => `${many(n, 'other source')} with another value`,
  changedSince: (before, after) => `Changed after the year was closed: ${before} → ${after}`,
  changedBy: (person, time) => `${person}, ${time}`,
  notThere: 'none',
  gone: 'gone',
  notJudged: 'Nobody has judged this figure yet',
};
