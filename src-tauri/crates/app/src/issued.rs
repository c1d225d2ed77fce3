//! Issued year-end reports: frozen with their file, listed with what the data say otherwise since, opened and saved.

use crate::{Desk, Fault, convert, dto, make_summary, names, opening, words, year_end};
use dto::{ChangedValueDto, IssuedDto, SavedFile, SummaryOptions};
use model::{AreaId, Catalogue, IndicatorCode};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, path::Path};
use store::{IssuedSummary, NewSummary};
use summary::Stated;

/// A value as an issued report keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KeptValue {
    indicator: String,
    scope: Option<String>,
    time: String,
    text: String,
}

/// Issues the report: its file and its values are kept for good. Every value in it must be confirmed.
///
/// # Errors
/// `unconfirmed` while it is a draft; as [`make_summary`]; [`Fault`] when the data file cannot be written.
pub fn issue_summary(
    desk: &mut Desk,
    area: &str,
    year: i32,
    options: SummaryOptions,
    note: Option<&str>,
) -> Result<IssuedDto, Fault> {
    let made = make_summary(desk, area, year, options)?;
    if made.tree.is_draft() {
        return Err(Fault::new("unconfirmed", words::not_issued_with_pending(made.tree.pending)));
    }
    let values: Vec<KeptValue> = made.tree.values.iter().map(kept).collect();
    let stated = serde_json::to_string(&values).map_err(|error| crate::broken(&error.to_string()))?;
    let new = NewSummary {
        area: &made.area.id,
        year,
        note,
        pages: convert::small(made.pdf.pages.len()),
        stated: &stated,
        pdf: &made.pdf.bytes,
    };
    let who = desk.who()?;
    let issued = desk.data.issue_summary(&new, &who)?;
    desk.saved();
    Ok(shown(issued, &values, &made.catalogue))
}

/// The issued reports of that unit and year, the latest first, each with what was changed since.
///
/// # Errors
/// `unknown_area`; [`Fault`] when the data file cannot be read.
pub fn issued_summaries(desk: &Desk, area: &str, year: i32, options: SummaryOptions) -> Result<Vec<IssuedDto>, Fault> {
    let unit = names::unit_at_year_end(area, year)?;
    let units: Vec<AreaId> = Catalogue::builtin().areas.same_land(&unit.id).into_iter().map(|a| a.id.clone()).collect();
    let issued = desk.data.issued_summaries(&units, year)?;
    if issued.is_empty() {
        return Ok(Vec::new());
    }
    let now = match make_summary(desk, area, year, options) {
        Ok(made) => made.tree.values.iter().map(kept).collect(),
        // Everything that was stated is gone.
        Err(fault) if fault.code == "no_figures" => Vec::new(),
        Err(fault) => return Err(fault),
    };
    let catalogue = desk.catalogue()?;
    Ok(issued.into_iter().map(|one| shown(one, &now, &catalogue)).collect())
}

/// Writes the file of an issued report, as it was issued.
///
/// # Errors
/// `bad_argument` for an unknown one; `unwritable`; [`Fault`] when it is damaged.
pub fn save_issued(desk: &Desk, id: &str, path: &Path) -> Result<SavedFile, Fault> {
    let (_, pdf) = find(desk, id)?;
    year_end::write(path, &pdf)?;
    Ok(SavedFile { path: path.display().to_string(), bytes: convert::small(pdf.len()) })
}

/// Opens a copy of an issued report in the system's viewer.
///
/// # Errors
/// As [`save_issued`]; `no_viewer` when no program opens PDF files.
pub fn open_issued(desk: &Desk, id: &str) -> Result<(), Fault> {
    let path = opening::fresh_copy(&issued_file_name(desk, id)?)?;
    save_issued(desk, id, &path)?;
    opening::open(&path)
}

/// `Báo cáo tổng kết năm 2020 - Hà Tĩnh - bản 2.pdf`.
///
/// # Errors
/// As [`save_issued`].
pub fn issued_file_name(desk: &Desk, id: &str) -> Result<String, Fault> {
    let (issued, _) = find(desk, id)?;
    let name = Catalogue::builtin().areas.get(&issued.area).map_or(issued.area.as_str(), |area| area.name.as_str());
    Ok(format!("Báo cáo tổng kết năm {} - {name} - bản {}.pdf", issued.year, issued.version))
}

fn find(desk: &Desk, id: &str) -> Result<(IssuedSummary, Vec<u8>), Fault> {
    let number = id.parse().map_err(|_| Fault::bad_id(id))?;
    Ok(desk.data.issued_summary(number)?)
}

fn kept(stated: &Stated) -> KeptValue {
    KeptValue {
        indicator: stated.indicator.to_string(),
        scope: stated.scope.clone(),
        time: stated.time.clone(),
        text: stated.text.clone(),
    }
}

fn shown(issued: IssuedSummary, now: &[KeptValue], catalogue: &Catalogue) -> IssuedDto {
    // What another version of the program wrote and this one cannot read is not compared.
    let then: Vec<KeptValue> = serde_json::from_str(&issued.stated).unwrap_or_else(|_| now.to_vec());
    IssuedDto {
        id: issued.id.to_string(),
        version: issued.version,
        person: issued.person,
        at: convert::moment(issued.at),
        note: issued.note,
        pages: issued.pages,
        bytes: convert::small(issued.bytes),
        sha256: issued.sha256,
        changed: changed(&then, now, catalogue),
    }
}

/// What is stated otherwise, or no more, or anew. An estimate that became a result is one change, not two.
fn changed(then: &[KeptValue], now: &[KeptValue], catalogue: &Catalogue) -> Vec<ChangedValueDto> {
    let time = |value: &KeptValue| value.time.strip_prefix("ước ").unwrap_or(&value.time).to_owned();
    let key = |value: &KeptValue| (value.indicator.clone(), value.scope.clone(), time(value));
    let by_key = |values: &[KeptValue]| values.iter().map(|v| (key(v), v.clone())).collect::<BTreeMap<_, _>>();
    let (before, after) = (by_key(then), by_key(now));
    let gone_or_other = then.iter().map(key);
    let anew = now.iter().map(key).filter(|k| !before.contains_key(k));
    let mut out: Vec<ChangedValueDto> = Vec::new();
    for at in gone_or_other.chain(anew) {
        let (was, is) = (before.get(&at), after.get(&at));
        if was == is {
            continue;
        }
        let said = |value: &KeptValue| {
            if value.time.starts_with("ước ") { format!("ước {}", value.text) } else { value.text.clone() }
        };
        let name = catalogue.name_of(&IndicatorCode::new(at.0.clone()));
        let scope = at.1.as_ref().map(|scope| format!(" ({scope})")).unwrap_or_default();
        let change = ChangedValueDto {
            name: format!("{name}{scope}"),
            time: at.2.clone(),
            before: was.map(said),
            after: is.map(said),
        };
        // Values of several sources stand in several rows.
        if !out.contains(&change) {
            out.push(change);
        }
    }
    out
}
