//! Comparison over years, areas and targets.

use crate::{Desk, Fault, convert, dto, facts, names, words};
use compare::{AreaLine, Cell, Change, Drift, Question, Refusal, Row, Share, Stretch, Table, Total};
use dto::{ChangeDto, CompareAsk, CompareCell, CompareGroup, CompareRow, CompareTable, PlaceDto, ShareDto, TotalCell};
use model::{Area, AreaId, Catalogue, Fact, Indicator, IndicatorCode};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Most years of one table; a longer span is cut at its beginning.
const MAX_YEARS: i32 = 30;

/// What a comparison found, before it is written for one of the faces.
#[derive(Debug)]
pub struct Compared {
    /// The table.
    pub table: Table,
    /// Areas that have values of anything, by name.
    pub known_areas: Vec<String>,
    /// Indicators that have values anywhere.
    pub known_indicators: Vec<IndicatorCode>,
    /// What the rows are about.
    pub catalogue: Arc<Catalogue>,
}

/// Compares.
///
/// # Errors
/// [`Fault`] for an unknown area or indicator, or when the data file cannot be read.
pub fn compare_raw(desk: &Desk, ask: &CompareAsk) -> Result<Compared, Fault> {
    let catalogue = desk.catalogue()?;
    let coded = |code: &String| names::indicator(&catalogue, code).map(|i| i.code.clone());
    let indicators: Vec<IndicatorCode> = ask.indicators.iter().map(coded).collect::<Result<_, _>>()?;
    let (from, to) = (ask.from.min(ask.to), ask.from.max(ask.to));
    let years: Vec<i32> = (from.max(to - MAX_YEARS + 1)..=to).collect();
    let (known_areas, known_indicators) = known(desk)?;
    let asked: Vec<String> = if ask.areas.is_empty() { known_areas.clone() } else { ask.areas.clone() };
    let lines = asked.iter().map(|name| line(name, &years, ask.today)).collect::<Result<Vec<_>, _>>()?;
    let units: BTreeSet<AreaId> = lines.iter().flat_map(|l| l.units.values().flatten().flatten().cloned()).collect();
    let units: Vec<AreaId> = units.into_iter().collect();
    // The first column compares with the year before it.
    let question = Question { indicators: &indicators, areas: &lines, years: &years, stretch: asked_stretch(ask)? };
    let fill = |indicators: &[IndicatorCode]| -> Result<Table, Fault> {
        let near = facts::near(desk, indicators, &units, from - 1, to)?;
        Ok(compare::table(&near.figures(Fact::is_used), &question, &catalogue))
    };
    let mut table = fill(&indicators)?;
    if may_be_computed(&table, &lines, &catalogue) {
        table = fill(&with_their_parts(&indicators, &catalogue))?;
    }
    Ok(Compared { table, known_areas, known_indicators, catalogue })
}

/// Whether a value that is not there, or the one before it, may be computed from other indicators: only then are those
/// looked up, of which there are several times as many figures.
fn may_be_computed(table: &Table, lines: &[AreaLine], catalogue: &Catalogue) -> bool {
    let merged = lines.iter().any(|line| line.units.values().any(|units| units.len() > 1));
    let has_parts = |code| catalogue.indicator(code).is_some_and(|i| i.denominator.is_some());
    let whole = |row: &Row| row.cells.iter().all(|cell| cell.value.is_some() && cell.change.is_some());
    table.rows.iter().any(|row| has_parts(&row.indicator) && (merged || !whole(row)))
}

/// The asked part of each year; the whole year where none is asked.
pub(crate) fn asked_stretch(ask: &CompareAsk) -> Result<Stretch, Fault> {
    let code = ask.stretch.as_deref().unwrap_or_default();
    match code {
        "" => Ok(Stretch::Year),
        code => Stretch::from_code(code).ok_or_else(|| Fault::new("bad_argument", words::no_stretch(code))),
    }
}

/// The indicators and those their rates are computed from.
fn with_their_parts(asked: &[IndicatorCode], catalogue: &Catalogue) -> Vec<IndicatorCode> {
    let known = asked.iter().filter_map(|code| catalogue.indicator(code));
    let parts = known.flat_map(|i| i.numerator.iter().chain(&i.denominator)).cloned();
    let all: BTreeSet<IndicatorCode> = asked.iter().cloned().chain(parts).collect();
    all.into_iter().collect()
}

