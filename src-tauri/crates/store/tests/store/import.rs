//! Reports go in and come out.

use crate::{
    arbitrary,
    samples::{Sample, report, who},
};
use model::{Fact, FactId, Reason, ReportId, SetAside, Source, State};
use proptest::prelude::*;
use store::{Added, DataFile, FactCounts, FactQuery, ReportIdentity, StoreError};
use text::Span;

fn all(report: ReportId) -> FactQuery {
    FactQuery { report: Some(report), include_rejected: true, ..FactQuery::default() }
}

/// The figures of a report as they must come out.
fn as_found(sample: &Sample, report: ReportId, ids: impl Iterator<Item = FactId>) -> Vec<Fact> {
    let figures = sample.draft.facts.iter().zip(ids).map(|(draft, id)| Fact {
        id,
        state: State::Found,
        source: Source::Document {
            report,
            span: draft.span,
            sentence: draft.sentence,
            quote: draft.span.of(&sample.document.text).to_owned(),
            at: draft.at.clone(),
        },
        quantity: draft.quantity.clone(),
        measure: draft.measure.clone(),
        field: draft.field.clone(),
        indicator: draft.indicator.clone(),
        candidates: draft.candidates.clone(),
        scope: draft.scope.clone(),
        relation: draft.relation.clone(),
        area: draft.area.clone(),
        period: draft.period.clone(),
        implicit: draft.implicit,
        warnings: draft.warnings.clone(),
        confidence: draft.confidence,
        note: None,
    });
    figures.collect()
}

fn counted(facts: &[Fact]) -> FactCounts {
    let count = |which: fn(&&Fact) -> bool| facts.iter().filter(which).count() as u64;
    FactCounts {
        facts: facts.len() as u64,
        linked: count(|f| f.linked().is_some() && f.state != State::Rejected),
        waiting: count(|f| f.state == State::Found),
        doubtful: count(|f| f.state == State::Found && !f.is_sure()),
        judged: count(|f| f.is_judged()),
        rejected: count(|f| f.state == State::Rejected),
    }
}

