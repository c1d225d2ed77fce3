//! Broken and hostile PDFs: each ends soon, with what could be had and an issue.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod support;

use flate2::{Compression, write::ZlibEncoder};
use model::{Document, Format, Issue, IssueCode};
use proptest::prelude::*;
use std::{
    fmt::Write as _,
    io::Write as _,
    time::{Duration, Instant},
};
use support::{
    checked,
    pdf::{Pdf, at, bold, lines, ruled, stream, written},
};

/// Far more than a debug build needs on a slow machine.
const SOON: Duration = Duration::from_secs(30);

fn soon(bytes: &[u8]) -> (Document, Vec<Issue>) {
    let start = Instant::now();
    let read = checked("a.pdf", bytes);
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
    read
}

fn codes(issues: &[Issue]) -> Vec<IssueCode> {
    issues.iter().map(|issue| issue.code).collect()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut writer = ZlibEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

fn report() -> Vec<u8> {
    let text = ["Toàn tỉnh có 9 doanh nghiệp bưu chính hoạt động với 231", "điểm phục vụ, bán kính 3,4 km."];
    let table = ruled(&[72, 300, 500], &[500, 480, 460])
        + &at(80, 486, 10, "Trạm")
        + &at(310, 486, 10, "1.204")
        + &at(80, 466, 10, "Xã");
    Pdf::default()
        .page(&(bold(72, 760, 14, "BÁO CÁO") + &lines(72, 700, &text) + &table))
        .page(&lines(72, 700, &text))
        .bytes()
}

#[test]
fn a_file_cut_anywhere_says_so() {
    for whole in [report(), include_bytes!("pdf/packed.pdf").to_vec(), include_bytes!("pdf/open-aes256.pdf").to_vec()] {
        for end in (8..whole.len() - 8).step_by(whole.len() / 60) {
            let (_, issues) = soon(&whole[..end]);
            assert!(!issues.is_empty(), "cut at {end}");
        }
    }
    let whole = report();
    let table = whole.windows(5).rposition(|window| window == b"xref\n").unwrap();
    let (document, issues) = soon(&whole[..table - 20]);
    assert!(document.text.contains("231 điểm phục vụ") && document.text.contains("Trạm\t1.204"), "{}", document.text);
    assert_eq!(codes(&issues), [IssueCode::Truncated]);
}

#[test]
fn a_wrong_table_of_objects_is_made_again() {
    let text = String::from_utf8_lossy(&report()).into_owned();
    for wrong in [
        text.replace("00000 n", "00000 f"),
        text.replace("startxref\n", "startxref\n9"),
        text.replace("%PDF-1.7\n", "%PDF-1.7\n\n\n\n"),
    ] {
        let (document, issues) = soon(wrong.as_bytes());
        assert!(document.text.contains("Trạm\t1.204"), "{}", document.text);
        assert_eq!(codes(&issues), [IssueCode::Damaged]);
    }
    // Bytes before the file move everything by as much; nothing is lost.
    let (document, _) = soon(&[b"\r\n\r\n".as_slice(), &report()].concat());
    assert!(document.text.contains("Trạm\t1.204"));
}

#[test]
fn page_trees_without_end() {
    let page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>".to_vec();
    let show = stream("", b"BT /F 12 Tf 72 700 Td (Co 9 doanh nghiep) Tj ET");
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec();
    let catalogue = b"<</Type/Catalog/Pages 2 0 R>>".to_vec();
    let tree = |kids: &[u8]| {
        let objects =
            [(1, catalogue.clone()), (2, kids.to_vec()), (3, font.clone()), (4, show.clone()), (5, page.clone())];
        soon(&written(&objects))
    };
    let (document, issues) = tree(b"<</Type/Pages/Kids[2 0 R 5 0 R 2 0 R]/Count 3>>");
    assert_eq!(document.text, "Co 9 doanh nghiep");
    assert_eq!(codes(&issues), [IssueCode::Damaged]);
    let (document, issues) = tree(b"<</Type/Pages/Kids[5 0 R]/Count 2000000000>>");
    assert_eq!((document.text.as_str(), codes(&issues)), ("Co 9 doanh nghiep", vec![IssueCode::Damaged]));
    // A node that stands in itself without a number of its own, over a chain of nodes.
    let mut objects = vec![(1, catalogue.clone()), (3, font.clone()), (4, show.clone()), (5, page.clone())];
    objects.push((2, b"<</Kids[6 0 R]/Count 1>>".to_vec()));
    objects.extend((6..400).map(|n| (n, format!("<</Kids[{} 0 R {} 0 R]/Count 1>>", n + 1, n + 1).into_bytes())));
    let (_, issues) = soon(&written(&objects));
    assert!(codes(&issues).contains(&IssueCode::LimitPages));
}

#[test]
fn one_page_a_million_times() {
    let kids: String = "<</Type/Page/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>> ".repeat(20_000);
    let objects = [
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (2, format!("<</Type/Pages/Kids[{kids}]/Count 20000>>").into_bytes()),
        (3, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec()),
        (4, stream("", &b"BT /F 12 Tf 72 700 Td (Co 9 doanh nghiep) Tj ET ".repeat(20))),
    ];
    let (_, issues) = soon(&written(&objects));
    assert!(codes(&issues).contains(&IssueCode::LimitPages), "{issues:?}");
}

#[test]
fn forms_that_draw_themselves() {
    let form =
        "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>/XObject<</X 100 0 R/Y 101 0 R>>>>";
    let content = at(72, 700, 12, "Có 9 xã") + &"/X Do /Y Do ".repeat(50);
    let pdf = Pdf::default().page(&content).stream(100, form, content.as_bytes()).stream(101, form, content.as_bytes());
    let (document, issues) = soon(&pdf.bytes());
    assert_eq!(document.text, "Có 9 xã");
    assert_eq!(issues.first(), Some(&Issue::new(IssueCode::LimitSize).at("trang 1")));
}

#[test]
fn bombs() {
    let bomb = packed(&vec![b' '; 60 << 20]);
    let twice = packed(&bomb);
    for (filter, bytes) in [("/FlateDecode", &bomb), ("[/FlateDecode/FlateDecode]", &twice)] {
        let pdf = Pdf::default().page_with(at(72, 700, 12, "Có 9 xã").as_bytes(), "/Annots[102 0 R]");
        let form = format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter{filter}");
        let note = b"<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 101 0 R>>>>";
        let (document, issues) = soon(&pdf.stream(101, &form, bytes).object(102, note).bytes());
        assert_eq!(document.text, "Có 9 xã");
        assert_eq!(codes(&issues), [IssueCode::LimitRatio]);
    }
    // A stream of objects that is a bomb, and one that holds itself.
    for (number, entries, bytes) in [
        (7, "/Type/ObjStm/N 90000000/First 10/Filter/FlateDecode", bomb.clone()),
        (7, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", packed(b"7 0 <<>>")),
    ] {
        let pdf = Pdf::default().page(&at(72, 700, 12, "Có 9 xã")).stream(number, entries, &bytes).bytes();
        let text = [pdf.as_slice(), b"\nstartxref\n0\n%%EOF"].concat();
        let (document, issues) = soon(&text);
        assert_eq!(document.text, "Có 9 xã");
        assert!(!issues.is_empty());
    }
}

#[test]
fn deep_and_endless_objects() {
    let deep = [b"[".repeat(2_000_000), b"<</A".repeat(2_000_000), b"(".repeat(2_000_000), b"q ".repeat(1_000_000)];
    for content in deep {
        let pdf = Pdf::default().page_with(&[at(72, 700, 12, "Có 9 xã").as_bytes(), &content].concat(), "");
        let (document, _) = soon(&pdf.object(8, &content).bytes());
        assert_eq!(document.text, "Có 9 xã");
    }
    // A length that is itself, a font that is itself, a reference that leads to itself.
    let pdf = Pdf::default().page(&at(72, 700, 12, "Có 9 xã").replace("/F ", "/G "));
    let pdf = pdf.object(8, b"8 0 R").object(9, b"<</Length 9 0 R>>stream\nabc\nendstream");
    let (_, issues) = soon(&pdf.page_with(b"(a) Tj", "/Annots 8 0 R/Resources 9 0 R").bytes());
    assert!(!issues.is_empty());
}

#[test]
fn drawings_of_very_many_lines() {
    let mut content = at(72, 700, 12, "Bản đồ có 9 xã");
    for n in 0..60_000 {
        let (x, y) = (n % 590, n * 7 % 840);
        writeln!(content, "{x} {y} m {} {y} l S {x} {y} m {x} {} l S", x + 30, y + 30).unwrap();
    }
    let (document, _) = soon(&Pdf::default().page(&content).bytes());
    // The lines may stand between the words.
    assert_eq!(document.text.split_whitespace().collect::<Vec<_>>().join(" "), "Bản đồ có 9 xã");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bits_never_break_the_rules(flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 1..8)) {
        for original in [report(), include_bytes!("pdf/packed.pdf").to_vec(), include_bytes!("pdf/open-aes128.pdf").to_vec()] {
            let mut bytes = original;
            for (at, bit) in &flips {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
            soon(&bytes);
        }
    }

    #[test]
    fn any_bytes_behind_the_signature(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        soon(&[b"%PDF-1.4\n", bytes.as_slice()].concat());
    }

    #[test]
    fn any_content_keeps_the_rules(pieces in prop::collection::vec(prop::sample::select(vec![
        "BT ", "ET ", "/F 12 Tf ", "/B 0 Tf ", "/B -9 Tf ", "72 700 Td ", "0 -14 Td ", "1e9 -1e30 Td ", "1 0 0 1 72 500 Tm ", "0 1 -1 0 90 90 Tm ",
        "0 0 0 0 0 0 Tm ", "<00410042> Tj ", "<1EA1> Tj ", "<0303> Tj ", "[<0031> -900 <0032> 9999999 <0033>] TJ ", "<00200041002D> ' ", "3 Tr ",
        "0 Tr ", "40 Tc ", "-3 Tw ", "0 Tz ", "-100 Tz ", "5 Ts ", "q ", "Q ", "2 0 0 -2 9 9 cm ", "0.7 0.7 -0.7 0.7 300 300 cm ", "10 10 500 300 re S ",
        "10 100 500 1 re f ", "200 10 1 300 re f ", "10 10 m 10 800 l S ", "10 10 m 500 10 l S ", "1 2 3 4 5 6 c S ", "/X Do ", "BI /W 1 ID x EI ",
        "/Artifact <</Subtype/Header>> BDC ", "/Span <</ActualText<FEFF004100200042>>> BDC ", "EMC ", "( ", "] ", ">> ", "99999999999999999999 ",
    ]), 0..80)) {
        let (document, _) = soon(&Pdf::default().page(&pieces.concat()).page(&pieces.concat()).stream(100, "/Subtype/Image", b"").bytes());
        prop_assert_eq!(document.format, Format::Pdf);
    }

    #[test]
    fn any_objects_keep_the_rules(pieces in prop::collection::vec(prop::sample::select(vec![
        "1 0 obj ", "2 0 obj ", "3 0 obj ", "endobj ", "<</Type/Catalog/Pages 2 0 R>> ", "<</Type/Pages/Kids[3 0 R]/Count 1>> ", "<<", ">>", "[", "]",
        "/Type/Page ", "/Contents 4 0 R ", "/Kids ", "1 0 R ", "2 0 R ", "stream\n", "endstream ", "/Length 5 ", "/Length 1 0 R ", "trailer ", "/Root 1 0 R ",
        "xref\n0 3\n", "0000000009 00000 n \n", "startxref\n9\n", "%%EOF ", "/Type/ObjStm/N 3/First 9 ", "/Type/XRef/W[1 2 1]/Size 9 ", "/Filter/FlateDecode ",
        "/Encrypt<</Filter/Standard/V 2/R 3/P -1/O(a)/U(b)>> ", "(BT) ", "<41> ", "/MediaBox[0 0 1 1] ", "/Rotate 90 ", "null ", "-1 ", "4 0 obj ",
    ]), 0..60)) {
        soon(format!("%PDF-1.5\n{}", pieces.concat()).as_bytes());
    }
}
