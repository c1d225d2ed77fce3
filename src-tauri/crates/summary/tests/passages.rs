//! The office's own words: they stand where the program's stood, and the figures in them follow the data.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

mod sample;

use proptest::prelude::*;
use sample::Sample;
use std::collections::BTreeMap;
use summary::{Block, EmptySections, NO_FIGURE, Piece, Run, YearEnd};

fn province() -> Sample {
    let mut s = Sample::empty("A-54", "2020-12-21");
    s.options.empty_sections = EmptySections::LeaveOut;
    s.fact("tel.revenue", "2019", "480 tỷ đồng");
    s.estimate("tel.revenue", "2020", "512 tỷ đồng");
    s
}

fn words(words: &str) -> Piece {
    Piece::Words(words.to_owned())
}

fn figure(key: &str) -> Piece {
    Piece::Figure(key.to_owned())
}

/// What the passage of that key says, a paragraph a line.
fn says(report: &YearEnd, key: &str) -> String {
    let passages = report.passages();
    let passage = passages.iter().find(|passage| passage.key == key).unwrap();
    passage.paragraphs.iter().map(summary::Paragraph::plain).collect::<Vec<_>>().join("\n")
}

#[test]
fn own_words_without_a_place_are_told() {
    let mut s = province();
    s.own = BTreeMap::from([
        ("tel".to_owned(), vec![words("Doanh thu viễn thông "), figure("tel.revenue"), words(".")]),
        ("tel#3".to_owned(), vec![words("Mạng lưới được giữ vững, doanh thu "), figure("tel.revenue"), words(".")]),
        ("gone".to_owned(), vec![words("Một đoạn cũ.")]),
    ]);
    let report = s.assembled(2020).unwrap();
    let left: Vec<(&str, String)> = report
        .unprinted
        .iter()
        .map(|one| (one.key.as_str(), one.paragraphs[0].plain().replace('\u{a0}', " ")))
        .collect();
    let network = "Mạng lưới được giữ vững, doanh thu ước đạt 512 tỷ đồng.".to_owned();
    assert_eq!(left, [("gone", "Một đoạn cũ.".to_owned()), ("tel#3", network)]);
    let titles: Vec<&str> = report.unprinted.iter().map(|one| one.title.as_str()).collect();
    assert!(
        titles[0].is_empty() && titles[1].ends_with("Lĩnh vực viễn thông, Internet và tần số vô tuyến điện"),
        "{titles:?}"
    );
}

#[test]
fn figures_in_own_words_follow_the_data() {
    let own = vec![
        words("Dù khó khăn, thị trường giữ nhịp.\nDoanh thu viễn thông "),
        figure("tel.revenue"),
        words(" ("),
        figure("tel.revenue:change"),
        words(" so với năm 2019)."),
    ];
    let mut s = province();
    s.own = BTreeMap::from([("tel".to_owned(), own)]);
    let report = s.assembled(2020).unwrap();
    assert_eq!(
        says(&report, "tel"),
        "Dù khó khăn, thị trường giữ nhịp.\nDoanh thu viễn thông ước đạt 512 tỷ đồng (tăng 6,7% so với năm 2019)."
    );
    let reworded = report.reworded.first().unwrap();
    assert_eq!((reworded.key.as_str(), reworded.gone.len()), ("tel", 0));
    let program = reworded.own.first().unwrap().plain();
    assert_eq!(program, "Doanh thu dịch vụ viễn thông ước đạt 512 tỷ đồng, tăng 6,7% so với năm 2019.");

    s.facts.last_mut().unwrap().quantity.value = 530.into();
    assert!(says(&s.assembled(2020).unwrap(), "tel").ends_with("ước đạt 530 tỷ đồng (tăng 10,4% so với năm 2019)."));
}

#[test]
fn a_figure_that_is_gone_is_never_printed_as_it_was() {
    let mut s = province();
    s.own = BTreeMap::from([("tel".to_owned(), vec![words("Tỷ lệ "), figure("tel.density:share"), words(".")])]);
    let report = s.assembled(2020).unwrap();
    assert_eq!(says(&report, "tel"), format!("Tỷ lệ {NO_FIGURE}."));
    assert_eq!(report.reworded.first().unwrap().gone, ["tel.density:share"]);
}

#[test]
fn a_section_without_figures_stays_for_its_own_words() {
    let mut s = province();
    let titles = |report: &YearEnd| report.sections().map(|section| section.key).collect::<Vec<_>>();
    assert!(!titles(&s.assembled(2020).unwrap()).contains(&"pub"));
    s.own = BTreeMap::from([("pub".to_owned(), vec![words("- Cấp phép đúng hạn.\n- Không có vi phạm.")])]);
    let report = s.assembled(2020).unwrap();
    assert!(titles(&report).contains(&"pub"));
    assert_eq!(says(&report, "pub"), "- Cấp phép đúng hạn.\n- Không có vi phạm.");
}

/// What is opened to be rewritten and kept as it was changes nothing on the paper.
#[test]
fn every_passage_kept_as_it_is_prints_the_same() {
    for (mut s, year) in [(sample::phu_yen(), 2020), (sample::cao_bang(), 2025)] {
        let before = s.assembled(year).unwrap();
        let texts = |report: &YearEnd| {
            let text = |block: &Block| match block {
                Block::Paragraph(paragraph) => Some(paragraph.plain()),
                _ => None,
            };
            report.blocks().filter_map(text).collect::<Vec<_>>()
        };
        s.own = before.passages().into_iter().map(|p| (p.key.clone(), p.pieces())).collect();
        let after = s.assembled(year).unwrap();
        assert_eq!(texts(&before), texts(&after));
        assert!(after.reworded.len() > 15 && after.reworded.iter().all(|one| one.gone.is_empty()));
        let bound = |report: &YearEnd| report.runs().filter(|run| matches!(run, Run::Figure(_))).count();
        assert_eq!(bound(&before), bound(&after), "every figure is bound as before");
    }
}

/// One key tells one thing wherever it stands.
#[test]
fn figures_of_one_key_have_one_number() {
    for (s, year) in [(sample::phu_yen(), 2020), (sample::cao_bang(), 2025)] {
        let report = s.assembled(year).unwrap();
        let mut numbers: BTreeMap<&str, _> = BTreeMap::new();
        for run in report.runs() {
            if let Run::Figure(figure) = run
                && !figure.key.is_empty()
            {
                let first = numbers.entry(figure.key.as_str()).or_insert(figure.number);
                assert_eq!(*first, figure.number, "{}", figure.key);
            }
        }
        assert!(numbers.len() > 20);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever somebody types stands in the report, word for word.
    #[test]
    fn own_words_stand_as_they_were_typed(typed in "[^\n]{1,80}(\n[^\n]{1,40}){0,3}") {
        let mut s = province();
        s.own = BTreeMap::from([("tel".to_owned(), vec![words(&typed)])]);
        let report = s.assembled(2020).unwrap();
        let lines: Vec<&str> = typed.split('\n').filter(|line| !line.trim().is_empty()).collect();
        let passages = report.passages();
        let said = passages.iter().find(|passage| passage.key == "tel");
        let said: Vec<String> = said.iter().flat_map(|p| &p.paragraphs).map(|p| p.runs.iter().map(Run::text).collect()).collect();
        prop_assert_eq!(said, lines);
    }
}
