//! A table on its way into a document: cells in the places that their spans leave them.

use crate::{
    limits::{MAX_CELLS, MAX_COLUMNS, MAX_ROW_SPAN},
    passage::Passage,
};
use model::MarkKind;
use std::collections::HashMap;

/// The rows of a table. Every row lists, from left to right, its own cells and the places that cells from above cover.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    rows: Vec<Vec<Slot>>,
    /// The next free column of the row.
    column: u32,
    /// Cells from rows above that reach into this one, from left to right, and how many of them were passed.
    hanging: Vec<Hanging>,
    passed: usize,
    /// Cells of this row that reach into the next ones.
    fresh: Vec<Hanging>,
    /// Where the cell that fills a column begins, for the row above and for this one.
    above: HashMap<u32, Home>,
    here: HashMap<u32, Home>,
    slots: usize,
}

/// A place in a row.
#[derive(Debug)]
pub(crate) enum Slot {
    /// A cell begins here.
    Cell(GridCell),
    /// A cell from a row above covers this place.
    Covered,
}

/// A cell with its place.
#[derive(Debug)]
pub(crate) struct GridCell {
    pub(crate) passage: Passage,
    pub(crate) column: u32,
    pub(crate) reach: Reach,
    pub(crate) head: bool,
}

/// How many rows and columns a cell takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reach {
    pub(crate) rows: u32,
    pub(crate) columns: u32,
}

#[derive(Debug, Clone, Copy)]
struct Hanging {
    column: u32,
    columns: u32,
    rows_left: u32,
}

#[derive(Debug, Clone, Copy)]
struct Home {
    row: usize,
    place: usize,
}

impl Grid {
    /// Begins the next row.
    pub(crate) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
        self.column = 0;
        self.passed = 0;
        self.above = std::mem::take(&mut self.here);
    }

    /// Ends the row.
    pub(crate) fn end_row(&mut self) {
        while let Some(next) = self.hanging.get(self.passed).copied() {
            if next.column >= self.column {
                self.column = next.column;
                self.cover(next.columns);
            }
            self.passed += 1;
        }
        for hanging in &mut self.hanging {
            hanging.rows_left -= 1;
        }
        self.hanging.retain(|hanging| hanging.rows_left > 0);
        self.hanging.append(&mut self.fresh);
        self.hanging.sort_by_key(|hanging| hanging.column);
    }

    /// Puts a cell into the next place that no cell from above covers, as HTML does.
    pub(crate) fn place(&mut self, passage: Passage, reach: Reach, head: bool) {
        while let Some(next) = self.hanging.get(self.passed).copied().filter(|next| next.column <= self.column) {
            self.passed += 1;
            if next.column == self.column {
                self.cover(next.columns);
            }
        }
        let (column, reach) = (self.column, reach.clamped());
        if self.put(passage, reach, head) && reach.rows > 1 {
            self.fresh.push(Hanging { column, columns: reach.columns, rows_left: reach.rows - 1 });
        }
    }

    /// Puts a cell into a column of its own choice, behind those of the row so far. Columns left free before it count as
    /// one empty place.
    pub(crate) fn place_in(&mut self, column: u32, passage: Passage, reach: Reach) {
        while let Some(next) = self.hanging.get(self.passed).copied().filter(|next| next.column < column) {
            self.passed += 1;
            if next.column >= self.column {
                self.free_until(next.column);
                self.cover(next.columns);
            }
        }
        self.free_until(column);
        let reach = reach.clamped();
        if self.put(passage, reach, false) && reach.rows > 1 {
            self.fresh.push(Hanging { column, columns: reach.columns, rows_left: reach.rows - 1 });
        }
    }

    fn free_until(&mut self, column: u32) {
        if self.column < column {
            self.cover(column - self.column);
            self.column = column;
        }
    }

    /// Puts a cell next to the one before. In OOXML the places that it covers below are written out
    /// ([`Self::continue_above`]). False when the table is full.
    pub(crate) fn put(&mut self, passage: Passage, reach: Reach, head: bool) -> bool {
        let (reach, column) = (reach.clamped(), self.column);
        self.column = column.saturating_add(reach.columns);
        let row = self.rows.len().saturating_sub(1);
        let Some(slots) = self.rows.last_mut().filter(|_| self.slots < MAX_CELLS) else { return false };
        self.here.insert(column, Home { row, place: slots.len() });
        slots.push(Slot::Cell(GridCell { passage, column, reach, head }));
        self.slots += 1;
        true
    }

    /// Leaves columns free.
    pub(crate) fn skip(&mut self, columns: u32) {
        self.column = self.column.saturating_add(columns.min(MAX_COLUMNS));
    }

    /// Makes the cell above this place one row longer. False where there is none.
    pub(crate) fn continue_above(&mut self) -> bool {
        let Some(home) = self.above.get(&self.column).copied() else { return false };
        let slot = self.rows.get_mut(home.row).and_then(|slots| slots.get_mut(home.place));
        let Some(Slot::Cell(cell)) = slot else { return false };
        cell.reach.rows += 1;
        let columns = cell.reach.columns;
        self.here.insert(self.column, home);
        self.cover(columns);
        true
    }

    /// Marks all cells.
    pub(crate) fn mark(&mut self, mark: MarkKind) {
        for slot in self.rows.iter_mut().flatten() {
            if let Slot::Cell(cell) = slot {
                cell.passage.mark(mark);
            }
        }
    }

    /// The texts of all cells.
    pub(crate) fn passages_mut(&mut self) -> impl Iterator<Item = &mut Passage> {
        self.rows.iter_mut().flatten().filter_map(|slot| match slot {
            Slot::Cell(cell) => Some(&mut cell.passage),
            Slot::Covered => None,
        })
    }

    /// The text of all cells, one after the other.
    pub(crate) fn text(&self) -> String {
        let cells = self.rows.iter().flatten();
        cells.filter_map(|slot| if let Slot::Cell(cell) = slot { Some(cell.passage.text()) } else { None }).collect()
    }

    /// Places in the table, covered ones too.
    pub(crate) const fn cells(&self) -> usize {
        self.slots
    }

    /// Whether no further cell fits.
    pub(crate) const fn is_full(&self) -> bool {
        self.slots >= MAX_CELLS
    }

    /// The rows; no cell reaches below the last one.
    pub(crate) fn into_rows(mut self) -> Vec<Vec<Slot>> {
        let count = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        for (row, slots) in (0_u32..).zip(&mut self.rows) {
            for slot in slots {
                if let Slot::Cell(cell) = slot {
                    cell.reach.rows = cell.reach.rows.min(count - row);
                }
            }
        }
        self.rows
    }

    fn cover(&mut self, columns: u32) {
        self.column = self.column.saturating_add(columns);
        if let Some(slots) = self.rows.last_mut().filter(|_| self.slots < MAX_CELLS) {
            slots.push(Slot::Covered);
            self.slots += 1;
        }
    }
}

