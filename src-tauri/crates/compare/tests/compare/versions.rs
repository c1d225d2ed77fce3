//! Two versions of one report, sentence by sentence.

use crate::made::{fact, year};
use compare::{Version, likeness, paired, same_place, says_same};
use model::{Fact, FactId, Quantity, ReportId, Source};
use rust_decimal::Decimal;
use text::Span;

/// A text of sentences, a line each, with a figure for every number in it.
fn version(first_id: i64, sentences: &[&str]) -> (String, Vec<Fact>) {
    let text = sentences.join("\n");
    let mut facts = Vec::new();
    let mut start = 0;
    for line in sentences {
        let sentence = Span::new(start, start + line.len());
        let mut from = None;
        for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
            match (c.is_ascii_digit(), from) {
                (true, None) => from = Some(at),
                (false, Some(begin)) => {
                    let quote = line[begin..at].to_owned();
                    let number: i64 = quote.parse().unwrap();
                    let span = Span::new(start + begin, start + at);
                    let source = Source::Document { report: ReportId(1), span, sentence, quote, at: None };
                    let quantity = Quantity::number(Decimal::from(number), "trạm");
                    let id = FactId(first_id + i64::try_from(facts.len()).unwrap());
                    let measure = line.chars().filter(|c| !c.is_ascii_digit()).collect();
                    let one = fact(1, 1, year(2020));
                    facts.push(Fact { id, source, quantity, measure, indicator: None, ..one });
                    from = None;
                }
                _ => {}
            }
        }
        start += line.len() + 1;
    }
    (text, facts)
}

const FIRST: [&str; 4] = [
    "Toàn tỉnh có 1205 trạm thu phát sóng, tăng 31 trạm.",
    "Có 318 điểm phục vụ bưu chính.",
    "Đã tập huấn cho 640 cán bộ.",
    "Còn 7 thôn chưa có sóng.",
];

#[test]
fn texts_that_differ_in_numbers_are_alike_and_others_are_not() {
    let corrected = FIRST.join("\n").replace("1205", "1.215").replace("640", "652");
    assert_eq!(likeness(&FIRST.join("\n"), &corrected), 100);
    let added = format!("{corrected}\nTrong kỳ có thêm hai doanh nghiệp.");
    assert!((80..100).contains(&likeness(&FIRST.join("\n"), &added)));
    let other = "Sở đã ban hành kế hoạch chuyển đổi số.\nTổ chức ba lớp học về an toàn thông tin cho xã, phường.";
    assert!(likeness(&FIRST.join("\n"), other) < 10);
    assert_eq!(likeness("", ""), 0);
    assert_eq!(likeness("số", "số"), 100);
}

#[test]
fn each_figure_is_found_again_or_is_told_to_be_gone_or_new() {
    let (older, of_older) = version(1, &FIRST);
    let (newer, of_newer) = version(
        101,
        &[
            "Có 320 điểm phục vụ bưu chính.",
            "Toàn tỉnh có 1215 trạm thu phát sóng, tăng 31 trạm.",
            "Đã tập huấn cho 640 cán bộ.",
            "Có thêm 2 doanh nghiệp.",
        ],
    );
    let found = paired(Version { text: &older, facts: &of_older }, Version { text: &newer, facts: &of_newer });
    let said: Vec<(i64, i64, bool)> = found.pairs.iter().map(|(a, b)| (a.id.0, b.id.0, says_same(a, b))).collect();
    assert_eq!(said, [(3, 101, false), (1, 102, false), (2, 103, true), (4, 104, true)]);
    assert_eq!(found.gone.iter().map(|fact| fact.id.0).collect::<Vec<_>>(), [5]);
    assert_eq!(found.added.iter().map(|fact| fact.id.0).collect::<Vec<_>>(), [105]);
}

#[test]
fn a_sentence_with_another_number_of_figures_is_told_by_what_they_are_about() {
    let (older, of_older) = version(1, &["Có 12 xã và 40 thôn."]);
    let (newer, of_newer) = version(101, &["Có 12 xã và nhiều thôn."]);
    let found = paired(Version { text: &older, facts: &of_older }, Version { text: &newer, facts: &of_newer });
    assert!(found.pairs.is_empty(), "the words are others, so nothing is taken for the same");
    assert_eq!((found.gone.len(), found.added.len()), (2, 1));
}

#[test]
fn a_place_is_found_again_in_the_very_same_sentence() {
    let newer = "Lời đầu.\nCó 318 điểm phục vụ bưu chính.\nHết.";
    let (older, facts) = version(1, &FIRST);
    let Source::Document { span, sentence, .. } = &facts[2].source else { unreachable!("it has a place") };
    let (at, whole) = same_place(*span, *sentence, &older, newer).unwrap();
    assert_eq!((at.of(newer), whole.of(newer)), ("318", "Có 318 điểm phục vụ bưu chính."));
    assert_eq!(same_place(*span, *sentence, &older, &newer.replace("318", "319")), None);
    assert_eq!(same_place(*span, *sentence, &older, &format!("{newer}\n{newer}")), None, "which of both");
}
