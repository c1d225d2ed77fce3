//! A comparison as a file: a workbook to calculate with, a drawing of its first indicator, or CSV.
//!
//! Only whole, comparable values are numbers in the workbook and points in the drawing; what is missing, bounded or of a
//! part of the year is told in words and stays a gap.

use crate::{Compared, Desk, Fault, comparing::asked_stretch, contract, convert, dto, words, year_end};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use chrono::NaiveDate;
use compare::{Cell, Refusal, Row, Value};
use dto::{CompareAsk, SavedFile};
use model::{Basis, Catalogue, Indicator, MeasureKind};
use std::path::Path;
use summary::{Align, ChartKind, Column, Figure, Paragraph, Role, Run, Series, SeriesLine, Table, TableBook, YearBar};

/// Width of the drawing in points: the text of an A4 sheet.
const DRAWN_WIDTH: f32 = 468.0;
/// Lines that can still be told apart.
const MOST_LINES: usize = 8;
/// Columns that name a row.
const LEADING: u16 = 3;

/// The forms of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompareForm {
    /// All of it, to calculate with.
    Xlsx,
    /// The first indicator, drawn.
    Svg,
    /// All of it for other programs.
    Csv,
}

impl CompareForm {
    /// The form that a file's name asks for by its ending.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "xlsx" => Some(Self::Xlsx),
            "svg" => Some(Self::Svg),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// Compares and writes the answer in the form that the file's name asks for.
///
/// # Errors
/// As [`crate::compare`] and [`write_compare`]; `bad_argument` for another ending.
pub fn save_compare(desk: &Desk, ask: &CompareAsk, path: &Path) -> Result<SavedFile, Fault> {
    let form = CompareForm::of(path).ok_or_else(|| Fault::new("bad_argument", words::COMPARE_FORMS))?;
    write_compare(&crate::compare_raw(desk, ask)?, ask, form, path)
}

/// The drawing of the first indicator, as SVG.
///
/// # Errors
/// As [`write_compare`].
pub fn compare_drawing(desk: &Desk, ask: &CompareAsk) -> Result<String, Fault> {
    drawing(&crate::compare_raw(desk, ask)?, ask)
}

/// Writes the drawing as a picture of points, which only the page can make of it: PNG in base64.
///
/// # Errors
/// `nothing_to_draw` where it is none; `unwritable` when the file cannot be written.
pub fn save_picture(picture: &str, path: &Path) -> Result<SavedFile, Fault> {
    let bytes = BASE64.decode(picture).ok().filter(|bytes| bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
    save(path, &bytes.ok_or_else(|| Fault::new("nothing_to_draw", words::NOTHING_TO_DRAW))?)
}

fn save(path: &Path, bytes: &[u8]) -> Result<SavedFile, Fault> {
    year_end::write(path, bytes)?;
    Ok(SavedFile { path: path.display().to_string(), bytes: convert::small(bytes.len()) })
}

/// Writes a comparison that was made for this question.
///
/// # Errors
/// `nothing_to_draw` when the first indicator has no value that can be drawn; `unwritable` when the file cannot be
/// written. A file that was there stays as it was then.
pub fn write_compare(found: &Compared, ask: &CompareAsk, form: CompareForm, path: &Path) -> Result<SavedFile, Fault> {
    let bytes = match form {
        CompareForm::Xlsx => workbook(found, ask)?.xlsx().map_err(|error| crate::broken(&error.to_string()))?,
        CompareForm::Svg => drawing(found, ask)?.into_bytes(),
        CompareForm::Csv => csv(found).into_bytes(),
    };
    save(path, &bytes)
}

/// With a mark of its encoding, without which Excel takes it for another.
fn csv(found: &Compared) -> String {
    let lines = contract::compared_rows(found).iter().map(|row| contract::csv_line(row) + "\r\n").collect::<String>();
    format!("\u{feff}{lines}")
}

fn workbook(found: &Compared, ask: &CompareAsk) -> Result<TableBook, Fault> {
    let years = &found.table.years;
    let column = |head: &str, width, align| Column { head: head.to_owned(), width, align };
    let mut columns = vec![
        column("Chỉ tiêu", 80, Align::Left),
        column("Đơn vị", 28, Align::Left),
        column("Địa bàn", 36, Align::Left),
    ];
    for year in years {
        columns.push(column(&year.to_string(), 36, Align::Right));
        columns.push(column(&format!("{year} so với năm trước"), 36, Align::Right));
    }
    let rows = found.table.rows.iter().map(|row| summary::Row::Cells(sheet_row(row, &found.catalogue))).collect();
    let notes = words::COMPARE_NOTES.iter().map(|note| Paragraph::words(Role::Note, *note)).collect();
    let last = years.last().copied().unwrap_or_default();
    Ok(TableBook {
        sheet: "So sánh".to_owned(),
        title: format!("So sánh số liệu {}", span(years)),
        about: words::compare_view(ask.today, asked_stretch(ask)?),
        table: Table { caption: None, columns, rows, notes },
        kept: LEADING,
        // The end of what it is about: the same data give the same file.
        date: NaiveDate::from_ymd_opt(last, 12, 31).unwrap_or_default(),
    })
}

/// `năm 2021`, `giai đoạn 2019 - 2022`.
fn span(years: &[i32]) -> String {
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if first < last => format!("giai đoạn {first} - {last}"),
        (Some(only), _) => format!("năm {only}"),
        (None, _) => String::new(),
    }
}

fn sheet_row(row: &Row, catalogue: &Catalogue) -> Vec<Vec<Run>> {
    let known = catalogue.indicator(&row.indicator);
    let said = |text: String| vec![Run::Text(text)];
    let mut cells = vec![
        said(known.map_or_else(|| row.indicator.to_string(), |i| i.name.clone())),
        said(known.map(|i| i.unit.clone()).unwrap_or_default()),
        said(row.area.clone()),
    ];
    for cell in &row.cells {
        cells.push(vec![value_run(cell)]);
        cells.push(vec![change_run(cell)]);
    }
    cells
}

/// A number where it can be calculated with; else words, so that no sum takes in what is not the year's value.
fn value_run(cell: &Cell) -> Run {
    let text = words::cell(cell);
    match whole_value(cell) {
        Some(value) => Run::Figure(figure(value, text)),
        None if cell.value.as_ref().is_some_and(|v| v.unit_differs) => {
            Run::Text(format!("{text} ({})", words::refusal(Refusal::UnitDiffers)))
        }
        None => Run::Text(text),
    }
}

fn change_run(cell: &Cell) -> Run {
    let text = words::change_of(cell);
    let facts = cell.value.as_ref().map(|v| (v.facts.clone(), !v.judged));
    match (cell.change, facts) {
        (Some(change), Some((facts, pending))) => {
            Run::Figure(Figure { key: String::new(), text, number: Some(change.by), facts, pending })
        }
        _ => Run::Text(text),
    }
}

/// The value, where it is the whole year's and more than a bound.
fn whole_value(cell: &Cell) -> Option<&Value> {
    cell.value.as_ref().filter(|v| v.is_computable() && cell.reason != Some(Refusal::PartYear))
}

fn figure(value: &Value, text: String) -> Figure {
    Figure { key: String::new(), text, number: Some(value.number), facts: value.facts.clone(), pending: !value.judged }
}

/// Lines of the first indicator, an area each.
fn drawing(found: &Compared, ask: &CompareAsk) -> Result<String, Fault> {
    let rows = || found.table.rows.iter();
    let first = rows().next().and_then(|row| found.catalogue.indicator(&row.indicator));
    let indicator = first.ok_or_else(|| Fault::new("nothing_to_draw", words::NOTHING_TO_DRAW))?;
    let with_values: Vec<&Row> = rows()
        .filter(|row| row.indicator == indicator.code && row.cells.iter().any(|cell| whole_value(cell).is_some()))
        .collect();
    if with_values.is_empty() {
        return Err(Fault::new("nothing_to_draw", words::NOTHING_TO_DRAW));
    }
    let drawn: Vec<&Row> = with_values.iter().copied().take(MOST_LINES).collect();
    let lines: Vec<SeriesLine> = drawn.iter().flat_map(|row| lines_of(row)).collect();
    let series = Series { years: found.table.years.clone(), lines, target: None };
    let kind = if indicator.kind == MeasureKind::Rank { ChartKind::Ranks(series) } else { ChartKind::Lines(series) };
    let caption = caption(indicator, found, ask, (&drawn, with_values.len()))?;
    let picture = summary::draw_captioned(&kind, DRAWN_WIDTH, &caption);
    let picture = picture.map_err(|error| crate::broken(&error.to_string()))?;
    Ok(picture.svg(&caption, &in_words(&drawn)))
}

fn caption(
    indicator: &Indicator,
    found: &Compared,
    ask: &CompareAsk,
    (drawn, with_values): (&[&Row], usize),
) -> Result<String, Fault> {
    let unit = if indicator.unit.is_empty() { String::new() } else { format!(" ({})", indicator.unit) };
    let whose = match drawn {
        [one] if with_values == 1 => format!(" của {}", one.area),
        _ => String::new(),
    };
    let rest = if drawn.len() < with_values {
        format!("; {} trong {with_values} địa bàn có số liệu", drawn.len())
    } else {
        String::new()
    };
    let view = words::compare_view(ask.today, asked_stretch(ask)?);
    Ok(format!("{}{whose} {}{unit}. {view}{rest}.", indicator.name, span(&found.table.years)))
}

/// A line for each stretch of years that can be compared: where the land, the definition or the number of places
/// became another, a new line begins and says since when.
fn lines_of(row: &Row) -> Vec<SeriesLine> {
    let mut lines: Vec<SeriesLine> = Vec::new();
    let empty = || row.cells.iter().map(|cell| YearBar { year: cell.year, value: None, estimate: false }).collect();
    for (nth, cell) in row.cells.iter().enumerate() {
        let Some(value) = whole_value(cell) else { continue };
        let broken =
            matches!(cell.reason, Some(Refusal::AreaChanged | Refusal::DefinitionChanged | Refusal::PlacesDiffer));
        if lines.is_empty() || broken {
            let since = if lines.is_empty() { String::new() } else { format!(" từ {}", cell.year) };
            lines.push(SeriesLine { label: format!("{}{since}", row.area), points: empty() });
        }
        if let Some(point) = lines.last_mut().and_then(|line| line.points.get_mut(nth)) {
            point.value = Some(figure(value, words::value(value)));
            point.estimate = value.basis == Basis::Estimate;
        }
    }
    lines
}

/// What the drawing shows, a line a value.
fn in_words(rows: &[&Row]) -> String {
    let cell = |row: &Row, cell: &Cell| format!("{} | {} | {}", row.area, cell.year, words::cell(cell));
    rows.iter().flat_map(|row| row.cells.iter().map(|c| cell(row, c))).collect::<Vec<_>>().join("\n")
}
