//! What the frame of the window shows, and the catalogue it offers.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A province-level unit.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AreaDto {
    /// `A-37`.
    pub id: String,
    /// `Ninh Bình`.
    pub name: String,
    /// `Tỉnh Ninh Bình`.
    pub full_name: String,
    /// `2008-08-01`.
    pub valid_from: String,
    /// Last day; none while it exists.
    pub valid_to: Option<String>,
    /// Id of the unit that is the same land now, or was last: `B-20` for `A-20`; its own id where it was merged away.
    pub land: String,
}

/// How much there is and what waits.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Reports.
    pub reports: u32,
    /// Figures, rejected ones left out.
    pub facts: u32,
    /// Found, not yet judged.
    pub waiting: u32,
    /// Of those, the ones to look at.
    pub doubtful: u32,
}

/// The state of the program as the frame shows it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeskStatus {
    /// Path of the data file, for people to read.
    pub data_file: String,
    /// Who works here.
    pub person: String,
    /// The area the department works for; none before it was chosen.
    pub area: Option<AreaDto>,
    /// The year worked on.
    pub year: i32,
    /// Years from which the frame offers a choice, latest first.
    pub years: Vec<i32>,
    /// Counts.
    pub counts: Counts,
    /// What `undo` would take back, as a code: `confirm`, `reject`, `correct`, `add`, `enter`.
    pub undo: Option<String>,
    /// What `redo` would do again.
    pub redo: Option<String>,
    /// When something was last stored in this session, `2026-11-21T10:42:00`.
    pub saved_at: Option<String>,
    /// Version of the program.
    pub version: String,
    /// Whether the sample data are shown in the place of the person's own.
    pub sample: bool,
}

/// An indicator.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IndicatorDto {
    /// `tel.revenue`.
    pub code: String,
    /// Vietnamese name.
    pub name: String,
    /// Field of work.
    pub field: String,
    /// Unit.
    pub unit: String,
    /// `count`, `money`, `percent`, `ratio`, `rank`, `score`, `duration`, `length`, `area`.
    pub kind: String,
    /// `higher`, `lower`, `neutral`.
    pub better: String,
    /// Other phrases for it.
    pub aliases: Vec<String>,
    /// Whether the office added it.
    pub own: bool,
    /// Whether the office does not use it; it is not offered then.
    pub hidden: bool,
}

/// A field of work.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldDto {
    /// `tel`.
    pub code: String,
    /// `Viễn thông, Internet`.
    pub name: String,
}

/// Everything the page offers for choice; it does not change while the program runs.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueDto {
    /// In the order of a report.
    pub fields: Vec<FieldDto>,
    /// By field.
    pub indicators: Vec<IndicatorDto>,
    /// All units with their days.
    pub areas: Vec<AreaDto>,
    /// Written units, for the unit box.
    pub units: Vec<String>,
}

/// Whether letters in pictures are recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Recognition {
    /// Switched on.
    pub on: bool,
    /// Whether this PC can.
    pub program: RecognitionProgram,
}

/// The program that recognises letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RecognitionProgram {
    /// It is there, with Vietnamese.
    Ready,
    /// It is there, without Vietnamese.
    NoVietnamese,
    /// It was not found.
    Missing,
}
