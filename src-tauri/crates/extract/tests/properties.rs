//! What holds for every text: each number has one decision, spans lie on borders of characters, the same text gives the same
//! draft, and nothing panics.

#![allow(clippy::indexing_slicing, reason = "a test stops at the first surprise")]

mod support;

use model::{Block, BlockKind, Document, Format, Mark, MarkKind, ReportDraft};
use proptest::prelude::*;
use text::Span;

/// Runs of digits with dots and commas between digits, as the lexer cuts them.
fn numbers(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while digit(at) || (matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1)) {
            at += 1;
        }
        found.push(Span::new(start, at));
    }
    found
}

fn check(document: &Document) -> ReportDraft {
    let draft = support::draft(document);
    let text = &document.text;
    let mut spans: Vec<Span> =
        draft.facts.iter().map(|f| f.span).chain(draft.set_aside.iter().map(|a| a.span)).collect();
    spans.sort();
    for span in &spans {
        assert!(text.get(span.start..span.end).is_some_and(|s| !s.is_empty()), "{span:?} in {text:?}");
    }
    for pair in spans.windows(2) {
        assert!(!pair[0].overlaps(pair[1]), "{:?} and {:?} in {text:?}", pair[0].of(text), pair[1].of(text));
    }
    for number in numbers(text) {
        let owners = spans.iter().filter(|s| s.contains(number)).count();
        assert_eq!(owners, 1, "{:?} at {number:?} in {text:?}", number.of(text));
    }
    for fact in &draft.facts {
        assert!(fact.sentence.contains(fact.span), "{:?} beyond its sentence in {text:?}", fact.span.of(text));
        assert!(fact.indicator.is_none() || fact.relation.is_none(), "a relation is no value: {text:?}");
    }
    for citation in &draft.citations {
        assert!(text.get(citation.span.start..citation.span.end).is_some());
    }
    assert_eq!(draft, support::draft(document), "twice the same");
    draft
}

fn paragraphs(text: &str) -> Document {
    let text = text::nfc(text).into_owned();
    let mut start = 0;
    let mut blocks = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(&text);
        start += line.len();
        if !span.is_empty() {
            blocks.push(Block { span, kind: BlockKind::Paragraph, at: None });
        }
    }
    Document { format: Format::Txt, text, blocks, marks: Vec::new(), repairs: Vec::new() }
}

/// Words and numbers as they stand in reports, in any order.
const PIECES: [&str; 74] = [
    "có",
    "đạt",
    "tăng",
    "giảm",
    "so với",
    "cùng kỳ",
    "năm",
    "quý",
    "tháng",
    "ngày",
    "đến",
    "từ",
    "trong đó",
    "gồm",
    ":",
    ",",
    ";",
    ".",
    "(",
    ")",
    "/",
    "-",
    "%",
    "tỷ đồng",
    "triệu",
    "nghìn",
    "thuê bao",
    "trạm BTS",
    "dịch vụ công trực tuyến mức độ",
    "hồ sơ",
    "xã, phường, thị trấn",
    "điểm",
    "hạng",
    "vị trí thứ",
    "xếp thứ",
    "Top",
    "khoảng",
    "gần",
    "hơn",
    "trên",
    "trở lên",
    "Quyết định số",
    "QĐ-UBND",
    "Nghị quyết",
    "của",
    "Sở Thông tin và Truyền thông",
    "tỉnh Ninh Bình",
    "Hà Nội",
    "kế hoạch",
    "phấn đấu",
    "ước đạt",
    "lần",
    "bậc",
    "thứ",
    "một trong",
    "Cứ",
    "người dân thì có",
    "toàn bộ các",
    "đã",
    "không có",
    "phát sinh",
    "dẫn đầu",
    "5G",
    "4.0",
    "Covid-19",
    "h",
    "giờ",
    "2020",
    "III",
    "hai mươi",
    "sáu",
    "TT",
    "lượt người",
    "VNPT",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        3 => (0_u32..100_000).prop_map(|n| n.to_string()),
        1 => "[0-9]{1,3}(\\.[0-9]{3}){1,2}",
        1 => "[0-9]{1,2},[0-9]{1,2}",
        1 => "[0-9]{1,2}/[0-9]{1,2}(/20[0-9]{2})?",
        1 => "[0-9.,/-]{1,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_number_has_one_decision(pieces in prop::collection::vec((piece(), prop::bool::weighted(0.85)), 1..60)) {
        let text: String = pieces.iter().map(|(p, space)| if *space { format!("{p} ") } else { p.clone() }).collect();
        check(&paragraphs(&text));
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,300}") {
        check(&paragraphs(&text));
    }

    #[test]
    fn any_table_is_read(
        rows in prop::collection::vec(prop::collection::vec(prop::collection::vec(piece(), 0..4), 1..6), 1..7),
    ) {
        let lines: Vec<String> = rows
            .iter()
            .map(|row| format!("| {} |", row.iter().map(|cell| cell.join(" ").replace('|', "")).collect::<Vec<_>>().join(" | ")))
            .collect();
        check(&support::document(&lines.join("\n")));
    }
}

#[test]
fn marked_stretches_give_no_figures() {
    let text = "Năm 2022, tỉnh Hà Nam có 1.200 trạm BTS.\nTin khác: 55 trạm BTS.";
    let mut document = paragraphs(text);
    let start = text.find("Tin khác").unwrap();
    document.marks.push(Mark { span: Span::new(start, text.len()), kind: MarkKind::Boilerplate });
    let draft = check(&document);
    assert_eq!(draft.facts.len(), 1);
    assert!(draft.set_aside.iter().any(|a| a.span.of(text) == "55" && a.reason == model::Reason::Boilerplate));
}

#[test]
fn text_outside_every_block_is_read_too() {
    let document = Document {
        format: Format::Txt,
        text: "Toàn tỉnh có 1.200 trạm BTS.".to_owned(),
        blocks: Vec::new(),
        marks: Vec::new(),
        repairs: Vec::new(),
    };
    assert_eq!(check(&document).facts.len(), 1);
}

#[test]
fn a_line_without_end_is_cut_into_sentences() {
    let pieces = ["1% ", "12/34 đơn vị, ", "ngày 1/2 ", "....a", "x", "Quyết định 5 ", "mức độ 3, 4, ", "(1) ", "5\t"];
    for piece in pieces {
        let draft = check(&paragraphs(&piece.repeat(9_000 / piece.len())));
        assert!(draft.facts.iter().all(|f| f.sentence.len() <= 6_100), "{piece:?}");
    }
}
