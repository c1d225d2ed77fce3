//! The actions of a user on a real data file: import, review, entry, comparison, summary, and what goes wrong.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use app::{
    Desk, Face, Fault, IfMissing, ImportSource, ImportedFile,
    dto::{CompareAsk, Entered, EntryAsk, FactEdit, ImportState, PeriodEdit, SpanDto, SummaryOptions},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::{cell::RefCell, fs, path::PathBuf, sync::atomic::AtomicBool};
use tempfile::TempDir;

/// Two years of one department, in our own words.
const YEAR_2022: &str = "UBND TỈNH CAO BẰNG\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\n\nBÁO CÁO\nTổng kết công tác năm 2022\n\n\
    Doanh thu dịch vụ viễn thông năm 2022 đạt 812 tỷ đồng. Toàn tỉnh có 468.500 thuê bao điện thoại di động. \
    Chỉ số chuyển đổi số của tỉnh xếp thứ 41/63.";
const YEAR_2023: &str = "UBND TỈNH CAO BẰNG\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\n\nBÁO CÁO\nTổng kết công tác năm 2023\n\n\
    Doanh thu dịch vụ viễn thông năm 2023 ước đạt 861 tỷ đồng. Toàn tỉnh có 482.300 thuê bao điện thoại di động. \
    Chỉ số chuyển đổi số của tỉnh xếp thứ 38/63.";

struct Office {
    folder: TempDir,
    desk: RefCell<Desk>,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(&folder.path().join("t.db"), Face::Window, IfMissing::Create).unwrap();
        Self { folder, desk: RefCell::new(desk) }
    }

    fn with_reports() -> Self {
        let office = Self::new();
        office.import(&[("nam 2022.txt", YEAR_2022.as_bytes()), ("năm 2023.txt", YEAR_2023.as_bytes())]);
        office
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn import(&self, files: &[(&str, &[u8])]) -> Vec<ImportedFile> {
        let source = ImportSource {
            paths: files.iter().map(|(name, bytes)| self.file(name, bytes)).collect(),
            first_index: 0,
            ..ImportSource::default()
        };
        app::import(&source, &AtomicBool::new(false), |act| act(&mut self.desk.borrow_mut()), |_| ()).unwrap()
    }

    fn compare(&self, indicator: &str) -> app::dto::CompareTable {
        let ask = CompareAsk {
            indicators: vec![indicator.into()],
            areas: vec!["cao bang".into()],
            from: 2022,
            to: 2023,
            today: false,
            stretch: None,
        };
        app::compare(&self.desk.borrow(), &ask).unwrap()
    }

    /// The only figure of an indicator in the report of a year.
    fn fact(&self, indicator: &str, year: i32) -> app::dto::FactDto {
        let desk = self.desk.borrow();
        let report = app::reports(&desk).unwrap().into_iter().find(|r| r.file.contains(&year.to_string())).unwrap();
        let found = app::report(&desk, &report.id).unwrap().facts;
        found.into_iter().find(|f| f.indicator.as_deref() == Some(indicator)).unwrap()
    }
}

fn edit_of(fact: &app::dto::FactDto, value: &str) -> FactEdit {
    let q = &fact.quantity;
    FactEdit {
        value: value.into(),
        value2: None,
        unit: q.unit.clone(),
        form: q.form.clone(),
        qualifier: "exact".into(),
        basis: q.basis.clone(),
        measure: fact.measure.clone(),
        indicator: fact.indicator.clone(),
        scope: None,
        area: fact.area.clone(),
        period: None,
        note: None,
        why: None,
    }
}

#[test]
fn reports_become_figures_with_their_sentences() {
    let office = Office::with_reports();
    let fact = office.fact("tel.revenue", 2023);
    assert_eq!(
        (fact.quantity.value.as_str(), fact.quantity.unit.as_str(), fact.quantity.basis.as_str()),
        ("861", "tỷ đồng", "estimate")
    );
    let source = app::source(&office.desk.borrow(), &fact.id).unwrap();
    assert_eq!(
        format!("{}{}{}", source.before, source.quote, source.after),
        "Doanh thu dịch vụ viễn thông năm 2023 ước đạt 861 tỷ đồng."
    );
    assert_eq!(source.report.unwrap().file, "năm 2023.txt");
}

