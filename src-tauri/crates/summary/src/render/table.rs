//! Tables: drawn rules, heads repeated on every page, rows that no page parts unless they are longer than one.

use super::fonts::{Face, Shaper};
use super::lines::{Line, Stretch, Style, broken, widest_piece};
use super::slab::{Marked, Node, Paint, Placing, Slab, set};
use super::story::{BETWEEN, LEADING, Look, Story};
use crate::RenderError;
use crate::{Align, Column, Row, Run, Table};
use std::rc::Rc;

/// White inside a cell, in points.
pub(crate) const PADDING: (f32, f32) = (3.0, 2.2);
const RULE: f32 = 0.5;
/// Ground of a row that heads a group.
const GROUP_GREY: f32 = 0.93;

/// The cells of a row, set in lines.
struct Cell {
    x: f32,
    width: f32,
    lines: Vec<Line>,
    placing: Placing,
    role: &'static str,
}

impl<'t> Story<'t, '_> {
    /// A table over the full width; `size` of its text in points.
    pub(crate) fn table(&mut self, table: &'t Table, size: f32) -> Result<(), RenderError> {
        if let Some(caption) = &table.caption {
            let style = Style { face: Face::Bold, size: self.body - 1.0 };
            let look = Look { style, placing: Placing::Centre, indent: 0.0, before: BETWEEN, keep_next: true };
            self.centred(caption, look, "Caption")?;
        }
        let node = self.structure.add("Table", None);
        let columns = self.columns(table, size)?;
        let head = self.head(table, &columns, size, node)?;
        let repeated = Rc::new(head.clone());
        self.slabs.push(Slab { before: 3.0, ..head });
        for (nth, row) in table.rows.iter().enumerate() {
            let mut slabs = match row {
                Row::Group(title) => vec![self.group(title, size, node)?],
                Row::Cells(cells) => self.row(table, cells, &columns, size, node)?,
            };
            if let Some(slab) = slabs.last_mut() {
                slab.keep_next = stays_with_next(table, nth);
            }
            self.slabs.extend(slabs.into_iter().map(|slab| Slab { head: Some(Rc::clone(&repeated)), ..slab }));
        }
        for note in &table.notes {
            self.paragraph(note)?;
        }
        let white = Slab { height: BETWEEN, ..Slab::default() };
        self.slabs.push(white);
        Ok(())
    }

    /// Left edge and width of each column.
    fn columns(&mut self, table: &Table, size: f32) -> Result<Vec<(f32, f32)>, RenderError> {
        let widths = column_widths(table, self.sheet.width(), size, self.shaper)?;
        let mut x = self.sheet.left;
        let edges = widths.into_iter().map(|width| {
            x += width;
            (x - width, width)
        });
        Ok(edges.collect())
    }

    fn head(&mut self, table: &Table, columns: &[(f32, f32)], size: f32, node: Node) -> Result<Slab, RenderError> {
        let style = Style { face: Face::Bold, size };
        let mut cells = Vec::new();
        for (column, (x, width)) in table.columns.iter().zip(columns) {
            let lines = broken(&[Stretch::words(&column.head)], style, width - 2.0 * PADDING.0, 0.0, self.shaper)?;
            cells.push(Cell { x: *x, width: *width, lines, placing: Placing::Centre, role: "TH" });
        }
        Ok(Slab { keep_next: true, ..self.ruled(cells, size, node, None) })
    }

    /// A row across all columns that heads those under it.
    fn group(&mut self, title: &str, size: f32, node: Node) -> Result<Slab, RenderError> {
        let (x, width) = (self.sheet.left, self.sheet.width());
        let style = Style { face: Face::Bold, size };
        let lines = broken(&[Stretch::words(title)], style, width - 2.0 * PADDING.0, 0.0, self.shaper)?;
        let cell = Cell { x, width, lines, placing: Placing::Left, role: "TD" };
        Ok(self.ruled(vec![cell], size, node, Some(GROUP_GREY)))
    }

    /// A row; one that is longer than half a page goes on in further rows, so that no word is ever lost.
    fn row(
        &mut self,
        table: &Table,
        cells: &'t [Vec<Run>],
        columns: &[(f32, f32)],
        size: f32,
        node: Node,
    ) -> Result<Vec<Slab>, RenderError> {
        let style = Style { face: Face::Regular, size };
        let mut set_cells = Vec::new();
        for ((runs, (x, width)), column) in cells.iter().zip(columns).zip(&table.columns) {
            let stretches = self.stretches(runs);
            let lines = broken(&stretches, style, width - 2.0 * PADDING.0, 0.0, self.shaper)?;
            let placing = match column.align {
                Align::Left => Placing::Left,
                Align::Centre => Placing::Centre,
                Align::Right => Placing::Right,
            };
            set_cells.push(Cell { x: *x, width: *width, lines, placing, role: "TD" });
        }
        let most = ((self.sheet.height() / 2.0 / (size * LEADING)) as usize).max(1);
        let mut slabs = Vec::new();
        while set_cells.iter().any(|cell| cell.lines.len() > most) {
            let part = set_cells.iter_mut().map(|cell| {
                let rest = cell.lines.split_off(most.min(cell.lines.len()));
                let lines = std::mem::replace(&mut cell.lines, rest);
                Cell { lines, ..*cell }
            });
            let part = part.collect();
            slabs.push(self.ruled(part, size, node, None));
        }
        slabs.push(self.ruled(set_cells, size, node, None));
        Ok(slabs)
    }

    /// Cells with rules round them, as high as the highest; text stands in the middle.
    fn ruled(&mut self, cells: Vec<Cell>, size: f32, table: Node, ground: Option<f32>) -> Slab {
        let leading = size * LEADING;
        let most = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1).max(1);
        let height = most as f32 * leading + 2.0 * PADDING.1;
        let row = self.structure.add("TR", Some(table));
        let frame = |cell: &Cell| Paint::Rectangle {
            x: cell.x,
            y: 0.0,
            width: cell.width,
            height,
            fill: ground,
            outline: Some(RULE),
        };
        let mut marked = vec![Marked { node: None, paint: cells.iter().map(frame).collect() }];
        for cell in cells {
            let node = self.structure.add(cell.role, Some(row));
            let top = (height - cell.lines.len() as f32 * leading) / 2.0;
            let (x, width) = (cell.x + PADDING.0, cell.width - 2.0 * PADDING.0);
            let one = |(nth, line)| set(line, x, width, top + nth as f32 * leading, leading, cell.placing);
            let paint: Vec<Paint> = cell.lines.into_iter().enumerate().map(one).collect();
            if !paint.is_empty() {
                marked.push(Marked { node: Some(node), paint });
            }
        }
        Slab { height, marked, ..Slab::default() }
    }
}

