//! Sets passages and tables one after the other into a [`Document`]: the only place where a document's text is made,
//! so that blocks never overlap and no letter stands outside one. Between blocks stand line breaks and tabs, in plain text also
//! the bars of a drawn table.

use crate::{
    grid::{Grid, GridCell, Slot},
    issues::Issues,
    limits::{MAX_BLOCKS, MAX_CELLS, MAX_LINE_BYTES, MAX_TEXT_BYTES},
    passage::{Passage, Settled},
    spacing,
};
use model::{Block, BlockKind, Cell, Document, Format, Issue, IssueCode, Mark, MarkKind, Repair};
use std::ops::Range;
use text::Span;

/// A row of a table that is drawn in a plain text: its line, and where in it the cells stand.
#[derive(Debug)]
pub(crate) struct DrawnRow<'l> {
    pub(crate) line: &'l str,
    /// In order and apart; none where the line only draws.
    pub(crate) cells: Vec<Range<usize>>,
}

/// A document being made.
#[derive(Debug)]
pub(crate) struct Composer {
    document: Document,
    tables: u32,
    cells: usize,
    issues: Issues,
}

impl Composer {
    /// An empty document; `issues` are those met so far.
    pub(crate) const fn new(format: Format, issues: Issues) -> Self {
        Self { document: Document::empty(format), tables: 0, cells: 0, issues }
    }

    /// The issues, to note more.
    pub(crate) const fn issues(&mut self) -> &mut Issues {
        &mut self.issues
    }

    /// Adds a block on a line of its own. A blank one leaves nothing.
    pub(crate) fn block(&mut self, kind: BlockKind, passage: &Passage, at: Option<&str>) {
        let settled = passage.settle();
        if !settled.text.is_empty()
            && let Some(settled) = self.fitted(settled)
        {
            self.new_line();
            self.set(kind, settled, at);
        }
    }

    /// Adds a table: a line for each row that is not blank, its cells apart by tabs.
    pub(crate) fn table(&mut self, grid: Grid, at: Option<&str>) {
        self.table_with(grid, &|_, _| at.map(str::to_owned));
    }

    /// The same for a table whose rows have places of their own.
    pub(crate) fn table_at(&mut self, grid: Grid, at: &dyn Fn(u32) -> String) {
        self.table_with(grid, &|row, _| Some(at(row)));
    }

    /// The same for a table whose cells have places of their own, by row and column of the table.
    pub(crate) fn table_with(&mut self, grid: Grid, at: &dyn Fn(u32, u32) -> Option<String>) {
        if grid.is_full() {
            self.issues.note(IssueCode::LimitCells);
        }
        let (table, before) = (self.tables, self.document.blocks.len());
        for (row, slots) in (0_u32..).zip(grid.into_rows()) {
            self.row(table, row, slots, at);
        }
        if self.document.blocks.len() > before {
            self.tables += 1;
        }
    }

    /// Adds a table that is drawn in the text: what stands between its cells stays there, so that no place moves.
    pub(crate) fn drawn_table(&mut self, rows: &[DrawnRow]) {
        let (table, before) = (self.tables, self.document.blocks.len());
        let mut row = 0;
        for DrawnRow { line, cells } in rows {
            if self.document.text.len() + line.len() >= MAX_TEXT_BYTES {
                self.issues.note(IssueCode::LimitSize);
                break;
            }
            self.new_line();
            let mut from = 0;
            for (column, cell) in (0_u32..).zip(cells) {
                self.between(line.get(from..cell.start).unwrap_or_default());
                let kind = Cell { table, row, column, rows: 1, columns: 1, head: false };
                self.cell(kind, Passage::plain(line.get(cell.clone()).unwrap_or_default()).settle(), None);
                from = cell.end;
            }
            self.between(line.get(from..).unwrap_or_default());
            row += u32::from(!cells.is_empty());
        }
        if self.document.blocks.len() > before {
            self.tables += 1;
        }
    }

    /// The document and what was not read. A document without a letter that no issue explains is empty.
    pub(crate) fn finish(mut self) -> (Document, Vec<Issue>) {
        if self.document.text.is_empty() && !self.issues.explain_no_text() {
            self.issues.note(IssueCode::Empty);
        }
        let hidden = self.document.marks.iter().any(|mark| mark.kind == MarkKind::Hidden);
        if hidden && !self.issues.holds(IssueCode::HiddenContent) {
            self.issues.note(IssueCode::HiddenContent);
        }
        (self.document, self.issues.into_list())
    }

