//! The parts of the package and the package itself, with fixed times.

use super::super::markup::escaped;
use super::styles;
use crate::{Layout, RenderError, YearEnd};
use std::io::{Cursor, Write};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The package with this body.
///
/// # Errors
/// [`RenderError::Write`] when the package cannot be written.
pub(super) fn packed(
    report: &YearEnd,
    layout: &Layout,
    body: &str,
    pictures: &[Vec<u8>],
) -> Result<Vec<u8>, RenderError> {
    let document = format!(
        "{HEAD}<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{RELATIONS}\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><w:body>{body}</w:body></w:document>"
    );
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", properties(report)),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", relations(pictures.len())),
        ("word/styles.xml", styles::part(f32::from(layout.body_size))),
        ("word/settings.xml", settings()),
        ("word/header.xml", header(true)),
        ("word/first.xml", header(false)),
    ];
    zipped(&parts, pictures).map_err(|error| RenderError::Write(error.to_string()))
}

fn zipped(parts: &[(&str, String)], pictures: &[Vec<u8>]) -> Result<Vec<u8>, zip::result::ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        package.start_file(*name, options)?;
        package.write_all(content.as_bytes())?;
    }
    for (nth, picture) in pictures.iter().enumerate() {
        package.start_file(format!("word/media/bieu-do-{}.emf", nth + 1), options)?;
        package.write_all(picture)?;
    }
    Ok(package.finish()?.into_inner())
}

fn content_types() -> String {
    let part = |name: &str, kind: &str| format!("<Override PartName=\"{name}\" ContentType=\"{kind}+xml\"/>");
    let parts = [
        part("/word/document.xml", &format!("{OFFICE}.document.main")),
        part("/word/styles.xml", &format!("{OFFICE}.styles")),
        part("/word/settings.xml", &format!("{OFFICE}.settings")),
        part("/word/header.xml", &format!("{OFFICE}.header")),
        part("/word/first.xml", &format!("{OFFICE}.header")),
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties"),
    ];
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/><Default Extension=\"emf\" ContentType=\"image/x-emf\"/>{}</Types>",
        parts.concat()
    )
}

fn package_relations() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"document\" Type=\"{RELATIONS}/officeDocument\" \
         Target=\"word/document.xml\"/><Relationship Id=\"properties\" \
         Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
    )
}

fn relations(pictures: usize) -> String {
    let one = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    let fixed = [
        one("styles", "styles", "styles.xml"),
        one("settings", "settings", "settings.xml"),
        one("header", "header", "header.xml"),
        one("first", "header", "first.xml"),
    ];
    let picture = |nth: usize| one(&format!("picture{nth}"), "image", &format!("media/bieu-do-{nth}.emf"));
    let pictures: String = (1..=pictures).map(picture).collect();
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{}{pictures}</Relationships>", fixed.concat())
}

fn properties(report: &YearEnd) -> String {
    let time = format!("{}T00:00:00Z", report.date.format("%Y-%m-%d"));
    let (title, author) = (escaped(&format!("Báo cáo {}", report.subject)), escaped(&report.office.name));
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>vi-VN</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:modified></cp:coreProperties>"
    )
}

fn settings() -> String {
    format!(
        "{HEAD}<w:settings xmlns:w=\"{MAIN}\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"vi-VN\"/></w:settings>"
    )
}

/// The head of a page: its number, or nothing on the first page of a section.
fn header(numbered: bool) -> String {
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let content = if numbered { field } else { "" };
    format!(
        "{HEAD}<w:hdr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{content}</w:p></w:hdr>",
        styles::HEADER
    )
}