/// Whether no page ends behind a row: the head of a group, the first row and the last but one, so that no page has a single row of
/// a table; the last one where a note follows.
pub(crate) fn stays_with_next(table: &Table, nth: usize) -> bool {
    let is_cells = |nth: &usize| matches!(table.rows.get(*nth), Some(Row::Cells(_)));
    if !is_cells(&nth) {
        return true;
    }
    let behind = (nth + 1..table.rows.len()).filter(is_cells).take(2).count();
    match behind {
        0 => !table.notes.is_empty(),
        1 => true,
        _ => !(0..nth).any(|before| is_cells(&before)),
    }
}

/// The columns' widths in points: as asked, but never so narrow that a number would be parted. What the numbers need the
/// columns of text give.
///
/// # Errors
/// [`RenderError::Font`] when the face cannot be read.
pub(crate) fn column_widths(
    table: &Table,
    width: f32,
    size: f32,
    shaper: &mut Shaper,
) -> Result<Vec<f32>, RenderError> {
    let whole: f32 = table.columns.iter().map(|column| f32::from(column.width)).sum();
    let scale = width / whole.max(1.0);
    let mut widths: Vec<f32> = table.columns.iter().map(|column| f32::from(column.width) * scale).collect();
    let mut wanting = 0.0;
    for (nth, (width, column)) in widths.iter_mut().zip(&table.columns).enumerate() {
        if column.align == Align::Right {
            let needed = widest_number(table, nth, size, shaper)? + 2.0 * PADDING.0;
            wanting += (needed - *width).max(0.0);
            *width = width.max(needed);
        }
    }
    let of_text = |column: &Column| column.align == Align::Left;
    let given: f32 = widths.iter().zip(&table.columns).filter(|(_, c)| of_text(c)).map(|(width, _)| width).sum();
    let rest = ((given - wanting) / given.max(1.0)).max(0.2);
    for (width, column) in widths.iter_mut().zip(&table.columns) {
        if of_text(column) {
            *width *= rest;
        }
    }
    Ok(widths)
}

fn widest_number(table: &Table, column: usize, size: f32, shaper: &mut Shaper) -> Result<f32, RenderError> {
    let style = Style { face: Face::Regular, size };
    let mut widest = 0.0_f32;
    for row in &table.rows {
        let Row::Cells(cells) = row else { continue };
        let runs = cells.get(column).map(Vec::as_slice).unwrap_or_default();
        let stretches: Vec<Stretch<'_>> = runs.iter().map(|run| Stretch::words(run.text())).collect();
        widest = widest.max(widest_piece(&stretches, style, shaper)?);
    }
    Ok(widest)
}
