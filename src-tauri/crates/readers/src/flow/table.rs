//! Tables of a word processor: rows of cells that hold blocks and tables of their own.

use super::Piece;
use crate::{
    grid::{Grid, Reach, Slot},
    passage::Passage,
};
use model::MarkKind;

/// A row.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<TableCell>,
    pub(crate) head: bool,
    /// Columns left free before the first cell.
    pub(crate) before: u32,
    /// What stands under a cell that covers its place.
    pub(crate) covered: Vec<Piece>,
}

/// A cell.
#[derive(Debug, Default)]
pub(crate) struct TableCell {
    pub(crate) pieces: Vec<Piece>,
    /// Columns and rows that it takes. Rows count where the cells below it are left out of the file.
    pub(crate) columns: u32,
    pub(crate) rows: u32,
    /// Whether it goes on with the cell above it.
    pub(crate) continues: bool,
}

/// A table. One that only places things on the page, a single cell or a frame round other tables, gives its content
/// instead. What merged cells cover is shown by no program; it follows the table, marked as hidden.
pub(crate) fn table_pieces(mut rows: Vec<Row>) -> Vec<Piece> {
    let mut covered: Vec<Piece> = rows.iter_mut().flat_map(|row| std::mem::take(&mut row.covered)).collect();
    let single = matches!(rows.as_slice(), [Row { cells, .. }] if cells.len() < 2);
    let mut pieces = if single || is_frame(&rows) {
        rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.pieces).collect()
    } else {
        vec![Piece::Table(grid(rows, &mut covered))]
    };
    covered.retain(|piece| !piece.text().trim().is_empty());
    covered.iter_mut().for_each(|piece| piece.mark(MarkKind::Hidden));
    pieces.append(&mut covered);
    pieces
}

/// Whether the tables inside hold more cells than the table itself: then it is a frame round them.
fn is_frame(rows: &[Row]) -> bool {
    let cells = rows.iter().flat_map(|row| &row.cells);
    let (mut own, mut inside) = (0, 0);
    for cell in cells {
        own += usize::from(cell.pieces.iter().any(|piece| matches!(piece, Piece::Block { .. })));
        inside += cell.pieces.iter().map(Piece::cells).sum::<usize>();
    }
    inside > own
}

impl Piece {
    fn cells(&self) -> usize {
        match self {
            Self::Block { .. } => 0,
            Self::Table(grid) => grid.cells(),
        }
    }

    /// Its text as lines of a cell; a row of a table inside is one line.
    fn into_lines(self) -> Passage {
        let grid = match self {
            Self::Block { passage, .. } => return passage,
            Self::Table(grid) => grid,
        };
        let mut lines = Passage::default();
        for slots in grid.into_rows() {
            let mut line = Passage::default();
            for slot in slots {
                if let Slot::Cell(cell) = slot {
                    if !line.is_blank() {
                        line.push(" ", None);
                    }
                    line.append(cell.passage);
                }
            }
            lines.append_line(line);
        }
        lines
    }
}

fn grid(rows: Vec<Row>, covered: &mut Vec<Piece>) -> Grid {
    let mut grid = Grid::default();
    let spans = rows.iter().flat_map(|row| &row.cells).any(|cell| cell.rows > 1);
    for row in rows {
        grid.begin_row();
        grid.skip(row.before);
        for cell in row.cells {
            // Word does not show what stands in a continued cell.
            if cell.continues && grid.continue_above() {
                covered.extend(cell.pieces);
                continue;
            }
            let mut passage = Passage::default();
            for piece in cell.pieces {
                passage.append_line(piece.into_lines());
            }
            let reach = Reach { rows: cell.rows, columns: cell.columns };
            if spans {
                grid.place(passage, reach, row.head);
            } else {
                grid.put(passage, reach, row.head);
            }
        }
        grid.end_row();
        if grid.is_full() {
            break;
        }
    }
    grid
}
