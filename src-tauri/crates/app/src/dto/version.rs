//! Two versions of one report, and what is new in the newer one.

use super::ReportRow;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A report that seems to be the new version of a stored one.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VersionOffer {
    /// The one that it would replace.
    pub older: ReportRow,
    /// The new one.
    pub newer: ReportRow,
    /// How much of the words both have in common, in hundredths.
    pub alike: u32,
    /// Figures that are the same in both.
    pub same: u32,
    /// Of those, the ones whose judgements go over to the new version.
    pub carried: u32,
    /// What differs: figures with other values first, then those that are gone, then new ones; each in the order of the text.
    pub changes: Vec<VersionChange>,
}

/// A figure that is not the same in both versions.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VersionChange {
    /// `changed`, `gone`, `added`.
    pub kind: String,
    /// What it counts.
    pub measure: String,
    /// Name of its indicator.
    pub indicator_name: Option<String>,
    /// The figure in the older version.
    pub before_fact: Option<String>,
    /// As printed there; as corrected, where a person did.
    pub before: Option<String>,
    /// The figure in the newer version.
    pub after_fact: Option<String>,
    /// As printed there.
    pub after: Option<String>,
    /// State of the figure in the older version; a judgement of it does not go over.
    pub state: Option<String>,
}
