//! Whole files: one text in four formats of word processors, and letters of offices in old fonts.

mod support;

use model::{Document, Issue, IssueCode};
use proptest::prelude::*;
use std::time::{Duration, Instant};
use support::{checked, show};

const FILES: [(&str, &[u8]); 7] = [
    ("mau.doc", include_bytes!("words/mau.doc")),
    ("mau.rtf", include_bytes!("words/mau.rtf")),
    ("mau.odt", include_bytes!("words/mau.odt")),
    ("mau.fodt", include_bytes!("words/mau.fodt")),
    ("r03.doc", include_bytes!("real/r03.doc")),
    ("r04.doc", include_bytes!("real/r04.doc")),
    ("r05.rtf", include_bytes!("real/r05.rtf")),
];

/// Longest time for one file in a debug build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(5);

fn file(name: &str) -> (Document, Vec<Issue>) {
    let found = FILES.iter().find(|(known, _)| *known == name);
    checked(name, found.map_or(&[], |(_, bytes)| bytes))
}

#[test]
fn one_text_in_each_format() {
    let (flat, issues) = file("mau.fodt");
    insta::assert_snapshot!(show(&flat, &issues));
    let (odt, _) = file("mau.odt");
    assert_eq!(show(&odt, &issues), show(&flat, &issues));
    // In LibreOffice's RTF no row says that it is a head.
    let (rtf, _) = file("mau.rtf");
    assert_eq!(show(&rtf, &issues), show(&flat, &issues).replace(" h]", "]"));
    // In Word's formats the numbers of this file have nothing behind them.
    let (doc, _) = file("mau.doc");
    let docx = checked("mau.docx", include_bytes!("words/mau.docx")).0;
    assert_eq!(show(&doc, &issues), show(&docx, &issues));
    assert_eq!(doc.text.replace(' ', ""), flat.text.replace(' ', ""));
}

#[test]
fn letters_of_offices() {
    for name in ["r03.doc", "r04.doc", "r05.rtf"] {
        let (document, issues) = file(name);
        insta::assert_snapshot!(name, show(&document, &issues));
    }
}

#[test]
fn an_embedded_sheet_is_said() {
    let (_, issues) = file("r03.doc");
    assert!(issues.iter().any(|issue| issue.code == IssueCode::UnsupportedContent));
}

#[test]
fn locked_and_older_files() {
    let (_, original) = FILES[4];
    let head = original.windows(2).position(|two| two == b"\xec\xa5").unwrap_or_default();
    let mut locked = original.to_vec();
    locked[head + 11] |= 1;
    let codes: Vec<IssueCode> = checked("r03.doc", &locked).1.iter().map(|issue| issue.code).collect();
    assert_eq!(codes, [IssueCode::Encrypted]);
    // As Word 6 and 95 begin: the text alone is read, the letters told by themselves.
    let mut older = original.to_vec();
    older[head] = 0xdc;
    let (document, _) = checked("r03.doc", &older);
    assert!(document.text.contains("Căn cứ khung thuế suất quy định tại Biểu thuế nhập khẩu"), "{}", document.text);
}

#[test]
fn files_cut_anywhere() {
    for (name, bytes) in FILES {
        let step = bytes.len() / 40 + 1;
        for end in (1..bytes.len()).step_by(step) {
            let start = Instant::now();
            checked(name, &bytes[..end]);
            assert!(start.elapsed() < PATIENCE, "{name} cut at {end}");
        }
    }
}

