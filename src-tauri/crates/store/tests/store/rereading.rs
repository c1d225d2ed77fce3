//! A stored text is looked at anew.

use crate::samples::{Sample, report, who};
use model::{AreaId, Fact, FactDraft, Reason, ReportId, SetAside, State};
use store::{Action, DataFile, FactQuery, ReportIdentity, Reread, Verdict};

fn filled() -> (DataFile, Sample, Vec<Fact>) {
    let mut data = DataFile::in_memory().unwrap();
    let sample = report(1, 5);
    data.add_report(&sample.as_new(), &who("Vi", 0)).unwrap();
    let facts = all(&data);
    (data, sample, facts)
}

fn all(data: &DataFile) -> Vec<Fact> {
    data.facts(&FactQuery { include_rejected: true, ..FactQuery::default() }).unwrap()
}

fn looked(data: &DataFile) -> Reread {
    Reread {
        report: ReportId(1),
        identity: (&data.report(ReportId(1)).unwrap()).into(),
        changed: Vec::new(),
        gone: Vec::new(),
        added: Vec::new(),
        set_aside: Vec::new(),
    }
}

fn otherwise(draft: &FactDraft) -> FactDraft {
    FactDraft { measure: "trạm BTS".to_owned(), ..draft.clone() }
}

#[test]
fn what_nobody_touched_changes_comes_and_goes_and_undo_brings_it_back() {
    let (mut data, sample, facts) = filled();
    let drafts = &sample.draft.facts;
    let mut half = drafts[2].clone();
    half.span.end -= 1;
    let found = Reread {
        changed: vec![(facts[0].id, otherwise(&drafts[0]))],
        gone: vec![facts[1].id, facts[2].id],
        added: vec![half],
        set_aside: vec![SetAside { span: drafts[1].span, reason: Reason::Code }],
        ..looked(&data)
    };
    let aside = data.set_aside(ReportId(1)).unwrap();
    data.reread(&found, &who("Thu", 1), None).unwrap();
    let now = all(&data);
    assert_eq!(now.len(), 4);
    assert_eq!((now[0].measure.as_str(), now[0].id, now[0].state), ("trạm BTS", facts[0].id, State::Found));
    assert_eq!(data.set_aside(ReportId(1)).unwrap().len(), aside.len() + 1, "the number that is no figure any more");
    assert_eq!(data.log(None, 1).unwrap()[0].action, Action::Reread);
    assert_eq!(data.as_found(ReportId(1)).unwrap(), now);
    assert_eq!(data.check().unwrap(), []);
    data.reread(&looked(&data), &who("Thu", 2), None).unwrap();
    assert_eq!(data.log(None, 9).unwrap().len(), 1, "nothing new is nothing done");

    // Put back to how it came in is how it was read last.
    data.judge(&[facts[0].id], Verdict::Reject, &who("Vi", 3), None).unwrap();
    data.judge(&[facts[0].id], Verdict::Reopen, &who("Vi", 4), None).unwrap();
    assert_eq!(all(&data), now);
    for minute in 5..8 {
        data.undo(&who("Vi", minute)).unwrap().unwrap();
    }
    assert_eq!((all(&data), data.set_aside(ReportId(1)).unwrap()), (facts, aside));
    assert_eq!(data.check().unwrap(), []);
    data.redo(&who("Vi", 9)).unwrap().unwrap();
    assert_eq!(all(&data), now);
    data.delete_report(ReportId(1), &who("Vi", 10), None).unwrap();
    data.empty_trash(&who("Vi", 11)).unwrap();
    assert_eq!(data.check().unwrap(), [], "nothing is left of the figures that were there once");
}

#[test]
fn what_a_person_decided_stays() {
    let (mut data, sample, facts) = filled();
    data.judge(&[facts[0].id], Verdict::Confirm, &who("Vi", 1), None).unwrap();
    data.flag(facts[1].id, &who("Vi", 2), None).unwrap();
    data.note(facts[2].id, Some("hỏi lại"), &who("Vi", 3)).unwrap();
    data.choose_official(facts[3].id, &who("Vi", 4), "đúng").unwrap();
    let before = all(&data);
    let untouched: Vec<bool> = before.iter().map(|fact| data.is_untouched(fact).unwrap()).collect();
    assert_eq!(untouched, [false, false, false, false, true]);
    let found = Reread {
        changed: vec![(facts[0].id, otherwise(&sample.draft.facts[0]))],
        gone: facts[1..4].iter().map(|fact| fact.id).collect(),
        ..looked(&data)
    };
    data.reread(&found, &who("Thu", 5), None).unwrap();
    assert_eq!(all(&data), before);
}

#[test]
fn what_a_report_is_can_be_read_better_as_well() {
    let (mut data, ..) = filled();
    let read = ReportIdentity { area: Some(AreaId::new("A-36")), ..looked(&data).identity };
    data.reread(&Reread { identity: read.clone(), ..looked(&data) }, &who("Thu", 1), None).unwrap();
    assert_eq!(data.identity_as_found(ReportId(1)).unwrap(), read, "nobody corrected it");
    let corrected = ReportIdentity { title: "Báo cáo bổ sung".to_owned(), ..read.clone() };
    data.correct_report(ReportId(1), &corrected, &who("Vi", 2), None).unwrap();
    assert_eq!(data.identity_as_found(ReportId(1)).unwrap(), read);
    let mut taken = corrected.clone();
    taken.adopt(&read, &ReportIdentity { title: "Khác".to_owned(), number: Some("9".to_owned()), ..read.clone() });
    assert_eq!(
        (taken.title.as_str(), taken.number.as_deref()),
        ("Báo cáo bổ sung", Some("9")),
        "a person's word stays"
    );
}
