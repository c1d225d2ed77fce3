import type { Catalogue } from '..';
import { count } from '../../numbers';

export const pages: Catalogue['pages'] = {
  pageLabel: (page, all) => `Page ${count(page)} of ${count(all)}`,
  page: (page, all) => `Page ${count(page)} / ${count(all)}`,
  previous: 'Page before',
  next: 'Next page',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  fit: 'Fit the width',
  percent: (n) => `${n}%`,
  broken: 'This page could not be drawn',
  original: 'Original page',
  opening: 'Opening the original file…',
  unopened: 'The pages of this file could not be drawn. Use “Open the original file” to see it in another program.',
  marked: (page) => `The sentence is on page ${count(page)}, marked`,
  scanned: (page) => `The sentence is on page ${count(page)}. The page is a scan, so the sentence cannot be marked`,
  unmarked: (page) => `The sentence is on page ${count(page)}. Its very place on the page was not found`,
  blank: (page) => `The sentence is on page ${count(page)}, but its picture cannot be drawn here. Use “Open the original file”`,
  noPage: 'This figure has no page in the original file',
};