    /// What a table is drawn with, every blank a plain space.
    fn between(&mut self, drawn: &str) {
        self.document.text.extend(drawn.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
    }

    fn row(&mut self, table: u32, row: u32, slots: Vec<Slot>, at: &dyn Fn(u32, u32) -> Option<String>) {
        let filled = |slot: &Slot| matches!(slot, Slot::Cell(cell) if !cell.passage.is_blank());
        let Some(last) = slots.iter().rposition(filled) else { return };
        self.new_line();
        for (place, slot) in slots.into_iter().enumerate().take(last + 1) {
            if place > 0 {
                self.document.text.push('\t');
            }
            if let Slot::Cell(cell) = slot {
                let GridCell { passage, column, reach, head } = cell;
                let cell = Cell { table, row, column, rows: reach.rows, columns: reach.columns, head };
                let at = at(row, column);
                self.cell(cell, passage.without_tabs().settle(), at.as_deref());
            }
        }
    }

    fn cell(&mut self, cell: Cell, settled: Settled, at: Option<&str>) {
        if settled.text.is_empty() {
            return;
        }
        self.cells += 1;
        if self.cells > MAX_CELLS {
            self.issues.note(IssueCode::LimitCells);
        } else if let Some(settled) = self.fitted(settled) {
            self.set(BlockKind::Cell(cell), settled, at);
        }
    }

    fn set(&mut self, kind: BlockKind, settled: Settled, at: Option<&str>) {
        let start = self.document.text.len();
        let (settled, repairs) = repaired(settled);
        for (range, raw) in repairs {
            let span = Span::new(start + range.start, start + range.end);
            self.document.repairs.push(Repair { span, raw });
        }
        self.document.text.push_str(&settled.text);
        let span = Span::new(start, self.document.text.len());
        self.document.blocks.push(Block { span, kind, at: at.map(str::to_owned) });
        for (range, kind) in settled.marks {
            self.mark(Mark { span: Span::new(start + range.start, start + range.end), kind });
        }
    }

    /// Adds a mark; one that goes on where the last one ended makes that one longer.
    fn mark(&mut self, mark: Mark) {
        if let Some(last) = self.document.marks.last_mut()
            && last.kind == mark.kind
            && self.document.text.get(last.span.end..mark.span.start).is_some_and(|gap| gap.trim().is_empty())
        {
            last.span = last.span.union(mark.span);
            return;
        }
        self.document.marks.push(mark);
    }

    fn new_line(&mut self) {
        if !self.document.text.is_empty() && !self.document.text.ends_with('\n') {
            self.document.text.push('\n');
        }
    }

    /// As much of a passage as there is room for. None where there is none.
    fn fitted(&mut self, mut settled: Settled) -> Option<Settled> {
        let room = MAX_TEXT_BYTES.saturating_sub(self.document.text.len() + 1).min(MAX_LINE_BYTES);
        if settled.text.len() > room {
            self.issues.note(IssueCode::LimitSize);
            settled.cut(room);
        }
        if self.document.blocks.len() >= MAX_BLOCKS {
            self.issues.note(IssueCode::LimitSize);
            return None;
        }
        (!settled.text.is_empty()).then_some(settled)
    }
}

/// A passage with its spaces repaired, and what stood there.
fn repaired(settled: Settled) -> (Settled, Vec<(Range<usize>, String)>) {
    let Some(repaired) = spacing::repair(&settled.text) else { return (settled, Vec::new()) };
    let moved = |range: Range<usize>| repaired.clean(range.start)..repaired.clean(range.end);
    let marks = settled.marks.into_iter().map(|(range, kind)| (moved(range), kind)).collect();
    let repairs = repaired.repairs.clone();
    (Settled { text: repaired.text, marks }, repairs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::Reach;

    #[test]
    fn blocks_stand_on_lines_and_cells_between_tabs() {
        let mut composer = Composer::new(Format::Txt, Issues::default());
        composer.block(BlockKind::Paragraph, &Passage::plain("Một\thai"), None);
        composer.block(BlockKind::Paragraph, &Passage::plain("  "), None);
        let mut grid = Grid::default();
        grid.begin_row();
        grid.place(Passage::plain("TT"), Reach { rows: 2, columns: 1 }, true);
        grid.place(Passage::plain("Thực\thiện"), Reach::SINGLE, true);
        grid.end_row();
        grid.begin_row();
        grid.place(Passage::plain("2023"), Reach::SINGLE, false);
        grid.place(Passage::default(), Reach::SINGLE, false);
        grid.end_row();
        grid.begin_row();
        grid.place(Passage::default(), Reach::SINGLE, false);
        grid.end_row();
        composer.table(grid, None);
        composer.block(BlockKind::Paragraph, &Passage::plain("Hết."), Some("trang 2"));
        let (document, issues) = composer.finish();
        assert_eq!(document.text, "Một\thai\nTT\tThực hiện\n\t2023\nHết.");
        let cells: Vec<_> = document
            .blocks
            .iter()
            .filter_map(|block| match block.kind {
                BlockKind::Cell(cell) => Some((block.span.of(&document.text), cell.row, cell.column, cell.rows)),
                _ => None,
            })
            .collect();
        assert_eq!(cells, [("TT", 0, 0, 2), ("Thực hiện", 0, 1, 1), ("2023", 1, 1, 1)]);
        assert!(issues.is_empty());
    }

    #[test]
    fn spaces_are_repaired_and_marks_follow() {
        let mut composer = Composer::new(Format::Txt, Issues::default());
        composer.block(BlockKind::Paragraph, &Passage::plain("Đạt97,4% hồ sơ."), None);
        let mut passage = Passage::plain("S ở Nội vụ, ");
        passage.push("ẩn", Some(MarkKind::Hidden));
        composer.block(BlockKind::Paragraph, &passage, None);
        let (document, _) = composer.finish();
        assert_eq!(document.text, "Đạt 97,4% hồ sơ.\nSở Nội vụ, ẩn");
        assert_eq!(document.raw(), "Đạt97,4% hồ sơ.\nS ở Nội vụ, ẩn");
        assert_eq!(document.marks[0].span.of(&document.text), "ẩn");
    }

    #[test]
    fn nothing_inside_is_an_issue() {
        let (document, issues) = Composer::new(Format::Docx, Issues::default()).finish();
        assert!(document.blocks.is_empty());
        assert_eq!(issues, [Issue::new(IssueCode::Empty)]);
    }

    #[test]
    fn neighbouring_marks_are_one() {
        let mut composer = Composer::new(Format::Html, Issues::default());
        for line in ["Trang chủ", "Liên hệ"] {
            let mut passage = Passage::plain(line);
            passage.mark(MarkKind::Boilerplate);
            composer.block(BlockKind::Paragraph, &passage, None);
        }
        let (document, _) = composer.finish();
        assert_eq!(document.marks.len(), 1);
        assert_eq!(document.marks[0].span.of(&document.text), "Trang chủ\nLiên hệ");
    }
}
