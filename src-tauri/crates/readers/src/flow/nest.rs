//! Tables of Word's older formats, where a paragraph says how deep in tables it stands, marks end cells and rows, and
//! the edges of the cells, measured on paper, say which columns they take.

use super::{Piece, Row, TableCell, table_pieces};
use crate::limits::{MAX_BLOCKS, MAX_CELLS};

/// Tables within tables that are followed; deeper ones are read as if they stood at this depth.
const MAX_NESTED: usize = 16;

/// Edges nearer than this are one, in twentieths of a point (about 1 mm).
const SAME_EDGE: i32 = 60;

/// Where a row says that its cells stand.
#[derive(Debug, Clone, Default)]
pub(crate) struct RowEdges {
    /// Left edge of the first cell.
    pub(crate) left: i32,
    pub(crate) cells: Vec<CellEdge>,
    pub(crate) head: bool,
}

/// Right edge of a cell and how it is merged.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CellEdge {
    pub(crate) right: i32,
    /// Goes on with the cell to its left.
    pub(crate) continues_left: bool,
    /// Goes on with the cell above it.
    pub(crate) continues_above: bool,
}

/// Blocks and the tables they stand in.
#[derive(Debug, Default)]
pub(crate) struct Nest {
    pieces: Vec<Piece>,
    open: Vec<OpenTable>,
    blocks: usize,
    cells: usize,
}

#[derive(Debug, Default)]
struct OpenTable {
    rows: Vec<(RowEdges, Vec<Vec<Piece>>)>,
    cells: Vec<Vec<Piece>>,
    /// Content of the cell that is not ended.
    pieces: Vec<Piece>,
}

impl Nest {
    /// Adds a block that stands so deep in tables; 0 is outside.
    pub(crate) fn block(&mut self, depth: usize, piece: Piece) {
        self.go_to(depth);
        self.blocks += 1;
        self.here().push(piece);
    }

    /// Ends a cell.
    pub(crate) fn end_cell(&mut self, depth: usize) {
        self.go_to(depth.max(1));
        self.cells += 1;
        if let Some(table) = self.open.last_mut() {
            let pieces = std::mem::take(&mut table.pieces);
            table.cells.push(pieces);
        }
    }

    /// Ends a row.
    pub(crate) fn end_row(&mut self, depth: usize, edges: RowEdges) {
        self.go_to(depth.max(1));
        if let Some(table) = self.open.last_mut() {
            let cells = std::mem::take(&mut table.cells);
            if !cells.is_empty() {
                table.rows.push((edges, cells));
            }
        }
    }

    /// Whether more would go beyond a limit.
    pub(crate) const fn is_full(&self) -> bool {
        self.blocks > MAX_BLOCKS || self.cells > MAX_CELLS
    }

    /// Everything, with all tables closed.
    pub(crate) fn finish(mut self) -> Vec<Piece> {
        self.go_to(0);
        self.pieces
    }

    fn here(&mut self) -> &mut Vec<Piece> {
        match self.open.last_mut() {
            Some(table) => &mut table.pieces,
            None => &mut self.pieces,
        }
    }

    fn go_to(&mut self, depth: usize) {
        let depth = depth.min(MAX_NESTED);
        while self.open.len() > depth {
            let Some(mut table) = self.open.pop() else { break };
            // What the file ended in mid row.
            if !table.pieces.is_empty() {
                let pieces = std::mem::take(&mut table.pieces);
                table.cells.push(pieces);
            }
            if !table.cells.is_empty() {
                let cells = std::mem::take(&mut table.cells);
                table.rows.push((RowEdges::default(), cells));
            }
            for one in apart(table.rows) {
                let pieces = table_pieces(rows(one));
                self.here().extend(pieces);
            }
        }
        while self.open.len() < depth {
            self.open.push(OpenTable::default());
        }
    }
}

