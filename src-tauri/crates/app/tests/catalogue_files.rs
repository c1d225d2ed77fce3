//! The list of indicators as a file: out, edited, in again.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use app::{
    Desk, Face, IfMissing,
    dto::{CatalogueImport, IndicatorEdit, IndicatorSaved},
};
use proptest::prelude::*;
use std::{fs, path::PathBuf};
use tempfile::TempDir;

fn office() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("a.db"), Face::Window, IfMissing::Create).unwrap();
    (folder, desk)
}

fn other(folder: &TempDir, name: &str) -> Desk {
    Desk::open(&folder.path().join(name), Face::Window, IfMissing::Create).unwrap()
}

fn edit(name: &str) -> IndicatorEdit {
    IndicatorEdit {
        name: name.into(),
        field: "base".into(),
        unit: "đội".into(),
        kind: "count".into(),
        over_time: "last".into(),
        better: "higher".into(),
        ..IndicatorEdit::default()
    }
}

fn keep(desk: &mut Desk, edit: &IndicatorEdit) -> Option<String> {
    match app::save_indicator(desk, edit).unwrap() {
        IndicatorSaved::Saved { indicator } => Some(indicator.code),
        IndicatorSaved::Refused { .. } => None,
    }
}

/// Everything that an office added.
fn added(desk: &Desk) -> Vec<app::dto::IndicatorView> {
    let all = app::catalogue(desk).unwrap().indicators;
    let views = all.iter().map(|one| app::indicator(desk, &one.code).unwrap());
    views.filter(|one| one.own || one.hidden || !one.added_aliases.is_empty()).collect()
}

fn write(folder: &TempDir, name: &str, lines: &[&str]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, lines.join("\r\n")).unwrap();
    path
}

fn kinds(import: &CatalogueImport) -> Vec<(u32, &str)> {
    import.lines.iter().map(|line| (line.line, line.kind.as_str())).collect()
}

#[test]
fn a_list_that_was_written_is_taken_in_whole_and_once() {
    let (folder, mut theirs) = office();
    let first = keep(
        &mut theirs,
        &IndicatorEdit {
            aliases: vec!["đội xung kích số hóa".into(), "=đội thanh niên, số hóa".into()],
            definition: "Đội do \"Đoàn xã\" lập; không kể đội của tỉnh.".into(),
            source: "-Kế hoạch 12/KH-UBND".into(),
            valid_from: Some("2022-01-01".into()),
            valid_to: Some("2025-06-30".into()),
            ..edit("Số đội thanh niên số hóa")
        },
    );
    let rate = IndicatorEdit {
        unit: "%".into(),
        kind: "percent".into(),
        over_time: "none".into(),
        numerator: first.clone(),
        denominator: Some("tel.bts".into()),
        predecessor: first,
        ..edit("Tỷ lệ trạm có đội số hóa")
    };
    keep(&mut theirs, &rate).unwrap();
    app::set_addition(&mut theirs, "tel.bts", vec!["trụ phát sóng của tỉnh".into()], false).unwrap();
    app::set_addition(&mut theirs, "post.revenue", Vec::new(), true).unwrap();
    let kept = added(&theirs);
    assert_eq!(kept.len(), 4);
    for name in ["a.xlsx", "a.csv"] {
        let path = folder.path().join(name);
        assert!(app::save_catalogue(&theirs, &path).unwrap().bytes > 20_000);
        assert!(app::look_at_catalogue(&theirs, &path, None).unwrap().nothing_new, "{name}");
        let mut ours = other(&folder, &format!("{name}.db"));
        let seen = app::look_at_catalogue(&ours, &path, None).unwrap();
        let counts = (seen.lines.len(), seen.same, seen.nothing_new);
        assert_eq!(counts, (4, 338, false), "{name}: {:?}", seen.lines);
        assert!(added(&ours).is_empty(), "looking changes nothing");
        assert_eq!(app::take_in_catalogue(&mut ours, &path, None).unwrap(), seen);
        assert_eq!(added(&ours), kept, "{name}");
        assert!(app::take_in_catalogue(&mut ours, &path, None).unwrap().nothing_new, "{name}");
        app::undo(&mut ours).unwrap();
        assert!(added(&ours).is_empty(), "it was one action");
        assert_eq!(app::check(&ours).unwrap(), Vec::<String>::new());
    }
}

#[test]
fn no_cell_is_a_formula() {
    let (folder, mut desk) = office();
    keep(&mut desk, &IndicatorEdit { definition: "=HYPERLINK(\"x\")".into(), ..edit("Số đội thanh niên số hóa") })
        .unwrap();
    let path = folder.path().join("a.csv");
    app::save_catalogue(&desk, &path).unwrap();
    let csv = fs::read_to_string(&path).unwrap();
    assert!(csv.contains("\"'=HYPERLINK(") && !csv.contains(",=") && !csv.contains(",\"="));
}

