//! Workbooks of Excel 2003 as one XML file (XML Spreadsheet Reference of Microsoft, 2001), which many programs still
//! write under the name of a `.xls`.

use super::{
    date::{Epoch, Moment},
    finish,
    format::Format,
    margin,
    number::Number,
    sheet::{LAST, Merge, Place, Room, Sheet, SheetCell},
};
use crate::{
    encoding,
    issues::Issues,
    legacy::Legacy,
    passage::Passage,
    xml::{Content, Element, Tree},
};
use encoding_rs::UTF_8;
use model::{Document, Issue, IssueCode, MarkKind};
use std::collections::HashMap;

/// The style of cells that name none.
const USUAL: &str = "Default";

/// How cells of a style look.
#[derive(Debug, Default)]
struct Style {
    format: Option<Format>,
    font: Option<Legacy>,
    above: Option<String>,
}

/// Reads a workbook.
pub(crate) fn read(bytes: &[u8]) -> (Document, Vec<Issue>) {
    let mut issues = Issues::default();
    let text = encoding::decode_as(bytes, UTF_8, &mut issues);
    let tree = Tree::read(&text, "", &mut issues);
    let Some(workbook) = tree.root() else {
        issues.note(IssueCode::Damaged);
        return (Document::empty(model::Format::Xls), issues.into_list());
    };
    let styles = styles(workbook);
    let from_1904 = workbook.descendants().any(|element| element.name() == "Date1904");
    let epoch = if from_1904 { Epoch::Since1904 } else { Epoch::Since1900 };
    let (mut sheets, mut room) = (Vec::new(), Room::default());
    for worksheet in workbook.elements().filter(|element| element.name() == "Worksheet") {
        let sheet = Reader::read(worksheet, &styles, epoch, room);
        room = sheet.room();
        sheets.push(sheet);
    }
    finish(model::Format::Xls, sheets, issues)
}

fn styles(workbook: Element<'_>) -> HashMap<String, Style> {
    let list = workbook.child("Styles").into_iter().flat_map(Element::elements);
    let style = |style: Element<'_>| {
        let code = style.child("NumberFormat").and_then(|format| format.attribute("Format"));
        let font = style.child("Font").and_then(|font| font.attribute("FontName"));
        let found = Style {
            format: code.map(|code| Format::new(named(&code))),
            font: font.and_then(|font| Legacy::of_font(&font)),
            above: style.attribute("Parent").map(std::borrow::Cow::into_owned),
        };
        Some((style.attribute("ID")?.into_owned(), found))
    };
    list.filter_map(style).collect()
}

/// The code of a format that has a name.
fn named(code: &str) -> &str {
    match code {
        "General Number" => "General",
        "Fixed" => "0.00",
        "Standard" | "Currency" | "Euro Currency" => "#,##0.00",
        "Percent" => "0.00%",
        "Scientific" => "0.00E+00",
        "General Date" | "Short Date" | "Medium Date" | "Long Date" => "dd/mm/yyyy",
        "Short Time" | "Medium Time" | "Long Time" => "hh:mm",
        code => code,
    }
}

struct Reader<'s> {
    styles: &'s HashMap<String, Style>,
    epoch: Epoch,
    sheet: Sheet,
}

impl<'s> Reader<'s> {
    fn read(worksheet: Element<'_>, styles: &'s HashMap<String, Style>, epoch: Epoch, room: Room) -> Sheet {
        let name = worksheet.attribute("Name").unwrap_or_default();
        let options = worksheet.child("WorksheetOptions");
        let visible = options.and_then(|options| options.child("Visible")).map(words).unwrap_or_default();
        let sheet = Sheet::new(
            &text::nfc(&name),
            visible.trim().starts_with("SheetHidden") || visible.trim() == "SheetVeryHidden",
            room,
        );
        let mut reader = Self { styles, epoch, sheet };
        if let Some(table) = worksheet.child("Table") {
            reader.table(table);
        }
        let setup = options.and_then(|options| options.child("PageSetup"));
        for element in setup.into_iter().flat_map(Element::elements) {
            let mark = match element.name() {
                "Header" => MarkKind::Header,
                "Footer" => MarkKind::Footer,
                _ => continue,
            };
            let said = margin::words(&element.attribute("Data").unwrap_or_default());
            if !said.is_empty() {
                reader.sheet.margins.push((mark, said));
            }
        }
        reader.sheet
    }

