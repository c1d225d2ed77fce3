//! An office's own indicators and names, and the list of indicators as a file.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Everything that is known of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IndicatorView {
    /// `own.tu_sach`.
    pub code: String,
    /// Whether the office added it; only then it can be changed.
    pub own: bool,
    /// Whether the office does not use it.
    pub hidden: bool,
    /// What it says, as it is edited. The aliases of a built-in one are those of the program.
    pub edit: IndicatorEdit,
    /// Names that the office added to a built-in one.
    pub added_aliases: Vec<String>,
    /// How many figures are linked to it.
    pub figures: u32,
}

/// An own indicator as the page sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IndicatorEdit {
    /// Its code; none for a new one.
    pub code: Option<String>,
    /// Name.
    pub name: String,
    /// Field of work.
    pub field: String,
    /// Unit.
    pub unit: String,
    /// `count`, `money`, `percent`, `ratio`, `rank`, `score`, `duration`, `length`, `area`.
    pub kind: String,
    /// `sum` for what happens in a period, `last` for what stands at its end, `none`.
    pub over_time: String,
    /// `higher`, `lower`, `neutral`.
    pub better: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What is counted and how.
    pub definition: String,
    /// What the definition rests on.
    pub source: String,
    /// Code of what is counted, of a rate.
    pub numerator: Option<String>,
    /// Code of what it is counted out of.
    pub denominator: Option<String>,
    /// Code of the one that was used before.
    pub predecessor: Option<String>,
    /// First day: `2024-01-01`.
    pub valid_from: Option<String>,
    /// Last day.
    pub valid_to: Option<String>,
}

/// Something that is wrong with an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IndicatorFault {
    /// `name`, `aliases`, `field`, `unit`, `over_time`, `over_areas`, `definition`, `source`, `numerator`, `denominator`,
    /// `life`, `predecessor`, `code`.
    pub part: String,
    /// What it is and what to do.
    pub message: String,
}

/// What became of an indicator that was to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "became")]
pub enum IndicatorSaved {
    /// It is kept.
    Saved {
        /// As it is now.
        indicator: Box<IndicatorView>,
    },
    /// It is not, for these reasons.
    Refused {
        /// Why.
        faults: Vec<IndicatorFault>,
    },
}

/// What a list of indicators would change, or has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueImport {
    /// Name of the file.
    pub file: String,
    /// The lines that change something, and those that cannot be taken, in the order of the file.
    pub lines: Vec<CatalogueLine>,
    /// How many lines say what is here already.
    pub same: u32,
    /// Whether there is nothing to take in.
    pub nothing_new: bool,
}

/// A line of such a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueLine {
    /// Its number in the file, from 1.
    pub line: u32,
    /// `new`, `changed`, `names`, `wrong`.
    pub kind: String,
    /// Name of the indicator.
    pub name: String,
    /// What changes, or what is wrong, each in a sentence.
    pub said: Vec<String>,
}
