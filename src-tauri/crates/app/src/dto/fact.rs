//! A figure for review, with everything the page needs to show where it comes from.

use super::{ChangedSinceDto, ReportRow, SpanDto};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A number.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QuantityDto {
    /// As written, canonical decimal.
    pub value: String,
    /// The whole of a ratio, the end of a range, the number of places.
    pub value2: Option<String>,
    /// Unit with its scale word: `tỷ đồng`.
    pub unit: String,
    /// `number`, `rate`, `ratio`, `range`, `rank`, `density`, `score`, `change`.
    pub form: String,
    /// `exact`, `approx`, `over`, `under`, `almost`, `at_least`, `at_most`.
    pub qualifier: String,
    /// `actual`, `estimate`, `target`.
    pub basis: String,
}

/// A stretch of time.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PeriodDto {
    /// First day.
    pub start: String,
    /// Last day.
    pub end: String,
    /// `year`, `half`, `quarter`, `month`, `months`, `as_of`, `other`.
    pub kind: String,
    /// `năm 2020`.
    pub label: String,
}

/// A period as a person chooses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PeriodEdit {
    /// A whole year.
    Year {
        /// 2020.
        year: i32,
    },
    /// A quarter.
    Quarter {
        /// 2020.
        year: i32,
        /// 1 to 4.
        quarter: u32,
    },
    /// A month.
    Month {
        /// 2020.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// The first months of a year; six are a half, twelve the year.
    FirstMonths {
        /// 2020.
        year: i32,
        /// 2 to 12.
        months: u32,
    },
    /// The state on a day.
    AsOf {
        /// `2020-11-15`.
        day: String,
    },
    /// Between two days.
    Between {
        /// First day.
        start: String,
        /// Last day.
        end: String,
    },
}

/// What a figure could be.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CandidateDto {
    /// Indicator code.
    pub indicator: String,
    /// 0 to 100.
    pub score: u32,
    /// Why, the most telling first.
    pub reasons: Vec<ReasonDto>,
}

/// Why an indicator is proposed, in words.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReasonDto {
    /// `name`, `alias`, `unit`, `kind`, `section`, `neighbour`, `again`, `learned`, `against`.
    pub code: String,
    /// A few Vietnamese words.
    pub message: String,
}

/// What a figure says about another one.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RelationDto {
    /// `yoy`, `of_target`, `points`, `change`, `share`, `part`.
    pub kind: String,
    /// Indicator code.
    pub of: Option<String>,
    /// Against what.
    pub base: Option<String>,
}

/// Something odd, in words.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WarningDto {
    /// `ratio_mismatch` …
    pub code: String,
    /// A Vietnamese sentence: what is odd, why, what to do.
    pub message: String,
}

/// A figure.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FactDto {
    /// Key.
    pub id: String,
    /// `found`, `confirmed`, `corrected`, `rejected`, `typed`.
    pub state: String,
    /// Found, and sure enough for a draft.
    pub sure: bool,
    /// Report it stands in; none for typed ones.
    pub report: Option<String>,
    /// Where in the report's text.
    pub span: Option<SpanDto>,
    /// The sentence round it.
    pub sentence: Option<SpanDto>,
    /// The words at `span`.
    pub quote: String,
    /// The number.
    pub quantity: QuantityDto,
    /// The number as it was found, when a person corrected it.
    pub corrected_from: Option<QuantityDto>,
    /// What it counts.
    pub measure: String,
    /// Field of work.
    pub field: Option<String>,
    /// Indicator code.
    pub indicator: Option<String>,
    /// Indicator name.
    pub indicator_name: Option<String>,
    /// What it could be, best first.
    pub candidates: Vec<CandidateDto>,
    /// Part of the area; none is the whole.
    pub scope: Option<String>,
    /// What it says about another figure.
    pub relation: Option<RelationDto>,
    /// Area id.
    pub area: Option<String>,
    /// Area name.
    pub area_name: Option<String>,
    /// Time.
    pub period: Option<PeriodDto>,
    /// Place in the original.
    pub at: Option<String>,
    /// Said without a number.
    pub implicit: bool,
    /// What is odd.
    pub warnings: Vec<WarningDto>,
    /// 0 to 100.
    pub confidence: u32,
    /// A person's remark.
    pub note: Option<String>,
}

/// A figure as a person corrects or adds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FactEdit {
    /// As typed, the Vietnamese way: `1.045,5`.
    pub value: String,
    /// Whole, end or number of places, as typed.
    pub value2: Option<String>,
    /// Unit with its scale word.
    pub unit: String,
    /// Form.
    pub form: String,
    /// Qualifier.
    pub qualifier: String,
    /// Basis.
    pub basis: String,
    /// What it counts; empty takes the indicator's name.
    pub measure: String,
    /// Indicator code.
    pub indicator: Option<String>,
    /// Part of the area.
    pub scope: Option<String>,
    /// Area id; none keeps the report's.
    pub area: Option<String>,
    /// Time; none keeps what it was.
    pub period: Option<PeriodEdit>,
    /// Remark.
    pub note: Option<String>,
    /// The reason; in a closed year there must be one.
    #[serde(default)]
    #[specta(optional)]
    pub why: Option<String>,
}

/// One step in the life of a figure.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EventDto {
    /// When.
    pub at: String,
    /// Who.
    pub person: String,
    /// `found`, `confirm`, `reject`, `reopen`, `correct`, `add`, `enter`, `undo`, `redo`.
    pub action: String,
    /// Number before, as printed.
    pub before: Option<String>,
    /// Number after, as printed.
    pub after: Option<String>,
    /// Why.
    pub why: Option<String>,
}

/// Where a figure comes from: for the popover that opens from any number.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SourceDto {
    /// The figure.
    pub fact: FactDto,
    /// The report; none for typed ones.
    pub report: Option<ReportRow>,
    /// Sentence before the figure's words.
    pub before: String,
    /// The figure's words.
    pub quote: String,
    /// Sentence after them.
    pub after: String,
    /// Who typed it.
    pub person: Option<String>,
    /// When it was typed.
    pub time: Option<String>,
    /// Its life, oldest first.
    pub history: Vec<EventDto>,
    /// Figures that say the same of the same thing.
    pub same: Vec<String>,
    /// Figures that say something else of the same thing.
    pub against: Vec<String>,
    /// How it was when its year was closed, where it is not so any more.
    pub changed_since: Option<ChangedSinceDto>,
}
