import type { Catalogue } from '..';

export const language: Catalogue['language'] = {
  title: 'Language',
  names: { vi: 'Tiếng Việt', en: 'English' },
  note: 'English is for the words of this window. Names of indicators and areas, messages of the program, the handbook and the printed report stay Vietnamese, numbers are written the Vietnamese way.',
  short: 'Indicators, areas, messages and reports stay Vietnamese.',
  failed: 'The words of the other language could not be loaded.',
  command: (name) => `Language: ${name}`,
};