/// The last five years that have values: what a comparison shows when no years are asked for.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn latest_years(desk: &Desk) -> Result<(i32, i32), Fault> {
    let this_year = chrono::Datelike::year(&crate::clock::now());
    Ok(desk.data.known()?.years.map_or((this_year - 4, this_year), |(first, last)| (first.max(last - 4), last)))
}

/// The areas and indicators that have values.
pub(crate) fn known(desk: &Desk) -> Result<(Vec<String>, Vec<IndicatorCode>), Fault> {
    let known = desk.data.known()?;
    let areas: BTreeSet<String> = known.areas.iter().map(convert::area_name).collect();
    let mut indicators = known.indicators;
    let catalogue = desk.catalogue()?;
    indicators.sort_by_key(|code| (catalogue.order_of(code), code.clone()));
    Ok((areas.into_iter().collect(), indicators))
}

/// Which units stand for a named area in each year.
fn line(asked: &str, years: &[i32], today: bool) -> Result<AreaLine, Fault> {
    let areas = &Catalogue::builtin().areas;
    let named = names::units(asked, None)?;
    let label = named.first().and_then(|id| areas.get(id)).map_or_else(|| asked.to_owned(), |a| a.name.clone());
    let last = named.last().and_then(|id| areas.get(id));
    let (Some(first), Some(last)) = (years.first(), last) else {
        return Ok(AreaLine { label, units: BTreeMap::new() });
    };
    let before_first = first - 1;
    let mut units = BTreeMap::new();
    for year in std::iter::once(before_first).chain(years.iter().copied()) {
        let here = if today { on_todays_map(last, year) } else { as_reported(&named, year) };
        units.insert(year, here);
    }
    Ok(AreaLine { label, units })
}

/// The unit of that name at the end of the year, under all its ids.
fn as_reported(named: &[AreaId], year: i32) -> Vec<Vec<AreaId>> {
    let areas = &Catalogue::builtin().areas;
    let Some(last_day) = chrono::NaiveDate::from_ymd_opt(year, 12, 31) else { return Vec::new() };
    let unit = named.iter().filter_map(|id| areas.get(id)).find(|a| a.exists_on(last_day));
    unit.map(|a| vec![ids(areas.same_land(&a.id))]).unwrap_or_default()
}

/// The units at the end of the year that became this one.
fn on_todays_map(unit: &Area, year: i32) -> Vec<Vec<AreaId>> {
    let areas = &Catalogue::builtin().areas;
    let Some(last_day) = chrono::NaiveDate::from_ymd_opt(year, 12, 31) else { return Vec::new() };
    let newest = areas.same_unit(&unit.id).last().copied().map_or(unit, |a| a);
    let newest = std::iter::successors(Some(newest), |a| a.successor.as_ref().and_then(|next| areas.get(next)))
        .last()
        .unwrap_or(newest);
    let mut found = Vec::new();
    let mut open = vec![newest];
    while let Some(area) = open.pop() {
        if area.exists_on(last_day) {
            found.push(ids(areas.same_land(&area.id)));
        } else {
            open.extend(areas.predecessors(&area.id));
        }
    }
    found.sort();
    found
}

fn ids(areas: Vec<&Area>) -> Vec<AreaId> {
    areas.into_iter().map(|a| a.id.clone()).collect()
}

/// A comparison for the page.
///
/// # Errors
/// As [`compare_raw`].
pub fn compare(desk: &Desk, ask: &CompareAsk) -> Result<CompareTable, Fault> {
    let found = compare_raw(desk, ask)?;
    let catalogue = &found.catalogue;
    let mut groups: Vec<CompareGroup> = Vec::new();
    for row in &found.table.rows {
        let Some(indicator) = catalogue.indicator(&row.indicator) else { continue };
        if groups.last().is_none_or(|g| g.indicator != indicator.code.as_str()) {
            let total = found.table.totals.iter().find(|t| t.indicator == indicator.code);
            groups.push(group(indicator, &found.table.years, total));
        }
        if let Some(group) = groups.last_mut() {
            group.rows.push(row_dto(row));
        }
    }
    Ok(CompareTable {
        years: found.table.years,
        groups,
        known_areas: found.known_areas,
        known_indicators: found.known_indicators.iter().map(ToString::to_string).collect(),
    })
}

