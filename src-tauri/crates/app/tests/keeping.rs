//! What is kept: safety copies, chosen values, the trash, the log; and what a search finds.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use app::{
    Desk, Face, IfMissing, ImportSource,
    dto::{ConflictAsk, EntryAsk, FactEdit, ImportState, ReportEdit},
};
use std::{cell::RefCell, fs, path::Path, sync::atomic::AtomicBool};
use tempfile::TempDir;

const YEAR: &str = "UBND TỈNH CAO BẰNG\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\n\nBÁO CÁO\nTổng kết công tác năm 2022\n\n\
    Doanh thu dịch vụ viễn thông năm 2022 đạt 812 tỷ đồng. Toàn tỉnh có 468.500 thuê bao điện thoại di động.";
const LATER: &str = "UBND TỈNH CAO BẰNG\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\n\nBÁO CÁO\nKết quả công tác năm 2022, bổ sung\n\n\
    Doanh thu dịch vụ viễn thông năm 2022 đạt 815 tỷ đồng. Huyện Đắc Lập có thêm 3 bưu cục.";

fn import(desk: Desk, folder: &Path, files: &[(&str, &str)]) -> (Desk, Vec<ImportState>) {
    let path = |(name, text): &(&str, &str)| {
        fs::write(folder.join(name), text).unwrap();
        folder.join(name)
    };
    let source = ImportSource { paths: files.iter().map(path).collect(), ..ImportSource::default() };
    let desk = RefCell::new(desk);
    let done = app::import(&source, &AtomicBool::new(false), |act| act(&mut desk.borrow_mut()), |_| ()).unwrap();
    (desk.into_inner(), done.iter().map(|file| file.row.state).collect())
}

fn office() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("t.db"), Face::Window, IfMissing::Create).unwrap();
    let (desk, states) = import(desk, folder.path(), &[("năm.txt", YEAR), ("bổ sung.txt", LATER)]);
    assert_eq!(states, [ImportState::Imported; 2]);
    (folder, desk)
}

/// Confirms every figure, so that all of them count.
fn confirm_all(desk: &mut Desk) {
    let ids: Vec<String> =
        app::facts(desk, &app::FactsAsk::default()).unwrap().0.facts.iter().map(|f| f.id.0.to_string()).collect();
    app::confirm(desk, &ids, None).unwrap();
}

#[test]
fn two_sources_stand_in_the_ledger_until_a_person_chooses() {
    let (_folder, mut desk) = office();
    confirm_all(&mut desk);
    let ask = ConflictAsk { area: Some("cao bang".into()), year: Some(2022), indicator: None };
    let ledger = app::conflicts(&desk, &ask).unwrap();
    assert_eq!(ledger.len(), 1, "{ledger:#?}");
    let conflict = &ledger[0];
    assert_eq!((conflict.indicator.as_str(), conflict.candidates.len()), ("tel.revenue", 2));
    assert!(conflict.candidates[0].stands && !conflict.candidates[1].stands && conflict.rule != "chosen");
    let other = conflict.candidates[1].fact.clone();
    assert_eq!(app::choose_official(&mut desk, &other, "").unwrap_err().code, "no_reason");
    app::choose_official(&mut desk, &other, "số đã đối chiếu với Cục Thống kê").unwrap();
    let conflict = app::conflicts(&desk, &ask).unwrap().remove(0);
    assert_eq!((conflict.candidates[0].fact.as_str(), conflict.rule.as_str()), (other.as_str(), "chosen"));
    assert_eq!(conflict.reason, "số đã đối chiếu với Cục Thống kê");
    let (_, official) = app::facts(&desk, &app::FactsAsk::default()).unwrap();
    assert!(official.iter().any(|id| id.0.to_string() == other), "lists and summaries follow");
    app::undo(&mut desk).unwrap();
    assert_ne!(app::conflicts(&desk, &ask).unwrap()[0].rule, "chosen");
    assert_eq!(app::conflicts(&desk, &ConflictAsk { year: Some(1999), ..ask }).unwrap().len(), 0);
}

#[test]
fn search_goes_over_texts_typed_figures_and_indicators() {
    let (_folder, mut desk) = office();
    let found = app::search(&desk, "dac lap").unwrap();
    assert_eq!(found.sentences.len(), 1);
    let sentence = &found.sentences[0];
    let units: Vec<u16> = sentence.sentence.encode_utf16().collect();
    let words: Vec<String> = (sentence.words.iter())
        .map(|w| String::from_utf16(&units[w.start as usize..w.end as usize]).unwrap())
        .collect();
    assert_eq!(words, ["Đắc", "Lập"]);
    assert_eq!((sentence.file.as_str(), sentence.facts.len()), ("bổ sung.txt", 1));
    let found = app::search(&desk, "doanh thu vien thong").unwrap();
    assert_eq!(found.sentences.len(), 2);
    assert!(found.indicators.iter().any(|indicator| indicator.code == "tel.revenue"));
    let ask = EntryAsk {
        area: "Cao Bằng".into(),
        year: 2022,
        indicator: "post.revenue".into(),
        basis: "actual".into(),
        value: "41".into(),
        note: None,
        reason: None,
    };
    app::enter(&mut desk, &ask).unwrap();
    assert_eq!(app::search(&desk, "bưu chính").unwrap().figures.len(), 1);
}

