//! Indicators × areas over years, with targets and totals.

use crate::{Change, Figures, Refusal, Share, Value, change, share};
use model::{AddUp, AreaId, Catalogue, Indicator, IndicatorCode};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// One area of a table: which units stand for it in each year.
///
/// "As reported" a year has the unit of that name (under all ids of one unit); on today's map it has the units that
/// became today's, whose values are added where that is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaLine {
    /// `Ninh Bình`.
    pub label: String,
    /// For each year the units to add, each with the ids under which it has values.
    pub units: BTreeMap<i32, Vec<Vec<AreaId>>>,
}

/// An answer: rows by indicator, inside it by area, in the order asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The years of the columns, ascending.
    pub years: Vec<i32>,
    /// The rows.
    pub rows: Vec<Row>,
    /// For each indicator with more than one area: the sums.
    pub totals: Vec<Total>,
}

/// One indicator in one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which indicator.
    pub indicator: IndicatorCode,
    /// Label of the [`AreaLine`].
    pub area: String,
    /// One for each year of the table.
    pub cells: Vec<Cell>,
}

/// One indicator in one area in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The year.
    pub year: i32,
    /// The year's value; where it has none, the latest one of a part of it (then `reason` is `PartYear`).
    pub value: Option<Value>,
    /// The assigned target.
    pub target: Option<Value>,
    /// The result against the target.
    pub share: Option<Share>,
    /// Against the year before.
    pub change: Option<Change>,
    /// Why there is no value, or, beside a value, why there is no change.
    pub reason: Option<Refusal>,
}

/// The sum of an indicator over the areas of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// Which indicator.
    pub indicator: IndicatorCode,
    /// For each year the sum, or why there is none.
    pub sums: Vec<Result<Decimal, Refusal>>,
    /// For each year how many areas have no value.
    pub missing: Vec<usize>,
}

/// Fills a table.
#[must_use]
pub fn table(
    figures: &Figures<'_>,
    indicators: &[IndicatorCode],
    areas: &[AreaLine],
    years: &[i32],
    catalogue: &Catalogue,
) -> Table {
    let known: Vec<&Indicator> = indicators.iter().filter_map(|code| catalogue.indicator(code)).collect();
    let mut rows = Vec::with_capacity(known.len() * areas.len());
    let mut totals = Vec::new();
    for indicator in known {
        let first = rows.len();
        rows.extend(areas.iter().map(|area| row(figures, indicator, area, years, catalogue)));
        if areas.len() > 1 {
            totals.push(total(indicator, rows.get(first..).unwrap_or_default(), years.len()));
        }
    }
    Table { years: years.to_vec(), rows, totals }
}

fn row(figures: &Figures<'_>, indicator: &Indicator, area: &AreaLine, years: &[i32], catalogue: &Catalogue) -> Row {
    let mut cells: Vec<Cell> = Vec::with_capacity(years.len());
    for &year in years {
        let mut cell = cell(figures, indicator, area, year, catalogue);
        if let Some(value) = cell.value.as_ref().filter(|_| cell.reason.is_none()) {
            let before = year_value(figures, indicator, area, year - 1).0;
            match before.map(|before| change(indicator, &before, value, catalogue)) {
                Some(Ok(change)) => cell.change = Some(change),
                Some(Err(refusal)) => cell.reason = Some(refusal),
                // The first column has nothing before it to miss.
                None if cells.is_empty() => {}
                None => cell.reason = Some(before_refusal(cells.last())),
            }
        }
        cells.push(cell);
    }
    Row { indicator: indicator.code.clone(), area: area.label.clone(), cells }
}

fn before_refusal(before: Option<&Cell>) -> Refusal {
    match before.and_then(|cell| cell.reason) {
        Some(Refusal::PartYear) => Refusal::PartYearBefore,
        _ => Refusal::MissingBefore,
    }
}

