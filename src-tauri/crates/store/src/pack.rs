//! Packs: part of a data file as a file of its own, to carry to another computer.
//!
//! A pack is itself a data file: what holds for that (seals, exact tables, the way from older editions, the check of every
//! original) holds for it without a second format. It is a copy from which all is taken that is not asked for: other
//! reports, the trash, closed years, settings, and the log of what is not in it. History of the figures in it stays.

use crate::{
    DataFile, FactQuery, StoreError, Who, backup, counts,
    draft_file::{Draft, absolute, beside},
    header, own_exchange, search, settings, trash,
};
use chrono::NaiveDateTime;
use model::{AreaId, ReportId};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::{
    fs,
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

/// The setting that tells a pack from a data file.
pub(crate) const MARK: &str = "pack";

/// What goes into a pack. What is left empty does not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackAsk {
    /// Of one of these areas.
    pub areas: Vec<AreaId>,
    /// Whose period ends in one of these years.
    pub years: Option<RangeInclusive<i32>>,
    /// Settings whose names begin so.
    pub settings: Vec<String>,
}

/// Who made a pack, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed {
    /// Who.
    pub person: String,
    /// When, local time.
    pub at: NaiveDateTime,
}

/// A pack that was opened to be taken in. What is done to it is done to a copy, which is gone when this is dropped.
#[derive(Debug)]
pub struct Pack {
    pub(crate) data: DataFile,
    /// Who made it, and when.
    pub packed: Packed,
    // After the file: a file that is open cannot be removed everywhere.
    _draft: Draft,
}

impl DataFile {
    /// Writes a pack to `to`, in the place of an earlier one, and looks whether it is whole.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where another kind of file has the name; [`StoreError::Copy`] where it cannot be written;
    /// [`StoreError::NoPerson`] and those of the file.
    pub fn pack(&self, to: &Path, ask: &PackAsk, by: &Who) -> Result<PathBuf, StoreError> {
        let to = absolute(to)?;
        let unwritable = |e: StoreError| StoreError::Copy { path: to.clone(), source: Box::new(e) };
        if to.try_exists().map_err(|e| unwritable(StoreError::io(&to, e)))? && !is_pack(&to) {
            return Err(StoreError::Exists { path: to });
        }
        let mark = Packed { person: crate::history::person(by)?.to_owned(), at: by.at };
        let draft = Draft::beside(&to).map_err(unwritable)?;
        self.read(|conn| backup::write(conn, draft.path()))?;
        let mut pack = DataFile::open_draft(draft.path()).map_err(unwritable)?;
        pack.write(|tx| reduce(tx, ask, &mark)).map_err(unwritable)?;
        pack.shrink().map_err(unwritable)?;
        let faults = pack.check()?;
        if !faults.is_empty() {
            return Err(StoreError::damaged(format!("the pack is not whole: {faults:?}")).at(self.path()));
        }
        pack.close_alone().map_err(unwritable)?;
        draft.replace().map_err(unwritable)?;
        Ok(to)
    }

    /// Opens a pack to take it in: a copy beside this file is brought to the newest edition and looked at from end to
    /// end.
    ///
    /// # Errors
    /// [`StoreError::NoPack`] for a data file or safety copy; [`StoreError::Missing`], [`StoreError::NotOurs`],
    /// [`StoreError::Damaged`], [`StoreError::Newer`] and those of the disk.
    pub fn open_pack(&self, from: &Path) -> Result<Pack, StoreError> {
        let from = absolute(from)?;
        header::inspect(&from, false)?;
        let draft = Draft::beside(self.path())?;
        fs::copy(&from, draft.path()).map_err(|e| StoreError::io(&from, e))?;
        let open = || {
            let data = DataFile::open_draft(draft.path())?;
            let mark = data.setting(MARK)?.and_then(|mark| serde_json::from_str::<Packed>(&mark).ok());
            let packed = mark.ok_or_else(|| StoreError::NoPack { path: from.clone() })?;
            let faults = data.check()?;
            if !faults.is_empty() {
                return Err(StoreError::damaged(format!("{faults:?}")).at(&from));
            }
            Ok((data, packed))
        };
        let (mut data, packed) = open().map_err(|e| e.instead_of(draft.path(), &from))?;
        self.read(|ours| data.write(|pack| own_exchange::fit_in(ours, pack)))?;
        Ok(Pack { data, packed, _draft: draft })
    }
}

fn is_pack(path: &Path) -> bool {
    let marked = |data: DataFile| data.setting(MARK).is_ok_and(|mark| mark.is_some());
    !fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0) && DataFile::look_at_copy(path).is_ok_and(marked)
}

/// Takes everything out of a copy that was not asked for.
fn reduce(conn: &Connection, ask: &PackAsk, mark: &Packed) -> Result<(), StoreError> {
    for id in unwanted_reports(conn, ask)? {
        trash::delete(conn, id)?;
    }
    let wanted = FactQuery {
        areas: ask.areas.clone(),
        years: ask.years.clone(),
        include_rejected: true,
        ..FactQuery::default()
    };
    let typed: Vec<i64> = crate::facts::typed(conn, &wanted)?.iter().map(|fact| fact.id.0).collect();
    let sql = "DELETE FROM facts WHERE report IS NULL AND id NOT IN (SELECT value FROM json_each(?))";
    conn.execute(sql, [crate::row::json(&typed)?])?;
    let referenced = "(SELECT action FROM changes UNION SELECT action FROM report_changes)";
    for sql in [
        "DELETE FROM changes WHERE fact NOT IN (SELECT id FROM facts)",
        "DELETE FROM decision_changes",
        "DELETE FROM decisions WHERE kind IN ('official', 'follow_up', 'taken_in')
           AND CAST(subject AS INTEGER) NOT IN (SELECT id FROM facts)",
        "DELETE FROM decisions WHERE kind IN ('trash', 'closed_year')",
        &format!("DELETE FROM actions WHERE kind IN ('undo', 'redo', 'revert') AND id NOT IN {referenced}"),
        &format!(
            "DELETE FROM actions WHERE id NOT IN {referenced}
               AND id NOT IN (SELECT turned FROM actions WHERE turned IS NOT NULL)"
        ),
        // The words of texts that are gone must not stay in the index.
        "INSERT INTO lines (lines) VALUES ('delete-all')",
    ] {
        conn.execute(sql, [])?;
    }
    for name in settings::names(conn)? {
        if !ask.settings.iter().any(|wanted| name.starts_with(wanted)) {
            settings::forget(conn, &name)?;
        }
    }
    search::learn_all(conn)?;
    counts::refresh(conn, None)?;
    settings::set(
        conn,
        MARK,
        &serde_json::to_string(mark).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?,
    )
}

/// The reports in the trash, and those of other areas and years.
fn unwanted_reports(conn: &Connection, ask: &PackAsk) -> Result<Vec<ReportId>, StoreError> {
    let sql = "SELECT id FROM reports WHERE
                 id IN (SELECT CAST(subject AS INTEGER) FROM decisions WHERE kind = 'trash')
                 OR (?1 AND (area IS NULL OR area NOT IN (SELECT value FROM json_each(?2))))
                 OR (?3 AND (period_end IS NULL OR CAST(substr(period_end, 1, 4) AS INTEGER) NOT BETWEEN ?4 AND ?5))";
    let years = ask.years.clone().unwrap_or(0..=0);
    let values =
        (!ask.areas.is_empty(), crate::row::json(&ask.areas)?, ask.years.is_some(), *years.start(), *years.end());
    let mut statement = conn.prepare(sql)?;
    let ids = statement.query_map(values, |row| row.get(0).map(ReportId))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
