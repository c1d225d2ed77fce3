//! Broken and hostile files: each ends with a document that keeps the rules and an issue that says what is wrong.

mod support;

use model::{Document, Format, Issue, IssueCode};
use proptest::prelude::*;
use support::{Docx, checked, compound, p, zipped};

fn codes(issues: &[Issue]) -> Vec<IssueCode> {
    issues.iter().map(|issue| issue.code).collect()
}

fn report() -> Vec<u8> {
    let row = "<w:tr><w:tc><w:p><w:r><w:t>Chỉ tiêu</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1.204</w:t></w:r></w:p></w:tc></w:tr>";
    let lines: String = (1..40).map(|n| p(&format!("Câu số {n}: doanh thu đạt {} tỷ đồng.", n * 37 % 100))).collect();
    Docx::body(&format!("{lines}<w:tbl>{row}{row}</w:tbl>")).part("styles", "styles", "").bytes()
}

const PAGE: &str = "<html><head><title>Tin</title></head><body><nav><a href=x>Trang chủ</a></nav><h1>Báo cáo</h1>\
    <table><tr><th>Chỉ tiêu<td rowspan=2>1.204</table><ul><li>một<li>hai</ul><p style='display:none'>ẩn</body>";

#[test]
fn a_report_cut_anywhere_says_so() {
    let whole = report();
    for end in (4..whole.len()).step_by(23) {
        let (_, issues) = checked("a.docx", &whole[..end]);
        assert!(!issues.is_empty(), "cut at {end}");
    }
    let (document, issues) = checked("a.docx", &whole[..whole.len() - 40]);
    assert!(document.text.contains("Câu số 39") && document.text.contains("1.204"));
    assert_eq!(codes(&issues), [IssueCode::Damaged]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bits_never_break_the_rules(flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 1..6)) {
        for original in [report(), PAGE.as_bytes().to_vec()] {
            let mut bytes = original;
            for (at, bit) in &flips {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
            checked("a.docx", &bytes);
        }
    }

    #[test]
    fn any_bytes_behind_any_signature(
        signature in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"PK\x05\x06", b"<html>", b"<table>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xfe\xff",
            b"\xef\xbb\xbf", b"%PDF-", b"{\\rtf", b"<?xml ", b"BM", b"MZ",
        ]),
        bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        checked("a", &[signature, &bytes].concat());
    }

    #[test]
    fn any_text_keeps_the_rules(lines in prop::collection::vec("[ \\ta-cÀ-ỹ0-9.,;:)(•+–|-]{0,60}", 0..30)) {
        checked("a.txt", lines.join("\n").as_bytes());
    }

    #[test]
    fn any_page_keeps_the_rules(pieces in prop::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<table>", "<tr>", "<td colspan=3>", "<td rowspan=4>", "</table>", "<div class=menu>", "</div>", "<b>", "</b>",
        "<a href=x>", "</a>", "<li>", "<ul>", "<br>", "<h1>", "<h2>", "chữ ", "ha\u{300}", "\u{301}", "12", "<sup>2</sup>", "<pre>", " a \n",
        "<template>", "<script>", "</script>", "<select><option>", "<svg>", "<!--", "-->", "&nbsp;", "<span hidden>", "</span>", "Tin khác",
    ]), 0..60)) {
        checked("a.html", format!("<html>{}", pieces.concat()).as_bytes());
    }

    #[test]
    fn any_word_xml_keeps_the_rules(pieces in prop::collection::vec(prop::sample::select(vec![
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "chữ", "ha\u{300}", "\u{301} ", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>",
        "<w:tc>", "</w:tc>", "<w:tcPr><w:vMerge/></w:tcPr>", "<w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr>", "<w:tab/>", "<w:br/>", "&amp;",
        "&x;", "<w:txbxContent>", "</w:txbxContent>", "<w:drawing>", "</w:drawing>", "<w:rPr><w:vanish/></w:rPr>", "<w:ins>", "</w:ins>",
        "<w:fldChar w:fldCharType=\"begin\"/>", "<w:fldChar w:fldCharType=\"separate\"/>", "<w:fldChar w:fldCharType=\"end\"/>", "<",
        "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:sdt>", "</w:sdt>", "<![CDATA[", "]]>", "<!-- ", " -->",
    ]), 0..60)) {
        let (document, _) = Docx::body(&pieces.concat()).read();
        prop_assert_eq!(document.format, Format::Docx);
    }
}

