//! Spreadsheets of OpenDocument (OASIS OpenDocument 1.3, part 3, 9): all sheets stand in one part, each cell with its value
//! and its words as the program showed them.
//!
//! The words follow the land of that program, so numbers and days are written anew from the value ([`local`]).

mod local;

use super::{
    date::Moment,
    is_error,
    number::Number,
    pull::{Pull, Step, Tag},
    sheet::{LAST, Merge, Place, Sheet, SheetCell},
};
use crate::{archive::Archive, docx::text_of, issues::Issues, limits::MAX_CELLS};
use model::{Document, Format, Issue, IssueCode};
use std::collections::HashSet;

/// The part with the sheets.
const CONTENT: &str = "content.xml";

/// Whether a container holds a spreadsheet that needs no password.
pub(crate) fn is_inside(archive: &mut Archive<'_>) -> bool {
    let mut ignored = Issues::default();
    let mut holds = |part: &str, words: &str| {
        let bytes = archive.part(part, &mut ignored).unwrap_or_default();
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    };
    // The list of parts names objects inside too: it is asked only where no member names the type.
    let sheet = holds("mimetype", "opendocument.spreadsheet")
        || (!holds("mimetype", "opendocument.") && holds("META-INF/manifest.xml", "opendocument.spreadsheet\""));
    sheet && !holds("META-INF/manifest.xml", "encryption-data") && archive.has(CONTENT)
}

/// Reads a spreadsheet.
pub(crate) fn read(mut archive: Archive<'_>, mut issues: Issues) -> (Document, Vec<Issue>) {
    let text = text_of(&mut archive, CONTENT, &mut issues).unwrap_or_default();
    let mut reader = Reader::default();
    let mut pull = Pull::new(&text, CONTENT);
    while let Some(step) = pull.next(&mut issues) {
        match step {
            Step::Open(tag) => reader.open(&tag),
            Step::Text(text) => reader.text(&text),
            Step::Close(end) => reader.close(end.name()),
        }
    }
    reader.end_table();
    for (sheet, object) in reader.objects {
        let part = format!("{}/{CONTENT}", object.trim_start_matches("./"));
        let inside = if archive.has(&part) { text_of(&mut archive, &part, &mut Issues::default()) } else { None };
        let chart = inside.is_some_and(|text| text.contains("office:chart"));
        if let Some(sheet) = reader.sheets.get_mut(sheet) {
            sheet.skip(if chart { "biểu đồ" } else { "đối tượng nhúng" });
        }
    }
    if reader.sheets.is_empty() && !text.is_empty() {
        issues.push(Issue::new(IssueCode::Damaged).at(CONTENT));
    }
    super::finish(Format::Ods, reader.sheets, issues)
}

/// A cell being read.
#[derive(Debug, Default, Clone)]
struct Cell {
    column: u32,
    repeated: u32,
    rows: u32,
    columns: u32,
    kind: String,
    value: String,
    formula: bool,
    error: bool,
    lines: Vec<String>,
}

#[derive(Debug, Default)]
struct Reader {
    sheets: Vec<Sheet>,
    /// The sheet being read.
    table: Option<Sheet>,
    /// Styles of sheets that are not shown, and the style being read.
    hidden_styles: HashSet<String>,
    style: String,
    row: u32,
    row_repeated: u32,
    column: u32,
    cell: Option<Cell>,
    row_cells: Vec<Cell>,
    /// Open paragraphs, and what is open that is no text of the cell.
    in_words: u32,
    in_note: u32,
    in_changes: u32,
    /// Words of a box over the cells.
    frame: Option<Vec<String>>,
    frames: u32,
    frame_has_object: bool,
    /// Embedded objects: the sheet, the folder.
    objects: Vec<(usize, String)>,
    columns_done: u32,
}

