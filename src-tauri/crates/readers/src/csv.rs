//! Text with a table: cells apart by commas, semicolons or tabs (RFC 4180, and what programs make of it).

use crate::{
    encoding,
    issues::Issues,
    limits::MAX_PLAIN_BYTES,
    sheets::{self, Place, Room, Sheet, SheetCell},
};
use model::{Document, Format, Issue, IssueCode};

/// What may part cells. Of several the one that fits best counts; of equals the last.
const MARKS: [char; 4] = ['|', ',', ';', '\t'];

/// Rows that are looked at to tell what parts the cells.
const SAMPLE: usize = 200;

/// Rows and columns that make a table of a file whose name says nothing.
const LEAST_ROWS: usize = 3;
const LEAST_COLUMNS: usize = 3;

/// Most cells of a row that are kept, as in a spreadsheet.
const MOST_COLUMNS: usize = 16_384;

/// Longest cell of such a file, in bytes: running text has commas too.
const LONGEST_CELL: usize = 80;

/// Reads a table. None where the file is running text, by its name and its shape.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Option<(Document, Vec<Issue>)> {
    let name = name.to_lowercase();
    let named = name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".tab");
    if !named && !looks_like_table(bytes) {
        return None;
    }
    let kept = encoding::beginning(bytes, MAX_PLAIN_BYTES);
    let mut issues = Issues::default();
    if kept.len() < bytes.len() {
        issues.note(IssueCode::LimitSize);
    }
    let text = encoding::decode(kept, &mut issues);
    if text.ends_with('\0') {
        issues.note(IssueCode::Truncated);
    }
    let text = text.trim_end_matches('\0');
    let (mark, text) = declared(text);
    let mark = match mark {
        Some(mark) => mark,
        None if named => MARKS.into_iter().max_by_key(|mark| fitting(text, *mark)).unwrap_or(','),
        None => MARKS.into_iter().rev().find(|mark| is_table(text, *mark))?,
    };
    let mut rows = Rows { rest: text, mark, unclosed: false };
    let mut sheet = Sheet::new("", false, Room::default());
    for (row, cells) in (0..).zip(&mut rows) {
        for (column, text) in (0..).zip(cells) {
            let text = text::nfc(&text).into_owned();
            sheet.put(SheetCell { place: Place { row, column }, text, runs: None, amount: false, hidden: false });
        }
        if sheet.is_full() {
            break;
        }
    }
    if rows.unclosed {
        issues.note(IssueCode::Truncated);
    }
    Some(sheets::finish(Format::Csv, vec![sheet], issues))
}

/// Whether the beginning of a file is a table. Text with tabs is not: it is read as plain text with tables in it.
fn looks_like_table(bytes: &[u8]) -> bool {
    const PEEK: usize = 64 << 10;
    let peek = encoding::beginning(bytes, PEEK);
    let text = encoding::decode(peek, &mut Issues::default());
    let whole = if peek.len() < bytes.len() { text.rsplit_once('\n').map_or("", |(whole, _)| whole) } else { &text };
    declared(whole).0.is_some() || [';', ',', '|'].into_iter().any(|mark| is_table(whole, mark))
}

/// `sep=;` in the first line, as Excel understands it.
fn declared(text: &str) -> (Option<char>, &str) {
    let Some(rest) = text.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| text.get(4..))
    else {
        return (None, text);
    };
    let mut chars = rest.chars();
    let mark = chars.next().filter(|mark| !mark.is_alphanumeric() && !matches!(mark, '\n' | '\r' | '"'));
    match mark {
        Some(mark) => (Some(mark), chars.as_str().split_once('\n').map_or("", |(_, rest)| rest)),
        None => (None, text),
    }
}

/// How well a mark parts the cells: rows that have as many cells as the one before, weighed by the cells. In Vietnamese
/// numbers the comma is no mark: `1.045,5;97,4` has as many commas as semicolons.
fn fitting(text: &str, mark: char) -> (usize, usize) {
    let counts: Vec<usize> = Rows { rest: text, mark, unclosed: false }.take(SAMPLE).map(|cells| cells.len()).collect();
    let same = counts.windows(2).filter(|pair| matches!(pair, [a, b] if a == b && *a > 1)).count();
    let split = counts.iter().filter(|count| **count > 1).count();
    (if mark == ',' { same } else { same * 2 }, split)
}

