//! What goes to another computer or program, and what comes from one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use app::{
    Desk, Face, IfMissing, ImportSource,
    dto::{EntryAsk, FactsFileAsk, PackAsk},
};
use std::{cell::RefCell, fs, path::Path, sync::atomic::AtomicBool};
use tempfile::TempDir;

const YEAR: &str = "UBND TỈNH CAO BẰNG\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\n\nBÁO CÁO\nTổng kết công tác năm 2022\n\n\
    Doanh thu dịch vụ viễn thông năm 2022 đạt 812 tỷ đồng. Toàn tỉnh có 468.500 thuê bao điện thoại di động. \
    Chỉ số chuyển đổi số của tỉnh xếp thứ 41/63.";

fn import(desk: Desk, folder: &Path) -> Desk {
    let path = folder.join("=năm.txt");
    fs::write(&path, YEAR).unwrap();
    let source = ImportSource { paths: vec![path], ..ImportSource::default() };
    let desk = RefCell::new(desk);
    app::import(&source, &AtomicBool::new(false), |act| act(&mut desk.borrow_mut()), |_| ()).unwrap();
    desk.into_inner()
}

fn office() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("t.db"), Face::Window, IfMissing::Create).unwrap();
    let mut desk = import(desk, folder.path());
    let ask = EntryAsk {
        area: "Cao Bằng".into(),
        year: 2022,
        indicator: "post.revenue".into(),
        basis: "target".into(),
        value: "41".into(),
        note: Some("=cmd|' /C calc'!A0".into()),
        reason: None,
    };
    app::enter(&mut desk, &ask).unwrap();
    (folder, desk)
}

#[test]
fn a_pack_shows_what_it_brings_and_brings_it_once() {
    let (folder, mut theirs) = office();
    let ids: Vec<String> = {
        let report = app::reports(&theirs).unwrap().remove(0);
        app::report(&theirs, &report.id).unwrap().facts.iter().map(|fact| fact.id.clone()).collect()
    };
    app::confirm(&mut theirs, &ids, None).unwrap();
    let path = folder.path().join("a.tongket");
    let ask = PackAsk { area: Some("cao bang".into()), from: Some(2022), to: None, letterhead: true };
    assert!(app::save_pack(&theirs, &ask, &path).unwrap().bytes > 0);
    assert_eq!(app::save_pack(&theirs, &ask, &folder.path().join("t.db")).unwrap_err().code, "exists");

    let mut ours = Desk::open(&folder.path().join("o.db"), Face::Window, IfMissing::Create).unwrap();
    let seen = app::look_at_pack(&mut ours, &path).unwrap();
    assert_eq!(
        (seen.new_reports.as_slice(), seen.judged.len(), seen.added.len()),
        (&["=năm.txt".to_owned()][..], 3, 1)
    );
    assert!(seen.judged[0].before.as_deref().unwrap().contains("chờ"), "{:?}", seen.judged[0]);
    assert!(app::reports(&ours).unwrap().is_empty(), "only looked at");
    assert_eq!(app::take_in_pack(&mut ours, &path, None).unwrap(), seen);
    assert_eq!(app::reports(&ours).unwrap()[0].waiting, 0);
    let again = app::look_at_pack(&mut ours, &path).unwrap();
    assert!(again.nothing_new && again.left.is_empty() && again.known_reports == 1);
    let mine = app::reports(&ours).unwrap().remove(0).id;
    let fact = app::report(&ours, &mine).unwrap().facts.remove(0).id;
    let history = app::source(&ours, &fact).unwrap().history;
    assert!(history[0].action == "take_in" && history[0].person.contains("nhận từ gói"), "{:?}", history[0]);

    app::reject(&mut ours, std::slice::from_ref(&fact), None).unwrap();
    let left = app::look_at_pack(&mut ours, &path).unwrap().left;
    assert!(left.is_empty(), "their word is the older one, and was taken in before");
    let other = folder.path().join("x.tongket");
    fs::write(&other, "không phải gói").unwrap();
    assert_eq!(app::look_at_pack(&mut ours, &other).unwrap_err().code, "not_ours");
}

#[test]
fn figures_go_out_as_rows_workbook_and_sdmx_and_never_as_formulas() {
    let (folder, desk) = office();
    let save = |form: &str, name: &str| {
        let path = folder.path().join(name);
        let ask =
            FactsFileAsk { area: Some("Cao Bằng".into()), year: Some(2022), indicator: None, form: form.into() };
        app::save_facts(&desk, &ask, &path).unwrap();
        fs::read(&path).unwrap()
    };
    let csv = String::from_utf8(save("csv", "a.csv")).unwrap();
    assert!(csv.starts_with("\u{feff}id,state,official,"));
    assert_eq!(csv.lines().count(), 5);
    assert!(csv.contains("'=năm.txt: 812 tỷ đồng"), "{csv}");
    for cell in csv.lines().skip(1).flat_map(|line| line.split(',')) {
        assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '@']), "{cell}");
    }
    let sdmx = String::from_utf8(save("sdmx", "b.csv")).unwrap();
    let rows: Vec<&str> = sdmx.lines().collect();
    assert_eq!(
        rows[0],
        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,SCOPE,BASIS,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,\
         OBS_STATUS,QUALIFIER,COMMENT_OBS"
    );
    let revenue = rows.iter().find(|row| row.contains("tel.revenue")).unwrap();
    assert!(
        revenue.starts_with(
            "dataflow,TONGKET:FACTS(1.0),I,A,A-04,tel.revenue,_T,actual,2022,812000000000,đồng,0,A,exact,"
        ),
        "{revenue}"
    );
    assert!(rows.iter().any(|row| row.contains(",post.revenue,_T,target,2022,41000000000,đồng,")), "{sdmx}");

    let mut book = zip::ZipArchive::new(std::io::Cursor::new(save("xlsx", "c.xlsx"))).unwrap();
    let mut sheets = String::new();
    for at in 0..book.len() {
        let mut part = book.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        if name.contains("sheet1") || name.contains("sharedStrings") {
            std::io::Read::read_to_string(&mut part, &mut sheets).unwrap();
        }
    }
    assert!(sheets.contains("812000000000") && sheets.contains("=năm.txt"), "{sheets}");
    assert!(!sheets.contains("<f>") && !sheets.contains("<f "), "no cell is a formula");
    let bad = FactsFileAsk { area: None, year: None, indicator: None, form: "ods".into() };
    assert_eq!(app::save_facts(&desk, &bad, &folder.path().join("d")).unwrap_err().code, "bad_argument");
}
