//! Tables as spreadsheets hold them: hidden cells, days in cells, several tables on one sheet.

mod support;

use extract::extract;
use model::{Catalogue, Mark, MarkKind, Reason};
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
