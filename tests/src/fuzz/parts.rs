//! Office files that are zip archives, unfolded: a fuzzer that changes packed bytes only meets checksums.
//!
//! An unfolded file is its parts one after the other, each behind a line `#### path`. What stands before the first such
//! line is the main part of its format, and what a format cannot do without is added.

use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Begins the line before a part.
const MARK: &[u8] = b"#### ";

/// Main part of a Word document.
pub(super) const DOCX: &str = "word/document.xml";
/// Main part of a text of OpenDocument.
pub(super) const ODT: &str = "content.xml";
/// Main part of a spreadsheet of OpenDocument; the same name, told apart by the part `mimetype`.
pub(super) const ODS: &str = "./content.xml";
/// The first sheet of a workbook.
pub(super) const XLSX: &str = "xl/worksheets/sheet1.xml";

const ROOT_TIES: &str = "_rels/.rels";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Its path and its bytes.
type Part = (String, Vec<u8>);

/// The file that is unfolded in `bytes`; a file that is an archive already stays as it is.
#[must_use]
pub fn packed(bytes: &[u8], main: &str) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        return bytes.to_vec();
    }
    let mut parts = unfolded(bytes, main.trim_start_matches("./"));
    for (name, content) in needed(main, &parts) {
        if !has(&parts, name) {
            parts.push((name.to_owned(), content.into_bytes()));
        }
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        // Two parts of one name cannot be written: the second is left out.
        if writer.start_file(name, options).is_ok() {
            writer.write_all(&content).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

fn has(parts: &[Part], name: &str) -> bool {
    parts.iter().any(|(present, _)| present == name)
}

fn unfolded(bytes: &[u8], main: &str) -> Vec<Part> {
    let mut parts = vec![(main.to_owned(), Vec::new())];
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(MARK) {
            Some(name) => parts.push((String::from_utf8_lossy(name.trim_ascii()).into_owned(), Vec::new())),
            None => parts.last_mut().unwrap().1.extend_from_slice(line),
        }
    }
    // Nothing before the first mark: the main part stands behind a mark of its own.
    if parts.len() > 1 && parts[0].1.is_empty() {
        parts.remove(0);
    }
    parts
}

/// What a format cannot do without: its kind, and what ties together the parts that are there.
fn needed(main: &str, parts: &[Part]) -> Vec<(&'static str, String)> {
    match main {
        DOCX => {
            let kinds = ["styles", "numbering", "footnotes", "endnotes", "header", "footer"];
            let tied = kinds.map(|kind| (kind, format!("{kind}{}.xml", if kind.ends_with("er") { "1" } else { "" })));
            vec![
                (ROOT_TIES, ties(&[("officeDocument", DOCX.to_owned())])),
                ("word/_rels/document.xml.rels", ties(&present(parts, "word", &tied))),
            ]
        }
        XLSX => {
            let sheets = "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets>";
            let tied = ["worksheets/sheet1.xml", "sharedStrings.xml", "styles.xml"].map(str::to_owned);
            let [sheet, strings, styles] = tied;
            let tied = [("worksheet", sheet), ("sharedStrings", strings), ("styles", styles)];
            vec![
                (ROOT_TIES, ties(&[("officeDocument", "xl/workbook.xml".to_owned())])),
                ("xl/workbook.xml", format!("<workbook xmlns:r=\"{KINDS}\">{sheets}</workbook>")),
                ("xl/_rels/workbook.xml.rels", ties(&present(parts, "xl", &tied))),
            ]
        }
        ODT => vec![("mimetype", "application/vnd.oasis.opendocument.text".to_owned())],
        ODS => vec![("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned())],
        _ => Vec::new(),
    }
}

/// Of these kinds and targets those whose part is there.
fn present(parts: &[Part], folder: &str, tied: &[(&'static str, String)]) -> Vec<(&'static str, String)> {
    tied.iter().filter(|(_, target)| has(parts, &format!("{folder}/{target}"))).cloned().collect()
}

/// A part of relations: kinds and targets.
fn ties(tied: &[(&str, String)]) -> String {
    let list: String = (1..)
        .zip(tied)
        .map(|(id, (kind, target))| {
            format!("<Relationship Id=\"rId{id}\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    format!("<Relationships>{list}</Relationships>")
}

#[cfg(test)]
mod tests {
    use super::{DOCX, ODS, packed};

    #[test]
    fn an_unfolded_file_is_read_as_its_format() {
        let word = packed(
            "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Năm 2031</w:t></w:r></w:p></w:body></w:document>"
                .as_bytes(),
            DOCX,
        );
        let (document, issues) = readers::read("a", &word);
        assert_eq!((document.text.as_str(), document.format.code()), ("Năm 2031", "docx"));
        assert_eq!(issues, []);
        assert_eq!(packed(&word, DOCX), word, "an archive stays as it is");
        let sheet = packed(b"#### content.xml\n<office:document-content/>", ODS);
        assert_eq!(readers::read("a", &sheet).0.format.code(), "ods");
    }
}