#[test]
fn lines_that_people_write() {
    let (folder, mut desk) = office();
    let code = keep(&mut desk, &edit("Số đội thanh niên số hóa")).unwrap();
    let path = write(
        &folder,
        "b.csv",
        &[
            "Tên chỉ tiêu;Đơn vị;Loại số;Cộng theo kỳ;Lĩnh vực;Mã;Từ ngày;Tử số;Tên gọi riêng",
            "Số tủ sách số;tủ;số đếm;Lấy số cuối kỳ;base;;1/3/2024;;tủ sách số hóa | tủ sách điện tử của xã",
            "Tỷ lệ tủ sách số;%;tỷ lệ %;không cộng;base;;;Số tủ sách số;",
            "Số đội thanh niên số hóa;tổ;;;base;;;;",
            "Tên mới;nhà;màu;lấy số cuối kỳ;không có;own.moi;32/1/2024;ai đó;",
            "Số trạm BTS mới;trạm;số đếm;;;tel.bts;;;",
            "Không rõ;trạm;số đếm;cộng các kỳ;base;xyz.abc;;;",
            "Số đội thanh niên số hóa;đội;;;base;;;;",
        ],
    );
    let seen = app::take_in_catalogue(&mut desk, &path, None).unwrap();
    let wanted = [(2, "new"), (3, "new"), (4, "changed"), (5, "wrong"), (6, "wrong"), (7, "wrong"), (8, "wrong")];
    assert_eq!(kinds(&seen), wanted, "{:#?}", seen.lines);
    assert_eq!(seen.lines[3].said.len(), 4, "{:?}", seen.lines[3].said);
    let books = app::indicator(&desk, "own.so_tu_sach_so").unwrap().edit;
    assert_eq!((books.valid_from.as_deref(), books.aliases.len()), (Some("2024-03-01"), 2));
    let rate = app::indicator(&desk, "own.ty_le_tu_sach_so").unwrap().edit;
    assert_eq!(rate.numerator.as_deref(), Some("own.so_tu_sach_so"), "named by a line of the same list");
    assert_eq!(app::indicator(&desk, &code).unwrap().edit.unit, "tổ");
    assert_eq!(app::indicator(&desk, &code).unwrap().edit.over_time, "last", "what is left empty stays");
}

#[test]
fn a_line_falls_with_the_one_it_rests_on() {
    let (folder, mut desk) = office();
    let path = write(
        &folder,
        "b.csv",
        &[
            "Tên chỉ tiêu,Đơn vị,Loại số,Cộng theo kỳ,Lĩnh vực,Tử số",
            "Tủ,tủ,số đếm,lấy số cuối kỳ,base,",
            "Tỷ lệ tủ sách số,%,tỷ lệ %,không cộng,base,Tủ",
            "Số đội thanh niên số,đội,số đếm,lấy số cuối kỳ,base,",
        ],
    );
    let seen = app::take_in_catalogue(&mut desk, &path, None).unwrap();
    assert_eq!(kinds(&seen), [(2, "wrong"), (3, "wrong"), (4, "new")]);
    assert_eq!(added(&desk).len(), 1);
}

#[test]
fn other_files_are_refused() {
    let (folder, desk) = office();
    let code = |path: PathBuf| app::look_at_catalogue(&desk, &path, None).unwrap_err().code;
    assert_eq!(code(write(&folder, "a.txt", &["Tên chỉ tiêu,Đơn vị"])), "bad_argument");
    assert_eq!(code(write(&folder, "a.csv", &["Xã,Số dân", "Lũng Cú,4000"])), "no_catalogue");
    assert_eq!(code(write(&folder, "b.xlsx", &["không phải"])), "no_catalogue");
    assert_eq!(code(folder.path().join("gone.csv")), "no_catalogue");
}

fn word() -> impl Strategy<Value = String> {
    "[a-zđăâêôơưáàảãạếộ=+@'\"|;,.-]{1,7}"
}

fn phrase(most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(word(), 0..most).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    /// Whatever people wrote into an indicator that was kept comes back from either file as it was.
    #[test]
    fn any_words_come_back(
        names in proptest::collection::vec((phrase(5), phrase(4), phrase(9), phrase(6)), 1..5),
    ) {
        let (folder, mut theirs) = office();
        for (name, alias, definition, source) in names {
            let aliases = vec![alias];
            keep(&mut theirs, &IndicatorEdit { aliases, definition, source, ..edit(&format!("Đội {name}")) });
        }
        let kept = added(&theirs);
        for name in ["a.xlsx", "a.csv"] {
            let path = folder.path().join(name);
            app::save_catalogue(&theirs, &path).unwrap();
            let mut ours = other(&folder, &format!("{name}.db"));
            let seen = app::take_in_catalogue(&mut ours, &path, None).unwrap();
            prop_assert_eq!(added(&ours), kept.clone(), "{}: {:?}", name, seen.lines);
        }
    }
}
