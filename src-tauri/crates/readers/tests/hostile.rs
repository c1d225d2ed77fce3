//! Broken and hostile files: each ends with a document that keeps the rules and an issue that says what is wrong.

mod support;

use model::{Document, Format, Issue, IssueCode};
use proptest::prelude::*;
use support::{
    Docx, checked, compound, p,
    workbook::{Xlsx, number, row, words},
    zipped,
};

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
    assert_eq!(refused(&zipped(&[("xl/workbook.bin", b"x")])), unsupported("Excel (xlsb)"));
    assert_eq!(refused(&zipped(&[("bao-cao.docx", b"x")])), unsupported("ZIP"));
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
    let lines = format!("{}\n", "số liệu ".repeat(1_000)).repeat(1_000);
    let (document, issues) = checked("a.txt", lines.as_bytes());
    assert!(document.text.len() > (3 << 20) && document.text.len() <= readers::limits::MAX_TEXT_BYTES);
    assert_eq!(codes(&issues), [IssueCode::LimitSize]);
    let lines = "a\n".repeat(readers::limits::MAX_BLOCKS + 5);
    let (document, issues) = readers::read("a.txt", lines.as_bytes());
    assert_eq!((document.blocks.len(), codes(&issues)), (readers::limits::MAX_BLOCKS, vec![IssueCode::LimitSize]));
}

#[test]
fn a_line_that_no_person_wrote_keeps_its_beginning() {
    let line = "Tổng số 1.205 trạm BTS; ".repeat(40_000);
    let (document, issues) = readers::read("a.txt", format!("Mở đầu\n{line}\nKết thúc").as_bytes());
    assert_eq!(codes(&issues), [IssueCode::LimitSize]);
    assert!(document.text.len() <= readers::limits::MAX_LINE_BYTES + 64);
    assert!(document.text.starts_with("Mở đầu") && document.text.ends_with("Kết thúc"));
}

#[test]
fn cells_beyond_the_limit_are_said() {
    let row = format!("{}\n", ["1"; 1000].join("\t"));
    let rows = row.repeat(readers::limits::MAX_CELLS / 1000 + 10);
    let (document, issues) = readers::read("a.txt", rows.as_bytes());
    assert!(codes(&issues).contains(&IssueCode::LimitCells), "{issues:?}");
    assert!(document.blocks.len() <= readers::limits::MAX_CELLS);
}

/// A workbook with much of what a workbook may hold.
fn workbook() -> Vec<u8> {
    let rows: String = (2..30)
        .map(|at| {
            row(&[
                words(&format!("A{at}"), "Doanh thu viễn thông"),
                number(&format!("B{at}"), 0, &format!("{at}.25")),
                number(&format!("C{at}"), 1, "45291"),
                format!("<c r=\"D{at}\" t=\"s\"><v>0</v></c>"),
            ])
        })
        .collect();
    let sheet = format!(
        "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"
    );
    let mut workbook = Xlsx::default().sheet("Biểu", "", &sheet).formats(&["#,##0.0", "dd/mm/yyyy"]);
    workbook.strings = "<si><t>chữ</t></si>".to_owned();
    workbook.bytes()
}

#[test]
fn a_workbook_cut_anywhere_says_so() {
    for whole in [workbook(), OLD_WORKBOOK.to_vec(), OPEN_WORKBOOK.to_vec()] {
        for end in (8..whole.len()).step_by(whole.len() / 150 + 1) {
            let (_, issues) = checked("a.xls", &whole[..end]);
            assert!(!issues.is_empty(), "cut at {end} of {}", whole.len());
        }
    }
    // The stream of an old workbook lies in one piece: what is there of it is read.
    let (document, issues) = checked("a.xls", &OLD_WORKBOOK[..OLD_WORKBOOK.len() - 512]);
    assert!(document.text.contains("12.345,5"));
    assert_eq!(codes(&issues)[0], IssueCode::Damaged);
}

