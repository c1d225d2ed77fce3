//! Stored figures as a file for other programs: one row a figure as CSV or workbook, or the official values as SDMX-CSV.
//!
//! No cell is ever a formula: in CSV one that a spreadsheet would take for one gets a mark in front, in the workbook words
//! are words.

use crate::{Collected, Desk, FactsAsk, Fault, contract, convert, dto, words, year_end};
use chrono::{Datelike, NaiveDate};
use dto::{FactsFileAsk, SavedFile};
use model::{Basis, Fact, FactId, Form, Period, PeriodKind};
use std::{collections::BTreeSet, path::Path};
use summary::{Align, Column, Figure, Run, Table, TableBook};

/// The forms of stored figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactsForm {
    /// One row a figure, to sort and filter.
    Xlsx,
    /// The same for other programs.
    Csv,
    /// The values that stand, as statistical offices exchange them (SDMX-CSV 2.0).
    Sdmx,
}

impl FactsForm {
    /// Reads `xlsx`, `csv`, `sdmx`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "sdmx" => Some(Self::Sdmx),
            _ => None,
        }
    }

    /// The ending of such a file.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv | Self::Sdmx => "csv",
        }
    }
}

/// Writes the stored figures that were asked for.
///
/// # Errors
/// [`Fault`] for an unknown area, indicator or form; `unwritable` when the file cannot be written.
pub fn save_facts(desk: &Desk, ask: &FactsFileAsk, path: &Path) -> Result<SavedFile, Fault> {
    let form = FactsForm::from_code(&ask.form).ok_or_else(|| Fault::bad_id(&ask.form))?;
    let wanted = FactsAsk {
        area: ask.area.clone(),
        year: ask.year,
        indicator: ask.indicator.clone(),
        all: form != FactsForm::Sdmx,
    };
    let (found, official) = crate::facts(desk, &wanted)?;
    let bytes = match form {
        FactsForm::Xlsx => book(&found, &official).xlsx().map_err(|error| crate::broken(&error.to_string()))?,
        // The mark without which Excel takes the encoding for another.
        FactsForm::Csv => format!("\u{feff}{}", lines(&contract::facts_rows(&found, &official))).into_bytes(),
        FactsForm::Sdmx => lines(&sdmx(&found, &official)).into_bytes(),
    };
    year_end::write(path, &bytes)?;
    Ok(SavedFile { path: path.display().to_string(), bytes: convert::small(bytes.len()) })
}

fn lines(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| contract::csv_line(row) + "\r\n").collect()
}

fn book(found: &Collected, official: &BTreeSet<FactId>) -> TableBook {
    let column = |head: &str, width, align| Column { head: head.to_owned(), width, align };
    let columns = vec![
        column("Chỉ tiêu", 80, Align::Left),
        column("Nội dung", 80, Align::Left),
        column("Địa bàn", 36, Align::Left),
        column("Phạm vi", 36, Align::Left),
        column("Kỳ", 36, Align::Left),
        column("Tính chất", 28, Align::Left),
        column("Giá trị", 36, Align::Right),
        column("Đơn vị", 28, Align::Left),
        column("Như trong báo cáo", 48, Align::Left),
        column("Trạng thái", 28, Align::Left),
        column("Chính thức", 24, Align::Left),
        column("Nguồn", 80, Align::Left),
        column("Ghi chú", 48, Align::Left),
    ];
    let rows = found.facts.iter().map(|fact| summary::Row::Cells(sheet_row(fact, found, official))).collect();
    let last = found.facts.iter().filter_map(|fact| fact.period.as_ref()).map(|period| period.end).max();
    TableBook {
        sheet: "Số liệu".to_owned(),
        title: "Số liệu đã lưu".to_owned(),
        about: words::FACTS_BOOK.to_owned(),
        table: Table { caption: None, columns, rows, notes: Vec::new() },
        kept: 1,
        // The same data give the same file.
        date: last.and_then(|day| NaiveDate::from_ymd_opt(day.year(), 12, 31)).unwrap_or_default(),
    }
}

