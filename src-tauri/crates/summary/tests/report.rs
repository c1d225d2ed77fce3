//! The report as a tree: what a whole year says, what it leaves out, what it misses.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod sample;

use model::{Catalogue, FactId, FieldCode, Form, Indicator, IndicatorCode, MeasureKind, Period, Source, State};
use proptest::prelude::*;
use sample::Sample;
use std::collections::BTreeSet;
use summary::*;

#[test]
fn a_year_of_a_province() {
    insta::assert_snapshot!("phu_yen_2020", sample::phu_yen().assembled(2020).unwrap().to_string());
}

#[test]
fn a_year_of_the_merged_department() {
    insta::assert_snapshot!("cao_bang_2025", sample::cao_bang().assembled(2025).unwrap().to_string());
}

#[test]
fn the_same_facts_make_the_same_report() {
    assert_eq!(sample::phu_yen().assembled(2020), sample::phu_yen().assembled(2020));
}

#[test]
fn without_a_figure_there_is_no_report() {
    let none = NoFigures { area: "Phú Yên".into(), year: 2014 };
    assert_eq!(sample::phu_yen().assembled(2014), Err(none));
}

#[test]
fn what_is_missing_is_named() {
    let report = sample::phu_yen().assembled(2020).unwrap();
    let results: Vec<&str> = report.missing.results.iter().map(IndicatorCode::as_str).collect();
    let fields: Vec<&str> = report.missing.fields.iter().map(FieldCode::as_str).collect();
    assert_eq!((results, fields), (vec!["sec.level_rate"], vec!["econ", "soc", "ict", "ext"]));
}

#[test]
fn what_nobody_judged_makes_a_draft_and_is_counted() {
    let mut sample = sample::phu_yen();
    assert_eq!(sample.assembled(2020).unwrap().pending, 2);
    for fact in &mut sample.facts {
        fact.state = State::Confirmed;
    }
    let report = sample.assembled(2020).unwrap();
    assert!(!report.is_draft() && !report.to_string().contains("DỰ THẢO"));
}

#[test]
fn empty_sections_go_and_the_numbering_closes_up() {
    let titles = |empty| {
        let mut sample = Sample::empty("A-54", "2020-12-21");
        sample.options.empty_sections = empty;
        sample.fact("sec.incidents", "2020", "5 sự cố");
        let report = sample.assembled(2020).unwrap();
        let fields = report.sections().find(|s| s.key == "fields").unwrap().clone();
        let items = fields.sections.iter().map(|s| format!("{} {}", s.number, s.title)).collect::<Vec<_>>();
        (format!("{} {}", fields.number, fields.title), items)
    };
    let (kept, items) = titles(EmptySections::Keep);
    assert!(kept.starts_with("IV. ") && items.len() == 13 && items[3] == "4. An toàn thông tin mạng", "{items:?}");
    let (left, items) = titles(EmptySections::LeaveOut);
    assert!(left.starts_with("II. "), "{left}");
    assert_eq!(items, ["1. An toàn thông tin mạng"]);
}

#[test]
fn a_field_of_no_section_is_not_dropped() {
    let text = sample::cao_bang().assembled(2025).unwrap();
    let rest = text.sections().find(|section| section.key == "rest").unwrap();
    assert!(matches!(&rest.blocks[..], [Block::Paragraph(p)] if p.plain().contains("03 sự cố")));
}

#[test]
fn targets_alone_draw_results_against_them() {
    let mut sample = Sample::empty("A-54", "2020-12-21");
    for (code, target, result) in
        [("tel.revenue", "400 tỷ đồng", "410 tỷ đồng"), ("post.revenue", "100 tỷ đồng", "95 tỷ đồng")]
    {
        sample.target(code, "2020", target);
        sample.fact(code, "2020", result);
    }
    let report = sample.assembled(2020).unwrap();
    let charts: Vec<&Chart> =
        report.blocks().filter_map(|b| if let Block::Chart(chart) = b { Some(chart) } else { None }).collect();
    let [Chart { kind: ChartKind::Shares(bars), .. }] = charts.as_slice() else { panic!("{charts:?}") };
    let told: Vec<(&str, &str)> = bars.iter().map(|bar| (bar.label.as_str(), bar.share.text.as_str())).collect();
    assert_eq!(told, [("Doanh thu dịch vụ bưu chính", "95%"), ("Doanh thu dịch vụ viễn thông", "102,5%")]);
}