#[test]
fn a_word_file_cut_in_its_text_says_so() {
    let (_, bytes) = FILES[4];
    let (document, issues) = checked("r03.doc", &bytes[..bytes.len() / 2]);
    let said = issues
        .iter()
        .any(|issue| matches!(issue.code, IssueCode::Truncated | IssueCode::Damaged | IssueCode::PartMissing));
    assert!(said && document.text.contains("phôi thép"), "{issues:?} {}", document.text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bits_never_break_the_rules(
        which in 0..FILES.len(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 1..40),
    ) {
        let (name, original) = FILES[which];
        let mut bytes = original.to_vec();
        for (at, bit) in &flips {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        let start = Instant::now();
        checked(name, &bytes);
        prop_assert!(start.elapsed() < PATIENCE);
    }

    /// Bits of what says where things stand: the head of the file, of the document, and the tables.
    #[test]
    fn flipped_heads_never_break_the_rules(
        which in prop::sample::select(vec![0_usize, 4, 5]),
        flips in prop::collection::vec((0..2048_usize, any::<u8>()), 1..12),
        sector in 0..60_usize,
    ) {
        let (name, original) = FILES[which];
        let mut bytes = original.to_vec();
        for (at, value) in &flips {
            let at = (sector * 512 + at) % bytes.len();
            bytes[at] = *value;
        }
        let start = Instant::now();
        checked(name, &bytes);
        prop_assert!(start.elapsed() < PATIENCE);
    }

    #[test]
    fn any_rtf_keeps_the_rules(pieces in prop::collection::vec(prop::sample::select(vec![
        "{", "}", "\\par ", "\\cell ", "\\row ", "\\trowd ", "\\cellx1000 ", "\\cellx-5 ", "\\intbl ", "\\itap3 ", "\\nestcell ", "\\nestrow ",
        "{\\footnote ", "{\\header ", "{\\shp{\\*\\shpinst{\\shptxt ", "\\u7893?", "\\u-10179?", "\\'e1", "\\uc0 ", "\\uc3 ", "a ", "1", "\\super ",
        "{\\fonttbl{\\f1 .VnTime;}}", "\\f1 ", "\\v ", "{\\pict ", "{\\*\\x ", "{\\listtext 1.\\tab}", "\\bin3 ", "\\pard ", "{\\stylesheet{\\s1 heading 1;}}",
        "\\s1 ", "\\clmrg ", "\\clvmrg ", "\\trhdr ", "\\deff1 ", "\\-", "\\", "{\\field{\\*\\fldinst X}{\\fldrslt ", "ÖÐ",
    ]), 0..80)) {
        checked("a.rtf", format!("{{\\rtf1 {}", pieces.concat()).as_bytes());
    }

    #[test]
    fn any_open_document_keeps_the_rules(pieces in prop::collection::vec(prop::sample::select(vec![
        "<text:p>", "</text:p>", "<text:h text:outline-level=\"2\">", "</text:h>", "<text:list>", "</text:list>", "<text:list-item>", "</text:list-item>",
        "<table:table>", "</table:table>", "<table:table-row table:number-rows-repeated=\"99999999\">", "</table:table-row>", "<table:table-cell>",
        "</table:table-cell>", "<table:table-cell table:number-columns-spanned=\"3\" table:number-rows-spanned=\"9\"/>", "<table:covered-table-cell/>",
        "<text:s text:c=\"99999999\"/>", "<text:note>", "<text:note-body>", "</text:note-body>", "</text:note>", "<draw:frame>", "<draw:text-box>",
        "</draw:text-box>", "</draw:frame>", "chữ ", "ha\u{300}", "Tæng sè", "<text:span>", "</text:span>",
    ]), 0..60)) {
        let xml = format!(
            "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text>{}</office:text></office:body></office:document>",
            pieces.concat()
        );
        checked("a.fodt", xml.as_bytes());
    }

    #[test]
    fn any_envelope_keeps_the_rules(pieces in prop::collection::vec(prop::sample::select(vec![
        "Content-Type: multipart/related; boundary=b\n", "Content-Type: text/html; charset=utf-8\n", "Content-Transfer-Encoding: base64\n",
        "Content-Transfer-Encoding: quoted-printable\n", "\n", "\n\n", "--b\n", "--b--\n", "<p>chữ</p>", "=E1=BB=", "PHA+", "=\n", " x\n",
    ]), 0..40)) {
        checked("a.mht", format!("MIME-Version: 1.0\n{}", pieces.concat()).as_bytes());
    }
}

#[test]
fn hostile_tables_end() {
    let started = Instant::now();
    let row = "<table:table-row table:number-rows-repeated=\"200\"><table:table-cell table:number-columns-repeated=\"200\"><text:p>1</text:p></table:table-cell></table:table-row>";
    let xml = format!(
        "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text><table:table>{}</table:table></office:text></office:body></office:document>",
        row.repeat(400)
    );
    let (_, issues) = readers::read("a.fodt", xml.as_bytes());
    assert!(issues.iter().any(|issue| issue.code == IssueCode::LimitCells), "{issues:?}");
    assert!(started.elapsed() < 4 * PATIENCE);
}
