//! The office's own words, kept in the data file: figures in them follow it, numbers typed into them are looked at.

use crate::{desk_with, report};
use app::dto::{PassageDto, PieceDto, SummaryOptions};
use app::{Desk, Face, IfMissing};

const AREA: &str = "Lai Châu";

fn desk() -> (tempfile::TempDir, Desk) {
    desk_with(&[
        report(AREA, 2020, &["Doanh thu dịch vụ viễn thông năm 2020 đạt 640 tỷ đồng."]),
        report(AREA, 2021, &["Doanh thu dịch vụ viễn thông năm 2021 đạt 672,5 tỷ đồng."]),
    ])
}

fn passage(desk: &Desk, key: &str) -> PassageDto {
    let all = app::passages(desk, AREA, 2021, SummaryOptions::default()).unwrap();
    all.into_iter().find(|one| one.key == key).unwrap()
}

fn words(text: &str) -> PieceDto {
    PieceDto { text: text.into(), figure: None }
}

fn revenue() -> PieceDto {
    PieceDto { text: "whatever the page showed".into(), figure: Some("tel.revenue".into()) }
}

fn reword(desk: &mut Desk, key: &str, pieces: Option<Vec<PieceDto>>) -> Result<PassageDto, app::Fault> {
    app::reword_passage(desk, AREA, 2021, SummaryOptions::default(), key, pieces)
}

fn plain(pieces: &[PieceDto]) -> String {
    pieces.iter().map(|piece| piece.text.replace('\u{a0}', " ")).collect()
}

#[test]
fn own_words_are_kept_and_their_figures_follow_the_data() {
    let (folder, mut desk) = desk();
    let own = vec![words("Thị trường giữ nhịp.\r\nDoanh thu "), revenue(), words(".")];
    let kept = reword(&mut desk, "tel", Some(own)).unwrap();
    assert_eq!(plain(&kept.pieces), "Thị trường giữ nhịp.\nDoanh thu đạt 672,5 tỷ đồng.");
    assert!(plain(&kept.own).starts_with("Doanh thu dịch vụ viễn thông đạt 672,5 tỷ đồng, tăng 5,1%"), "{kept:?}");
    assert!(kept.person.is_some() && kept.at.is_some());
    assert_eq!(kept.remarks, Vec::<String>::new());

    drop(desk);
    let mut desk = Desk::open(&folder.path().join("tongket.db"), Face::CommandLine, IfMissing::Refuse).unwrap();
    let facts =
        app::facts(&desk, &app::FactsAsk { area: None, year: Some(2021), indicator: None, all: false }).unwrap().0;
    let fact =
        facts.facts.iter().find(|fact| fact.indicator.as_ref().is_some_and(|i| i.as_str() == "tel.revenue")).unwrap();
    app::enter(
        &mut desk,
        &app::dto::EntryAsk {
            area: fact.area.as_ref().unwrap().to_string(),
            year: 2021,
            indicator: "tel.revenue".into(),
            basis: "actual".into(),
            value: "690".into(),
            note: None,
            reason: Some("số chốt".into()),
        },
    )
    .unwrap();
    assert!(plain(&passage(&desk, "tel").pieces).ends_with("Doanh thu đạt 690 tỷ đồng."));
    let path = folder.path().join("t.docx");
    app::save_summary(&desk, AREA, 2021, SummaryOptions::default(), &path).unwrap();
    assert!(crate::part(&path, "word/document.xml").contains("Thị trường giữ nhịp."), "the paper says it too");
}

#[test]
fn undo_and_reset_bring_the_programs_words_back() {
    let (_folder, mut desk) = desk();
    let before = passage(&desk, "tel");
    reword(&mut desk, "tel", Some(vec![words("Giữ nhịp.")])).unwrap();
    assert_eq!(app::status(&desk).unwrap().undo.as_deref(), Some("reword"));
    app::undo(&mut desk).unwrap();
    assert_eq!(passage(&desk, "tel"), before);
    app::redo(&mut desk).unwrap();
    assert_eq!(plain(&passage(&desk, "tel").pieces), "Giữ nhịp.");
    assert_eq!(reword(&mut desk, "tel", None).unwrap(), before);
    // What is the program's own is nobody's.
    assert_eq!(reword(&mut desk, "tel", Some(before.pieces.clone())).unwrap().person, None);
}

