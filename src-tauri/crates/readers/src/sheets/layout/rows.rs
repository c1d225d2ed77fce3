//! The filled rows of a sheet and what each of them is: a title, a head, figures.

use crate::{
    outline::is_letterhead,
    sheets::sheet::{Merge, Place, Sheet, SheetCell},
};
use std::{collections::HashMap, ops::Range};

/// The filled rows, from the top.
pub(super) struct Rows<'s> {
    rows: Vec<Row<'s>>,
    merges: HashMap<Place, Merge>,
}

/// A filled row.
pub(super) struct Row<'s> {
    /// Its number in the sheet, from 0.
    pub(super) number: u32,
    /// Its cells from left to right.
    pub(super) cells: &'s [SheetCell],
    /// The last row that one of its cells reaches.
    reach: u32,
}

/// A block of rows: lines above, a table, lines below; each may be empty.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) above: Range<usize>,
    pub(super) table: Range<usize>,
    /// Rows of the table before this one are its head.
    pub(super) first_figures: usize,
    pub(super) below: Range<usize>,
    /// Whether the table has a head of its own, and whether it has figures.
    headed: bool,
    figures: bool,
}

impl<'s> Rows<'s> {
    /// The rows of a sheet whose cells are in order.
    pub(super) fn new(sheet: &'s Sheet) -> Self {
        let merges = sheet.merges.iter().map(|merge| (merge.first, *merge)).collect();
        let mut rows = Self { rows: Vec::new(), merges };
        for cells in sheet.cells.chunk_by(|a, b| a.place.row == b.place.row) {
            let Some(number) = cells.first().map(|cell| cell.place.row) else { continue };
            let reach = cells.iter().map(|cell| rows.merge_of(cell).map_or(number, |merge| merge.last.row)).max();
            rows.rows.push(Row { number, cells, reach: reach.unwrap_or(number) });
        }
        rows
    }

