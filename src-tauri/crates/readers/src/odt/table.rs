//! Tables (OpenDocument 1.3, part 3, 9): rows and cells, as often as the file repeats them.

use super::body::Walker;
use crate::{
    flow::{Piece, Row, TableCell, table_pieces},
    limits::{MAX_CELLS, MAX_COLUMNS},
    xml::Element,
};

/// Rows and cells that a file may repeat; more are empty space of a sheet.
const MAX_REPEATED: usize = 200;

impl Walker<'_> {
    /// Reads a table.
    pub(super) fn table(&mut self, table: Element<'_>) -> Vec<Piece> {
        let mut rows = Vec::new();
        self.rows(table, false, &mut rows);
        table_pieces(rows)
    }

    fn rows(&mut self, parent: Element<'_>, head: bool, rows: &mut Vec<Row>) {
        for element in parent.elements() {
            match element.name() {
                "table-row" => {
                    let count = repeated(element, "number-rows-repeated");
                    for _ in 0..count {
                        if self.cells > MAX_CELLS {
                            return;
                        }
                        let row = self.row(element, head);
                        rows.push(row);
                    }
                }
                "table-header-rows" => self.rows(element, true, rows),
                "table-rows" | "table-row-group" => self.rows(element, head, rows),
                _ => {}
            }
        }
    }

    fn row(&mut self, row: Element<'_>, head: bool) -> Row {
        let (mut cells, mut covered) = (Vec::new(), Vec::new());
        for cell in row.elements() {
            // The cells that cover others say themselves how far they reach.
            if cell.name() == "covered-table-cell" {
                covered.extend(self.blocks(cell));
            }
            if cell.name() != "table-cell" {
                continue;
            }
            for _ in 0..repeated(cell, "number-columns-repeated") {
                self.cells += 1;
                let number = |name: &str| cell.attribute(name).and_then(|number| number.parse().ok()).unwrap_or(1_u32);
                cells.push(TableCell {
                    pieces: self.blocks(cell),
                    columns: number("number-columns-spanned").clamp(1, MAX_COLUMNS),
                    rows: number("number-rows-spanned").max(1),
                    continues: false,
                });
            }
        }
        Row { cells, head, before: 0, covered }
    }
}

fn repeated(element: Element<'_>, attribute: &str) -> usize {
    element.attribute(attribute).and_then(|count| count.parse().ok()).unwrap_or(1_usize).clamp(1, MAX_REPEATED)
}