const OLD_WORKBOOK: &[u8] = include_bytes!("tables/buu-chinh.xls");
const OPEN_WORKBOOK: &[u8] = include_bytes!("tables/phu-luc.ods");

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bits_of_workbooks_never_break_the_rules(
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 1..6),
    ) {
        for original in [workbook(), OLD_WORKBOOK.to_vec(), include_bytes!("tables/phu-luc.xls").to_vec(), OPEN_WORKBOOK.to_vec()] {
            let mut bytes = original;
            for (at, bit) in &flips {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
            checked("a.xls", &bytes);
        }
    }

    #[test]
    fn any_sheet_keeps_the_rules(pieces in prop::collection::vec(prop::sample::select(vec![
        "<row>", "</row>", "<row r=\"7\" hidden=\"1\">", "<row r=\"99999999999\">", "<c>", "</c>", "<c r=\"B2\">", "<c r=\"XFD1048576\" t=\"s\">",
        "<c r=\"C3\" t=\"str\" s=\"1\">", "<c t=\"inlineStr\">", "<v>", "</v>", "<f>", "</f>", "<is>", "</is>", "<t>", "</t>", "12.5", "-1e400",
        "chữ", "ha\u{300}", "\u{301}", "&x;", "&amp;", "<mergeCell ref=\"A1:XFD1048576\"/>", "<mergeCell ref=\"B2:C7\"/>", "<mergeCell ref=\"B3:B4\"/>",
        "<col min=\"0\" max=\"99999999\" hidden=\"1\"/>", "<oddHeader>", "</oddHeader>", "<", "_x000A_", "<v>3</v></c>", "<t>Năm</t></is></c>",
    ]), 0..80)) {
        let (document, _) = Xlsx::rows(&pieces.concat()).formats(&["0.0%;;", "dd mmmm \"năm\" yyyy"]).read();
        prop_assert_eq!(document.format, Format::Xlsx);
    }

    #[test]
    fn any_number_in_any_format(code in "[0#?.,%/@;\\[\\]()\"\\\\_*dmyhsEe+AP/$> -]{0,24}", value in any::<f64>(), small in -100_000_i32..100_000) {
        let rows = row(&[number("A1", 0, &value.to_string()), number("B1", 0, &small.to_string()), words("C1", "chữ")]);
        Xlsx::rows(&rows).formats(&[&code.replace(['<', '&'], "")]).read();
    }

    #[test]
    fn any_records_keep_the_rules(records in prop::collection::vec((prop::sample::select(vec![
        0x0809_u16, 0x000a, 0x00fc, 0x003c, 0x0031, 0x041e, 0x00e0, 0x0085, 0x00fd, 0x0204, 0x00d6, 0x0203, 0x027e, 0x00bd, 0x0205, 0x0006,
        0x0207, 0x0208, 0x007d, 0x00e5, 0x005d, 0x01b6, 0x0014, 0x0042, 0x0022, 0x023e,
    ]), prop::collection::vec(any::<u8>(), 0..40)), 0..40), old in any::<bool>()) {
        let version = if old { 0x0500_u16 } else { 0x0600 };
        let mut stream = [0x0809_u16, 4, version, 5].iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>();
        let name = if old { "Book" } else { "Workbook" };
        stream.extend([0x85, 0, 9, 0, 8, 0, 0, 0, 0, 0, 1, 0, b'A']);
        for (kind, content) in &records {
            stream.extend(kind.to_le_bytes());
            stream.extend(u16::try_from(content.len()).unwrap().to_le_bytes());
            stream.extend(content);
        }
        let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
        std::io::Write::write_all(&mut file.create_stream(name).unwrap(), &stream).unwrap();
        file.flush().unwrap();
        let (document, _) = checked("a.xls", &file.into_inner().into_inner());
        prop_assert_eq!(document.format, Format::Xls);
    }

    #[test]
    fn any_commas_keep_the_rules(text in "[a-cơ\"\n\r;,|\t 0-9.]{0,200}") {
        checked("a.csv", text.as_bytes());
    }
}

#[test]
fn bombs_in_workbooks() {
    let row = "<row><c><v>1</v></c><c t=\"inlineStr\"><is><t>chữ</t></is></c></row>";
    let filling = format!("<worksheet><sheetData>{}", row.repeat((8 << 20) / row.len()));
    let sheets = [
        ("xl/workbook.xml", &b"<workbook><sheets><sheet name=\"A\"/></sheets></workbook>"[..]),
        ("xl/worksheets/sheet1.xml", filling.as_bytes()),
    ];
    let start = std::time::Instant::now();
    let (document, issues) = checked("a.xlsx", &zipped(&sheets));
    assert!(!document.text.is_empty());
    assert!(
        codes(&issues).iter().any(|code| matches!(code, IssueCode::LimitRatio | IssueCode::LimitCells)),
        "{issues:?}"
    );

    let cell = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>chữ</text:p></table:table-cell>";
    let content = format!(
        "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row></table:table>"
    );
    let mime = b"application/vnd.oasis.opendocument.spreadsheet";
    let (_, issues) = checked("a.ods", &zipped(&[("mimetype", mime), ("content.xml", content.repeat(3).as_bytes())]));
    assert!(codes(&issues).contains(&IssueCode::LimitCells), "{issues:?}");

    let diagonal: String =
        (0..5_000_u32).map(|at| format!("<row><c r=\"{}{}\"><v>7</v></c></row>", letters(at * 3), at + 1)).collect();
    Xlsx::rows(&diagonal).read();
    let merges: String = (1..5_000).map(|at| format!("<mergeCell ref=\"A{at}:XFD1048576\"/>")).collect();
    let rows: String = (1..5_000).map(|at| format!("<row><c><v>{at}</v></c><c><v>2</v></c></row>")).collect();
    Xlsx::default().sheet("A", "", &format!("<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>")).read();
    let long = Xlsx {
        strings: format!("<si><t>{}</t></si>", "x".repeat(30_000)),
        ..Xlsx::rows(&"<c t=\"s\"><v>0</v></c>".repeat(2_000))
    };
    assert!(long.read().0.text.len() <= readers::limits::MAX_TEXT_BYTES);
    checked("a.csv", "\"a,".repeat(1 << 14).as_bytes());
    checked("a.csv", ";".repeat(1 << 20).as_bytes());
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
}

fn letters(column: u32) -> String {
    let letter = |number: u32| char::from_digit(10 + number % 26, 36).map(|letter| letter.to_ascii_uppercase());
    [letter(column / 676), letter(column / 26), letter(column)].into_iter().flatten().collect()
}

#[test]
fn locked_and_broken_workbooks() {
    let mut stream = [0x0809_u16, 4, 0x0600, 5].iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>();
    stream.extend([0x2f, 0, 2, 0, 1, 0]);
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    std::io::Write::write_all(&mut file.create_stream("Workbook").unwrap(), &stream).unwrap();
    file.flush().unwrap();
    let code = |bytes: &[u8]| codes(&checked("a.xls", bytes).1);
    assert_eq!(code(&file.into_inner().into_inner()), [IssueCode::Encrypted]);
    assert_eq!(code(&compound("Workbook")), [IssueCode::Damaged]);
    assert_eq!(code(&zipped(&[("xl/workbook.xml", b"<workbook/>")])), [IssueCode::Damaged]);
    let manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let mime = b"application/vnd.oasis.opendocument.spreadsheet";
    let locked = zipped(&[("mimetype", mime), ("META-INF/manifest.xml", manifest), ("content.xml", b"\x12\x34")]);
    assert_eq!(code(&locked), [IssueCode::Encrypted]);
}
