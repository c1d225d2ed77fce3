//! One stream of paragraphs: the text itself, a header, a note, a box.

use crate::{
    flow::{CellEdge, Line, Look, Nest, Piece, Rank, RowEdges},
    limits::MAX_COLUMNS,
    passage::Passage,
};

/// A stream being read.
#[derive(Debug, Default)]
pub(super) struct Stream {
    nest: Nest,
    line: Line,
    /// The number that the paragraph shows.
    label: String,
    /// The last line that was ended.
    pub(super) last: Passage,
    /// What hangs in the paragraph and comes after it.
    boxes: Vec<Piece>,
    /// The row as it was last described, for the outer tables and for those inside.
    pub(super) edges: RowEdges,
    pub(super) inner_edges: RowEdges,
    cell: CellEdge,
    /// A row was described and not ended.
    pub(super) in_row: bool,
}

/// What a paragraph says of itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Paragraph {
    /// How deep in tables it stands.
    pub(super) in_table: bool,
    pub(super) depth: usize,
    pub(super) rank: Option<Rank>,
    /// Level in a list.
    pub(super) level: u8,
}

impl Stream {
    pub(super) fn push(&mut self, text: &str, look: Look) {
        self.line.push(text, look);
    }

    pub(super) fn push_label(&mut self, text: &str) {
        self.label.push_str(text);
    }

    pub(super) fn hang(&mut self, pieces: Vec<Piece>) {
        self.boxes.extend(pieces);
    }

    pub(super) const fn is_full(&self) -> bool {
        self.nest.is_full()
    }

    /// Ends a paragraph.
    pub(super) fn end_paragraph(&mut self, paragraph: Paragraph) {
        let depth = self.depth(paragraph);
        self.end_line(paragraph, depth);
    }

    /// Ends a cell and its last paragraph.
    pub(super) fn end_cell(&mut self, paragraph: Paragraph) {
        let depth = self.depth(paragraph).max(1);
        self.end_line(paragraph, depth);
        self.nest.end_cell(depth);
    }

    /// Ends a row.
    pub(super) fn end_row(&mut self, depth: usize) {
        let edges = if depth > 1 { self.inner_edges.clone() } else { self.edges.clone() };
        self.nest.end_row(depth, edges);
        if depth <= 1 {
            self.in_row = false;
        }
    }

    /// Begins the description of a row.
    pub(super) fn describe_row(&mut self, inner: bool) {
        *self.row(inner) = RowEdges::default();
        self.cell = CellEdge::default();
        self.in_row |= !inner;
    }

    /// The description of the row.
    pub(super) const fn row(&mut self, inner: bool) -> &mut RowEdges {
        if inner { &mut self.inner_edges } else { &mut self.edges }
    }

    /// The description of the next cell.
    pub(super) const fn cell(&mut self) -> &mut CellEdge {
        &mut self.cell
    }

    /// Ends the description of a cell.
    pub(super) fn describe_cell(&mut self, inner: bool, right: i32) {
        let cell = CellEdge { right, ..std::mem::take(&mut self.cell) };
        let cells = &mut self.row(inner).cells;
        if cells.len() < MAX_COLUMNS as usize {
            cells.push(cell);
        }
    }

    /// All blocks and tables.
    pub(super) fn finish(mut self) -> Vec<Piece> {
        self.end_line(Paragraph::default(), 0);
        self.nest.finish()
    }

    fn depth(&self, paragraph: Paragraph) -> usize {
        // Some programs leave out that a paragraph stands in a table.
        paragraph.depth.max(usize::from(paragraph.in_table || self.in_row))
    }

    fn end_line(&mut self, paragraph: Paragraph, depth: usize) {
        let line = std::mem::take(&mut self.line);
        let bold = line.is_bold();
        let label = label(&std::mem::take(&mut self.label));
        let mut passage = line.passage;
        if !passage.is_blank() {
            self.last = passage.clone();
            let numbered = label.as_ref().map(|_| paragraph.level);
            if let Some(label) = label {
                passage.prepend(&label);
            }
            for part in passage.split_at_items() {
                self.nest.block(depth, Piece::block(part, paragraph.rank, bold, numbered));
            }
        }
        for piece in std::mem::take(&mut self.boxes) {
            self.nest.block(depth, piece);
        }
    }
}

/// A number as it stands before the text. Bullets are letters of picture fonts; offices read them as "-".
fn label(raw: &str) -> Option<String> {
    let settled = Passage::plain(raw).settle().text;
    let text = settled.trim();
    if text.is_empty() {
        return None;
    }
    let sign = !text.contains(|c: char| c.is_alphanumeric() && c != 'o');
    Some(match text {
        "+" => "+ ".to_owned(),
        _ if sign => "- ".to_owned(),
        text => format!("{text} "),
    })
}
