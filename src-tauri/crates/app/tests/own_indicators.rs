//! Own indicators, from the form to the paper: seen wherever built-in ones are.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use app::{
    Desk, Face, FactsAsk, Fault, IfMissing, ImportSource,
    dto::{CompareAsk, EntryAsk, IndicatorEdit, IndicatorSaved, IndicatorView, PackAsk, SummaryOptions},
};
use model::State;
use std::{cell::RefCell, fs, path::Path, sync::atomic::AtomicBool};
use tempfile::TempDir;

fn report(year: i32, count: i32) -> String {
    format!(
        "UBND TỈNH HÀ GIANG\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\n\nBÁO CÁO\nTổng kết công tác năm {year}\n\n\
         Toàn tỉnh duy trì {count} điểm phát thanh bản sâu vùng biên. Toàn tỉnh có 1.318 trạm BTS.\n"
    )
}

fn import(desk: Desk, folder: &Path, year: i32, count: i32) -> Desk {
    let path = folder.join(format!("{year}.txt"));
    fs::write(&path, report(year, count)).unwrap();
    let source = ImportSource { paths: vec![path], ..ImportSource::default() };
    let desk = RefCell::new(desk);
    app::import(&source, &AtomicBool::new(false), |act| act(&mut desk.borrow_mut()), |_| ()).unwrap();
    desk.into_inner()
}

fn office(name: &str) -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join(name), Face::Window, IfMissing::Create).unwrap();
    (folder, desk)
}

fn points() -> IndicatorEdit {
    IndicatorEdit {
        name: "Số điểm phát thanh bản sâu vùng biên".into(),
        field: "base".into(),
        unit: "điểm".into(),
        kind: "count".into(),
        over_time: "last".into(),
        better: "higher".into(),
        definition: "Điểm thu, phát lại ở bản cách trung tâm xã trên 10 km.".into(),
        source: "Kế hoạch 31/KH-UBND".into(),
        ..IndicatorEdit::default()
    }
}

fn saved(answer: Result<IndicatorSaved, Fault>) -> IndicatorView {
    match answer.unwrap() {
        IndicatorSaved::Saved { indicator } => *indicator,
        IndicatorSaved::Refused { faults } => panic!("{faults:?}"),
    }
}

fn refused(answer: Result<IndicatorSaved, Fault>) -> Vec<(String, String)> {
    match answer.unwrap() {
        IndicatorSaved::Refused { faults } => faults.into_iter().map(|fault| (fault.part, fault.message)).collect(),
        IndicatorSaved::Saved { indicator } => panic!("{indicator:?}"),
    }
}

const CODE: &str = "own.so_diem_phat_thanh_ban_sau_vung_bien";

#[test]
fn a_report_is_linked_to_it_and_every_view_shows_it() {
    let (folder, mut desk) = office("a.db");
    let kept = saved(app::save_indicator(&mut desk, &points()));
    assert_eq!((kept.code.as_str(), kept.own, kept.figures), (CODE, true, 0));
    let mut desk = import(import(desk, folder.path(), 2022, 61), folder.path(), 2023, 74);
    assert_eq!(app::indicator(&desk, CODE).unwrap().figures, 2);

    let ask = FactsAsk { indicator: Some(CODE.into()), ..FactsAsk::default() };
    let (found, official) = app::facts(&desk, &ask).unwrap();
    assert_eq!((found.facts.len(), official.len()), (2, 2));
    assert!(found.facts.iter().all(|fact| fact.state == State::Found && fact.is_sure()));
    let row = app::report(&desk, &app::reports(&desk).unwrap()[0].id).unwrap();
    let shown = row.facts.iter().find(|fact| fact.indicator.as_deref() == Some(CODE)).unwrap();
    assert_eq!(shown.indicator_name.as_deref(), Some("Số điểm phát thanh bản sâu vùng biên"));

    let compared = CompareAsk {
        indicators: vec![CODE.into()],
        areas: vec!["Hà Giang".into()],
        from: 2022,
        to: 2023,
        today: false,
        stretch: None,
    };
    let table = app::compare(&desk, &compared).unwrap();
    let cells = &table.groups[0].rows[0].cells;
    assert_eq!((table.groups[0].unit.as_str(), cells[1].value.as_deref()), ("điểm", Some("74")));
    assert_eq!(cells[1].change.as_ref().unwrap().drift, "better");
    assert!(table.known_indicators.iter().any(|code| code == CODE));

    let found = app::search(&desk, "phat thanh ban sau").unwrap();
    assert_eq!(found.indicators[0].code, CODE);
    assert!(!found.sentences.is_empty());

    let form = app::entry_form(&desk, "Hà Giang", 2023).unwrap();
    let row = form.rows.iter().find(|row| row.indicator == CODE).unwrap();
    assert_eq!(row.actual.as_ref().unwrap().value, "74");
    let target = EntryAsk {
        area: "Hà Giang".into(),
        year: 2023,
        indicator: CODE.into(),
        basis: "target".into(),
        value: "70".into(),
        note: None,
        reason: None,
    };
    app::enter(&mut desk, &target).unwrap();
    let options = SummaryOptions { confirmed_only: false, empty_sections: false, cutoff: None };
    let made = app::make_summary(&desk, "Hà Giang", 2023, options).unwrap();
    assert!(made.tree.values.iter().any(|value| value.indicator.as_str() == CODE), "it stands in the summary");

    let report = app::reports(&desk).unwrap()[0].id.clone();
    assert!(app::reread_offer(&desk, &report).unwrap().changes.is_empty(), "a new look finds the same");
    assert_eq!(app::undo(&mut desk).unwrap().counts.facts, 4);
    let refused = app::undo(&mut desk).unwrap_err();
    assert_eq!(refused.code, "indicator_used", "{}", refused.message);
    assert_eq!(app::check(&desk).unwrap(), Vec::<String>::new());
}

