//! Plain text: lines to paragraphs, headings and items by their look.
//!
//! Such files are pages saved from the web (one line a paragraph), mails and notes (wrapped at some column), or tables
//! copied from a spreadsheet (tabs) or drawn with bars and spaces. Headings are told carefully: a line that states a figure is never one.

mod lines;
mod tables;
mod titles;

use crate::{
    compose::Composer,
    encoding,
    grid::{Grid, Reach},
    issues::Issues,
    legacy::{self, Judge},
    limits::MAX_PLAIN_BYTES,
    outline::plain_kind,
    passage::Passage,
};
use lines::{Line, lines};
use model::{Document, Format, Issue, IssueCode};
use std::borrow::Cow;

pub(crate) use tables::draws;

/// Reads a plain text.
pub(crate) fn read(bytes: &[u8]) -> (Document, Vec<Issue>) {
    let mut issues = Issues::default();
    let kept = encoding::beginning(bytes, MAX_PLAIN_BYTES);
    if kept.len() < bytes.len() {
        issues.note(IssueCode::LimitSize);
    }
    let text = encoding::decode(kept, &mut issues);
    if text.ends_with('\0') {
        // A file whose end was never written to the disk is filled up with zeros.
        issues.note(IssueCode::Truncated);
    }
    let text = decode_blocks(&text, &mut issues);
    let mut lines = lines(&text);
    if lines.iter_mut().filter_map(Line::cut).count() > 0 {
        issues.note(IssueCode::LimitSize);
    }
    let headings = titles::headings(&lines);
    let mut composer = Composer::new(Format::Txt, issues);
    let mut next = 0;
    while let Some(line) = lines.get(next) {
        let rows = tables::tabbed(&lines, next);
        if rows > 0 {
            composer.table(table(lines.get(next..next + rows).unwrap_or_default()), None);
            next += rows;
            continue;
        }
        let drawn = tables::drawn(&lines, next);
        if !drawn.is_empty() {
            composer.drawn_table(&drawn);
            next += drawn.len();
            continue;
        }
        let kind = headings.get(next).copied().flatten();
        let kind = kind.map_or_else(|| plain_kind(&line.text), |level| model::BlockKind::Heading { level });
        composer.block(kind, &Passage::plain(line.text.as_str()), None);
        next += 1;
    }
    composer.finish()
}

/// Decodes the lines that are in old encodings, each by its letters.
fn decode_blocks<'t>(text: &'t str, issues: &mut Issues) -> Cow<'t, str> {
    if !legacy::is_possible(text) {
        return Cow::Borrowed(text);
    }
    let mut judge = Judge::default();
    let mut passages: Vec<Passage> = text.split_inclusive('\n').map(Passage::plain).collect();
    passages.iter().for_each(|passage| judge.weigh(passage));
    passages.iter_mut().for_each(|passage| judge.decode(passage));
    judge.report(issues);
    Cow::Owned(passages.iter().map(Passage::text).collect())
}

fn table(lines: &[Line]) -> Grid {
    let mut grid = Grid::default();
    for line in lines {
        grid.begin_row();
        for field in line.text.split('\t') {
            grid.place(Passage::plain(field), Reach::SINGLE, false);
        }
        grid.end_row();
    }
    grid
}
