//! The cells of a sheet (18.3.1): values as they are shown, merges, rows and columns that are hidden.

use super::{
    Shared,
    strings::{Reading, Rich},
};
use crate::{
    issues::Issues,
    legacy::Legacy,
    passage::Passage,
    sheets::{
        date::Moment,
        is_error, margin,
        number::Number,
        pull::{Pull, Step, Tag},
        sheet::{LAST, Merge, Place, Sheet, SheetCell},
    },
};
use model::MarkKind;

/// What the text between two tags belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Within {
    #[default]
    Nothing,
    Value,
    Formula,
    Header,
    Footer,
}

/// A cell being read.
#[derive(Debug, Default)]
struct Cell {
    place: Option<Place>,
    kind: String,
    style: usize,
    value: String,
    has_value: bool,
    has_formula: bool,
    words: Option<Reading>,
}

struct Reader<'s, 'o> {
    shared: &'s Shared,
    sheet: &'o mut Sheet,
    /// The row being read, and the next place where a cell names none.
    next: Place,
    cell: Option<Cell>,
    within: Within,
    zeros_hidden: bool,
    rows_hidden: bool,
    margin: String,
}

/// Reads a sheet.
pub(super) fn read(xml: &str, place: &str, shared: &Shared, sheet: &mut Sheet, issues: &mut Issues) {
    let mut reader = Reader {
        shared,
        sheet,
        next: Place { row: 0, column: 0 },
        cell: None,
        within: Within::Nothing,
        zeros_hidden: false,
        rows_hidden: false,
        margin: String::new(),
    };
    let mut pull = Pull::new(xml, place);
    while let Some(step) = pull.next(issues) {
        match step {
            Step::Open(tag) => reader.open(&tag),
            Step::Text(text) => reader.text(&text),
            Step::Close(end) => reader.close(end.name()),
        }
        if reader.sheet.is_full() {
            break;
        }
    }
    // A sheet that breaks off inside a cell still has what stood there.
    if reader.cell.as_ref().is_some_and(|cell| cell.words.is_some()) {
        reader.close("c");
    }
}

impl Reader<'_, '_> {
    fn open(&mut self, tag: &Tag<'_>) {
        if let Some(cell) = &mut self.cell {
            match tag.name() {
                "v" => (self.within, cell.has_value) = (Within::Value, true),
                "f" => (self.within, cell.has_formula) = (Within::Formula, true),
                "is" => cell.words = Some(Reading::default()),
                "c" | "row" => {}
                _ => {
                    if let Some(words) = &mut cell.words {
                        words.open(tag);
                    }
                    return;
                }
            }
        }
        match tag.name() {
            "row" => self.row(tag),
            "c" => self.begin_cell(tag),
            "col" => {
                if let (Some(first), Some(last)) = (tag.number("min"), tag.number("max"))
                    && (tag.is_on("hidden") || tag.attribute("width").is_some_and(|width| width == "0"))
                {
                    self.sheet.hidden_columns.add(first.saturating_sub(1), last.saturating_sub(1));
                }
            }
            "mergeCell" => {
                if let Some(merge) = tag.attribute("ref").and_then(|area| Merge::parse(&area)) {
                    self.sheet.merge(merge);
                }
            }
            "sheetView" => self.zeros_hidden = tag.attribute("showZeros").is_some_and(|value| value == "0"),
            "sheetFormatPr" => self.rows_hidden = tag.is_on("zeroHeight"),
            "oleObject" => self.sheet.skip("đối tượng nhúng"),
            "oddHeader" | "evenHeader" | "firstHeader" => self.within = Within::Header,
            "oddFooter" | "evenFooter" | "firstFooter" => self.within = Within::Footer,
            _ => {}
        }
    }

    fn row(&mut self, tag: &Tag<'_>) {
        let row = tag.number("r").and_then(|row| row.checked_sub(1)).unwrap_or(self.next.row);
        self.next = Place { row: row.min(LAST.row), column: 0 };
        let shown = tag.attribute("hidden").map(|value| matches!(value.as_ref(), "0" | "false"));
        if !shown.unwrap_or(!self.rows_hidden) {
            self.sheet.hidden_rows.add(self.next.row, self.next.row);
        }
    }

    fn begin_cell(&mut self, tag: &Tag<'_>) {
        let place = tag.attribute("r").and_then(|address| Place::parse(&address)).unwrap_or(self.next);
        self.next = Place { row: place.row, column: place.column.saturating_add(1).min(LAST.column) };
        self.cell = Some(Cell {
            place: Some(place),
            kind: tag.attribute("t").unwrap_or_default().into_owned(),
            style: tag.number("s").and_then(|style| usize::try_from(style).ok()).unwrap_or(0),
            ..Cell::default()
        });
    }

