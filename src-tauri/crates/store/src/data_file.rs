//! An open data file: made, opened, and the two ways through which everything else reads and writes it.

use crate::{
    StoreError, backups,
    draft_file::{Draft, absolute, beside},
    header, location, migrations,
    own_catalogue::Made,
};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, config::DbConfig};
use std::{
    fs,
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
    pub(crate) made: Made,
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
        let draft = Draft::beside(&path)?;
        lay_out(draft.path()).map_err(|e| e.at(&path))?;
        draft.publish()?;
        Self::open(&path)
    }

    /// Opens an existing data file, and brings one of an older edition to the newest; a safety copy of it as it was lies
    /// in `backup/` then. On a network drive the file is kept for this program alone.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotOurs`], [`StoreError::Damaged`], [`StoreError::Newer`],
    /// [`StoreError::ReadOnly`], [`StoreError::Locked`]; the file is then byte for byte as it was.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let path = absolute(path)?;
        let log_waits = log_waits(&path);
        header::inspect(&path, log_waits)?;
        if fs::metadata(&path).map_err(|e| StoreError::io(&path, e))?.permissions().readonly() {
            return Err(StoreError::ReadOnly { path });
        }
        open_recognised(&path, log_waits, BeforeUpgrade::Copy)
            .map(|conn| Self { conn, path: path.clone(), made: Made::default() })
            .map_err(|e| e.at(&path))
    }

    /// Opens a copy that nothing but this program knows, and brings it to the newest edition.
    pub(crate) fn open_draft(path: &Path) -> Result<Self, StoreError> {
        let log_waits = log_waits(path);
        header::inspect(path, log_waits)?;
        open_recognised(path, log_waits, BeforeUpgrade::Nothing).map(|conn| Self {
            conn,
            path: path.to_owned(),
            made: Made::default(),
        })
    }

    /// Opens a safety copy to look at it. Nothing is written to it or beside it.
    ///
    /// # Errors
    /// Those of [`Self::open`].
    pub(crate) fn look_at_copy(path: &Path) -> Result<Self, StoreError> {
        header::inspect(path, log_waits(path))?;
        let open = || {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let conn = Connection::open_with_flags(path, flags)?;
            guard(&conn)?;
            migrations::recognise(&conn)?;
            Ok(conn)
        };
        open()
            .map(|conn| Self { conn, path: path.to_owned(), made: Made::default() })
            .map_err(|e: StoreError| e.at(path))
    }

    /// Gives the room of what was deleted back, and leaves nothing of it in the file.
    pub(crate) fn shrink(&self) -> Result<(), StoreError> {
        self.conn.execute_batch("VACUUM").map_err(|e| StoreError::from(e).at(&self.path))
    }

    /// Closes the file so that it stands alone, without a log beside it.
    ///
    /// # Errors
    /// [`StoreError::Locked`] where another program has it open.
    pub(crate) fn close_alone(self) -> Result<(), StoreError> {
        let alone = || {
            self.conn.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0))?;
            Ok(())
        };
        let closed = alone().map_err(|e: StoreError| e.at(&self.path));
        closed.and_then(|()| self.conn.close().map_err(|(_, e)| StoreError::from(e).at(&self.path)))
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
        Ok(Self { conn, path: PathBuf::from(":memory:"), made: Made::default() })
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

    /// Tries: does what [`Self::write`] would do, and takes it back.
    pub(crate) fn attempt<T>(
        &mut self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let act = || {
            let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let found = write(&tx)?;
            tx.rollback()?;
            Ok(found)
        };
        act().map_err(|e: StoreError| e.at(&self.path))
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
    // Kilobytes of the file kept in memory, at most: what is asked for again is not read again.
    conn.pragma_update(None, "cache_size", -16_000)?;
    Ok(())
}

/// What is done with a file of an older edition before it becomes one of the newest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BeforeUpgrade {
    /// A safety copy is made.
    Copy,
    /// Nothing: it is a copy itself.
    Nothing,
}

/// Whether what was written last still waits beside the file.
pub(crate) fn log_waits(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Opens a file whose header is ours; writes to it only once its tables are known to be ours too.
fn open_recognised(path: &Path, log_waits: bool, before: BeforeUpgrade) -> Result<Connection, StoreError> {
    let mut conn =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    guard(&conn)?;
    if location::is_on_network(path) {
        // A log shared by two computers over the network would damage the file.
        conn.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
    }
    // Closing moves a waiting log into the file; into a damaged one nothing is moved.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, log_waits)?;
    if conn.is_readonly("main")? {
        return Err(StoreError::ReadOnly { path: path.to_owned() });
    }
    let edition = migrations::recognise(&conn)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    if edition < migrations::NEWEST && before == BeforeUpgrade::Copy {
        backups::before_upgrade(&conn, path, edition)?;
    }
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