impl Reach {
    /// One row and one column.
    pub(crate) const SINGLE: Self = Self { rows: 1, columns: 1 };

    fn clamped(self) -> Self {
        Self { rows: self.rows.clamp(1, MAX_ROW_SPAN), columns: self.columns.clamp(1, MAX_COLUMNS) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of cells as `text:rows x columns`, placed as HTML does; each cell as `text@column+rows`.
    fn check(rows: &[&[&str]], expect: &[&str]) {
        let mut grid = Grid::default();
        for row in rows {
            grid.begin_row();
            for cell in *row {
                let (text, spans) = cell.split_once(':').unwrap_or((cell, "1x1"));
                let (down, across) = spans.split_once('x').unwrap();
                let reach = Reach { rows: down.parse().unwrap(), columns: across.parse().unwrap() };
                grid.place(Passage::plain(text), reach, false);
            }
            grid.end_row();
        }
        assert_eq!(show(grid), expect);
    }

    fn show(grid: Grid) -> Vec<String> {
        let show = |slot: &Slot| match slot {
            Slot::Cell(cell) => format!("{}@{}+{}", cell.passage.text(), cell.column, cell.reach.rows),
            Slot::Covered => "^".to_owned(),
        };
        grid.into_rows().iter().map(|slots| slots.iter().map(show).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn spans_push_later_cells_aside() {
        check(
            &[&["TT:2x1", "Thực hiện:1x2", "Ghi chú:2x1"], &["2022", "2023"], &["1", "a", "b", "c"]],
            &["TT@0+2 Thực hiện@1+1 Ghi chú@3+2", "^ 2022@1+1 2023@2+1 ^", "1@0+1 a@1+1 b@2+1 c@3+1"],
        );
    }

    #[test]
    fn cells_in_columns_of_their_own_choice() {
        let mut grid = Grid::default();
        for row in [&[(0, 2), (4, 1)][..], &[(1, 1), (9, 1)], &[(0, 1)]] {
            grid.begin_row();
            for (column, rows) in row {
                grid.place_in(*column, Passage::plain("a"), Reach { rows: *rows, columns: 1 });
            }
            grid.end_row();
        }
        assert_eq!(show(grid), ["a@0+2 ^ a@4+1", "^ a@1+1 ^ a@9+1", "a@0+1"]);
    }

    #[test]
    fn spans_end_with_the_table() {
        check(&[&["a:0x0", "b:9x1"], &["c"]], &["a@0+1 b@1+2", "c@0+1 ^"]);
        check(&[&["a:99999999x99999999"]], &["a@0+1"]);
    }

    #[test]
    fn continued_cells_grow() {
        let mut grid = Grid::default();
        for row in 0..3 {
            grid.begin_row();
            if row == 0 || !grid.continue_above() {
                grid.put(Passage::plain("a"), Reach::SINGLE, false);
            }
            grid.put(Passage::plain("b"), Reach::SINGLE, false);
            grid.end_row();
        }
        assert_eq!(show(grid), ["a@0+3 b@1+1", "^ b@1+1", "^ b@1+1"]);
        let mut alone = Grid::default();
        alone.begin_row();
        assert!(!alone.continue_above());
    }
}
