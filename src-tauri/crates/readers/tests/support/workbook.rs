//! Workbooks made in code.

use super::{checked, zipped};
use model::{Document, Format, Issue};
use std::fmt::Write as _;

pub(crate) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook being made.
#[derive(Default)]
pub(crate) struct Xlsx {
    pub(crate) sheets: Vec<(String, String)>,
    pub(crate) workbook: String,
    pub(crate) styles: String,
    pub(crate) strings: String,
    pub(crate) parts: Vec<(String, Vec<u8>)>,
    pub(crate) sheet_relations: String,
}

impl Xlsx {
    /// With one sheet of these rows.
    pub(crate) fn rows(xml: &str) -> Self {
        Self::default().sheet("Biểu 1", "", &format!("<sheetData>{xml}</sheetData>"))
    }

    pub(crate) fn sheet(mut self, name: &str, attributes: &str, xml: &str) -> Self {
        self.sheets.push((format!("name=\"{name}\" {attributes}"), xml.to_owned()));
        self
    }

    /// With number formats, by the number that cells give as their style.
    pub(crate) fn formats(mut self, codes: &[&str]) -> Self {
        let (mut formats, mut styles) = (String::new(), String::new());
        for (number, code) in (164..).zip(codes) {
            write!(formats, "<numFmt numFmtId=\"{number}\" formatCode=\"{}\"/>", code.replace('"', "&quot;")).unwrap();
            write!(styles, "<xf numFmtId=\"{number}\" fontId=\"0\"/>").unwrap();
        }
        self.styles = format!("<numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs>");
        self
    }

    pub(crate) fn part(mut self, name: &str, xml: &str) -> Self {
        self.parts.push((name.to_owned(), xml.as_bytes().to_vec()));
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let (mut list, mut relations) = (String::new(), String::new());
        let mut parts = self.parts.clone();
        for (number, (attributes, xml)) in (1..).zip(&self.sheets) {
            write!(list, "<sheet {attributes} sheetId=\"{number}\" r:id=\"rId{number}\"/>").unwrap();
            write!(
                relations,
                "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
            )
            .unwrap();
            parts.push((
                format!("xl/worksheets/sheet{number}.xml"),
                format!("<worksheet>{xml}</worksheet>").into_bytes(),
            ));
        }
        write!(relations, "<Relationship Id=\"s\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>").unwrap();
        write!(relations, "<Relationship Id=\"t\" Type=\"{OFFICE}/sharedStrings\" Target=\"sharedStrings.xml\"/>")
            .unwrap();
        let workbook = format!("<workbook>{}<sheets>{list}</sheets></workbook>", self.workbook);
        for (name, xml) in [
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", format!("<Relationships>{relations}</Relationships>")),
            ("xl/styles.xml", format!("<styleSheet>{}</styleSheet>", self.styles)),
            ("xl/sharedStrings.xml", format!("<sst>{}</sst>", self.strings)),
            ("xl/worksheets/_rels/sheet1.xml.rels", format!("<Relationships>{}</Relationships>", self.sheet_relations)),
        ] {
            parts.push((name.to_owned(), xml.into_bytes()));
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        zipped(&parts)
    }

    pub(crate) fn read(&self) -> (Document, Vec<Issue>) {
        let (document, issues) = checked("bieu.xlsx", &self.bytes());
        assert_eq!(document.format, Format::Xlsx);
        (document, issues)
    }

    pub(crate) fn text(&self) -> String {
        self.read().0.text
    }
}

/// A cell with words.
pub(crate) fn words(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// A cell with a number in a style.
pub(crate) fn number(at: &str, style: usize, value: &str) -> String {
    format!("<c r=\"{at}\" s=\"{style}\"><v>{value}</v></c>")
}

pub(crate) fn row(cells: &[String]) -> String {
    format!("<row>{}</row>", cells.concat())
}