impl Reader {
    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "tracked-changes" => self.in_changes += 1,
            _ if self.in_changes > 0 => {}
            "style" => self.style = tag.attribute("name").unwrap_or_default().into_owned(),
            "table-properties" if tag.attribute("display").is_some_and(|shown| shown == "false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            "table" => self.begin_table(tag),
            _ if self.table.is_none() => {}
            "annotation" => {
                self.in_note += 1;
                self.skip("ghi chú của ô");
            }
            _ if self.in_note > 0 => {}
            "table-column" => self.columns(tag),
            "table-row" => self.begin_row(tag),
            "table-cell" | "covered-table-cell" => self.begin_cell(tag),
            "p" | "h" => {
                self.in_words += 1;
                if let Some(lines) = self.lines() {
                    lines.push(String::new());
                }
            }
            "s" if self.in_words > 0 => {
                let count = tag.number("c").unwrap_or(1).min(64);
                self.push(&" ".repeat(usize::try_from(count).unwrap_or(1)));
            }
            "tab" if self.in_words > 0 => self.push("\t"),
            "line-break" if self.in_words > 0 => self.push("\n"),
            "frame" | "custom-shape" | "rect" | "ellipse" | "g" | "caption" => {
                self.frames += 1;
                self.frame.get_or_insert_default();
            }
            "object" | "object-ole" => {
                self.frame_has_object = true;
                let at = self.sheets.len();
                self.objects.push((at, tag.attribute("href").unwrap_or_default().into_owned()));
            }
            "image" if !self.frame_has_object => self.skip("hình ảnh"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_words > 0 && self.in_note == 0 && self.in_changes == 0 {
            self.push(text);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "tracked-changes" => self.in_changes = self.in_changes.saturating_sub(1),
            _ if self.in_changes > 0 => {}
            "annotation" => self.in_note = self.in_note.saturating_sub(1),
            _ if self.in_note > 0 => {}
            "p" | "h" => self.in_words = self.in_words.saturating_sub(1),
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    self.column = cell.column.saturating_add(cell.repeated);
                    if !cell.lines.iter().all(|line| line.trim().is_empty()) || !cell.value.is_empty() || cell.formula {
                        self.row_cells.push(cell);
                    }
                }
            }
            "table-row" => self.end_row(),
            "frame" | "custom-shape" | "rect" | "ellipse" | "g" | "caption" => {
                self.frames = self.frames.saturating_sub(1);
                if self.frames == 0 {
                    self.end_frame();
                }
            }
            "table" => self.end_table(),
            _ => {}
        }
    }

    fn begin_table(&mut self, tag: &Tag<'_>) {
        self.end_table();
        let name = tag.attribute("name").unwrap_or_default();
        let hidden = tag.attribute("style-name").is_some_and(|style| self.hidden_styles.contains(style.as_ref()));
        let room = self.sheets.last().map(Sheet::room).unwrap_or_default();
        self.table = Some(Sheet::new(&text::nfc(&name), hidden, room));
        (self.row, self.columns_done) = (0, 0);
    }

    fn end_table(&mut self) {
        self.end_row();
        self.end_frame();
        self.sheets.extend(self.table.take());
    }

    fn columns(&mut self, tag: &Tag<'_>) {
        let count = tag.number("number-columns-repeated").unwrap_or(1).max(1);
        let (first, after) = (self.columns_done, self.columns_done.saturating_add(count));
        if is_hidden(tag)
            && let Some(sheet) = &mut self.table
        {
            sheet.hidden_columns.add(first, after - 1);
        }
        self.columns_done = after;
    }

    fn begin_row(&mut self, tag: &Tag<'_>) {
        self.end_row();
        self.row_repeated = tag.number("number-rows-repeated").unwrap_or(1).max(1);
        self.column = 0;
        let last = self.row.saturating_add(self.row_repeated - 1);
        if is_hidden(tag)
            && let Some(sheet) = &mut self.table
        {
            sheet.hidden_rows.add(self.row, last);
        }
    }

    fn begin_cell(&mut self, tag: &Tag<'_>) {
        let attribute = |name: &str| tag.attribute(name).map(std::borrow::Cow::into_owned);
        let value =
            ["value", "date-value", "time-value", "boolean-value", "string-value"].into_iter().find_map(attribute);
        self.cell = Some(Cell {
            column: self.column,
            repeated: tag.number("number-columns-repeated").unwrap_or(1).max(1),
            rows: tag.number("number-rows-spanned").unwrap_or(1).max(1),
            columns: tag.number("number-columns-spanned").unwrap_or(1).max(1),
            kind: attribute("value-type").unwrap_or_default(),
            value: value.unwrap_or_default(),
            formula: attribute("formula").is_some(),
            error: tag.is_exactly("calcext:value-type", "error"),
            lines: Vec::new(),
        });
    }

    /// Puts the cells of the row into the sheet, as often as the row is repeated.
    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.row_cells);
        let first = self.row;
        self.row = first.saturating_add(std::mem::take(&mut self.row_repeated));
        let Some(sheet) = &mut self.table else { return };
        let mut put = 0;
        for row in (first..self.row.min(LAST.row + 1)).take_while(|_| !cells.is_empty()) {
            for cell in &cells {
                for column in
                    (cell.column..cell.column.saturating_add(cell.repeated)).take_while(|at| *at <= LAST.column)
                {
                    cell.put(sheet, Place { row, column });
                    put += 1;
                    if sheet.is_full() || put > MAX_CELLS {
                        return;
                    }
                }
            }
        }
    }

    fn end_frame(&mut self) {
        (self.frames, self.frame_has_object) = (0, false);
        let words = self.frame.take().unwrap_or_default().join("\n");
        let place = Place { row: self.row.min(LAST.row), column: self.cell.as_ref().map_or(0, |cell| cell.column) };
        if let Some(sheet) = self.table.as_mut().filter(|_| !words.trim().is_empty()) {
            sheet.boxes.push((place, words));
        }
    }

    fn lines(&mut self) -> Option<&mut Vec<String>> {
        match &mut self.frame {
            Some(lines) => Some(lines),
            None => self.cell.as_mut().map(|cell| &mut cell.lines),
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(line) = self.lines().and_then(|lines| lines.last_mut()) {
            line.push_str(text);
        }
    }

    fn skip(&mut self, what: &'static str) {
        if let Some(sheet) = &mut self.table {
            sheet.skip(what);
        }
    }
}