#[test]
fn the_comparison_follows_a_correction_and_its_undo() {
    let office = Office::with_reports();
    let cells = office.compare("tel.revenue").groups[0].rows[0].cells.clone();
    assert_eq!(cells[1].change.as_ref().unwrap().by, "6");
    assert_eq!((cells[1].basis.as_deref(), cells[1].judged), (Some("estimate"), false));
    let fact = office.fact("tel.revenue", 2023);
    let corrected = app::correct(&mut office.desk.borrow_mut(), &fact.id, &edit_of(&fact, "893,2")).unwrap();
    assert_eq!((corrected.state.as_str(), corrected.corrected_from.unwrap().value.as_str()), ("corrected", "861"));
    let cell = office.compare("tel.revenue").groups[0].rows[0].cells[1].clone();
    assert_eq!((cell.value.as_deref(), cell.change.unwrap().by.as_str(), cell.judged), (Some("893.2"), "10", true));
    let status = app::undo(&mut office.desk.borrow_mut()).unwrap();
    assert_eq!((status.undo, status.redo.as_deref()), (None, Some("correct")));
    assert_eq!(office.fact("tel.revenue", 2023).state, "found");
    app::redo(&mut office.desk.borrow_mut()).unwrap();
    assert_eq!(office.fact("tel.revenue", 2023).quantity.value, "893.2");
}

#[test]
fn a_value_that_cannot_be_taken_says_why() {
    let office = Office::with_reports();
    let fact = office.fact("tel.revenue", 2023);
    let fault = app::correct(&mut office.desk.borrow_mut(), &fact.id, &edit_of(&fact, "8,9,3")).unwrap_err();
    assert!(fault.code == "bad_value" && fault.message.contains("8,9,3"), "{fault:?}");
    assert_eq!(office.fact("tel.revenue", 2023).state, "found");
}

#[test]
fn words_that_were_passed_over_become_a_figure_with_that_place() {
    let office = Office::new();
    let text = "Báo cáo năm 2022 của Sở Thông tin và Truyền thông tỉnh Cao Bằng. 😀 Có mười hai điểm cầu truyền hình.";
    office.import(&[("a.txt", text.as_bytes())]);
    let desk = office.desk.borrow();
    let report = app::reports(&desk).unwrap().remove(0);
    let view = app::report(&desk, &report.id).unwrap();
    drop(desk);
    let units: Vec<u16> = view.text.encode_utf16().collect();
    let wanted: Vec<u16> = "mười hai điểm cầu".encode_utf16().collect();
    let start = u32::try_from(units.windows(wanted.len()).position(|w| w == wanted).unwrap()).unwrap();
    let place = SpanDto { start, end: start + u32::try_from(wanted.len()).unwrap() };
    let edit = FactEdit {
        value: "12".into(),
        value2: None,
        unit: "điểm cầu".into(),
        form: "number".into(),
        qualifier: "exact".into(),
        basis: "actual".into(),
        measure: String::new(),
        indicator: Some("it.vc.endpoints".into()),
        scope: None,
        area: Some("A-04".into()),
        period: Some(PeriodEdit::Year { year: 2022 }),
        note: None,
        why: None,
    };
    let added = app::add_from_text(&mut office.desk.borrow_mut(), &report.id, place, &edit).unwrap();
    assert_eq!((added.quote.as_str(), added.state.as_str()), ("mười hai điểm cầu", "confirmed"));
    assert_eq!((added.span.unwrap().start, added.span.unwrap().end), (place.start, place.end));
    let source = app::source(&office.desk.borrow(), &added.id).unwrap();
    assert_eq!(source.before, "😀 Có ");
}

