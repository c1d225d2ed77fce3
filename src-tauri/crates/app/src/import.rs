//! Files into the data file: one transaction a file, one answer a file, whatever happens to the others.

use crate::{
    Desk, Fault, clock, convert, dto,
    learning::Taught,
    ocr::{self, Found as Program},
    reading::{self, Keep, Pages, Reader, Reading},
    reports,
    unpacking::{Found, each_file},
    versions, words,
};
use dto::{ImportProgress, ImportRow, ImportState, PastedText};
use model::{Issue, IssueCode};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};
use store::{Added, NewReport};

/// What to import.
#[derive(Debug, Clone, Default)]
pub struct ImportSource {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// Text from the clipboard, taken as one more file.
    pub pasted: Option<PastedText>,
    /// Number of the first row, so that the rows of several imports do not mix.
    pub first_index: u32,
    /// This program, to read the files in a process of its own; without it they are read in this one.
    pub program: Option<PathBuf>,
    /// Whether letters in pictures are recognised, where the program for it is there.
    pub recognise: Recognise,
}

/// Whether letters in pictures are recognised.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Recognise {
    /// As the data file says.
    #[default]
    AsSet,
    /// Yes, this time.
    Yes,
}

/// What became of a file, for the command line.
#[derive(Debug, Clone)]
pub struct ImportedFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The row that the window shows.
    pub row: ImportRow,
}

/// Imports files and folders; of an archive every file inside.
///
/// Reading and extracting happen outside the desk, so the window stays free; `with` is asked for the desk only to see what
/// people taught, and to store a report. Every change of a row is told; after each file the next one begins unless `stop` is set.
///
/// # Errors
/// [`Fault`] when the data file cannot be written any more; what was stored until then stays. A file that cannot be
/// read is no error: its row says so.
pub fn import(
    source: &ImportSource,
    stop: &AtomicBool,
    with: impl Fn(&mut dyn FnMut(&mut Desk) -> Result<(), Fault>) -> Result<(), Fault>,
    tell: impl FnMut(ImportProgress),
) -> Result<Vec<ImportedFile>, Fault> {
    let files = files_of(&source.paths);
    let mut recognise = source.recognise == Recognise::Yes;
    with(&mut |desk| {
        recognise |= desk.recognises()?;
        Ok(())
    })?;
    let recogniser = match if recognise { ocr::find() } else { Program::Nothing } {
        Program::Ready(recogniser) => Some(recogniser),
        Program::NoVietnamese | Program::Nothing => None,
    };
    let total = convert::small(files.len() + usize::from(source.pasted.is_some()));
    let mut run = Run {
        stop,
        with,
        tell,
        reader: Some(Reader::new(source.program.clone(), recogniser)),
        next: source.first_index + total,
        total,
        done: Vec::with_capacity(files.len()),
        failed: None,
    };
    for (i, path) in files.iter().enumerate() {
        run.show(empty_row(source.first_index + convert::small(i), &name_of(path), ImportState::Waiting));
    }
    for (i, path) in files.iter().enumerate() {
        run.file(source.first_index + convert::small(i), path);
    }
    if let Some(pasted) = &source.pasted {
        run.pasted(source.first_index + convert::small(files.len()), pasted);
    }
    (run.tell)(ImportProgress { done: run.total, total: run.total, row: None, finished: true });
    run.failed.map_or(Ok(run.done), Err)
}

/// An import under way.
struct Run<'a, W, T> {
    stop: &'a AtomicBool,
    with: W,
    tell: T,
    /// Lent out while it reads.
    reader: Option<Reader>,
    /// Number of the next row that is not known yet.
    next: u32,
    /// Files known so far.
    total: u32,
    done: Vec<ImportedFile>,
    failed: Option<Fault>,
}