impl Cell {
    fn put(&self, sheet: &mut Sheet, place: Place) {
        let words = self.lines.join("\n");
        if self.error || (self.formula && is_error(words.trim())) {
            sheet.unread(&format!("ô báo lỗi {}", words.trim()), place);
            return;
        }
        if self.formula && words.trim().is_empty() && self.value.is_empty() && self.kind != "string" {
            sheet.unread("công thức chưa có kết quả", place);
            return;
        }
        let number = || Number::parse(&self.value);
        let (text, amount) = match self.kind.as_str() {
            "float" | "currency" => {
                number().map_or((words.clone(), false), |one| (local::number(&words, &one, 0), true))
            }
            "percentage" => number().map_or((words.clone(), false), |one| (local::number(&words, &one, 2), true)),
            "date" => (Moment::parse(&self.value).map_or_else(|| words.clone(), |one| local::date(&words, one)), false),
            "boolean" if words.trim().is_empty() => (self.value.to_uppercase(), false),
            _ if words.trim().is_empty() => (self.value.clone(), false),
            _ => (words, false),
        };
        sheet.put(SheetCell { place, text, runs: None, amount, hidden: false });
        let last = Place {
            row: place.row.saturating_add(self.rows - 1).min(LAST.row),
            column: place.column.saturating_add(self.columns - 1).min(LAST.column),
        };
        sheet.merge(Merge { first: place, last });
    }
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    tag.attribute("visibility").is_some_and(|value| matches!(value.as_ref(), "collapse" | "filter"))
}
