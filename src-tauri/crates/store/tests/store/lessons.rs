//! What people's judgements teach, and what takes it back.

use crate::samples::{report, who};
use model::{
    Candidate, CandidateReason, Confidence, Fact, FactId, IndicatorCode, LearnedAlias, LearnedStanding, MeasureKind,
};
use store::{Correction, DataFile, FactQuery, Verdict};

const WORDS: &str = "trạm phát sóng";

fn code(of: &str) -> IndicatorCode {
    IndicatorCode::new(of)
}

/// Two reports of two figures each, in the same words; the first figure of each is linked and sure.
fn filled() -> (DataFile, Vec<Fact>) {
    let mut data = DataFile::in_memory().unwrap();
    data.add_report(&report(4, 2).as_new(), &who("Vi", 0)).unwrap();
    data.add_report(&report(5, 2).as_new(), &who("Vi", 1)).unwrap();
    let facts = data.facts(&FactQuery::default()).unwrap();
    assert!(facts.iter().all(|fact| fact.measure == WORDS));
    (data, facts)
}

fn link(data: &mut DataFile, fact: &Fact, indicator: Option<&str>) {
    let to = Correction { indicator: indicator.map(code), ..Correction::from(fact) };
    data.correct(fact.id, &to, &who("Thu", 2)).unwrap();
}

fn learned(data: &DataFile) -> Vec<(Option<String>, u32, u32)> {
    let all = data.learned_aliases().unwrap();
    assert!(all.iter().all(|alias| alias.words == WORDS && alias.kind == MeasureKind::Count));
    all.into_iter().map(|a| (a.indicator.map(|c| c.to_string()), a.reports, a.against)).collect()
}

#[test]
fn a_link_to_another_indicator_teaches_and_reports_are_counted() {
    let (mut data, facts) = filled();
    assert_eq!(learned(&data), []);
    link(&mut data, &facts[0], Some("tel.bts"));
    link(&mut data, &facts[1], Some("tel.bts"));
    let once = vec![(Some("tel.bts".to_owned()), 1, 0)];
    assert_eq!(learned(&data), once, "the same report says it twice");
    link(&mut data, &facts[2], Some("tel.bts"));
    let all = data.learned_aliases().unwrap();
    let [alias] = all.as_slice() else { panic!("{all:?}") };
    let LearnedAlias { reports, field, .. } = alias;
    assert_eq!(
        (*reports, field.as_ref().map(model::FieldCode::as_str), alias.standing()),
        (2, Some("tel"), LearnedStanding::Proposes)
    );
}

#[test]
fn a_link_that_is_taken_away_teaches_that_the_words_stand_for_none() {
    let (mut data, facts) = filled();
    link(&mut data, &facts[0], None);
    link(&mut data, &facts[2], Some("tel.bts"));
    assert_eq!(learned(&data), [(None, 1, 1), (Some("tel.bts".to_owned()), 1, 1)]);
}

#[test]
fn what_the_program_was_sure_of_teaches_nothing() {
    let (mut data, facts) = filled();
    let ids: Vec<FactId> = facts.iter().map(|fact| fact.id).collect();
    data.judge(&ids, Verdict::Confirm, &who("Thu", 2), None).unwrap();
    let mut other_value = Correction::from(&facts[0]);
    other_value.quantity.value += rust_decimal::Decimal::ONE;
    data.correct(facts[0].id, &other_value, &who("Thu", 3)).unwrap();
    let part =
        Correction { scope: Some("VNPT".into()), indicator: Some(code("tel.bts")), ..Correction::from(&facts[1]) };
    data.correct(facts[1].id, &part, &who("Thu", 4)).unwrap();
    assert_eq!(learned(&data), [], "a part says nothing of the whole");
}

#[test]
fn the_words_of_the_report_are_learned_and_not_those_written_over_them() {
    let (mut data, facts) = filled();
    let to = Correction { indicator: Some(code("tel.bts")), measure: "BTS".into(), ..Correction::from(&facts[0]) };
    data.correct(facts[0].id, &to, &who("Thu", 2)).unwrap();
    assert_eq!(learned(&data), [(Some("tel.bts".to_owned()), 1, 0)]);
}

#[test]
fn a_lesson_goes_with_its_judgement() {
    let (mut data, facts) = filled();
    link(&mut data, &facts[0], Some("tel.bts"));
    let taught = learned(&data);
    data.undo(&who("Thu", 3)).unwrap();
    assert_eq!(learned(&data), []);
    data.redo(&who("Thu", 4)).unwrap();
    assert_eq!(learned(&data), taught);
    data.judge(&[facts[0].id], Verdict::Reject, &who("Thu", 5), None).unwrap();
    assert_eq!(learned(&data), []);
    data.judge(&[facts[0].id], Verdict::Confirm, &who("Thu", 6), None).unwrap();
    assert_eq!(learned(&data), taught);
    data.judge(&[facts[0].id], Verdict::Reopen, &who("Thu", 7), None).unwrap();
    assert_eq!(learned(&data), []);
}

#[test]
fn what_was_learned_and_is_confirmed_counts_as_one_more_report() {
    let mut data = DataFile::in_memory().unwrap();
    let mut sample = report(6, 2);
    for fact in &mut sample.draft.facts {
        let reasons = vec![CandidateReason::Learned];
        let candidate = Candidate { indicator: code("tel.bts"), score: Confidence::hundredths(80), reasons };
        fact.candidates.insert(0, candidate);
        fact.indicator = Some(code("tel.bts"));
    }
    data.add_report(&sample.as_new(), &who("Vi", 0)).unwrap();
    let facts = data.facts(&FactQuery::default()).unwrap();
    data.judge(&[facts[0].id], Verdict::Confirm, &who("Thu", 1), None).unwrap();
    assert_eq!(learned(&data), [(Some("tel.bts".to_owned()), 1, 0)]);
    link(&mut data, &facts[1], Some("tel.towers"));
    assert_eq!(learned(&data), [(Some("tel.bts".to_owned()), 1, 1), (Some("tel.towers".to_owned()), 1, 1)]);
}

#[test]
fn forgotten_words_are_gone_until_somebody_teaches_them_again() {
    let (mut data, facts) = filled();
    link(&mut data, &facts[0], Some("tel.bts"));
    assert!(!data.forget_alias(WORDS, MeasureKind::Count, None).unwrap(), "that was another answer");
    assert!(data.forget_alias(WORDS, MeasureKind::Count, Some(&code("tel.bts"))).unwrap());
    assert_eq!(learned(&data), []);
    assert_eq!(data.fact(facts[0].id).unwrap().indicator, Some(code("tel.bts")), "the judgement stays");
    link(&mut data, &facts[2], Some("tel.bts"));
    assert_eq!(learned(&data), [(Some("tel.bts".to_owned()), 1, 0)]);
    assert!(data.check().unwrap().is_empty());
}