impl<W, T> Run<'_, W, T>
where
    W: Fn(&mut dyn FnMut(&mut Desk) -> Result<(), Fault>) -> Result<(), Fault>,
    T: FnMut(ImportProgress),
{
    fn show(&mut self, row: ImportRow) {
        let done = convert::small(self.done.len());
        (self.tell)(ImportProgress { done, total: self.total, row: Some(row), finished: false });
    }

    fn finish(&mut self, path: &Path, row: ImportRow) {
        self.done.push(ImportedFile { path: path.to_path_buf(), row: row.clone() });
        self.show(row);
    }

    fn is_over(&self) -> bool {
        self.stop.load(Ordering::Relaxed) || self.failed.is_some()
    }

    fn file(&mut self, index: u32, path: &Path) {
        let name = name_of(path);
        if self.is_over() {
            return self.finish(path, empty_row(index, &name, ImportState::Stopped));
        }
        self.show(empty_row(index, &name, ImportState::Reading));
        match reading::load(path) {
            Ok(bytes) => {
                // The first file of an archive takes its row, the others get rows of their own.
                let mut free = Some(index);
                each_file(bytes, &mut |found| {
                    let index = free.take().unwrap_or_else(|| self.another());
                    self.one(index, path, &found.name(&name), found);
                });
                // An archive in which nothing was.
                if free.is_some() {
                    self.unread(index, path, &name, &Issue::new(IssueCode::Empty));
                }
            }
            Err(issue) => self.unread(index, path, &name, &issue),
        }
    }

    /// A file that is no archive.
    fn one(&mut self, index: u32, path: &Path, name: &str, found: Found) {
        if self.is_over() {
            return self.finish(path, empty_row(index, name, ImportState::Stopped));
        }
        match found.content {
            Ok(bytes) => {
                let read = self.taught().map(|taught| self.read(index, name, bytes, &taught));
                if self.is_over() {
                    return self.finish(path, empty_row(index, name, ImportState::Stopped));
                }
                let stored = read.and_then(|mut reading| {
                    reading.issues.splice(0..0, found.issues);
                    self.store(index, &reading)
                });
                let row = stored.unwrap_or_else(|fault| {
                    let row = failed_row(index, name, &fault);
                    self.failed = Some(fault);
                    row
                });
                self.finish(path, row);
            }
            Err(issue) => self.unread(index, path, name, &issue),
        }
    }

    /// Text from the clipboard: a file that nobody has saved. What the person says of it is written down where the text
    /// does not say it itself.
    fn pasted(&mut self, index: u32, pasted: &PastedText) {
        let (name, bytes) = file_of(pasted);
        let path = PathBuf::from(&name);
        if bytes.is_empty() {
            let fault = Fault::bad_value(words::PASTED_NOTHING);
            return self.finish(&path, failed_row(index, &name, &fault));
        }
        self.one(index, &path, &name, Found::alone(bytes));
        let report =
            self.done.last().filter(|d| d.row.state == ImportState::Imported).and_then(|d| d.row.report.clone());
        if let Some(id) = report
            && let Err(fault) =
                (self.with)(&mut |desk| reports::complete(desk, &id, &pasted.from, pasted.on.as_deref()))
        {
            self.failed = Some(fault);
        }
    }

    fn read(&mut self, index: u32, name: &str, bytes: Vec<u8>, taught: &Taught) -> Reading {
        let row = empty_row(index, name, ImportState::Reading);
        self.show(row.clone());
        let mut reader = self.reader.take().unwrap_or_default();
        let reading = reader.read(name.to_owned(), bytes, Keep::Original, taught, &mut |Pages { done, total }| {
            let pages = Some(dto::PageProgress { done: convert::small(done), total: convert::small(total) });
            self.show(ImportRow { pages, ..row.clone() });
            !self.is_over()
        });
        self.reader = Some(reader);
        reading
    }

    fn unread(&mut self, index: u32, path: &Path, name: &str, issue: &Issue) {
        let mut row = empty_row(index, name, ImportState::Failed);
        row.issues.push(convert::issue(name, issue));
        self.finish(path, row);
    }

    fn another(&mut self) -> u32 {
        let index = self.next;
        self.next += 1;
        self.total += 1;
        index
    }

    /// What people have taught and set down until now.
    fn taught(&self) -> Result<Taught, Fault> {
        let mut taught = Taught::default();
        (self.with)(&mut |desk| {
            taught = Taught::by(desk)?;
            Ok(())
        })?;
        Ok(taught)
    }

    fn store(&self, index: u32, reading: &Reading) -> Result<ImportRow, Fault> {
        let mut row = empty_row(index, &reading.name, ImportState::Failed);
        row.issues = reading.issues.iter().map(|issue| convert::issue(&reading.name, issue)).collect();
        if reading.failed() {
            return Ok(row);
        }
        let mut added = None;
        (self.with)(&mut |desk| {
            let new = add(desk, reading)?;
            if let Added::New(id) = new {
                // An offer, no more: the report is stored, and the offer is found again later.
                row.version_of = versions::older_of(desk, id).ok().flatten().map(|older| older.0.to_string());
            }
            added = Some(new);
            Ok(())
        })?;
        match added {
            Some(Added::New(id) | Added::FromTrash(id)) => describe(&mut row, reading, ImportState::Imported, id),
            Some(Added::Duplicate(id)) => describe(&mut row, reading, ImportState::Duplicate, id),
            None => {}
        }
        Ok(row)
    }
}

