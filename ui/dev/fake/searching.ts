/** The search over the stand-in's data: all words, each a beginning, with or without accents. */
import type { CatalogueDto, FoundSentence, ReportView, SearchResults, SpanDto } from '../../src/shared/backend';
import { moment } from '../../src/shared/dates';
import { printed } from '../../src/shared/figures';
import { plain } from '../../src/shared/fold';
import { type Data, kept } from './stored';

const most = 50;
const tokens = (words: string) => [...words.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ folded: plain(match[0]), start: match.index, end: match.index + match[0].length }));

export function search(query: string, data: Data, catalogue: CatalogueDto, savedAt: string): SearchResults {
  const asked = tokens(query).map((token) => token.folded);
  if (asked.length === 0) return { sentences: [], figures: [], indicators: [] };
  const holds = (words: string) => asked.every((word) => tokens(words).some((token) => token.folded.startsWith(word)));
  return {
    sentences: kept(data).flatMap((view) => inReport(view, asked)).slice(0, most),
    figures: data.typed
      .filter((fact) => holds(`${fact.measure} ${fact.areaName ?? ''} ${fact.period?.label ?? ''}`))
      .slice(0, most)
      .map((fact) => ({ fact: fact.id, measure: fact.measure, value: printed(fact.quantity), area: fact.areaName, period: fact.period?.label ?? null, source: `Nguyễn Thu Hà, ${moment(savedAt)}` })),
    indicators: catalogue.indicators
      .filter((one) => [one.name, ...one.aliases].some(holds))
      .slice(0, most)
      .map(({ code, name, unit }) => ({ code, name, unit })),
  };
}

function inReport({ report, text, blocks, facts }: ReportView, asked: string[]): FoundSentence[] {
  return blocks.flatMap((block) => sentencesOf(text, block.span)).flatMap((span) => {
    const sentence = text.slice(span.start, span.end);
    const words = tokens(sentence).filter((token) => asked.some((word) => token.folded.startsWith(word)));
    if (!asked.every((word) => words.some((token) => token.folded.startsWith(word)))) return [];
    const inside = facts.filter((fact) => fact.span && fact.span.start >= span.start && fact.span.end <= span.end);
    return [{
      report: report.id, file: report.file, title: report.title, area: report.areaName, period: report.period?.label ?? null, sentence,
      words: words.map(({ start, end }) => ({ start, end })), facts: inside.map((fact) => fact.id),
    }];
  });
}

function sentencesOf(text: string, block: SpanDto): SpanDto[] {
  const pieces = [...text.slice(block.start, block.end).matchAll(/.+?(?:[.;](?=\s)\s*|$)/gs)];
  return pieces.map((piece) => ({ start: block.start + piece.index, end: block.start + piece.index + piece[0].trimEnd().length }));
}