#[test]
fn what_is_deleted_comes_back_and_the_log_tells_it() {
    let (folder, mut desk) = office();
    let rows = app::reports(&desk).unwrap();
    let id = rows.iter().find(|row| row.file == "năm.txt").unwrap().id.clone();
    app::delete_report(&mut desk, &id, Some("nhập nhầm")).unwrap();
    assert_eq!(app::reports(&desk).unwrap().len(), 1);
    assert_eq!(app::trash(&desk).unwrap()[0].why.as_deref(), Some("nhập nhầm"));
    let entry = app::log(&desk, None, 10).unwrap().remove(0);
    assert_eq!((entry.action.as_str(), entry.steps[0].after.as_deref()), ("delete_report", Some("nhập nhầm")));
    app::revert(&mut desk, &entry.id, None).unwrap();
    assert_eq!(app::reports(&desk).unwrap().len(), 2);
    assert_eq!(app::revert(&mut desk, &entry.id, None).unwrap_err().code, "not_last");
    app::delete_report(&mut desk, &id, None).unwrap();
    let (mut desk, states) = import(desk, folder.path(), &[("lại.txt", YEAR)]);
    assert_eq!((states, app::trash(&desk).unwrap().len()), (vec![ImportState::Imported], 0));
    app::delete_report(&mut desk, &id, None).unwrap();
    assert_eq!(app::empty_trash(&mut desk).unwrap(), 1);
    assert_eq!(app::check(&desk).unwrap(), Vec::<String>::new());
}

#[test]
fn a_closed_year_asks_for_a_reason() {
    let (_folder, mut desk) = office();
    confirm_all(&mut desk);
    app::close_year(&mut desk, 2022, None).unwrap();
    let (found, _) = app::facts(&desk, &app::FactsAsk::default()).unwrap();
    let id = found.facts[0].id.0.to_string();
    let refused = app::reject(&mut desk, std::slice::from_ref(&id), None).unwrap_err();
    assert_eq!(refused.code, "year_closed");
    assert!(refused.message.contains("2022"), "{}", refused.message);
    app::note(&mut desk, &id, "xem lại").unwrap();
    app::set_flag(&mut desk, &id, true, Some("hỏi VNPT")).unwrap();
    assert_eq!(app::flags(&desk).unwrap()[0].why.as_deref(), Some("hỏi VNPT"));
    app::reject(&mut desk, std::slice::from_ref(&id), Some("trùng với báo cáo bổ sung")).unwrap();
    let closed = app::closed_years(&desk).unwrap().remove(0);
    assert_eq!((closed.year, closed.changed_since.len()), (2022, 1));
    assert_eq!(closed.changed_since[0].why.as_deref(), Some("trùng với báo cáo bổ sung"));
    let confirmed = app::confirm(&mut desk, std::slice::from_ref(&id), None).unwrap_err();
    assert_eq!(confirmed.code, "year_closed", "it would count again");
    app::confirm(&mut desk, std::slice::from_ref(&id), Some("không trùng, đã đối chiếu")).unwrap();
    let q = found.facts[0].quantity.clone();
    let mut edit = FactEdit {
        value: "900".into(),
        value2: None,
        unit: q.written_unit(),
        form: q.form.code().into(),
        qualifier: "exact".into(),
        basis: q.basis.code().into(),
        measure: found.facts[0].measure.clone(),
        indicator: found.facts[0].indicator.as_ref().map(ToString::to_string),
        scope: None,
        area: None,
        period: None,
        note: Some("xem lại".into()),
        why: None,
    };
    assert_eq!(app::correct(&mut desk, &id, &edit).unwrap_err().code, "year_closed", "an old note is no reason");
    edit.why = Some("đính chính của VNPT".into());
    app::correct(&mut desk, &id, &edit).unwrap();
    let since = app::source(&desk, &id).unwrap().changed_since.unwrap();
    assert_eq!(
        (since.after.as_deref(), since.why.as_deref()),
        (Some(&*format!("900 {}", q.written_unit())), edit.why.as_deref())
    );
    let row = app::reports(&desk).unwrap().remove(0);
    let mut head = ReportEdit {
        why: None,
        title: row.title.clone(),
        number: None,
        area: Some("A-06".into()),
        organization: row.organization.clone(),
        period: None,
        published: None,
    };
    let other = app::report(&desk, &row.id).unwrap().facts.into_iter().find(|fact| fact.id != id).unwrap();
    app::reopen(&mut desk, std::slice::from_ref(&other.id), Some("xem lại")).unwrap();
    assert_eq!(app::correct_report(&mut desk, &row.id, &head).unwrap_err().code, "year_closed");
    head.why = Some("nhầm tỉnh".into());
    app::correct_report(&mut desk, &row.id, &head).unwrap();
    app::reopen_year(&mut desk, 2022, "bổ sung").unwrap();
}

