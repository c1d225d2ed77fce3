//! The tables of a report as a workbook: numbers are numbers, shown as the report shows them (`ước 165,4`, `28/63`).
//!
//! A cell that holds one figure gets its number and a format that puts the words round it, so that it can be sorted and
//! filtered; everything else is text, and text is never a formula. Separators follow the user's system, dot and comma in
//! Vietnamese. The same tree gives the same bytes: the time in the file is the report's.

use crate::{Align, Block, Figure, RenderError, Row, Run, Section, Table, YearEnd};
use chrono::{Datelike, NaiveDate};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

const FONT: &str = "Times New Roman";
/// Row of the head; rows above it say what the sheet is.
const HEAD: u32 = 3;
/// Characters of the column's width in a millimetre of the report's.
const CHARACTERS: f64 = 0.52;
/// Height of a line, in points.
const LINE: f64 = 15.0;
/// Number of A4 among Excel's papers.
const A4: u8 = 9;
/// Millimetres in an inch, by which Excel counts margins.
const INCH: f64 = 25.4;
/// Width of the column that names the field, in characters.
const FIELD: f64 = 24.0;

/// Writes the tables of a report, a sheet each.
///
/// # Errors
/// [`RenderError::Write`], which does not happen with tables of the report's size.
pub fn xlsx(report: &YearEnd) -> Result<Vec<u8>, RenderError> {
    written(report).map_err(|error| RenderError::Write(error.to_string()))
}

fn written(report: &YearEnd) -> Result<Vec<u8>, XlsxError> {
    let mut book = empty_book(&format!("Báo cáo {}", report.subject), &report.office.name, report.date)?;
    let mut tables: Vec<(String, &str, &Table)> = Vec::new();
    for annex in &report.annexes {
        let of_annex: Vec<&Table> = annex.blocks.iter().filter_map(table_of).collect();
        let last = of_annex.len().saturating_sub(1);
        for (nth, table) in of_annex.into_iter().enumerate() {
            let name = match annex.key {
                "figures" => "Số liệu",
                _ if nth == last => "Nguồn",
                _ => "Báo cáo nguồn",
            };
            tables.push((name.to_owned(), &annex.title, table));
        }
    }
    for section in report.sections() {
        let of_section = section.blocks.iter().filter_map(table_of);
        tables.extend(of_section.map(|table| (sheet_of(section, report.year), section.title.as_str(), table)));
    }
    for (name, title, table) in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        let title = table.caption.as_deref().unwrap_or(title);
        let draft = if report.is_draft() { " (dự thảo, có số liệu chưa duyệt)" } else { "" };
        let about = format!("{} – năm {}{draft}", report.office.name, report.year);
        // A number in order and the thing itself stay in sight.
        write_sheet(sheet, table, &Heading { title, about: &about, kept: 2 })?;
    }
    book.save_to_buffer()
}

/// A table that is no part of a report, as a workbook of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableBook {
    /// Name of its sheet.
    pub sheet: String,
    /// What it is, over the table.
    pub title: String,
    /// How it was made, under the title.
    pub about: String,
    /// The table.
    pub table: Table,
    /// Columns that stay in sight when the rest moves to the left.
    pub kept: u16,
    /// The time that the file bears; a clock would make every file another.
    pub date: NaiveDate,
}

impl TableBook {
    /// Writes it.
    ///
    /// # Errors
    /// [`RenderError::Write`], for a table larger than a sheet holds.
    pub fn xlsx(&self) -> Result<Vec<u8>, RenderError> {
        self.written().map_err(|error| RenderError::Write(error.to_string()))
    }

    fn written(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = empty_book(&self.title, "Tổng Kết", self.date)?;
        let sheet = book.add_worksheet();
        sheet.set_name(&self.sheet)?;
        write_sheet(sheet, &self.table, &Heading { title: &self.title, about: &self.about, kept: self.kept })?;
        book.save_to_buffer()
    }
}

