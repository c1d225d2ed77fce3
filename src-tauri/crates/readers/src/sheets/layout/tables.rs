//! The tables of a block: cells in a grid of the columns and rows that are filled.

use super::rows::{Rows, Shape, is_figure};
use crate::{
    compose::Composer,
    grid::{Grid, Reach},
    passage::Passage,
    sheets::sheet::{Place, Sheet, SheetCell},
};
use model::MarkKind;
use std::ops::Range;

/// A table: its rows, and its columns from the first to the last.
pub(super) struct Part {
    rows: Range<usize>,
    first: u32,
    last: u32,
}

/// The tables that stand side by side in a block, parted by an empty column. What stands on the right is a table of its
/// own where it has names of its own, or no head: figures worked out beside a table must not count as its last columns.
pub(super) fn side_by_side(rows: &Rows<'_>, shape: &Shape) -> Vec<Part> {
    let mut taken: Vec<(u32, u32)> =
        cells(rows, &shape.table).map(|cell| (cell.place.column, rows.last_column(cell))).collect();
    taken.sort_unstable();
    let mut parts: Vec<Part> = Vec::new();
    for (first, last) in taken {
        match parts.last_mut() {
            Some(part) if first <= part.last.saturating_add(1) => part.last = part.last.max(last),
            _ => parts.push(Part { rows: shape.table.clone(), first, last }),
        }
    }
    let mut joined: Vec<Part> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(left) if !stands_alone(rows, shape, &part) => left.last = part.last,
            _ => joined.push(part),
        }
    }
    joined
}

fn stands_alone(rows: &Rows<'_>, shape: &Shape, part: &Part) -> bool {
    let figures = shape.first_figures..shape.table.end;
    let names = cells(rows, &figures).filter(|cell| cell.place.column == part.first);
    let (mut words, mut all) = (0, 0);
    for cell in names {
        all += 1;
        words += usize::from(!is_figure(cell));
    }
    let inside = |cell: &&SheetCell| (part.first..=part.last).contains(&cell.place.column);
    let headed = cells(rows, &(shape.table.start..shape.first_figures)).any(|cell| inside(&cell));
    let has_head = shape.table.start < shape.first_figures;
    (has_head && !headed) || (part.last > part.first && words * 2 > all && all > 1)
}

fn cells<'r>(rows: &'r Rows<'_>, range: &Range<usize>) -> impl Iterator<Item = &'r SheetCell> {
    range.clone().filter_map(|at| rows.get(at)).flat_map(|row| row.cells)
}

/// Sets a table into the document.
pub(super) fn set(sheet: &Sheet, rows: &Rows<'_>, part: &Part, composer: &mut Composer) {
    let inside = |cell: &&SheetCell| (part.first..=part.last).contains(&cell.place.column);
    let mut columns: Vec<u32> = cells(rows, &part.rows).filter(inside).map(|cell| cell.place.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let numbers: Vec<u32> = part.rows.clone().filter_map(|at| rows.get(at)).map(|row| row.number).collect();
    // Places between two, in the rows and columns that are filled.
    let between = |list: &[u32], first: u32, last: u32| {
        let count = list.partition_point(|at| *at <= last) - list.partition_point(|at| *at < first);
        u32::try_from(count).unwrap_or(u32::MAX).max(1)
    };
    let mut grid = Grid::default();
    for row in part.rows.clone().filter_map(|at| rows.get(at)) {
        grid.begin_row();
        let mut next = part.first;
        for cell in row.cells.iter().filter(inside) {
            // A merged cell may cover the next one of its own row.
            if cell.place.column < next {
                continue;
            }
            let last = rows.merge_of(cell).map_or(cell.place, |merge| merge.last);
            let reach = Reach {
                rows: between(&numbers, row.number, last.row),
                columns: between(&columns, cell.place.column, last.column.min(part.last)),
            };
            let mut passage = Passage::plain(cell.text.as_str());
            if cell.hidden {
                passage.mark(MarkKind::Hidden);
            }
            let column = columns.partition_point(|column| *column < cell.place.column);
            grid.place_in(u32::try_from(column).unwrap_or(u32::MAX), passage, reach);
            next = last.column.saturating_add(1);
        }
        grid.end_row();
        if grid.is_full() {
            break;
        }
    }
    let at = |row: u32, column: u32| {
        let row = *numbers.get(usize::try_from(row).ok()?)?;
        let column = *columns.get(usize::try_from(column).ok()?)?;
        Some(sheet.at(Place { row, column }))
    };
    composer.table_with(grid, &at);
}
