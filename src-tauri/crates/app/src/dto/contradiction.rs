//! Values that contradict each other.

use serde::{Deserialize, Serialize};
use specta::Type;

/// One value of a contradiction.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ContradictionSide {
    /// Indicator code.
    pub indicator: String,
    /// Its name.
    pub name: String,
    /// Canonical decimal in the indicator's unit.
    pub value: String,
    /// The figures behind it; the first opens the source.
    pub facts: Vec<String>,
}

/// Values that cannot all be right, or seldom are.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ContradictionDto {
    /// `more_than_whole`, `not_the_sum`, `not_the_rate`.
    pub wrong: String,
    /// `error`, `warning`.
    pub severity: String,
    /// What does not fit, in a sentence.
    pub message: String,
    /// The part, the total or the rate.
    pub about: ContradictionSide,
    /// What it was set against.
    pub against: Vec<ContradictionSide>,
}
