//! A file from the disk to a report draft.

use crate::{
    reader_process::{Answer, ReaderProcess},
    secret,
};
use extract::extract;
use model::{Catalogue, Document, Format, Issue, IssueCode, ReportDraft};
use std::{fs, path::Path};

/// A file that was read, with what was found in it.
#[derive(Debug)]
pub struct Reading {
    /// File name without its folder.
    pub name: String,
    /// The bytes of the original; empty where it could not be opened, or where nothing is to be stored.
    pub bytes: Vec<u8>,
    /// Its text.
    pub document: Document,
    /// What was not read.
    pub issues: Vec<Issue>,
    /// What was found.
    pub draft: ReportDraft,
}

impl Reading {
    /// A file that could not be read.
    pub(crate) fn unread(name: String, issue: Issue) -> Self {
        let document = Document::empty(Format::Unknown);
        let draft = extract(&document, Catalogue::builtin());
        Self { name, bytes: Vec::new(), document, issues: vec![issue], draft }
    }

    /// Whether nothing at all could be read.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.document.text.trim().is_empty()
    }
}

/// Reads bytes and finds their figures. Never fails: what went wrong is among the issues. Without a process they are read
/// in this one.
#[must_use]
pub(crate) fn read_bytes(name: String, bytes: Vec<u8>, process: Option<&mut ReaderProcess>) -> Reading {
    let answer = match process {
        Some(process) => process.read(&name, &bytes),
        None => understand(&name, &bytes),
    };
    let Answer { document, issues, draft } = answer;
    Reading { name, bytes, document, issues, draft }
}

/// Bytes to text, issues and figures. Of a paper stamped as a state secret nothing is kept but that it is one.
pub(crate) fn understand(name: &str, bytes: &[u8]) -> Answer {
    let (mut document, mut issues) = readers::read(name, bytes);
    if let Some(grade) = secret::grade(&document) {
        document = Document::empty(document.format);
        issues = vec![Issue::new(IssueCode::Secret).detail(grade)];
    }
    let draft = extract(&document, Catalogue::builtin());
    Answer { document, issues, draft }
}

/// The bytes of a file that is not too large.
pub(crate) fn load(path: &Path) -> Result<Vec<u8>, Issue> {
    let unreadable = |error: std::io::Error| Issue::new(IssueCode::Unreadable).detail(reason(&error));
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > u64::try_from(readers::limits::MAX_FILE_BYTES).unwrap_or(u64::MAX) {
        return Err(Issue::new(IssueCode::LimitSize));
    }
    fs::read(path).map_err(unreadable)
}

/// What the system says, in Vietnamese.
pub(crate) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "không tìm thấy tệp".to_owned(),
        std::io::ErrorKind::PermissionDenied => "không có quyền mở tệp".to_owned(),
        std::io::ErrorKind::IsADirectory => "đây là thư mục".to_owned(),
        std::io::ErrorKind::StorageFull => "ổ đĩa đã đầy".to_owned(),
        _ => error.to_string(),
    }
}
