//! The lines of a document in the order of its text: headings, paragraphs and items; tables stay whole.

use model::{Block, BlockKind, Document};
use text::Span;

/// A line of running text, or a table.
#[derive(Debug)]
pub(crate) enum Piece<'d> {
    /// One line.
    Line(Line),
    /// The cells of one table.
    Table(Vec<&'d Block>),
}

/// A line without the white space round it.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) span: Span,
    /// Whether the document says that it is a heading.
    pub(crate) heading: bool,
    /// Its place in the original.
    pub(crate) at: Option<String>,
}

/// The pieces of a document. Text outside every block is read as lines too, so that no number is lost.
pub(crate) fn pieces(document: &Document) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut done = 0;
    for block in &document.blocks {
        if block.span.start > done {
            lines_of(&document.text, Span::new(done, block.span.start), false, None, &mut out);
        }
        match &block.kind {
            BlockKind::Cell(cell) => match out.last_mut() {
                Some(Piece::Table(cells)) if same_table(cells, cell.table) => cells.push(block),
                _ => out.push(Piece::Table(vec![block])),
            },
            kind => {
                let heading = matches!(kind, BlockKind::Heading { .. });
                lines_of(&document.text, block.span, heading, block.at.as_deref(), &mut out);
            }
        }
        done = done.max(block.span.end);
    }
    if done < document.text.len() {
        lines_of(&document.text, Span::new(done, document.text.len()), false, None, &mut out);
    }
    out
}

/// The lines of one block.
pub(crate) fn of_block(document: &Document, block: &Block) -> Vec<Line> {
    let mut out = Vec::new();
    lines_of(&document.text, block.span, false, block.at.as_deref(), &mut out);
    out.into_iter().filter_map(|p| if let Piece::Line(line) = p { Some(line) } else { None }).collect()
}

fn same_table(cells: &[&Block], table: u32) -> bool {
    cells.last().is_some_and(|block| matches!(&block.kind, BlockKind::Cell(cell) if cell.table == table))
}

fn lines_of<'d>(text: &str, within: Span, heading: bool, at: Option<&str>, out: &mut Vec<Piece<'d>>) {
    let mut start = within.start;
    for line in within.of(text).split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        // What a table is drawn with is no line.
        if span.of(text).contains(text::is_letter_or_digit) {
            out.push(Piece::Line(Line { span, heading, at: at.map(str::to_owned) }));
        }
    }
}

/// Longest stretch that is looked at as one sentence, in bytes; longer ones are cut at white space.
const LONGEST: usize = 6_000;

/// The sentences of a line; a stretch without end is cut, so that the work stays in proportion to the text.
pub(crate) fn sentences(text: &str, line: Span) -> impl Iterator<Item = Span> + '_ {
    text::sentences(line.of(text))
        .map(move |s| Span::new(line.start + s.start, line.start + s.end))
        .flat_map(move |s| cut(text, s))
}

fn cut(text: &str, whole: Span) -> impl Iterator<Item = Span> + '_ {
    let mut from = whole.start;
    std::iter::from_fn(move || {
        if from >= whole.end {
            return None;
        }
        let end = if whole.end - from <= LONGEST { whole.end } else { cut_after(text, from, whole.end) };
        let span = Span::new(from, end);
        from = end;
        Some(span.trim(text))
    })
    .filter(|s| !s.is_empty())
}

/// The last white space in reach, else the last border of a character.
fn cut_after(text: &str, from: usize, end: usize) -> usize {
    let mut limit = (from + LONGEST).min(end);
    while !text.is_char_boundary(limit) {
        limit += 1;
    }
    let piece = text.get(from..limit).unwrap_or_default();
    match piece.rfind(char::is_whitespace) {
        Some(at) if at > 0 => from + at,
        _ => limit,
    }
}
