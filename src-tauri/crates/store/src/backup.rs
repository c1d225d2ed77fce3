//! Safety copies: made while the file is in use, looked at after writing, and complete under their name or not there.
//!
//! A copy is a data file without a log (journal mode `delete`), which tells it from one that is worked in: a copy may be
//! replaced by a newer copy, a data file or any other file never.

use crate::{
    DataFile, StoreError, check,
    draft_file::{Draft, absolute},
    header,
};
use rusqlite::{
    Connection, OpenFlags,
    backup::{Backup, StepResult},
};
use std::path::{Path, PathBuf};

impl DataFile {
    /// Copies the whole file as it is at this moment to `to`, and looks whether the copy is good: SQLite's own check,
    /// as many rows in each table, every original with its SHA-256. An earlier copy of that name is replaced.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where another kind of file has the name; [`StoreError::Copy`] where the copy cannot be
    /// written; [`StoreError::Damaged`] where the data file itself is. Nothing of that name was changed then.
    pub fn back_up(&self, to: &Path) -> Result<PathBuf, StoreError> {
        let to = absolute(to)?;
        self.read(|conn| copy_to(conn, &to))?;
        Ok(to)
    }
}

/// Copies the file of this connection, as the transaction that is under way sees it.
pub(crate) fn copy_to(conn: &Connection, to: &Path) -> Result<(), StoreError> {
    let unwritable = |e: StoreError| StoreError::Copy { path: to.to_owned(), source: Box::new(e) };
    let taken = to.try_exists().map_err(|e| unwritable(StoreError::io(to, e)))?;
    if taken && !header::is_copy(to) {
        return Err(StoreError::Exists { path: to.to_owned() });
    }
    let rows = check::row_counts(conn)?;
    let draft = Draft::beside(to).map_err(unwritable)?;
    write(conn, draft.path()).map_err(|e| match e.at(to) {
        // A read that failed is the data file's.
        damaged @ StoreError::Damaged { .. } => damaged,
        other => unwritable(other),
    })?;
    let copy = DataFile::look_at_copy(draft.path())?;
    let found = copy.read(check::row_counts)?;
    let faults = copy.check_copy()?;
    if found != rows || !faults.is_empty() {
        return Err(StoreError::damaged(format!("its copy is not good: {faults:?} {found:?} {rows:?}")));
    }
    drop(copy);
    draft.replace().map_err(unwritable)
}

/// Writes a copy into an empty file.
pub(crate) fn write(from: &Connection, draft: &Path) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(draft, flags)?;
    {
        let backup = Backup::new(from, &mut copy)?;
        // In one step: nothing that others write meanwhile gets in.
        if backup.step(-1)? != StepResult::Done {
            return Err(StoreError::Locked { path: draft.to_owned() });
        }
    }
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0))?;
    copy.close().map_err(|(_, e)| e.into())
}
