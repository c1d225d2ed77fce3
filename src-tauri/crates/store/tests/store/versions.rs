//! A report that takes the place of another one.

use crate::samples::{Sample, report, who};
use model::{AreaId, Fact, FactId, ReportId, State};
use store::{
    Action, Correction, DataFile, FactQuery, NewFact, NewVersion, Origin, ReportIdentity, StoreError, Verdict,
};
use text::Span;

/// The same report with other bytes.
fn again(sample: &Sample) -> Sample {
    let mut again = sample.clone();
    again.original.push(7);
    again
}

fn two_versions() -> (DataFile, Vec<Fact>, Vec<Fact>) {
    let mut data = DataFile::in_memory().unwrap();
    let first = report(1, 5);
    for sample in [&first, &again(&first)] {
        data.add_report(&sample.as_new(), &who("Vi", 0)).unwrap();
    }
    let (older, newer) = (of(&data, 1), of(&data, 2));
    (data, older, newer)
}

fn of(data: &DataFile, report: i64) -> Vec<Fact> {
    let query = FactQuery { report: Some(ReportId(report)), include_rejected: true, ..FactQuery::default() };
    data.facts(&query).unwrap()
}

fn version(same: Vec<(FactId, FactId)>) -> NewVersion {
    NewVersion { older: ReportId(1), newer: ReportId(2), same, pointed_out: Vec::new() }
}

/// All figures but the last one are the same in both.
fn same(older: &[Fact], newer: &[Fact]) -> Vec<(FactId, FactId)> {
    older.iter().zip(newer).take(4).map(|(a, b)| (a.id, b.id)).collect()
}

