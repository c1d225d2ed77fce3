//! Word documents that are one XML file: the parts of a package written one after the other ("Flat OPC", Word 2007 and
//! later), and the older form of Word 2003.

use super::{Numbering, Package, Walker, styles::Styles};
use crate::{
    archive::Archive,
    compose::Composer,
    encoding,
    flow::Found,
    issues::Issues,
    limits::MAX_PART_BYTES,
    xml::{Element, Tree},
};
use encoding_rs::UTF_8;
use model::{Document, Format, Issue, IssueCode, MarkKind};
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Reads a package whose parts stand in one file.
pub(crate) fn read_package(bytes: &[u8]) -> (Document, Vec<Issue>) {
    let mut issues = Issues::default();
    let text = text_of(bytes, &mut issues);
    let container = container(&text).unwrap_or_default();
    let archive = Archive::open(&container, &mut issues);
    let found = archive.and_then(|mut archive| {
        let package = Package::find(&mut archive, &mut issues)?;
        Some((archive, package))
    });
    match found {
        Some((archive, package)) => super::read(archive, &package, issues),
        None => {
            issues.note(IssueCode::Damaged);
            (Document::empty(Format::Docx), issues.into_list())
        }
    }
}

/// Reads a document of Word 2003. Its lists say beside each paragraph how its number is written.
pub(crate) fn read_2003(bytes: &[u8]) -> (Document, Vec<Issue>) {
    let mut issues = Issues::default();
    let text = text_of(bytes, &mut issues);
    let tree = Tree::read(&text, "", &mut issues);
    let root = tree.root();
    let styles = Styles::read(root.and_then(|root| root.child("styles")));
    let mut walker = Walker::new(&styles, Numbering::default());
    let body = root.and_then(|root| root.child("body"));
    if body.is_none() {
        issues.note(IssueCode::Damaged);
    }
    let pieces = body.map(|body| walker.blocks(body)).unwrap_or_default();
    let mut found = Found { body: pieces, ..Found::default() };
    let margins = body.into_iter().flat_map(Element::descendants).filter(|element| element.name() == "sectPr");
    for margin in margins.flat_map(Element::elements) {
        let mark = match margin.name() {
            "hdr" => MarkKind::Header,
            "ftr" => MarkKind::Footer,
            _ => continue,
        };
        for mut piece in walker.blocks(margin) {
            piece.mark(mark);
            if mark == MarkKind::Header {
                found.before.push(piece);
            } else {
                found.after.push((None, piece));
            }
        }
    }
    let mut composer = Composer::new(Format::Docx, issues);
    walker.left_out.report(composer.issues());
    found.compose(composer)
}

fn text_of(bytes: &[u8], issues: &mut Issues) -> String {
    let kept = encoding::beginning(bytes, MAX_PART_BYTES);
    if kept.len() < bytes.len() {
        issues.note(IssueCode::LimitSize);
    }
    encoding::decode_as(kept, UTF_8, issues).into_owned()
}

/// The XML parts of such a file in a container as other documents have it. Pictures are left where they are.
fn container(text: &str) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for part in text.split("<pkg:part ").skip(1) {
        let name = part.split_once("pkg:name=\"").and_then(|(_, rest)| rest.split('"').next());
        let data = part.split_once("<pkg:xmlData").and_then(|(_, rest)| rest.split_once('>'));
        let data = data.and_then(|(_, rest)| rest.split("</pkg:xmlData>").next());
        if let (Some(name), Some(data)) = (name, data) {
            // A name that stands there twice is refused: the first one counts.
            if writer.start_file(name.trim_start_matches('/'), options).is_ok() {
                writer.write_all(data.as_bytes()).ok()?;
            }
        }
    }
    Some(writer.finish().ok()?.into_inner())
}
