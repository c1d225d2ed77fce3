//! An open data file: made, opened, and the two ways through which everything else reads and writes it.

use crate::{StoreError, header, migrations};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, config::DbConfig};
use std::{
    fs::{self, OpenOptions},
    path::{Path, PathBuf},
    time::Duration,
};

/// How long an action waits for another program to finish its own.
const PATIENCE: Duration = Duration::from_secs(3);

/// An open data file. One per program: reading and writing go through it, one action at a time.
#[derive(Debug)]
pub struct DataFile {
    conn: Connection,
    path: PathBuf,
}

impl DataFile {
    /// Makes a new data file and opens it. It appears under its name only when it is complete.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where there is a file already, or the log of one that is gone; [`StoreError::Missing`]
    /// where there is no such folder.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let path = absolute(path)?;
        if path.try_exists().map_err(|e| StoreError::io(&path, e))? {
            return Err(StoreError::Exists { path });
        }
        // A log outlives its file when somebody deletes or moves that; SQLite would read it into the new one.
        for log in [beside(&path, "-wal"), beside(&path, "-journal")] {
            if fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
                return Err(StoreError::Exists { path: log });
            }
        }
        let draft = reserve_draft(&path)?;
        let made = lay_out(&draft).map_err(|e| e.at(&path)).and_then(|()| publish(&draft, &path));
        if made.is_err() {
            // The failure matters, not that its remains could not be removed.
            let _ = fs::remove_file(&draft);
        }
        made?;
        Self::open(&path)
    }

    /// Opens an existing data file, and brings one of an older edition to the newest.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotOurs`], [`StoreError::Damaged`], [`StoreError::Newer`],
    /// [`StoreError::ReadOnly`], [`StoreError::Locked`]; the file is then byte for byte as it was.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let path = absolute(path)?;
        let log_waits = fs::metadata(beside(&path, "-wal")).is_ok_and(|log| log.len() > 0);
        header::inspect(&path, log_waits)?;
        if fs::metadata(&path).map_err(|e| StoreError::io(&path, e))?.permissions().readonly() {
            return Err(StoreError::ReadOnly { path });
        }
        open_recognised(&path, log_waits).map(|conn| Self { conn, path: path.clone() }).map_err(|e| e.at(&path))
    }

    /// Opens the data file, or makes it where there is none.
    ///
    /// # Errors
    /// Those of [`Self::open`] and [`Self::create`].
    pub fn open_or_create(path: &Path) -> Result<Self, StoreError> {
        match Self::open(path) {
            Err(StoreError::Missing { .. }) => match Self::create(path) {
                // Another program was faster.
                Err(StoreError::Exists { path: taken }) if absolute(path)? == taken => Self::open(path),
                made => made,
            },
            opened => opened,
        }
    }

    /// A data file that is gone when it is closed, for tests and trials.
    ///
    /// # Errors
    /// None that are expected.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut conn = Connection::open_in_memory()?;
        guard(&conn)?;
        migrations::lay_out(&mut conn)?;
        Ok(Self { conn, path: PathBuf::from(":memory:") })
    }

    /// Where the file lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Sets how long an action waits for another program before it gives [`StoreError::Locked`]; at first 3 seconds.
    ///
    /// # Errors
    /// None that are expected.
    pub fn set_patience(&self, patience: Duration) -> Result<(), StoreError> {
        Ok(self.conn.busy_timeout(patience)?)
    }

    /// Reads: everything in `read` sees the file as it is at one moment.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let moment = self.conn.unchecked_transaction().map_err(|e| StoreError::from(e).at(&self.path))?;
        read(&moment).map_err(|e| e.at(&self.path))
    }

    /// Writes: everything in `write` is done, and on the disk when this returns; or nothing is.
    pub(crate) fn write<T>(
        &mut self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let act = || {
            let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = write(&tx)?;
            tx.commit()?;
            Ok(done)
        };
        act().map_err(|e: StoreError| e.at(&self.path))
    }
}