#[test]
fn the_newer_version_counts_alone_with_what_was_decided() {
    let (mut data, older, newer) = two_versions();
    data.judge(&[older[0].id, older[4].id], Verdict::Confirm, &who("Vi", 1), None).unwrap();
    data.judge(&[older[1].id], Verdict::Reject, &who("Vi", 2), None).unwrap();
    let mut to = Correction::from(&older[2]);
    to.quantity.value += rust_decimal::Decimal::TEN;
    to.note = Some("đọc nhầm dòng".to_owned());
    data.correct(older[2].id, &to, &who("Vi", 3)).unwrap();
    data.choose_official(older[0].id, &who("Vi", 4), "đã đối chiếu").unwrap();
    data.flag(older[3].id, &who("Vi", 5), Some("hỏi lại")).unwrap();
    // Somebody has judged this one in the new version already.
    data.judge(&[newer[1].id], Verdict::Confirm, &who("Thu", 6), None).unwrap();
    let before = (of(&data, 1), of(&data, 2), data.chosen().unwrap(), data.flagged().unwrap());

    data.take_version(&version(same(&older, &newer)), &who("Thu", 7), Some("bản đính chính")).unwrap();
    let counting = data.facts(&FactQuery { include_rejected: true, ..FactQuery::default() }).unwrap();
    assert!(counting.iter().all(|fact| fact.report() == Some(ReportId(2))), "the older one's count no more");
    let states: Vec<State> = counting.iter().map(|fact| fact.state).collect();
    use State::{Confirmed, Corrected, Found};
    assert_eq!(states, [Confirmed, Confirmed, Corrected, Found, Found], "the last one differs, so it waits");
    assert_eq!((&counting[2].quantity, counting[2].note.as_deref()), (&to.quantity, Some("đọc nhầm dòng")));
    assert_eq!(counting[2].source, newer[2].source, "its place is its own");
    assert_eq!(data.chosen().unwrap().into_keys().collect::<Vec<_>>(), [newer[0].id]);
    assert_eq!(data.flagged().unwrap()[&newer[3].id].why.as_deref(), Some("hỏi lại"));
    assert_eq!(data.superseded().unwrap()[&ReportId(1)].by_report, Some(2));
    assert_eq!(data.reports().unwrap()[0].superseded_by, Some(ReportId(2)));
    assert_eq!(data.history(newer[2].id).unwrap()[0].action, Action::NewVersion);
    assert_eq!(data.check().unwrap(), []);

    data.undo(&who("Thu", 8)).unwrap();
    assert_eq!((of(&data, 1), of(&data, 2), data.chosen().unwrap(), data.flagged().unwrap()), before);
    assert!(data.superseded().unwrap().is_empty());
    data.redo(&who("Thu", 9)).unwrap();
    assert_eq!(of(&data, 2), counting);
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn what_a_person_pointed_out_and_corrected_goes_over() {
    let (mut data, older, newer) = two_versions();
    let text = data.document(ReportId(1)).unwrap().text;
    let span = Span::new(text.find("2021").unwrap(), text.find("2021").unwrap() + 4);
    let added = NewFact {
        origin: Origin::FromText { report: ReportId(1), span, sentence: Span::new(0, span.end), at: None },
        quantity: older[0].quantity.clone(),
        measure: "trạm".to_owned(),
        field: None,
        indicator: None,
        relation: None,
        scope: None,
        area: None,
        period: None,
        note: None,
        why: None,
    };
    let added = data.add_fact(&added, &who("Vi", 1)).unwrap();
    let identity = ReportIdentity::from(&data.report(ReportId(1)).unwrap());
    let identity = ReportIdentity { area: Some(AreaId::new("A-36")), ..identity };
    data.correct_report(ReportId(1), &identity, &who("Vi", 2), None).unwrap();
    assert_eq!(data.as_found(ReportId(1)).unwrap(), older, "as they were found, the pointed out one apart");
    assert_eq!(data.identity_as_found(ReportId(1)).unwrap().area, Some(AreaId::new("A-25")));

    let mut change = version(same(&older, &newer));
    change.pointed_out = vec![(added, span, Span::new(0, span.end))];
    data.take_version(&change, &who("Vi", 3), None).unwrap();
    assert_eq!(data.report(ReportId(2)).unwrap().area, Some(AreaId::new("A-36")));
    let now = of(&data, 2);
    assert_eq!(now.len(), 6);
    assert!(now.iter().take(5).any(|fact| fact.area == Some(AreaId::new("A-36"))));
    assert_eq!(now.iter().filter(|fact| fact.state == State::Confirmed).count(), 1);
    assert_eq!(data.check().unwrap(), []);
    data.undo(&who("Vi", 4)).unwrap();
    assert_eq!(of(&data, 2), newer);
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn versions_of_versions_and_those_that_are_none() {
    let (mut data, older, newer) = two_versions();
    let mut third = again(&again(&report(1, 5)));
    third.file = "ba.docx".to_owned();
    data.add_report(&third.as_new(), &who("Vi", 0)).unwrap();
    data.take_version(&version(same(&older, &newer)), &who("Vi", 1), None).unwrap();
    let next =
        |older, newer| NewVersion { older: ReportId(older), newer: ReportId(newer), same: vec![], pointed_out: vec![] };
    for (older, newer) in [(1, 3), (3, 1), (2, 2), (2, 1)] {
        let refused = data.take_version(&next(older, newer), &who("Vi", 2), None);
        assert!(matches!(refused, Err(StoreError::NoVersions(..))), "{older} {newer}");
    }
    data.take_version(&next(2, 3), &who("Vi", 3), None).unwrap();
    let counting =
        |data: &DataFile| data.counting_reports(None).unwrap().iter().map(|report| report.id.0).collect::<Vec<_>>();
    assert_eq!(counting(&data), [3]);
    // One of them counts, whichever is deleted.
    data.delete_report(ReportId(3), &who("Vi", 4), None).unwrap();
    assert_eq!(counting(&data), [2]);
    data.restore_report(ReportId(3), &who("Vi", 5), None).unwrap();
    data.delete_report(ReportId(2), &who("Vi", 6), None).unwrap();
    assert_eq!(counting(&data), [3]);
    data.empty_trash(&who("Vi", 7)).unwrap();
    assert_eq!(counting(&data), [3], "also when the one between them is no more");

    data.keep_both(ReportId(3), ReportId(1), &who("Vi", 8), None).unwrap();
    assert_eq!(data.kept_both().unwrap().into_iter().collect::<Vec<_>>(), [(ReportId(1), ReportId(3))]);
    data.delete_report(ReportId(3), &who("Vi", 9), None).unwrap();
    assert_eq!(counting(&data), [1]);
    data.empty_trash(&who("Vi", 10)).unwrap();
    assert!(data.kept_both().unwrap().is_empty() && data.superseded().unwrap().is_empty());
    assert_eq!(counting(&data), [1]);
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn a_closed_year_asks_for_a_reason_to_replace_its_report() {
    let (mut data, older, newer) = two_versions();
    data.close_year(2021, &who("Vi", 1), None).unwrap();
    let change = version(same(&older, &newer));
    assert!(matches!(data.take_version(&change, &who("Vi", 2), None), Err(StoreError::YearClosed(2021))));
    data.take_version(&change, &who("Vi", 3), Some("đính chính theo công văn")).unwrap();
}
