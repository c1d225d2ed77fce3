//! Safety copies, the log, the trash, flags, closed years, conflicts and what a search found.

use super::SpanDto;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A safety copy that the program made.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SafetyCopyDto {
    /// Where it lies.
    pub path: String,
    /// When it was made; none for one made before an upgrade of the file.
    pub at: Option<String>,
}

/// One action in the log.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LogEntryDto {
    /// Key; later ones are larger.
    pub id: String,
    /// When.
    pub at: String,
    /// Who.
    pub person: String,
    /// `confirm`, `reject`, `delete_report`, `revert`, `undo` …
    pub action: String,
    /// Of `undo`, `redo`, `revert`: the entry it is about.
    pub turned: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// How many things it changed.
    pub changes: u32,
    /// The first of them.
    pub steps: Vec<LogStepDto>,
    /// Whether it was not taken back.
    pub stands: bool,
    /// Whether it can be taken back by itself.
    pub can_be_reverted: bool,
}

/// One thing that an action changed.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LogStepDto {
    /// `fact`, `report`, `official`, `follow_up`, `closed_year`, `trash`, `superseded`, `setting`, `own_indicator`, `addition`.
    pub kind: String,
    /// Id, year or name of the thing.
    pub subject: String,
    /// What a figure counts, title of a report.
    pub name: String,
    /// Before, in words; none where there was nothing.
    pub before: Option<String>,
    /// After, in words; none where there is nothing any more.
    pub after: Option<String>,
}

/// A report in the trash.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrashedDto {
    /// Key.
    pub report: String,
    /// File name.
    pub file: String,
    /// Title.
    pub title: String,
    /// Who deleted it.
    pub person: String,
    /// When.
    pub at: String,
    /// Why.
    pub why: Option<String>,
}

/// A figure that is to be looked into.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FlagDto {
    /// Key.
    pub fact: String,
    /// Who flagged it.
    pub person: String,
    /// When.
    pub at: String,
    /// What is to be asked.
    pub why: Option<String>,
}

/// A closed year.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClosedYearDto {
    /// 2024.
    pub year: i32,
    /// Who closed it.
    pub person: String,
    /// When.
    pub at: String,
    /// Remark.
    pub why: Option<String>,
    /// What is not as it was then.
    pub changed_since: Vec<ChangedSinceDto>,
}

/// A figure that is not as it was when its year was closed.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangedSinceDto {
    /// Key.
    pub fact: String,
    /// What it counts.
    pub measure: String,
    /// Number at closing; none where it was not there.
    pub before: Option<String>,
    /// Number now; none where it is gone.
    pub after: Option<String>,
    /// Who changed it last.
    pub person: String,
    /// When.
    pub at: String,
    /// The reason given.
    pub why: Option<String>,
}

/// Which conflicts; what is none does not narrow.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConflictAsk {
    /// Area by name or id.
    pub area: Option<String>,
    /// Year in which the period ends.
    pub year: Option<i32>,
    /// Indicator code.
    pub indicator: Option<String>,
}

/// Something of which several sources say different things.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConflictDto {
    /// Indicator code.
    pub indicator: String,
    /// Its name.
    pub indicator_name: String,
    /// Area.
    pub area_name: String,
    /// Period as labelled.
    pub period: String,
    /// Part of the area; none is the whole.
    pub scope: Option<String>,
    /// `actual`, `estimate`, `target`.
    pub basis: String,
    /// The value that stands first, then those that say the same, then the others.
    pub candidates: Vec<CandidateFactDto>,
    /// Rule by which it stands: `chosen`, `judged`, `standing`, `own_period`, `later`, `surer`, `later_in_text`.
    pub rule: String,
    /// That in words; a person's own reason where one chose.
    pub reason: String,
    /// Who chose it.
    pub chosen_by: Option<String>,
    /// When.
    pub chosen_at: Option<String>,
}

/// One of several figures about the same thing.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CandidateFactDto {
    /// Key.
    pub fact: String,
    /// As printed.
    pub value: String,
    /// Whether it stands.
    pub stands: bool,
    /// Whether it says the same as the one that stands.
    pub same: bool,
    /// State.
    pub state: String,
    /// File, or who typed it and when.
    pub source: String,
    /// `2021-01-19`.
    pub published: Option<String>,
}

/// What a search found, each list best first.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SearchResults {
    /// Sentences of reports.
    pub sentences: Vec<FoundSentence>,
    /// Typed figures.
    pub figures: Vec<FoundFigure>,
    /// Indicators of the catalogue.
    pub indicators: Vec<FoundIndicator>,
}

/// A sentence that holds the words.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FoundSentence {
    /// Key of the report.
    pub report: String,
    /// File name.
    pub file: String,
    /// Title.
    pub title: String,
    /// Area.
    pub area: Option<String>,
    /// Period as labelled.
    pub period: Option<String>,
    /// The sentence.
    pub sentence: String,
    /// The words asked for, in UTF-16 units of the sentence.
    pub words: Vec<SpanDto>,
    /// Figures in the sentence.
    pub facts: Vec<String>,
}

/// A typed figure.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FoundFigure {
    /// Key.
    pub fact: String,
    /// What it counts.
    pub measure: String,
    /// As printed.
    pub value: String,
    /// Area.
    pub area: Option<String>,
    /// Period as labelled.
    pub period: Option<String>,
    /// Who typed it and when.
    pub source: String,
}

/// An indicator.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FoundIndicator {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
}
