//! What was not read, and why. The words for people stand in the app's catalogue; here are codes and places.

use crate::codes::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// Why something was not read. A code is never used for a second meaning.
    IssueCode {
        /// Locked with a password.
        Encrypted = "encrypted",
        /// Broken inside.
        Damaged = "damaged",
        /// Ends too early.
        Truncated = "truncated",
        /// A part that should be there is missing.
        PartMissing = "part_missing",
        /// A page is a picture.
        NoTextLayer = "no_text_layer",
        /// Letters were recognised in pictures; `detail` names the pages.
        Recognised = "recognised",
        /// Letters could not be recognised in a picture; `detail` says why.
        NotRecognised = "not_recognised",
        /// Letters cannot be told.
        NoUnicodeMap = "no_unicode_map",
        /// Nothing inside.
        Empty = "empty",
        /// A kind of file the program does not read.
        UnsupportedFormat = "unsupported_format",
        /// Pictures, charts, equations, embedded objects were skipped.
        UnsupportedContent = "unsupported_content",
        /// Larger than the limit.
        LimitSize = "limit_size",
        /// Inflates too much.
        LimitRatio = "limit_ratio",
        /// Too many members.
        LimitEntries = "limit_entries",
        /// Nested too deep.
        LimitDepth = "limit_depth",
        /// Too many pages.
        LimitPages = "limit_pages",
        /// Too many cells.
        LimitCells = "limit_cells",
        /// More figures than are taken.
        LimitFigures = "limit_figures",
        /// Took too long.
        LimitTime = "limit_time",
        /// Needed too much memory.
        LimitMemory = "limit_memory",
        /// The reading of the file ended without an answer.
        ReaderStopped = "reader_stopped",
        /// Stamped as a state secret; not kept on this PC.
        Secret = "secret",
        /// Points to something outside; never followed.
        ExternalReference = "external_reference",
        /// An entity declared in the file was not expanded.
        EntityRefused = "entity_refused",
        /// A member's name leads out of the archive.
        UnsafePath = "unsafe_path",
        /// Bytes that are no letters in the file's encoding.
        EncodingInvalid = "encoding_invalid",
        /// Decoded from an old encoding; `detail` names it.
        EncodingLegacy = "encoding_legacy",
        /// Text that is not shown on paper or screen.
        HiddenContent = "hidden_content",
        /// The file could not be opened on the disk.
        Unreadable = "unreadable",
    }
}

impl IssueCode {
    /// Whether a file with this issue and no text could not be read at all.
    #[must_use]
    pub const fn is_fatal(self) -> bool {
        matches!(
            self,
            Self::Encrypted
                | Self::Damaged
                | Self::Empty
                | Self::UnsupportedFormat
                | Self::LimitSize
                | Self::LimitTime
                | Self::LimitMemory
                | Self::ReaderStopped
                | Self::Secret
                | Self::Unreadable
        )
    }
}

/// One thing that was not read, or was read with a doubt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Why.
    pub code: IssueCode,
    /// Where: `trang 3`, `word/media/image1.png`.
    pub at: Option<String>,
    /// What, in one or two words, where the code alone does not say it.
    pub detail: Option<String>,
}

impl Issue {
    /// An issue of the whole file.
    #[must_use]
    pub const fn new(code: IssueCode) -> Self {
        Self { code, at: None, detail: None }
    }

    /// The same at a place.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.at = Some(place.into());
        self
    }

    /// The same with what it was.
    #[must_use]
    pub fn detail(mut self, what: impl Into<String>) -> Self {
        self.detail = Some(what.into());
        self
    }
}
