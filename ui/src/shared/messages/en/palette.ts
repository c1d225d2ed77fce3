import type { Catalogue } from '..';

export const palette: Catalogue['palette'] = {
  title: 'Find',
  placeholder: 'Type the name of a view, an indicator, an area or a thing to do',
  open: 'Find (Ctrl+K)',
  groups: { views: 'Go to', actions: 'Do', years: 'Year to work on', areas: 'Area to work on', indicators: 'Compare an indicator' },
  year: (year) => `Work on ${year}`,
  area: (name) => `Work on ${name}`,
  present: 'chosen now',
  files: 'Import reports from files…',
  folder: 'Import reports from a folder…',
  saveSummary: 'Save the summary: PDF, Word, Excel',
  backUp: 'Back up the data now',
  textSize: (name) => `Text size: ${name}`,
  theme: (name) => `Theme: ${name}`,
  keys: 'Keyboard shortcuts',
  tour: 'A short tour',
  paste: 'Import a report from copied text…',
};