    fn table(&mut self, table: Element<'_>) {
        let (mut row, mut column) = (0, 0);
        for element in table.elements() {
            let last_of = |first: u32, most: u32| first.saturating_add(number(element, "Span")).min(most);
            match element.name() {
                "Column" => {
                    column = place(element).unwrap_or(column).min(LAST.column);
                    let last = last_of(column, LAST.column);
                    if is_on(element, "Hidden") {
                        self.sheet.hidden_columns.add(column, last);
                    }
                    column = last + 1;
                }
                "Row" => {
                    row = place(element).unwrap_or(row).min(LAST.row);
                    let last = last_of(row, LAST.row);
                    if is_on(element, "Hidden") {
                        self.sheet.hidden_rows.add(row, last);
                    }
                    self.row(element, row);
                    row = last + 1;
                }
                _ => {}
            }
            if self.sheet.is_full() {
                break;
            }
        }
    }

    fn row(&mut self, row: Element<'_>, number_of_row: u32) {
        let mut column = 0;
        for cell in row.elements().filter(|element| element.name() == "Cell") {
            column = place(cell).unwrap_or(column).min(LAST.column);
            let first = Place { row: number_of_row, column };
            let last = Place {
                row: first.row.saturating_add(number(cell, "MergeDown")).min(LAST.row),
                column: first.column.saturating_add(number(cell, "MergeAcross")).min(LAST.column),
            };
            self.sheet.merge(Merge { first, last });
            let style = cell.attribute("StyleID").or_else(|| row.attribute("StyleID"));
            self.cell(cell, first, style.as_deref().unwrap_or(USUAL));
            if cell.child("Comment").is_some() {
                self.sheet.skip("ghi chú của ô");
            }
            column = last.column + 1;
        }
    }

    fn cell(&mut self, cell: Element<'_>, at: Place, style: &str) {
        let data = cell.child("Data");
        let said = data.map(words).unwrap_or_default();
        let value = said.trim();
        let kind = data.and_then(|data| data.attribute("Type")).unwrap_or_default();
        if value.is_empty() && cell.attribute("Formula").is_some() && kind != "String" {
            return self.sheet.unread("công thức chưa có kết quả", at);
        }
        match kind.as_ref() {
            "Error" => self.sheet.unread(&format!("ô báo lỗi {value}"), at),
            "Boolean" => self.put(at, if value == "1" { "TRUE" } else { "FALSE" }.to_owned(), false, false),
            "DateTime" => {
                let shown = Moment::parse(value).map_or_else(|| value.to_owned(), Moment::shown);
                self.put(at, shown, false, false);
            }
            "Number" if !value.is_empty() => self.number(at, value, style),
            _ => {
                let font = self.look(style, |style| style.font.as_ref()).copied();
                let mut runs = Passage::default();
                runs.push_run(&said, None, font);
                let runs = font.is_some().then_some(runs);
                self.sheet.put(SheetCell { place: at, text: said, runs, amount: false, hidden: false });
            }
        }
    }

    fn number(&mut self, at: Place, value: &str, style: &str) {
        let Some(number) = Number::parse(value) else { return self.put(at, value.to_owned(), false, false) };
        match self.look(style, |style| style.format.as_ref()) {
            Some(format) => {
                let shown = format.number(&number, self.epoch);
                self.put(at, shown.text, shown.amount, !shown.visible);
            }
            None => self.put(at, number.plain(), true, false),
        }
    }

    /// What a style says itself, else the style it was made from.
    fn look<T>(&self, style: &str, ask: impl Fn(&Style) -> Option<&T>) -> Option<&T> {
        const MOST_ABOVE: usize = 8;
        let mut here = self.styles.get(style)?;
        for _ in 0..MOST_ABOVE {
            if let Some(found) = ask(here) {
                return Some(found);
            }
            here = self.styles.get(here.above.as_ref()?)?;
        }
        None
    }

    fn put(&mut self, place: Place, text: String, amount: bool, hidden: bool) {
        self.sheet.put(SheetCell { place, text, runs: None, amount, hidden });
    }
}

/// The place among its like that an element names, from 0.
fn place(element: Element<'_>) -> Option<u32> {
    element.attribute("Index")?.trim().parse::<u32>().ok()?.checked_sub(1)
}

fn number(element: Element<'_>, name: &str) -> u32 {
    element.attribute(name).and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

fn is_on(element: Element<'_>, name: &str) -> bool {
    element.attribute(name).is_some_and(|value| value == "1")
}

/// The text of an element and of all inside it.
fn words(element: Element<'_>) -> String {
    let mut out = String::new();
    collect(element, &mut out);
    out
}

fn collect(element: Element<'_>, out: &mut String) {
    for content in element.content() {
        match content {
            Content::Text(text) => out.push_str(text),
            Content::Element(inside) => collect(inside, out),
        }
    }
}
