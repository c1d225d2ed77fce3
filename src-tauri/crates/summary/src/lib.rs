//! Official values → the year-end report: a tree of sections, sentences, tables and charts, and the tree as PDF, as Word
//! document and its tables as workbook.
//!
//! [`assemble()`] walks the outline of the year and lets every line say what the data hold ([`YearEnd`]); each figure stays
//! bound to its facts. [`render()`] and [`docx()`] lay the tree out as Nghị định 30/2020/NĐ-CP prescribes; [`xlsx()`] gives its
//! tables with numbers that can be sorted and added.
//!
//! Pure: no file, no clock, no network. Values, changes and shares come from `compare`; nothing is computed here that
//! could differ from what the tables show.

mod annex_figures;
mod annex_sources;
mod assemble;
mod assessment;
mod chart;
mod clause;
mod composition;
mod figure;
mod input;
mod known;
mod layout;
mod ledger;
mod office;
mod outline;
mod overview;
mod passages;
mod phrases;
mod plain;
mod plans;
mod prose;
#[allow(clippy::float_arithmetic, reason = "geometry on paper is in f32; no measured value passes through it")]
mod render;
mod targets;
mod tree;
mod words;

pub use annex_sources::why_it_stands;
pub use assemble::assemble;
pub use input::{EmptySections, Input, NoFigures, Options, Origin};
pub use layout::{Layout, Margins, RenderError};
pub use office::{Office, Signer};
pub use passages::{NO_FIGURE, OwnWords, Passage, Piece, Reworded, pieces};
pub use render::{
    Drawing, Link, Mark, OutlineEntry, PageSize, Pdf, Rect, TableBook, Words, docx, draw, draw_captioned, render, xlsx,
};
pub use tree::{
    Align, Annex, Block, Chart, ChartKind, Column, Figure, Missing, Paragraph, Rank, Role, Row, Run, Section, Series,
    SeriesLine, ShareBar, Stack, Stated, Table, YearBar, YearEnd,
};
