//! The import as the window follows it.

use super::IssueDto;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// Waits for its turn.
    Waiting,
    /// Is being read.
    Reading,
    /// Stored.
    Imported,
    /// The same file is stored already; `report` is that one.
    Duplicate,
    /// Left out on purpose (system files).
    Skipped,
    /// Could not be read; `issues` say why and what to do.
    Failed,
    /// The user stopped before its turn.
    Stopped,
}

/// One file of an import.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    /// Number in this import, from 0; the same row comes again when its state changes.
    pub index: u32,
    /// File name, without the folder.
    pub name: String,
    /// State.
    pub state: ImportState,
    /// The stored report.
    pub report: Option<String>,
    /// The stored report that it seems to be a new version of; [`crate::version_offer`] says more.
    pub version_of: Option<String>,
    /// `docx`, `html`, `txt`.
    pub format: Option<String>,
    /// Recognised area, by name.
    pub area: Option<String>,
    /// Recognised period, as labelled.
    pub period: Option<String>,
    /// Figures found.
    pub facts: u32,
    /// Of those, linked to an indicator.
    pub linked: u32,
    /// Of those, to look at.
    pub doubtful: u32,
    /// While letters in pictures are recognised: how far that is.
    pub pages: Option<PageProgress>,
    /// What was not read.
    pub issues: Vec<IssueDto>,
}

/// How far the recognising of letters in pictures is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PageProgress {
    /// Pages done.
    pub done: u32,
    /// Pages that are pictures.
    pub total: u32,
}

/// Progress, sent as an event for each change of a row, and once more when all is done.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// Files done.
    pub done: u32,
    /// Files known so far.
    pub total: u32,
    /// The row that changed.
    pub row: Option<ImportRow>,
    /// Whether this import has ended.
    pub finished: bool,
}

/// Text or a table from the clipboard, to be taken as a report.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PastedText {
    /// The words.
    pub text: String,
    /// The same with its tables, as the other program gave it; none where a person changed the words.
    pub marked_up: Option<String>,
    /// Who wrote or said it; empty where the text itself says it.
    pub from: String,
    /// When, `2026-11-21`; none where the text itself says it.
    pub on: Option<String>,
}
