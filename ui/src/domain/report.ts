/** What a report is, in a few words. */
import type { ReportRow } from '../shared/backend';
import { t } from '../shared/messages';

/** `Lạng Sơn · năm 2024`; says what is not known. */
export function areaAndPeriod(report: Pick<ReportRow, 'areaName' | 'period'>): string {
  return [report.areaName ?? t.report.unknownArea, report.period?.label ?? t.report.unknownPeriod].join(' · ');
}

/** How to name it in a button: `Lạng Sơn, năm 2024`, else the file. */
export function shortName(report: Pick<ReportRow, 'areaName' | 'period' | 'file'>): string {
  return report.areaName && report.period ? `${report.areaName}, ${report.period.label}` : report.file;
}
