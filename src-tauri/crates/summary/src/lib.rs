//! Official values → the year-end report: a tree of sections, sentences, tables and charts, and the tree as PDF.
//!
//! [`assemble()`] walks the outline of the year and lets every line say what the data hold ([`YearEnd`]); each figure stays
//! bound to its facts. [`render()`] lays the tree out as Nghị định 30/2020/NĐ-CP prescribes.
//!
//! Pure: no file, no clock, no network. Values, changes and shares come from `compare`; nothing is computed here that
//! could differ from what the tables show.

mod annex_figures;
mod annex_sources;
mod assemble;
mod assessment;
mod chart;
mod clause;
mod figure;
mod input;
mod known;
mod ledger;
mod office;
mod outline;
mod phrases;
mod plain;
mod prose;
#[allow(clippy::float_arithmetic, reason = "geometry on paper is in f32; no measured value passes through it")]
mod render;
mod targets;
mod tree;
mod words;

pub use assemble::assemble;
pub use input::{EmptySections, Input, NoFigures, Options, Origin};
pub use office::{Office, Signer};
pub use render::{Link, Margins, OutlineEntry, PageSize, Pdf, PdfError, PdfOptions, Rect, render};
pub use tree::{
    Align, Annex, Block, Chart, ChartKind, Column, Figure, Missing, Paragraph, Rank, Role, Row, Run, Section, ShareBar,
    Table, YearBar, YearEnd,
};
