//! Indicators × areas over years, with targets and totals.

use crate::among::{mean, set_places};
use crate::merged::{When, merged, merged_target, recomputed};
use crate::{Change, Figures, Place, Refusal, Share, Stretch, Suspicion, Value, change, share, suspicions};
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

/// What a table is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Indicators, in the order of the rows; unknown ones are left out.
    pub indicators: &'a [IndicatorCode],
    /// Areas, in the order of the rows.
    pub areas: &'a [AreaLine],
    /// Years of the columns, ascending.
    pub years: &'a [i32],
    /// Which part of each year.
    pub stretch: Stretch,
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
    /// Among the areas of the table in that year.
    pub place: Option<Place>,
    /// What seems wrong with the value beside its neighbours in the row.
    pub suspicion: Option<Suspicion>,
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
    /// For each year the plain mean over the areas that have a value; none of ranks.
    pub means: Vec<Option<Decimal>>,
}

/// Fills a table.
#[must_use]
pub fn table(figures: &Figures<'_>, question: &Question<'_>, catalogue: &Catalogue) -> Table {
    let known = question.indicators.iter().filter_map(|code| catalogue.indicator(code));
    let mut rows = Vec::with_capacity(question.indicators.len() * question.areas.len());
    let mut totals = Vec::new();
    for indicator in known {
        let mut of_indicator: Vec<Row> =
            question.areas.iter().map(|area| row(figures, indicator, area, question, catalogue)).collect();
        if of_indicator.len() > 1 {
            (0..question.years.len()).for_each(|year| set_places(indicator, &mut of_indicator, year));
            totals.push(total(indicator, &of_indicator, question.years.len()));
        }
        rows.append(&mut of_indicator);
    }
    Table { years: question.years.to_vec(), rows, totals }
}

fn row(
    figures: &Figures<'_>,
    indicator: &Indicator,
    area: &AreaLine,
    question: &Question<'_>,
    catalogue: &Catalogue,
) -> Row {
    let mut cells: Vec<Cell> = Vec::with_capacity(question.years.len());
    for &year in question.years {
        let when = When { year, stretch: question.stretch };
        let mut cell = cell(figures, indicator, area, when, catalogue);
        if let Some(value) = cell.value.as_ref().filter(|_| cell.reason.is_none()) {
            let before = year_value(figures, indicator, area, When { year: year - 1, ..when }).0;
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
    mark_suspicions(indicator, &mut cells);
    Row { indicator: indicator.code.clone(), area: area.label.clone(), cells }
}

fn mark_suspicions(indicator: &Indicator, cells: &mut [Cell]) {
    let whole = |cell: &Cell| cell.reason != Some(Refusal::PartYear);
    let series: Vec<Option<&Value>> = cells.iter().map(|c| c.value.as_ref().filter(|_| whole(c))).collect();
    let found = suspicions(indicator, &series);
    for (cell, suspicion) in cells.iter_mut().zip(found) {
        cell.suspicion = suspicion;
    }
}

fn before_refusal(before: Option<&Cell>) -> Refusal {
    match before.and_then(|cell| cell.reason) {
        Some(Refusal::PartYear) => Refusal::PartYearBefore,
        _ => Refusal::MissingBefore,
    }
}

fn cell(figures: &Figures<'_>, indicator: &Indicator, area: &AreaLine, when: When, catalogue: &Catalogue) -> Cell {
    let (value, target, part, refusal) = year_value(figures, indicator, area, when);
    let share = value.as_ref().zip(target.as_ref()).and_then(|(v, t)| share(indicator, v, t, catalogue).ok());
    let reason = match (&value, &part) {
        (Some(_), _) => None,
        (None, Some(_)) => Some(Refusal::PartYear),
        (None, None) => Some(refusal.unwrap_or(Refusal::Missing)),
    };
    let value = value.or(part);
    Cell { year: when.year, value, target, share, change: None, place: None, suspicion: None, reason }
}

/// A year's value, its target, the value of a part of the year, and why there is none.
fn year_value(
    figures: &Figures<'_>,
    indicator: &Indicator,
    area: &AreaLine,
    when: When,
) -> (Option<Value>, Option<Value>, Option<Value>, Option<Refusal>) {
    let units = area.units.get(&when.year).map(Vec::as_slice).unwrap_or_default();
    let target = merged_target(figures, indicator, units, when);
    match units {
        [] => (None, None, None, None),
        [unit] => {
            let found = figures.stretch(&indicator.code, unit, when.year, when.stretch);
            let result = found.result.or_else(|| recomputed(figures, indicator, units, when));
            let part = found.part.filter(|_| result.is_none());
            (result, target, part, None)
        }
        units => match merged(figures, indicator, units, when) {
            Ok(value) => (Some(value), target, None, None),
            Err(refusal) => (None, target, None, Some(refusal)),
        },
    }
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
    let means = (0..years).map(|i| mean(indicator, rows, i)).collect();
    Total { indicator: indicator.code.clone(), sums: sums.collect(), missing, means }
}
