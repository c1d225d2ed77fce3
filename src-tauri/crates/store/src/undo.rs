//! Undo and redo: the last action is taken back, the last one taken back is done again. Both work from the history
//! in the file, so they go on after a restart.

use crate::{
    DataFile, StoreError, Who,
    decisions::{self, DecisionChange},
    facts,
    history::{self, Action, Change, Entry, ReportChange, Work},
    identity::ReportIdentity,
    lessons, own_catalogue, reports,
};
use chrono::NaiveDateTime;
use model::{Fact, FactId, ReportId};
use rusqlite::Connection;

/// An action that was, or can be, taken back or done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// What it was.
    pub action: Action,
    /// Who had done it.
    pub person: String,
    /// When, local time.
    pub at: NaiveDateTime,
    /// The figures it changed.
    pub facts: Vec<FactId>,
    /// The report it changed.
    pub report: Option<ReportId>,
}

impl DataFile {
    /// Takes back the last action on figures and reports that stands; `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError::HistoryDiffers`] where the history does not fit what is stored; [`StoreError::IndicatorUsed`] where
    /// reports that came since use an own indicator that would go; those of the file.
    pub fn undo(&mut self, by: &Who) -> Result<Option<Undone>, StoreError> {
        self.write(|tx| turn(tx, Turn::Undo, by))
    }

    /// Does the last action again that was taken back, unless another was done since; `None` where there is none.
    ///
    /// # Errors
    /// Those of [`Self::undo`].
    pub fn redo(&mut self, by: &Who) -> Result<Option<Undone>, StoreError> {
        self.write(|tx| turn(tx, Turn::Redo, by))
    }

    /// What [`Self::undo`] would take back.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn next_undo(&self) -> Result<Option<Undone>, StoreError> {
        self.read(|conn| next(conn, Turn::Undo)?.map(|entry| Ok(Work::of(conn, entry.id)?.undone(entry))).transpose())
    }

    /// What [`Self::redo`] would do again.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn next_redo(&self) -> Result<Option<Undone>, StoreError> {
        self.read(|conn| next(conn, Turn::Redo)?.map(|entry| Ok(Work::of(conn, entry.id)?.undone(entry))).transpose())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Undo,
    Redo,
}

fn turn(conn: &Connection, turn: Turn, by: &Who) -> Result<Option<Undone>, StoreError> {
    let Some(entry) = next(conn, turn)? else { return Ok(None) };
    let done = Work::of(conn, entry.id)?;
    let (work, action, standing) = match turn {
        Turn::Undo => (done.turned_round(), Action::Undo, "undone"),
        Turn::Redo => (done, Action::Redo, "done"),
    };
    work.replay(conn, entry.id)?;
    conn.execute("UPDATE actions SET standing = ? WHERE id = ?", (standing, entry.id))?;
    history::log(conn, (action, Some(entry.id)), by, None, &work)?;
    Ok(Some(work.undone(entry)))
}

/// The next action to turn: the youngest that stands, or the oldest that was taken back and not dropped.
fn next(conn: &Connection, turn: Turn) -> Result<Option<Entry>, StoreError> {
    let which = match turn {
        Turn::Undo => "WHERE standing = 'done' AND kind NOT IN ('undo', 'redo') ORDER BY id DESC LIMIT 1",
        Turn::Redo => "WHERE standing = 'undone' ORDER BY id LIMIT 1",
    };
    history::find_entry(conn, which, &[])
}

fn replace(conn: &Connection, id: FactId, fact: Option<&Fact>) -> Result<(), StoreError> {
    match fact {
        Some(fact) => {
            facts::put(conn, fact)?;
            lessons::follow(conn, None, fact)
        }
        None => {
            lessons::forget(conn, id)?;
            facts::take_away(conn, id)
        }
    }
}

impl Work {
    /// Does it to what is stored, if that is as it was before it.
    pub(crate) fn replay(&self, conn: &Connection, entry: i64) -> Result<(), StoreError> {
        for change in &self.facts {
            if facts::find(conn, change.fact)? != change.before {
                return Err(StoreError::HistoryDiffers(entry));
            }
            replace(conn, change.fact, change.after.as_ref())?;
        }
        for change in &self.reports {
            if ReportIdentity::from(&reports::one(conn, change.report)?) != change.before {
                return Err(StoreError::HistoryDiffers(entry));
            }
            reports::put(conn, change.report, &change.after)?;
        }
        for change in &self.decisions {
            if decisions::find(conn, change.kind, &change.subject)? != change.before {
                return Err(StoreError::HistoryDiffers(entry));
            }
            decisions::put(conn, change.kind, &change.subject, change.after.as_deref())?;
        }
        own_catalogue::settled(conn, &self.decisions)
    }

    pub(crate) fn turned_round(self) -> Self {
        let facts = self.facts.into_iter();
        Self {
            facts: facts.map(|c| Change { fact: c.fact, before: c.after, after: c.before }).collect(),
            reports: (self.reports.into_iter())
                .map(|c| ReportChange { report: c.report, before: c.after, after: c.before })
                .collect(),
            decisions: (self.decisions.into_iter())
                .map(|c| DecisionChange { before: c.after, after: c.before, ..c })
                .collect(),
        }
    }

    fn undone(&self, entry: Entry) -> Undone {
        Undone {
            action: entry.action,
            person: entry.person,
            at: entry.at,
            facts: self.facts.iter().map(|change| change.fact).collect(),
            report: self.reports.first().map(|change| change.report),
        }
    }
}