#[test]
fn typed_values_and_targets_stand_and_odd_ones_are_asked_about() {
    let office = Office::with_reports();
    let enter = |basis: &str, value: &str, reason: Option<&str>| {
        let ask = EntryAsk {
            indicator: "tel.revenue".into(),
            area: "A-04".into(),
            year: 2023,
            basis: basis.into(),
            value: value.into(),
            note: Some("QĐ 2145/QĐ-UBND".into()),
            reason: reason.map(str::to_owned),
        };
        app::enter(&mut office.desk.borrow_mut(), &ask).unwrap()
    };
    let row = |entered| match entered {
        Entered::Saved { row } => *row,
        Entered::Asks { doubt } => panic!("{doubt:?}"),
    };
    let saved = row(enter("target", "850", None));
    assert_eq!(saved.target.as_ref().unwrap().note.as_deref(), Some("QĐ 2145/QĐ-UBND"));
    let share = saved.share.unwrap();
    assert_eq!((share.percent.as_deref(), share.met, share.estimate), (Some("101.3"), true, true));
    let Entered::Asks { doubt } = enter("actual", "86,5", None) else { panic!("86,5 is a tenth of last year's") };
    assert_eq!(doubt.code, "digit_slip");
    assert!(doubt.message.contains("812"), "{}", doubt.message);
    let kept = row(enter("actual", "86,5", Some("tách phần cố định")));
    assert_eq!((kept.actual.unwrap().value.as_str(), kept.estimate.unwrap().value.as_str()), ("86.5", "861"));
    let again = row(enter("actual", "870", None)).actual.unwrap();
    assert_eq!((again.value.as_str(), again.typed, again.judged, again.against), ("870", true, true, 0));
    assert_eq!(row(enter("actual", "", None)).actual.map(|c| c.value), None);
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let office = Office::new();
    let pdf = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n";
    let got = office.import(&[
        ("hỏng.docx", b"PK\x03\x04xx"),
        ("rỗng.txt", b""),
        ("quét.pdf", pdf),
        ("năm 2023.txt", YEAR_2023.as_bytes()),
    ]);
    let states: Vec<_> = got.iter().map(|f| f.row.state).collect();
    assert_eq!(states, [ImportState::Failed, ImportState::Failed, ImportState::Failed, ImportState::Imported]);
    for file in &got[..3] {
        let message = &file.row.issues[0].message;
        assert!(message.contains(&file.row.name) && message.contains("Hãy"), "{message}");
    }
    let again = office.import(&[("bản sao.txt", YEAR_2023.as_bytes())]);
    assert_eq!((again[0].row.state, &again[0].row.report), (ImportState::Duplicate, &got[3].row.report));
    assert_eq!(app::status(&office.desk.borrow()).unwrap().counts.reports, 1);
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn every_report_of_an_archive_is_a_report_of_its_own() {
    let office = Office::new();
    let deepest = zipped(&[("x.txt", YEAR_2022.as_bytes())]);
    let inner = zipped(&[("năm 2023.txt", YEAR_2023.as_bytes()), ("sâu.zip", &deepest)]);
    let archive = zipped(&[("nam 2022.txt", YEAR_2022.as_bytes()), ("quý.zip", &inner), ("rỗng.txt", b"")]);
    let done = office.import(&[("gửi.zip", &archive), ("trống.zip", &zipped(&[]))]);
    let told: Vec<_> = done.iter().map(|f| (f.row.index, f.row.name.as_str(), f.row.state)).collect();
    assert_eq!(
        told,
        [
            (0, "gửi.zip › nam 2022.txt", ImportState::Imported),
            (2, "gửi.zip › quý.zip › năm 2023.txt", ImportState::Imported),
            (3, "gửi.zip › quý.zip › sâu.zip", ImportState::Failed),
            (4, "gửi.zip › rỗng.txt", ImportState::Failed),
            (1, "trống.zip", ImportState::Failed),
        ]
    );
    assert_eq!(done[2].row.issues[0].code, "limit_depth");
    assert_eq!(app::reports(&office.desk.borrow()).unwrap().len(), 2);
}

#[test]
fn a_stopped_import_keeps_what_was_done_and_leaves_the_rest() {
    let office = Office::new();
    let stop = AtomicBool::new(false);
    let source = ImportSource {
        paths: vec![
            office.file("nam 2022.txt", YEAR_2022.as_bytes()),
            office.file("nam 2023.txt", YEAR_2023.as_bytes()),
        ],
        first_index: 7,
        ..ImportSource::default()
    };
    // The desk is asked for its settings and for what people taught, then it stores the first report.
    let asked = std::cell::Cell::new(0);
    let act = |act: &mut dyn FnMut(&mut Desk) -> Result<(), Fault>| {
        asked.set(asked.get() + 1);
        stop.store(asked.get() > 2, std::sync::atomic::Ordering::Relaxed);
        act(&mut office.desk.borrow_mut())
    };
    let mut last = None;
    let got = app::import(&source, &stop, act, |progress| last = Some(progress)).unwrap();
    let states: Vec<_> = got.iter().map(|f| (f.row.index, f.row.state)).collect();
    assert_eq!(states, [(7, ImportState::Imported), (8, ImportState::Stopped)]);
    assert!(last.unwrap().finished);
}

#[test]
fn letters_in_pictures_are_recognised_once_somebody_says_so() {
    let office = Office::new();
    assert!(!app::recognition(&office.desk.borrow()).unwrap().on, "off until somebody sets it");
    assert!(app::set_recognition(&mut office.desk.borrow_mut(), true).unwrap().on);
    drop(office.desk.replace(Desk::open(&office.folder.path().join("u.db"), Face::Window, IfMissing::Create).unwrap()));
    let again = Desk::open(&office.folder.path().join("t.db"), Face::Window, IfMissing::Refuse).unwrap();
    assert!(app::recognition(&again).unwrap().on, "kept in the data file");
}

#[test]
fn only_a_report_that_came_as_pdf_shows_its_pages() {
    const PDF: &[u8] = include_bytes!("../../readers/tests/pdf/report-libreoffice.pdf");
    let office = Office::new();
    let rows = office.import(&[("quy I.pdf", PDF), ("nam 2022.txt", YEAR_2022.as_bytes())]);
    let id = |at: usize| rows[at].row.report.clone().unwrap();
    let desk = office.desk.borrow();
    assert_eq!(STANDARD.decode(app::original_pdf(&desk, &id(0)).unwrap()).unwrap(), PDF);
    assert_eq!(app::original_pdf(&desk, &id(1)).unwrap_err().code, "no_pages");
    assert_eq!(app::original_pdf(&desk, "../etc").unwrap_err().code, "bad_argument");
}

#[test]
fn the_summary_is_a_draft_until_somebody_has_looked() {
    let office = Office::with_reports();
    let options = SummaryOptions::default();
    let view = app::summary_view(&office.desk.borrow(), "Cao Bằng", 2023, options.clone()).unwrap();
    assert!(view.pdf.is_some() && view.pending > 0 && !view.links.is_empty());
    assert!(view.pages.len() > 1 && view.estimates == 1, "{view:?}");
    app::confirm(&mut office.desk.borrow_mut(), &view.pending_facts, None).unwrap();
    let view = app::summary_view(&office.desk.borrow(), "Cao Bằng", 2023, options).unwrap();
    assert_eq!((view.pending, view.pending_facts.len()), (0, 0));
}

#[test]
fn a_summary_without_a_figure_names_what_is_missing() {
    let office = Office::with_reports();
    let desk = office.desk.borrow();
    let fault = app::make_summary(&desk, "Cao Bằng", 2019, SummaryOptions::default()).unwrap_err();
    assert_eq!(fault.code, "no_figures");
    assert!(fault.message.contains("2019") && fault.message.contains("2022, 2023"), "{}", fault.message);
    let view = app::summary_view(&desk, "Cao Bằng", 2019, SummaryOptions::default()).unwrap();
    assert!(view.pdf.is_none() && view.missing[0].message.contains("2019"));
    assert_eq!(app::make_summary(&desk, "Cao Bănf", 2019, SummaryOptions::default()).unwrap_err().code, "unknown_area");
}

#[test]
fn a_file_that_is_no_data_file_is_left_alone() {
    let office = Office::new();
    for (name, bytes, code) in
        [("chữ.db", &b"khong phai"[..], "not_ours"), ("hỏng.db", &b"SQLite format 3\0rest"[..], "damaged")]
    {
        let path = office.file(name, bytes);
        let fault = Desk::open(&path, Face::CommandLine, IfMissing::Create).unwrap_err();
        assert!(fault.message.contains(name), "{fault:?}");
        assert!([code, "not_ours", "damaged"].contains(&fault.code.as_str()), "{fault:?}");
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
    let missing = Desk::open(&office.folder.path().join("x.db"), Face::CommandLine, IfMissing::Refuse).unwrap_err();
    assert_eq!(missing.code, "missing");
    assert!(app::check(&office.desk.borrow()).unwrap().is_empty());
}

#[test]
fn the_next_report_is_read_in_the_light_of_what_people_taught() {
    let sentence = |year: i32, count: u32| {
        format!(
            "UBND TỈNH CAO BẰNG\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\n\nBÁO CÁO\nTổng kết công tác năm {year}\n\n\
             Toàn tỉnh trao tặng {count} tủ sách lưu động gắn mã vạch."
        )
    };
    let office = Office::new();
    let only_fact = |year: i32| {
        let desk = office.desk.borrow();
        let report = app::reports(&desk).unwrap().into_iter().find(|r| r.file.contains(&year.to_string())).unwrap();
        app::report(&desk, &report.id).unwrap().facts.remove(0)
    };
    office.import(&[("2021.txt", sentence(2021, 37).as_bytes())]);
    let fact = only_fact(2021);
    assert_eq!(fact.indicator, None);
    let edit = FactEdit { indicator: Some("press.libraries".into()), ..edit_of(&fact, "37") };
    let unknown = app::correct(&mut office.desk.borrow_mut(), &fact.id, &edit);
    assert!(unknown.is_err(), "an indicator that does not exist teaches nothing");
    let edit = FactEdit { indicator: Some("post.service_points".into()), ..edit };
    app::correct(&mut office.desk.borrow_mut(), &fact.id, &edit).unwrap();

    office.import(&[("2022.txt", sentence(2022, 41).as_bytes())]);
    let next = only_fact(2022);
    assert_eq!((next.indicator.as_deref(), next.sure), (Some("post.service_points"), false), "it waits for a look");
    assert_eq!(next.candidates[0].reasons[0].code, "learned");
    assert!(next.candidates[0].reasons[0].message.contains("đã có người chọn"));
    app::confirm(&mut office.desk.borrow_mut(), std::slice::from_ref(&next.id), None).unwrap();

    let learned = app::learned_aliases(&office.desk.borrow()).unwrap();
    let [alias] = learned.as_slice() else { panic!("{learned:?}") };
    assert_eq!((alias.reports, alias.against, alias.standing.as_str()), (2, 0, "links"));
    assert_eq!(alias.indicator.as_deref(), Some("post.service_points"));
    office.import(&[("2023.txt", sentence(2023, 44).as_bytes())]);
    assert!(only_fact(2023).sure, "two reports are a custom");

    let ask = app::dto::ForgetAsk {
        words: alias.words.clone(),
        kind: alias.kind.clone(),
        indicator: alias.indicator.clone(),
    };
    assert_eq!(app::forget_alias(&mut office.desk.borrow_mut(), &ask).unwrap().len(), 0);
    office.import(&[("2024.txt", sentence(2024, 50).as_bytes())]);
    assert_eq!(only_fact(2024).indicator, None);
}

#[test]
fn an_older_report_is_read_anew_in_the_light_of_what_people_taught() {
    let office = Office::new();
    let text = |year: i32, count: u32| {
        format!(
            "UBND TỈNH CAO BẰNG\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\n\nBÁO CÁO\nTổng kết công tác năm {year}\n\n\
             Toàn tỉnh trao tặng {count} tủ sách lưu động gắn mã vạch. Huyện Lạng Quan nhận 6 tủ sách lưu động gắn mã vạch."
        )
    };
    office.import(&[("2020.txt", text(2020, 30).as_bytes()), ("2021.txt", text(2021, 37).as_bytes())]);
    let rows = app::reports(&office.desk.borrow()).unwrap();
    let id = |year: &str| rows.iter().find(|row| row.file.contains(year)).unwrap().id.clone();
    let offer = app::reread_offer(&office.desk.borrow(), &id("2020")).unwrap();
    assert!(offer.changes.is_empty() && offer.identity.is_none(), "the same rules say the same: {:?}", offer.changes);

    let fact = app::report(&office.desk.borrow(), &id("2021")).unwrap().facts.remove(0);
    let edit = FactEdit { indicator: Some("post.service_points".into()), ..edit_of(&fact, "37") };
    app::correct(&mut office.desk.borrow_mut(), &fact.id, &edit).unwrap();
    let offer = app::reread_offer(&office.desk.borrow(), &id("2020")).unwrap();
    let change = offer.changes.iter().find(|change| change.quote.contains("30")).unwrap();
    let read = |figure: &Option<app::dto::ReadFigure>| figure.as_ref().unwrap().indicator_name.clone();
    assert_eq!((change.kind.as_str(), read(&change.before)), ("changed", None));
    assert!(read(&change.after).is_some());

    // What a person said of it meanwhile stays.
    let first = change.fact.clone().unwrap();
    app::confirm(&mut office.desk.borrow_mut(), std::slice::from_ref(&first), None).unwrap();
    let kept = app::reread_offer(&office.desk.borrow(), &id("2020")).unwrap();
    assert!(kept.kept == 1 && kept.changes.iter().all(|change| change.fact.as_ref() != Some(&first)));
    app::undo(&mut office.desk.borrow_mut()).unwrap();

    app::reread(&mut office.desk.borrow_mut(), &id("2020"), None).unwrap();
    let after = app::report(&office.desk.borrow(), &id("2020")).unwrap();
    assert!(after.facts.iter().any(|f| f.id == first && f.indicator.as_deref() == Some("post.service_points")));
    assert!(app::reread_offer(&office.desk.borrow(), &id("2020")).unwrap().changes.is_empty());
    assert_eq!(app::check(&office.desk.borrow()).unwrap(), Vec::<String>::new());
    app::undo(&mut office.desk.borrow_mut()).unwrap();
    assert!(!app::reread_offer(&office.desk.borrow(), &id("2020")).unwrap().changes.is_empty());
}