fn empty_book(title: &str, author: &str, date: NaiveDate) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(
        u16::try_from(date.year()).unwrap_or_default(),
        u8::try_from(date.month()).unwrap_or_default(),
        u8::try_from(date.day()).unwrap_or_default(),
    )?;
    book.set_properties(&DocProperties::new().set_title(title).set_author(author).set_creation_datetime(&made));
    Ok(book)
}

/// What stands over a table.
struct Heading<'a> {
    title: &'a str,
    about: &'a str,
    /// Columns that stay in sight.
    kept: u16,
}

fn table_of(block: &Block) -> Option<&Table> {
    if let Block::Table(table) = block { Some(table) } else { None }
}

fn sheet_of(section: &Section, year: i32) -> String {
    match section.key {
        "targets" => format!("Chỉ tiêu năm {year}"),
        "next.targets" => format!("Chỉ tiêu năm {}", year + 1),
        "res57" => "Nghị quyết 57".to_owned(),
        key => key.to_owned(),
    }
}

fn write_sheet(sheet: &mut Worksheet, table: &Table, heading: &Heading<'_>) -> Result<(), XlsxError> {
    let plain = Format::new().set_font_name(FONT).set_font_size(11);
    sheet.write_string_with_format(0, 0, heading.title, &plain.clone().set_bold().set_font_size(13))?;
    sheet.write_string_with_format(1, 0, heading.about, &plain.clone().set_italic())?;

    // Rows that head a group would break filters: the group is a column of its own.
    let grouped = table.rows.iter().any(|row| matches!(row, Row::Group(_)));
    let first = u16::from(grouped);
    let boxed = plain.clone().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let head = boxed.clone().set_bold().set_align(FormatAlign::Center).set_background_color(0x00ED_EDED);
    if grouped {
        sheet.set_column_width(0, FIELD)?;
        sheet.write_string_with_format(HEAD, 0, "Lĩnh vực", &head)?;
    }
    for (column, place) in table.columns.iter().zip(first..) {
        sheet.set_column_width(place, (f64::from(column.width) * CHARACTERS).max(6.0))?;
        sheet.write_string_with_format(HEAD, place, &column.head, &head)?;
    }
    sheet.set_row_height(HEAD, LINE * 3.0)?;
    let mut row = HEAD;
    let mut group = "";
    for line in &table.rows {
        let cells = match line {
            Row::Group(title) => {
                group = title;
                continue;
            }
            Row::Cells(cells) => cells,
        };
        row += 1;
        if grouped {
            sheet.write_string_with_format(row, 0, group, &boxed)?;
        }
        let lines = cells.iter().zip(&table.columns).map(|(cell, column)| {
            let letters: usize = cell.iter().map(|run| run.text().chars().count()).sum();
            lines_of(letters, f64::from(column.width) * CHARACTERS)
        });
        let of_group = if grouped { lines_of(group.chars().count(), FIELD) } else { 1 };
        sheet.set_row_height(row, LINE * f64::from(lines.fold(of_group, u32::max)))?;
        for ((cell, column), place) in cells.iter().zip(&table.columns).zip(first..) {
            let align = match column.align {
                Align::Left => FormatAlign::Left,
                Align::Centre => FormatAlign::Center,
                Align::Right => FormatAlign::Right,
            };
            write_cell(sheet, (row, place), cell, &boxed.clone().set_align(align))?;
        }
    }
    let last = u16::try_from(table.columns.len()).unwrap_or(u16::MAX).saturating_sub(1) + first;
    sheet.autofilter(HEAD, 0, row, last)?;
    sheet.set_freeze_panes(HEAD + 1, first + heading.kept)?;
    for (note, place) in table.notes.iter().zip(row + 2..) {
        sheet.write_string_with_format(place, 0, note.plain(), &plain.clone().set_italic())?;
    }
    print_set_up(sheet)
}