#[test]
fn numbers_that_the_data_do_not_hold_are_told() {
    let (_folder, mut desk) = desk();
    let told = |desk: &mut Desk, text: &str| reword(desk, "tel", Some(vec![words(text)])).unwrap().remarks;
    let wrong = told(&mut desk, "Doanh thu dịch vụ viễn thông năm 2021 đạt 627,5 tỷ đồng.");
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(wrong[0].contains("627,5 tỷ đồng") && wrong[0].contains("672,5 tỷ đồng"), "{wrong:?}");
    let strange = told(&mut desk, "Đã tổ chức 37 lớp tập huấn cho 1.250 cán bộ.");
    assert_eq!(strange.len(), 2, "{strange:?}");
    assert!(strange.iter().all(|remark| remark.contains("không có trong dữ liệu")));
    let right = told(
        &mut desk,
        "Thực hiện Quyết định số 12/QĐ-UBND ngày 05/01/2021, doanh thu dịch vụ viễn thông đạt 672,5 tỷ đồng.",
    );
    assert_eq!(right, Vec::<String>::new());

    told(&mut desk, "Đã tổ chức 37 lớp tập huấn.");
    let checks = app::summary_checks(&desk, AREA, 2021, SummaryOptions::default()).unwrap();
    let rule = checks.iter().find(|check| check.rule == "own_words").unwrap();
    assert!(!rule.ok && rule.what_to_do.as_ref().unwrap().contains("37 lớp"), "{rule:?}");
}

/// Words of an older edition of the program, for a passage that this one does not have.
#[test]
fn words_without_a_place_are_told_until_somebody_gives_them_up() {
    let (folder, mut desk) = desk();
    reword(&mut desk, "tel", Some(vec![words("Giữ nhịp.")])).unwrap();
    drop(desk);
    let file = folder.path().join("tongket.db");
    let mut data = store::DataFile::open(&file).unwrap();
    let who = store::Who { name: "Lan".into(), at: "2021-12-20T08:00:00".parse().unwrap() };
    data.reword("office.A-12.BC-STTTT.2021", "tel#9", Some(serde_json::json!([{ "words": "Một đoạn cũ." }])), &who)
        .unwrap();
    drop(data);

    let mut desk = Desk::open(&file, Face::CommandLine, IfMissing::Refuse).unwrap();
    let left = passage(&desk, "tel#9");
    assert_eq!((plain(&left.pieces).as_str(), left.own.len()), ("Một đoạn cũ.", 0));
    let checks = app::summary_checks(&desk, AREA, 2021, SummaryOptions::default()).unwrap();
    let rule = checks.iter().find(|check| check.rule == "own_words").unwrap();
    assert!(rule.what_to_do.as_ref().unwrap().contains("không được in: “Một đoạn cũ.”"), "{rule:?}");
    assert_eq!(reword(&mut desk, "tel#9", None).unwrap().pieces, Vec::new());
    let after = app::passages(&desk, AREA, 2021, SummaryOptions::default()).unwrap();
    assert!(after.iter().all(|one| one.key != "tel#9"));
}

#[test]
fn what_the_report_has_not_is_refused() {
    let (_folder, mut desk) = desk();
    let unknown = PieceDto { text: "9 trạm".into(), figure: Some("tel.bts".into()) };
    assert_eq!(reword(&mut desk, "tel", Some(vec![unknown])).unwrap_err().code, "bad_value");
    assert_eq!(reword(&mut desk, "nowhere", Some(vec![words("x")])).unwrap_err().code, "bad_argument");
    assert_eq!(reword(&mut desk, "tel", Some(vec![words(&"chữ ".repeat(6000))])).unwrap_err().code, "bad_value");
    assert_eq!(passage(&desk, "tel").person, None, "nothing was kept");
}