#[test]
fn what_is_wrong_is_told_at_its_field_and_nothing_is_kept() {
    let (_folder, mut desk) = office("a.db");
    let wrong = IndicatorEdit { name: " ".into(), unit: "tỷ đồng".into(), field: "zzz".into(), ..points() };
    let parts: Vec<String> =
        refused(app::save_indicator(&mut desk, &wrong)).into_iter().map(|(part, _)| part).collect();
    assert_eq!(parts, ["name", "field", "unit"]);
    let day = IndicatorEdit { valid_from: Some("hôm nay".into()), ..points() };
    assert_eq!(refused(app::save_indicator(&mut desk, &day))[0].0, "life");
    let builtin = IndicatorEdit { code: Some("tel.bts".into()), ..points() };
    assert_eq!(app::save_indicator(&mut desk, &builtin).unwrap_err().code, "unknown_indicator");
    let taken = refused(app::set_addition(&mut desk, "tel.revenue", vec!["doanh thu bưu chính".into()], false));
    assert!(taken[0].1.contains("bưu chính"), "{taken:?}");
    assert!(!app::catalogue(&desk).unwrap().indicators.iter().any(|one| one.own));
    assert!(app::log(&desk, None, 9).unwrap().is_empty());
}

#[test]
fn names_of_the_office_and_hiding() {
    let (folder, mut desk) = office("a.db");
    let names = vec!["điểm phát thanh bản sâu vùng biên".to_owned()];
    let bts = saved(app::set_addition(&mut desk, "tel.bts", names.clone(), true));
    assert_eq!((bts.added_aliases, bts.hidden, bts.own), (names.clone(), true, false));
    let listed = app::catalogue(&desk).unwrap();
    assert!(listed.indicators.iter().any(|one| one.code == "tel.bts" && one.hidden));
    assert!(app::search(&desk, "trạm BTS").unwrap().indicators.iter().all(|one| one.code != "tel.bts"));
    let form = app::entry_form(&desk, "Hà Giang", 2023).unwrap();
    assert!(form.rows.iter().all(|row| row.indicator != "tel.bts"));
    let mut desk = import(desk, folder.path(), 2022, 61);
    assert_eq!(app::indicator(&desk, "tel.bts").unwrap().figures, 0, "nothing is linked to what is hidden");
    app::undo(&mut desk).unwrap();
    assert!(app::indicator(&desk, "tel.bts").unwrap().added_aliases.is_empty());
}

#[test]
fn one_is_retired_or_deleted() {
    let (_folder, mut desk) = office("a.db");
    let kept = saved(app::save_indicator(&mut desk, &points()));
    let retired = IndicatorEdit { valid_to: Some("2021-12-31".into()), ..kept.edit.clone() };
    let kept = saved(app::save_indicator(&mut desk, &retired));
    assert_eq!(kept.edit, retired);
    let has_row = |year| app::entry_form(&desk, "Hà Giang", year).unwrap().rows.iter().any(|row| row.indicator == CODE);
    assert!(has_row(2021) && !has_row(2022));
    app::delete_indicator(&mut desk, CODE).unwrap();
    assert_eq!(app::indicator(&desk, CODE).unwrap_err().code, "unknown_indicator");
    assert_eq!(app::delete_indicator(&mut desk, "tel.bts").unwrap_err().code, "unknown_indicator");
    app::undo(&mut desk).unwrap();
    assert_eq!(app::indicator(&desk, CODE).unwrap().edit, retired);
}

#[test]
fn a_pack_brings_it_with_its_figures() {
    let (folder, mut theirs) = office("a.db");
    saved(app::save_indicator(&mut theirs, &points()));
    let theirs = import(theirs, folder.path(), 2022, 61);
    let path = folder.path().join("a.tongket");
    let ask = PackAsk { area: None, from: None, to: None, letterhead: false };
    app::save_pack(&theirs, &ask, &path).unwrap();
    let mut ours = Desk::open(&folder.path().join("b.db"), Face::Window, IfMissing::Create).unwrap();
    let seen = app::look_at_pack(&mut ours, &path).unwrap();
    assert_eq!((seen.indicators.as_slice(), seen.nothing_new), (&[points().name][..], false));
    assert_eq!(app::take_in_pack(&mut ours, &path, None).unwrap().indicators, seen.indicators);
    assert_eq!(app::indicator(&ours, CODE).unwrap().figures, 1);
    assert!(app::take_in_pack(&mut ours, &path, None).unwrap().nothing_new);
}
