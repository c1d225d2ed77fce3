//! What people taught the program about the words of reports.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Words that stand for an indicator, or for none, because people said so.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LearnedAliasDto {
    /// The words, in small letters.
    pub words: String,
    /// Kind of number: `count`, `money`, `percent` …
    pub kind: String,
    /// Field of work.
    pub field: Option<String>,
    /// Indicator code; none where the words stand for no indicator.
    pub indicator: Option<String>,
    /// Its name.
    pub indicator_name: Option<String>,
    /// In how many reports people said so.
    pub reports: u32,
    /// In how many they said something else.
    pub against: u32,
    /// `waits`, `proposes`, `links`.
    pub standing: String,
    /// What that means, in words.
    pub message: String,
}

/// Which learned words are to be forgotten.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ForgetAsk {
    /// The words as they were listed.
    pub words: String,
    /// The kind of number as it was listed.
    pub kind: String,
    /// The indicator as it was listed.
    pub indicator: Option<String>,
}
