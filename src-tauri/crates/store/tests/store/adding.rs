//! Figures that people add.

use crate::samples::{report, who};
use model::{AreaId, Basis, Confidence, FactId, IndicatorCode, Period, Quantity, ReportId, Source, State};
use rust_decimal::Decimal;
use store::{Action, Correction, DataFile, FactQuery, NewFact, Origin, StoreError, Verdict};
use text::Span;

fn target(origin: Origin) -> NewFact {
    let mut quantity = Quantity::number(Decimal::new(955, 1), "%");
    quantity.basis = Basis::Target;
    NewFact {
        origin,
        quantity,
        measure: "tỷ lệ hồ sơ trực tuyến".to_owned(),
        field: None,
        indicator: Some(IndicatorCode::new("it.made_up")),
        relation: None,
        scope: None,
        area: Some(AreaId::new("A-25")),
        period: Period::year(2022),
        note: Some("QĐ giao chỉ tiêu".to_owned()),
        why: None,
    }
}

#[test]
fn a_typed_figure_has_its_person_and_time() {
    let mut data = DataFile::in_memory().unwrap();
    let by = who("Quàng Thị Ngọc", 5);
    let id = data.add_fact(&target(Origin::ByHand), &by).unwrap();
    let fact = data.fact(id).unwrap();
    assert_eq!(fact.state, State::Typed);
    assert_eq!(fact.source, Source::Person { name: by.name.clone(), time: by.at });
    assert!(fact.is_used() && fact.note.as_deref() == Some("QĐ giao chỉ tiêu"));
    assert_eq!(data.facts(&FactQuery::default()).unwrap(), std::slice::from_ref(&fact));

    // Whatever is done to it, it stays the person's.
    let mut to = Correction::from(&fact);
    to.quantity.value = Decimal::from(96);
    assert_eq!(data.correct(id, &to, &who("Thu", 6)).unwrap().state, State::Typed);
    data.judge(&[id], Verdict::Reject, &who("Thu", 7), None).unwrap();
    assert_eq!(data.facts(&FactQuery::default()).unwrap(), []);
    data.judge(&[id], Verdict::Confirm, &who("Thu", 8), None).unwrap();
    assert_eq!(data.fact(id).unwrap().quantity.value, Decimal::from(96));
    data.judge(&[id], Verdict::Reopen, &who("Thu", 9), None).unwrap();
    assert_eq!(data.fact(id).unwrap(), fact);
    assert!(matches!(data.add_fact(&target(Origin::ByHand), &who("", 0)), Err(StoreError::NoPerson)));
}

#[test]
fn a_figure_pointed_out_in_a_text_has_its_place() {
    let mut data = DataFile::in_memory().unwrap();
    let sample = report(6, 2);
    let report = data.add_report(&sample.as_new(), &who("Vi", 0)).unwrap().id();
    let year = sample.draft.set_aside[0].span;
    let sentence = sample.document.blocks[0].span;
    let place = |span, sentence| Origin::FromText { report, span, sentence, at: Some("trang 1".to_owned()) };
    let id = data.add_fact(&target(place(year, sentence)), &who("Thu", 1)).unwrap();

    let fact = data.fact(id).unwrap();
    assert_eq!((fact.state, fact.confidence), (State::Confirmed, Confidence::hundredths(100)));
    let quote = "2021".to_owned();
    assert_eq!(fact.source, Source::Document { report, span: year, sentence, quote, at: Some("trang 1".to_owned()) });
    let places: Vec<FactId> = data.facts(&FactQuery::default()).unwrap().iter().map(|f| f.id).collect();
    assert_eq!(places, [id, FactId(1), FactId(2)], "it stands where it stands in the text");
    assert_eq!(data.set_aside(report).unwrap(), [], "its number is set aside no more");
    assert_eq!(data.check().unwrap(), []);

    let length = sample.document.text.len();
    let inside = sample.document.text.find('📡').unwrap() + 1;
    for bad in [
        place(Span::new(0, length + 1), sentence),
        place(Span::new(inside, inside + 8), sentence),
        place(Span::new(3, 3), sentence),
        place(year, Span::new(0, inside)),
    ] {
        assert!(matches!(data.add_fact(&target(bad), &who("Thu", 1)), Err(StoreError::BadSpan { .. })));
    }
    let nowhere = Origin::FromText { report: ReportId(50), span: year, sentence, at: None };
    assert!(matches!(data.add_fact(&target(nowhere), &who("Thu", 1)), Err(StoreError::UnknownReport(ReportId(50)))));
    assert_eq!(data.counts().unwrap().facts.facts, 3);
}

#[test]
fn adding_is_taken_back_and_done_again_under_the_same_key() {
    let mut data = DataFile::in_memory().unwrap();
    let sample = report(6, 1);
    let report = data.add_report(&sample.as_new(), &who("Vi", 0)).unwrap().id();
    let span = sample.draft.set_aside[0].span;
    let origin = Origin::FromText { report, span, sentence: span, at: None };
    let id = data.add_fact(&target(origin), &who("Thu", 1)).unwrap();
    let fact = data.fact(id).unwrap();
    assert_eq!(data.undo(&who("Thu", 2)).unwrap().unwrap().facts, [id]);
    assert!(matches!(data.fact(id), Err(StoreError::UnknownFact(_))));
    assert_eq!(data.set_aside(report).unwrap(), sample.draft.set_aside);
    assert_eq!(data.history(id).unwrap().len(), 2, "what is gone keeps its history");
    assert_eq!(data.check().unwrap(), []);
    data.redo(&who("Thu", 3)).unwrap();
    assert_eq!(data.fact(id).unwrap(), fact);

    data.undo(&who("Thu", 4)).unwrap();
    let other = data.add_fact(&target(Origin::ByHand), &who("Thu", 5)).unwrap();
    assert_ne!(other, id, "a key is never given twice");
    let actions: Vec<Action> = data.history(id).unwrap().iter().map(|event| event.action).collect();
    assert_eq!(actions, [Action::Add, Action::Undo, Action::Redo, Action::Undo]);
}
