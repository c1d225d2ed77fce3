import { fireEvent, render } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import SearchList from './SearchList.svelte';

const row = createRawSnippet<[string]>((item) => ({ render: () => `<span>${item()}</span>` }));

function open(results: string[], onpick = vi.fn()) {
  const { container } = render(SearchList<string>, { label: 'Tỉnh', placeholder: 'Tìm', query: '', results, keyOf: (one: string) => one, row, onpick });
  const input = container.querySelector('input') as HTMLInputElement;
  const active = () => container.querySelector(`[id="${input.getAttribute('aria-activedescendant')}"]`)?.textContent?.trim();
  return { container, input, active, onpick };
}

test('arrows move, Enter chooses, the focus stays in the box', async () => {
  const { input, active, onpick } = open(['Lạng Sơn', 'Cao Bằng', 'Hà Giang']);
  expect(active()).toBe('Lạng Sơn');
  await fireEvent.keyDown(input, { key: 'ArrowDown' });
  expect(active()).toBe('Cao Bằng');
  await fireEvent.keyDown(input, { key: 'ArrowUp' });
  await fireEvent.keyDown(input, { key: 'ArrowUp' });
  expect(active()).toBe('Hà Giang');
  await fireEvent.keyDown(input, { key: 'Enter' });
  expect(onpick).toHaveBeenCalledExactlyOnceWith('Hà Giang');
});

test('Enter that ends a composed word chooses nothing', async () => {
  const { input, onpick } = open(['Lạng Sơn']);
  await fireEvent.keyDown(input, { key: 'Enter', isComposing: true });
  expect(onpick).not.toHaveBeenCalled();
});

test('a click chooses', async () => {
  const { container, onpick } = open(['Lạng Sơn', 'Cao Bằng']);
  await fireEvent.click(container.querySelectorAll('[role="option"]')[1] as HTMLElement);
  expect(onpick).toHaveBeenCalledExactlyOnceWith('Cao Bằng');
});

test('nothing found is said', () => {
  expect(open([]).container.textContent).toContain('Không có kết quả');
});
