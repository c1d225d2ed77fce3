//! Comparison over a merged province, and what does not fit, through real reports in a real data file.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use app::dto::{CompareAsk, CompareCell};
use app::{Desk, Face, IfMissing, ImportSource};
use std::{cell::RefCell, fs, sync::atomic::AtomicBool};

fn report(province: &str, day: &str, year: i32, lines: &[&str]) -> String {
    let head = format!(
        "UBND TỈNH {}\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\nSố: 15/BC-STTTT\n{province}, ngày {day}\nBÁO CÁO\nKết quả công tác \
         năm {year}\n1. Lĩnh vực viễn thông, Internet\n",
        province.to_uppercase()
    );
    format!("{head}{}\n", lines.join("\n"))
}

fn desk_with(reports: &[(&str, String)]) -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("tongket.db"), Face::CommandLine, IfMissing::Create).unwrap();
    let desk = RefCell::new(desk);
    let paths = reports.iter().map(|(name, text)| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    });
    let source = ImportSource { paths: paths.collect(), ..ImportSource::default() };
    app::import(&source, &AtomicBool::new(false), |act| act(&mut desk.borrow_mut()), |_| ()).unwrap();
    (folder, desk.into_inner())
}

fn cell(desk: &Desk, indicator: &str, area: &str, today: bool, year: i32) -> CompareCell {
    let ask = CompareAsk {
        indicators: vec![indicator.into()],
        areas: vec![area.into()],
        from: year,
        to: year,
        today,
        stretch: None,
    };
    app::compare(desk, &ask).unwrap().groups[0].rows[0].cells[0].clone()
}

fn two_provinces() -> (tempfile::TempDir, Desk) {
    desk_with(&[
        (
            "bac ninh.txt",
            report(
                "Bắc Ninh",
                "10 tháng 01 năm 2025",
                2024,
                &[
                    "Đến hết năm 2024, tổng số thuê bao điện thoại di động đạt 1.000.000 thuê bao.",
                    "Số thuê bao sử dụng điện thoại thông minh đạt 900.000 thuê bao.",
                    "Doanh thu dịch vụ viễn thông năm 2024 đạt 2.100 tỷ đồng.",
                ],
            ),
        ),
        (
            "bac giang.txt",
            report(
                "Bắc Giang",
                "12 tháng 01 năm 2025",
                2024,
                &[
                    "Đến hết năm 2024, tổng số thuê bao điện thoại di động đạt 2.000.000 thuê bao.",
                    "Số thuê bao sử dụng điện thoại thông minh đạt 1.500.000 thuê bao.",
                    "Doanh thu dịch vụ viễn thông năm 2024 đạt 1.900 tỷ đồng.",
                ],
            ),
        ),
    ])
}

#[test]
fn todays_map_adds_counts_and_recomputes_rates() {
    let (_folder, desk) = two_provinces();
    let reported = cell(&desk, "tel.revenue", "Bắc Ninh", false, 2024);
    assert_eq!((reported.value.as_deref(), reported.origin.as_deref()), (Some("2100"), Some("stated")));
    let today = cell(&desk, "tel.revenue", "Bắc Ninh", true, 2024);
    assert_eq!((today.value.as_deref(), today.origin.as_deref()), (Some("4000"), Some("sum_of_areas")));
    assert_eq!(today.facts.len(), 2, "both sources can be opened");
    let rate = cell(&desk, "tel.smartphone_rate", "Bắc Ninh", true, 2024);
    assert_eq!((rate.value.as_deref(), rate.origin.as_deref()), (Some("80"), Some("recomputed")));
    assert_eq!(rate.facts.len(), 4);
}

#[test]
fn an_unknown_part_of_the_year_is_refused() {
    let (_folder, desk) = two_provinces();
    let ask = CompareAsk {
        indicators: vec!["tel.revenue".into()],
        areas: Vec::new(),
        from: 2024,
        to: 2024,
        today: false,
        stretch: Some("q7".into()),
    };
    assert_eq!(app::compare(&desk, &ask).unwrap_err().code, "bad_argument");
}

#[test]
fn what_cannot_be_is_said_with_both_figures() {
    let (_folder, desk) = desk_with(&[(
        "lang son.txt",
        report(
            "Lạng Sơn",
            "08 tháng 01 năm 2024",
            2023,
            &[
                "Đến hết năm 2023, tổng số thuê bao điện thoại di động đạt 800.000 thuê bao.",
                "Số thuê bao sử dụng điện thoại thông minh đạt 950.000 thuê bao.",
            ],
        ),
    )]);
    let found = app::contradictions(&desk, "Lạng Sơn", 2023).unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].wrong.as_str(), found[0].severity.as_str()), ("more_than_whole", "error"));
    assert!(found[0].message.contains("950.000") && found[0].message.contains("800.000"), "{}", found[0].message);
    assert_eq!((found[0].about.facts.len(), found[0].against.len()), (1, 1));
    assert!(app::contradictions(&desk, "Lạng Sơn", 2022).unwrap().is_empty());
}

#[test]
fn the_grid_tells_what_is_there() {
    let (_folder, desk) = two_provinces();
    let ask = CompareAsk {
        indicators: vec!["tel.revenue".into(), "tel.smartphone_rate".into()],
        areas: vec!["Bắc Ninh".into(), "Lào Cai".into()],
        from: 2023,
        to: 2024,
        today: false,
        stretch: None,
    };
    let grid = app::completeness(&desk, &ask).unwrap();
    let states: Vec<_> = grid.rows.iter().map(|r| (r.area.as_str(), r.states.join(" "))).collect();
    assert_eq!(
        states,
        [
            ("Bắc Ninh", "missing result".to_owned()),
            ("Lào Cai", "missing missing".to_owned()),
            ("Bắc Ninh", "missing computed".to_owned()),
            ("Lào Cai", "missing missing".to_owned()),
        ]
    );
}
