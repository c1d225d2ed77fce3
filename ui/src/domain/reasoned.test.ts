import { beforeEach, expect, test, vi } from 'vitest';
import { openDesk } from '../../dev/render';
import { Refusal } from '../shared/backend';
import type { Desk } from './desk.svelte';
import { Reasoned } from './reasoned.svelte';

let desk: Desk;
let reasoned: Reasoned;

beforeEach(async () => {
  ({ desk } = await openDesk());
  reasoned = new Reasoned(desk);
});

const closed = new Refusal({ code: 'year_closed', message: 'Số liệu năm 2024 đã khóa.', detail: null });
const step = () => vi.fn(async (why: string | null) => {
  if (why === null) throw closed;
  return why;
});

test('a step that needs no reason is taken without a word', async () => {
  expect(await reasoned.take(async (why) => why)).toEqual({ answer: null });
  expect(reasoned.waiting).toBeNull();
});

test('a closed year asks, and the step is taken again with the reason', async () => {
  const taken = step();
  const answer = reasoned.take(taken);
  await vi.waitFor(() => expect(reasoned.waiting?.fault.message).toContain('2024'));
  reasoned.give('đính chính');
  expect(await answer).toEqual({ answer: 'đính chính' });
  expect(taken.mock.calls).toEqual([[null], ['đính chính']]);
  expect(reasoned.waiting).toBeNull();
});

test('without a reason nothing is done', async () => {
  const answer = reasoned.take(step());
  await vi.waitFor(() => expect(reasoned.waiting).not.toBeNull());
  reasoned.giveUp();
  expect(await answer).toBeNull();
});

test('a second step that asks ends the first one', async () => {
  const first = reasoned.take(step());
  await vi.waitFor(() => expect(reasoned.waiting).not.toBeNull());
  const second = reasoned.take(step());
  expect(await first).toBeNull();
  reasoned.give('vì sao');
  expect(await second).toEqual({ answer: 'vì sao' });
});

test('another refusal is no question', async () => {
  const refused = new Refusal({ code: 'unknown_fact', message: 'không còn', detail: null });
  await expect(reasoned.take(() => Promise.reject(refused))).rejects.toBe(refused);
  expect(await reasoned.run(() => Promise.reject(refused), 'xong', 'confirm')).toBe(false);
  expect(desk.toasts.shown.at(-1)?.text).toBe('không còn');
});
