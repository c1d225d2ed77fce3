//! Word 97 to 2003 (MS-DOC): the text from its pieces, with what styles, runs, rows and lists say about it.
//!
//! [`fib`] says where everything stands, [`text`](mod@text) puts the characters together, [`pages`] and [`sprm`] say
//! what holds for them, [`story`] makes paragraphs and tables of them. Insertions under review count as text, deletions
//! do not; comments are left out. Headers, footers and hidden text are kept and marked.

mod fib;
mod lists;
mod old;
mod pages;
mod shapes;
mod sprm;
mod story;
mod styles;
mod text;

use crate::{
    bytes::{u16_at, u32_at},
    compose::Composer,
    compound::Compound,
    flow::{Found, LeftOut, Piece},
    issues::Issues,
    legacy::Legacy,
    symbol::Pictures,
};
use fib::{Fib, Part, Story, Version};
use model::{Document, Format, Issue, IssueCode, MarkKind};
use pages::Kind;
use shapes::Shapes;
use std::collections::{HashMap, HashSet};
use story::{Font, Reader};

/// Most notes, boxes and headers of one file.
const MAX_PARTS: usize = 20_000;

/// Where the first sector of a compound file stands.
const FIRST_SECTOR: usize = 512;

/// Reads a document.
pub(crate) fn read(bytes: &[u8]) -> (Document, Vec<Issue>) {
    let mut issues = Issues::default();
    let file = Compound::open(bytes);
    let stream = |name: &str, issues: &mut Issues| {
        let stream = file.as_ref().and_then(|file| file.stream(name))?;
        if !stream.whole {
            issues.push(Issue::new(IssueCode::Truncated).at(name));
        }
        Some(stream.bytes)
    };
    let main = stream("WordDocument", &mut issues).unwrap_or_else(|| {
        issues.note(IssueCode::Damaged);
        lost(bytes).to_vec()
    });
    let fib = Fib::new(&main);
    let Some(version) = fib.version() else {
        issues.note(IssueCode::Damaged);
        return (Document::empty(Format::Doc), issues.into_list());
    };
    if fib.is_encrypted() {
        issues.note(IssueCode::Encrypted);
        return (Document::empty(Format::Doc), issues.into_list());
    }
    let table = if version == Version::Word97 { stream(fib.table_stream(), &mut issues) } else { None };
    let Some(table) = table else {
        if version == Version::Word97 {
            issues.push(Issue::new(IssueCode::PartMissing).at(fib.table_stream()));
        }
        return old::read(fib.plain_text(), issues);
    };
    let data = stream("Data", &mut issues).unwrap_or_default();
    Parts { main: &main, table: &table, data: &data, fib }.read(issues)
}

/// The document of a file whose directory is lost: Word puts it first.
fn lost(bytes: &[u8]) -> &[u8] {
    bytes.get(FIRST_SECTOR..).unwrap_or_default()
}

/// Whether a compound file without a directory is one of Word.
pub(crate) fn is_lost_document(bytes: &[u8]) -> bool {
    Fib::new(lost(bytes)).version().is_some()
}

/// The streams of a document.
#[derive(Debug)]
struct Parts<'b> {
    main: &'b [u8],
    table: &'b [u8],
    data: &'b [u8],
    fib: Fib<'b>,
}

