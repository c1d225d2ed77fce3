//! What people make of figures, and what the history says of it.

use crate::samples::{report, who};
use model::{AreaId, Fact, FactId, Period, ReportId, State};
use rust_decimal::Decimal;
use store::{Action, Correction, DataFile, Event, FactQuery, ReportIdentity, StoreError, Verdict};

/// A report with six found figures.
fn filled() -> (DataFile, ReportId, Vec<FactId>) {
    let mut data = DataFile::in_memory().unwrap();
    let id = data.add_report(&report(4, 6).as_new(), &who("Vi", 0)).unwrap().id();
    let facts = data.facts(&FactQuery::default()).unwrap();
    (data, id, facts.iter().map(|fact| fact.id).collect())
}

fn with_value(fact: &Fact, value: i64) -> Correction {
    let mut to = Correction::from(fact);
    to.quantity.value = Decimal::from(value);
    to
}

fn state(data: &DataFile, id: FactId) -> State {
    data.fact(id).unwrap().state
}

#[test]
fn one_judgement_is_one_action() {
    let (mut data, report, facts) = filled();
    let changed = data.judge(&facts[..4], Verdict::Confirm, &who("Thu", 1), Some("đã đối chiếu")).unwrap();
    assert_eq!(changed, facts[..4]);
    let entry = data.reports().unwrap().remove(0);
    assert_eq!((entry.report.id, entry.facts.waiting, entry.facts.judged), (report, 2, 4));

    // Two of these are new; the same figure twice is one.
    let changed =
        data.judge(&[facts[3], facts[4], facts[4], facts[5]], Verdict::Confirm, &who("Thu", 2), None).unwrap();
    assert_eq!(changed, facts[4..6]);
    assert_eq!(data.next_undo().unwrap().unwrap().facts, facts[4..6]);
    assert_eq!(data.judge(&facts, Verdict::Confirm, &who("Thu", 3), None).unwrap(), []);
    assert_eq!(data.next_undo().unwrap().unwrap().at, who("Thu", 2).at, "what changes nothing is no action");
}

#[test]
fn a_judgement_on_a_missing_figure_judges_none() {
    let (mut data, _, facts) = filled();
    let ids = [facts[0], FactId(9999), facts[1]];
    let refused = data.judge(&ids, Verdict::Reject, &who("Thu", 1), None);
    assert!(matches!(refused, Err(StoreError::UnknownFact(FactId(9999)))));
    assert_eq!(data.counts().unwrap().facts.waiting, 6);
    assert_eq!(data.history(facts[0]).unwrap(), []);
    assert!(matches!(data.judge(&facts, Verdict::Reject, &who("", 1), None), Err(StoreError::NoPerson)));
    assert_eq!(data.counts().unwrap().facts.waiting, 6);
}

