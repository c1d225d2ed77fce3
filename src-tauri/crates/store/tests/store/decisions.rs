//! What people decide about figures and reports: chosen values, flags, the trash, closed years; and the log of it.

use crate::samples::{report, who};
use model::{Fact, FactId, Period, Quantity, ReportId, State};
use store::{Action, Added, Correction, DataFile, DecisionKind, FactQuery, NewFact, Origin, Step, StoreError, Verdict};

fn filled() -> (DataFile, Vec<Fact>) {
    let mut data = DataFile::in_memory().unwrap();
    for number in [1, 2] {
        data.add_report(&report(number, 5).as_new(), &who("Vi", 0)).unwrap();
    }
    let facts = all(&data);
    (data, facts)
}

fn all(data: &DataFile) -> Vec<Fact> {
    data.facts(&FactQuery { include_rejected: true, ..FactQuery::default() }).unwrap()
}

fn typed(value: i64, of: &Fact) -> NewFact {
    NewFact {
        origin: Origin::ByHand,
        quantity: Quantity::number(value.into(), "trạm"),
        measure: "trạm phát sóng".to_owned(),
        field: None,
        indicator: of.indicator.clone(),
        relation: None,
        scope: None,
        area: of.area.clone(),
        period: of.period.clone(),
        note: None,
        why: None,
    }
}

