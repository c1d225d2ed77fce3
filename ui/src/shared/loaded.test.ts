import { expect, test } from 'vitest';
import { Refusal } from './backend';
import { Loaded } from './loaded.svelte';

test('only the answer to the last question counts', async () => {
  const loaded = new Loaded<string>();
  let answerFirst: (answer: string) => void = () => undefined;
  const first = loaded.load(() => new Promise((done) => (answerFirst = done)));
  await loaded.load(async () => 'second');
  answerFirst('first');
  await first;
  expect(loaded.data).toBe('second');
});

test('a refusal keeps the last answer and says why', async () => {
  const loaded = new Loaded<string>();
  await loaded.load(async () => 'before');
  await loaded.load(async () => {
    throw new Refusal({ code: 'missing', message: 'Không còn nữa.', detail: null });
  });
  expect(loaded.data).toBe('before');
  expect(loaded.fault?.code).toBe('missing');
  expect(loaded.loading).toBe(false);
});

test('a bridge that breaks becomes words and a detail', async () => {
  const loaded = new Loaded<string>();
  await loaded.load(() => Promise.reject(new Error('ipc closed')));
  expect(loaded.fault).toMatchObject({ code: 'bridge', detail: 'ipc closed' });
});