#[test]
fn kinds_that_are_not_read_are_named() {
    let refused = |bytes: &[u8]| {
        let (document, issues) = checked("a", bytes);
        assert_eq!(document, Document::empty(Format::Unknown));
        (issues[0].code, issues[0].detail.clone().unwrap_or_default())
    };
    let unsupported = |what: &str| (IssueCode::UnsupportedFormat, what.to_owned());
    assert_eq!(refused(&zipped(&[("xl/workbook.xml", b"<workbook/>")])), unsupported("Excel"));
    assert_eq!(refused(&zipped(&[("bao-cao.docx", b"x")])), unsupported("ZIP"));
    assert_eq!(refused(&compound("Workbook")), unsupported("Excel 97-2003"));
    let noise: Vec<u8> = (0..5000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(refused(&noise), unsupported(""));
}

#[test]
fn locked_and_empty_files() {
    let code = |bytes: &[u8]| codes(&checked("a.docx", bytes).1);
    assert_eq!(code(&compound("EncryptedPackage")), [IssueCode::Encrypted]);
    assert_eq!(code(b""), [IssueCode::Empty]);
    assert_eq!(code(b" \r\n\t "), [IssueCode::Empty]);
    assert_eq!(code(&[0; 100]), [IssueCode::Damaged]);
    assert_eq!(code(&Docx::body("<w:p/>").bytes()), [IssueCode::Empty]);
    let manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    assert_eq!(
        code(&zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", manifest)])),
        [IssueCode::Encrypted]
    );
    let mut locked = Docx::body(&p("chữ")).bytes();
    for at in 0..locked.len() - 10 {
        // The flag "encrypted" of every local and central header.
        match &locked[at..at + 4] {
            b"PK\x03\x04" => locked[at + 6] |= 1,
            b"PK\x01\x02" => locked[at + 8] |= 1,
            _ => {}
        }
    }
    assert_eq!(code(&locked), [IssueCode::Encrypted]);
}

#[test]
fn bombs_and_depths() {
    let filling = vec![b' '; 40 << 20];
    let document =
        [b"<w:document><w:body><w:p><w:r><w:t>ch\xe1\xbb\xaf</w:t></w:r></w:p>", filling.as_slice()].concat();
    let (read, issues) = checked("a.docx", &zipped(&[("word/document.xml", &document)]));
    assert_eq!(read.text, "chữ");
    assert_eq!(codes(&issues), [IssueCode::LimitRatio, IssueCode::Truncated]);

    let deep =
        format!("{}{}{}", "<w:tbl><w:tr><w:tc>".repeat(20_000), p("đáy"), "</w:tc></w:tr></w:tbl>".repeat(20_000));
    let (read, issues) = Docx::body(&deep).read();
    assert_eq!((read.text.as_str(), codes(&issues)), ("đáy", vec![IssueCode::LimitDepth]));

    let page = format!("<html>{}đáy", "<div><table><tr><td>".repeat(20_000));
    let (_, issues) = checked("a.html", page.as_bytes());
    assert!(codes(&issues).iter().any(|code| matches!(code, IssueCode::LimitDepth | IssueCode::LimitTime)));

    let entities = "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>\
        <w:document><w:body><w:p><w:r><w:t>&b;chữ</w:t></w:r></w:p></w:body></w:document>";
    let (read, issues) = checked("a.docx", &zipped(&[("word/document.xml", entities.as_bytes())]));
    assert_eq!((read.text.as_str(), codes(&issues)), ("chữ", vec![IssueCode::EntityRefused]));
}

#[test]
fn sizes_beyond_the_limits_keep_the_beginning() {
    let line = "số liệu ".repeat(1_000_000);
    let (document, issues) = checked("a.txt", line.as_bytes());
    assert!(document.text.len() > (7 << 20) && document.text.len() <= readers::limits::MAX_TEXT_BYTES);
    assert_eq!(codes(&issues), [IssueCode::LimitSize]);
    let lines = "a\n".repeat(readers::limits::MAX_BLOCKS + 5);
    let (document, issues) = readers::read("a.txt", lines.as_bytes());
    assert_eq!((document.blocks.len(), codes(&issues)), (readers::limits::MAX_BLOCKS, vec![IssueCode::LimitSize]));
}

#[test]
fn cells_beyond_the_limit_are_said() {
    let row = format!("{}\n", ["1"; 1000].join("\t"));
    let rows = row.repeat(readers::limits::MAX_CELLS / 1000 + 10);
    let (document, issues) = readers::read("a.txt", rows.as_bytes());
    assert!(codes(&issues).contains(&IssueCode::LimitCells), "{issues:?}");
    assert!(document.blocks.len() <= readers::limits::MAX_CELLS);
}
