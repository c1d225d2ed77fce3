//! Tables (ECMA-376, part 1, 17.4): cells with the rows and columns they take.

use super::body::Walker;
use crate::{
    flow::{Piece, Row, TableCell, table_pieces},
    xml::Element,
};
use model::MarkKind;

/// Columns that a file may claim for one cell.
const MAX_SPAN: u32 = 1000;

impl Walker<'_> {
    /// Reads a table. One that only places things on the page, a single cell or a frame round other tables, gives its
    /// content instead. Blocks that stand in it outside any cell, because the file lost an end, come after it.
    pub(super) fn table(&mut self, table: Element<'_>) -> Vec<Piece> {
        let mut found = Vec::new();
        gather(table, "tr", &mut found);
        let mut astray = self.astray(table);
        let mut rows = Vec::new();
        for row in found.into_iter().filter(|row| !is_deleted(*row)) {
            rows.push(self.row(row));
            astray.extend(self.astray(row));
        }
        let mut pieces = table_pieces(rows);
        pieces.append(&mut astray);
        pieces
    }

    fn astray(&mut self, outside: Element<'_>) -> Vec<Piece> {
        let is_block = |element: &Element<'_>| matches!(element.name(), "p" | "tbl");
        if outside.elements().any(|element| is_block(&element)) {
            self.blocks_of(outside.elements().filter(is_block))
        } else {
            Vec::new()
        }
    }

    fn row(&mut self, row: Element<'_>) -> Row {
        let properties = row.child("trPr");
        let before = properties.and_then(|properties| properties.number_of("gridBefore"));
        let mut found = Vec::new();
        gather(row, "tc", &mut found);
        let mut cells: Vec<TableCell> = Vec::with_capacity(found.len());
        for cell in found {
            let read = self.table_cell(cell);
            let goes_on = cell.child("tcPr").and_then(|properties| properties.child("hMerge"));
            match cells.last_mut().filter(|_| goes_on.is_some_and(|merge| !is_restart(merge))) {
                Some(first) => {
                    first.columns = (first.columns + read.columns).min(MAX_SPAN);
                    first.pieces.extend(read.pieces);
                }
                None => cells.push(read),
            }
        }
        if properties.and_then(|properties| properties.switch("hidden")).unwrap_or(false) {
            cells.iter_mut().flat_map(|cell| &mut cell.pieces).for_each(|piece| piece.mark(MarkKind::Hidden));
        }
        Row {
            cells,
            head: properties.and_then(|properties| properties.switch("tblHeader")).unwrap_or(false),
            before: before.and_then(|before| u32::try_from(before).ok()).unwrap_or(0).min(MAX_SPAN),
            covered: Vec::new(),
        }
    }

    fn table_cell(&mut self, cell: Element<'_>) -> TableCell {
        let properties = cell.child("tcPr");
        let merge = properties.and_then(|properties| properties.child("vMerge").or_else(|| properties.child("vmerge")));
        let span = properties.and_then(|properties| properties.number_of("gridSpan"));
        let deleted = properties.is_some_and(|properties| properties.child("cellDel").is_some());
        TableCell {
            rows: 1,
            pieces: if deleted { Vec::new() } else { self.blocks(cell) },
            columns: span.and_then(|span| u32::try_from(span).ok()).unwrap_or(1).clamp(1, MAX_SPAN),
            continues: merge.is_some_and(|merge| !is_restart(merge)),
        }
    }
}

/// Rows or cells of a table, also those inside content controls and insertions, not those of tables inside it.
fn gather<'x>(parent: Element<'x>, name: &str, found: &mut Vec<Element<'x>>) {
    for element in parent.elements() {
        match element.name() {
            found_name if found_name == name => found.push(element),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => gather(element, name, found),
            _ => {}
        }
    }
}

fn is_restart(merge: Element<'_>) -> bool {
    merge.attribute("val").as_deref() == Some("restart")
}

fn is_deleted(row: Element<'_>) -> bool {
    row.child("trPr").is_some_and(|properties| properties.child("del").is_some())
}