#[test]
fn a_damaged_file_offers_the_newest_good_copy_and_it_comes_back() {
    let (folder, mut desk) = office();
    let path = folder.path().join("t.db");
    let copy = app::back_up_if_due(&path).unwrap().unwrap();
    assert_eq!(app::back_up_if_due(&path).unwrap(), None);
    assert_eq!(app::safety_copies(&desk)[0].path, copy.display().to_string());
    let id = app::reports(&desk).unwrap()[0].id.clone();
    app::delete_report(&mut desk, &id, None).unwrap();
    assert_eq!(app::restore_desk(&mut desk, &copy).unwrap().counts.reports, 2);
    let nothing = app::restore_desk(&mut desk, Path::new("không có.db")).unwrap_err();
    assert_eq!((nothing.code.as_str(), app::reports(&desk).unwrap().len()), ("missing", 2), "the desk goes on");
    drop(desk);
    let mut bytes = fs::read(&path).unwrap();
    bytes[..300].fill(0);
    fs::write(&path, &bytes).unwrap();
    let fault = Desk::open(&path, Face::CommandLine, IfMissing::Refuse).unwrap_err();
    assert_eq!(fault.code, "damaged");
    assert!(fault.message.contains("backup") && fault.message.contains("tongket restore"), "{}", fault.message);
    app::restore(&copy, &path).unwrap();
    let desk = Desk::open(&path, Face::CommandLine, IfMissing::Refuse).unwrap();
    assert_eq!(app::check(&desk).unwrap(), Vec::<String>::new());
    assert_eq!(app::notices(&desk), Vec::<String>::new());
}

#[test]
fn what_is_added_to_a_closed_year_has_a_reason_of_its_own() {
    let (_folder, mut desk) = office();
    confirm_all(&mut desk);
    let ask = ConflictAsk { area: Some("cao bang".into()), year: Some(2022), indicator: None };
    let other = app::conflicts(&desk, &ask).unwrap()[0].candidates[1].fact.clone();
    app::choose_official(&mut desk, &other, "số đã đối chiếu").unwrap();
    app::close_year(&mut desk, 2022, None).unwrap();
    assert_eq!(app::choose_by_rules(&mut desk, &other, None).unwrap_err().code, "year_closed");
    app::choose_by_rules(&mut desk, &other, Some("chọn nhầm")).unwrap();

    let mut typed = EntryAsk {
        indicator: "tel.revenue".into(),
        area: "Cao Bằng".into(),
        year: 2022,
        basis: "target".into(),
        value: "800".into(),
        note: None,
        reason: None,
    };
    assert_eq!(app::enter(&mut desk, &typed).unwrap_err().code, "year_closed");
    typed.note = Some("15/QĐ-UBND".into());
    typed.reason = Some("nhập thiếu".into());
    let app::dto::Entered::Saved { row } = app::enter(&mut desk, &typed).unwrap() else { panic!("asked again") };
    let target = row.target.unwrap();
    assert_eq!(target.note.as_deref(), Some("15/QĐ-UBND"), "the decision stays the remark");
    let since = app::source(&desk, &target.fact).unwrap().changed_since.unwrap();
    assert_eq!((since.before, since.why.as_deref()), (None, Some("nhập thiếu")));

    let report = app::reports(&desk).unwrap().into_iter().find(|row| row.file == "bổ sung.txt").unwrap();
    let text = app::report(&desk, &report.id).unwrap().text;
    let start = u32::try_from(text[..text.find("815").unwrap()].encode_utf16().count()).unwrap();
    let place = app::dto::SpanDto { start, end: start + 3 };
    let mut edit = FactEdit {
        value: "815".into(),
        value2: None,
        unit: "tỷ đồng".into(),
        form: "number".into(),
        qualifier: "exact".into(),
        basis: "actual".into(),
        measure: "doanh thu".into(),
        indicator: None,
        scope: None,
        area: None,
        period: None,
        note: None,
        why: None,
    };
    assert_eq!(app::add_from_text(&mut desk, &report.id, place, &edit).unwrap_err().code, "year_closed");
    edit.why = Some("phần mềm bỏ sót".into());
    let added = app::add_from_text(&mut desk, &report.id, place, &edit).unwrap();
    assert_eq!(added.note, None);
    let since = app::source(&desk, &added.id).unwrap().changed_since.unwrap();
    assert_eq!(since.why.as_deref(), Some("phần mềm bỏ sót"));
}
