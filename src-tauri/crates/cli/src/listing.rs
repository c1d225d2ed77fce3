//! Figures and comparisons as rows, for tables and CSV.

use crate::table::Lean;
use app::{Collected, Compared, Reading, contract, words};
use model::{Catalogue, Fact, FactId};
use std::collections::BTreeSet;

/// Columns of what was found in a file.
pub(crate) const FOUND: [(&str, Lean); 6] = [
    ("Số liệu", Lean::Right),
    ("Tính chất", Lean::Left),
    ("Kỳ", Lean::Left),
    ("Phạm vi", Lean::Left),
    ("Chỉ tiêu", Lean::Left),
    ("Nội dung", Lean::Left),
];

/// What report a file is, in a line.
pub(crate) fn report(reading: &Reading) -> String {
    let draft = &reading.draft;
    let area = draft.area.as_ref().and_then(|id| Catalogue::builtin().areas.get(id)).map(|a| a.name.as_str());
    let parts = [
        Some(draft.title.as_str()).filter(|t| !t.is_empty()),
        area,
        draft.period.as_ref().map(|p| p.label.as_str()),
        draft.organization.as_deref(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What was found in a file.
pub(crate) fn found(reading: &Reading) -> Vec<Vec<String>> {
    let row = |f: &model::FactDraft| {
        let linked = f.indicator.as_ref().or_else(|| f.relation.as_ref().and_then(|r| r.of.as_ref()));
        vec![
            words::quantity(&f.quantity),
            words::basis(f.quantity.basis).to_owned(),
            f.period.as_ref().map(|p| p.label.clone()).unwrap_or_default(),
            f.scope.clone().unwrap_or_default(),
            linked.map(ToString::to_string).unwrap_or_default(),
            f.measure.clone(),
        ]
    };
    reading.draft.facts.iter().map(row).collect()
}

/// Columns of stored figures.
pub(crate) const STORED: [(&str, Lean); 8] = [
    ("Mã", Lean::Right),
    ("Số liệu", Lean::Right),
    ("Chỉ tiêu", Lean::Left),
    ("Địa bàn", Lean::Left),
    ("Kỳ", Lean::Left),
    ("Phạm vi", Lean::Left),
    ("Trạng thái", Lean::Left),
    ("Nguồn", Lean::Left),
];

/// Stored figures for people; the official one of each thing is marked with a star.
pub(crate) fn stored(found: &Collected, official: &BTreeSet<FactId>) -> Vec<Vec<String>> {
    let row = |f: &Fact| {
        let star = if official.contains(&f.id) { " *" } else { "" };
        vec![
            f.id.0.to_string(),
            format!("{}{star}", words::quantity(&f.quantity)),
            indicator(f),
            area(f),
            f.period.as_ref().map(|p| p.label.clone()).unwrap_or_default(),
            f.scope.clone().unwrap_or_default(),
            words::state(f).to_owned(),
            contract::source_line(f, found),
        ]
    };
    found.facts.iter().map(row).collect()
}

fn indicator(fact: &Fact) -> String {
    fact.linked().map_or_else(|| fact.measure.clone(), ToString::to_string)
}

fn area(fact: &Fact) -> String {
    let known = fact.area.as_ref().and_then(|id| Catalogue::builtin().areas.get(id));
    known.map(|a| a.name.clone()).unwrap_or_default()
}

/// A comparison for people: heads and rows.
pub(crate) fn compared(found: &Compared) -> (Vec<(String, Lean)>, Vec<Vec<String>>) {
    let mut heads: Vec<(String, Lean)> = ["Chỉ tiêu", "Đơn vị", "Địa bàn"].map(|h| (h.to_owned(), Lean::Left)).into();
    for year in &found.table.years {
        heads.push((year.to_string(), Lean::Right));
        heads.push(("so năm trước".to_owned(), Lean::Right));
    }
    let row = |row: &app::Row| {
        let known = found.catalogue.indicator(&row.indicator);
        let mut cells = vec![
            known.map(|i| i.name.clone()).unwrap_or_default(),
            known.map(|i| i.unit.clone()).unwrap_or_default(),
            row.area.clone(),
        ];
        for cell in &row.cells {
            cells.push(words::cell(cell));
            cells.push(words::change_of(cell));
        }
        cells
    };
    (heads, found.table.rows.iter().map(row).collect())
}
