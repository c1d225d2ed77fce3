//! The JSON of the command line: a stable contract, apart from the shapes of the page.
//!
//! Measured values are number literals written from exact decimals ([`Number`]); places in a text are Unicode code
//! points, half open.

mod compared;
mod csv;
mod extracted;
mod listed;
mod number;
mod rows;

pub use compared::{compared, compared_rows};
pub use csv::csv_line;
pub use extracted::extracted;
pub use listed::{CatalogueJson, FactsJson, ImportJson, catalogue, facts, imported};
pub use number::{Number, canonical};
pub use rows::{facts_rows, source_line};