/// The tables that follow each other without a line between: a new one begins with a head below figures, and where a row
/// shares no outer edge with the rows above it.
fn apart(drafts: Vec<(RowEdges, Vec<Vec<Piece>>)>) -> Vec<Vec<(RowEdges, Vec<Vec<Piece>>)>> {
    let mut tables: Vec<Vec<(RowEdges, Vec<Vec<Piece>>)>> = Vec::new();
    let mut outer: Vec<(i32, i32)> = Vec::new();
    let mut headed = false;
    for draft in drafts {
        let (edges, _) = &draft;
        let here = edges.cells.last().map(|last| (edges.left, last.right));
        let near = |a: i32, b: i32| a.saturating_sub(b).abs() <= SAME_EDGE;
        let shares = here.is_none_or(|(left, right)| {
            outer.is_empty() || outer.iter().any(|(l, r)| near(*l, left) || near(*r, right))
        });
        let new_head = edges.head && !headed;
        match tables.last_mut().filter(|_| shares && !new_head) {
            Some(table) => table.push(draft),
            None => {
                outer.clear();
                tables.push(vec![draft]);
            }
        }
        outer.extend(here.filter(|here| !outer.contains(here)));
        headed = tables.last().and_then(|table| table.last()).is_some_and(|(edges, _)| edges.head);
    }
    tables
}

/// Rows with the columns that the edges of all of them make.
fn rows(drafts: Vec<(RowEdges, Vec<Vec<Piece>>)>) -> Vec<Row> {
    let mut edges: Vec<i32> = Vec::new();
    for (row, _) in &drafts {
        if !row.cells.is_empty() {
            edges.push(row.left);
            edges.extend(row.cells.iter().map(|cell| cell.right));
        }
    }
    edges.sort_unstable();
    let mut kept: Vec<i32> = Vec::new();
    for edge in edges {
        if kept.last().is_none_or(|last| edge.saturating_sub(*last) > SAME_EDGE) {
            kept.push(edge);
        }
    }
    drafts.into_iter().map(|(row, cells)| one_row(&row, cells, &kept)).collect()
}

fn one_row(edges: &RowEdges, cells: Vec<Vec<Piece>>, kept: &[i32]) -> Row {
    let column = |edge: i32| kept.partition_point(|known| known.saturating_add(SAME_EDGE) < edge);
    let mut at = column(edges.left);
    let before = u32::try_from(at).unwrap_or(0);
    let mut row = Row { cells: Vec::with_capacity(cells.len()), head: edges.head, before, ..Row::default() };
    for (nth, pieces) in cells.into_iter().enumerate() {
        let Some(edge) = edges.cells.get(nth) else {
            row.cells.push(TableCell { pieces, columns: 1, rows: 1, continues: false });
            continue;
        };
        let end = column(edge.right);
        let columns = u32::try_from(end.saturating_sub(at)).unwrap_or(1).max(1);
        at = end.max(at + 1);
        match row.cells.last_mut().filter(|_| edge.continues_left) {
            Some(first) => {
                first.columns += columns;
                first.pieces.extend(pieces);
            }
            None => row.cells.push(TableCell { pieces, columns, rows: 1, continues: edge.continues_above }),
        }
    }
    if edges.cells.is_empty() {
        row.before = 0;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{grid::Slot, passage::Passage};

    fn edges(rights: &[i32]) -> RowEdges {
        let cells = rights.iter().map(|right| CellEdge { right: *right, ..CellEdge::default() }).collect();
        RowEdges { left: 0, cells, head: false }
    }

    #[test]
    fn columns_by_edges() {
        let mut nest = Nest::default();
        for rights in [[1000, 3010].as_slice(), &[1000, 2000, 3000]] {
            for nth in 0..rights.len() {
                nest.block(1, Piece::plain(Passage::plain(format!("ô {nth}"))));
                nest.end_cell(1);
            }
            nest.end_row(1, edges(rights));
        }
        nest.block(0, Piece::plain(Passage::plain("sau")));
        let mut pieces = nest.finish();
        assert_eq!(pieces.len(), 2);
        let Piece::Table(grid) = pieces.remove(0) else { panic!("no table") };
        let shown: Vec<Vec<_>> = grid
            .into_rows()
            .iter()
            .map(|slots| {
                let place = |slot: &Slot| match slot {
                    Slot::Cell(cell) => (cell.column, cell.reach.columns),
                    Slot::Covered => (99, 99),
                };
                slots.iter().map(place).collect()
            })
            .collect();
        assert_eq!(shown, [vec![(0, 1), (1, 2)], vec![(0, 1), (1, 1), (2, 1)]]);
    }
}
