import type { Catalogue } from '..';

export const handbook: Catalogue['handbook'] = {
  title: 'Handbook',
  contents: 'Contents',
  text: 'Text of the handbook, in Vietnamese',
  back: (view) => `Back to ${view}`,
};
