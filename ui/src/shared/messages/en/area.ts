import type { Catalogue } from '..';

export const area: Catalogue['area'] = {
  title: 'Area',
  choose: 'Choose an area',
  search: 'Find a province or city',
  today: 'Today',
  former: 'Former',
  none: 'Area not known',
  sameAsReport: 'As the report',
  until: (day) => `until ${day}`,
  since: (day) => `since ${day}`,
};