#[test]
fn one_figure_is_chosen_with_a_reason_for_each_thing() {
    let (mut data, facts) = filled();
    // The figures 0 and 5 are about the same thing, 1 about another.
    assert!(matches!(data.choose_official(facts[0].id, &who("Vi", 1), " "), Err(StoreError::NoReason)));
    data.choose_official(facts[0].id, &who("Vi", 1), "theo quyết định").unwrap();
    data.choose_official(facts[1].id, &who("Vi", 2), "đã hỏi lại").unwrap();
    data.choose_official(facts[5].id, &who("Thu", 3), "số đính chính").unwrap();
    let chosen = data.chosen().unwrap();
    assert_eq!(chosen.keys().copied().collect::<Vec<_>>(), [facts[1].id, facts[5].id]);
    let choice = &chosen[&facts[5].id];
    assert_eq!((choice.person.as_str(), choice.why.as_deref()), ("Thu", Some("số đính chính")));

    data.undo(&who("Vi", 4)).unwrap();
    assert_eq!(data.chosen().unwrap().keys().copied().collect::<Vec<_>>(), [facts[0].id, facts[1].id]);
    data.redo(&who("Vi", 5)).unwrap();
    data.choose_by_rules(facts[5].id, &who("Vi", 6), None).unwrap();
    assert_eq!(data.chosen().unwrap().keys().copied().collect::<Vec<_>>(), [facts[1].id]);
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn figures_that_contradict_each_other_are_found() {
    let (mut data, facts) = filled();
    let contradicting = |data: &DataFile, query: &FactQuery| {
        data.facts_about_the_same(query).unwrap().iter().map(|fact| fact.id).collect::<Vec<FactId>>()
    };
    // Five of each report; the fourth has no indicator.
    let linked: Vec<FactId> = facts.iter().filter(|fact| fact.linked().is_some()).map(|fact| fact.id).collect();
    assert_eq!(contradicting(&data, &FactQuery::default()), linked);
    let one = FactQuery { indicators: facts[0].indicator.clone().into_iter().collect(), ..FactQuery::default() };
    assert_eq!(contradicting(&data, &one), [facts[0].id, facts[5].id]);
    // Said alike, they do not contradict each other; of another time neither.
    let mut to = Correction::from(&facts[5]);
    to.quantity = facts[0].quantity.clone();
    data.correct(facts[5].id, &to, &who("Vi", 1)).unwrap();
    assert_eq!(contradicting(&data, &one), []);
    to.quantity.value += rust_decimal::Decimal::ONE;
    to.period = Period::year(1999);
    data.correct(facts[5].id, &to, &who("Vi", 2)).unwrap();
    assert_eq!(contradicting(&data, &one), []);
}

#[test]
fn notes_and_flags_judge_nothing() {
    let (mut data, facts) = filled();
    let noted = data.note(facts[0].id, Some(" hỏi lại VNPT "), &who("Vi", 1)).unwrap();
    assert_eq!((noted.state, noted.note.as_deref()), (State::Found, Some("hỏi lại VNPT")));
    data.flag(facts[0].id, &who("Vi", 2), Some("số giảm bất thường")).unwrap();
    data.flag(facts[1].id, &who("Vi", 3), None).unwrap();
    data.unflag(facts[1].id, &who("Vi", 4), None).unwrap();
    data.unflag(facts[2].id, &who("Vi", 5), None).unwrap();
    let flagged = data.flagged().unwrap();
    assert_eq!(flagged.len(), 1);
    assert_eq!(flagged[&facts[0].id].why.as_deref(), Some("số giảm bất thường"));
    assert_eq!(data.note(facts[0].id, Some(""), &who("Vi", 6)).unwrap(), facts[0]);
    let kinds: Vec<Action> = data.log(None, 10).unwrap().iter().map(|entry| entry.action).collect();
    assert_eq!(kinds, [Action::Note, Action::Unflag, Action::Flag, Action::Flag, Action::Note]);
    assert!(matches!(data.flag(FactId(99), &who("Vi", 7), None), Err(StoreError::UnknownFact(_))));
}

#[test]
fn what_is_deleted_counts_no_more_and_comes_back_whole() {
    let (mut data, facts) = filled();
    let (first, before) = (facts[0].report().unwrap(), data.counts().unwrap());
    data.judge(&[facts[0].id], Verdict::Confirm, &who("Vi", 0), None).unwrap();
    data.delete_report(first, &who("Vi", 1), Some("nhập nhầm")).unwrap();
    assert_eq!(all(&data).len(), 5);
    assert_eq!((data.reports().unwrap().len(), data.counts().unwrap().reports), (1, 1));
    assert_eq!(data.counts().unwrap().facts.facts, 5);
    assert!(data.search("vung cao", 50).unwrap().iter().all(|hit| hit.report != first));
    let trash = data.trash().unwrap();
    assert_eq!((trash.len(), trash[0].report.id, trash[0].decided.why.as_deref()), (1, first, Some("nhập nhầm")));
    // It can still be looked at.
    let query = FactQuery { report: Some(first), ..FactQuery::default() };
    assert_eq!(data.facts(&query).unwrap().len(), 5);

    data.restore_report(first, &who("Vi", 2), None).unwrap();
    assert_eq!(data.counts().unwrap().reports, before.reports);
    assert_eq!(data.fact(facts[0].id).unwrap().state, State::Confirmed);
    data.undo(&who("Vi", 3)).unwrap();
    assert_eq!(data.trash().unwrap().len(), 1);
    // Who imports the file again wants it back.
    assert_eq!(data.add_report(&report(1, 5).as_new(), &who("Vi", 4)).unwrap(), Added::FromTrash(first));
    assert_eq!(data.add_report(&report(1, 5).as_new(), &who("Vi", 5)).unwrap(), Added::Duplicate(first));
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn an_emptied_trash_is_empty_for_good_and_the_rest_stays() {
    let (mut data, facts) = filled();
    let (first, second) = (facts[0].report().unwrap(), facts[5].report().unwrap());
    data.judge(&[facts[0].id, facts[5].id], Verdict::Reject, &who("Vi", 0), None).unwrap();
    data.choose_official(facts[1].id, &who("Vi", 1), "đúng").unwrap();
    data.flag(facts[1].id, &who("Vi", 1), None).unwrap();
    assert_eq!(data.empty_trash(&who("Vi", 2)).unwrap(), 0);
    data.delete_report(first, &who("Vi", 3), None).unwrap();
    assert_eq!(data.empty_trash(&who("Vi", 4)).unwrap(), 1);
    assert!(matches!(data.report(first), Err(StoreError::UnknownReport(_))));
    assert!(matches!(data.fact(facts[1].id), Err(StoreError::UnknownFact(_))));
    assert_eq!((data.trash().unwrap(), data.chosen().unwrap().len(), data.flagged().unwrap().len()), (vec![], 0, 0));
    assert_eq!(data.undo(&who("Vi", 5)).unwrap(), None, "what was before cannot be taken back");
    assert_eq!(data.check().unwrap(), []);
    // A rejection from before still knows what the figure was.
    data.judge(&[facts[5].id], Verdict::Confirm, &who("Vi", 6), None).unwrap();
    assert_eq!(data.fact(facts[5].id).unwrap().state, State::Confirmed);
    let log = data.log(None, 10).unwrap();
    let emptied = log.iter().find(|entry| entry.action == Action::EmptyTrash).unwrap();
    assert_eq!(emptied.why.as_deref(), Some("bao-cao-1.docx"));
    assert!(!emptied.can_be_reverted);
    assert!(data.search("vung cao", 50).unwrap().iter().all(|hit| hit.report == second));
    assert!(matches!(data.add_report(&report(1, 5).as_new(), &who("Vi", 7)).unwrap(), Added::New(_)));
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn a_closed_year_is_changed_with_a_reason_only_and_shows_it() {
    let (mut data, facts) = filled();
    let by = who("Vi", 10);
    data.judge(&[facts[0].id], Verdict::Confirm, &who("Vi", 1), None).unwrap();
    data.close_year(2021, &who("Vi", 2), Some("đã ban hành báo cáo")).unwrap();
    assert_eq!(data.closed_years().unwrap().keys().copied().collect::<Vec<_>>(), [2021]);
    assert_eq!(data.changed_since_closing(2021).unwrap(), []);
    let mut to = Correction::from(&facts[0]);
    to.quantity.value = 77.into();
    let closed = |done: Result<(), StoreError>| assert!(matches!(done, Err(StoreError::YearClosed(2021))), "{done:?}");
    closed(data.correct(facts[0].id, &to, &by).map(drop));
    closed(data.judge(&[facts[0].id], Verdict::Reject, &by, Some(" ")).map(drop));
    closed(data.add_fact(&typed(9, &facts[0]), &by).map(drop));
    closed(data.delete_report(facts[0].report().unwrap(), &by, None));
    let log = data.log(None, 1).unwrap();
    assert_eq!(log[0].action, Action::CloseYear, "nothing was done");
    // A word about a figure and the confirmation of one that counts already change no value; another year is free.
    data.note(facts[0].id, Some("xem lại"), &by).unwrap();
    assert!(facts[5].is_used());
    data.judge(&[facts[5].id], Verdict::Confirm, &by, None).unwrap();
    data.add_fact(&NewFact { period: Period::year(2022), ..typed(9, &facts[0]) }, &by).unwrap();

    to.note = Some("xem lại".to_owned());
    closed(data.correct(facts[0].id, &to, &by).map(drop));
    to.why = Some("đính chính theo công văn".to_owned());
    data.correct(facts[0].id, &to, &who("Thu", 11)).unwrap();
    data.add_report(&report(3, 2).as_new(), &who("Bình", 12)).unwrap();
    let since = data.changed_since_closing(2021).unwrap();
    let corrected = since.iter().find(|change| change.fact == facts[0].id).unwrap();
    assert_eq!(corrected.before.as_ref().map(|fact| fact.quantity.value), Some(facts[0].quantity.value));
    assert_eq!(corrected.after.as_ref().map(|fact| fact.quantity.value), Some(77.into()));
    assert_eq!((corrected.person.as_str(), corrected.why.as_deref()), ("Thu", Some("đính chính theo công văn")));
    assert_eq!(since.iter().filter(|change| change.person == "Bình").count(), 2, "imported since");

    data.undo(&who("Vi", 13)).unwrap();
    assert!(matches!(data.reopen_year(2021, &by, ""), Err(StoreError::NoReason)));
    data.reopen_year(2021, &by, "bổ sung số liệu").unwrap();
    assert_eq!(data.changed_since_closing(2021).unwrap(), []);
    data.judge(&[facts[0].id], Verdict::Reject, &by, None).unwrap();
}

#[test]
fn one_action_in_the_midst_of_others_is_taken_back() {
    let (mut data, facts) = filled();
    data.judge(&[facts[0].id, facts[1].id], Verdict::Confirm, &who("Vi", 1), None).unwrap();
    data.judge(&[facts[2].id], Verdict::Reject, &who("Vi", 2), Some("trùng")).unwrap();
    data.judge(&[facts[1].id], Verdict::Reject, &who("Vi", 3), None).unwrap();
    let log = data.log(None, 10).unwrap();
    let possible: Vec<bool> = log.iter().map(|entry| entry.can_be_reverted).collect();
    assert_eq!(possible, [true, true, false], "the first was changed again since");
    assert!(matches!(data.revert(log[2].id, &who("Vi", 4), None), Err(StoreError::NotLast(_))));
    data.revert(log[1].id, &who("Thu", 5), Some("nhầm")).unwrap();
    assert_eq!(data.fact(facts[2].id).unwrap(), facts[2]);
    let log = data.log(None, 10).unwrap();
    assert_eq!((log[0].action, log[0].turned, log[0].why.as_deref()), (Action::Revert, Some(log[2].id), Some("nhầm")));
    assert!(!log[2].stands && !log[2].can_be_reverted && !log[0].can_be_reverted);
    // It is an action like another: undone, the rejection stands again.
    data.undo(&who("Vi", 6)).unwrap();
    assert_eq!(data.fact(facts[2].id).unwrap().state, State::Rejected);
    assert!(data.log(None, 10).unwrap()[3].can_be_reverted);
    data.undo(&who("Vi", 7)).unwrap();
    data.undo(&who("Vi", 8)).unwrap();
    data.undo(&who("Vi", 9)).unwrap();
    assert_eq!(all(&data), facts);
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn the_log_tells_everything_in_pages() {
    let (mut data, facts) = filled();
    for minute in 0..7 {
        data.note(facts[0].id, Some(&minute.to_string()), &who("Vi", minute)).unwrap();
    }
    data.change_setting("year", "2021", &who("Thu", 8)).unwrap();
    data.change_setting("year", "2022", &who("Thu", 9)).unwrap();
    data.change_setting("year", "2022", &who("Thu", 9)).unwrap();
    let first = data.log(None, 4).unwrap();
    let second = data.log(Some(first[3].id), 50).unwrap();
    assert_eq!((first.len(), second.len()), (4, 5));
    let Step::Decision { kind, subject, before, after } = &first[0].steps[0] else { panic!("{:?}", first[0]) };
    assert_eq!((*kind, subject.as_str()), (DecisionKind::Setting, "year"));
    assert_eq!((before.as_deref(), after.as_deref()), (Some("\"2021\""), Some("\"2022\"")));
    let Step::Fact(step) = &second[0].steps[0] else { panic!("{:?}", second[0]) };
    assert_eq!(step.before.as_ref().unwrap().note.as_deref(), Some("3"));
    // A setting is no work: the last note is what undo takes back.
    assert_eq!(data.undo(&who("Vi", 10)).unwrap().unwrap().action, Action::Note);
    assert_eq!(data.setting("year").unwrap().as_deref(), Some("2022"));
    assert_eq!(data.report(ReportId(1)).unwrap().id, ReportId(1));
}
