//! Files into the data file: one transaction a file, one answer a file, whatever happens to the others.

use crate::{Desk, Fault, convert, dto, reader_process::ReaderProcess, reading, reading::Reading};
use dto::{ImportProgress, ImportRow, ImportState};
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
    /// Number of the first row, so that the rows of several imports do not mix.
    pub first_index: u32,
    /// This program, to read the files in a process of its own; without it they are read in this one.
    pub program: Option<PathBuf>,
}

/// What became of a file, for the command line.
#[derive(Debug, Clone)]
pub struct ImportedFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The row that the window shows.
    pub row: ImportRow,
}

/// Imports files and folders.
///
/// Reading and extracting happen outside the desk, so the window stays free; `with` is asked for the desk only to
/// store a report. Every change of a row is told; after each file the next one begins unless `stop` is set.
///
/// # Errors
/// [`Fault`] when the data file cannot be written any more; what was stored until then stays. A file that cannot be
/// read is no error: its row says so.
pub fn import(
    source: &ImportSource,
    stop: &AtomicBool,
    with: impl Fn(&mut dyn FnMut(&mut Desk) -> Result<(), Fault>) -> Result<(), Fault>,
    mut tell: impl FnMut(ImportProgress),
) -> Result<Vec<ImportedFile>, Fault> {
    let files = files_of(&source.paths);
    let total = convert::small(files.len());
    let mut done = Vec::with_capacity(files.len());
    for (i, path) in files.iter().enumerate() {
        let row = empty_row(source.first_index + convert::small(i), path, ImportState::Waiting);
        tell(ImportProgress { done: 0, total, row: Some(row), finished: false });
    }
    let mut failed = None;
    let mut process = source.program.clone().map(ReaderProcess::new);
    for (i, path) in files.into_iter().enumerate() {
        let (index, before) = (source.first_index + convert::small(i), convert::small(i));
        let row = if stop.load(Ordering::Relaxed) || failed.is_some() {
            empty_row(index, &path, ImportState::Stopped)
        } else {
            tell(ImportProgress {
                done: before,
                total,
                row: Some(empty_row(index, &path, ImportState::Reading)),
                finished: false,
            });
            store_file(&path, index, process.as_mut(), &with).unwrap_or_else(|fault| {
                let row = failed_row(index, &path, &fault);
                failed = Some(fault);
                row
            })
        };
        tell(ImportProgress { done: before + 1, total, row: Some(row.clone()), finished: false });
        done.push(ImportedFile { path, row });
    }
    tell(ImportProgress { done: total, total, row: None, finished: true });
    failed.map_or(Ok(done), Err)
}

fn store_file(
    path: &Path,
    index: u32,
    process: Option<&mut ReaderProcess>,
    with: &impl Fn(&mut dyn FnMut(&mut Desk) -> Result<(), Fault>) -> Result<(), Fault>,
) -> Result<ImportRow, Fault> {
    let reading = reading::read(path, process);
    let mut row = empty_row(index, path, ImportState::Failed);
    row.issues = reading.issues.iter().map(|issue| convert::issue(&reading.name, issue)).collect();
    if reading.failed() {
        return Ok(row);
    }
    let mut added = None;
    with(&mut |desk| {
        added = Some(add(desk, &reading)?);
        Ok(())
    })?;
    match added {
        Some(Added::New(id)) => describe(&mut row, &reading, ImportState::Imported, id),
        Some(Added::Duplicate(id)) => describe(&mut row, &reading, ImportState::Duplicate, id),
        None => {}
    }
    Ok(row)
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

fn empty_row(index: u32, path: &Path, state: ImportState) -> ImportRow {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    ImportRow {
        index,
        name: text::nfc(&name).into_owned(),
        state,
        report: None,
        format: None,
        area: None,
        period: None,
        facts: 0,
        linked: 0,
        doubtful: 0,
        issues: Vec::new(),
    }
}

fn failed_row(index: u32, path: &Path, fault: &Fault) -> ImportRow {
    let mut row = empty_row(index, path, ImportState::Failed);
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
    let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
    name.starts_with('.') || name.starts_with("~$") || matches!(name.as_str(), "thumbs.db" | "desktop.ini")
}

/// Reads one file and stores nothing.
#[must_use]
pub fn look_into(path: &Path) -> Reading {
    reading::read(path, None)
}

/// The issues of a reading in words.
#[must_use]
pub fn issues_of(reading: &Reading) -> Vec<dto::IssueDto> {
    reading.issues.iter().map(|issue| convert::issue(&reading.name, issue)).collect()
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
