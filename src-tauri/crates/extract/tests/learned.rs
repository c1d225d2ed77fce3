//! What people taught: same words, same link, and nothing else.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use model::{
    Block, BlockKind, CandidateReason, Catalogue, Confidence, Document, FactDraft, Format, IndicatorCode, Learned,
    LearnedAlias, MeasureKind,
};
use text::Span;

const TITLE: &str = "Sở Thông tin và Truyền thông tỉnh Cao Bằng: kết quả công tác năm 2019\n";

fn fact(sentence: &str, learned: &Learned) -> FactDraft {
    let text = format!("{TITLE}{sentence}\n");
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(&text);
        start += line.len();
        blocks.push(Block { span, kind: BlockKind::Paragraph, at: None });
    }
    let document = Document { format: Format::Txt, text, blocks, marks: Vec::new(), repairs: Vec::new() };
    extract::extract_with(&document, Catalogue::builtin(), learned).facts.remove(0)
}

fn taught(words: &str, kind: MeasureKind, indicator: Option<&str>, reports: u32) -> Learned {
    let indicator = indicator.map(IndicatorCode::new);
    Learned::new([LearnedAlias { words: words.to_owned(), kind, field: None, indicator, reports, against: 0 }])
}

/// Words that no alias of the catalogue has.
const SENTENCE: &str = "Toàn tỉnh trao tặng 37 tủ sách lưu động gắn mã vạch.";

#[test]
fn words_that_were_taught_are_linked() {
    let plain = fact(SENTENCE, &Learned::default());
    assert_eq!(plain.indicator, None, "{}", plain.measure);
    let words = model::measure_key(&plain.measure);
    assert!(words.split(' ').count() > 3, "{words}");
    let once = fact(SENTENCE, &taught(&words, MeasureKind::Count, Some("post.service_points"), 1));
    assert_eq!(once.indicator, Some(IndicatorCode::new("post.service_points")));
    assert!(once.confidence < Confidence::SURE, "somebody looks at it");
    let first = &once.candidates[0];
    assert!(first.indicator == once.indicator.clone().unwrap() && first.reasons.contains(&CandidateReason::Learned));
    let twice = fact(SENTENCE, &taught(&words, MeasureKind::Count, Some("post.service_points"), 2));
    assert!(twice.confidence >= Confidence::SURE);
    assert_eq!(twice.measure, plain.measure, "the words stay those that are looked up next time");
}

#[test]
fn a_link_that_was_taken_away_is_not_made_again() {
    let sentence = "Doanh thu dịch vụ viễn thông năm 2019 đạt 512 tỷ đồng.";
    let plain = fact(sentence, &Learned::default());
    assert_eq!(plain.indicator, Some(IndicatorCode::new("tel.revenue")));
    let words = model::measure_key(&plain.measure);
    let unlinked = fact(sentence, &taught(&words, MeasureKind::Money, None, 1));
    assert_eq!(unlinked.indicator, None);
    assert_eq!(unlinked.candidates, plain.candidates, "what the program thought stays to be seen");
    let other_kind = fact(sentence, &taught(&words, MeasureKind::Count, None, 1));
    assert_eq!(other_kind.indicator, plain.indicator, "beside another kind of number the words say nothing");
}

#[test]
fn what_was_taught_of_values_says_nothing_of_parts_and_changes() {
    let change = fact("Doanh thu dịch vụ viễn thông tăng 6,5% so với cùng kỳ.", &Learned::default());
    let words = model::measure_key(&change.measure);
    let learned = taught(&words, MeasureKind::Percent, Some("tel.revenue"), 5);
    let again = fact("Doanh thu dịch vụ viễn thông tăng 6,5% so với cùng kỳ.", &learned);
    assert_eq!((again.indicator, again.relation), (None, change.relation));
}

#[test]
fn an_indicator_that_is_gone_is_nobodys() {
    let plain = fact(SENTENCE, &Learned::default());
    let learned = taught(&model::measure_key(&plain.measure), MeasureKind::Count, Some("no.such"), 3);
    assert_eq!(fact(SENTENCE, &learned), plain);
}

#[test]
fn candidates_say_why() {
    let found = fact("Doanh thu dịch vụ viễn thông năm 2019 đạt 512 tỷ đồng.", &Learned::default());
    let reasons = &found.candidates[0].reasons;
    assert!(reasons.contains(&CandidateReason::Name) && reasons.contains(&CandidateReason::Kind), "{reasons:?}");
    assert!(!reasons.contains(&CandidateReason::Against), "{reasons:?}");
    let found = fact("Toàn tỉnh có 468.500 thuê bao điện thoại di động.", &Learned::default());
    assert!(found.candidates[0].reasons.contains(&CandidateReason::Unit), "{:?}", found.candidates);
    assert!(found.candidates.iter().all(|c| !c.reasons.is_empty()));
}
