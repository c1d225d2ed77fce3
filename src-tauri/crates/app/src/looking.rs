//! Reading without storing: one file, or every report in an archive.

use crate::{
    convert, dto,
    import::name_of,
    learning::Taught,
    ocr::Recogniser,
    reading::{self, Keep, Pages, Reader, Reading},
    unpacking::{Given, each_file},
};
use model::{Issue, IssueCode};
use std::path::{Path, PathBuf};

/// What was given to look into.
#[derive(Debug)]
pub enum Looked {
    /// A report.
    File(Box<Reading>),
    /// An archive of reports.
    Archive(Bundle),
}

/// The reports of an archive.
#[derive(Debug)]
pub struct Bundle {
    /// File name of the archive without its folder.
    pub name: String,
    /// Each report with its path in the archive, in the order of the paths.
    pub readings: Vec<(String, Reading)>,
    /// What was wrong with the archive, and with the archives inside it: each with the name of that one.
    pub(crate) issues: Vec<(String, Issue)>,
}

impl Looked {
    /// Whether nothing at all could be read.
    #[must_use]
    pub fn failed(&self) -> bool {
        match self {
            Self::File(reading) => reading.failed(),
            Self::Archive(bundle) => bundle.readings.iter().all(|(_, reading)| reading.failed()),
        }
    }

    /// What was not read, in words.
    #[must_use]
    pub fn issues(&self) -> Vec<dto::IssueDto> {
        match self {
            Self::File(reading) => issues_of(reading),
            Self::Archive(bundle) => {
                bundle.own_issues().chain(bundle.readings.iter().flat_map(|(_, reading)| issues_of(reading))).collect()
            }
        }
    }
}

impl Bundle {
    /// What was wrong with the archive itself, in words.
    fn own_issues(&self) -> impl Iterator<Item = dto::IssueDto> {
        self.issues.iter().map(|(name, issue)| convert::issue(name, issue))
    }

    /// What was wrong with the archive itself, and with the reports of which nothing could be read.
    pub(crate) fn troubles(&self) -> Vec<dto::IssueDto> {
        let at = |path: &str, issue: &Issue, name: &str| {
            let told = convert::issue(name, issue);
            dto::IssueDto { at: Some(path.to_owned()), ..told }
        };
        let failed = self.readings.iter().filter(|(_, reading)| reading.failed());
        let unread = failed.flat_map(|(path, reading)| reading.issues.iter().map(|i| at(path, i, &reading.name)));
        self.own_issues().chain(unread).collect()
    }
}

/// How to look.
#[derive(Debug, Default)]
pub struct Looking {
    /// This program, to read in a process of its own; without it files are read in this one.
    pub program: Option<PathBuf>,
    /// Who recognises letters in pictures; without it nobody does.
    pub recogniser: Option<Recogniser>,
}

/// Reads one file, or all reports of an archive, and stores nothing. Before each page whose letters are recognised
/// `tell` is told.
#[must_use]
pub fn look_into(path: &Path, looking: Looking, tell: &mut dyn FnMut(Pages)) -> Looked {
    let name = name_of(path);
    let bytes = match reading::load(path) {
        Ok(bytes) => bytes,
        Err(issue) => return Looked::File(Box::new(Reading::unread(name, issue))),
    };
    let mut reader = Reader::new(looking.program, looking.recogniser);
    let mut tell = |pages| {
        tell(pages);
        true
    };
    let (mut readings, mut issues) = (Vec::new(), Vec::new());
    let given = each_file(bytes, &mut |found| {
        let (full, path) = (found.name(&name), found.path());
        match found.content {
            Ok(bytes) => {
                let mut reading = reader.read(full, bytes, Keep::Nothing, &Taught::default(), &mut tell);
                reading.issues.splice(0..0, found.issues);
                readings.push((path, reading));
            }
            Err(issue) if path.is_empty() => issues.push((full, issue)),
            Err(issue) => readings.push((path, Reading::unread(full, issue))),
        }
    });
    if given == Given::File
        && let Some((_, reading)) = readings.pop()
    {
        return Looked::File(Box::new(reading));
    }
    if readings.is_empty() && issues.is_empty() {
        issues.push((name.clone(), Issue::new(IssueCode::Empty)));
    }
    Looked::Archive(Bundle { name, readings, issues })
}

/// The issues of a reading in words.
fn issues_of(reading: &Reading) -> Vec<dto::IssueDto> {
    reading.issues.iter().map(|issue| convert::issue(&reading.name, issue)).collect()
}
