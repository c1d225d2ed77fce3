//! Issued versions: frozen with their file, told apart by their hash, set beside what the data say since.

use crate::{desk_with, report};
use app::dto::{ChangedValueDto, IssuedDto, SummaryOptions};
use app::{Desk, Face, IfMissing};
use std::fs;

const AREA: &str = "Lai Châu";

fn confirmed() -> (tempfile::TempDir, Desk) {
    let (folder, mut desk) = desk_with(&[report(
        AREA,
        2021,
        &[
            "Doanh thu dịch vụ viễn thông năm 2021 ước đạt 672,5 tỷ đồng.",
            "Tổng số thuê bao điện thoại di động đạt 415.270 thuê bao.",
        ],
    )]);
    let made = app::make_summary(&desk, AREA, 2021, SummaryOptions::default()).unwrap();
    let pending: Vec<String> = made.pending.iter().map(|id| id.0.to_string()).collect();
    app::confirm(&mut desk, &pending, None).unwrap();
    (folder, desk)
}

fn issue(desk: &mut Desk, note: Option<&str>) -> Result<IssuedDto, app::Fault> {
    app::issue_summary(desk, AREA, 2021, SummaryOptions::default(), note)
}

fn issued(desk: &Desk) -> Vec<IssuedDto> {
    app::issued_summaries(desk, AREA, 2021, SummaryOptions::default()).unwrap()
}

fn enter(desk: &mut Desk, value: &str) {
    let ask = app::dto::EntryAsk {
        area: "A-12".into(),
        year: 2021,
        indicator: "tel.revenue".into(),
        basis: "actual".into(),
        value: value.into(),
        note: None,
        reason: Some("số chốt".into()),
    };
    app::enter(desk, &ask).unwrap();
}

#[test]
fn a_version_keeps_its_file_whatever_happens_to_the_data() {
    let (folder, mut desk) = confirmed();
    let made = app::make_summary(&desk, AREA, 2021, SummaryOptions::default()).unwrap();
    let first = issue(&mut desk, Some("bản trình")).unwrap();
    assert_eq!((first.version, first.note.as_deref(), first.sha256.len()), (1, Some("bản trình"), 64));
    assert_eq!(first.changed, []);

    enter(&mut desk, "690");
    drop(desk);
    let mut desk = Desk::open(&folder.path().join("tongket.db"), Face::CommandLine, IfMissing::Refuse).unwrap();
    let path = folder.path().join("bản 1.pdf");
    app::save_issued(&desk, &first.id, &path).unwrap();
    assert!(fs::read(&path).unwrap() == made.pdf.bytes, "byte for byte what was issued");
    let changed = &issued(&desk)[0].changed;
    assert_eq!(
        *changed,
        [ChangedValueDto {
            name: "Doanh thu dịch vụ viễn thông".into(),
            time: "năm 2021".into(),
            before: Some("ước 672,5 tỷ đồng".into()),
            after: Some("690 tỷ đồng".into()),
        }]
    );

    let second = issue(&mut desk, None).unwrap();
    assert_eq!((second.version, second.note.clone(), second.changed.len()), (2, None, 0));
    assert_ne!(second.sha256, first.sha256);
    let versions: Vec<u32> = issued(&desk).iter().map(|one| one.version).collect();
    assert_eq!(versions, [2, 1]);
    assert!(app::check(&desk).unwrap().is_empty(), "the file is whole");
    let log = app::log(&desk, None, 1).unwrap();
    assert_eq!((log[0].action.as_str(), log[0].can_be_reverted), ("issue", false));
}

#[test]
fn a_draft_is_not_issued() {
    let (_folder, mut desk) =
        desk_with(&[report(AREA, 2021, &["Doanh thu dịch vụ viễn thông năm 2021 đạt 672,5 tỷ đồng."])]);
    let fault = issue(&mut desk, None).unwrap_err();
    assert_eq!(fault.code, "unconfirmed");
    assert!(fault.message.contains("1 số liệu"), "{}", fault.message);
    assert_eq!(issued(&desk), []);
    assert_eq!(app::save_issued(&desk, "7", &std::env::temp_dir().join("x.pdf")).unwrap_err().code, "bad_argument");
}
