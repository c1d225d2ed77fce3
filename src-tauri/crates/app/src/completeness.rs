//! Which indicator has a value in which area and year, and on what footing.

use crate::{Desk, Fault, comparing, dto};
use compare::{Cell, Refusal};
use dto::{CompareAsk, CompletenessGrid, CompletenessRow};
use model::Basis;

/// The grid of what is there and what is missing, over the asked indicators (none: all that have a value anywhere).
///
/// # Errors
/// As [`comparing::compare_raw`].
pub fn completeness(desk: &Desk, ask: &CompareAsk) -> Result<CompletenessGrid, Fault> {
    let mut ask = ask.clone();
    if ask.indicators.is_empty() {
        ask.indicators = comparing::known(desk)?.1.iter().map(ToString::to_string).collect();
    }
    let found = comparing::compare_raw(desk, &ask)?;
    let catalogue = &found.catalogue;
    let row = |row: &compare::Row| {
        let indicator = catalogue.indicator(&row.indicator)?;
        Some(CompletenessRow {
            indicator: row.indicator.to_string(),
            name: indicator.name.clone(),
            field: catalogue.field_name(&indicator.field).to_owned(),
            area: row.area.clone(),
            states: row.cells.iter().map(|cell| state(cell).to_owned()).collect(),
        })
    };
    let rows: Vec<CompletenessRow> = found.table.rows.iter().filter_map(row).collect();
    Ok(CompletenessGrid { years: found.table.years, rows })
}

fn state(cell: &Cell) -> &'static str {
    match &cell.value {
        Some(_) if cell.reason == Some(Refusal::PartYear) => "part_year",
        Some(value) if value.basis == Basis::Estimate => "estimate",
        Some(value) if value.origin != compare::Origin::Stated => "computed",
        Some(_) => "result",
        None if cell.target.is_some() => "target_only",
        None => "missing",
    }
}