fn group(indicator: &Indicator, years: &[i32], total: Option<&Total>) -> CompareGroup {
    CompareGroup {
        indicator: indicator.code.to_string(),
        name: indicator.name.clone(),
        unit: indicator.unit.clone(),
        kind: indicator.kind.code().to_owned(),
        better: indicator.better.code().to_owned(),
        note: definition_note(indicator, years).or_else(|| moved_note(indicator, years)),
        rows: Vec::new(),
        totals: total.map(|t| totals_dto(t, years)).unwrap_or_default(),
    }
}

/// When the definition began or ended inside the table.
fn definition_note(indicator: &Indicator, years: &[i32]) -> Option<String> {
    use chrono::Datelike;
    let (first, last) = (*years.first()?, *years.last()?);
    let ended = indicator.valid_to.filter(|d| (first..=last).contains(&d.year()));
    let began = indicator.valid_from.filter(|d| (first..=last).contains(&d.year()));
    let day = |d: chrono::NaiveDate| d.format("%d/%m/%Y");
    match (began, ended) {
        (_, Some(end)) => Some(format!("Chỉ tiêu này áp dụng đến {}; các năm sau không so được.", day(end))),
        (Some(start), None) => Some(format!("Chỉ tiêu này áp dụng từ {}; các năm trước không so được.", day(start))),
        (None, None) => None,
    }
}

/// When the field went to another body inside the table.
fn moved_note(indicator: &Indicator, years: &[i32]) -> Option<String> {
    use chrono::Datelike;
    let moved = model::field_moved(&indicator.field)?;
    let last = *years.last()?;
    (last >= moved.since.year()).then(|| words::field_moved(&moved))
}

fn row_dto(row: &Row) -> CompareRow {
    CompareRow { area: row.area.clone(), cells: row.cells.iter().map(cell_dto).collect() }
}

fn cell_dto(cell: &Cell) -> CompareCell {
    let value = cell.value.as_ref();
    CompareCell {
        year: cell.year,
        value: value.map(|v| text::canonical(v.number)),
        second: value.and_then(|v| v.second).map(text::canonical),
        qualifier: value.map(|v| v.qualifier.code().to_owned()),
        basis: value.map(|v| v.basis.code().to_owned()),
        judged: value.is_some_and(|v| v.judged),
        part: value.filter(|_| cell.reason == Some(Refusal::PartYear)).map(|v| v.period.label.clone()),
        against: value.map_or(0, |v| convert::small(v.against.len())),
        change: cell.change.as_ref().map(change_dto),
        target: cell.target.as_ref().map(|t| text::canonical(t.number)),
        share: cell.share.as_ref().map(share_dto),
        origin: value.map(|v| v.origin.code().to_owned()),
        place: cell.place.map(|p| PlaceDto { place: convert::small(p.place), among: convert::small(p.among) }),
        suspicion: cell.suspicion.map(|s| words::suspicion(s).to_owned()),
        target_facts: cell.target.as_ref().map(|t| fact_ids(&t.facts)).unwrap_or_default(),
        reason: cell.reason.map(|r| r.code().to_owned()),
        reason_text: cell.reason.map(|r| words::refusal(r).to_owned()),
        facts: value.map(|v| fact_ids(&v.facts)).unwrap_or_default(),
    }
}

fn fact_ids(facts: &[model::FactId]) -> Vec<String> {
    facts.iter().map(|f| f.0.to_string()).collect()
}

pub(crate) fn change_dto(change: &Change) -> ChangeDto {
    let drift = match change.drift {
        Drift::Better => "better",
        Drift::Worse => "worse",
        Drift::Neutral => "neutral",
    };
    ChangeDto {
        kind: change.kind.code().to_owned(),
        by: text::canonical(change.by),
        drift: drift.to_owned(),
        about: change.about,
    }
}

pub(crate) fn share_dto(share: &Share) -> ShareDto {
    ShareDto { percent: share.percent.map(text::canonical), met: share.met, estimate: share.estimate }
}

fn totals_dto(total: &Total, years: &[i32]) -> Vec<TotalCell> {
    let columns = years.iter().zip(&total.sums).zip(&total.missing).zip(&total.means);
    columns
        .map(|(((year, sum), missing), mean)| TotalCell {
            year: *year,
            value: sum.ok().map(text::canonical),
            reason_text: sum.err().map(|r| words::no_total(r, *missing)),
            mean: mean.map(text::canonical),
        })
        .collect()
}