#[test]
fn every_quoted_sentence_holds_its_quote() {
    let sample = sample::phu_yen();
    let report = sample.assembled(2020).unwrap();
    let Some(Block::Table(table)) = report.annexes[1].blocks.last() else { panic!("no sources") };
    let rows: Vec<&Vec<Vec<Run>>> =
        table.rows.iter().filter_map(|row| if let Row::Cells(cells) = row { Some(cells) } else { None }).collect();
    assert!(rows.len() > 90);
    for cells in rows {
        let figure = cells[1].iter().find_map(|run| if let Run::Figure(f) = run { Some(f) } else { None }).unwrap();
        let fact = sample.facts.iter().find(|fact| fact.id == figure.facts[0]).unwrap();
        let sentence: String = cells[3].iter().map(Run::text).collect();
        match &fact.source {
            Source::Document { quote, .. } => assert!(sentence.contains(quote.as_str()), "{sentence}"),
            Source::Person { name, .. } => {
                let place: String = cells[2].iter().map(Run::text).collect();
                assert!(place.contains(name.as_str()) && sentence.is_empty(), "{place}");
            }
        }
    }
}

#[test]
fn the_value_not_chosen_is_kept_with_the_reason() {
    let text = sample::phu_yen().assembled(2020).unwrap().to_string();
    assert!(text.contains("không chọn: 815 tỷ đồng ([4], trang 7); lý do: số đã được duyệt"), "{text}");
}

#[test]
fn four_quarters_are_the_year_and_each_is_named() {
    let mut sample = Sample::empty("A-54", "2020-12-21");
    for (quarter, value) in [(1, "20 tỷ đồng"), (2, "21 tỷ đồng"), (3, "22 tỷ đồng"), (4, "23 tỷ đồng")]
    {
        sample.fact("post.revenue", "2020", value).period = Period::quarter(2020, quarter);
    }
    let text = sample.assembled(2020).unwrap().to_string();
    assert!(text.contains("Doanh thu dịch vụ bưu chính đạt 86 tỷ đồng."), "{text}");
    assert_eq!(text.matches("tỷ đồng (cộng dồn)").count(), 4);
}

#[test]
fn both_numbers_of_a_ratio_are_told_in_one_unit() {
    let mut sample = Sample::empty("A-54", "2020-12-21");
    sample.fact("tel.phone_subs", "2020", "1,2/1,5 triệu thuê bao").quantity.form = Form::Ratio;
    let text = sample.assembled(2020).unwrap().to_string();
    assert!(text.contains("1.200.000/1.500.000 thuê bao điện thoại") && text.contains("đạt tỷ lệ 80%"), "{text}");
}

/// Indicators whose names hold no digit, so that every digit in a sentence is a figure's.
fn indicators() -> Vec<&'static Indicator> {
    let plain = |text: &str| !text.contains(|c: char| c.is_ascii_digit());
    Catalogue::builtin().indicators().filter(|i| plain(&i.name) && plain(&i.unit)).collect()
}

