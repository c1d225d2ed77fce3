//! What a new look at a stored report finds to be different.

use super::ReportRow;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A stored report, looked at anew.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RereadOffer {
    /// The report.
    pub report: ReportRow,
    /// What it is, in words, where that is read otherwise now: before and after.
    pub identity: Option<[String; 2]>,
    /// Figures that differ, in the order of the text. None where all is as it was.
    pub changes: Vec<RereadChange>,
    /// Figures that stay as people left them, however they are read now.
    pub kept: u32,
}

/// A figure that is read otherwise now.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RereadChange {
    /// `changed`, `gone`, `added`.
    pub kind: String,
    /// The figure, where it was there before.
    pub fact: Option<String>,
    /// Its words.
    pub quote: String,
    /// Before.
    pub before: Option<ReadFigure>,
    /// Now.
    pub after: Option<ReadFigure>,
}

/// A figure as it is read.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadFigure {
    /// As printed.
    pub value: String,
    /// What it counts.
    pub measure: String,
    /// Name of its indicator.
    pub indicator_name: Option<String>,
    /// Name of its area.
    pub area_name: Option<String>,
    /// Its period as labelled.
    pub period: Option<String>,
    /// Whether it waits for no look.
    pub sure: bool,
}
