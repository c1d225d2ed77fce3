//! `tongket compare --json` and `--csv`.

use super::{Number, canonical, extracted::DaysJson};
use crate::{comparing::Compared, words};
use compare::{Cell, Change};
use model::IndicatorCode;
use rust_decimal::Decimal;
use serde::Serialize;

/// A comparison.
#[derive(Debug, Serialize)]
pub struct ComparedJson {
    rows: Vec<RowJson>,
}

#[derive(Debug, Serialize)]
struct RowJson {
    indicator: IndicatorCode,
    area: String,
    cells: Vec<CellJson>,
}

#[derive(Debug, Serialize)]
struct CellJson {
    year: i32,
    value: Option<Number>,
    basis: Option<&'static str>,
    qualifier: Option<&'static str>,
    /// `judged` when a person answers for it, `pending` when nobody does yet.
    state: Option<&'static str>,
    period: Option<DaysJson>,
    change: Option<ChangeJson>,
    target: Option<Number>,
    share: Option<Number>,
    origin: Option<&'static str>,
    place: Option<PlaceJson>,
    suspicion: Option<&'static str>,
    reason: Option<&'static str>,
    reason_text: Option<&'static str>,
    facts: Vec<i64>,
}

#[derive(Debug, Serialize)]
struct PlaceJson {
    place: usize,
    among: usize,
}

#[derive(Debug, Serialize)]
struct ChangeJson {
    kind: &'static str,
    by: Number,
    difference: Number,
}

/// The comparison in the shape of the contract.
#[must_use]
pub fn compared(found: &Compared) -> ComparedJson {
    let row = |row: &compare::Row| RowJson {
        indicator: row.indicator.clone(),
        area: row.area.clone(),
        cells: row.cells.iter().map(cell).collect(),
    };
    ComparedJson { rows: found.table.rows.iter().map(row).collect() }
}

fn cell(cell: &Cell) -> CellJson {
    let value = cell.value.as_ref();
    CellJson {
        year: cell.year,
        value: value.map(|v| Number(v.number)),
        basis: value.map(|v| v.basis.code()),
        qualifier: value.map(|v| v.qualifier.code()),
        state: value.map(|v| if v.judged { "judged" } else { "pending" }),
        period: value.map(|v| DaysJson::of(&v.period)),
        change: cell.change.as_ref().map(change),
        target: cell.target.as_ref().map(|t| Number(t.number)),
        share: cell.share.and_then(|s| s.percent).map(Number),
        origin: value.map(|v| v.origin.code()),
        place: cell.place.map(|p| PlaceJson { place: p.place, among: p.among }),
        suspicion: cell.suspicion.map(compare::Suspicion::code),
        reason: cell.reason.map(compare::Refusal::code),
        reason_text: cell.reason.map(words::refusal),
        facts: value.map(|v| v.facts.iter().map(|f| f.0).collect()).unwrap_or_default(),
    }
}

fn change(change: &Change) -> ChangeJson {
    ChangeJson { kind: change.kind.code(), by: Number(change.by), difference: Number(change.difference) }
}

/// The comparison for CSV, one row a cell; decimals in canonical form.
#[must_use]
pub fn compared_rows(found: &Compared) -> Vec<Vec<String>> {
    let heads = "indicator,area,year,value,basis,judged,change_kind,change,target,share,reason";
    let mut rows = vec![heads.split(',').map(str::to_owned).collect()];
    for row in &found.table.rows {
        rows.extend(row.cells.iter().map(|cell| csv_row(row, cell)));
    }
    rows
}

fn csv_row(row: &compare::Row, cell: &Cell) -> Vec<String> {
    let value = cell.value.as_ref();
    let text = |d: Option<Decimal>| d.map(canonical).unwrap_or_default();
    vec![
        row.indicator.to_string(),
        row.area.clone(),
        cell.year.to_string(),
        text(value.map(|v| v.number)),
        value.map(|v| v.basis.code().to_owned()).unwrap_or_default(),
        value.map(|v| v.judged.to_string()).unwrap_or_default(),
        cell.change.map(|c| c.kind.code().to_owned()).unwrap_or_default(),
        text(cell.change.map(|c| c.by)),
        text(cell.target.as_ref().map(|t| t.number)),
        text(cell.share.and_then(|s| s.percent)),
        cell.reason.map(|r| r.code().to_owned()).unwrap_or_default(),
    ]
}