fn sheet_row(fact: &Fact, found: &Collected, official: &BTreeSet<FactId>) -> Vec<Vec<Run>> {
    let said = |text: String| vec![Run::Text(text)];
    let q = &fact.quantity;
    let value = Figure {
        key: String::new(),
        text: words::number(q.si_value()),
        number: Some(q.si_value()),
        facts: vec![fact.id],
        pending: !fact.is_judged(),
    };
    vec![
        said(fact.linked().map(|code| found.catalogue.name_of(code)).unwrap_or_default()),
        said(fact.measure.clone()),
        said(fact.area.as_ref().map(convert::area_name).unwrap_or_default()),
        said(fact.scope.clone().unwrap_or_default()),
        said(fact.period.as_ref().map(|period| period.label.clone()).unwrap_or_default()),
        said(words::basis(q.basis).to_owned()),
        vec![Run::Figure(value)],
        said(q.unit.clone().unwrap_or_default()),
        said(words::quantity(q)),
        said(words::state(fact).to_owned()),
        said(if official.contains(&fact.id) { "có" } else { "" }.to_owned()),
        said(contract::source_line(fact, found)),
        said(fact.note.clone().unwrap_or_default()),
    ]
}

/// The structure that the file names: series by frequency, area, indicator, scope and basis.
const STRUCTURE: [&str; 3] = ["dataflow", "TONGKET:FACTS(1.0)", "I"];
const SDMX_HEADS: &str = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,SCOPE,BASIS,TIME_PERIOD,OBS_VALUE,\
                          UNIT_MEASURE,UNIT_MULT,OBS_STATUS,QUALIFIER,COMMENT_OBS";

/// The values that stand, one observation each.
fn sdmx(found: &Collected, official: &BTreeSet<FactId>) -> Vec<Vec<String>> {
    let mut rows = vec![SDMX_HEADS.split(',').map(|head| head.trim().to_owned()).collect::<Vec<_>>()];
    let mut known: BTreeSet<Vec<String>> = BTreeSet::new();
    let catalogue = found.catalogue();
    let mut facts: Vec<&Fact> = found.facts.iter().filter(|fact| official.contains(&fact.id)).collect();
    facts.sort_by_key(|fact| {
        let order = fact.linked().map(|code| (catalogue.order_of(code), code.clone()));
        (order, fact.area.clone(), fact.scope.clone(), fact.period.as_ref().map(|p| (p.start, p.end)), fact.id)
    });
    for fact in facts {
        let (Some(code), Some(area), Some(period)) = (fact.linked(), &fact.area, &fact.period) else { continue };
        let (frequency, time) = time_period(period);
        let q = &fact.quantity;
        let key = vec![
            frequency.to_owned(),
            area.to_string(),
            code.to_string(),
            fact.scope.clone().unwrap_or_else(|| "_T".to_owned()),
            q.basis.code().to_owned(),
            time,
        ];
        if !known.insert(key.clone()) {
            continue;
        }
        let mut row: Vec<String> = STRUCTURE.map(str::to_owned).to_vec();
        row.extend(key);
        row.extend([
            contract::canonical(q.si_value()),
            unit(fact),
            "0".to_owned(),
            if q.basis == Basis::Estimate { "E" } else { "A" }.to_owned(),
            q.qualifier.code().to_owned(),
            contract::source_line(fact, found),
        ]);
        rows.push(row);
    }
    rows
}

fn unit(fact: &Fact) -> String {
    match fact.quantity.form {
        Form::Rank => "hạng".to_owned(),
        _ => fact.quantity.unit.clone().unwrap_or_else(|| "_Z".to_owned()),
    }
}

/// Frequency and time in SDMX's own forms: `2020`, `2020-S1`, `2020-Q3`, `2020-07`, a day, or first day and length.
fn time_period(period: &Period) -> (&'static str, String) {
    let (start, end) = (period.start, period.end);
    let year = start.year();
    match period.kind {
        // The year of Nghị định 09 is no calendar year, so it is told by its days.
        PeriodKind::Year if start.ordinal() == 1 && period.is_whole_year() => ("A", year.to_string()),
        PeriodKind::Half if start.day() == 1 && matches!(start.month(), 1 | 7) => {
            ("S", format!("{year}-S{}", if start.month() == 1 { 1 } else { 2 }))
        }
        PeriodKind::Quarter if start.day() == 1 => ("Q", format!("{year}-Q{}", start.month().div_ceil(3))),
        PeriodKind::Month if start.day() == 1 => ("M", format!("{year}-{:02}", start.month())),
        _ if start == end => ("D", start.to_string()),
        _ => ("_U", format!("{start}/P{}D", (end - start).num_days() + 1)),
    }
}