impl<'b> Parts<'b> {
    fn part(&self, part: Part) -> &'b [u8] {
        let Some((start, length)) = self.fib.place(part) else { return &[] };
        let rest = self.table.get(start..).unwrap_or_default();
        rest.get(..length).unwrap_or(rest)
    }

    fn read(&self, mut issues: Issues) -> (Document, Vec<Issue>) {
        let text = text::Text::read(self.main, self.part(Part::Text));
        if text.units.is_empty() {
            issues.note(IssueCode::Damaged);
            return old::read(self.fib.plain_text(), issues);
        }
        if text.cut {
            issues.note(IssueCode::Truncated);
        }
        if text.too_long {
            issues.note(IssueCode::LimitSize);
        }
        let mut reader = Reader {
            text,
            runs: pages::stretches(self.main, self.part(Part::RunPages), Kind::Runs),
            paragraphs: pages::stretches(self.main, self.part(Part::ParagraphPages), Kind::Paragraphs),
            styles: styles::Styles::read(self.part(Part::Styles)),
            style_runs: HashMap::new(),
            fonts: fonts(self.part(Part::Fonts)),
            numbering: lists::read(self.table, self.fib.place(Part::Lists), self.fib.place(Part::ListUses)),
            shapes: Shapes::read(self.part(Part::Shapes), self.part(Part::Drawing)),
            boxes: HashMap::new(),
            data: self.data,
            left_out: LeftOut::default(),
            full: false,
        };
        let found = self.found(&mut reader);
        if reader.full {
            issues.note(IssueCode::LimitSize);
        }
        reader.left_out.report(&mut issues);
        found.compose(Composer::new(Format::Doc, issues))
    }

    fn found(&self, reader: &mut Reader<'_>) -> Found {
        let mut found = Found::default();
        let (first, _) = self.fib.story(Story::Boxes);
        let mut order = Vec::new();
        for (shape, from, to) in shapes::boxes(self.part(Part::Boxes)).into_iter().take(MAX_PARTS) {
            let pieces = reader.read(Story::Boxes, first.saturating_add(from), first.saturating_add(to));
            order.push(shape);
            reader.boxes.entry(shape).or_default().extend(pieces);
        }
        let (from, to) = self.fib.story(Story::Main);
        found.body = reader.read(Story::Main, from, to);
        // Boxes in groups of shapes, which no place in the text names.
        for shape in order {
            found.body.extend(reader.boxes.remove(&shape).unwrap_or_default());
        }
        for (story, part, at) in
            [(Story::Notes, Part::NoteText, "chú thích"), (Story::Endnotes, Part::EndnoteText, "chú thích cuối")]
        {
            for (number, pieces) in (1..).zip(self.cut(story, part, 2, reader)) {
                found.after.extend(pieces.into_iter().map(|piece| (Some(format!("{at} {number}")), piece)));
            }
        }
        self.margins(reader, &mut found);
        let (first, _) = self.fib.story(Story::HeaderBoxes);
        for (_, from, to) in shapes::boxes(self.part(Part::HeaderBoxes)).into_iter().take(MAX_PARTS) {
            let mut pieces = reader.read(Story::HeaderBoxes, first.saturating_add(from), first.saturating_add(to));
            pieces.iter_mut().for_each(|piece| piece.mark(MarkKind::Header));
            found.before.extend(pieces);
        }
        found
    }

    /// Notes or headers: the text between the places that a table lists, without the last ones.
    fn cut(&self, story: Story, part: Part, last: usize, reader: &mut Reader<'_>) -> Vec<Vec<Piece>> {
        let places = self.part(part);
        let count = (places.len() / 4).saturating_sub(last).min(MAX_PARTS);
        let (start, end) = self.fib.story(story);
        let place = |nth: usize| u32_at(places, 4 * nth).map(|at| start.saturating_add(at).min(end));
        let ranges: Vec<(u32, u32)> = (0..count).filter_map(|nth| place(nth).zip(place(nth + 1))).collect();
        ranges.into_iter().map(|(from, to)| if from < to { reader.read(story, from, to) } else { Vec::new() }).collect()
    }

    /// Headers and footers: six for each section, behind six that separate notes.
    fn margins(&self, reader: &mut Reader<'_>, found: &mut Found) {
        let mut known = HashSet::new();
        for (nth, mut pieces) in self.cut(Story::Headers, Part::Headers, 2, reader).into_iter().enumerate().skip(6) {
            let text: String = pieces.iter().map(Piece::text).collect();
            if !known.insert(text) {
                continue;
            }
            let mark = if matches!(nth % 6, 0 | 1 | 4) { MarkKind::Header } else { MarkKind::Footer };
            pieces.iter_mut().for_each(|piece| piece.mark(mark));
            if mark == MarkKind::Header {
                found.before.extend(pieces);
            } else {
                found.after.extend(pieces.into_iter().map(|piece| (None, piece)));
            }
        }
    }
}

/// The fonts, by number (MS-DOC 2.9.286).
fn fonts(table: &[u8]) -> Vec<Font> {
    let count = usize::from(u16_at(table, 0).unwrap_or(0));
    let mut fonts = Vec::new();
    let mut at = 4;
    for _ in 0..count {
        let Some(length) = table.get(at).map(|length| usize::from(*length)) else { break };
        let raw = table.get(at + 1..at + 1 + length).unwrap_or_default();
        let units = (0..length / 2).map_while(|nth| u16_at(raw, 39 + 2 * nth)).take_while(|unit| *unit != 0);
        let name: String = char::decode_utf16(units).filter_map(Result::ok).collect();
        let legacy = Legacy::of_font(&name);
        let pictures = Pictures::of_font(&name).or((raw.get(3) == Some(&2)).then_some(Pictures::Wingdings));
        fonts.push(Font { legacy, pictures: pictures.filter(|_| legacy.is_none()) });
        at += 1 + length;
    }
    fonts
}
