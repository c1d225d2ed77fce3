//! An area among the others of a table: its place, and the mean it is set beside.

use crate::{Cell, Refusal, Row, rounded};
use model::{Better, Indicator, MeasureKind};
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// The place of a value among those of the other areas of the table, in the same year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1, the best; equal values share a place.
    pub place: usize,
    /// How many areas have a value that can be ordered.
    pub among: usize,
}

/// Decimals of a mean.
const MEAN_DECIMALS: u32 = 2;

/// Gives the cells of one indicator in one year their places. None where the indicator has no better direction or fewer
/// than two areas have a value.
pub(crate) fn set_places(indicator: &Indicator, rows: &mut [Row], year: usize) {
    let numbers: Vec<Decimal> = rows.iter().filter_map(|row| row.cells.get(year).and_then(ordered)).collect();
    if indicator.better == Better::Neutral || numbers.len() < 2 {
        return;
    }
    let is_ahead = |one: Decimal, other: Decimal| match indicator.better {
        Better::Lower => one < other,
        Better::Higher | Better::Neutral => one > other,
    };
    for row in rows {
        let Some(cell) = row.cells.get_mut(year) else { continue };
        cell.place = ordered(cell).map(|own| Place {
            place: 1 + numbers.iter().filter(|other| is_ahead(**other, own)).count(),
            among: numbers.len(),
        });
    }
}

/// The plain mean over the areas that have a value; none of ranks, and none of one area alone.
pub(crate) fn mean(indicator: &Indicator, rows: &[Row], year: usize) -> Option<Decimal> {
    let numbers: Vec<Decimal> = rows.iter().filter_map(|row| row.cells.get(year).and_then(ordered)).collect();
    if indicator.kind == MeasureKind::Rank || numbers.len() < 2 {
        return None;
    }
    let sum = numbers.iter().try_fold(Decimal::ZERO, |sum, one| sum.checked_add(*one))?;
    Some(rounded(sum.checked_div(Decimal::from(numbers.len()))?, MEAN_DECIMALS))
}

/// The areas of an indicator in one year, best first; those without a value come last, in the order of the table.
#[must_use]
pub fn ranking(rows: &[Row], year: usize) -> Vec<&Row> {
    let mut sorted: Vec<&Row> = rows.iter().collect();
    sorted.sort_by_key(|row| {
        let place = row.cells.get(year).and_then(|cell| cell.place);
        (Reverse(place.is_some()), place.map(|p| p.place))
    });
    sorted
}

/// A number that stands for the whole of its year and is no bound.
fn ordered(cell: &Cell) -> Option<Decimal> {
    let value = cell.value.as_ref().filter(|v| v.is_computable())?;
    (cell.reason != Some(Refusal::PartYear)).then_some(value.number)
}