/// Whether the mark parts every row into the same number of short cells.
fn is_table(text: &str, mark: char) -> bool {
    let mut rows = 0;
    let mut columns = 0;
    for cells in (Rows { rest: text, mark, unclosed: false }).take(SAMPLE) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        columns = if rows == 0 { cells.len() } else { columns };
        // In running text a space follows the comma.
        let prose = |cell: &String| cell.len() > LONGEST_CELL || (mark == ',' && cell.starts_with(' '));
        if cells.len() != columns || columns < LEAST_COLUMNS || cells.iter().any(prose) {
            return false;
        }
        rows += 1;
    }
    rows >= LEAST_ROWS
}

/// The rows of a text.
struct Rows<'t> {
    rest: &'t str,
    mark: char,
    /// Whether the text ends inside quotes.
    unclosed: bool,
}

impl Iterator for Rows<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            let (cell, ended) = self.cell();
            if cells.len() < MOST_COLUMNS {
                cells.push(cell);
            }
            if ended {
                return Some(cells);
            }
        }
    }
}

impl Rows<'_> {
    /// The next cell, and whether it is the last of its row.
    fn cell(&mut self) -> (String, bool) {
        let mut cell = String::new();
        let trimmed = self.rest.trim_start_matches(' ');
        if let Some(inside) = trimmed.strip_prefix('"') {
            match self.quoted(inside, &mut cell) {
                Some(rest) => self.rest = rest,
                // A quote without an end is a sign like any other.
                None => self.unclosed = true,
            }
        }
        let end = self.rest.find([self.mark, '\n', '\r']).unwrap_or(self.rest.len());
        let (plain, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        cell.push_str(plain.trim_end());
        if let Some(rest) = rest.strip_prefix(self.mark) {
            self.rest = rest;
            return (cell, false);
        }
        self.rest = rest.strip_prefix("\r\n").or_else(|| rest.get(1..)).unwrap_or("");
        (cell, true)
    }

    /// Reads to the closing quote; two quotes stand for one. None where there is none.
    fn quoted<'q>(&self, inside: &'q str, cell: &mut String) -> Option<&'q str> {
        let mut rest = inside;
        let mut words = String::new();
        loop {
            let (before, after) = rest.split_once('"')?;
            words.push_str(before);
            match after.strip_prefix('"') {
                Some(more) => {
                    words.push('"');
                    rest = more;
                }
                None => {
                    cell.push_str(&words);
                    return Some(after);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, mark: char) -> Vec<Vec<String>> {
        Rows { rest: text, mark, unclosed: false }.collect()
    }

    #[test]
    fn cells_and_quotes() {
        assert_eq!(rows("a,b\r\n\"c, d\",\"e \"\"f\"\"\"\n", ','), [["a", "b"], ["c, d", "e \"f\""]]);
        assert_eq!(rows("a;\n;b", ';'), [["a", ""], ["", "b"]]);
        assert_eq!(rows("\"một\nhai\"\tb", '\t'), [["một\nhai", "b"]]);
        assert_eq!(rows("a\rb", ','), [["a"], ["b"]]);
        let mut open = Rows { rest: "a,\"b\nc,d", mark: ',', unclosed: false };
        assert_eq!(open.by_ref().collect::<Vec<_>>(), [["a", "\"b"], ["c", "d"]]);
        assert!(open.unclosed);
    }

    #[test]
    fn marks_are_told_by_the_rows() {
        let best = |text: &str| MARKS.into_iter().max_by_key(|mark| fitting(text, *mark)).unwrap();
        assert_eq!(best("Chỉ tiêu;2022;2023\nDoanh thu;1.045,5;1.102,3\nTỷ lệ;97,4;98,1\n"), ';');
        assert_eq!(best("Chỉ tiêu,2022\nDoanh thu,\"1.045,5\"\n"), ',');
        assert_eq!(best("a\tb\nc, d\te\n"), '\t');
        assert_eq!(declared("sep=;\na;b"), (Some(';'), "a;b"));
        assert_eq!(declared("sepa"), (None, "sepa"));
    }
}
