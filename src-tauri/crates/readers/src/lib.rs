//! Bytes of an office file to a [`Document`] and a list of what was not read. No disk, no network, no clock.
//!
//! [`read`] tells the kind of file by its content; names lie: a `.doc` is often a web page or a newer Word file. Each
//! kind has a module of its own (`txt`, `csv`, `html`, `mht`, `docx`, `doc`, `rtf`, `odt`, `pdf`, `sheets`); the kinds that are
//! not read are named in the answer.
//!
//! A reader never fails. It returns what could be had and an [`Issue`] for each thing that could not, so nothing is lost
//! silently. It neither hangs nor grows without bound: [`limits`] has every bound.
//!
//! ```
//! let (document, issues) = readers::read("ghi-chu.txt", "Doanh thu đạt 412,5 tỷ đồng.".as_bytes());
//! assert_eq!(document.text, "Doanh thu đạt 412,5 tỷ đồng.");
//! assert!(issues.is_empty());
//! ```

mod archive;
mod bytes;
mod compose;
mod compound;
mod csv;
mod doc;
mod docx;
mod encoding;
mod fields;
mod flow;
mod grid;
mod html;
mod issues;
mod legacy;
pub mod limits;
mod look;
mod mht;
mod odt;
mod outline;
mod passage;
mod pdf;
mod photo;
mod recognised;
mod rtf;
mod sheets;
mod sniff;
mod spacing;
mod syllable;
mod symbol;
mod txt;
mod unpack;
mod xml;

use archive::Archive;
use issues::Issues;
use model::{Document, Format, Issue, IssueCode};
use sniff::{Container, Writing};

pub use recognised::RecognisedPage;
pub use unpack::{Allowance, Member, is_archive, is_left_behind, unpack};

/// Reads a file. `name` only decides where the content leaves it open.
///
/// The text of a file that could not be read at all is empty, and one of the issues says why
/// ([`IssueCode::is_fatal`]).
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> (Document, Vec<Issue>) {
    read_with(name, bytes, &[])
}

/// The same with what a program that recognises letters found in the pictures of the file ([`scan`]). Those words are
/// marked ([`model::MarkKind::Ocr`]).
#[must_use]
pub fn read_with(name: &str, bytes: &[u8], recognised: &[RecognisedPage]) -> (Document, Vec<Issue>) {
    if bytes.is_empty() {
        return refused(IssueCode::Empty, None);
    }
    if bytes.len() > limits::MAX_FILE_BYTES {
        return refused(IssueCode::LimitSize, None);
    }
    if bytes.iter().all(|b| *b == 0) {
        return refused(IssueCode::Damaged, None);
    }
    match sniff::container(bytes) {
        Some(Container::Zip) => read_zip(bytes),
        Some(Container::Compound) => read_compound(bytes),
        Some(Container::Rtf) => rtf::read(bytes),
        Some(Container::Pdf) => pdf::read(bytes, recognised),
        Some(Container::Other(_)) if !recognised.is_empty() && photo::is_one(bytes) => pdf::read_picture(recognised),
        Some(Container::Other(what)) => refused(IssueCode::UnsupportedFormat, Some(what)),
        None => read_writing(name, bytes),
    }
}

/// Numbers of the pages, from 0, whose text is only in pictures. A picture that is a file of its own has number 0.
#[must_use]
pub fn scans(bytes: &[u8]) -> Vec<usize> {
    match sniff::container(bytes) {
        Some(Container::Pdf) => pdf::scans(bytes),
        Some(Container::Other(_)) if photo::is_one(bytes) => vec![0],
        _ => Vec::new(),
    }
}

/// The picture of such a page as a file for a program that recognises letters. None where it cannot be had, or is too
/// large ([`limits::MAX_PICTURE_PIXELS`]).
#[must_use]
pub fn scan(bytes: &[u8], page: usize) -> Option<Vec<u8>> {
    match sniff::container(bytes) {
        Some(Container::Pdf) => pdf::scan(bytes, page),
        Some(Container::Other(_)) => photo::file(bytes),
        _ => None,
    }
}

/// Whether a character may stand between the blocks of a document of this format, outside of every block: what parts lines
/// and the cells of a row, and in a plain text also what its tables are drawn with.
#[must_use]
pub fn parts_blocks(c: char, format: Format) -> bool {
    matches!(c, '\n' | '\t') || (format == Format::Txt && txt::draws(c))
}

fn read_zip(bytes: &[u8]) -> (Document, Vec<Issue>) {
    let mut issues = Issues::default();
    let Some(mut archive) = Archive::open(bytes, &mut issues) else {
        if !issues.explain_no_text() {
            issues.note(IssueCode::Damaged);
        }
        return (Document::empty(Format::Unknown), issues.into_list());
    };
    if let Some(package) = docx::Package::find(&mut archive, &mut issues) {
        return docx::read(archive, &package, issues);
    }
    if let Some(package) = sheets::xlsx::Package::find(&mut archive, &mut issues) {
        return sheets::xlsx::read(archive, &package, issues);
    }
    if sheets::ods::is_inside(&mut archive) {
        return sheets::ods::read(archive, issues);
    }
    match sniff::zip_kind(&mut archive) {
        sniff::Inside::Odt => return odt::read(archive, issues),
        sniff::Inside::Locked => issues.note(IssueCode::Encrypted),
        sniff::Inside::Word => issues.note(IssueCode::UnsupportedFormat),
        // The parts of a document without the one that holds its text.
        sniff::Inside::Named("ZIP") if archive.names().any(|name| name.starts_with("word/")) => {
            issues.note(IssueCode::Damaged);
            issues.push(Issue::new(IssueCode::PartMissing).at("word/document.xml"));
        }
        sniff::Inside::Named(what) => issues.push(Issue::new(IssueCode::UnsupportedFormat).detail(what)),
    }
    (Document::empty(Format::Unknown), issues.into_list())
}

fn read_compound(bytes: &[u8]) -> (Document, Vec<Issue>) {
    if sheets::xls::is_inside(bytes) {
        return sheets::xls::read(bytes);
    }
    match sniff::compound_kind(bytes) {
        sniff::Inside::Word => doc::read(bytes),
        sniff::Inside::Odt => refused(IssueCode::UnsupportedFormat, None),
        sniff::Inside::Locked => refused(IssueCode::Encrypted, None),
        sniff::Inside::Named(what) => refused(IssueCode::UnsupportedFormat, Some(what)),
    }
}

fn read_writing(name: &str, bytes: &[u8]) -> (Document, Vec<Issue>) {
    match sniff::writing(name, bytes) {
        Writing::Html => html::read(bytes),
        Writing::Mht => mht::read(bytes),
        Writing::FlatOdt => odt::read_flat(bytes),
        Writing::WordPackage => docx::read_package(bytes),
        Writing::WordXml => docx::read_2003(bytes),
        Writing::ExcelXml => sheets::xml_2003::read(bytes),
        Writing::Rtf => rtf::read(bytes),
        Writing::Plain => csv::read(name, bytes).unwrap_or_else(|| txt::read(bytes)),
        Writing::Other(what) => refused(IssueCode::UnsupportedFormat, Some(what)),
        Writing::Junk => refused(IssueCode::UnsupportedFormat, None),
    }
}

fn refused(code: IssueCode, what: Option<&str>) -> (Document, Vec<Issue>) {
    let issue = Issue::new(code);
    let issue = match what {
        Some(what) => issue.detail(what),
        None => issue,
    };
    (Document::empty(Format::Unknown), vec![issue])
}