/// A4 across, all columns on one page, the head on every page, its number below.
fn print_set_up(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    let mm = |millimetres: f64| millimetres / INCH;
    sheet.set_margins(mm(30.0), mm(15.0), mm(20.0), mm(20.0), mm(9.0), mm(9.0));
    sheet.set_header("&C&\"Times New Roman\"&14&P");
    sheet.set_repeat_rows(HEAD, HEAD)?;
    Ok(())
}

/// Lines that this many letters take in a column this many characters wide. Not every program sets the height of a row
/// by its text.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "few letters")]
fn lines_of(letters: usize, width: f64) -> u32 {
    (letters as f64 / (width - 1.0).max(4.0)).ceil().clamp(1.0, 25.0) as u32
}

fn write_cell(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &[Run], look: &Format) -> Result<(), XlsxError> {
    let text: String = cell.iter().map(Run::text).collect::<String>().replace('\u{a0}', " ");
    let alone = match cell {
        [Run::Figure(figure)] => shown(figure),
        [Run::Text(text)] => text.parse::<u32>().ok().map(|count| (f64::from(count), "0".to_owned())),
        _ => None,
    };
    match alone {
        Some((number, format)) => {
            sheet.write_number_with_format(row, column, number, &look.clone().set_num_format(format))?
        }
        None => sheet.write_string_with_format(row, column, text, look)?,
    };
    Ok(())
}

/// A figure as number and format: `ước 165,4` → 165.4 and `"ước "#,##0.0`.
fn shown(figure: &Figure) -> Option<(f64, String)> {
    let number = figure.number?.normalize();
    let digits = text::vietnamese(number.abs());
    let at = figure.text.find(&digits)?;
    let (before, rest) = figure.text.split_at(at);
    let after = rest.get(digits.len()..)?;
    let cut = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    if before.ends_with(cut) || after.starts_with(cut) {
        return None;
    }
    let sunk = before.starts_with('▼');
    let (before, negative) = before.strip_suffix('−').map_or((before, sunk), |before| (before, true));
    let value = if negative { -number.abs() } else { number };
    let literal = |words: &str| {
        let words = words.replace('\u{a0}', " ").replace('"', "");
        if words.is_empty() { words } else { format!("\"{words}\"") }
    };
    let decimals = usize::try_from(number.scale()).ok()?;
    let point = if decimals > 0 { format!(".{}", "0".repeat(decimals)) } else { String::new() };
    let shape = format!("{}#,##0{point}{}", literal(before), literal(after));
    // The second half of a format is for negative numbers and shows no minus: the word says it.
    Some((value.to_f64()?, if sunk { format!("#,##0{point};{shape}") } else { shape }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    fn shown_as(text: &str, number: Decimal) -> Option<(f64, String)> {
        shown(&Figure {
            key: String::new(),
            text: text.into(),
            number: Some(number),
            facts: Vec::new(),
            pending: false,
        })
    }

    #[test]
    fn words_round_a_number_stand_in_its_format() {
        let said = |text: &str, number, decimals| shown_as(text, Decimal::new(number, decimals)).unwrap();
        assert_eq!(said("ước\u{a0}165,4", 1654, 1), (165.4, "\"ước \"#,##0.0".to_owned()));
        assert_eq!(said("1.081.200", 1_081_200, 0), (1_081_200.0, "#,##0".to_owned()));
        assert_eq!(said("29/63", 29, 0), (29.0, "#,##0\"/63\"".to_owned()));
        assert_eq!(said("−58,3%", 583, 1), (-58.3, "#,##0.0\"%\"".to_owned()));
        assert_eq!(said("▼ 3 bậc", -3, 0), (-3.0, "#,##0;\"▼ \"#,##0\" bậc\"".to_owned()));
        assert_eq!(said("+6,1\u{a0}điểm", 61, 1), (6.1, "\"+\"#,##0.0\" điểm\"".to_owned()));
    }

    #[test]
    fn what_does_not_show_its_number_stays_text() {
        assert_eq!(shown_as("đạt", Decimal::from(97)), None);
        assert_eq!(shown_as("1.045", Decimal::from(45)), None);
    }
}
