//! A file from the disk to a report draft.

use crate::{
    learning::Taught,
    ocr::{NoWords, Recogniser},
    reader_process::{Answer, ReaderProcess},
    secret, words,
};
use extract::{extract, extract_with};
use model::{Catalogue, Document, Format, Issue, IssueCode, ReportDraft};
use readers::RecognisedPage;
use std::{
    fs,
    path::{Path, PathBuf},
};

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

/// How files are read: in which process, and whether letters in pictures are recognised.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    process: Option<ReaderProcess>,
    recogniser: Option<Recogniser>,
}

/// What of a file is still wanted when it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Its bytes, to be stored.
    Original,
    /// Nothing.
    Nothing,
}

impl Answer {
    fn named(self, name: String, bytes: Vec<u8>) -> Reading {
        let Self { document, issues, draft } = self;
        Reading { name, bytes, document, issues, draft }
    }
}

/// How far the recognising of a file has come, in pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pages {
    /// Pages done.
    pub done: usize,
    /// Pages that are scans.
    pub total: usize,
}

impl Reader {
    /// A reader in a process of its own, started from this program; without one files are read here.
    pub(crate) fn new(program: Option<PathBuf>, recogniser: Option<Recogniser>) -> Self {
        Self { process: program.map(ReaderProcess::new), recogniser }
    }

    /// Reads bytes and finds their figures. Never fails: what went wrong is among the issues. Before each page whose
    /// letters are recognised `go_on` is asked; where it says no, the pages that are left are not.
    pub(crate) fn read(
        &mut self,
        name: String,
        bytes: Vec<u8>,
        keep: Keep,
        taught: &Taught,
        go_on: &mut dyn FnMut(Pages) -> bool,
    ) -> Reading {
        let Some(recogniser) = self.recogniser.clone() else {
            let (answer, bytes) = match keep {
                Keep::Original => (self.understand(&name, &bytes, Vec::new(), taught), bytes),
                Keep::Nothing => (self.understand(&name, bytes, Vec::new(), taught), Vec::new()),
            };
            return answer.named(name, bytes);
        };
        let mut answer = self.understand(&name, &bytes, Vec::new(), taught);
        if !answer.issues.iter().any(|issue| issue.code == IssueCode::Secret) {
            let (seen, unseen) = self.recognise(&recogniser, &bytes, go_on);
            if !seen.is_empty() {
                let pages: Vec<usize> = seen.iter().map(|seen| seen.page).collect();
                answer = self.understand(&name, &bytes, seen, taught);
                if !answer.document.text.is_empty() {
                    answer.issues.push(Issue::new(IssueCode::Recognised).detail(words::pages(&pages)));
                }
            }
            for (page, why) in unseen {
                let at = words::page(page);
                answer.issues.retain(|i| i.code != IssueCode::NoTextLayer || i.at.as_ref() != Some(&at));
                answer.issues.push(Issue::new(IssueCode::NotRecognised).at(at).detail(words::no_words(why)));
            }
        }
        answer.named(name, if keep == Keep::Original { bytes } else { Vec::new() })
    }

    fn understand(
        &mut self,
        name: &str,
        bytes: impl AsRef<[u8]>,
        recognised: Vec<RecognisedPage>,
        taught: &Taught,
    ) -> Answer {
        match &mut self.process {
            Some(process) => process.read(name, bytes, recognised, taught),
            None => understand(name, bytes.as_ref(), &recognised, taught),
        }
    }

    /// What is written on the pages that are pictures, and the pages for which that cannot be told.
    fn recognise(
        &mut self,
        recogniser: &Recogniser,
        bytes: &[u8],
        go_on: &mut dyn FnMut(Pages) -> bool,
    ) -> (Vec<RecognisedPage>, Vec<(usize, NoWords)>) {
        let scans = match &mut self.process {
            Some(process) => process.scans(bytes),
            None => readers::scans(bytes),
        };
        let (mut seen, mut unseen) = (Vec::new(), Vec::new());
        for (done, page) in scans.iter().copied().enumerate() {
            if !go_on(Pages { done, total: scans.len() }) {
                break;
            }
            let picture = match &mut self.process {
                Some(process) => process.scan(bytes, page),
                None => readers::scan(bytes, page),
            };
            match picture.ok_or(NoWords::NoPicture).and_then(|picture| recogniser.words(picture)) {
                Ok(tsv) => seen.push(RecognisedPage { page, tsv }),
                Err(why) => unseen.push((page, why)),
            }
        }
        (seen, unseen)
    }
}

/// Bytes to text, issues and figures, in the light of what people taught. Of a paper stamped as a state secret nothing is kept but that it is one.
pub(crate) fn understand(name: &str, bytes: &[u8], recognised: &[RecognisedPage], taught: &Taught) -> Answer {
    let (mut document, mut issues) = readers::read_with(name, bytes, recognised);
    if let Some(grade) = secret::grade(&document) {
        document = Document::empty(document.format);
        issues = vec![Issue::new(IssueCode::Secret).detail(grade)];
    }
    let draft = extract_with(&document, &taught.catalogue, &taught.learned);
    if draft.facts.len() >= extract::MAX_FACTS {
        issues.push(Issue::new(IssueCode::LimitFigures));
    }
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
