//! Quy tắc giữa các chỉ tiêu: what the values of one area and one period must satisfy together. Source: `data/rules.csv`.

use crate::IndicatorCode;
use crate::codes::codes;
use serde::Deserialize;

codes! {
    /// How the two sides of a rule stand to each other.
    RuleKind {
        /// The left is a part of the right and cannot be more.
        AtMost = "at_most",
        /// The left is the sum of the right ones.
        SumOf = "sum_of",
    }
}

codes! {
    /// How bad it is when a rule does not hold.
    Severity {
        /// It cannot be: one of the values is wrong.
        Error = "error",
        /// It is unusual and may have a reason.
        Warning = "warning",
    }
}

/// A rule between indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorRule {
    /// The part, or the sum.
    pub left: IndicatorCode,
    /// How the sides stand to each other.
    pub kind: RuleKind,
    /// The whole, or the addends.
    pub right: Vec<IndicatorCode>,
    /// How bad a breach is.
    pub severity: Severity,
    /// Why the rule holds, in Vietnamese, for people.
    pub note: String,
}

#[derive(Deserialize)]
pub(crate) struct Row {
    left: IndicatorCode,
    relation: RuleKind,
    right: String,
    severity: Severity,
    note: String,
}

impl From<Row> for IndicatorRule {
    fn from(row: Row) -> Self {
        Self {
            left: row.left,
            kind: row.relation,
            right: row.right.split('|').map(IndicatorCode::new).collect(),
            severity: row.severity,
            note: row.note,
        }
    }
}
