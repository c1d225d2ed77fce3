//! The form for a year's figures and targets.

use super::{ChangeDto, ShareDto};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A value in the form.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryCell {
    /// Canonical decimal in the indicator's unit.
    pub value: String,
    /// `exact`, `approx` …
    pub qualifier: String,
    /// The figure behind it.
    pub fact: String,
    /// Whether a person answers for it.
    pub judged: bool,
    /// Whether it was typed (else it was found in a report).
    pub typed: bool,
    /// How many other values stand against it.
    pub against: u32,
    /// The period's label, where it is not the whole year.
    pub part: Option<String>,
    /// Decision that set a target, or another remark.
    pub note: Option<String>,
}

/// One indicator of the form.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryRow {
    /// Indicator code.
    pub indicator: String,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Field code.
    pub field: String,
    /// `count`, `percent` …
    pub kind: String,
    /// Last year's result.
    pub before: Option<EntryCell>,
    /// Target of the year.
    pub target: Option<EntryCell>,
    /// Estimate of the year.
    pub estimate: Option<EntryCell>,
    /// Result of the year.
    pub actual: Option<EntryCell>,
    /// Result (or estimate) against last year.
    pub change: Option<ChangeDto>,
    /// Result (or estimate) against the target.
    pub share: Option<ShareDto>,
    /// Source of the result, in a few words: `Báo cáo tổng kết 2020.docx`, `Nguyễn Thu Hà, 10:51`.
    pub source: Option<String>,
}

/// The form of a year.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryForm {
    /// Area id.
    pub area: String,
    /// Area name.
    pub area_name: String,
    /// Year.
    pub year: i32,
    /// By field, in the order of the catalogue. Those with a value or a target come whole; the rest of the catalogue too.
    pub rows: Vec<EntryRow>,
}

/// A value typed into the form.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryAsk {
    /// Indicator code.
    pub indicator: String,
    /// Area id.
    pub area: String,
    /// Year.
    pub year: i32,
    /// `actual`, `estimate`, `target`.
    pub basis: String,
    /// As typed, the Vietnamese way; empty takes a typed value back.
    pub value: String,
    /// Decision or remark.
    pub note: Option<String>,
    /// Why an odd value is right; then it is stored without asking.
    pub reason: Option<String>,
}

/// Why a typed value looks odd.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryDoubt {
    /// `digit_slip`, `over_whole`, `rank_beyond`, `negative`.
    pub code: String,
    /// What is odd, in words.
    pub message: String,
}

/// The answer to a typed value.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Entered {
    /// Stored; the row as it is now.
    Saved {
        /// The row.
        row: Box<EntryRow>,
    },
    /// Not stored: it looks odd. Ask again with a reason to keep it.
    Asks {
        /// Why.
        doubt: EntryDoubt,
    },
}
