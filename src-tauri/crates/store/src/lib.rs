//! The data file: one SQLite file that holds everything, and the only place with SQL.
//!
//! ```
//! use store::DataFile;
//!
//! # fn main() -> Result<(), store::StoreError> {
//! # let folder = tempfile::tempdir().unwrap();
//! let path = folder.path().join("tongket.db");
//! let mut data = DataFile::create(&path)?;
//! data.set_setting("person", "Lò Thị Mai")?;
//! drop(data);
//!
//! let data = DataFile::open(&path)?;
//! assert_eq!(data.setting("person")?.as_deref(), Some("Lò Thị Mai"));
//! assert!(data.check()?.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! What holds here:
//! - One call is one user action and one transaction. When it returns, what it did is on the disk
//!   (write-ahead log, `synchronous=FULL`); when it fails, nothing of it is.
//! - A figure has a place in a stored document, or a person who typed it and a time. The table itself refuses others.
//! - Decimals are text in canonical form. SQL finds and counts figures; it never sorts or adds them.
//! - Every change of a figure is kept, before and after, and can be taken back ([`DataFile::undo`]), also after the
//!   file was closed.
//! - A row that is not as it was written is never believed (`row.rs`), and a file that is not ours, damaged or newer is
//!   not written to (`header.rs`, `migrations.rs`).
//!
//! The clock is never read: a [`Who`] comes with every action.

mod adding;
mod backup;
mod backups;
mod check;
mod choosing;
mod closing;
mod counts;
mod data_file;
mod decisions;
mod documents;
mod draft_file;
mod error;
mod exchange;
mod fact_row;
mod facts;
mod header;
mod history;
mod identity;
mod judging;
mod known;
mod lessons;
mod location;
mod log;
mod migrations;
mod originals;
mod own_catalogue;
mod own_exchange;
mod own_words;
mod pack;
mod remarks;
mod reports;
mod rereading;
mod restore;
mod row;
mod search;
mod settings;
mod snapshot;
mod summaries;
mod trash;
mod undo;
mod versions;

pub use adding::{NewFact, Origin};
pub use backups::{SafetyCopy, copies, newest_good_copy};
pub use check::Fault;
pub use closing::ChangedSince;
pub use data_file::DataFile;
pub use decisions::{Decided, DecisionKind};
pub use error::StoreError;
pub use exchange::{Left, TakenIn};
pub use facts::FactQuery;
pub use history::{Action, Event, Who};
pub use identity::ReportIdentity;
pub use judging::{Correction, Verdict};
pub use known::Known;
pub use location::is_on_network;
pub use log::{FactStep, Logged, ReportStep, Step};
pub use own_catalogue::CatalogueChange;
pub use own_words::OwnWords;
pub use pack::{Pack, PackAsk, Packed};
pub use reports::{Added, Counts, FactCounts, NewReport, ReportEntry};
pub use rereading::Reread;
pub use restore::{Restored, restore};
pub use search::Hit;
pub use summaries::{IssuedSummary, NewSummary};
pub use trash::Trashed;
pub use undo::Undone;
pub use versions::NewVersion;
