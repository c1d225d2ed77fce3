//! Indicators and names that an office set down: found like the built-in ones, and nothing else is linked otherwise for them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use model::{
    AddUp, Addition, Better, Block, BlockKind, CandidateReason, Catalogue, Confidence, Document, FactDraft, FieldCode,
    Format, Indicator, IndicatorCode, Learned, LearnedAlias, MeasureKind, OwnCatalogue,
};
use std::sync::Arc;
use text::Span;

const TITLE: &str = "Sở Thông tin và Truyền thông tỉnh Lạng Sơn: kết quả công tác năm 2021\n";

fn document(body: &str) -> Document {
    let text = format!("{TITLE}{body}\n");
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(&text);
        start += line.len();
        blocks.push(Block { span, kind: BlockKind::Paragraph, at: None });
    }
    Document { format: Format::Txt, text, blocks, marks: Vec::new(), repairs: Vec::new() }
}

fn facts(body: &str, catalogue: &Catalogue) -> Vec<FactDraft> {
    extract::extract(&document(body), catalogue).facts
}

fn own(code: &str, name: &str, unit: &str, aliases: &[&str]) -> Indicator {
    let any = Catalogue::builtin().indicator(&IndicatorCode::new("tel.bts")).unwrap().clone();
    let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
    let (code, field) = (IndicatorCode::new(code), FieldCode::new("base"));
    let (name, unit) = (name.to_owned(), unit.to_owned());
    let (over_time, better) = (AddUp::Last, Better::Higher);
    Indicator { code, field, name, unit, aliases, over_time, better, note: String::new(), ..any }
}

fn with(indicators: &[Indicator], additions: &[Addition]) -> Arc<Catalogue> {
    Catalogue::with(&OwnCatalogue { indicators: indicators.to_vec(), additions: additions.to_vec() })
}

fn towers() -> Indicator {
    own("own.tu_sach", "Số tủ sách lưu động gắn mã vạch", "tủ sách", &["tủ sách luân chuyển của trạm"])
}

#[test]
fn an_own_indicator_is_found_by_its_name_and_by_its_aliases() {
    let catalogue = with(&[towers()], &[]);
    assert_eq!(catalogue.faults_of(&towers()), []);
    for sentence in [
        "Toàn tỉnh trao tặng 37 tủ sách lưu động gắn mã vạch.",
        "Đến nay có 37 tủ sách luân chuyển của trạm đang hoạt động.",
    ] {
        assert_eq!(facts(sentence, Catalogue::builtin())[0].indicator, None, "{sentence}");
        let found = &facts(sentence, &catalogue)[0];
        assert_eq!(found.indicator, Some(towers().code), "{sentence}");
        assert_eq!(found.field, Some(FieldCode::new("base")));
        assert!(found.candidates[0].reasons.contains(&CandidateReason::Own), "{:?}", found.candidates);
        assert!(found.confidence >= Confidence::SURE, "{sentence}");
    }
}

#[test]
fn a_short_own_name_links_and_waits_for_a_look() {
    let catalogue = with(&[own("own.tu_sach", "Số tủ sách", "tủ sách", &[])], &[]);
    let found = &facts("Toàn tỉnh hiện có 37 tủ sách.", &catalogue)[0];
    assert_eq!(found.indicator, Some(IndicatorCode::new("own.tu_sach")));
    assert!(found.confidence < Confidence::SURE, "{:?}", found.confidence);
    assert!(found.candidates[0].reasons.contains(&CandidateReason::Short));
}

#[test]
fn the_kind_of_number_decides_first() {
    let catalogue = with(&[towers()], &[]);
    let found = &facts("Tỷ lệ tủ sách lưu động gắn mã vạch đạt 37%.", &catalogue)[0];
    assert_ne!(found.indicator, Some(towers().code));
}

const ADDED: &str = "Toàn tỉnh có 812 trụ phát sóng thông tin của nhà mạng.";

fn addition(aliases: &[&str], hidden: bool) -> Addition {
    let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
    Addition { code: IndicatorCode::new("tel.bts"), aliases, hidden }
}

#[test]
fn an_added_alias_stands_for_the_built_in_indicator() {
    let bts = Some(IndicatorCode::new("tel.bts"));
    assert_ne!(facts(ADDED, Catalogue::builtin())[0].indicator, bts);
    let catalogue = with(&[], &[addition(&["trụ phát sóng thông tin của nhà mạng"], false)]);
    let found = &facts(ADDED, &catalogue)[0];
    assert_eq!(found.indicator, bts);
    assert!(found.candidates[0].reasons.contains(&CandidateReason::Own));
}

#[test]
fn a_hidden_indicator_is_linked_to_nothing() {
    let sentence = "Toàn tỉnh có 812 trạm BTS.";
    let bts = Some(IndicatorCode::new("tel.bts"));
    assert_eq!(facts(sentence, Catalogue::builtin())[0].indicator, bts);
    let catalogue = with(&[], &[addition(&["trụ phát sóng thông tin của nhà mạng"], true)]);
    assert_ne!(facts(sentence, &catalogue)[0].indicator, bts);
    assert_ne!(facts(ADDED, &catalogue)[0].indicator, bts);
    let document = document(sentence);
    let words = model::measure_key(&extract::extract(&document, Catalogue::builtin()).facts[0].measure);
    let taught =
        LearnedAlias { words, kind: MeasureKind::Count, field: None, indicator: bts.clone(), reports: 9, against: 0 };
    let found = extract::extract_with(&document, &catalogue, &Learned::new([taught])).facts.remove(0);
    assert_ne!(found.indicator, bts, "nor by what people taught before");
}

/// Of each figure what it is linked to, how surely, and why.
fn links(facts: &[FactDraft]) -> Vec<(Span, Option<IndicatorCode>, Confidence, Vec<model::Candidate>)> {
    facts.iter().map(|f| (f.span, f.indicator.clone(), f.confidence, f.candidates.clone())).collect()
}

/// A sentence for every built-in indicator. An own indicator made of the commonest words changes none of their links, since
/// what it is called does not make words commoner.
#[test]
fn figures_that_have_nothing_to_do_with_it_are_linked_as_before() {
    let builtin = Catalogue::builtin();
    let sentence = |one: &Indicator| format!("{} là 12 {}.\n", one.name, one.unit);
    let body: String = builtin.indicators().map(sentence).collect();
    let plain = links(&facts(&body, builtin));
    assert!(plain.iter().filter(|(_, code, ..)| code.is_some()).count() > 150);
    let odd =
        own("own.khac", "Số vở kịch múa rối nước lưu diễn", "vở kịch", &["vở kịch dịch vụ hồ sơ doanh thu thuê bao"]);
    let catalogue = with(&[odd], &[]);
    assert_eq!(links(&facts(&body, &catalogue)), plain);
}
