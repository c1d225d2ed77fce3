//! OpenDocument text (ISO/IEC 26300): paragraphs, lists with their numbers as text, tables, notes, boxes.
//!
//! [`styles`] says what a paragraph or a run is, [`lists`] writes the numbers, [`body`] walks over the text. Insertions
//! under review stand in the text; deletions are kept apart by the format and are not read, nor are comments.
//! Headers, footers and hidden text are kept and marked.

mod body;
mod lists;
mod styles;
mod table;

use crate::{
    archive::{Archive, NoPart},
    compose::Composer,
    encoding,
    flow::Found,
    issues::Issues,
    xml::{Element, Tree},
};
use body::Walker;
use encoding_rs::UTF_8;
use lists::Lists;
use model::{Document, Format, Issue, IssueCode, MarkKind};
use std::collections::HashMap;
use styles::Styles;

/// Reads a document in a container.
pub(crate) fn read(mut archive: Archive<'_>, mut issues: Issues) -> (Document, Vec<Issue>) {
    let content = text_of(&mut archive, "content.xml", &mut issues);
    let styles = text_of(&mut archive, "styles.xml", &mut issues);
    let objects = objects(&mut archive);
    read_parts(content.as_deref().unwrap_or_default(), styles.as_deref().unwrap_or_default(), objects, issues)
}

/// Reads a document that is one XML file.
pub(crate) fn read_flat(bytes: &[u8]) -> (Document, Vec<Issue>) {
    let mut issues = Issues::default();
    let text = encoding::decode_as(bytes, UTF_8, &mut issues);
    read_parts(&text, "", HashMap::new(), issues)
}

fn text_of(archive: &mut Archive<'_>, part: &str, issues: &mut Issues) -> Option<String> {
    match archive.part(part, issues) {
        Ok(bytes) => Some(encoding::decode_as(&bytes, UTF_8, issues).into_owned()),
        Err(NoPart::Missing) => {
            issues.push(Issue::new(IssueCode::PartMissing).at(part));
            None
        }
        Err(NoPart::Unreadable) => None,
    }
}

/// Kinds of the objects in a container, by their folders.
fn objects(archive: &mut Archive<'_>) -> HashMap<String, String> {
    let mut ignored = Issues::default();
    let list = archive.part("META-INF/manifest.xml", &mut ignored).unwrap_or_default();
    let text = encoding::decode_as(&list, UTF_8, &mut ignored);
    let tree = Tree::read(&text, "META-INF/manifest.xml", &mut ignored);
    let entries = tree.root().into_iter().flat_map(Element::elements);
    let folders = entries.filter_map(|entry| {
        let path = entry.attribute("full-path")?.strip_suffix('/')?.to_owned();
        Some((path, entry.attribute("media-type")?.into_owned()))
    });
    folders.collect()
}

fn read_parts(
    content: &str,
    styles: &str,
    objects: HashMap<String, String>,
    mut issues: Issues,
) -> (Document, Vec<Issue>) {
    let content_tree = Tree::read(content, "content.xml", &mut issues);
    let styles_tree = Tree::read(styles, "styles.xml", &mut issues);
    let roots: Vec<Element<'_>> = styles_tree.root().into_iter().chain(content_tree.root()).collect();
    let all = Styles::read(&roots);
    let mut walker = Walker::new(&all, Lists::read(&roots));
    walker.objects = objects;
    let body = content_tree.root().and_then(|root| root.child("body")).and_then(|body| body.child("text"));
    if body.is_none() && !content.is_empty() {
        issues.push(Issue::new(IssueCode::Damaged).at("content.xml"));
    }
    let mut found = Found { body: body.map(|body| walker.blocks(body)).unwrap_or_default(), ..Found::default() };
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for page in roots.iter().filter_map(|root| root.child("master-styles")).flat_map(Element::elements) {
        for margin in page.elements() {
            let (mark, pieces) = match margin.name() {
                "header" | "header-left" | "header-first" => (MarkKind::Header, &mut before),
                "footer" | "footer-left" | "footer-first" => (MarkKind::Footer, &mut after),
                _ => continue,
            };
            if all.is_used(page) && margin.attribute("display").as_deref() != Some("false") {
                let mut inside = walker.blocks(margin);
                inside.iter_mut().for_each(|piece| piece.mark(mark));
                pieces.append(&mut inside);
            }
        }
    }
    found.before = before;
    found.after = walker.take_notes();
    found.after.extend(after.into_iter().map(|piece| (None, piece)));
    walker.left_out.report(&mut issues);
    for (target, what) in std::mem::take(&mut walker.external) {
        issues.push(Issue::new(IssueCode::ExternalReference).at(target).detail(what));
    }
    found.compose(Composer::new(Format::Odt, issues))
}
