//! A table as it was found on one page or on several.

use crate::{
    grid::{Grid, Reach},
    passage::Passage,
};
use model::MarkKind;

/// A cell.
#[derive(Debug, Clone)]
pub(super) struct Box {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) passage: Passage,
}

/// The cells of a table, row by row.
#[derive(Debug, Clone)]
pub(super) struct Table {
    cells: Vec<Box>,
    rows: usize,
    /// Where the columns begin and end.
    edges: Vec<f32>,
    /// Row with which each further page begins, and the page.
    pages: Vec<(usize, usize)>,
}

impl Table {
    /// Most rows at the top of a table that are repeated on the next page.
    const MAX_HEAD: usize = 5;

    pub(super) fn new(cells: Vec<Box>, edges: Vec<f32>) -> Self {
        let rows = cells.iter().map(|cell| cell.row + cell.rows).max().unwrap_or(0);
        Self { cells, rows, edges, pages: Vec::new() }
    }

    /// Whether the other one has the same columns: it may be the same table on the next page.
    pub(super) fn continues(&self, other: &Self) -> bool {
        const SAME: f32 = 5.0;
        let same = |(a, b): (&f32, &f32)| (a - b).abs() < SAME;
        self.edges.len() == other.edges.len() && self.edges.iter().zip(&other.edges).all(same)
    }

    /// Goes on with the rows of the other one, which stand on this page. Rows at its top that say the same as those at the
    /// top of the table are marked.
    pub(super) fn append(&mut self, mut other: Self, page: usize) {
        let repeated = (1..=Self::MAX_HEAD.min(self.rows).min(other.rows))
            .take_while(|count| self.row_text(count - 1) == other.row_text(count - 1))
            .last()
            .unwrap_or(0);
        for cell in other.cells.iter_mut().filter(|cell| cell.row < repeated) {
            cell.passage.mark(MarkKind::Header);
        }
        self.pages.push((self.rows, page));
        let from = self.rows;
        self.cells.extend(other.cells.into_iter().map(|cell| Box { row: cell.row + from, ..cell }));
        self.rows += other.rows;
    }

    /// The page on which a row stands; none: the first.
    pub(super) fn page_of(&self, row: u32) -> Option<usize> {
        self.pages.iter().rev().find(|(first, _)| *first <= row as usize).map(|(_, page)| *page)
    }

    pub(super) fn into_grid(self) -> Grid {
        let columns = self.edges.len().saturating_sub(1).max(1);
        let mut taken = vec![false; columns * self.rows];
        let mut starts: std::collections::HashMap<usize, Box> = std::collections::HashMap::new();
        for cell in self.cells {
            for row in cell.row..cell.row + cell.rows {
                for column in cell.column..cell.column + cell.columns {
                    if let Some(slot) = taken.get_mut(row * columns + column) {
                        *slot = true;
                    }
                }
            }
            starts.insert(cell.row * columns + cell.column, cell);
        }
        let mut grid = Grid::default();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        for row in 0..self.rows {
            grid.begin_row();
            for column in 0..columns {
                let place = row * columns + column;
                if let Some(cell) = starts.remove(&place) {
                    grid.place(cell.passage, Reach { rows: count(cell.rows), columns: count(cell.columns) }, false);
                } else if !taken.get(place).copied().unwrap_or(true) {
                    grid.place(Passage::default(), Reach::SINGLE, false);
                }
            }
            grid.end_row();
        }
        grid
    }

    fn row_text(&self, row: usize) -> Vec<String> {
        self.cells.iter().filter(|cell| cell.row == row).map(|cell| cell.passage.text()).collect()
    }
}
