/**
 * The year-end report over the stand-in's figures: a real PDF of the program's own making (an invented year of Cao Bằng),
 * whose numbers are bound to the figures of the stand-in in turn.
 */
import type { EntryForm, FieldDto, SummaryView } from '../../src/shared/backend';
import pages from './sample/year-end.json';
import pdf from './sample/year-end.pdf?inline';

const isBelow = (a: { page: number; y: number }, page: number, y: number) => page > a.page || (page === a.page && y >= a.y);

export function summaryView(form: EntryForm, fields: FieldDto[]): SummaryView {
  const filled = form.rows.filter((row) => row.actual ?? row.estimate);
  const cells = filled.map((row) => row.actual ?? row.estimate).filter((cell) => cell !== null);
  const head = { areaName: form.areaName, year: form.year };
  if (cells.length === 0) {
    const message = `Chưa có số liệu nào của ${form.areaName} năm ${form.year} nên không làm được báo cáo tổng kết. Còn thiếu: báo cáo năm ${form.year} của Sở Thông tin và Truyền thông.`;
    return { ...head, pdf: null, pages: [], links: [], outline: [], pending: 0, pendingFacts: [], estimates: 0, missing: [{ indicator: null, message }], cutoff: null };
  }
  const links = pages.links.map(([page = 0, x = 0, y = 0, width = 0, height = 0], i) => ({ page, x, y, width, height, facts: [cells[i % cells.length]?.fact ?? ''] }));
  const outline = pages.outline.map((entry, i) => {
    const next = pages.outline.slice(i + 1).find((later) => later.level <= entry.level);
    return { ...entry, filled: links.some((link) => isBelow(entry, link.page, link.y) && !(next && isBelow(next, link.page, link.y))) };
  });
  const pendingFacts = cells.filter((cell) => !cell.judged).map((cell) => cell.fact);
  const results = form.rows.filter((row) => row.target && !row.actual && !row.estimate);
  const empty = fields.filter((field) => !filled.some((row) => row.field === field.code));
  return {
    ...head,
    pdf: pdf.slice(pdf.indexOf(',') + 1),
    pages: pages.pages,
    links,
    outline,
    pending: pendingFacts.length,
    pendingFacts,
    estimates: filled.filter((row) => !row.actual).length,
    missing: [
      ...results.map((row) => ({ indicator: row.indicator, message: `${row.name}: đã giao chỉ tiêu, chưa có kết quả.` })),
      ...empty.map((field) => ({ indicator: null, message: `${field.name}: chưa có số liệu nào.` })),
    ],
    cutoff: null,
  };
}
