/** A new look at a report: what of a figure is read otherwise, in words. */
import type { ReadFigure, RereadChange } from '../shared/backend';
import { t } from '../shared/messages';

/** The value with what it is; of the rest only what is not the same on the other side. */
export function said(figure: ReadFigure | null, other: ReadFigure | null): string {
  if (figure === null) return t.reread.none;
  const { value, measure, indicatorName, areaName, period, sure } = figure;
  const differs = (key: keyof ReadFigure) => other === null || other[key] !== figure[key];
  const what = indicatorName ?? (other?.indicatorName ? `${measure} (${t.reread.noIndicator})` : measure);
  return [
    value,
    (differs('indicatorName') || differs('measure')) && what,
    differs('areaName') && areaName,
    differs('period') && period,
    other !== null && differs('sure') && (sure ? t.reread.sure : t.reread.doubtful),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** How many are read otherwise, are new, are gone. */
export function counted(changes: RereadChange[]): { changed: number; added: number; gone: number } {
  const of = (kind: string) => changes.filter((change) => change.kind === kind).length;
  return { changed: of('changed'), added: of('added'), gone: of('gone') };
}
