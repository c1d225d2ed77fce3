import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openDesk } from '../../../dev/render';
import type { Desk } from '../../domain/desk.svelte';
import { Refusal } from '../../shared/backend';
import { Review } from './review-session.svelte';

let desk: Desk;
let review: Review;

beforeEach(async () => {
  ({ desk } = await openDesk());
  review = new Review(desk);
  await review.reload();
  await review.show('1', null);
});

const counts = () => [review.waiting.length, review.taken.length, review.rejected.length];

test('doubtful figures come first, each group in the order of the text', () => {
  const sure = review.waiting.map((fact) => fact.sure);
  expect(sure.indexOf(true)).toBe(sure.lastIndexOf(false) + 1);
  const starts = (wanted: boolean) => review.waiting.filter((fact) => fact.sure === wanted).map((fact) => fact.span?.start ?? 0);
  for (const group of [starts(true), starts(false)]) expect(group).toEqual(group.toSorted((a, b) => a - b));
  expect(review.now).toBe(review.waiting[0]?.id);
});

test('every number of the text has a decision or waits for one', () => {
  const [waiting = 0, taken = 0, rejected = 0] = counts();
  expect(waiting + taken + rejected).toBe(review.view.data?.facts.length);
});

test('taking a figure opens the next one', async () => {
  const [first, second] = review.waiting.map((fact) => fact.id);
  await review.accept();
  expect(review.fact(first ?? '')?.state).toBe('confirmed');
  expect(review.now).toBe(second);
  expect(review.tab).toBe('waiting');
});

test('setting aside and back again', async () => {
  const id = review.now ?? '';
  await review.reject();
  expect(review.fact(id)?.state).toBe('rejected');
  review.pick(id);
  expect(review.tab).toBe('aside');
  await review.reopen();
  expect(review.fact(id)?.state).toBe('found');
});

test('the last waiting figure leaves an empty list, not a wrong card', async () => {
  await review.confirmSure();
  while (review.waiting.length > 0) await review.accept();
  expect(review.now).toBeNull();
  expect(review.tab).toBe('waiting');
  await vi.waitFor(() => expect(desk.status?.counts.waiting).toBe(7));
  await vi.waitFor(() => expect(review.nextReport?.waiting).toBe(7));
});

describe('changing a figure', () => {
  test('takes it with the change', async () => {
    const id = review.now ?? '';
    const draft = review.draft;
    if (draft) draft.now.value = '1.318,7';
    await review.accept();
    expect(review.fact(id)).toMatchObject({ state: 'corrected', quantity: { value: '1318.7' } });
    expect(review.fact(id)?.correctedFrom).not.toBeNull();
  });

  test('keeps what was typed when the program refuses it, and says why', async () => {
    const id = review.now;
    if (review.draft) review.draft.now.value = 'mười';
    await review.accept();
    expect(review.fault?.code).toBe('not_a_number');
    expect(review.now).toBe(id);
    expect(review.draft?.now.value).toBe('mười');
  });

  test('loses nothing that was typed by looking elsewhere', () => {
    const id = review.now ?? '';
    if (review.draft) review.draft.now.scope = 'cấp xã';
    review.move(1);
    expect(review.isChanged(id)).toBe(true);
    review.move(-1);
    expect(review.draft?.now.scope).toBe('cấp xã');
    expect(review.giveUp()).toBe(true);
    expect(review.isChanged(id)).toBe(false);
    expect(review.giveUp()).toBe(false);
  });

  test('a suggested indicator by its number', async () => {
    const id = review.waiting.find((fact) => fact.candidates.length > 1)?.id ?? '';
    review.pick(id);
    review.pickCandidate(2);
    const second = review.open?.candidates[1]?.indicator;
    expect(review.draft?.now.indicator).toBe(second);
    await review.accept();
    expect(review.fact(id)?.indicator).toBe(second);
  });
});

describe('all that is sure', () => {
  test('is taken in one step, and undone in one', async () => {
    const before = counts();
    const sure = review.sure.map((fact) => fact.id);
    await review.confirmSure();
    expect(review.taken.length).toBe((before[1] ?? 0) + sure.length);
    expect(review.sure).toEqual([]);
    await vi.waitFor(() => expect(desk.status?.undo).toBe('confirm'));
    await desk.undo();
    await review.reload();
    expect(counts()).toEqual(before);
    expect(sure).toContain(review.now);
  });

  test('leaves out what somebody is changing', async () => {
    const id = review.sure[0]?.id ?? '';
    review.pick(id);
    if (review.draft) review.draft.now.value = '99';
    expect(review.confirmable.some((fact) => fact.id === id)).toBe(false);
    await review.confirmSure();
    expect(review.fact(id)?.state).toBe('found');
    expect(review.draft?.now.value).toBe('99');
  });
});

describe('adding a figure from the text', () => {
  test('makes it a figure of that place', async () => {
    const start = review.view.data?.text.indexOf('tỉnh, thành phố') ?? 0;
    review.startAdding({ start, end: start + 4 });
    if (review.adding) review.adding.draft.now.value = '63';
    await review.add();
    expect(review.adding).toBeNull();
    expect(review.open).toMatchObject({ quote: 'tỉnh', quantity: { value: '63' } });
    expect(review.tab).toBe('taken');
  });

  test('a number set aside is no longer set aside', async () => {
    const aside = review.setAside.find((one) => one.reason === 'rhetoric');
    if (!aside) throw new Error('the report has no such number');
    review.pick(`n${aside.span.start}`);
    expect(review.tab).toBe('aside');
    review.startFromAside(aside);
    await review.add();
    expect(review.setAside).not.toContain(aside);
    expect(review.open?.quote).toBe('4 tại chỗ');
  });

  test('can be given up', () => {
    review.startAdding({ start: 0, end: 4 });
    expect(review.giveUp()).toBe(true);
    expect(review.adding).toBeNull();
  });
});

test('who looks elsewhere while a decision is stored is left there', async () => {
  const [first = ''] = review.waiting.map((fact) => fact.id);
  const deciding = review.accept();
  review.showTab('taken');
  const elsewhere = review.now;
  await deciding;
  expect([review.tab, review.now]).toEqual(['taken', elsewhere]);
  review.pick(first);
  expect(review.draft?.changed).toBe(false);
});

test('a figure that is corrected twice shows what it is now', async () => {
  const id = review.waiting.at(-1)?.id ?? '';
  review.pick(id);
  for (const value of ['12', '13']) {
    if (review.draft) review.draft.now.value = value;
    await review.accept();
    review.pick(id);
    expect(review.draft?.now.value).toBe(value);
    expect(review.draft?.changed).toBe(false);
  }
});

test('two decisions at once are one', async () => {
  const before = review.waiting.length;
  await Promise.all([review.accept(), review.accept()]);
  expect(review.waiting.length).toBe(before - 1);
});

test('a correction of the report moves its figures along', async () => {
  const edit = { title: 'Báo cáo', number: null, area: 'A-04', organization: null, period: { kind: 'year' as const, year: 2022 }, published: null };
  expect(await review.correctReport(edit)).toBe(true);
  expect(review.view.data?.report).toMatchObject({ areaName: 'Cao Bằng', period: { label: 'năm 2022' } });
});

test('the way back is offered only for the very step', async () => {
  await review.accept();
  await vi.waitFor(() => expect(desk.toasts.shown.at(-1)?.undo).toBeDefined());
  desk.backend.status = () => Promise.reject(new Refusal({ code: 'busy', message: 'Bận.', detail: null }));
  await desk.done('Đã làm', 'reject');
  expect(desk.toasts.shown.at(-1)?.undo).toBeUndefined();
});
