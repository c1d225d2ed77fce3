//! The way back from a safety copy.
//!
//! The copy is copied once more, brought to the newest edition and looked at from end to end; only then, and after the
//! present file has been kept too, it takes the place of the present file in one step. Whoever kills the program at any
//! moment finds the old file or the new one.

use crate::{
    DataFile, StoreError,
    backups::name_for_damaged,
    data_file::log_waits,
    draft_file::{Draft, absolute, beside},
};
use chrono::NaiveDateTime;
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the file that was there before is kept, if one was.
    pub kept: Option<PathBuf>,
}

/// Puts the safety copy `from` in the place of the data file `to`, which no program may have open.
///
/// # Errors
/// For `from`: [`StoreError::Missing`], [`StoreError::NotOurs`], [`StoreError::Damaged`], [`StoreError::Newer`]. For
/// `to`: [`StoreError::Locked`] where a program has it open, [`StoreError::Copy`] where it cannot be kept,
/// [`StoreError::DiskFull`] and the like. `to` is as it was then.
pub fn restore(from: &Path, to: &Path, now: NaiveDateTime) -> Result<Restored, StoreError> {
    let (from, to) = (absolute(from)?, absolute(to)?);
    if same_file(&from, &to) {
        return Err(StoreError::Exists { path: to });
    }
    let draft = Draft::beside(&to)?;
    copy(&from, draft.path(), &from)?;
    prepare(draft.path()).map_err(|e| e.instead_of(draft.path(), &from))?;
    let kept = if to.try_exists().map_err(|e| StoreError::io(&to, e))? { Some(keep(&to, now)?) } else { None };
    // A log outlives its file; SQLite would read it into the restored one.
    for end in ["-wal", "-shm", "-journal"] {
        match fs::remove_file(beside(&to, end)) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(StoreError::io(&to, e)),
            _ => {}
        }
    }
    draft.replace()?;
    Ok(Restored { kept })
}

/// Copies a file with its log, if that holds anything, to the disk.
fn copy(from: &Path, to: &Path, named: &Path) -> Result<(), StoreError> {
    let one = |end: &str| {
        let to = beside(to, end);
        fs::copy(beside(from, end), &to)?;
        let mut free = fs::metadata(&to)?.permissions();
        if free.readonly() {
            // Of a copy on a medium that cannot be written.
            #[expect(clippy::permissions_set_readonly_false, reason = "the copy is ours alone")]
            free.set_readonly(false);
            fs::set_permissions(&to, free)?;
        }
        File::options().write(true).open(&to)?.sync_all()
    };
    one("").map_err(|e| StoreError::io(named, e))?;
    if log_waits(from) { one("-wal").map_err(|e| StoreError::io(named, e)) } else { Ok(()) }
}

/// Brings a copy to the newest edition, and passes if it is whole.
fn prepare(draft: &Path) -> Result<(), StoreError> {
    let data = DataFile::open_draft(draft)?;
    let faults = data.check()?;
    if !faults.is_empty() {
        return Err(StoreError::damaged(format!("{faults:?}")).at(draft));
    }
    data.close_alone()
}

/// Keeps the present file: as a safety copy, or byte for byte where it cannot be read as one.
fn keep(present: &Path, now: NaiveDateTime) -> Result<PathBuf, StoreError> {
    let kept = DataFile::open(present).and_then(|data| {
        let kept = data.back_up_beside(now)?;
        data.close_alone()?;
        Ok(kept)
    });
    match kept {
        Err(
            StoreError::Damaged { .. }
            | StoreError::Altered { .. }
            | StoreError::NotOurs { .. }
            | StoreError::Newer { .. }
            | StoreError::Migration(_),
        ) => {
            let to = name_for_damaged(present, now)?;
            let unwritable = |e| StoreError::Copy { path: to.clone(), source: Box::new(e) };
            copy(present, &to, &to).map_err(unwritable)?;
            Ok(to)
        }
        kept => kept,
    }
}

fn same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}