    fn text(&mut self, text: &str) {
        match (self.within, &mut self.cell) {
            (Within::Value, Some(cell)) => cell.value.push_str(text),
            (Within::Header | Within::Footer, _) => self.margin.push_str(text),
            (Within::Nothing, Some(Cell { words: Some(words), .. })) => words.text(text),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "v" | "f" => self.within = Within::Nothing,
            "c" => {
                if let Some(cell) = self.cell.take() {
                    self.within = Within::Nothing;
                    self.finish(cell);
                }
            }
            "row" => {
                self.cell = None;
                self.next = Place { row: (self.next.row + 1).min(LAST.row), column: 0 };
            }
            "oddHeader" | "evenHeader" | "firstHeader" | "oddFooter" | "evenFooter" | "firstFooter" => {
                let mark = if self.within == Within::Header { MarkKind::Header } else { MarkKind::Footer };
                self.within = Within::Nothing;
                let words = margin::words(&std::mem::take(&mut self.margin));
                if !words.is_empty() {
                    self.sheet.margins.push((mark, words));
                }
            }
            _ => {
                if let Some(Cell { words: Some(words), .. }) = &mut self.cell {
                    words.close(name);
                }
            }
        }
    }

    fn finish(&mut self, cell: Cell) {
        let Some(place) = cell.place else { return };
        let value = cell.value.trim();
        if cell.has_formula && value.is_empty() && (!cell.has_value || cell.kind != "str") && cell.words.is_none() {
            self.sheet.unread("công thức chưa có kết quả", place);
            return;
        }
        match cell.kind.as_str() {
            "s" if value.is_empty() => {}
            "s" => match value.parse().ok().and_then(|number| self.shared.strings.get(number)) {
                Some(rich) => self.words(place, cell.style, rich),
                None => self.sheet.unread("chữ bị thiếu trong tệp", place),
            },
            "e" => self.sheet.unread(&format!("ô báo lỗi {value}"), place),
            "b" => self.put(place, if value == "1" { "TRUE" } else { "FALSE" }.to_owned(), false, false),
            "d" => {
                let shown = Moment::parse(value).map_or_else(|| value.to_owned(), Moment::shown);
                self.put(place, shown, false, false);
            }
            "inlineStr" | "str" if cell.words.is_some() || !value.is_empty() => {
                let rich = match cell.words {
                    Some(words) => words.done(),
                    None => Rich::plain(&cell.value),
                };
                self.words(place, cell.style, &rich);
            }
            _ => match cell.words {
                Some(words) => self.words(place, cell.style, &words.done()),
                None if value.is_empty() => {}
                None => self.number(place, cell.style, value),
            },
        }
    }

    fn number(&mut self, place: Place, style: usize, value: &str) {
        let Some(number) = Number::parse(value) else {
            // No number by the rules, but something stands there.
            self.put(place, value.to_owned(), false, false);
            return;
        };
        let (_, format) = self.shared.styles.get(style);
        let Some(shown) = format.map(|format| format.number(&number, self.shared.epoch)) else {
            self.put(place, number.plain(), true, false);
            return;
        };
        let hidden = !shown.visible || (self.zeros_hidden && number.is_zero());
        self.put(place, shown.text, shown.amount, hidden);
    }

    fn words(&mut self, place: Place, style: usize, rich: &Rich) {
        let (style, format) = self.shared.styles.get(style);
        let mut runs = Passage::default();
        for (piece, font) in &rich.pieces {
            runs.push_run(piece, None, Legacy::of_font(font.as_deref().unwrap_or(&style.font)));
        }
        let text = runs.text();
        if is_error(text.trim()) {
            self.sheet.unread(&format!("ô báo lỗi {}", text.trim()), place);
            return;
        }
        let shown = format.map_or_else(|| Some(text.clone()), |format| format.words(&text));
        let hidden = shown.is_none();
        let shown = shown.unwrap_or_else(|| text.clone());
        // Words that the format adds are in no font of their own: then the letters must speak.
        let runs = (shown == text && runs.runs().any(|(_, font)| font.is_some())).then_some(runs);
        self.sheet.put(SheetCell { place, text: shown, runs, amount: false, hidden });
    }

    fn put(&mut self, place: Place, text: String, amount: bool, hidden: bool) {
        self.sheet.put(SheetCell { place, text, runs: None, amount, hidden });
    }
}
