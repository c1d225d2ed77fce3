/** The rows of an import for the list: what became of each file, in words, and which need somebody. */
import type { ImportRow, ReportRow } from '../../shared/backend';
import { find, findable } from '../../shared/fold';
import { t } from '../../shared/messages';
import { areaAndPeriod } from '../../domain/report';

export type Tone = 'ok' | 'warn' | 'bad' | 'accent' | 'faint';

/** What became of a file. A reason that the program gave goes before the general word. */
export function resultOf(row: ImportRow): { tone: Tone; words: string } {
  const state = t.imports.states[row.state] ?? row.state;
  const reason = row.issues[0]?.message;
  switch (row.state) {
    case 'failed':
      return { tone: 'bad', words: reason ?? state };
    case 'imported':
      if (row.issues.length > 0) return { tone: 'warn', words: t.imports.partly(row.issues.length) };
      return row.facts === 0 ? { tone: 'faint', words: t.imports.noFigures } : { tone: 'ok', words: state };
    case 'reading':
      return { tone: 'faint', words: row.pages ? t.imports.recognising(row.pages.done + 1, row.pages.total) : state };
    case 'duplicate':
      return { tone: 'accent', words: state };
    default:
      return { tone: 'faint', words: state };
  }
}

/** Whether somebody should look at it: it was not read, or not all of it. */
export function isTrouble(row: ImportRow): boolean {
  return row.state === 'failed' || (row.state === 'imported' && row.issues.length > 0);
}

/** Those that failed first, then in the order they came. */
export function inOrder(rows: ImportRow[]): ImportRow[] {
  const rank = (row: ImportRow) => (row.state === 'failed' ? 0 : 1);
  return rows.toSorted((a, b) => rank(a) - rank(b) || a.index - b.index);
}

/** Seconds that are left, from how long the files so far took; none before that says anything. */
export function secondsLeft(done: number, total: number, elapsed: number): number | null {
  if (done === 0 || elapsed < 2_000) return null;
  return Math.ceil((elapsed / done) * (total - done) / 1000);
}

/** Which of the stored reports to list. */
export type Only = 'all' | 'unread' | 'unknown' | 'waiting';

export function chosenReports(reports: ReportRow[], only: Only, query: string): ReportRow[] {
  const kept = reports.filter((report) => {
    if (only === 'unread') return report.issues > 0;
    if (only === 'unknown') return report.area === null || report.period === null;
    return only === 'all' || report.waiting > 0;
  });
  if (query.trim() === '') return kept;
  const among = kept.map((report) => findable(report, [`${report.file} ${report.title} ${areaAndPeriod(report)} ${report.number ?? ''}`]));
  return find(query, among, Infinity);
}
