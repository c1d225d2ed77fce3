//! PDF (ISO 32000-1): letters at places back to paragraphs, headings and tables in the order of reading.
//!
//! From the bottom up: [`file`](mod@file) finds objects ([`object`], [`lexer`], [`filter`], [`crypt`]), [`pages`] the pages;
//! [`content`] runs what a page draws with the letters that its [`font`]s tell ([`cmap`], [`glyph_names`], else the
//! font's own program: [`built_in`]). Then
//! [`words`] and [`lines`](mod@lines) put letters together, [`ruled`] and [`columns`] find tables and the order of reading,
//! [`margins`] what is repeated on every page, [`flow`] paragraphs, [`story`] joins them over the pages.
//!
//! Pictures are not read; a page that is nothing but a picture is named in an issue, and can be had as one ([`scans`],
//! [`raster`], [`picture`]) for a program that recognises letters.

#![allow(clippy::float_arithmetic, reason = "places on paper are in f32; no measured value passes through them")]

mod built_in;
mod cff;
mod cmap;
mod columns;
mod content;
mod crypt;
mod drawn;
mod file;
mod filter;
mod flow;
mod font;
mod glyph_lists;
mod glyph_names;
mod layers;
mod lexer;
mod lines;
mod margins;
mod object;
mod pages;
mod pen;
mod picture;
mod place;
mod quality;
mod raster;
mod ruled;
mod scan;
mod sfnt;
mod standard_widths;
mod story;
mod table;
mod type1;
mod words;

use crate::{
    compose::Composer,
    issues::Issues,
    limits::{MAX_RECOGNISED_PAGES, MAX_TEXT_BYTES},
    recognised::{self, RecognisedPage},
};
use content::Painter;
use drawn::Drawn;
use file::{File, Opened};
use memchr::memmem;
use model::{Document, Format, Issue, IssueCode};
use story::{Sheet, Story};
use words::Words;

/// Bytes at the end of a whole file among which its last mark stands.
const TAIL: usize = 2048;

/// Reads a PDF; `recognised` is what a program that recognises letters found on pages without a text of their own.
pub(crate) fn read(bytes: &[u8], recognised: &[RecognisedPage]) -> (Document, Vec<Issue>) {
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
    let sheets = sheets(&file, &pages.list, recognised, &mut issues);
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
fn sheets(file: &File<'_>, pages: &[pages::Page], recognised: &[RecognisedPage], issues: &mut Issues) -> Vec<Sheet> {
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
        let seen = recognised.iter().find(|seen| seen.page == number);
        if seen.is_none() {
            drawn.turn((4 - words::main_turn(&drawn)) % 4);
        }
        if drawn.cut {
            issues.push(Issue::new(IssueCode::LimitSize).at(at.as_str()));
        }
        let mut words = words::words(&drawn);
        for page in seen.iter().flat_map(|seen| recognised::pages(&seen.tsv)) {
            words.main.extend(words::seen(&page, drawn.width));
        }
        for issue in scan::doubts(&drawn, &words) {
            if seen.is_none() || issue.code != IssueCode::NoTextLayer {
                issues.push(issue.at(at.as_str()));
            }
        }
        // Of a page that was recognised nothing is left unread.
        pictures += if seen.is_none() { scan::pictures(&drawn) } else { 0 };
        letters += words.main.iter().map(|word| word.text.len()).sum::<usize>();
        sheets.push(Sheet::new(&drawn, words));
    }
    if pictures > 0 {
        issues.push(Issue::new(IssueCode::UnsupportedContent).detail(format!("{pictures} ảnh")));
    }
    sheets
}

/// Numbers of the pages, from 0, whose text is only in pictures.
pub(crate) fn scans(bytes: &[u8]) -> Vec<usize> {
    let mut scans = Vec::new();
    each_page(bytes, &mut |painter, number, page| {
        let drawn = painter.page(page);
        let doubts = scan::doubts(&drawn, &words::words(&drawn));
        if doubts.iter().any(|issue| issue.code == IssueCode::NoTextLayer) && !drawn.laid.is_empty() {
            scans.push(number);
        }
        scans.len() < MAX_RECOGNISED_PAGES
    });
    scans
}

/// The pictures of a page set together, as a file (PGM). None where they cannot be read.
pub(crate) fn scan(bytes: &[u8], wanted: usize) -> Option<Vec<u8>> {
    let mut found = None;
    each_page(bytes, &mut |painter, number, page| {
        if number == wanted {
            let drawn = painter.page(page);
            found = raster::page(painter.file(), &drawn.laid, drawn.width, drawn.height).map(picture::Grey::into_pgm);
        }
        number < wanted
    });
    found
}

/// Hands out the pages until `go_on` says no.
fn each_page(bytes: &[u8], go_on: &mut dyn FnMut(&mut Painter<'_, '_>, usize, &pages::Page) -> bool) {
    let start = memmem::find(bytes, b"%PDF-").unwrap_or(0);
    let Opened::Ready(file) = File::open(bytes.get(start..).unwrap_or_default()) else { return };
    let pages = pages::pages(&file);
    let mut painter = Painter::new(&file);
    for (number, page) in pages.list.iter().enumerate() {
        if painter.is_tired() || !go_on(&mut painter, number, page) {
            return;
        }
    }
}

/// A picture that is a file of its own, by the words that were recognised in it.
pub(crate) fn read_picture(recognised: &[RecognisedPage]) -> (Document, Vec<Issue>) {
    let mut sheets = Vec::new();
    for page in recognised.iter().flat_map(|seen| recognised::pages(&seen.tsv)) {
        let width = if page.width > page.height { A4.1 } else { A4.0 };
        let drawn = Drawn { width, height: words::height(&page, width), ..Drawn::default() };
        let words = Words { main: words::seen(&page, width), aside: Vec::new() };
        sheets.push(Sheet::new(&drawn, words));
    }
    let mut composer = Composer::new(Format::Image, Issues::default());
    Story::read(sheets).compose(&mut composer);
    composer.finish()
}

/// Width and height of the paper that a picture without a size of its own is taken for, in points.
const A4: (f32, f32) = (595.0, 842.0);

/// The name of the page with this number from 0.
fn place(page: usize) -> String {
    format!("trang {}", page + 1)
}
