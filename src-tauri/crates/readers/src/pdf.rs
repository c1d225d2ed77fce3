//! PDF (ISO 32000-1): letters at places back to paragraphs, headings and tables in the order of reading.
//!
//! From the bottom up: [`file`](mod@file) finds objects ([`object`], [`lexer`], [`filter`], [`crypt`]), [`pages`] the pages;
//! [`content`] runs what a page draws with the letters that its [`font`]s tell ([`cmap`], [`glyph_names`], [`sfnt`]). Then
//! [`words`] and [`lines`](mod@lines) put letters together, [`ruled`] and [`columns`] find tables and the order of reading,
//! [`margins`] what is repeated on every page, [`flow`] paragraphs, [`story`] joins them over the pages.
//!
//! Pictures are not read; a page that is nothing but a picture is named in an issue.

#![allow(clippy::float_arithmetic, reason = "places on paper are in f32; no measured value passes through them")]

mod cmap;
mod columns;
mod content;
mod crypt;
mod drawn;
mod file;
mod filter;
mod flow;
mod font;
mod glyph_names;
mod layers;
mod lexer;
mod lines;
mod margins;
mod object;
mod pages;
mod pen;
mod place;
mod quality;
mod ruled;
mod scan;
mod sfnt;
mod standard_widths;
mod story;
mod table;
mod words;

use crate::{compose::Composer, issues::Issues, limits::MAX_TEXT_BYTES};
use content::Painter;
use file::{File, Opened};
use memchr::memmem;
use model::{Document, Format, Issue, IssueCode};
use story::{Sheet, Story};

/// Bytes at the end of a whole file among which its last mark stands.
const TAIL: usize = 2048;

/// Reads a PDF.
pub(crate) fn read(bytes: &[u8]) -> (Document, Vec<Issue>) {
    let start = memmem::find(bytes, b"%PDF-").unwrap_or(0);
    let bytes = bytes.get(start..).unwrap_or_default();
    let mut issues = Issues::default();
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    if memmem::find(tail, b"%%EOF").is_none() {
        issues.note(IssueCode::Truncated);
    }
    let file = match File::open(bytes) {
        Opened::Ready(file) => file,
        Opened::Locked => {
            issues.note(IssueCode::Encrypted);
            return (Document::empty(Format::Pdf), issues.into_list());
        }
        Opened::Broken => {
            issues.note(IssueCode::Damaged);
            return (Document::empty(Format::Pdf), issues.into_list());
        }
    };
    let pages = pages::pages(&file);
    if pages.too_many {
        issues.note(IssueCode::LimitPages);
    }
    if pages.damaged {
        issues.note(IssueCode::Damaged);
    }
    let sheets = sheets(&file, &pages.list, &mut issues);
    if file.state.damaged.get() && !issues.holds(IssueCode::Truncated) {
        issues.note(IssueCode::Damaged);
    }
    if file.state.too_large.get() {
        issues.note(IssueCode::LimitRatio);
    }
    if file.state.too_many.get() {
        issues.note(IssueCode::LimitEntries);
    }
    let mut composer = Composer::new(Format::Pdf, issues);
    Story::read(sheets).compose(&mut composer);
    composer.finish()
}

/// The words and tables of each page.
fn sheets(file: &File<'_>, pages: &[pages::Page], issues: &mut Issues) -> Vec<Sheet> {
    let mut painter = Painter::new(file);
    let mut sheets = Vec::new();
    let (mut pictures, mut letters) = (0_usize, 0_usize);
    for (number, page) in pages.iter().enumerate() {
        if painter.is_tired() || letters > MAX_TEXT_BYTES {
            issues.note(if painter.is_tired() { IssueCode::LimitTime } else { IssueCode::LimitSize });
            break;
        }
        let at = place(number);
        let mut drawn = painter.page(page);
        drawn.hide_stray_layers();
        drawn.turn((4 - words::main_turn(&drawn)) % 4);
        if drawn.cut {
            issues.push(Issue::new(IssueCode::LimitSize).at(at.as_str()));
        }
        let words = words::words(&drawn);
        for issue in scan::doubts(&drawn, &words) {
            issues.push(issue.at(at.as_str()));
        }
        pictures += scan::pictures(&drawn);
        letters += words.main.iter().map(|word| word.text.len()).sum::<usize>();
        sheets.push(Sheet::new(&drawn, words));
    }
    if pictures > 0 {
        issues.push(Issue::new(IssueCode::UnsupportedContent).detail(format!("{pictures} ảnh")));
    }
    sheets
}

/// The name of the page with this number from 0.
fn place(page: usize) -> String {
    format!("trang {}", page + 1)
}
