//! What goes to another computer and comes from one.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What goes into a pack; what is none does not narrow.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackAsk {
    /// Area by name or id, under all its ids.
    pub area: Option<String>,
    /// First year in which a period ends.
    pub from: Option<i32>,
    /// Last one.
    pub to: Option<i32>,
    /// Whether letterheads go with it.
    pub letterhead: bool,
}

/// What a pack brings, or brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TakeInView {
    /// Who made the pack.
    pub person: String,
    /// When.
    pub at: String,
    /// New reports, by file.
    pub new_reports: Vec<String>,
    /// How many reports of it are here already.
    pub known_reports: u32,
    /// Figures that take a judgement over.
    pub judged: Vec<TakenFigure>,
    /// Figures that are added.
    pub added: Vec<TakenFigure>,
    /// Reports whose corrections are taken over, as they will be.
    pub corrected: Vec<String>,
    /// Choices, flags, versions.
    pub decisions: u32,
    /// Letterheads that were not set here.
    pub settings: u32,
    /// Own indicators that are taken over, by name.
    pub indicators: Vec<String>,
    /// Built-in indicators to which the pack adds names, or which it hides.
    pub additions: Vec<String>,
    /// What stays as it is here although the pack says otherwise.
    pub left: Vec<LeftView>,
    /// Whether there is nothing new in it.
    pub nothing_new: bool,
}

/// A figure that a pack changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TakenFigure {
    /// What it counts.
    pub measure: String,
    /// Name of its indicator.
    pub indicator_name: Option<String>,
    /// Its period as labelled.
    pub period: Option<String>,
    /// Number and state here; none for an added one.
    pub before: Option<String>,
    /// Number and state in the pack.
    pub after: String,
}

/// Something that stays as it is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LeftView {
    /// `figure`, `report`, `read_otherwise`, `trashed`, `chosen`, `setting`.
    pub kind: String,
    /// What it is about: a measure, a file, a title.
    pub name: String,
    /// As it is here.
    pub ours: Option<String>,
    /// As the pack has it.
    pub theirs: Option<String>,
    /// Why it stays, in words.
    pub message: String,
}

/// Stored figures as a file.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FactsFileAsk {
    /// Area by name or id.
    pub area: Option<String>,
    /// Year in which the period ends.
    pub year: Option<i32>,
    /// Indicator code.
    pub indicator: Option<String>,
    /// `xlsx`, `csv`, `sdmx`.
    pub form: String,
}
