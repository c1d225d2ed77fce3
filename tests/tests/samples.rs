//! The sample reports: made from their sources, right in themselves, readable by the readers.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test stops at the first surprise")]

use model::{Catalogue, Document, IndicatorCode};
use rust_decimal::Decimal;
use std::fs;
use tongket_tests::samples::{Line, Source, folder, make};

fn read(name: &str) -> Document {
    let (document, issues) = readers::read(name, &fs::read(folder().join(name)).unwrap());
    assert!(issues.is_empty(), "{name}: {issues:?}");
    document
}

fn source(name: &str) -> Source {
    Source::read(&fs::read_to_string(folder().join("src").join(name)).unwrap())
}

fn rows(source: &Source) -> Vec<Vec<String>> {
    let table = source.lines.iter().find_map(|line| match line {
        Line::Table(table) => Some(table),
        _ => None,
    });
    let table = table.unwrap();
    table.rows[table.head..].to_vec()
}

fn number(cell: &str) -> Option<Decimal> {
    text::read_vietnamese(cell)
}

/// What a is of b in per cent, with one decimal.
fn per_cent(a: Decimal, b: Decimal) -> Decimal {
    let share = a * Decimal::from(100) / b;
    share.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize()
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let (once, again) = (make(), make());
    assert_eq!(once.len(), 3);
    assert!(once == again);
    for (name, bytes) in once {
        let (fresh, issues) = readers::read(&name, &bytes);
        assert!(issues.is_empty(), "{name}: {issues:?}");
        assert_eq!(fresh.text, read(&name).text, "{name}: run make-samples");
    }
}

#[test]
fn every_line_of_a_source_is_read() {
    for (file, name) in [
        ("tong-ket-2023.txt", "Báo cáo tổng kết năm 2023.docx"),
        ("9-thang-2024.txt", "Báo cáo 9 tháng đầu năm 2024.docx"),
        ("tong-ket-2024.txt", "Bao cao tong ket 2024.docx"),
    ] {
        let (source, document) = (source(file), read(name));
        for line in &source.lines {
            match line {
                Line::Heading(_, text) | Line::Item(text) | Line::Paragraph(text) => {
                    assert!(
                        document.blocks.iter().any(|block| block.span.of(&document.text) == text),
                        "{name}: {text}"
                    );
                }
                Line::Table(table) => {
                    for row in &table.rows[table.head..] {
                        assert!(document.text.contains(&row.join("\t")), "{name}: {row:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn percentages_are_right() {
    for row in rows(&source("tong-ket-2023.txt")) {
        let [plan, result, share] = [3, 4, 5].map(|column| number(&row[column]).unwrap());
        assert_eq!(per_cent(result, plan), share.normalize(), "{row:?}");
    }
    for row in rows(&source("tong-ket-2024.txt")) {
        let [before, plan, result, growth, share] = [3, 4, 5, 6, 7].map(|column| number(&row[column]));
        let of = |whole: Option<Decimal>| Some(per_cent(result?, whole?));
        assert_eq!(of(before), growth.map(|growth| growth.normalize()), "{row:?}");
        assert_eq!(of(plan), share.map(|share| share.normalize()), "{row:?}");
    }
}

#[test]
fn what_two_reports_say_of_2023_is_the_same() {
    let (first, second) = (rows(&source("tong-ket-2023.txt")), rows(&source("tong-ket-2024.txt")));
    for row in &first {
        let again = second.iter().find(|later| later[1] == row[1]).unwrap();
        assert_eq!(again[3], row[4], "{row:?}");
    }
}

#[test]
fn sums_are_right() {
    for (file, sums) in [
        ("Báo cáo tổng kết năm 2023.docx", [["862.450", "16.450", "846.000"], ["870.450", "168.300", "702.150"]]),
        ("Bao cao tong ket 2024.docx", [["885.120", "14.120", "871.000"], ["922.920", "176.940", "745.980"]]),
    ] {
        let document = read(file);
        for sum in sums {
            let [whole, one, other] = sum.map(|number| text::read_vietnamese(number).unwrap());
            assert_eq!(whole, one + other, "{sum:?}");
            let sentence = document.text.lines().find(|line| sum.iter().all(|number| line.contains(number)));
            assert!(sentence.is_some(), "{file}: {sum:?} stand in no sentence");
        }
    }
}

#[test]
fn the_targets_are_those_of_the_table() {
    let table = rows(&source("tong-ket-2024.txt"));
    let targets = fs::read_to_string(folder().join("targets-2024.csv")).unwrap();
    let planned = table.iter().filter(|row| number(&row[4]).is_some()).count();
    assert_eq!(targets.lines().skip(1).count(), planned);
    let (mut met, mut missed, mut open) = (0, 0, 0);
    for line in targets.lines().skip(1) {
        let [code, value, unit, decision] = line.split(',').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let indicator = Catalogue::builtin().indicator(&IndicatorCode::new(code)).unwrap();
        let named = |row: &&Vec<String>| {
            let name = text::fold(&row[1]);
            indicator.aliases.iter().any(|alias| name.contains(&text::fold(alias)))
        };
        let row = table.iter().find(named).unwrap_or_else(|| panic!("{code} stands in no row"));
        assert_eq!((number(&row[4]), row[2].as_str()), (text::read_canonical(value), unit), "{line}");
        assert_eq!(indicator.unit, unit, "{line}");
        assert_eq!(decision, "QĐ 2145/QĐ-UBND ngày 28/12/2023");
        match number(&row[5]) {
            Some(result) if result >= number(&row[4]).unwrap() => met += 1,
            Some(_) => missed += 1,
            None => open += 1,
        }
    }
    assert_eq!((met, missed, open), (11, 1, 1));
}

#[test]
fn the_page_marks_what_is_not_the_article() {
    let page = read("Bao cao quy II-2024.html");
    let marked = |words: &str| {
        let start = page.text.find(words).unwrap();
        page.is_marked(text::Span::new(start, start + words.len()))
    };
    for words in ["Trang chủ", "Tin liên quan", "Khai trương 12 điểm", "2.318.540", "1.536", "0205.3814.000"] {
        assert!(marked(words), "{words}");
    }
    for words in ["Kết quả công tác", "02/07/2024", "34,1 tỷ đồng", "171.620", "84.950", "2 cuộc thanh tra"]
    {
        assert!(!marked(words), "{words}");
    }
}
