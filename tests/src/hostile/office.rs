//! Office files that inflate, repeat or nest without end, and XML whose entities do.

use super::{Hostile, Left, noise};
use crate::zips::{Part, zipped};

const MIB: usize = 1 << 20;
const W: &str = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
const ODT: &[u8] = b"application/vnd.oasis.opendocument.text";
const ODS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
const CUT: &[&str] = &["limit_ratio", "limit_size", "limit_cells", "limit_depth", "truncated"];

fn docx(document: Part) -> Vec<u8> {
    zipped(&[document])
}

fn document(unit: &str, times: usize) -> Vec<u8> {
    let head = format!("{W}<w:p><w:r><w:t>Toàn tỉnh có 1.386 trạm BTS.</w:t></w:r></w:p>");
    after("word/document.xml", head.as_bytes(), unit, times)
}

/// A part that begins with `head` and goes on with `unit` without end.
fn after(name: &str, head: &[u8], unit: &str, times: usize) -> Vec<u8> {
    docx(tail(name, head, unit, times))
}

fn tail(name: &str, head: &[u8], unit: &str, times: usize) -> Part {
    let mut part = Part::bomb(name, unit.as_bytes(), times);
    let first = Part::bomb(name, head, 1);
    // The head without its last block, then the units.
    part.packed = [&first.packed[..first.packed.len() - 2], &part.packed].concat();
    part
}

/// Documents and workbooks that become far larger than they are.
pub(super) fn bombs() -> Vec<Hostile> {
    let figures = "<w:p><w:r><w:t>Có 5 xã, đạt 12,5%.</w:t></w:r></w:p>".repeat(2_000);
    let spaces = " ".repeat(MIB);
    let tables = "<w:tbl><w:tr><w:tc>".repeat(2_000);
    let cells = "<row><c><v>1</v></c><c t=\"inlineStr\"><is><t>chữ</t></is></c></row>".repeat(2_000);
    let book = Part::deflated("xl/workbook.xml", b"<workbook><sheets><sheet name=\"A\"/></sheets></workbook>");
    let sheet = tail("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>", &cells, 500);
    let strings = tail("xl/sharedStrings.xml", b"<sst>", &"<si><t>Tổng số 12</t></si>".repeat(2_000), 500);
    let used: String = (0..60_000).map(|n| format!("<row><c t=\"s\"><v>{n}</v></c></row>")).collect();
    let used = Part::deflated("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{used}").as_bytes());
    let wide: String = (1..5_000).map(|at| format!("<mergeCell ref=\"A{at}:XFD1048576\"/>")).collect();
    let wide = format!(
        "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>{wide}</mergeCells></worksheet>"
    );
    let text = |unit: &str, times| {
        let head = "<office:document-content><office:body><office:text><text:p>Có 12 xã</text:p>";
        zipped(&[Part::stored("mimetype", ODT), tail("content.xml", head.as_bytes(), unit, times)])
    };
    let repeated = "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell \
        table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>chữ</text:p></table:table-cell></table:table-row></table:table>";
    let ods = zipped(&[Part::stored("mimetype", ODS), Part::deflated("content.xml", repeated.as_bytes())]);
    let compound = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &noise(4 * MIB, 3)].concat();
    vec![
        Hostile::new("trống.docx", document(&spaces, 4_000), &["limit_ratio"], Left::Some),
        Hostile::new("số liệu.docx", document(&figures, 500), CUT, Left::Some),
        Hostile::new("bảng lồng nhau.docx", document(&tables, 200), CUT, Left::Open),
        Hostile::new("ô.xlsx", zipped(&[book.clone(), sheet]), CUT, Left::Open),
        Hostile::new("chuỗi.xlsx", zipped(&[book.clone(), strings, used]), CUT, Left::Open),
        Hostile::new(
            "gộp ô.xlsx",
            zipped(&[book, Part::deflated("xl/worksheets/sheet1.xml", wide.as_bytes())]),
            &[],
            Left::Open,
        ),
        Hostile::new("trống.odt", text(&spaces, 4_000), &["limit_ratio"], Left::Some),
        Hostile::new("đoạn.odt", text(&"<text:p>Có 5 xã, đạt 12,5%.</text:p>".repeat(2_000), 500), CUT, Left::Some),
        Hostile::new("lồng nhau.odt", text(&"<text:section>".repeat(10_000), 100), CUT, Left::Open),
        Hostile::new("lặp.ods", ods, &["limit_cells"], Left::Some),
        Hostile::new("rác.doc", compound.clone(), &["damaged", "unsupported_format"], Left::None),
        Hostile::new("rác.xls", compound, &["damaged", "unsupported_format"], Left::None),
    ]
}

/// XML whose entities grow, or fetch.
pub(super) fn entities() -> Vec<Hostile> {
    let laughs: String =
        (1..20).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let laughs = format!("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY l0 \"ha\">{laughs}]>");
    let square = format!("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY l19 \"{}\">]>", "ha".repeat(500_000));
    let fetch = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY l19 SYSTEM \"file:///etc/passwd\"><!ENTITY % p SYSTEM \
        \"http://127.0.0.1:9/a.dtd\"> %p;]>";
    let mut found = Vec::new();
    for (kind, head, times) in
        [("tỷ lần cười", &laughs, 1), ("bình phương", &square, 200_000), ("tệp ngoài", &fetch.to_owned(), 1)]
    {
        let used = "&l19;".repeat(times);
        let word = format!("{head}{W}<w:p><w:r><w:t>Có 12 xã {used}</w:t></w:r></w:p></w:body></w:document>");
        let odt = format!("{head}<office:document-content><office:body><office:text><text:p>Có 12 xã {used}</text:p>");
        let flat = format!(
            "{head}<office:document office:mimetype=\"{}\"><office:body><office:text><text:p>Có 12 xã {used}</text:p></office:text></office:body></office:document>",
            String::from_utf8_lossy(ODT)
        );
        let sheet = format!(
            "{head}<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>Có 12 xã {used}</t></is></c></row></sheetData></worksheet>"
        );
        let book = b"<workbook><sheets><sheet name=\"A\"/></sheets></workbook>";
        let page = format!("{head}<html><body><p>Có 12 xã {used}</p></body></html>");
        let inside = |name: &str, xml: &str| Part::deflated(name, xml.as_bytes());
        let refused: &[&str] = &["entity_refused", "limit_size", "limit_ratio"];
        let mut add = |end: &str, bytes: Vec<u8>, says| {
            found.push(Hostile::new(&format!("{kind}.{end}"), bytes, says, Left::Open));
        };
        add("docx", docx(inside("word/document.xml", &word)), refused);
        add("odt", zipped(&[Part::stored("mimetype", ODT), inside("content.xml", &odt)]), refused);
        add("fodt", flat.into_bytes(), &[]);
        add(
            "xlsx",
            zipped(&[Part::deflated("xl/workbook.xml", book), inside("xl/worksheets/sheet1.xml", &sheet)]),
            refused,
        );
        add("html", page.into_bytes(), &[]);
    }
    found
}
