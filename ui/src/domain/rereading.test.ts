import { expect, test } from 'vitest';
import type { ReadFigure } from '../shared/backend';
import { counted, said } from './rereading';

const figure = (over: Partial<ReadFigure> = {}): ReadFigure => ({ value: '128 trạm', measure: 'trạm phát sóng', indicatorName: null, areaName: 'Sơn La', period: 'năm 2023', sure: false, ...over });

test('of a changed figure only what differs is said', () => {
  const linked = figure({ indicatorName: 'Số trạm BTS', sure: true });
  expect(said(figure(), linked)).toBe('128 trạm · trạm phát sóng (chưa gắn chỉ tiêu) · cần xem');
  expect(said(linked, figure())).toBe('128 trạm · Số trạm BTS · chắc chắn');
  expect(said(figure({ period: 'quý I năm 2023' }), figure())).toBe('128 trạm · quý I năm 2023');
});

test('a new figure is said whole; where there is none, words stand', () => {
  expect(said(figure({ indicatorName: 'Số trạm BTS' }), null)).toBe('128 trạm · Số trạm BTS · Sơn La · năm 2023');
  expect(said(null, figure())).toBe('không phải số liệu');
});

test('changes are counted by kind', () => {
  const change = (kind: string) => ({ kind, fact: null, quote: '1', before: null, after: null });
  expect(counted(['added', 'gone', 'added', 'changed'].map(change))).toEqual({ changed: 1, added: 2, gone: 1 });
});
