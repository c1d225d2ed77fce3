//! Letterhead, signature block, recipients and sheet of a department: what is usual, until somebody sets something else.
//!
//! Kept in the data file for each department; the one that began in 2025 has settings of its own, and so has a merged
//! province.

use crate::{Desk, Fault, dto, names, words};
use dto::{MarginsDto, OfficeDto};
use model::{Area, Catalogue};
use summary::{Layout, Margins, Office, RenderError, Signer};

/// How the names of these settings begin.
pub(crate) const SETTINGS: &str = "office.";
/// More letters than this do not fit on the lines they are for.
const LONGEST: usize = 150;
/// Words before a post that say in whose name somebody signs (Nghị định 30/2020, Điều 13); a line with the signer's own
/// post follows.
const IN_THE_NAME_OF: [&str; 3] = ["KT.", "TL.", "TUQ."];

/// The department of that area in that year.
///
/// # Errors
/// `unknown_area`; [`Fault`] when the data file cannot be read.
pub fn office(desk: &Desk, area: &str, year: i32) -> Result<OfficeDto, Fault> {
    kept(desk, names::unit_at_year_end(area, year)?, year)
}

/// Keeps the department's settings for all its reports.
///
/// # Errors
/// `unknown_area`; `bad_value` names the first thing that the decree does not allow; [`Fault`] when the data file cannot
/// be written.
pub fn set_office(desk: &mut Desk, area: &str, office: &OfficeDto) -> Result<OfficeDto, Fault> {
    let unit = names::unit_at_year_end(area, office.year)?;
    let office = tidy(office);
    if let Some(wrong) = wrong_with(&office) {
        return Err(Fault::bad_value(wrong));
    }
    let written = serde_json::to_string(&office).map_err(|error| crate::broken(&error.to_string()))?;
    desk.data.set_setting(&key(unit, office.year), &written)?;
    desk.saved();
    Ok(office)
}

/// The department and the layout of its reports.
pub(crate) fn paper(desk: &Desk, area: &Area, year: i32) -> Result<(Office, Layout), Fault> {
    let kept = kept(desk, area, year)?;
    let layout = layout(&kept);
    let office = Office {
        superior: kept.superior,
        body: kept.body,
        name: kept.name,
        symbol: kept.symbol,
        place: kept.place,
        addressees: kept.addressees,
        signer: Signer { lines: kept.signer_lines, name: kept.signer_name },
        recipients: kept.recipients,
        drafting_unit: kept.drafting_unit,
    };
    Ok((office, layout))
}

/// What was set; else what is usual.
fn kept(desk: &Desk, area: &Area, year: i32) -> Result<OfficeDto, Fault> {
    let set = desk.data.setting(&key(area, year))?;
    // What another version of the program wrote and this one cannot read is set anew.
    let set = set.and_then(|written| serde_json::from_str::<OfficeDto>(&written).ok());
    Ok(OfficeDto { year, ..set.unwrap_or_else(|| usual(area, year)) })
}

fn usual(area: &Area, year: i32) -> OfficeDto {
    let office = Office::of(area, year);
    let Layout { margins, body_size } = Layout::default();
    OfficeDto {
        year,
        superior: office.superior,
        body: office.body,
        name: office.name,
        symbol: office.symbol,
        place: office.place,
        addressees: office.addressees,
        signer_lines: office.signer.lines,
        signer_name: office.signer.name,
        recipients: office.recipients,
        drafting_unit: office.drafting_unit,
        body_size,
        margins: MarginsDto { top: margins.top, bottom: margins.bottom, left: margins.left, right: margins.right },
    }
}

/// A unit under two ranks is one unit; its department is told by its usual symbol.
pub(crate) fn key(area: &Area, year: i32) -> String {
    let land = Catalogue::builtin().areas.same_land(&area.id).first().map_or(&area.id, |first| &first.id);
    format!("{SETTINGS}{land}.{}", Office::of(area, year).symbol)
}

fn layout(office: &OfficeDto) -> Layout {
    let MarginsDto { top, bottom, left, right } = office.margins;
    Layout { margins: Margins { top, bottom, left, right }, body_size: office.body_size }
}

/// Single spaces, no empty lines; what the decree prints in capitals in capitals.
fn tidy(office: &OfficeDto) -> OfficeDto {
    let one = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let capitals = |text: &String| one(text).to_uppercase();
    let several = |lines: &[String]| lines.iter().map(one).filter(|line| !line.is_empty()).collect::<Vec<_>>();
    OfficeDto {
        superior: capitals(&office.superior),
        body: capitals(&office.body),
        name: one(&office.name),
        symbol: capitals(&office.symbol),
        place: one(&office.place),
        addressees: several(&office.addressees),
        signer_lines: several(&office.signer_lines).iter().map(capitals).collect(),
        signer_name: office.signer_name.as_ref().map(one).filter(|name| !name.is_empty()),
        recipients: several(&office.recipients),
        drafting_unit: one(&office.drafting_unit),
        ..office.clone()
    }
}

/// The first thing that cannot be printed as the decree wants it, in words.
pub(crate) fn wrong_with(office: &OfficeDto) -> Option<String> {
    let named = [
        ("cơ quan chủ quản", &office.superior),
        ("cơ quan ban hành", &office.body),
        ("tên cơ quan trong câu", &office.name),
        ("ký hiệu", &office.symbol),
        ("địa danh", &office.place),
        ("đơn vị soạn thảo", &office.drafting_unit),
    ];
    if let Some((what, _)) = named.iter().find(|(_, text)| text.is_empty()) {
        return Some(words::office_blank(what));
    }
    let lines = office.addressees.iter().chain(&office.signer_lines).chain(&office.recipients);
    let all = named.iter().map(|(_, text)| *text).chain(lines).chain(&office.signer_name);
    if let Some(long) = all.into_iter().find(|text| text.chars().count() > LONGEST) {
        return Some(words::office_too_long(long, LONGEST));
    }
    let proper = |rest: &str| !rest.is_empty() && rest.chars().all(|c| c.is_alphanumeric() || "-.&".contains(c));
    if !office.symbol.strip_prefix("BC-").is_some_and(proper) {
        return Some(words::office_symbol(&office.symbol));
    }
    let Some(first) = office.signer_lines.first() else { return Some(words::office_blank("chức vụ người ký")) };
    if IN_THE_NAME_OF.iter().any(|word| first.starts_with(word)) && office.signer_lines.len() < 2 {
        return Some(words::office_own_post(first));
    }
    layout(office).check().err().map(|wrong| match wrong {
        RenderError::Margin { side, least, most, .. } => words::office_margin(side, least, most),
        RenderError::BodySize(_) => words::OFFICE_BODY_SIZE.to_owned(),
        other => other.to_string(),
    })
}
