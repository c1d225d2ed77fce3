//! The last day of a report's figures (`Số liệu tính đến ngày …`): asked once, kept in the data file for that report.

use crate::{Desk, Fault, names, passages, words};
use chrono::{Datelike, NaiveDate};
use model::Area;

/// Begins the names of these settings.
const SETTINGS: &str = "cutoff.";

/// Keeps the last day of the figures for the report of that year, `2020-12-15`; without one nothing is printed.
///
/// # Errors
/// `unknown_area`; `bad_argument` for a day that is none or lies before the year; [`Fault`] when the data file cannot be written.
pub fn keep_cutoff(desk: &mut Desk, area: &str, year: i32, day: Option<&str>) -> Result<Option<String>, Fault> {
    let unit = names::unit_at_year_end(area, year)?;
    let day = day.filter(|day| !day.trim().is_empty()).map(|day| last_day(day, year)).transpose()?;
    let written = day.map(|day| day.to_string());
    desk.data.set_setting(&key(unit, year), written.as_deref().unwrap_or_default())?;
    desk.saved();
    Ok(written)
}

/// The day that is kept for a report.
pub(crate) fn kept(desk: &Desk, area: &Area, year: i32) -> Result<Option<NaiveDate>, Fault> {
    let written = desk.data.setting(&key(area, year))?;
    // What another version of the program wrote and this one cannot read is asked again.
    Ok(written.and_then(|written| last_day(&written, year).ok()))
}

/// The day to print: the one asked for, else the one that is kept.
pub(crate) fn to_print(desk: &Desk, area: &Area, year: i32, asked: Option<String>) -> Result<Option<NaiveDate>, Fault> {
    match asked.filter(|day| !day.is_empty()) {
        Some(day) => last_day(&day, year).map(Some),
        None => kept(desk, area, year),
    }
}

fn key(area: &Area, year: i32) -> String {
    format!("{SETTINGS}{}", passages::report(area, year))
}

/// The last day of the figures, as it was asked for.
fn last_day(asked: &str, year: i32) -> Result<NaiveDate, Fault> {
    let day = NaiveDate::parse_from_str(asked.trim(), "%Y-%m-%d").ok().filter(|day| day.year() >= year);
    day.ok_or_else(|| Fault::new("bad_argument", words::no_cutoff(asked, year)))
}
