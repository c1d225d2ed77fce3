/** Which page of the original a place of the stored text stands on. */
import type { BlockDto, SpanDto } from '../../shared/backend';
import type { Wanted } from './page-words';

/** What is looked for in the original: a sentence, and where the text says it is. */
export interface WantedPage extends Wanted {
  /** From 0; none where the reader told no page. */
  page: number | null;
}

/** The program names pages of a PDF so; sheets and paragraphs of other files have other names. */
const pageName = /^trang (\d+)$/u;

/** Looks for the quote in its sentence; without one, in its paragraph or cell. */
export function wantedPage(view: { text: string; blocks: BlockDto[] }, quote: SpanDto, sentence: SpanDto | null): WantedPage {
  const block = view.blocks.findLast((one) => one.span.start <= quote.start && quote.start < one.span.end);
  const number = pageName.exec(block?.at ?? '')?.[1];
  return { text: view.text, quote, sentence: sentence ?? block?.span ?? quote, page: number === undefined ? null : Number(number) - 1 };
}