#[test]
fn the_history_tells_who_when_before_after_and_why() {
    let (mut data, _, facts) = filled();
    let id = facts[2];
    let found = data.fact(id).unwrap();
    let corrected = data.correct(id, &with_value(&found, 4015), &who("Thu", 1)).unwrap();
    assert_eq!((corrected.state, &corrected.source), (State::Corrected, &found.source));
    data.judge(&[id], Verdict::Reject, &who("Khánh", 2), Some("trùng")).unwrap();
    let rejected = data.fact(id).unwrap();
    assert_eq!(rejected.quantity, corrected.quantity);
    data.undo(&who("Thu", 3)).unwrap();

    let event = |minute, person: &str, action, before: &Fact, after: &Fact, why: Option<&str>| Event {
        at: who("", minute).at,
        person: person.to_owned(),
        action,
        turned: None,
        before: Some(before.clone()),
        after: Some(after.clone()),
        why: why.map(str::to_owned),
    };
    let mut undone = event(3, "Thu", Action::Undo, &rejected, &corrected, None);
    undone.turned = Some(Action::Reject);
    assert_eq!(
        data.history(id).unwrap(),
        [
            event(1, "Thu", Action::Correct, &found, &corrected, None),
            event(2, "Khánh", Action::Reject, &corrected, &rejected, Some("trùng")),
            undone,
        ]
    );
    assert_eq!(data.history(facts[0]).unwrap(), []);
    assert!(matches!(data.history(FactId(77)), Err(StoreError::UnknownFact(_))));
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn confirming_a_rejected_figure_gives_back_what_it_was() {
    let (mut data, _, facts) = filled();
    let by = who("Thu", 1);
    let found = data.fact(facts[0]).unwrap();
    data.judge(&[facts[0]], Verdict::Reject, &by, None).unwrap();
    data.judge(&[facts[0]], Verdict::Confirm, &by, None).unwrap();
    assert_eq!(state(&data, facts[0]), State::Confirmed);

    data.correct(facts[1], &with_value(&data.fact(facts[1]).unwrap(), 3), &by).unwrap();
    data.judge(&[facts[1]], Verdict::Reject, &by, None).unwrap();
    data.judge(&[facts[1]], Verdict::Confirm, &by, None).unwrap();
    assert_eq!(state(&data, facts[1]), State::Corrected);

    data.judge(&facts[..2], Verdict::Reopen, &by, None).unwrap();
    assert_eq!(data.fact(facts[0]).unwrap(), found);
    assert_eq!(state(&data, facts[1]), State::Found);
}

/// Found by the trial against the model.
#[test]
fn an_undone_correction_of_a_rejected_figure_leaves_no_trace_in_its_state() {
    let (mut data, _, facts) = filled();
    let by = who("Thu", 1);
    data.judge(&facts[..1], Verdict::Reject, &by, None).unwrap();
    data.correct(facts[0], &with_value(&data.fact(facts[0]).unwrap(), 3), &by).unwrap();
    data.undo(&by).unwrap();
    data.judge(&facts[..1], Verdict::Confirm, &by, None).unwrap();
    assert_eq!(state(&data, facts[0]), State::Confirmed);
}

#[test]
fn a_correction_that_corrects_nothing_confirms() {
    let (mut data, _, facts) = filled();
    let mut same = Correction::from(&data.fact(facts[0]).unwrap());
    same.note = Some("xem biên bản".to_owned());
    let fact = data.correct(facts[0], &same, &who("Thu", 1)).unwrap();
    assert_eq!((fact.state, fact.note.as_deref()), (State::Confirmed, Some("xem biên bản")));
    assert_eq!(data.correct(facts[0], &same, &who("Thu", 2)).unwrap(), fact);
    assert_eq!(data.history(facts[0]).unwrap().len(), 1);
}

#[test]
fn found_figures_follow_their_report() {
    let (mut data, report, facts) = filled();
    let by = who("Thu", 1);
    data.judge(&facts[..1], Verdict::Confirm, &by, None).unwrap();
    let mut own = data.fact(facts[1]).unwrap();
    own.period = Period::quarter(2021, 2);
    data.correct(facts[1], &Correction::from(&own), &by).unwrap();
    data.judge(&facts[1..2], Verdict::Reject, &by, None).unwrap();

    let before = ReportIdentity::from(&data.report(report).unwrap());
    let to = ReportIdentity { area: Some(AreaId::new("A-60")), period: Period::year(2022), ..before.clone() };
    assert_eq!(data.correct_report(report, &before, &by, None).unwrap(), [], "nothing changed");
    assert_eq!(data.correct_report(report, &to, &by, None).unwrap(), facts[2..]);
    assert_eq!(ReportIdentity::from(&data.report(report).unwrap()), to);
    let at = |data: &DataFile, i: usize| data.fact(facts[i]).map(|f| (f.area, f.period)).unwrap();
    assert_eq!(at(&data, 0), (Some(AreaId::new("A-25")), Period::year(2021)), "a judged one stays");
    assert_eq!(at(&data, 5), (Some(AreaId::new("A-60")), Period::year(2022)));

    // Opened again, the two are as the program would find them now.
    data.judge(&facts[..2], Verdict::Reopen, &by, None).unwrap();
    assert_eq!(at(&data, 0), at(&data, 5));
    assert_eq!(at(&data, 1), at(&data, 5));

    data.undo(&by).unwrap();
    let undone = data.undo(&by).unwrap().unwrap();
    assert_eq!((undone.action, undone.report, undone.facts.len()), (Action::CorrectReport, Some(report), 4));
    assert_eq!(ReportIdentity::from(&data.report(report).unwrap()), before);
    assert_eq!(at(&data, 5), (Some(AreaId::new("A-25")), Period::year(2021)));
    assert_eq!(data.check().unwrap(), []);
    assert!(matches!(data.correct_report(ReportId(9), &to, &by, None), Err(StoreError::UnknownReport(ReportId(9)))));
}

#[test]
fn a_figure_without_a_period_of_its_own_gets_that_of_its_report() {
    let mut data = DataFile::in_memory().unwrap();
    let mut sample = report(4, 2);
    (sample.draft.period, sample.draft.facts[1].period) = (None, None);
    let id = data.add_report(&sample.as_new(), &who("Vi", 0)).unwrap().id();
    let period = Period::first_months(2021, 9);
    let to = ReportIdentity { period: period.clone(), ..ReportIdentity::from(&data.report(id).unwrap()) };
    assert_eq!(data.correct_report(id, &to, &who("Vi", 1), None).unwrap().len(), 1);
    let periods: Vec<_> = data.facts(&FactQuery::default()).unwrap().into_iter().map(|f| f.period).collect();
    assert_eq!(periods, [Period::year(2021), period]);
}

#[test]
fn undo_and_redo_go_on_after_closing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let by = who("Thu", 1);
    let mut data = DataFile::create(&path).unwrap();
    let id = data.add_report(&report(4, 3).as_new(), &by).unwrap().id();
    let found = data.facts(&FactQuery::default()).unwrap();
    let ids: Vec<FactId> = found.iter().map(|fact| fact.id).collect();
    assert_eq!(data.undo(&by).unwrap(), None, "an import is not taken back this way");
    data.judge(&ids, Verdict::Confirm, &by, None).unwrap();
    data.correct(ids[1], &with_value(&found[1], 12), &by).unwrap();
    let done = data.facts(&FactQuery::default()).unwrap();
    drop(data);

    let mut data = DataFile::open(&path).unwrap();
    assert_eq!(data.undo(&by).unwrap().unwrap().action, Action::Correct);
    drop(data);
    let mut data = DataFile::open(&path).unwrap();
    assert_eq!(data.undo(&by).unwrap().unwrap().facts, ids);
    assert_eq!(data.facts(&FactQuery::default()).unwrap(), found);
    assert_eq!((data.undo(&by).unwrap(), data.next_undo().unwrap()), (None, None));
    drop(data);
    let mut data = DataFile::open(&path).unwrap();
    assert_eq!(data.next_redo().unwrap().unwrap().action, Action::Confirm);
    assert_eq!(data.redo(&by).unwrap().unwrap().action, Action::Confirm);
    assert_eq!(data.redo(&by).unwrap().unwrap().action, Action::Correct);
    assert_eq!(data.redo(&by).unwrap(), None);
    assert_eq!(data.facts(&FactQuery::default()).unwrap(), done);

    // A new action ends what could be done again.
    data.undo(&by).unwrap();
    data.judge(&ids[..1], Verdict::Reject, &by, None).unwrap();
    assert_eq!(data.redo(&by).unwrap(), None);
    assert_eq!(data.undo(&by).unwrap().unwrap().action, Action::Reject);
    assert_eq!(data.undo(&by).unwrap().unwrap().action, Action::Confirm, "the dropped correction is passed over");
    assert_eq!(data.facts(&FactQuery::default()).unwrap(), found);
    assert_eq!(data.report(id).unwrap().imported_by, "Thu");
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn actions_have_codes() {
    for code in ["confirm", "reject", "reopen", "correct", "add", "correct_report", "undo", "redo"] {
        assert_eq!(Action::from_code(code).map(Action::code), Some(code));
    }
    assert_eq!(Action::from_code(""), None);
}
