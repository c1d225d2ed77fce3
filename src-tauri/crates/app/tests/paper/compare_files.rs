//! A comparison as workbook, drawing and CSV.

use crate::{desk_with, part, report};
use app::{Desk, dto::CompareAsk};
use std::fs;

fn two_provinces() -> (tempfile::TempDir, Desk) {
    desk_with(&[
        report("Lai Châu", 2020, &["Doanh thu dịch vụ viễn thông năm 2020 đạt 640 tỷ đồng."]),
        report("Lai Châu", 2021, &["Doanh thu dịch vụ viễn thông năm 2021 ước đạt 672,5 tỷ đồng."]),
        report("Yên Bái", 2021, &["Doanh thu dịch vụ viễn thông năm 2021 đạt 1.250 tỷ đồng."]),
    ])
}

fn ask(indicator: &str, areas: &[&str]) -> CompareAsk {
    CompareAsk {
        indicators: vec![indicator.into()],
        areas: areas.iter().map(ToString::to_string).collect(),
        from: 2020,
        to: 2021,
        today: false,
        stretch: None,
    }
}

#[test]
fn a_workbook_to_calculate_with() {
    let (folder, desk) = two_provinces();
    let path = folder.path().join("so sánh.xlsx");
    app::save_compare(&desk, &ask("tel.revenue", &["Lai Châu", "Yên Bái"]), &path).unwrap();
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    for number in ["<v>640</v>", "<v>672.5</v>", "<v>1250</v>", "<v>5.1</v>"] {
        assert!(sheet.contains(number), "{number} in {sheet}");
    }
    assert!(!sheet.contains("<f>"), "nothing in it is a formula");
    assert!(sheet.contains(r#"<pane xSplit="3" ySplit="4""#), "head and names stay in sight: {sheet}");
    let words = part(&path, "xl/sharedStrings.xml");
    for told in ["Yên Bái", "tỷ đồng", ">chưa có<", "năm trước chưa có số liệu"] {
        assert!(words.contains(told), "{told} in {words}");
    }
    let formats = part(&path, "xl/styles.xml");
    assert!(formats.contains("#,##0.0&quot; ước, chờ&quot;"), "an estimate says so: {formats}");

    let again = folder.path().join("lần nữa.xlsx");
    app::save_compare(&desk, &ask("tel.revenue", &["Lai Châu", "Yên Bái"]), &again).unwrap();
    assert_eq!(fs::read(&path).unwrap(), fs::read(&again).unwrap(), "the same data, the same bytes");
}

#[test]
fn what_covers_a_part_of_the_year_is_no_number() {
    let half = "UBND TỈNH LAI CHÂU\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\nSố: 40/BC-STTTT\nLai Châu, ngày 15 tháng 6 năm 2021\n\
        BÁO CÁO\nKết quả công tác 6 tháng đầu năm 2021\n1. Lĩnh vực viễn thông, Internet\n\
        Doanh thu dịch vụ viễn thông 6 tháng đầu năm 2021 đạt 318 tỷ đồng.\n";
    let (folder, desk) = desk_with(&[half.to_owned()]);
    let path = folder.path().join("nửa năm.xlsx");
    app::save_compare(&desk, &ask("tel.revenue", &["Lai Châu"]), &path).unwrap();
    assert!(!part(&path, "xl/worksheets/sheet1.xml").contains("<v>318</v>"), "a sum would take it for the year's");
    assert!(part(&path, "xl/sharedStrings.xml").contains("318 chờ, (6 tháng đầu năm 2021)"));
    let fault = app::save_compare(&desk, &ask("tel.revenue", &["Lai Châu"]), &path.with_extension("svg")).unwrap_err();
    assert_eq!(fault.code, "nothing_to_draw");
    assert!(!path.with_extension("svg").exists());
}

#[test]
fn a_drawing_of_the_areas_over_the_years() {
    let (folder, desk) = two_provinces();
    let path = folder.path().join("so sánh.svg");
    app::save_compare(&desk, &ask("tel.revenue", &["Lai Châu", "Yên Bái"]), &path).unwrap();
    let svg = fs::read_to_string(&path).unwrap();
    for shown in [">Lai Châu<", ">Yên Bái<", ">640<", ">672,5<", ">1.250<", ">2020<", "Ước thực hiện"] {
        assert!(svg.contains(shown), "{shown} in {svg}");
    }
    assert!(svg.contains("Yên Bái | 2020 | chưa có"), "a gap is told to who cannot see it");
    let hollow = svg.matches(r##"fill="#ffffff""##).count();
    assert_eq!(hollow, 2, "the estimate and its key: {svg}");
    let dashed = svg.matches("stroke-dasharray").count();
    assert_eq!(dashed, 1, "the way to the estimate; Yên Bái has one point and no line");
}

#[test]
fn csv_and_other_endings() {
    let (folder, desk) = two_provinces();
    let path = folder.path().join("so sánh.csv");
    app::save_compare(&desk, &ask("tel.revenue", &["Lai Châu"]), &path).unwrap();
    let csv = fs::read_to_string(&path).unwrap();
    assert!(csv.starts_with("\u{feff}indicator,area,year,value"), "{csv}");
    assert!(csv.contains("tel.revenue,Lai Châu,2021,672.5,estimate,false,percent,5.1"), "{csv}");
    let fault = app::save_compare(&desk, &ask("tel.revenue", &[]), &folder.path().join("a.pdf")).unwrap_err();
    assert_eq!(fault.code, "bad_argument");
}
