import type { Catalogue } from '..';
import { count } from '../../numbers';
import { search as vi } from '../vi/search';
import { many } from './plural';

export const search: Catalogue['search'] = {
  title: 'Search',
  hint: 'In all reports, typed figures and the list of indicators',
  box: 'Type what to look for; accents are not needed',
  results: 'Results',
  clear: 'Clear the search',
  sentences: (n) => `Sentences of reports (${count(n)})`,
  figures: (n) => `Typed figures (${count(n)})`,
  indicators: (n) => `Indicators (${count(n)})`,
  first: (n) => `Only the first ${many(n, 'result')}. Type more to narrow them.`,
  facts: (n) => `${many(n, 'figure')} in the sentence`,
  recent: 'Looked for lately',
  examples: 'Try',
  // Reports are in Vietnamese.
  exampleWords: vi.exampleWords,
  start: 'Find a sentence, a figure, an indicator',
  startNote: 'Results come as you type. Enter opens the source of the chosen one.',
  nothing: (query) => `Nothing found for “${query}”`,
  nothingNote: 'All words must stand in one sentence. Use fewer words, or the beginning of a word.',
  keys: [
    [['↑', '↓'], 'Result before, next result'],
    [['Enter'], 'Open the source of the chosen result'],
    [['Esc'], 'Clear the search'],
  ],
};
