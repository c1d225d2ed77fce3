//! The blocks and tables of a word processor's document, in the order of the text, before they are set into a
//! [`Document`]: what docx, odt, rtf and doc have in common.

mod left_out;
mod line;
mod nest;
mod outlook;
mod table;

use crate::{compose::Composer, grid::Grid, legacy::Judge, outline::plain_kind, passage::Passage};
pub(crate) use left_out::{LeftOut, Unread};
pub(crate) use line::{Line, Look};
use model::{BlockKind, Document, Issue, MarkKind};
pub(crate) use nest::{CellEdge, Nest, RowEdges};
pub(crate) use table::{Row, TableCell, table_pieces};

/// Longest text that is a heading because its style says so, in characters; longer ones only look like one.
const LONGEST_HEADING: usize = 400;

/// Place of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rank {
    /// The title of the document.
    Title,
    /// From 1.
    Level(u8),
}

/// A block or a table of the document.
#[derive(Debug)]
pub(crate) enum Piece {
    /// One block.
    Block {
        kind: BlockKind,
        passage: Passage,
        /// The heading that its style makes it.
        rank: Option<Rank>,
        /// Whether all of it is bold.
        bold: bool,
    },
    /// A table.
    Table(Grid),
}

impl Piece {
    /// A block; `numbered` is the level of its automatic number.
    pub(crate) fn block(passage: Passage, rank: Option<Rank>, bold: bool, numbered: Option<u8>) -> Self {
        let text = passage.text();
        let rank = rank.filter(|_| text.chars().count() <= LONGEST_HEADING);
        let kind = numbered.map_or_else(|| plain_kind(&text), |level| BlockKind::Item { level });
        Self::Block { kind, passage, rank, bold }
    }

    /// A block of which nothing but its text is known.
    pub(crate) fn plain(passage: Passage) -> Self {
        Self::block(passage, None, false, None)
    }

    /// Marks all of it.
    pub(crate) fn mark(&mut self, mark: MarkKind) {
        match self {
            Self::Block { passage, .. } => passage.mark(mark),
            Self::Table(grid) => grid.mark(mark),
        }
    }

    /// Its text as it was put in.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Block { passage, .. } => passage.text(),
            Self::Table(grid) => grid.text(),
        }
    }

    fn compose(self, at: Option<&str>, composer: &mut Composer) {
        match self {
            Self::Block { kind, passage, .. } => composer.block(kind, &passage, at),
            Self::Table(grid) => composer.table(grid, at),
        }
    }

    fn each_passage(&mut self, mut act: impl FnMut(&mut Passage)) {
        match self {
            // What begins an item can be told only from decoded text.
            Self::Block { kind, passage, .. } => {
                act(passage);
                if *kind == BlockKind::Paragraph {
                    *kind = plain_kind(&passage.text());
                }
            }
            Self::Table(grid) => grid.passages_mut().for_each(act),
        }
    }
}

/// All that was found in a document.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Headers.
    pub(crate) before: Vec<Piece>,
    /// The text.
    pub(crate) body: Vec<Piece>,
    /// Notes with their places, and footers.
    pub(crate) after: Vec<(Option<String>, Piece)>,
}

impl Found {
    /// Decodes what is in old encodings, tells headings, and makes the document.
    pub(crate) fn compose(mut self, mut composer: Composer) -> (Document, Vec<Issue>) {
        let mut judge = Judge::default();
        self.each_passage(|passage| judge.weigh(passage));
        self.each_passage(|passage| judge.decode(passage));
        judge.report(composer.issues());
        outlook::settle_headings(&mut self.body);
        for piece in self.before.into_iter().chain(self.body) {
            piece.compose(None, &mut composer);
        }
        for (at, piece) in self.after {
            piece.compose(at.as_deref(), &mut composer);
        }
        composer.finish()
    }

    fn each_passage(&mut self, mut act: impl FnMut(&mut Passage)) {
        let after = self.after.iter_mut().map(|(_, piece)| piece);
        for piece in self.before.iter_mut().chain(&mut self.body).chain(after) {
            piece.each_passage(&mut act);
        }
    }
}
