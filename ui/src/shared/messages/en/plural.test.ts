import { expect, test } from 'vitest';
import { many, noun } from './plural';

test('one thing, several things, none', () => {
  expect([many(1, 'figure'), many(1045, 'figure'), many(0, 'figure')]).toEqual(['1 figure', '1.045 figures', '0 figures']);
  expect([noun(1, 'says', 'say'), noun(3, 'says', 'say')]).toEqual(['says', 'say']);
});