/// A value of the right kind: whole for counts and places, one decimal otherwise.
fn value_of(indicator: &Indicator, number: u32) -> String {
    let unit = &indicator.unit;
    match indicator.kind {
        MeasureKind::Count | MeasureKind::Duration => format!("{number} {unit}"),
        MeasureKind::Rank => format!("{} {unit}", 1 + number % 63),
        MeasureKind::Percent => format!("{},{}{unit}", number % 100, number % 10),
        _ => format!("{},{} {unit}", number, number % 10),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_number_stands_in_a_sentence_that_is_not_bound(
        picks in proptest::collection::vec((0_usize..1000, 0_u32..100_000, 0_u32..100_000, 0_u32..4), 1..25)
    ) {
        let indicators = indicators();
        let mut sample = Sample::empty("A-54", "2020-12-21");
        for (pick, before, now, kind) in picks {
            let indicator = indicators[pick % indicators.len()];
            let code = indicator.code.as_str();
            if kind > 0 {
                sample.fact(code, "2019", &value_of(indicator, before));
            }
            if kind > 1 {
                sample.target(code, "2020", &value_of(indicator, before / 2 + 1));
            }
            match kind {
                3 => sample.estimate(code, "2020", &value_of(indicator, now)),
                _ => sample.fact(code, "2020", &value_of(indicator, now)),
            };
        }
        let report = sample.assembled(2020).unwrap();
        let ids: BTreeSet<FactId> = sample.facts.iter().map(|fact| fact.id).collect();
        for block in report.sections().flat_map(|section| &section.blocks) {
            let Block::Paragraph(paragraph) = block else { continue };
            for run in &paragraph.runs {
                match run {
                    Run::Text(text) => {
                        let rest = ["2019", "2020", "2021", "Bảng 1", "Bảng 2", "31/12", "Đề án 06"]
                            .iter()
                            .fold(text.clone(), |text, known| text.replace(known, ""));
                        prop_assert!(!rest.contains(|c: char| c.is_ascii_digit()), "{text}");
                    }
                    Run::Figure(figure) => {
                        prop_assert!(!figure.facts.is_empty() && figure.facts.iter().all(|id| ids.contains(id)));
                    }
                }
            }
        }
    }

    #[test]
    fn a_bound_result_prints_its_own_number(pick in 0_usize..1000, number in 1_u32..1_000_000) {
        let indicators = indicators();
        let indicator = indicators[pick % indicators.len()];
        let mut sample = Sample::empty("A-54", "2020-12-21");
        let written = value_of(indicator, number);
        let fact = sample.fact(indicator.code.as_str(), "2020", &written).clone();
        let report = sample.assembled(2020).unwrap();
        // The overview counts: its figures are no values.
        let overview = |figure: &&Figure| ["chỉ tiêu", "lĩnh vực", "báo cáo"].iter().any(|unit| {
            figure.text == format!("01\u{a0}{unit}")
        });
        let bound = report
            .runs()
            .filter_map(|run| if let Run::Figure(figure) = run { Some(figure) } else { None })
            .filter(|figure| !overview(figure));
        let of_fact: Vec<&Figure> = bound.filter(|figure| figure.facts == [fact.id]).collect();
        prop_assert!(of_fact.len() >= 3, "sentence and two annexes: {of_fact:?}");
        let digits = text::vietnamese(fact.quantity.value);
        for figure in of_fact {
            prop_assert_eq!(figure.number, Some(fact.quantity.value.normalize()));
            let printed = figure.text.replace('\u{a0}', " ");
            prop_assert!(printed.contains(&digits), "{} in {}", digits, printed);
        }
    }
}

/// A place among 63 provinces is none among 34: no line joins them.
#[test]
fn places_among_another_number_are_not_drawn_together() {
    let mut sample = Sample::empty("A-54", "2020-12-21");
    sample.fact("tel.revenue", "2020", "512 tỷ đồng");
    sample.fact("dx.dti.rank", "2018", "44/63 hạng");
    sample.fact("dx.dti.rank", "2019", "41/63 hạng");
    sample.fact("dx.dti.rank", "2020", "12/34 hạng");
    let ranks = |sample: &Sample| {
        let report = sample.assembled(2020).unwrap();
        let is_ranks = |block: &&Block| matches!(block, Block::Chart(Chart { kind: ChartKind::Ranks(_), .. }));
        report.blocks().filter(is_ranks).count()
    };
    assert_eq!(ranks(&sample), 0);
    sample.facts.last_mut().unwrap().quantity.value2 = Some(63.into());
    assert_eq!(ranks(&sample), 1);
}

/// A sum whose addends are known in two years is drawn as columns of parts; not where they do not add up, or one cannot be seen.
#[test]
fn what_a_whole_is_made_of_is_drawn() {
    let drawn = |checks_of_last_year: &str| {
        let mut sample = Sample::empty("A-54", "2020-12-21");
        for (year, revenue) in [("2018", "300 tỷ đồng"), ("2019", "310 tỷ đồng"), ("2020", "340 tỷ đồng")]
        {
            sample.fact("tel.revenue", year, revenue);
        }
        let of_last_year =
            [("insp.count", "20 cuộc"), ("insp.inspections", "8 cuộc"), ("insp.checks", checks_of_last_year)];
        for (code, value) in of_last_year {
            sample.fact(code, "2019", value);
        }
        for (code, value) in [("insp.count", "25 cuộc"), ("insp.inspections", "9 cuộc"), ("insp.checks", "16 cuộc")]
        {
            sample.fact(code, "2020", value);
        }
        let report = sample.assembled(2020).unwrap();
        let is_stacks = |block: &&Block| matches!(block, Block::Chart(Chart { kind: ChartKind::Stacks { .. }, .. }));
        report.blocks().find(is_stacks).cloned()
    };
    let Some(Block::Chart(Chart { caption, kind: ChartKind::Stacks { parts, stacks } })) = drawn("12 cuộc") else {
        panic!("no chart of parts");
    };
    assert!(caption.contains("Cơ cấu") && caption.contains("2019 - 2020"), "{caption}");
    assert_eq!((parts.len(), stacks.len()), (2, 2));
    let last: Vec<&str> = stacks[1].parts.iter().chain([&stacks[1].whole]).flatten().map(|f| f.text.as_str()).collect();
    assert_eq!(last, ["9", "16", "25"]);
    assert_eq!(drawn("5 cuộc"), None, "8 and 5 are not 20");
    assert_eq!(drawn("1 cuộc"), None);
}

/// Places of the department among its like are not the province's, and two years alone are no chart of ranks.
#[test]
fn only_places_of_the_province_make_a_chart_of_ranks() {
    let of = |code: &str, years: &[&str]| {
        let mut sample = Sample::empty("A-54", "2020-12-21");
        for year in years {
            sample.fact(code, year, "5/63 hạng");
        }
        let report = sample.assembled(2020).unwrap();
        let is_ranks = |block: &&Block| matches!(block, Block::Chart(Chart { kind: ChartKind::Ranks(_), .. }));
        report.blocks().filter(is_ranks).count()
    };
    assert_eq!(of("dx.dti.rank", &["2018", "2019", "2020"]), 1);
    assert_eq!(of("dx.dti.rank", &["2019", "2020"]), 0);
    assert_eq!(of("admin.par_rank", &["2018", "2019", "2020"]), 0);
}
