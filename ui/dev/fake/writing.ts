/** Writes a report with its figures in place, so that every span is right by construction. */
import type { BlockDto, CitationDto, FactDto, IssueDto, MarkDto, ReportRow, ReportView, SetAsideDto, SpanDto, WarningDto } from '../../src/shared/backend';

/** What a figure is, besides its words. */
export interface Sketch {
  value: string;
  value2?: string;
  unit: string;
  form?: string;
  qualifier?: string;
  basis?: string;
  /** Indicator codes, best first, each with its score. */
  fits?: [string, number][];
  measure?: string;
  scope?: string;
  relation?: FactDto['relation'];
  warnings?: WarningDto[];
  confidence?: number;
  state?: string;
  period?: FactDto['period'];
  implicit?: boolean;
}

type Words = string | { words: string; fact: Sketch } | { words: string; aside: string } | { words: string; cites: string };

/** A figure in a sentence. */
export const fig = (words: string, fact: Sketch): Words => ({ words, fact });
/** A number that is no figure, and why. */
export const not = (words: string, aside: string): Words => ({ words, aside });
/** The number of a legal document. */
export const cites = (words: string, kind: string): Words => ({ words, cites: kind });

export interface Head {
  id: string;
  file: string;
  title: string;
  number: string | null;
  area: string | null;
  areaName: string | null;
  organization: string | null;
  period: ReportRow['period'];
  published: string | null;
  importedAt: string;
}

export const yearPeriod = (year: number) => ({ start: `${year}-01-01`, end: `${year}-12-31`, kind: 'year', label: `năm ${year}` });

export class Writing {
  #text = '';
  #blocks: BlockDto[] = [];
  #marks: MarkDto[] = [];
  #facts: { span: SpanDto; line: SpanDto; sketch: Sketch }[] = [];
  #asides: SetAsideDto[] = [];
  #citations: CitationDto[] = [];
  #tables = 0;
  /** The page that is being written on, of a PDF. */
  #at: string | null = null;

  heading(level: number, ...words: Words[]): this {
    return this.#block('heading', level, words);
  }

  paragraph(...words: Words[]): this {
    return this.#block('paragraph', 0, words);
  }

  item(...words: Words[]): this {
    return this.#block('item', 0, words);
  }

  /** What follows stands on this page, from 1. */
  page(number: number): this {
    this.#at = `trang ${number}`;
    return this;
  }

  /** Words of the page, not of the report. */
  foreign(kind: string, ...lines: string[]): this {
    const start = this.#text.length;
    for (const line of lines) this.#block('paragraph', 0, [line]);
    this.#marks.push({ span: { start, end: this.#text.length }, kind });
    return this;
  }

  table(rows: Words[][][]): this {
    const table = this.#tables++;
    for (const [row, cells] of rows.entries()) {
      const [first, start] = [this.#facts.length, this.#text.length + (this.#text === '' ? 0 : 1)];
      for (const [column, words] of cells.entries()) {
        this.#block('cell', 0, words, { table, row, column, rows: 1, columns: 1, head: row === 0 });
      }
      // The whole row is what a number in a table is read with.
      const line = { start, end: this.#text.length };
      for (const fact of this.#facts.slice(first)) fact.line = line;
    }
    return this;
  }

  #block(kind: string, level: number, words: Words[], cell: BlockDto['cell'] = null): this {
    if (this.#text !== '') this.#text += '\n';
    const start = this.#text.length;
    const found: { span: SpanDto; sketch: Sketch }[] = [];
    for (const word of words) {
      const from = this.#text.length;
      this.#text += typeof word === 'string' ? word : word.words;
      const span = { start: from, end: this.#text.length };
      if (typeof word === 'string') continue;
      if ('fact' in word) found.push({ span, sketch: word.fact });
      else if ('aside' in word) this.#asides.push({ span, reason: word.aside });
      else this.#citations.push({ number: word.words, kind: word.cites, date: null, span });
    }
    const line = { start, end: this.#text.length };
    this.#facts.push(...found.map((one) => ({ ...one, line })));
    this.#blocks.push({ span: line, kind, level, cell, at: this.#at });
    return this;
  }

  /** The sentence round a place: from the last full stop before it to the first behind it. */
  #sentence(span: SpanDto, line: SpanDto): SpanDto {
    const text = this.#text.slice(line.start, line.end);
    const before = text.slice(0, span.start - line.start).lastIndexOf('. ');
    const after = text.slice(span.end - line.start).search(/\. |[.;]$/);
    const start = before === -1 ? line.start : line.start + before + 2;
    const end = after === -1 ? line.end : span.end + after + 1;
    return { start, end };
  }

  done(head: Head, firstFact: number, names: (code: string) => string | undefined, issues: IssueDto[] = []): ReportView {
    const facts = this.#facts.map(({ span, line, sketch }, i) => this.#fact(String(firstFact + i), head, span, this.#sentence(span, line), sketch, names));
    const report: ReportRow = { ...head, format: head.file.split('.').at(-1) ?? '', kind: head.period?.kind ?? 'other', importedBy: 'Nguyễn Thu Hà', facts: 0, linked: 0, waiting: 0, doubtful: 0, issues: issues.length, supersededBy: null };
    return { report, text: this.#text, blocks: this.#blocks, marks: this.#marks, facts, setAside: this.#asides, citations: this.#citations, issues };
  }

  #fact(id: string, head: Head, span: SpanDto, sentence: SpanDto, sketch: Sketch, names: (code: string) => string | undefined): FactDto {
    const code = sketch.relation ? null : (sketch.fits?.[0]?.[0] ?? null);
    const confidence = sketch.confidence ?? 96;
    const state = sketch.state ?? 'found';
    const warnings = sketch.warnings ?? [];
    return {
      id,
      state,
      sure: state === 'found' && code !== null && warnings.length === 0 && confidence >= 90,
      report: head.id,
      span,
      sentence,
      quote: this.#text.slice(span.start, span.end),
      quantity: {
        value: sketch.value,
        value2: sketch.value2 ?? null,
        unit: sketch.unit,
        form: sketch.form ?? (sketch.unit === '%' ? 'rate' : 'number'),
        qualifier: sketch.qualifier ?? 'exact',
        basis: sketch.basis ?? 'actual',
      },
      correctedFrom: null,
      measure: sketch.measure ?? (code && names(code)) ?? '',
      field: code?.split('.')[0] ?? null,
      indicator: code,
      indicatorName: (code && names(code)) ?? null,
      candidates: (sketch.fits ?? []).map(([indicator, score]) => ({ indicator, score, reasons: [] })),
      scope: sketch.scope ?? null,
      relation: sketch.relation ?? null,
      area: head.area,
      areaName: head.areaName,
      period: sketch.period ?? head.period,
      at: null,
      implicit: sketch.implicit ?? false,
      warnings,
      confidence,
      note: null,
    };
  }
}
