//! What the window tells the page unasked.

use app::dto::ImportProgress;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

/// A step of an import.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct Progress(pub ImportProgress);

/// Files are held over the window, or no longer.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct DropHover {
    /// Over it?
    pub over: bool,
    /// How many files.
    pub files: u32,
}
