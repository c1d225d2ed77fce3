//! A sheet to tables and lines of text.
//!
//! Empty rows part a sheet into blocks. In a block the head of the table is looked for: what stands above it (letterhead,
//! title, "ĐVT: tỷ đồng") and single cells below the last row of figures (notes, sources) are lines of text. A block
//! without a head of its own that goes on with figures under the table above belongs to that table: writers leave a row
//! free between groups.

mod rows;
mod tables;

use super::sheet::{Place, Sheet};
use crate::{compose::Composer, outline::plain_kind, passage::Passage};
use model::{BlockKind, MarkKind};
use rows::{Rows, Shape};

/// Rows that a writer leaves free inside one table.
const GAP_IN_TABLE: u32 = 2;

/// Sets a sheet into a document.
pub(crate) fn compose(mut sheet: Sheet, composer: &mut Composer) {
    sheet.settle();
    for issue in sheet.issues() {
        composer.issues().push(issue);
    }
    margins(&sheet, MarkKind::Header, composer);
    let rows = Rows::new(&sheet);
    let mut blocks = rows.blocks().into_iter().map(|range| rows.shape(range)).peekable();
    while let Some(mut shape) = blocks.next() {
        while let Some(next) = blocks.next_if(|next| rows.goes_on(&shape, next, GAP_IN_TABLE)) {
            shape.table.end = next.table.end;
            shape.below = next.below;
        }
        set(&sheet, &rows, &shape, composer);
    }
    for cell in &sheet.covered {
        line(&sheet, cell.place, &cell.text, true, composer);
    }
    for (place, words) in &sheet.boxes {
        line(&sheet, *place, words, sheet.hidden, composer);
    }
    margins(&sheet, MarkKind::Footer, composer);
}

fn set(sheet: &Sheet, rows: &Rows<'_>, shape: &Shape, composer: &mut Composer) {
    lines(sheet, rows, shape.above.clone(), composer);
    for part in tables::side_by_side(rows, shape) {
        tables::set(sheet, rows, &part, composer);
    }
    lines(sheet, rows, shape.below.clone(), composer);
}

/// Rows as lines of text, each cell a line of its own.
fn lines(sheet: &Sheet, rows: &Rows<'_>, range: std::ops::Range<usize>, composer: &mut Composer) {
    for cell in range.filter_map(|at| rows.get(at)).flat_map(|row| row.cells) {
        line(sheet, cell.place, &cell.text, cell.hidden, composer);
    }
}

fn line(sheet: &Sheet, place: Place, words: &str, hidden: bool, composer: &mut Composer) {
    let mut passage = Passage::plain(words);
    if hidden {
        passage.mark(MarkKind::Hidden);
    }
    composer.block(plain_kind(words), &passage, Some(&sheet.at(place)));
}

fn margins(sheet: &Sheet, kind: MarkKind, composer: &mut Composer) {
    for (_, words) in sheet.margins.iter().filter(|(mark, _)| *mark == kind) {
        let mut passage = Passage::plain(words.as_str());
        passage.mark(if sheet.hidden { MarkKind::Hidden } else { kind });
        composer.block(BlockKind::Paragraph, &passage, Some(sheet.name.as_str()));
    }
}
