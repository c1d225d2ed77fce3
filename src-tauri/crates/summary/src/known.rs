//! What the data know of each indicator in the year of the report, asked once.

use crate::Input;
use compare::{Change, Share, Value, YearFigures, change, share};
use model::{Area, AreaId, Basis, Indicator, MeasureKind};
use std::collections::{BTreeMap, BTreeSet};

/// The year whose targets Nghị quyết 57-NQ/TW sets.
pub(crate) const YEAR_OF_RESOLUTION_57: i32 = 2030;

/// One indicator with everything the report may say of it.
#[derive(Debug)]
pub(crate) struct Known<'a> {
    pub(crate) indicator: &'a Indicator,
    /// Result, target and part-year value of the year.
    pub(crate) now: YearFigures,
    /// Result of the year before.
    pub(crate) before: Option<Value>,
    /// Target of the year after.
    pub(crate) next: Option<Value>,
    /// Target for 2030.
    pub(crate) long_term: Option<Value>,
    /// Values of parts of the area, with the part's name.
    pub(crate) parts: Vec<(String, Value)>,
    /// Result against the year before, where the two compare.
    pub(crate) change: Option<Change>,
    /// Result against the target, where the two compare.
    pub(crate) share: Option<Share>,
}

/// The order inside a field (outline, D): what stands, what happened, money, rates, ranks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    Stock,
    Flow,
    Money,
    Rate,
    Rank,
}

impl Known<'_> {
    /// Whether the data say anything of the year itself.
    pub(crate) fn has_figure(&self) -> bool {
        self.now.result.is_some() || self.now.part.is_some() || !self.parts.is_empty()
    }

    /// Whether it belongs into the annex of figures.
    pub(crate) fn is_listed(&self) -> bool {
        self.has_figure() || self.now.target.is_some() || self.before.is_some()
    }

    /// Its place inside its field.
    pub(crate) fn class(&self) -> Class {
        match self.indicator.kind {
            MeasureKind::Money => Class::Money,
            MeasureKind::Percent | MeasureKind::Ratio => Class::Rate,
            MeasureKind::Rank | MeasureKind::Score => Class::Rank,
            MeasureKind::Count | MeasureKind::Duration | MeasureKind::Length | MeasureKind::Area => {
                if self.indicator.is_flow() { Class::Flow } else { Class::Stock }
            }
        }
    }
}

/// Asks for every indicator of the catalogue, in its order; those of which nothing is known are left out.
pub(crate) fn known<'a>(input: &Input<'a>, units: &Units) -> Vec<Known<'a>> {
    let with_values: BTreeSet<_> = input.figures.indicators().collect();
    let candidates = input.catalogue.indicators().filter(|indicator| with_values.contains(&indicator.code));
    candidates.map(|indicator| ask(indicator, input, units)).filter(Known::is_worth_a_word).collect()
}

impl Known<'_> {
    /// Whether any part of the report may speak of it.
    pub(crate) fn is_worth_a_word(&self) -> bool {
        self.is_listed() || self.next.is_some() || self.long_term.is_some()
    }
}

fn ask<'a>(indicator: &'a Indicator, input: &Input<'a>, units: &Units) -> Known<'a> {
    let year = |units: &[AreaId], year| input.figures.year(&indicator.code, units, year);
    let now = year(input.units, input.year);
    let before = year(units.in_year(input.year - 1), input.year - 1).result;
    let next = year(input.units, input.year + 1).target;
    let long_term =
        (input.year < YEAR_OF_RESOLUTION_57).then(|| year(input.units, YEAR_OF_RESOLUTION_57).target).flatten();
    let of_year = |value: &Value| value.period.year_of() == input.year;
    let parts = input.figures.parts(&indicator.code, input.units).filter(|(_, value)| of_year(value));
    let parts = parts.map(|(scope, value)| (scope.to_owned(), value.clone())).collect();
    let result = now.result.as_ref();
    let years = before.as_ref().zip(result);
    let change = years.and_then(|(b, r)| change(indicator, b, r, input.catalogue).ok());
    let goal = result.zip(now.target.as_ref());
    let share = goal.and_then(|(r, t)| share(indicator, r, t, input.catalogue).ok());
    Known { indicator, now, before, next, long_term, parts, change, share }
}

/// The ids under which the land of the report was known, by year: Hà Tĩnh is A-42 to June 2025 and B-42 since. A merged
/// province has none before its first day.
#[derive(Debug)]
pub(crate) struct Units {
    by_year: BTreeMap<i32, Vec<AreaId>>,
}

impl Units {
    /// Of the year of the report and `back` years before it.
    pub(crate) fn of(input: &Input<'_>, back: i32) -> Self {
        let areas = &input.catalogue.areas;
        let same = |id: &AreaId| input.units.iter().any(|unit| areas.same_territory(unit, id));
        let land: Vec<&Area> = areas.all().filter(|area| same(&area.id)).collect();
        let before = (input.year - back..input.year).map(|year| {
            let there = land.iter().filter(|area| area.exists_in(year));
            (year, there.map(|area| area.id.clone()).collect())
        });
        Self { by_year: before.chain([(input.year, input.units.to_vec())]).collect() }
    }

    fn in_year(&self, year: i32) -> &[AreaId] {
        self.by_year.get(&year).map_or(&[], Vec::as_slice)
    }
}

/// The results of the years up to the one of the report, oldest first, with gaps; what is only a bound or in a unit
/// that cannot be converted is a gap too.
pub(crate) fn results_until(
    indicator: &Indicator,
    input: &Input<'_>,
    units: &Units,
    years: i32,
) -> Vec<(i32, Option<Value>)> {
    let of_year = |year| input.figures.year(&indicator.code, units.in_year(year), year).result;
    let drawable = |value: &Value| !value.is_bound() && !value.unit_differs && value.basis != Basis::Target;
    (input.year - years + 1..=input.year).map(|year| (year, of_year(year).filter(drawable))).collect()
}
