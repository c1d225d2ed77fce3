//! The list of indicators as a file that people edit and take in again: as a workbook or CSV, one row an indicator.
//!
//! What a row says is here, both ways; what a file would change is found in `catalogue_import.rs`. No cell is ever a formula,
//! as with stored figures (`facts_file.rs`).

use crate::{Desk, Fault, contract, convert, dto, own_indicators, words, year_end};
use chrono::NaiveDate;
use dto::SavedFile;
use model::{AddUp, Better, Catalogue, Indicator, IndicatorCode, MeasureKind};
use std::path::Path;
use summary::{Align, Column as SheetColumn, Run, Table, TableBook};

/// The forms of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CatalogueForm {
    /// A workbook.
    Xlsx,
    /// For other programs.
    Csv,
}

impl CatalogueForm {
    /// The form that a file's name asks for by its ending.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    Code,
    Name,
    Field,
    Unit,
    Kind,
    OverTime,
    OverAreas,
    Better,
    Aliases,
    OwnAliases,
    Definition,
    Source,
    Numerator,
    Denominator,
    Predecessor,
    From,
    To,
    Hidden,
}

impl Column {
    /// In the order of the file, with the head and the width of each, in millimetres.
    pub(crate) const ALL: [(Self, &'static str, u16); 18] = [
        (Self::Code, "Mã", 44),
        (Self::Name, "Tên chỉ tiêu", 80),
        (Self::Field, "Lĩnh vực", 48),
        (Self::Unit, "Đơn vị", 28),
        (Self::Kind, "Loại số", 28),
        (Self::OverTime, "Cộng theo kỳ", 32),
        (Self::OverAreas, "Cộng theo địa bàn", 32),
        (Self::Better, "Chiều tốt", 28),
        (Self::Aliases, "Tên gọi có sẵn", 80),
        (Self::OwnAliases, "Tên gọi riêng", 80),
        (Self::Definition, "Định nghĩa", 80),
        (Self::Source, "Căn cứ", 60),
        (Self::Numerator, "Tử số", 44),
        (Self::Denominator, "Mẫu số", 44),
        (Self::Predecessor, "Chỉ tiêu trước", 44),
        (Self::From, "Từ ngày", 28),
        (Self::To, "Đến ngày", 28),
        (Self::Hidden, "Ẩn", 16),
    ];

    /// The column with this head, in any spelling.
    pub(crate) fn headed(head: &str) -> Option<Self> {
        let key = text::plain(head);
        Self::ALL.iter().find(|(_, known, _)| text::plain(known) == key).map(|(column, ..)| *column)
    }
}

/// What stands between two names of one cell.
pub(crate) const BETWEEN: char = '|';
/// What a cell says for yes.
pub(crate) const YES: &str = "có";

/// Writes the built-in indicators and the own ones, in the form that the file's name asks for.
///
/// # Errors
/// `bad_argument` for another ending; `unwritable`; [`Fault`] when the data file cannot be read.
pub fn save_catalogue(desk: &Desk, path: &Path) -> Result<SavedFile, Fault> {
    let form = CatalogueForm::of(path).ok_or_else(|| Fault::new("bad_argument", words::CATALOGUE_FORMS))?;
    let catalogue = desk.catalogue()?;
    let rows: Vec<Vec<String>> = catalogue.indicators().map(|one| row(one, &catalogue)).collect();
    let bytes = match form {
        CatalogueForm::Xlsx => book(&rows).xlsx().map_err(|error| crate::broken(&error.to_string()))?,
        CatalogueForm::Csv => csv(&rows).into_bytes(),
    };
    year_end::write(path, &bytes)?;
    Ok(SavedFile { path: path.display().to_string(), bytes: convert::small(bytes.len()) })
}

/// With a mark of its encoding, without which Excel takes it for another.
fn csv(rows: &[Vec<String>]) -> String {
    let heads: Vec<String> = Column::ALL.iter().map(|(_, head, _)| (*head).to_owned()).collect();
    let lines: String = std::iter::once(&heads).chain(rows).map(|row| contract::csv_line(row) + "\r\n").collect();
    format!("\u{feff}{lines}")
}

fn book(rows: &[Vec<String>]) -> TableBook {
    let column = |(_, head, width): &(Column, &str, u16)| SheetColumn {
        head: (*head).to_owned(),
        width: *width,
        align: Align::Left,
    };
    let cells = |row: &Vec<String>| row.iter().map(|cell| vec![Run::Text(cell.clone())]).collect();
    TableBook {
        sheet: words::CATALOGUE_NAME.to_owned(),
        title: words::CATALOGUE_NAME.to_owned(),
        about: words::CATALOGUE_ABOUT.to_owned(),
        table: Table {
            caption: None,
            columns: Column::ALL.iter().map(column).collect(),
            rows: rows.iter().map(|row| summary::Row::Cells(cells(row))).collect(),
            notes: Vec::new(),
        },
        kept: 2,
        // The same list gives the same file.
        date: NaiveDate::default(),
    }
}

/// What a row says of an indicator.
pub(crate) fn row(one: &Indicator, catalogue: &Catalogue) -> Vec<String> {
    let own = one.code.is_own();
    let code = |code: &Option<IndicatorCode>| code.as_ref().map(ToString::to_string).unwrap_or_default();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let list = |names: &[String]| names.join(&format!(" {BETWEEN} "));
    let cell = |column: Column| match column {
        Column::Code => one.code.to_string(),
        Column::Name => one.name.clone(),
        Column::Field => catalogue.field_name(&one.field).to_owned(),
        Column::Unit => one.unit.clone(),
        Column::Kind => words::measure_kind(one.kind).to_owned(),
        Column::OverTime => words::over_time(one.over_time).to_owned(),
        Column::OverAreas => words::over_areas(one.over_areas).to_owned(),
        Column::Better => words::better(one.better).to_owned(),
        Column::Aliases if own => String::new(),
        Column::Aliases => list(&one.aliases),
        Column::OwnAliases if own => list(&one.aliases),
        Column::OwnAliases => list(&one.added_aliases),
        Column::Definition => one.definition.clone(),
        Column::Source => one.source.clone(),
        Column::Numerator => code(&one.numerator),
        Column::Denominator => code(&one.denominator),
        Column::Predecessor => code(&one.predecessor),
        Column::From => day(one.valid_from),
        Column::To => day(one.valid_to),
        Column::Hidden => if one.hidden { YES } else { "" }.to_owned(),
    };
    Column::ALL.iter().map(|(column, ..)| cell(*column)).collect()
}

/// Reads the words of [`words::measure_kind`], or the code.
pub(crate) fn kind(said: &str) -> Option<MeasureKind> {
    find(said, MeasureKind::ALL, words::measure_kind, MeasureKind::code)
}

/// Reads the words of [`words::over_time`], or the code.
pub(crate) fn over_time(said: &str) -> Option<AddUp> {
    find(said, AddUp::ALL, words::over_time, AddUp::code)
}

/// Reads the words of [`words::over_areas`], or the code.
pub(crate) fn over_areas(said: &str) -> Option<AddUp> {
    find(said, AddUp::ALL, words::over_areas, AddUp::code)
}

/// Reads the words of [`words::better`], or the code.
pub(crate) fn better(said: &str) -> Option<Better> {
    find(said, Better::ALL, words::better, Better::code)
}

fn find<T: Copy>(
    said: &str,
    all: &[T],
    word: impl Fn(T) -> &'static str,
    code: impl Fn(T) -> &'static str,
) -> Option<T> {
    let key = text::plain(said);
    all.iter().copied().find(|one| text::plain(word(*one)) == key || code(*one) == said.trim())
}

/// The indicator that a cell names, by code or by its whole name.
pub(crate) fn named(said: &str, catalogue: &Catalogue) -> Option<IndicatorCode> {
    own_indicators::written(catalogue, said)
}