/// What holds for every connection. Touches no file.
fn guard(conn: &Connection) -> Result<(), StoreError> {
    conn.busy_timeout(PATIENCE)?;
    conn.set_prepared_statement_cache_capacity(64);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

/// Opens a file whose header is ours; writes to it only once its tables are known to be ours too.
fn open_recognised(path: &Path, log_waits: bool) -> Result<Connection, StoreError> {
    let mut conn =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    guard(&conn)?;
    // Closing moves a waiting log into the file; into a damaged one nothing is moved.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, log_waits)?;
    if conn.is_readonly("main")? {
        return Err(StoreError::ReadOnly { path: path.to_owned() });
    }
    migrations::recognise(&conn)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    keep_log(&conn)?;
    migrations::to_newest(&mut conn)?;
    Ok(conn)
}

/// Write-ahead log, and every commit on the disk before it is acknowledged.
fn keep_log(conn: &Connection) -> Result<(), StoreError> {
    conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    Ok(())
}

/// Lays out a new data file in an empty file.
fn lay_out(draft: &Path) -> Result<(), StoreError> {
    let mut conn =
        Connection::open_with_flags(draft, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    guard(&conn)?;
    keep_log(&conn)?;
    migrations::lay_out(&mut conn)?;
    conn.close().map_err(|(_, e)| e.into())
}

/// An empty file beside `path`, under a name that nobody else has.
fn reserve_draft(path: &Path) -> Result<PathBuf, StoreError> {
    let mut number = 0_u32;
    loop {
        let draft = beside(path, &format!(".{}-{number}.new", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&draft) {
            Ok(_) => return Ok(draft),
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => number += 1,
            Err(e) => return Err(StoreError::io(path, e)),
        }
    }
}

/// Gives the finished draft its name, and never takes the name from another file.
fn publish(draft: &Path, path: &Path) -> Result<(), StoreError> {
    match fs::hard_link(draft, path) {
        Ok(()) => fs::remove_file(draft),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Err(e),
        // No links on FAT drives: what is left is to look and rename.
        Err(_) if path.exists() => return Err(StoreError::Exists { path: path.to_owned() }),
        Err(_) => fs::rename(draft, path),
    }
    .and_then(|()| sync_folder(path))
    .map_err(|e| StoreError::io(path, e))
}

/// Makes the file's name as durable as its content. Windows does so by itself.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    match path.parent() {
        Some(folder) if cfg!(unix) => fs::File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

/// The path with `suffix` at the end of its name.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// From the root on: SQLite would read a name that begins with `file:` as an address.
fn absolute(path: &Path) -> Result<PathBuf, StoreError> {
    std::path::absolute(path).map_err(|e| StoreError::io(path, e))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{NewReport, Who};
    use model::{Document, Format, ReportDraft, ReportKind, Standing};

    #[test]
    fn a_full_disk_stores_nothing_and_breaks_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut data = DataFile::create(&folder.path().join("a.db")).unwrap();
        let pages: i64 = data.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        let document = Document { text: "số ".repeat(40_000), ..Document::empty(Format::Txt) };
        let draft = ReportDraft {
            title: String::new(),
            number: None,
            area: None,
            organization: None,
            standing: Standing::Body,
            kind: ReportKind::Other,
            period: None,
            published: None,
            facts: Vec::new(),
            set_aside: Vec::new(),
            citations: Vec::new(),
        };
        let new = NewReport { file: "a.txt", original: b"a", document: &document, issues: &[], draft: &draft };
        let by = Who { name: "Vi".to_owned(), at: chrono::DateTime::UNIX_EPOCH.naive_utc() };
        data.conn.pragma_update(None, "max_page_count", pages + 9).unwrap();
        assert!(matches!(data.add_report(&new, &by), Err(StoreError::DiskFull { .. })));
        assert_eq!((data.reports().unwrap(), data.check().unwrap()), (vec![], vec![]));
        data.conn.pragma_update(None, "max_page_count", 1_000_000).unwrap();
        data.add_report(&new, &by).unwrap();
        assert_eq!(data.check().unwrap(), []);
    }

    #[test]
    fn what_is_acknowledged_is_durable() {
        let folder = tempfile::tempdir().unwrap();
        let data = DataFile::create(&folder.path().join("a.db")).unwrap();
        let pragma =
            |name| data.conn.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0)).unwrap();
        assert_eq!(pragma("journal_mode"), "wal".to_owned().into());
        assert_eq!(pragma("synchronous"), 2.into());
        assert_eq!(pragma("foreign_keys"), 1.into());
        assert_eq!(pragma("application_id"), header::APPLICATION_ID.into());
    }
}
