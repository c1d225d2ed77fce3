//! Own indicators and names: kept, changed, undone; and never gone while figures use them.

use crate::samples::{report, who};
use model::{
    AddUp, Addition, AreaId, Better, Catalogue, FactId, FieldCode, Indicator, IndicatorCode, MeasureKind, OwnCatalogue,
    OwnFault, Part, Period, Quantity, Relation, RelationKind,
};
use proptest::prelude::*;
use std::sync::Arc;
use store::{Action, CatalogueChange, Correction, DataFile, FactQuery, NewFact, Origin, StoreError};
use tempfile::tempdir;

/// A count of things, as somebody defines it.
pub(crate) fn indicator(code: &str, name: &str, unit: &str) -> Indicator {
    Indicator {
        over_time: AddUp::Last,
        over_areas: AddUp::Sum,
        better: Better::Higher,
        ..Indicator::count(IndicatorCode::new(code), FieldCode::new("base"), name, unit)
    }
}

/// The same as a share.
pub(crate) fn rate(code: &str, name: &str) -> Indicator {
    let (kind, over_time, over_areas) = (MeasureKind::Percent, AddUp::None, AddUp::None);
    Indicator { kind, over_time, over_areas, ..indicator(code, name, "%") }
}

pub(crate) fn put(one: &Indicator) -> CatalogueChange {
    CatalogueChange::Put(Box::new(one.clone()))
}

fn remove(code: &str) -> CatalogueChange {
    CatalogueChange::Remove(IndicatorCode::new(code))
}

fn bookcases() -> Indicator {
    indicator("own.tu_sach", "Số tủ sách lưu động", "tủ sách")
}

fn change(data: &mut DataFile, changes: &[CatalogueChange]) -> Result<bool, StoreError> {
    data.change_catalogue(changes, &who("Vi", 1), None)
}

/// A value that somebody types for an indicator.
pub(crate) fn typed(code: &IndicatorCode, value: i64) -> NewFact {
    NewFact {
        origin: Origin::ByHand,
        quantity: Quantity::number(value.into(), "tủ sách"),
        measure: "tủ sách lưu động".to_owned(),
        field: None,
        indicator: Some(code.clone()),
        relation: None,
        scope: None,
        area: Some(AreaId::new("A-25")),
        period: Period::year(2021),
        note: None,
        why: None,
    }
}

#[test]
fn own_indicators_are_kept_changed_and_undone() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut data = DataFile::create(&path).unwrap();
    assert!(Arc::ptr_eq(&data.catalogue().unwrap(), &Catalogue::shared()));
    assert!(change(&mut data, &[put(&bookcases())]).unwrap());
    assert!(!change(&mut data, &[put(&bookcases())]).unwrap(), "nothing changes");
    let first = data.catalogue().unwrap();
    assert_eq!(first.indicator(&bookcases().code), Some(&bookcases()));
    assert!(Arc::ptr_eq(&first, &data.catalogue().unwrap()), "made once");

    let renamed = Indicator { name: "Số tủ sách lưu động của trạm".to_owned(), ..bookcases() };
    let addition =
        Addition { code: IndicatorCode::new("tel.bts"), aliases: vec!["trụ phát sóng".to_owned()], hidden: false };
    change(&mut data, &[put(&renamed), CatalogueChange::Add(addition.clone())]).unwrap();
    drop(data);

    let mut data = DataFile::open(&path).unwrap();
    assert_eq!(
        data.own_catalogue().unwrap(),
        OwnCatalogue { indicators: vec![renamed], additions: vec![addition.clone()] }
    );
    assert_eq!(data.catalogue().unwrap().indicator(&addition.code).unwrap().added_aliases, addition.aliases);
    let both = data.own_catalogue().unwrap();
    assert_eq!(data.undo(&who("Vi", 2)).unwrap().unwrap().action, Action::ChangeCatalogue);
    assert_eq!(data.own_catalogue().unwrap(), OwnCatalogue { indicators: vec![bookcases()], additions: Vec::new() });
    assert!(data.catalogue().unwrap().indicator(&addition.code).unwrap().added_aliases.is_empty());
    data.redo(&who("Vi", 3)).unwrap().unwrap();
    assert_eq!(data.own_catalogue().unwrap(), both);
    data.undo(&who("Vi", 4)).unwrap().unwrap();
    data.undo(&who("Vi", 5)).unwrap().unwrap();
    assert!(data.own_catalogue().unwrap().is_empty());
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn another_connection_sees_the_change() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut ours = DataFile::create(&path).unwrap();
    let other = DataFile::open(&path).unwrap();
    assert!(other.catalogue().unwrap().indicator(&bookcases().code).is_none());
    change(&mut ours, &[put(&bookcases())]).unwrap();
    assert!(other.catalogue().unwrap().indicator(&bookcases().code).is_some());
}

