//! What can go wrong with the data file, in terms a person can be told.

use crate::row::Table;
use chrono::NaiveDate;
use model::{FactId, IndicatorCode, OwnFault, ReportId};
use rusqlite::ErrorCode;
use std::{
    io,
    path::{Path, PathBuf},
};
use text::Span;

/// Why an action on the data file was not done. Nothing of it was stored then.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// No file there.
    #[error("there is no data file at {path}", path = .path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A file is there already, or the log of one that is gone.
    #[error("{path} exists already", path = .path.display())]
    Exists {
        /// The file in the way.
        path: PathBuf,
    },
    /// One of our files that cannot be read in full any more.
    #[error("the data file {path} is damaged: {detail}", path = .path.display())]
    Damaged {
        /// The data file.
        path: PathBuf,
        /// What was noticed, for the log.
        detail: String,
    },
    /// A row that is not as it was written, or that no version of the program writes.
    #[error("row {row} of {table} in the data file {path} is not as it was written", path = .path.display())]
    Altered {
        /// The data file.
        path: PathBuf,
        /// Which table.
        table: &'static str,
        /// Which row.
        row: i64,
    },
    /// Some other program's file.
    #[error("{path} is no data file of this program", path = .path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// Written by a newer version of the program.
    #[error("the data file {path} is of edition {found}, known are those up to {known}", path = .path.display())]
    Newer {
        /// The data file.
        path: PathBuf,
        /// Its edition.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// Another program keeps it locked.
    #[error("the data file {path} is in use", path = .path.display())]
    Locked {
        /// The data file.
        path: PathBuf,
    },
    /// The file or its folder may not be written.
    #[error("the data file {path} cannot be written", path = .path.display())]
    ReadOnly {
        /// The data file.
        path: PathBuf,
    },
    /// No room left.
    #[error("no room is left for the data file {path}", path = .path.display())]
    DiskFull {
        /// The data file.
        path: PathBuf,
    },
    /// The disk or the network did not do as told.
    #[error("the data file {path} cannot be reached: {source}", path = .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A safety copy could not be written. The data file is as it was.
    #[error("the copy {path} cannot be written: {source}", path = .path.display())]
    Copy {
        /// The copy.
        path: PathBuf,
        /// Why.
        source: Box<StoreError>,
    },
    /// No such report.
    #[error("there is no report {}", .0.0)]
    UnknownReport(ReportId),
    /// No such figure.
    #[error("there is no figure {}", .0.0)]
    UnknownFact(FactId),
    /// No such issued report.
    #[error("there is no issued report {0}")]
    UnknownSummary(i64),
    /// No such own indicator.
    #[error("there is no own indicator {0}")]
    UnknownIndicator(IndicatorCode),
    /// Something is wrong with own indicators, or with what is added to built-in ones.
    #[error("something is wrong with the indicators {0:?}")]
    WrongIndicator(Vec<(IndicatorCode, Vec<OwnFault>)>),
    /// An own indicator that is used cannot go, nor measure something else.
    #[error("{figures} figures and {indicators} indicators use {code}")]
    IndicatorUsed {
        /// Which.
        code: IndicatorCode,
        /// How many figures are linked to it.
        figures: u64,
        /// How many other indicators speak of it.
        indicators: u64,
    },
    /// A place that the text does not have, that cuts a character in two, or a figure's place that is empty.
    #[error("bytes {start} to {end} are no place in a text of {length} bytes", start = .span.start, end = .span.end)]
    BadSpan {
        /// The place.
        span: Span,
        /// Length of the text in bytes.
        length: usize,
    },
    /// A day that cannot be written with four digits for the year.
    #[error("{0} is out of range")]
    BadDate(NaiveDate),
    /// Nobody answers for the action: the name is empty.
    #[error("an action needs the name of a person")]
    NoPerson,
    /// An action that needs a reason was given none.
    #[error("this action needs a reason")]
    NoReason,
    /// The year is closed: its values are changed only with a reason.
    #[error("the year {0} is closed: a change of its values needs a reason")]
    YearClosed(i32),
    /// What the action changed was changed again since, or it is no action that can be taken back by itself.
    #[error("entry {0} of the history cannot be taken back by itself")]
    NotLast(i64),
    /// The two reports cannot be versions of each other.
    #[error("reports {} and {} are no versions of each other", .0.0, .1.0)]
    NoVersions(ReportId, ReportId),
    /// A file of ours that is no pack.
    #[error("{path} is no pack", path = .path.display())]
    NoPack {
        /// The file.
        path: PathBuf,
    },
    /// The stored original is not the file that was imported.
    #[error("the original of report {} is damaged", .0.0)]
    OriginalDamaged(ReportId),
    /// The history of a figure or report does not fit it, so it cannot be taken back.
    #[error("entry {0} of the history does not fit what is stored")]
    HistoryDiffers(i64),
    /// Bringing the file to the newest edition failed; it is as it was.
    #[error("the data file cannot be brought to the newest edition: {0}")]
    Migration(rusqlite_migration::Error),
    /// Anything else that SQLite says.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

impl StoreError {
    /// The error of a row, before the file's name is known.
    pub(crate) const fn altered(table: &Table, row: i64) -> Self {
        Self::Altered { path: PathBuf::new(), table: table.name, row }
    }

    /// The error of a whole file, before its name is known.
    pub(crate) fn damaged(detail: impl Into<String>) -> Self {
        Self::Damaged { path: PathBuf::new(), detail: detail.into() }
    }

    /// An error of the file system.
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            io::ErrorKind::AlreadyExists => Self::Exists { path },
            io::ErrorKind::StorageFull => Self::DiskFull { path },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ => Self::Io { path, source },
        }
    }

    /// The same about another file, of which the one it happened to is a copy.
    pub(crate) fn instead_of(self, copy: &Path, file: &Path) -> Self {
        match self {
            // What cannot be written is the copy.
            own @ (Self::DiskFull { .. } | Self::ReadOnly { .. } | Self::Io { .. }) => own,
            Self::NotOurs { path } if path == copy => Self::NotOurs { path: file.to_owned() },
            other => other.at(file),
        }
    }

    /// The same with the name of the file, and SQLite's codes in words.
    pub(crate) fn at(self, file: &Path) -> Self {
        let path = file.to_owned();
        match self {
            Self::Damaged { detail, .. } => Self::Damaged { path, detail },
            Self::Altered { table, row, .. } => Self::Altered { path, table, row },
            Self::Newer { found, known, .. } => Self::Newer { path, found, known },
            Self::ReadOnly { .. } => Self::ReadOnly { path },
            Self::Migration(rusqlite_migration::Error::RusqliteError { err, .. }) | Self::Sqlite(err) => {
                Self::named(err, path)
            }
            other => other,
        }
    }

    fn named(err: rusqlite::Error, path: PathBuf) -> Self {
        // The tables are strict: a value of another type or in no encoding is one that changed on the disk.
        if let rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::Utf8Error(..) = err
        {
            return Self::Damaged { path, detail: err.to_string() };
        }
        match err.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
                Self::Damaged { path, detail: err.to_string() }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked { path },
            Some(ErrorCode::DiskFull) => Self::DiskFull { path },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { path },
            Some(ErrorCode::SystemIoFailure) => Self::Io { path, source: io::Error::other(err) },
            _ => Self::Sqlite(err),
        }
    }
}
