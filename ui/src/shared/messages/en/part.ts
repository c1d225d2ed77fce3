import type { Catalogue } from '..';
import { many } from './plural';

export const part: Catalogue['part'] = {
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  undo: 'Undo',
  retry: 'Try again',
  search: 'Find',
  clear: 'Clear',
  more: 'More',
  choose: 'Choose…',
  none: 'none',
  nothingFound: (query) => `Nothing found for “${query}”`,
  moreResults: (n) => `${many(n, 'more result')}. Type more to narrow them.`,
  withoutAccents: 'Accents are not needed',
  loading: 'Loading…',
  failed: 'This could not be done',
  details: 'Details for support',
  copyDetails: 'Copy details',
  copied: 'Copied',
  bridge: 'The window cannot reach the program. Close Tổng Kết and open it again; what was saved is not lost.',
  layers: 'Open boxes',
  notices: 'Notices',
  resize: 'Drag to change the width',
};
