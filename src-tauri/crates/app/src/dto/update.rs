//! A newer version that somebody brought as a file.

use serde::{Deserialize, Serialize};
use specta::Type;

/// An installer whose signature is valid and whose version is newer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UpdateOffer {
    /// The version that it installs.
    pub version: String,
    /// The version that runs now.
    pub running: String,
    /// The name under which it was signed.
    pub file: String,
    /// What is new, one thing each.
    pub news: Vec<String>,
}
