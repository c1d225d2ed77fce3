import { expect, test } from 'vitest';
import { readPlace, Route, writePlace } from './route.svelte';

test('an address leads back to its place', () => {
  const params = { report: '12', fact: 'n34', q: 'số liệu & “chờ”' };
  expect(readPlace(writePlace('review', params))).toEqual({ view: 'review', params });
  expect(readPlace('#/overview')).toEqual({ view: 'overview', params: {} });
});

test('anything else is no place', () => {
  expect(readPlace('')).toBeNull();
  expect(readPlace('#overview')).toBeNull();
});

test('a step on its way is not undone by a selection inside the view that is left', () => {
  history.replaceState(null, '', '#/review?report=1');
  const route = new Route();
  const stop = route.follow();
  route.replace('review', { report: '1', fact: '2' });
  expect(location.hash).toBe('#/review?report=1&fact=2');
  location.hash = '#/import';
  route.replace('review', { report: '1', fact: '3' });
  expect(location.hash).toBe('#/import');
  stop();
});