fn comes_out_as_it_went_in(data: &mut DataFile, sample: &Sample) {
    let by = who("Nông Văn Dền", 3);
    let Added::New(id) = data.add_report(&sample.as_new(), &by).unwrap() else { panic!("it is new") };
    let stored = data.report(id).unwrap();
    assert_eq!((stored.file.as_str(), stored.bytes), (sample.file.as_str(), sample.original.len() as u64));
    assert_eq!((stored.imported_by.as_str(), stored.imported_at), (by.name.as_str(), by.at));
    assert_eq!(ReportIdentity::from(&stored), ReportIdentity::from(&sample.draft));
    assert_eq!(data.document(id).unwrap(), sample.document);
    assert_eq!(data.issues(id).unwrap(), sample.issues);
    assert_eq!(data.citations(id).unwrap(), sample.draft.citations);
    assert_eq!(data.original(id).unwrap(), sample.original);
    assert_eq!(data.report_with(&sample.original).unwrap(), Some(id));

    let mut facts = data.facts(&all(id)).unwrap();
    for fact in &facts {
        assert_eq!(data.fact(fact.id).unwrap(), *fact);
    }
    // Ids follow the draft, the list follows the text.
    facts.sort_by_key(|fact| fact.id);
    assert_eq!(facts, as_found(sample, id, facts.iter().map(|fact| fact.id)));
    let taken = |one: &&SetAside| !sample.draft.facts.iter().any(|fact| fact.span.overlaps(one.span));
    let expected: Vec<SetAside> = sample.draft.set_aside.iter().filter(taken).copied().collect();
    assert_eq!(data.set_aside(id).unwrap(), expected);

    let entry = data.reports().unwrap().into_iter().find(|entry| entry.report.id == id).unwrap();
    assert_eq!(entry.report, stored);
    assert_eq!(entry.facts, counted(&facts));
    assert_eq!(entry.issues, sample.issues.len() as u64);
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn a_report_comes_out_as_it_went_in() {
    let mut data = DataFile::in_memory().unwrap();
    comes_out_as_it_went_in(&mut data, &report(31, 9));
    comes_out_as_it_went_in(&mut data, &report(32, 0));
    let counts = data.counts().unwrap();
    assert_eq!((counts.reports, counts.facts.facts, counts.facts.linked, counts.facts.doubtful), (2, 9, 7, 4));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_report_comes_out_as_it_went_in(sample in arbitrary::sample()) {
        comes_out_as_it_went_in(&mut DataFile::in_memory().unwrap(), &sample);
    }
}

#[test]
fn the_same_file_is_stored_once() {
    let mut data = DataFile::in_memory().unwrap();
    let sample = report(5, 3);
    let first = data.add_report(&sample.as_new(), &who("Hà", 0)).unwrap();
    let renamed = Sample { file: "bản sao.docx".to_owned(), ..sample.clone() };
    assert_eq!(data.add_report(&renamed.as_new(), &who("Sơn", 9)).unwrap(), Added::Duplicate(first.id()));
    assert_eq!(data.counts().unwrap().facts.facts, 3);
    assert_eq!(data.report(first.id()).unwrap().file, sample.file);
    let mut longer = sample;
    longer.original.push(b' ');
    assert!(matches!(data.add_report(&longer.as_new(), &who("Sơn", 9)).unwrap(), Added::New(_)));
}

/// Each of these stops the import when half of it was written; nothing of it may stay.
#[test]
fn what_cannot_be_stored_leaves_nothing() {
    let spoil: [fn(&mut Sample); 7] = [
        |s| s.draft.facts[5].span = Span::new(20, 90_000),
        |s| s.draft.facts[5].span.start += s.document.text[s.draft.facts[5].span.start..].find('ạ').unwrap() + 1,
        |s| s.draft.facts[5].span.end = s.draft.facts[5].span.start,
        |s| s.draft.facts[5].sentence.end += 90_000,
        |s| s.draft.set_aside.push(SetAside { span: Span::new(4, 90_000), reason: Reason::Date }),
        |s| s.draft.citations[0].span.end = 90_000,
        |s| s.document.marks[0].span = Span::new(1, 2),
    ];
    let folder = tempfile::tempdir().unwrap();
    let mut data = DataFile::create(&folder.path().join("du-lieu.db")).unwrap();
    for (i, spoil) in spoil.into_iter().enumerate() {
        let mut sample = report(77, 8);
        spoil(&mut sample);
        let refused = data.add_report(&sample.as_new(), &who("Lan", 0));
        assert!(matches!(refused, Err(StoreError::BadSpan { .. })), "{i}: {refused:?}");
    }
    let mut sample = report(77, 8);
    sample.draft.facts[7].period.as_mut().unwrap().end = chrono::NaiveDate::from_ymd_opt(20_210, 12, 31).unwrap();
    assert!(matches!(data.add_report(&sample.as_new(), &who("Lan", 0)), Err(StoreError::BadDate(_))));
    assert!(matches!(data.add_report(&report(77, 8).as_new(), &who(" ", 0)), Err(StoreError::NoPerson)));

    assert_eq!(data.counts().unwrap(), Default::default());
    assert_eq!(data.check().unwrap(), []);
    assert!(matches!(data.document(ReportId(1)), Err(StoreError::UnknownReport(ReportId(1)))));
    comes_out_as_it_went_in(&mut data, &report(77, 8));
}

#[test]
fn reports_that_are_not_there() {
    let data = DataFile::in_memory().unwrap();
    let id = ReportId(3);
    let unknown = |e: StoreError| matches!(e, StoreError::UnknownReport(ReportId(3)));
    assert!(unknown(data.report(id).unwrap_err()));
    assert!(unknown(data.original(id).unwrap_err()));
    assert!(unknown(data.issues(id).unwrap_err()));
    assert!(unknown(data.set_aside(id).unwrap_err()));
    assert!(unknown(data.citations(id).unwrap_err()));
    assert_eq!(data.facts(&all(id)).unwrap(), []);
    assert!(matches!(data.fact(FactId(1)), Err(StoreError::UnknownFact(FactId(1)))));
}