#[test]
fn what_is_wrong_is_not_kept() {
    let mut data = DataFile::in_memory().unwrap();
    let wrong = |data: &mut DataFile, changes: &[CatalogueChange]| match change(data, changes) {
        Err(StoreError::WrongIndicator(mut all)) => all.remove(0).1,
        other => panic!("{other:?}"),
    };
    let nameless = Indicator { name: "  ".to_owned(), ..bookcases() };
    assert_eq!(wrong(&mut data, &[put(&nameless)]), [OwnFault::NoName]);
    let builtin = Indicator { code: IndicatorCode::new("tel.bts"), ..bookcases() };
    assert!(change(&mut data, &[put(&builtin)]).is_err(), "a built-in one is not changed");
    let twin = Indicator { code: IndicatorCode::new("own.khac"), ..bookcases() };
    assert!(matches!(wrong(&mut data, &[put(&bookcases()), put(&twin)])[..], [OwnFault::Taken(Part::Name, ..)]));
    assert!(data.own_catalogue().unwrap().is_empty(), "all of it or nothing");
    let ring = |code: &str, name: &str, before: &str| {
        let predecessor = Some(IndicatorCode::new(before));
        put(&Indicator { predecessor, ..indicator(code, name, "đội") })
    };
    change(&mut data, &[put(&indicator("own.a", "Đội thứ nhất", "đội")), ring("own.b", "Đội thứ hai", "own.a")])
        .unwrap();
    assert_eq!(wrong(&mut data, &[ring("own.a", "Đội thứ nhất", "own.b")]), [OwnFault::Circle(Part::Predecessor)]);
    let alias = vec![Catalogue::builtin().indicator(&IndicatorCode::new("tel.bts")).unwrap().aliases[0].clone()];
    let taken = Addition { code: IndicatorCode::new("post.post_offices"), aliases: alias, hidden: false };
    assert!(change(&mut data, &[CatalogueChange::Add(taken)]).is_err());
    assert!(matches!(data.change_catalogue(&[put(&bookcases())], &who(" ", 0), None), Err(StoreError::NoPerson)));
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn one_that_figures_use_stays_and_measures_the_same() {
    let mut data = DataFile::in_memory().unwrap();
    change(&mut data, &[put(&bookcases())]).unwrap();
    let code = bookcases().code;
    assert!(matches!(
        data.add_fact(&typed(&IndicatorCode::new("own.gone"), 1), &who("Vi", 2)),
        Err(StoreError::UnknownIndicator(_))
    ));
    let id = data.add_fact(&typed(&code, 12), &who("Vi", 2)).unwrap();
    assert_eq!(data.figures_of(&code).unwrap(), 1);
    let used = |result| matches!(result, Err(StoreError::IndicatorUsed { figures: 1, .. }));
    assert!(used(change(&mut data, &[remove("own.tu_sach")])));
    assert!(used(change(&mut data, &[put(&rate("own.tu_sach", "Tỷ lệ tủ sách lưu động"))])));
    let otherwise =
        Indicator { unit: "tủ".to_owned(), valid_to: chrono::NaiveDate::from_ymd_opt(2024, 12, 31), ..bookcases() };
    assert!(change(&mut data, &[put(&otherwise)]).unwrap(), "it is retired, and its noun may change");
    data.undo(&who("Vi", 3)).unwrap().unwrap();
    data.undo(&who("Vi", 3)).unwrap().unwrap();
    assert_eq!(data.figures_of(&code).unwrap(), 0);
    assert!(data.fact(id).is_err());
    data.undo(&who("Vi", 4)).unwrap().unwrap();
    assert!(data.own_catalogue().unwrap().is_empty());
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn nor_does_undo_take_one_away_that_a_report_uses() {
    let mut data = DataFile::in_memory().unwrap();
    change(&mut data, &[put(&bookcases())]).unwrap();
    let code = bookcases().code;
    let mut sample = report(1, 3);
    sample.draft.facts[0].indicator = Some(code.clone());
    sample.draft.facts[1].indicator = Some(IndicatorCode::new("own.gone_meanwhile"));
    sample.draft.facts[2].relation = Some(Relation { kind: RelationKind::Part, of: Some(code.clone()), base: None });
    data.add_report(&sample.as_new(), &who("Vi", 2)).unwrap();
    let facts = data.facts(&FactQuery::default()).unwrap();
    assert_eq!(facts[1].indicator, None, "it went while the report was read");
    let refused = data.undo(&who("Vi", 3));
    assert!(matches!(refused, Err(StoreError::IndicatorUsed { figures: 2, .. })), "{refused:?}");
    assert!(data.own_catalogue().unwrap().indicator(&code).is_some());
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn a_figure_is_not_brought_back_to_an_indicator_that_is_gone() {
    let mut data = DataFile::in_memory().unwrap();
    change(&mut data, &[put(&bookcases())]).unwrap();
    data.add_report(&report(1, 1).as_new(), &who("Vi", 2)).unwrap();
    let id = FactId(1);
    let link = |data: &mut DataFile, code: Option<IndicatorCode>| {
        let fact = data.fact(id).unwrap();
        data.correct(id, &Correction { indicator: code, ..Correction::from(&fact) }, &who("Vi", 3)).unwrap();
    };
    link(&mut data, Some(bookcases().code));
    link(&mut data, None);
    let unlinking = data.log(None, 1).unwrap()[0].id;
    change(&mut data, &[remove("own.tu_sach")]).unwrap();
    assert!(matches!(data.revert(unlinking, &who("Vi", 4), None), Err(StoreError::UnknownIndicator(_))));
    assert_eq!(data.fact(id).unwrap().indicator, None);
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn one_that_others_speak_of_stays() {
    let mut data = DataFile::in_memory().unwrap();
    let share = Indicator { numerator: Some(bookcases().code), ..rate("own.ty_le", "Tỷ lệ tủ sách có mã") };
    change(&mut data, &[put(&bookcases()), put(&share)]).unwrap();
    let refused = change(&mut data, &[remove("own.tu_sach")]);
    assert!(matches!(refused, Err(StoreError::IndicatorUsed { indicators: 1, .. })), "{refused:?}");
    let as_rate = rate("own.tu_sach", "Tỷ lệ tủ sách lưu động");
    assert!(
        matches!(change(&mut data, &[put(&as_rate)]), Err(StoreError::WrongIndicator(_))),
        "it is counted by the other"
    );
    change(&mut data, &[remove("own.ty_le"), remove("own.tu_sach")]).unwrap();
    assert!(data.own_catalogue().unwrap().is_empty());
}

#[test]
fn trying_changes_nothing() {
    let mut data = DataFile::in_memory().unwrap();
    data.would_change_catalogue(&[put(&bookcases())], &who("Vi", 0)).unwrap();
    assert!(data.own_catalogue().unwrap().is_empty() && data.log(None, 9).unwrap().is_empty());
}

/// What a user does, in any order.
#[derive(Debug, Clone)]
enum Deed {
    Put(u8, u8),
    Remove(u8),
    Alias(u8, u8),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => (0..4_u8, 0..6_u8).prop_map(|(code, name)| Deed::Put(code, name)),
        1 => (0..4_u8).prop_map(Deed::Remove),
        1 => (0..3_u8, 0..4_u8).prop_map(|(which, alias)| Deed::Alias(which, alias)),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ]
}

const NAMES: [&str; 6] = ["Đội thứ nhất", "Đội thứ hai", "Đội thứ ba", "Đội  thứ NHẤT", "Đội", "Số tủ sách lưu động"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A list of the states before each action is all it takes to know what undo and redo give.
    #[test]
    fn any_row_of_changes_is_undone_and_redone(deeds in proptest::collection::vec(deed(), 1..30)) {
        let mut data = DataFile::in_memory().unwrap();
        let (mut before, mut after): (Vec<OwnCatalogue>, Vec<OwnCatalogue>) = (Vec::new(), Vec::new());
        for deed in deeds {
            let was = data.own_catalogue().unwrap();
            let changes = match deed {
                Deed::Put(code, name) => {
                    vec![put(&indicator(&format!("own.{code}"), NAMES[usize::from(name)], "đội"))]
                }
                Deed::Remove(code) => vec![remove(&format!("own.{code}"))],
                Deed::Alias(which, alias) => {
                    let code = IndicatorCode::new(["tel.bts", "tel.revenue", "own.0"][usize::from(which)]);
                    let aliases = (0..alias).map(|n| format!("tên riêng thứ {n} của sở")).collect();
                    vec![CatalogueChange::Add(Addition { code, aliases, hidden: alias == 2 })]
                }
                Deed::Undo => {
                    let done = data.undo(&who("Vi", 1)).unwrap();
                    prop_assert_eq!(done.is_some(), !before.is_empty());
                    if let Some(state) = before.pop() {
                        after.push(was);
                        prop_assert_eq!(data.own_catalogue().unwrap(), state);
                    }
                    continue;
                }
                Deed::Redo => {
                    let done = data.redo(&who("Vi", 1)).unwrap();
                    prop_assert_eq!(done.is_some(), !after.is_empty());
                    if let Some(state) = after.pop() {
                        before.push(was);
                        prop_assert_eq!(data.own_catalogue().unwrap(), state);
                    }
                    continue;
                }
            };
            match change(&mut data, &changes) {
                Ok(true) => {
                    before.push(was);
                    after.clear();
                }
                Ok(false) | Err(_) => prop_assert_eq!(data.own_catalogue().unwrap(), was),
            }
            let catalogue = data.catalogue().unwrap();
            for one in data.own_catalogue().unwrap().indicators {
                prop_assert_eq!(catalogue.faults_of(&one), []);
            }
        }
        prop_assert_eq!(data.check().unwrap(), []);
    }
}
