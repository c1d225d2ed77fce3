import type { Catalogue } from '..';
import { count } from '../../numbers';
import { many } from './plural';

export const summary: Catalogue['summary'] = {
  title: 'Year-end summary',
  of: (area, year) => `Report of ${year} · ${area}`,
  draft: 'Draft',
  draftWhy: (n) => `${many(n, 'figure')} not reviewed; “DỰ THẢO” is printed`,
  final: 'All reviewed',
  print: 'Open to print',
  save: 'Save the report…',
  kinds: 'PDF, Word or Excel',
  saveWhy: 'Choose the kind of file in the box: PDF to sign and print, Word to go on writing, Excel for the tables.',
  saved: (path) => `Saved to ${path}`,
  opened: "Opened in the computer's PDF viewer. Print it there.",

  outline: 'Outline',
  outlineEmpty: 'no figures',
  pages: 'Pages',
  link: (n, page) => `Source of figure ${count(n)} on page ${count(page)}`,
  brokenAll: 'The pages could not be drawn. The report can still be saved and printed with the buttons above.',
  drawing: 'Making the report…',

  checks: 'Self-check',
  pending: (n) => `${many(n, 'figure')} not reviewed`,
  pendingNote: '“DỰ THẢO” is printed until every figure is confirmed.',
  confirm: (n) => `Confirm ${many(n, 'figure')}`,
  confirmed: (n) => `Confirmed ${many(n, 'figure')}`,
  pendingNone: 'Every figure is reviewed',
  estimates: (n) => `${many(n, 'figure')} still estimated`,
  estimatesNote: 'Printed with “ước”. Add the result once there is one.',
  estimatesNone: 'No estimates left',
  missing: (n) => many(n, 'gap'),
  missingNone: 'Every assigned indicator has a value',
  enter: 'Enter',
  enterLong: (what) => `Enter a figure: ${what}`,
  moreMissing: (n) => `Show ${many(n, 'more gap')}`,
  sources: 'Press a figure on the page to see its sentence',

  options: 'How the report is made',
  confirmedOnly: 'Reviewed figures only',
  confirmedOnlyNote: 'Figures that nobody reviewed are not printed.',
  emptySections: 'Keep sections without figures',
  emptySectionsNote: 'Prints the headings of fields without figures too.',

  empty: (year) => `The report of ${year} cannot be made yet`,
  importReports: 'Import reports',
  enterFigures: 'Type figures into the form',
  noArea: 'No area chosen',
  noAreaNote: 'Choose an area above to make its report.',
  keys: [
    [['Ctrl+S'], 'Save the report: PDF, Word or Excel'],
    [['Ctrl+P'], 'Open to print'],
    [['Ctrl+-', 'Ctrl+='], 'Smaller, larger pages'],
    [['PageUp', 'PageDown'], 'Scroll the pages'],
  ],
};
