import type { Catalogue } from '..';
import { period as vi } from '../vi/period';

/** The labels of periods stay as the program prints them. */
export const period: Catalogue['period'] = {
  ...vi,
  title: 'Period',
  kind: 'Kind of period',
  kinds: {
    year: 'Whole year',
    quarter: 'Quarter',
    month: 'Month',
    first_months: 'First months of a year',
    as_of: 'As of a day',
    between: 'From a day to a day',
  },
  none: 'Period not known',
  yearField: 'Year',
  quarterField: 'Quarter',
  monthField: 'Month',
  monthsField: 'Number of months',
  dayField: 'Day',
  startField: 'From',
  endField: 'To',
  apply: 'Choose this period',
  incomplete: 'Fill in the whole year or day.',
};

export const time: Catalogue['time'] = {
  yesterday: 'yesterday',
  dayForm: 'day/month/year',
};
