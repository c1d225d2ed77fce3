//! The department's own letterhead and sheet, the last day of the figures, and the check before printing.

use crate::{desk_with, part, report};
use app::dto::{OfficeDto, SelfCheck, SummaryOptions};
use app::{Desk, Face, IfMissing};

const AREA: &str = "Lai Châu";

fn desk() -> (tempfile::TempDir, Desk) {
    desk_with(&[report(AREA, 2021, &["Doanh thu dịch vụ viễn thông năm 2021 đạt 672,5 tỷ đồng."])])
}

fn own(desk: &Desk) -> OfficeDto {
    let usual = app::office(desk, AREA, 2021).unwrap();
    OfficeDto {
        signer_lines: vec!["kt. giám đốc".into(), "Phó  Giám đốc".into()],
        signer_name: Some("Lường Thị Hạnh".into()),
        recipients: vec!["Văn phòng UBND tỉnh".into(), String::new()],
        drafting_unit: "BCVT".into(),
        body_size: 13,
        margins: app::dto::MarginsDto { left: 35, ..usual.margins },
        ..usual
    }
}

fn document(desk: &Desk, folder: &tempfile::TempDir, options: SummaryOptions) -> String {
    let path = folder.path().join("t.docx");
    app::save_summary(desk, AREA, 2021, options, &path).unwrap();
    part(&path, "word/document.xml")
}

#[test]
fn what_is_usual_until_somebody_sets_it() {
    let (folder, mut desk) = desk();
    let usual = app::office(&desk, "lai chau", 2021).unwrap();
    assert_eq!((usual.symbol.as_str(), usual.body_size, usual.margins.left), ("BC-STTTT", 14, 30));
    let before = document(&desk, &folder, SummaryOptions::default());
    assert!(!before.contains("Lường Thị Hạnh"));

    let set = own(&desk);
    app::set_office(&mut desk, AREA, &set).unwrap();
    drop(desk);
    let desk = Desk::open(&folder.path().join("tongket.db"), Face::CommandLine, IfMissing::Refuse).unwrap();
    let kept = app::office(&desk, AREA, 2021).unwrap();
    assert_eq!(kept.signer_lines, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]);
    assert_eq!(kept.recipients, ["Văn phòng UBND tỉnh"]);
    let after = document(&desk, &folder, SummaryOptions::default());
    for printed in ["KT. GIÁM ĐỐC", "Lường Thị Hạnh", "Văn phòng UBND tỉnh", "Lưu: VT, BCVT."] {
        assert!(after.contains(printed), "{printed}");
    }
    assert!(after.contains(r#"w:left="1984""#), "35 mm in twentieths of a point");
    let made = app::make_summary(&desk, AREA, 2021, SummaryOptions::default()).unwrap();
    assert_eq!((made.layout.body_size, made.layout.margins.left), (13, 35));
    assert_eq!(app::office(&desk, AREA, 2025).unwrap().symbol, "BC-SKHCN", "the new department has its own");
    assert_eq!(app::office(&desk, "Yên Bái", 2021).unwrap().body_size, 14, "and so has every province");
}

#[test]
fn what_the_decree_does_not_allow_is_refused_in_words() {
    let (_folder, mut desk) = desk();
    let refused = |desk: &mut Desk, change: &dyn Fn(&mut OfficeDto)| {
        let mut office = own(desk);
        change(&mut office);
        let fault = app::set_office(desk, AREA, &office).unwrap_err();
        assert_eq!(fault.code, "bad_value");
        fault.message
    };
    assert!(refused(&mut desk, &|o| o.margins.left = 25).contains("Lề trái phải từ 30 đến 35 mm"));
    assert!(refused(&mut desk, &|o| o.margins.top = 26).contains("Lề trên"));
    assert!(refused(&mut desk, &|o| o.body_size = 12).contains("13 hoặc 14"));
    assert!(refused(&mut desk, &|o| o.place = " ".into()).contains("địa danh"));
    assert!(refused(&mut desk, &|o| o.symbol = "STTTT".into()).contains("BC-"));
    assert!(refused(&mut desk, &|o| o.signer_lines.truncate(1)).contains("KT. GIÁM ĐỐC"));
    assert!(refused(&mut desk, &|o| o.body = "SỞ ".repeat(90)).contains("dài quá"));
    assert_eq!(app::office(&desk, AREA, 2021).unwrap().body_size, 14, "nothing was kept");
}

#[test]
fn the_last_day_of_the_figures_is_printed() {
    let (folder, desk) = desk();
    let until = |day: &str| SummaryOptions { cutoff: Some(day.into()), ..SummaryOptions::default() };
    assert!(document(&desk, &folder, until("2021-12-15")).contains("Số liệu tính đến ngày 15/12/2021."));
    assert!(!document(&desk, &folder, SummaryOptions::default()).contains("Số liệu tính đến"));
    for wrong in ["15/12/2021", "2021-02-30", "2020-12-31"] {
        assert_eq!(app::make_summary(&desk, AREA, 2021, until(wrong)).unwrap_err().code, "bad_argument", "{wrong}");
    }
}

#[test]
fn the_last_day_is_asked_once_and_kept_for_that_report() {
    let (folder, mut desk) = desk();
    let plain = SummaryOptions::default;
    assert_eq!(app::keep_cutoff(&mut desk, AREA, 2021, Some("2021-12-15")).unwrap().as_deref(), Some("2021-12-15"));
    drop(desk);
    let mut desk = Desk::open(&folder.path().join("tongket.db"), Face::CommandLine, IfMissing::Refuse).unwrap();
    assert!(document(&desk, &folder, plain()).contains("Số liệu tính đến ngày 15/12/2021."));
    assert_eq!(app::summary_view(&desk, AREA, 2021, plain()).unwrap().cutoff.as_deref(), Some("2021-12-15"));
    let other = SummaryOptions { cutoff: Some("2021-12-20".into()), ..plain() };
    assert!(document(&desk, &folder, other).contains("ngày 20/12/2021."), "what is asked for comes first");
    assert_eq!(app::keep_cutoff(&mut desk, AREA, 2021, Some("2020-12-31")).unwrap_err().code, "bad_argument");
    assert_eq!(app::keep_cutoff(&mut desk, AREA, 2021, None).unwrap(), None);
    assert!(!document(&desk, &folder, plain()).contains("Số liệu tính đến"));
}

#[test]
fn the_check_before_printing_says_what_to_do() {
    let (_folder, mut desk) = desk();
    let checked = |desk: &Desk, options| app::summary_checks(desk, AREA, 2021, options).unwrap();
    let failed = |checks: &[SelfCheck]| -> Vec<String> {
        assert!(checks.iter().all(|c| !c.words.is_empty() && c.ok == c.what_to_do.is_none()), "{checks:?}");
        checks.iter().filter(|c| !c.ok).map(|c| c.rule.clone()).collect()
    };
    let found = checked(&desk, SummaryOptions::default());
    assert_eq!((found.len(), failed(&found)), (12, vec!["confirmed".to_owned()]));
    let with_empty = SummaryOptions { empty_sections: true, ..SummaryOptions::default() };
    assert_eq!(failed(&checked(&desk, with_empty)), ["confirmed", "sections"]);

    let made = app::make_summary(&desk, AREA, 2021, SummaryOptions::default()).unwrap();
    let pending: Vec<String> = made.pending.iter().map(|id| id.0.to_string()).collect();
    app::confirm(&mut desk, &pending, None).unwrap();
    assert!(failed(&checked(&desk, SummaryOptions::default())).is_empty());
}
