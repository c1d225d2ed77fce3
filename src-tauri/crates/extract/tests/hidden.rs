//! Figures that are not to be seen in the file are no figures of the report.

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
