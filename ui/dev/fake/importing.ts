/** An import that looks like one: files wait, are read one after the other, and end in every way a file can. */
import type { ImportProgress, ImportRow } from '../../src/shared/backend';

type End = Pick<ImportRow, 'state'> & Partial<ImportRow>;

const ends: (End & { name: string })[] = [
  { name: 'Bao cao nam 2024 - Bac Kan.docx', state: 'imported' },
  { name: 'Bao cao nam 2024 - Thai Nguyen.docx', state: 'imported', issues: [{ code: 'unsupported_content', message: 'Có 1 biểu đồ không đọc được. Nếu trong đó có số liệu, hãy nhập tay.', at: 'trang 2' }] },
  { name: 'Bieu mau.xlsx', state: 'failed', issues: [{ code: 'unsupported_format', message: 'Chưa đọc được loại tệp này. Hãy lưu thành .docx, .html hoặc .txt rồi nhập lại.', at: null }] },
  { name: 'Bao cao tong ket 2024 - Lang Son (ban sao).docx', state: 'duplicate' },
  { name: 'Bao cao mat.docx', state: 'failed', issues: [{ code: 'encrypted', message: 'Tệp có mật khẩu. Hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi nhập.', at: null }] },
  { name: 'Thumbs.db', state: 'skipped' },
  { name: 'Bao cao nam 2024 - Quang Tri.docx', state: 'imported' },
];

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

export interface ImportRun {
  firstIndex: number;
  /** How long one file takes, in ms. */
  pace: number;
  isStopped: () => boolean;
  /** Stores the next report; tells its row. */
  store: (count: number) => Partial<ImportRow>;
  /** The report that a duplicate is a copy of. */
  original: () => string | null;
  tell: (step: ImportProgress) => void;
}

export async function runImport(run: ImportRun): Promise<void> {
  const rows = ends.map(({ name }, i): ImportRow => ({
    index: run.firstIndex + i, name, state: 'waiting', report: null, versionOf: null, format: null, area: null, period: null, facts: 0, linked: 0, doubtful: 0, pages: null, issues: [],
  }));
  const total = rows.length;
  for (const row of rows) run.tell({ done: 0, total, row, finished: false });
  let stored = 0;
  for (const [i, row] of rows.entries()) {
    if (run.isStopped()) {
      run.tell({ done: i + 1, total, row: { ...row, state: 'stopped' }, finished: false });
      continue;
    }
    run.tell({ done: i, total, row: { ...row, state: 'reading' }, finished: false });
    await pause(run.pace);
    const { name: _, ...end } = ends[i] as End & { name: string };
    const what = end.state === 'imported' ? run.store(stored++) : end.state === 'duplicate' ? { report: run.original() } : {};
    run.tell({ done: i + 1, total, row: { ...row, ...what, ...end }, finished: false });
  }
  run.tell({ done: total, total, row: null, finished: true });
}
