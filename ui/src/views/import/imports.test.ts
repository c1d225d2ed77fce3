import { expect, test } from 'vitest';
import type { ImportRow, ReportRow } from '../../shared/backend';
import { chosenReports, inOrder, isTrouble, resultOf, secondsLeft } from './imports';

const row = (more: Partial<ImportRow>): ImportRow => ({ index: 0, name: 'a.docx', state: 'imported', report: '1', versionOf: null, format: 'docx', area: null, period: null, facts: 3, linked: 2, doubtful: 1, pages: null, issues: [], ...more });
const issue = { code: 'encrypted', message: 'Tệp có mật khẩu.', at: null };

test('what became of a file', () => {
  expect(resultOf(row({}))).toEqual({ tone: 'ok', words: 'Đã đọc hết' });
  expect(resultOf(row({ issues: [issue] })).tone).toBe('warn');
  expect(resultOf(row({ state: 'failed', issues: [issue] }))).toEqual({ tone: 'bad', words: 'Tệp có mật khẩu.' });
  expect(resultOf(row({ facts: 0 })).words).toBe('Đã đọc, không thấy số liệu');
  expect(resultOf(row({ state: 'duplicate' })).tone).toBe('accent');
  expect(resultOf(row({ state: 'reading', pages: { done: 2, total: 9 } })).words).toBe('Đang nhận dạng chữ: trang 3 trên 9');
});

test('what failed stands first', () => {
  const rows = [row({ index: 0 }), row({ index: 1, state: 'failed', issues: [issue] }), row({ index: 2, state: 'waiting' })];
  expect(inOrder(rows).map((one) => one.index)).toEqual([1, 0, 2]);
  expect(rows.filter(isTrouble).map((one) => one.index)).toEqual([1]);
});

test('the time that is left is said once it means something', () => {
  expect(secondsLeft(0, 10, 5_000)).toBeNull();
  expect(secondsLeft(2, 10, 1_000)).toBeNull();
  expect(secondsLeft(2, 10, 4_000)).toBe(16);
});

const report = (more: Partial<ReportRow>): ReportRow => ({ id: '1', file: 'Bao cao.docx', format: 'docx', title: 'Báo cáo', number: null, area: 'A-20', areaName: 'Lạng Sơn', organization: null, kind: 'year', period: { start: '2024-01-01', end: '2024-12-31', kind: 'year', label: 'năm 2024' }, published: null, importedAt: '', importedBy: '', facts: 1, linked: 1, waiting: 0, doubtful: 0, issues: 0, supersededBy: null, ...more });

test('reports by what they need and by any of their words', () => {
  const reports = [report({}), report({ id: '2', waiting: 3 }), report({ id: '3', issues: 1 }), report({ id: '4', area: null, areaName: null })];
  const ids = (list: ReportRow[]) => list.map((one) => one.id);
  expect(ids(chosenReports(reports, 'all', ''))).toEqual(['1', '2', '3', '4']);
  expect(ids(chosenReports(reports, 'waiting', ''))).toEqual(['2']);
  expect(ids(chosenReports(reports, 'unread', ''))).toEqual(['3']);
  expect(ids(chosenReports(reports, 'unknown', ''))).toEqual(['4']);
  expect(ids(chosenReports(reports, 'all', 'lang son 2024'))).toEqual(['1', '2', '3']);
});
