import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { t } from '../shared/messages';
import Figure from './Figure.svelte';

function shown(props: Parameters<typeof render<typeof Figure>>[1]): string {
  return render(Figure, props).container.textContent ?? '';
}

test.each([
  [{ value: '1045', unit: 'tỷ đồng' }, '1.045 tỷ đồng'],
  [{ value: '75', unit: '%', qualifier: 'approx' }, 'khoảng 75%'],
  [{ value: '1045', basis: 'estimate' }, '1.045ước'],
  [{ value: '1045', basis: 'estimate', qualifier: 'approx' }, '1.045ước'],
  [{ value: '1045', basis: 'estimate', qualifier: 'approx', pending: true }, 'ước 1.045chờ'],
  [{ value: '30', basis: 'estimate', qualifier: 'at_least' }, `${t.figure.qualifiers.at_least} 30ước`],
  [{ value: '82.6', unit: '%', pending: true }, '82,6%chờ'],
  [{ value: '1268', against: 1, pending: true }, '1.2682 nguồn'],
  [{ value: '17', value2: '63', unit: 'hạng', form: 'rank' }, 'hạng 17/63'],
  [{ value: '1216', apart: true }, '1.216≠'],
])('%j', (props, words) => {
  expect(shown(props)).toBe(words);
});

test('what is missing is never nothing and never 0', () => {
  expect(shown({ value: null })).toBe('chưa có');
});

test('an estimate and a target do not look like a result', () => {
  const { container } = render(Figure, { value: '1', basis: 'target' });
  expect(container.querySelector('.target')).not.toBeNull();
  expect(render(Figure, { value: '1', basis: 'estimate' }).container.querySelector('.estimate')).not.toBeNull();
});
