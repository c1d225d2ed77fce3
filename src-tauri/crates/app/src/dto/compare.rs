//! A comparison table.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What to compare.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CompareAsk {
    /// Indicator codes, in the order of the rows.
    pub indicators: Vec<String>,
    /// Area names or ids; empty takes every area that has a value.
    pub areas: Vec<String>,
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
    /// Today's map (else as reported).
    pub today: bool,
    /// Part of each year: `year`, `m6` (first six months), `q3`, `t11`, `h2`; none is the year.
    pub stretch: Option<String>,
}

/// A comparison that somebody kept under a name.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// As it is called.
    pub name: String,
    /// What it compares.
    pub ask: CompareAsk,
}

/// A change against the year before.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeDto {
    /// `percent`, `points`, `places`, `difference`.
    pub kind: String,
    /// By how much, with its sign; places up are positive.
    pub by: String,
    /// `better`, `worse`, `neutral`.
    pub drift: String,
    /// Whether one of the values is only about so much.
    pub about: bool,
}

/// A result against its target.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShareDto {
    /// Per cent of the target; none of ranks.
    pub percent: Option<String>,
    /// Reached?
    pub met: bool,
    /// The result is an estimate.
    pub estimate: bool,
}

/// An area's place among the areas of the table.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlaceDto {
    /// From 1, the best.
    pub place: u32,
    /// Areas with a value.
    pub among: u32,
}

/// One value of the table.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CompareCell {
    /// Year.
    pub year: i32,
    /// Canonical decimal in the indicator's unit.
    pub value: Option<String>,
    /// Number of places of a rank, whole of a ratio, end of a range.
    pub second: Option<String>,
    /// `exact`, `approx` …
    pub qualifier: Option<String>,
    /// `actual`, `estimate`.
    pub basis: Option<String>,
    /// Whether a person answers for it (else it is marked `chờ`).
    pub judged: bool,
    /// Period label, where the value covers only a part of the year.
    pub part: Option<String>,
    /// How many other values stand against it.
    pub against: u32,
    /// Against the year before.
    pub change: Option<ChangeDto>,
    /// Target of the year.
    pub target: Option<String>,
    /// The figures behind the target.
    pub target_facts: Vec<String>,
    /// Against it.
    pub share: Option<ShareDto>,
    /// Where the value comes from: `stated`, `sum_of_periods`, `sum_of_areas`, `recomputed`, `weighted`.
    pub origin: Option<String>,
    /// Among the areas of the table in that year.
    pub place: Option<PlaceDto>,
    /// What seems wrong with the value beside its neighbours, in words.
    pub suspicion: Option<String>,
    /// `missing`, `part_year`, `area_changed` …
    pub reason: Option<String>,
    /// The reason in words.
    pub reason_text: Option<String>,
    /// The figures behind the value; the first opens the source.
    pub facts: Vec<String>,
}

/// One area.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CompareRow {
    /// Area name.
    pub area: String,
    /// One cell a year.
    pub cells: Vec<CompareCell>,
}

/// A sum.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TotalCell {
    /// Year.
    pub year: i32,
    /// The sum.
    pub value: Option<String>,
    /// Why there is none, in words: `không cộng`, `thiếu 1 địa bàn`.
    pub reason_text: Option<String>,
    /// Plain mean over the areas that have a value.
    pub mean: Option<String>,
}

/// One indicator with its areas.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CompareGroup {
    /// Indicator code.
    pub indicator: String,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// `count`, `percent`, `rank` …
    pub kind: String,
    /// `higher`, `lower`, `neutral`.
    pub better: String,
    /// A remark on the whole row, such as a definition that ended.
    pub note: Option<String>,
    /// Areas.
    pub rows: Vec<CompareRow>,
    /// Sums, where there is more than one area.
    pub totals: Vec<TotalCell>,
}

/// The table.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CompareTable {
    /// Columns, ascending.
    pub years: Vec<i32>,
    /// Groups in the order asked.
    pub groups: Vec<CompareGroup>,
    /// Areas that have values, for the choice.
    pub known_areas: Vec<String>,
    /// Indicators that have values, for the choice.
    pub known_indicators: Vec<String>,
}