/// Stores what was read, in one transaction.
pub(crate) fn add(desk: &mut Desk, reading: &Reading) -> Result<Added, Fault> {
    let who = desk.who()?;
    let new = NewReport {
        file: &reading.name,
        original: &reading.bytes,
        document: &reading.document,
        issues: &reading.issues,
        draft: &reading.draft,
    };
    let added = desk.data.add_report(&new, &who)?;
    desk.saved();
    Ok(added)
}

fn describe(row: &mut ImportRow, reading: &Reading, state: ImportState, id: model::ReportId) {
    let facts = &reading.draft.facts;
    row.state = state;
    row.report = Some(id.0.to_string());
    row.format = Some(reading.document.format.code().to_owned());
    row.area = reading.draft.area.as_ref().map(convert::area_name);
    row.period = reading.draft.period.as_ref().map(|p| p.label.clone());
    row.facts = convert::small(facts.len());
    row.linked = convert::small(facts.iter().filter(|f| f.indicator.is_some()).count());
    row.doubtful = convert::small(facts.iter().filter(|f| !f.is_sure()).count());
}

/// Name and bytes of a pasted text: with its tables as a saved page, else as plain text.
fn file_of(pasted: &PastedText) -> (String, Vec<u8>) {
    let named = |ending| words::pasted_name(clock::now(), &plain_name(&pasted.from), ending);
    match pasted.marked_up.as_deref().filter(|page| !page.trim().is_empty()) {
        // The clipboard is Unicode; a page without this line would be guessed at.
        Some(page) => (named("html"), format!("<meta charset=\"utf-8\">{page}").into_bytes()),
        None => (named("txt"), pasted.text.trim().as_bytes().to_vec()),
    }
}

/// Words that can be part of a file's name.
fn plain_name(from: &str) -> String {
    let kept: String =
        from.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect()
}

/// File name without its folder.
pub(crate) fn name_of(path: &Path) -> String {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    text::nfc(&name).into_owned()
}

fn empty_row(index: u32, name: &str, state: ImportState) -> ImportRow {
    ImportRow {
        index,
        name: name.to_owned(),
        state,
        report: None,
        version_of: None,
        format: None,
        area: None,
        period: None,
        facts: 0,
        linked: 0,
        doubtful: 0,
        pages: None,
        issues: Vec::new(),
    }
}

fn failed_row(index: u32, name: &str, fault: &Fault) -> ImportRow {
    let mut row = empty_row(index, name, ImportState::Failed);
    row.issues.push(dto::IssueDto { code: fault.code.clone(), message: fault.message.clone(), at: None });
    row
}

/// The files below these paths, folders first by name; what systems and editors leave behind is skipped in folders.
fn files_of(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() { walk(path, &mut files) } else { files.push(path.clone()) }
    }
    files
}

/// Deeper than any office sorts its reports; a folder that links to itself ends here.
const MAX_FOLDER_DEPTH: usize = 32;

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut open = vec![(folder.to_path_buf(), 0)];
    while let Some((folder, depth)) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            // Told as a file that cannot be opened.
            files.push(folder);
            continue;
        };
        let mut inside: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(|p| !is_left_behind(p)).collect();
        inside.sort();
        let (folders, here): (Vec<PathBuf>, Vec<PathBuf>) = inside.into_iter().partition(|p| p.is_dir());
        files.extend(here);
        if depth < MAX_FOLDER_DEPTH {
            open.extend(folders.into_iter().rev().map(|f| (f, depth + 1)));
        }
    }
}

fn is_left_behind(path: &Path) -> bool {
    path.file_name().is_some_and(|name| readers::is_left_behind(&name.to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systems_leave_behind_is_skipped_in_folders() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("b/c")).unwrap();
        for name in ["2.txt", "1.txt", "Thumbs.db", "desktop.ini", "~$1.docx", ".hidden", "b/c/3.txt"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let found = files_of(&[folder.path().to_path_buf()]);
        let names: Vec<_> =
            found.iter().map(|p| p.strip_prefix(folder.path()).unwrap().display().to_string()).collect();
        assert_eq!(names, ["1.txt", "2.txt", "b/c/3.txt"]);
    }
}
