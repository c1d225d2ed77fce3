//! The files to read in what a person gave: itself, or everything in an archive and in the archives inside it.

use model::{Issue, IssueCode};
use readers::{Allowance, Member};

/// How deep archives are opened: an archive, and one inside it.
const MAX_ARCHIVE_DEPTH: usize = 2;

/// A file to read, or why there is none.
#[derive(Debug)]
pub(crate) struct Found {
    /// The way to it: the path in the archive, then the path in the archive there; empty for what was given itself.
    pub(crate) steps: Vec<String>,
    /// Its bytes, or what is wrong with it or with the archive of this name.
    pub(crate) content: Result<Vec<u8>, Issue>,
    /// What is wrong with the bytes that are there.
    pub(crate) issues: Vec<Issue>,
}

impl Found {
    /// What was given itself.
    pub(crate) fn alone(bytes: Vec<u8>) -> Self {
        Self { steps: Vec::new(), content: Ok(bytes), issues: Vec::new() }
    }

    /// Its name for people, behind that of the file that was given.
    pub(crate) fn name(&self, given: &str) -> String {
        std::iter::once(given).chain(self.steps.iter().map(String::as_str)).collect::<Vec<_>>().join(" › ")
    }

    /// Its path inside what was given.
    pub(crate) fn path(&self) -> String {
        self.steps.join("/")
    }
}

/// Whether a file is an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Given {
    /// It is to be read itself.
    File,
    /// Its files are.
    Archive,
}

/// Hands out each file of what was given, one in memory at a time.
pub(crate) fn each_file(bytes: Vec<u8>, each: &mut dyn FnMut(Found)) -> Given {
    let mut allowance = Allowance::of(bytes.len());
    walk(Found::alone(bytes), &mut allowance, each)
}

fn walk(mut found: Found, allowance: &mut Allowance, each: &mut dyn FnMut(Found)) -> Given {
    let Ok(bytes) = &found.content else {
        each(found);
        return Given::File;
    };
    let inside = |path: String| found.steps.iter().cloned().chain([path]).collect::<Vec<_>>();
    if found.steps.len() >= MAX_ARCHIVE_DEPTH {
        if readers::is_archive(bytes) {
            found.content = Err(Issue::new(IssueCode::LimitDepth));
        }
        each(found);
        return Given::File;
    }
    let mut members = |member: Member, allowance: &mut Allowance| {
        let Member { path, content, issues } = member;
        walk(Found { steps: inside(path), content, issues }, allowance, each);
    };
    let Some(issues) = readers::unpack(bytes, allowance, &mut members) else {
        each(found);
        return Given::File;
    };
    for issue in found.issues.drain(..).chain(issues) {
        each(Found { steps: found.steps.clone(), content: Err(issue), issues: Vec::new() });
    }
    Given::Archive
}
