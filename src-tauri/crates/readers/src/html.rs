//! Web pages: the text in the order of the page, with what is not the article marked as boilerplate.
//!
//! The page is parsed as a browser does ([`tree`]), measured ([`measure`]): how much text, how much of it in links, what
//! is hidden; the article is looked for ([`article`]); then everything is written out in order ([`writer`]) and the menus,
//! counters, related news and comments are marked ([`boilerplate`]).

mod article;
mod boilerplate;
mod charset;
mod fonts;
mod lists;
mod measure;
mod names;
mod phrases;
mod sink;
mod stylesheet;
mod table;
mod tame;
mod tree;
mod writer;

use crate::{compose::Composer, encoding, issues::Issues, limits::MAX_PLAIN_BYTES};
pub(crate) use charset::of_page as charset_of;
use encoding_rs::Encoding;
use model::{Document, Format, Issue, IssueCode};
use tree::Tree;
use writer::Draft;

/// Reads a web page.
pub(crate) fn read(bytes: &[u8]) -> (Document, Vec<Issue>) {
    let issues = Issues::default();
    read_as(bytes, charset::of_page(bytes), Format::Html, issues)
}

/// Reads a web page whose encoding is known.
pub(crate) fn read_as(
    bytes: &[u8],
    encoding: &'static Encoding,
    format: Format,
    mut issues: Issues,
) -> (Document, Vec<Issue>) {
    let drafts = drafts(bytes, encoding, &mut issues);
    compose(drafts, format, issues)
}

/// A page of a file that holds several.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) bytes: Vec<u8>,
    pub(crate) encoding: &'static Encoding,
    /// Whether it is a part of the paper, and not a frame of the portal.
    pub(crate) own: bool,
}

/// Reads several pages of one file: sheets of a workbook, or a paper with the head and foot of its pages.
pub(crate) fn read_all(pages: &[Page], format: Format, mut issues: Issues) -> (Document, Vec<Issue>) {
    let mut all = Vec::new();
    for page in pages {
        for mut draft in drafts(&page.bytes, page.encoding, &mut issues) {
            draft.boilerplate |= !page.own;
            all.push(draft);
        }
    }
    compose(all, format, issues)
}

/// What stands on a page, in order.
fn drafts(bytes: &[u8], encoding: &'static Encoding, issues: &mut Issues) -> Vec<Draft> {
    let kept = encoding::beginning(bytes, MAX_PLAIN_BYTES);
    if kept.len() < bytes.len() {
        issues.note(IssueCode::LimitSize);
    }
    let text = encoding::decode_as(kept, encoding, issues);
    let tree = Tree::read(&text, issues);
    let measures = measure::measure(&tree);
    let article = article::find(&tree, &measures);
    let mut drafts = writer::write(&tree, &measures, &article, issues);
    fonts::decode(&mut drafts, issues);
    writer::settle_headings(&mut drafts);
    boilerplate::mark(&mut drafts);
    drafts
}

fn compose(drafts: Vec<Draft>, format: Format, issues: Issues) -> (Document, Vec<Issue>) {
    let mut composer = Composer::new(format, issues);
    for draft in drafts {
        draft.compose(&mut composer);
    }
    composer.finish()
}