    /// A row.
    pub(super) fn get(&self, at: usize) -> Option<&Row<'s>> {
        self.rows.get(at)
    }

    /// The merged cells that this one is the first of.
    pub(super) fn merge_of(&self, cell: &SheetCell) -> Option<Merge> {
        self.merges.get(&cell.place).copied()
    }

    /// The last column that a cell takes.
    pub(super) fn last_column(&self, cell: &SheetCell) -> u32 {
        self.merge_of(cell).map_or(cell.place.column, |merge| merge.last.column)
    }

    /// Rows that no empty row parts.
    pub(super) fn blocks(&self) -> Vec<Range<usize>> {
        let mut blocks: Vec<Range<usize>> = Vec::new();
        let mut reach = 0;
        for (at, row) in self.rows.iter().enumerate() {
            match blocks.last_mut() {
                Some(block) if row.number <= reach + 1 => block.end = at + 1,
                _ => blocks.push(at..at + 1),
            }
            reach = reach.max(row.reach);
        }
        blocks
    }

    /// What a block holds.
    pub(super) fn shape(&self, block: Range<usize>) -> Shape {
        let columns = self.columns(&block);
        let first = block.clone().find(|at| self.is_figures(*at));
        let Some(first) = first else { return self.without_figures(block) };
        let head = (block.start..first).find(|at| self.is_head(*at, &columns));
        // Without a head the table begins where rows begin to have more than one cell.
        let start = head.unwrap_or_else(|| (block.start..first).find(|at| self.is_row(*at)).unwrap_or(first));
        let last = block.clone().rfind(|at| self.is_figures(*at)).unwrap_or(first);
        let end = (last + 1..block.end).rfind(|at| self.is_row(*at)).map_or(last + 1, |at| at + 1);
        Shape {
            above: block.start..start,
            table: start..end,
            first_figures: first,
            below: end..block.end,
            headed: head.is_some(),
            figures: true,
        }
    }

    /// A list of names is a table too; a letterhead or signatures are lines.
    fn without_figures(&self, block: Range<usize>) -> Shape {
        let wide = |least: usize| {
            block.clone().filter(move |at| self.rows.get(*at).is_some_and(|row| row.cells.len() >= least))
        };
        let letterhead = block.clone().any(|at| self.has_letterhead(at));
        let table = wide(3).count() >= 2 || (wide(2).count() >= 2 && !letterhead);
        let start = if table { wide(2).next().unwrap_or(block.start) } else { block.end };
        let end = if table { wide(2).next_back().map_or(block.end, |at| at + 1) } else { block.end };
        Shape {
            above: block.start..start,
            table: start..end,
            first_figures: end,
            below: end..block.end,
            headed: false,
            figures: false,
        }
    }

    /// Whether a block goes on with the table above: figures under the same columns, without lines or a head of its own.
    pub(super) fn goes_on(&self, above: &Shape, next: &Shape, gap: u32) -> bool {
        let (Some(last), Some(first)) =
            (self.rows.get(above.table.end.saturating_sub(1)), self.rows.get(next.above.start))
        else {
            return false;
        };
        let near = first.number.saturating_sub(last.reach) <= gap + 1;
        let (wide, narrow) = (self.columns(&above.table), self.columns(&next.table));
        let within = wide.first() <= narrow.first() && wide.last() >= narrow.last();
        let bare = next.above.len() <= 1 && !next.headed && next.figures;
        // A line right above is the name of a group only where figures stood above it too.
        above.figures && above.below.is_empty() && bare && near && within
    }

    /// Columns in which cells begin.
    fn columns(&self, range: &Range<usize>) -> Vec<u32> {
        let rows = range.clone().filter_map(|at| self.rows.get(at));
        let mut columns: Vec<u32> = rows.flat_map(|row| row.cells).map(|cell| cell.place.column).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// Whether a row has more than one cell.
    fn is_row(&self, at: usize) -> bool {
        self.rows.get(at).is_some_and(|row| row.cells.len() > 1)
    }

    fn has_letterhead(&self, at: usize) -> bool {
        self.rows.get(at).is_some_and(|row| row.cells.iter().any(|cell| cell.text.lines().any(is_letterhead)))
    }

    /// Whether a row names something and gives a figure for it.
    pub(super) fn is_figures(&self, at: usize) -> bool {
        let Some(row) = self.rows.get(at) else { return false };
        let words = row.cells.iter().any(|cell| cell.text.chars().filter(|c| c.is_alphabetic()).count() > 1);
        let figure = row.cells.iter().skip(1).any(is_figure);
        words && figure && !is_numbering(row.cells)
    }

    /// Whether a row looks like the head of a table that has these columns: its cells fill at least half of them, and
    /// are more than the two halves of a letterhead.
    fn is_head(&self, at: usize, columns: &[u32]) -> bool {
        let Some(row) = self.rows.get(at).filter(|row| row.cells.len() > 1) else { return false };
        let between = |first: u32, last: u32| {
            columns.partition_point(|column| *column <= last) - columns.partition_point(|column| *column < first)
        };
        let filled: usize = row.cells.iter().map(|cell| between(cell.place.column, self.last_column(cell))).sum();
        let enough = row.cells.len() > 2 || columns.len() <= 3 || row.cells.iter().any(|cell| self.is_tall(cell));
        let letterhead = row.cells.len() <= 3 && self.has_letterhead(at);
        2 * filled >= columns.len() && enough && !letterhead
    }

    fn is_tall(&self, cell: &SheetCell) -> bool {
        self.merge_of(cell).is_some_and(|merge| merge.last.row > merge.first.row)
    }
}

/// Whether a cell holds a figure that is not a year.
pub(super) fn is_figure(cell: &SheetCell) -> bool {
    const LONGEST: usize = 24;
    let text = cell.text.trim();
    let year = text.len() == 4 && text.parse::<u32>().is_ok_and(|year| (1990..=2060).contains(&year));
    if year {
        return false;
    }
    let digits = text.chars().any(|c| c.is_ascii_digit());
    let bare = text.chars().all(|c| c.is_ascii_digit() || " .,%‰+-−–/()<>≥≤~\u{a0}".contains(c));
    digits && (cell.amount || (bare && text.len() <= LONGEST && text.matches('/').count() < 2))
}

/// `(1) (2) (3)`, `A B 1 2 3=1+2`: the numbers of the columns.
fn is_numbering(cells: &[SheetCell]) -> bool {
    let mut last = 0_u32;
    let mut numbers = 0;
    for cell in cells {
        let text = cell.text.trim().trim_start_matches('(');
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        match digits.parse::<u32>() {
            Ok(number) if number == last + 1 || (number == last && number > 0) => {
                last = number;
                numbers += 1;
            }
            Err(_) if text.trim_end_matches(')').chars().count() == 1 => {}
            Ok(_) | Err(_) => return false,
        }
    }
    numbers >= 2
}
