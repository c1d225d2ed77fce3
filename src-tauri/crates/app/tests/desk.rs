//! What people do beside reading files: paste words, look at the sample data, keep a comparison.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use app::{Desk, Face, IfMissing, ImportSource, dto};
use dto::{CompareAsk, ImportRow, ImportState, PastedText, SavedView};
use std::{cell::RefCell, path::Path, sync::atomic::AtomicBool};
use tempfile::TempDir;

fn desk(folder: &Path) -> Desk {
    let mut desk = Desk::open(&folder.join("so lieu.db"), Face::Window, IfMissing::Create).unwrap();
    app::set_desk(&mut desk, Some("Vi Thị Hoa"), Some("B-20"), Some(2024)).unwrap();
    desk
}

/// Pastes, and hands back the row that the window shows in the end.
fn paste(desk: &RefCell<Desk>, pasted: PastedText) -> ImportRow {
    let source = ImportSource { pasted: Some(pasted), ..ImportSource::default() };
    let told = app::import(&source, &AtomicBool::new(false), |act| act(&mut desk.borrow_mut()), |_| ()).unwrap();
    told[0].row.clone()
}

fn words(text: &str) -> PastedText {
    PastedText { text: text.to_owned(), ..PastedText::default() }
}

#[test]
fn pasted_words_are_a_report_of_the_one_who_sent_them() {
    let folder = TempDir::new().unwrap();
    let desk = RefCell::new(desk(folder.path()));
    let sent = PastedText {
        from: " Bưu điện tỉnh: phòng <Kế hoạch> ".to_owned(),
        on: Some("2024-07-05".to_owned()),
        ..words("Sáu tháng đầu năm 2024, tỉnh Lạng Sơn có 214 điểm phục vụ bưu chính.")
    };
    let row = paste(&desk, sent);
    assert_eq!((row.state, row.format.as_deref()), (ImportState::Imported, Some("txt")));
    assert!(row.name.ends_with(" - Bưu điện tỉnh phòng Kế hoạch.txt"), "{}", row.name);
    assert_eq!(row.facts, 1);
    let report = app::report(&desk.borrow(), &row.report.unwrap()).unwrap();
    assert_eq!(report.report.organization.as_deref(), Some("Bưu điện tỉnh: phòng <Kế hoạch>"));
    assert_eq!(report.report.published.as_deref(), Some("2024-07-05"));
    assert_eq!(report.report.imported_by, "Vi Thị Hoa");
    assert_eq!(report.facts[0].quote, "214 điểm phục vụ bưu chính");
}

#[test]
fn what_the_text_itself_says_stays() {
    let folder = TempDir::new().unwrap();
    let desk = RefCell::new(desk(folder.path()));
    let text = "SỞ THÔNG TIN VÀ TRUYỀN THÔNG TỈNH LẠNG SƠN\nLạng Sơn, ngày 12 tháng 7 năm 2024\n\nBÁO CÁO\nSáu tháng đầu \
                năm 2024\n\nToàn tỉnh có 1.902 trạm BTS.";
    let sent = PastedText { from: "anh Nam".to_owned(), on: Some("2024-08-01".to_owned()), ..words(text) };
    let row = paste(&desk, sent);
    let report = app::report(&desk.borrow(), &row.report.unwrap()).unwrap().report;
    assert_eq!(report.published.as_deref(), Some("2024-07-12"));
    assert_ne!(report.organization.as_deref(), Some("anh Nam"));
}

#[test]
fn a_pasted_table_keeps_its_cells() {
    let folder = TempDir::new().unwrap();
    let desk = RefCell::new(desk(folder.path()));
    let page = "<table><tr><th>Chỉ tiêu năm 2024</th><th>Đơn vị</th><th>Thực hiện</th></tr>\
                <tr><td>Số bưu cục</td><td>bưu cục</td><td>23</td></tr></table>";
    let row = paste(&desk, PastedText { marked_up: Some(page.to_owned()), ..words("Số bưu cục\tbưu cục\t23") });
    assert_eq!((row.state, row.format.as_deref()), (ImportState::Imported, Some("html")));
    let report = app::report(&desk.borrow(), &row.report.unwrap()).unwrap();
    assert!(report.blocks.iter().any(|block| block.cell.is_some_and(|cell| (cell.row, cell.column) == (1, 2))));
}

#[test]
fn nothing_pasted_is_refused_in_words() {
    let folder = TempDir::new().unwrap();
    let desk = RefCell::new(desk(folder.path()));
    let row = paste(&desk, words("  \n "));
    assert_eq!(row.state, ImportState::Failed);
    assert_eq!(row.issues[0].message, app::words::PASTED_NOTHING);
    assert!(app::reports(&desk.borrow()).unwrap().is_empty());
}

#[test]
fn the_sample_data_never_touch_the_own_data_and_go_without_a_trace() {
    let folder = TempDir::new().unwrap();
    let mut desk = desk(folder.path());
    let own = app::status(&desk).unwrap();
    let sample = app::open_sample(&mut desk).unwrap();
    assert!(sample.sample && sample.counts.reports == 5 && sample.counts.facts > 100);
    assert_eq!((sample.person.as_str(), sample.area.map(|a| a.name)), ("Vi Thị Hoa", Some("Lạng Sơn".to_owned())));
    assert!(app::open_sample(&mut desk).unwrap().sample, "asked for twice, it is still there once");
    let back = app::leave_sample(&mut desk).unwrap();
    assert!(!back.sample);
    assert_eq!((back.data_file, back.counts.reports), (own.data_file, 0));
    assert!(!folder.path().join("so-lieu-mau").exists());
    assert!(!app::leave_sample(&mut desk).unwrap().sample);
}

#[test]
fn comparisons_are_kept_by_name() {
    let folder = TempDir::new().unwrap();
    let mut desk = desk(folder.path());
    let ask = |indicator: &str| CompareAsk {
        indicators: vec![indicator.to_owned()],
        areas: Vec::new(),
        from: 2021,
        to: 2024,
        today: false,
        stretch: None,
    };
    let view = |name: &str, indicator| SavedView { name: name.to_owned(), ask: ask(indicator) };
    assert_eq!(app::save_view(&mut desk, view(" ", "tel.bts")).unwrap_err().code, "bad_value");
    app::save_view(&mut desk, view("Viễn  thông ", "tel.bts")).unwrap();
    app::save_view(&mut desk, view("Bưu chính", "post.revenue")).unwrap();
    let kept = app::save_view(&mut desk, view("Viễn thông", "tel.revenue")).unwrap();
    let names: Vec<_> = kept.iter().map(|v| (v.name.as_str(), v.ask.indicators[0].as_str())).collect();
    assert_eq!(names, [("Bưu chính", "post.revenue"), ("Viễn thông", "tel.revenue")]);
    drop(desk);
    let mut again = Desk::open(&folder.path().join("so lieu.db"), Face::Window, IfMissing::Refuse).unwrap();
    assert_eq!(app::saved_views(&again).unwrap().len(), 2);
    assert_eq!(app::remove_view(&mut again, "Bưu chính").unwrap().len(), 1);
}

#[test]
fn only_a_picture_is_written_as_one() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.png");
    assert_eq!(app::save_picture("PHN2Zz48L3N2Zz4=", &path).unwrap_err().code, "nothing_to_draw");
    assert_eq!(app::save_picture("không phải", &path).unwrap_err().code, "nothing_to_draw");
    assert!(!path.exists());
    app::save_picture("iVBORw0KGgo=", &path).unwrap();
    assert_eq!(std::fs::read(path).unwrap(), b"\x89PNG\r\n\x1a\n");
}
