//! What the tests of the readers share: files made in code, a way to show a document, the rules every document keeps.

#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "only tests use it")]

pub(crate) mod pdf;
pub(crate) mod workbook;

use model::{BlockKind, Document, Issue};
use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A zip container.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document being made.
#[derive(Default)]
pub(crate) struct Docx {
    body: String,
    relations: String,
    parts: Vec<(String, Vec<u8>)>,
}

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Docx {
    /// With this content of `w:body`.
    pub(crate) fn body(xml: &str) -> Self {
        Self { body: xml.to_owned(), ..Self::default() }
    }

    /// With another part under `word/`, its root element named by `root`, related as `kind` under the id `kind`.
    pub(crate) fn part(self, kind: &str, root: &str, xml: &str) -> Self {
        let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} {NAMESPACES}>{xml}</w:{root}>");
        self.relation(kind, kind, &format!("{kind}.xml"), "").file(&format!("word/{kind}.xml"), text.as_bytes())
    }

    /// With a relation of the document; `mode` is empty or `External`.
    pub(crate) fn relation(mut self, id: &str, kind: &str, target: &str, mode: &str) -> Self {
        let mode = if mode.is_empty() { String::new() } else { format!(" TargetMode=\"{mode}\"") };
        let kind = kind.trim_end_matches(|c: char| c.is_ascii_digit());
        write!(self.relations, "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{mode}/>")
            .unwrap();
        self
    }

    /// With a file of its own.
    pub(crate) fn file(mut self, name: &str, bytes: &[u8]) -> Self {
        self.parts.push((name.to_owned(), bytes.to_vec()));
        self
    }

    /// The bytes of the document.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let document =
            format!("<?xml version=\"1.0\"?><w:document {NAMESPACES}><w:body>{}</w:body></w:document>", self.body);
        let relations = format!("<Relationships>{}</Relationships>", self.relations);
        let root = format!(
            "<Relationships><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        );
        let mut parts: Vec<(&str, &[u8])> = vec![
            ("_rels/.rels", root.as_bytes()),
            ("word/document.xml", document.as_bytes()),
            ("word/_rels/document.xml.rels", relations.as_bytes()),
        ];
        parts.extend(self.parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        zipped(&parts)
    }

    /// What the reader makes of it.
    pub(crate) fn read(&self) -> (Document, Vec<Issue>) {
        checked("tep.docx", &self.bytes())
    }

    /// The text the reader finds.
    pub(crate) fn text(&self) -> String {
        self.read().0.text
    }
}

/// A paragraph with one run.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// Reads a file and checks the rules that every document keeps.
pub(crate) fn checked(name: &str, bytes: &[u8]) -> (Document, Vec<Issue>) {
    let (document, issues) = readers::read(name, bytes);
    check_rules(&document);
    assert!(!document.text.is_empty() || !issues.is_empty(), "nothing read and nothing said");
    (document, issues)
}

/// Text is NFC; blocks are in order, apart from each other, on character borders, and hold every letter; marks too.
pub(crate) fn check_rules(document: &Document) {
    let text = document.text.as_str();
    assert_eq!(text::nfc(text), text);
    let mut end = 0;
    for block in &document.blocks {
        let span = block.span;
        assert!(span.start >= end && !span.is_empty(), "{block:?} after {end}");
        let gap = text.get(end..span.start).expect("borders of characters");
        assert!(gap.chars().all(|c| readers::parts_blocks(c, document.format)), "{gap:?} before {block:?}");
        assert_eq!(span.trim(text), span, "{block:?}");
        end = span.end;
    }
    assert!(text[end..].chars().all(|c| c.is_whitespace() || readers::parts_blocks(c, document.format)));
    let mut end = 0;
    for mark in &document.marks {
        assert!(mark.span.start >= end && !mark.span.is_empty());
        assert!(text.get(mark.span.start..mark.span.end).is_some());
        end = mark.span.end;
    }
}

/// A document as lines: the kind of each block, its marks, its text.
pub(crate) fn show(document: &Document, issues: &[Issue]) -> String {
    let mut out = String::new();
    for issue in issues {
        let place = issue.at.as_deref().map(|at| format!(" @ {at}")).unwrap_or_default();
        let detail = issue.detail.as_deref().map(|what| format!(" ({what})")).unwrap_or_default();
        writeln!(out, "! {}{place}{detail}", issue.code.code()).unwrap();
    }
    for block in &document.blocks {
        let kind = match &block.kind {
            BlockKind::Heading { level } => "#".repeat((*level).into()),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Item { level } => format!("{}*", "  ".repeat((*level).into())),
            BlockKind::Cell(cell) => {
                let span = if (cell.rows, cell.columns) == (1, 1) {
                    String::new()
                } else {
                    format!(" {}x{}", cell.rows, cell.columns)
                };
                format!("[{}:{},{}{span}{}]", cell.table, cell.row, cell.column, if cell.head { " h" } else { "" })
            }
        };
        let marks: Vec<&str> =
            document.marks.iter().filter(|mark| mark.span.overlaps(block.span)).map(|mark| mark.kind.code()).collect();
        let marks = if marks.is_empty() { String::new() } else { format!(" <{}>", marks.join(" ")) };
        let at = block.at.as_deref().map(|at| format!(" @ {at}")).unwrap_or_default();
        writeln!(
            out,
            "{kind}{marks}{at} {}",
            block.span.of(&document.text).replace('\n', " ⏎ ").replace('\u{a0}', "~")
        )
        .unwrap();
    }
    out
}

/// A compound file with one stream of this name.
pub(crate) fn compound(stream: &str) -> Vec<u8> {
    let mut file = vec![0; 1024];
    file[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let entry = &mut file[640..768];
    entry[..name.len()].copy_from_slice(&name);
    entry[64] = u8::try_from(name.len() + 2).unwrap();
    entry[66] = 2;
    file
}
