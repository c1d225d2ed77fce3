//! A corrected version comes in beside the report it corrects.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use app::{Desk, Face, IfMissing, ImportSource, ImportedFile, contract};
use std::{cell::RefCell, fs, sync::atomic::AtomicBool};
use tempfile::TempDir;

const FIRST: &str = "UBND TỈNH CAO BẰNG\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\n\nBÁO CÁO\nTổng kết công tác năm 2022\n\n\
    Doanh thu dịch vụ viễn thông năm 2022 đạt 812 tỷ đồng. Toàn tỉnh có 468.500 thuê bao điện thoại di động. \
    Toàn tỉnh có 1.236 trạm thu phát sóng di động. Đã tập huấn an toàn thông tin cho 415 cán bộ.";

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

    fn import(&self, name: &str, text: &str) -> ImportedFile {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        let source = ImportSource { paths: vec![path], ..ImportSource::default() };
        app::import(&source, &AtomicBool::new(false), |act| act(&mut self.desk.borrow_mut()), |_| ()).unwrap().remove(0)
    }

    fn revenues(&self) -> Vec<(String, String)> {
        let ask = app::FactsAsk { indicator: Some("tel.revenue".to_owned()), ..Default::default() };
        let (found, _) = app::facts(&self.desk.borrow(), &ask).unwrap();
        found.facts.iter().map(|f| (f.quantity.value.to_string(), f.state.code().to_owned())).collect()
    }
}

fn corrected() -> String {
    FIRST.replace("812", "815").replace(" Đã tập huấn an toàn thông tin cho 415 cán bộ.", "") + " Mở thêm 2 bưu cục."
}

#[test]
fn a_corrected_report_is_offered_with_what_changed_and_replaces_the_first_one() {
    let office = Office::new();
    let first = office.import("bản đầu.txt", FIRST);
    assert_eq!(first.row.version_of, None);
    let judged: Vec<String> = {
        let desk = office.desk.borrow();
        let facts = app::report(&desk, &first.row.report.clone().unwrap()).unwrap().facts;
        facts.iter().filter(|f| f.quote.contains("468.500") || f.quote.contains("812")).map(|f| f.id.clone()).collect()
    };
    app::confirm(&mut office.desk.borrow_mut(), &judged, None).unwrap();

    let second = office.import("bản đính chính.txt", &corrected());
    assert_eq!(second.row.version_of, first.row.report);
    let told = serde_json::to_value(contract::imported(std::slice::from_ref(&second))).unwrap();
    assert_eq!(told["files"][0]["status"], "new_version");
    assert_eq!(office.revenues().len(), 2, "both count until somebody says which");

    let newer = second.row.report.clone().unwrap();
    let offer = app::version_offer(&office.desk.borrow(), &newer).unwrap().unwrap();
    assert_eq!((offer.older.id.clone(), offer.same, offer.carried), (first.row.report.unwrap(), 2, 1));
    let said: Vec<_> = (offer.changes.iter())
        .map(|c| (c.kind.as_str(), c.before.as_deref(), c.after.as_deref(), c.state.as_deref()))
        .collect();
    assert_eq!(
        said,
        [
            ("changed", Some("812 tỷ đồng"), Some("815 tỷ đồng"), Some("confirmed")),
            ("gone", Some("415 cán bộ"), None, Some("found")),
            ("added", None, Some("2 bưu cục"), None),
        ]
    );
    assert_eq!(app::version_offers(&office.desk.borrow()).unwrap().len(), 1);

    app::take_version(&mut office.desk.borrow_mut(), &offer.older.id, &newer, None).unwrap();
    assert_eq!(office.revenues(), [("815".to_owned(), "found".to_owned())], "a new value waits for a person");
    let mobile = app::report(&office.desk.borrow(), &newer).unwrap().facts;
    assert!(mobile.iter().any(|fact| fact.quote.contains("468.500") && fact.state == "confirmed"));
    let rows = app::reports(&office.desk.borrow()).unwrap();
    assert_eq!(rows.iter().filter_map(|row| row.superseded_by.as_ref()).collect::<Vec<_>>(), [&newer]);
    assert!(app::version_offers(&office.desk.borrow()).unwrap().is_empty());
    app::undo(&mut office.desk.borrow_mut()).unwrap();
    assert_eq!((office.revenues().len(), app::version_offers(&office.desk.borrow()).unwrap().len()), (2, 1));

    app::keep_both(&mut office.desk.borrow_mut(), &newer, &offer.older.id).unwrap();
    assert!(app::version_offers(&office.desk.borrow()).unwrap().is_empty());
    assert_eq!(office.revenues().len(), 2);
}

#[test]
fn other_years_other_bodies_and_other_texts_are_no_versions() {
    let office = Office::new();
    office.import("2022.txt", FIRST);
    for (name, text) in [
        ("2023.txt", FIRST.replace("2022", "2023")),
        ("tỉnh khác.txt", FIRST.replace("CAO BẰNG", "LẠNG SƠN")),
        ("nơi khác.txt", FIRST.replace("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "SỞ CÔNG THƯƠNG")),
        (
            "khác hẳn.txt",
            "UBND TỈNH CAO BẰNG\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\n\nBÁO CÁO\nCông tác báo chí năm 2022\n\n\
             Cả tỉnh có 11 cơ quan báo chí đang hoạt động. Đã cấp phép cho 23 bản tin và xử phạt 4 trang tin."
                .to_owned(),
        ),
    ] {
        assert_eq!(office.import(name, &text).row.version_of, None, "{name}");
    }
    assert!(app::version_offers(&office.desk.borrow()).unwrap().is_empty());
}

#[test]
fn a_report_that_came_late_but_was_published_before_is_the_older_one() {
    let office = Office::new();
    let dated = |text: String, day: u8| {
        text.replacen("BÁO CÁO", &format!("Cao Bằng, ngày {day} tháng 12 năm 2022\nBÁO CÁO"), 1)
    };
    let later = office.import("sau.txt", &dated(corrected(), 28));
    let earlier = office.import("trước.txt", &dated(FIRST.to_owned(), 20));
    assert_eq!(earlier.row.version_of, None);
    let offer = app::version_offers(&office.desk.borrow()).unwrap().remove(0);
    assert_eq!((Some(offer.older.id), Some(offer.newer.id)), (earlier.row.report, later.row.report));
}
