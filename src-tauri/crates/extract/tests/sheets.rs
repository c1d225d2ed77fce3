//! Tables as spreadsheets hold them: hidden cells, days in cells, several tables on one sheet.

mod support;

use extract::extract;
use model::{Basis, Catalogue, Mark, MarkKind, Reason};
use support::document;
use text::Span;

#[test]
fn hidden_cells_give_no_figures() {
    let mut document = document(
        "ĐVT: tỷ đồng\n| Chỉ tiêu | Năm 2021 | Năm 2022 |\n| Doanh thu viễn thông | 812,5 | 905,25 |\n| Doanh thu bưu chính | 61,5 | 70,5 |",
    );
    let facts = |document| extract(document, Catalogue::builtin()).facts.len();
    assert_eq!(facts(&document), 4);
    for hidden in ["812,5", "Doanh thu bưu chính", "61,5", "70,5"] {
        let start = document.text.find(hidden).expect("the cell");
        document.marks.push(Mark { span: Span::new(start, start + hidden.len()), kind: MarkKind::Hidden });
    }
    let draft = extract(&document, Catalogue::builtin());
    let found: Vec<&str> = draft.facts.iter().map(|fact| fact.span.of(&document.text)).collect();
    assert_eq!(found, ["905,25"]);
    let aside: Vec<&str> = draft
        .set_aside
        .iter()
        .filter(|aside| aside.reason == Reason::Boilerplate)
        .map(|aside| aside.span.of(&document.text))
        .collect();
    assert_eq!(aside, ["812,5", "61,5", "70,5"]);
}

#[test]
fn days_in_cells_are_no_ratios() {
    let document = document(
        "ĐVT: tỷ đồng\n| Chỉ tiêu | Năm 2022 | Cập nhật |\n| Doanh thu viễn thông | 905,25 | 05/01/2023 |\n| Doanh thu bưu chính | 70,5 | 06/01/2023 |",
    );
    let draft = extract(&document, Catalogue::builtin());
    let found: Vec<&str> = draft.facts.iter().map(|fact| fact.span.of(&document.text)).collect();
    assert_eq!(found, ["905,25", "70,5"]);
}

#[test]
fn a_unit_over_one_table_is_not_that_of_the_next() {
    let document = document(
        "ĐVT: tỷ đồng\n| Chỉ tiêu | Năm 2022 |\n| Doanh thu bưu chính | 70,5 |\nGhi chú: số sơ bộ.\n| Địa bàn | Số trạm BTS |\n| Huyện Yên Lâm | 125 |",
    );
    let draft = extract(&document, Catalogue::builtin());
    let units: Vec<_> =
        draft.facts.iter().map(|fact| (fact.quantity.unit.as_deref(), fact.quantity.scale.is_some())).collect();
    assert_eq!(units, [(Some("đồng"), true), (Some("trạm"), false)]);
}

#[test]
fn a_unit_in_brackets_over_a_table_is_that_of_its_values() {
    let document = document(
        "2. Doanh thu (triệu đồng)\n| Nhóm dịch vụ | Năm 2022 | Năm 2023 |\n| Bưu chính chuyển phát | 21.430 | 25.112 |\n| Tài chính bưu chính | 7.905 | 8.216 |",
    );
    let draft = extract(&document, Catalogue::builtin());
    let full: Vec<String> = draft.facts.iter().map(|fact| fact.quantity.si_value().normalize().to_string()).collect();
    assert_eq!(full, ["21430000000", "25112000000", "7905000000", "8216000000"]);
}

#[test]
fn differences_are_no_values() {
    let document = document(
        "# Báo cáo kết quả công tác năm 2023\n| Chỉ tiêu | Năm 2022 | Năm 2023 | Chênh lệch |\n| Số phương tiện đo đã kiểm định | 51.200 | 49.870 | -1.330 |\n| Số mẫu đã thử nghiệm | 7.410 | 8.005 | +595 |",
    );
    let draft = extract(&document, Catalogue::builtin());
    let last: Vec<_> = draft.facts.iter().filter(|f| f.relation.is_some()).map(|f| f.indicator.is_some()).collect();
    assert_eq!(last, [false, false]);
}

#[test]
fn columns_of_years_to_come_are_goals() {
    let document = document(
        "# Báo cáo kết quả công tác năm 2023\n| Chỉ tiêu | ĐVT | Năm 2023 | Năm 2025 |\n| Hộ gia đình có cáp quang | % | 71,5 | 90 |\n| Dân số được phủ sóng 5G | % | 12 | 60 |",
    );
    let draft = extract(&document, Catalogue::builtin());
    let basis: Vec<_> = draft.facts.iter().map(|fact| fact.quantity.basis).collect();
    assert_eq!(basis, [Basis::Actual, Basis::Target, Basis::Actual, Basis::Target]);
}

#[test]
fn names_of_technologies_head_columns() {
    let document =
        document("Số trạm của từng nhà mạng:\n| Nhà mạng | 4G | 5G |\n| Viettel | 512 | 96 |\n| VNPT | 430 | 51 |");
    let draft = extract(&document, Catalogue::builtin());
    let found: Vec<&str> = draft.facts.iter().map(|fact| fact.span.of(&document.text)).collect();
    assert_eq!(found, ["512", "96", "430", "51"]);
}
