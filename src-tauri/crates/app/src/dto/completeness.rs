//! What is there and what is missing.

use serde::{Deserialize, Serialize};
use specta::Type;

/// One indicator in one area.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CompletenessRow {
    /// Indicator code.
    pub indicator: String,
    /// Its name.
    pub name: String,
    /// Name of its field.
    pub field: String,
    /// Area name.
    pub area: String,
    /// One for each year: `result`, `computed`, `estimate`, `part_year`, `target_only`, `missing`.
    pub states: Vec<String>,
}

/// The grid.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CompletenessGrid {
    /// Columns, ascending.
    pub years: Vec<i32>,
    /// Rows by indicator, inside it by area.
    pub rows: Vec<CompletenessRow>,
}