fn cell(figures: &Figures<'_>, indicator: &Indicator, area: &AreaLine, year: i32, catalogue: &Catalogue) -> Cell {
    let (value, target, part, refusal) = year_value(figures, indicator, area, year);
    let share = value.as_ref().zip(target.as_ref()).and_then(|(v, t)| share(indicator, v, t, catalogue).ok());
    let reason = match (&value, &part) {
        (Some(_), _) => None,
        (None, Some(_)) => Some(Refusal::PartYear),
        (None, None) => Some(refusal.unwrap_or(Refusal::Missing)),
    };
    Cell { year, value: value.or(part), target, share, change: None, reason }
}

/// A year's value, its target, the value of a part of the year, and why a sum could not be made.
fn year_value(
    figures: &Figures<'_>,
    indicator: &Indicator,
    area: &AreaLine,
    year: i32,
) -> (Option<Value>, Option<Value>, Option<Value>, Option<Refusal>) {
    match area.units.get(&year).map(Vec::as_slice) {
        None | Some([]) => (None, None, None, None),
        Some([unit]) => {
            let found = figures.year(&indicator.code, unit, year);
            (found.result, found.target, found.part, None)
        }
        Some(units) => {
            let found: Vec<_> = units.iter().map(|unit| figures.year(&indicator.code, unit, year)).collect();
            let results = sum(indicator, found.iter().map(|f| f.result.clone()).collect());
            let target = sum(indicator, found.into_iter().map(|f| f.target).collect()).ok();
            match results {
                Ok(value) => (Some(value), target, None, None),
                Err(refusal) => (None, target, None, Some(refusal)),
            }
        }
    }
}

/// The sum over the units of a merged province, where every one has a value and the indicator adds up.
fn sum(indicator: &Indicator, values: Vec<Option<Value>>) -> Result<Value, Refusal> {
    if values.iter().all(Option::is_none) {
        return Err(Refusal::Missing);
    }
    if indicator.over_areas != AddUp::Sum {
        return Err(Refusal::NotAdditive);
    }
    let all: Vec<Value> = values.into_iter().collect::<Option<_>>().ok_or(Refusal::Incomplete)?;
    if all.iter().any(|v| v.is_bound() || v.unit_differs) {
        return Err(Refusal::Bound);
    }
    let number = all.iter().map(|v| v.number).sum::<Decimal>().normalize();
    let (judged, facts) = (all.iter().all(|v| v.judged), all.iter().flat_map(|v| v.facts.iter().copied()).collect());
    let loosest = all.iter().map(|v| (v.basis, v.qualifier)).max();
    let first = all.into_iter().next().ok_or(Refusal::Missing)?;
    let (basis, qualifier) = loosest.unwrap_or((first.basis, first.qualifier));
    Ok(Value { number, second: None, basis, qualifier, judged, facts, same: Vec::new(), against: Vec::new(), ..first })
}

fn total(indicator: &Indicator, rows: &[Row], years: usize) -> Total {
    let column = |i: usize| rows.iter().filter_map(move |row| row.cells.get(i));
    let whole = |cell: &Cell| {
        cell.value.as_ref().filter(|_| cell.reason != Some(Refusal::PartYear)).map(|v| (v.number, v.is_bound()))
    };
    let missing: Vec<usize> = (0..years).map(|i| column(i).filter(|cell| whole(cell).is_none()).count()).collect();
    let sums = missing.iter().enumerate().map(|(i, missing)| {
        let found: Vec<(Decimal, bool)> = column(i).filter_map(whole).collect();
        match () {
            () if indicator.over_areas != AddUp::Sum => Err(Refusal::NotAdditive),
            () if found.is_empty() => Err(Refusal::Missing),
            () if *missing > 0 => Err(Refusal::Incomplete),
            () if found.iter().any(|(_, bound)| *bound) => Err(Refusal::Bound),
            () => Ok(found.iter().map(|(number, _)| *number).sum::<Decimal>().normalize()),
        }
    });
    Total { indicator: indicator.code.clone(), sums: sums.collect(), missing }
}
