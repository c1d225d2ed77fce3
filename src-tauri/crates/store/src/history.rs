//! History: every action on a figure or a report, by whom, when and why, with what it changed before and after.
//!
//! What an action changed is kept whole, not as a difference, so taking it back needs no rule of its own and the state
//! in which a figure was found is never lost. The log only grows: an undo is an entry too.

use crate::{
    DataFile, ReportIdentity, StoreError, closing, counts,
    decisions::{self, DecisionChange},
    row::{Table, json, read_time, time, word},
    snapshot,
};
use chrono::NaiveDateTime;
use model::{Fact, FactId, ReportId};
use rusqlite::{Connection, types::Value};

pub(crate) static ACTIONS: Table = Table { name: "actions", columns: &["at", "person", "kind", "turned", "why"] };

pub(crate) static CHANGES: Table = Table { name: "changes", columns: &["action", "fact", "before", "after"] };

pub(crate) static REPORT_CHANGES: Table =
    Table { name: "report_changes", columns: &["action", "report", "before", "after"] };

/// Who acts, and when. The name is never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The person's name.
    pub name: String,
    /// Local time.
    pub at: NaiveDateTime,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Action {
    /// Figures were taken as they are.
    Confirm,
    /// Figures were set aside.
    Reject,
    /// Figures were put back to how they first came in.
    Reopen,
    /// A figure was changed.
    Correct,
    /// A figure was added by a person.
    Add,
    /// What a report is was changed.
    CorrectReport,
    /// A note was written on a figure, or taken away.
    Note,
    /// A figure was flagged to be looked into.
    Flag,
    /// It was looked into.
    Unflag,
    /// A figure was made the official one.
    ChooseOfficial,
    /// It is left to the rules again which figure stands.
    ChooseByRules,
    /// A year was closed.
    CloseYear,
    /// A closed year was opened again.
    ReopenYear,
    /// A report was put into the trash.
    DeleteReport,
    /// A report was taken out of the trash.
    RestoreReport,
    /// The trash was emptied.
    EmptyTrash,
    /// A report was said to be the new version of another one.
    NewVersion,
    /// Two reports were said to be no versions of each other.
    KeepBoth,
    /// A stored original was read anew.
    Reread,
    /// What another computer sent was taken in.
    TakeIn,
    /// A setting was changed.
    Set,
    /// A passage of a year-end report was rewritten, or given back to the program.
    Reword,
    /// A year-end report was issued.
    Issue,
    /// What the office adds to the catalogue was changed.
    ChangeCatalogue,
    /// One action in the midst of others was taken back.
    Revert,
    /// An action was taken back.
    Undo,
    /// An action that was taken back was done again.
    Redo,
}

impl Action {
    const CODES: [(Self, &'static str); 27] = [
        (Self::Confirm, "confirm"),
        (Self::Reject, "reject"),
        (Self::Reopen, "reopen"),
        (Self::Correct, "correct"),
        (Self::Add, "add"),
        (Self::CorrectReport, "correct_report"),
        (Self::Note, "note"),
        (Self::Flag, "flag"),
        (Self::Unflag, "unflag"),
        (Self::ChooseOfficial, "choose_official"),
        (Self::ChooseByRules, "choose_by_rules"),
        (Self::CloseYear, "close_year"),
        (Self::ReopenYear, "reopen_year"),
        (Self::DeleteReport, "delete_report"),
        (Self::RestoreReport, "restore_report"),
        (Self::EmptyTrash, "empty_trash"),
        (Self::NewVersion, "new_version"),
        (Self::KeepBoth, "keep_both"),
        (Self::Reread, "reread"),
        (Self::TakeIn, "take_in"),
        (Self::Set, "set"),
        (Self::Reword, "reword"),
        (Self::Issue, "issue"),
        (Self::ChangeCatalogue, "change_catalogue"),
        (Self::Revert, "revert"),
        (Self::Undo, "undo"),
        (Self::Redo, "redo"),
    ];

    /// The word for files and the bridge.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::CODES.iter().find(|(action, _)| *action == self).map_or("", |(_, code)| code)
    }

    /// Reads [`Self::code`] back.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::CODES.iter().find(|(_, known)| *known == code).map(|(action, _)| *action)
    }
}

/// One entry in the history of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When, local time.
    pub at: NaiveDateTime,
    /// Who.
    pub person: String,
    /// What was done.
    pub action: Action,
    /// Of an undo or redo: what was taken back or done again.
    pub turned: Option<Action>,
    /// The figure before; none where it was added.
    pub before: Option<Fact>,
    /// The figure after; none where its adding was taken back.
    pub after: Option<Fact>,
    /// The reason given.
    pub why: Option<String>,
}

impl DataFile {
    /// What people did to a figure, oldest first. How it was found is the `before` of the first entry; without entries
    /// it is as it was found.
    ///
    /// # Errors
    /// [`StoreError::UnknownFact`] where there never was such a figure, [`StoreError::Altered`], those of the file.
    pub fn history(&self, id: FactId) -> Result<Vec<Event>, StoreError> {
        self.read(|conn| {
            let mut events = Vec::new();
            for (action, change) in fact_changes(conn, "WHERE fact = ? ORDER BY id", id.0)? {
                let entry = entry(conn, action)?;
                let turned = entry.turned.map(|turned| self::entry(conn, turned)).transpose()?;
                events.push(Event {
                    at: entry.at,
                    person: entry.person,
                    action: entry.action,
                    turned: turned.map(|turned| turned.action),
                    before: change.before,
                    after: change.after,
                    why: entry.why,
                });
            }
            if events.is_empty() {
                crate::facts::one(conn, id)?;
            }
            Ok(events)
        })
    }
}

/// What an action did to one figure.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) fact: FactId,
    pub(crate) before: Option<Fact>,
    pub(crate) after: Option<Fact>,
}

/// What an action did to what a report is.
#[derive(Debug, Clone)]
pub(crate) struct ReportChange {
    pub(crate) report: ReportId,
    pub(crate) before: ReportIdentity,
    pub(crate) after: ReportIdentity,
}

/// A row of the log.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) id: i64,
    pub(crate) at: NaiveDateTime,
    pub(crate) person: String,
    pub(crate) action: Action,
    pub(crate) turned: Option<i64>,
    pub(crate) why: Option<String>,
}

/// The name of who acts.
pub(crate) fn person(by: &Who) -> Result<&str, StoreError> {
    if by.name.trim().is_empty() { Err(StoreError::NoPerson) } else { Ok(&by.name) }
}

/// Everything that an action changed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Work {
    pub(crate) facts: Vec<Change>,
    pub(crate) reports: Vec<ReportChange>,
    pub(crate) decisions: Vec<DecisionChange>,
}

impl Work {
    /// What an action changed.
    pub(crate) fn of(conn: &Connection, action: i64) -> Result<Self, StoreError> {
        let facts = fact_changes(conn, "WHERE action = ? ORDER BY id", action)?;
        Ok(Self {
            facts: facts.into_iter().map(|(_, change)| change).collect(),
            reports: report_changes(conn, "WHERE action = ?", action)?,
            decisions: decisions::changes_of(conn, action)?,
        })
    }
}

/// The actions whose work stands: neither taken back in turn nor one by one. The entries of taking back and doing again
/// are none of them.
pub(crate) const STANDING: &str = "(
    SELECT id FROM actions WHERE standing IN ('done', 'settled') AND kind NOT IN ('undo', 'redo', 'revert')
      AND id NOT IN (SELECT turned FROM actions WHERE kind = 'revert' AND standing IN ('done', 'settled')))";

/// Writes a user action with what it changed. What was undone until now cannot be done again after it.
///
/// # Errors
/// [`StoreError::YearClosed`] where it changes a value of a closed year and no reason is given.
pub(crate) fn act(
    conn: &Connection,
    action: Action,
    by: &Who,
    why: Option<&str>,
    work: &Work,
) -> Result<(), StoreError> {
    closing::allows(conn, work, why)?;
    conn.execute("UPDATE actions SET standing = 'dropped' WHERE standing = 'undone'", [])?;
    log(conn, (action, None), by, why, work).map(|_| ())
}

/// Writes an action that cannot be taken back.
pub(crate) fn settle(
    conn: &Connection,
    action: Action,
    by: &Who,
    why: Option<&str>,
    work: &Work,
) -> Result<(), StoreError> {
    let id = log(conn, (action, None), by, why, work)?;
    conn.execute("UPDATE actions SET standing = 'settled' WHERE id = ?", [id])?;
    Ok(())
}

/// Writes an entry: what was done, or which entry was taken back or done again.
pub(crate) fn log(
    conn: &Connection,
    (action, turned): (Action, Option<i64>),
    by: &Who,
    why: Option<&str>,
    work: &Work,
) -> Result<i64, StoreError> {
    let turned = turned.map_or(Value::Null, Value::Integer);
    let why = why.map(str::trim).filter(|why| !why.is_empty());
    let entry = vec![time(by.at)?, word(Some(person(by)?)), word(Some(action.code())), turned, word(why)];
    let id = ACTIONS.insert(conn, entry)?;
    for change in &work.facts {
        let (before, after) = (snapshot::column(change.before.as_ref())?, snapshot::column(change.after.as_ref())?);
        CHANGES.insert(conn, vec![Value::Integer(id), Value::Integer(change.fact.0), before, after])?;
    }
    for change in &work.reports {
        let (before, after) = (json(&change.before)?, json(&change.after)?);
        REPORT_CHANGES.insert(conn, vec![Value::Integer(id), Value::Integer(change.report.0), before, after])?;
    }
    decisions::log(conn, id, &work.decisions)?;
    counts::follow(conn, work.facts.iter().flat_map(|change| [&change.before, &change.after]).flatten())?;
    Ok(id)
}

/// An entry of the log.
pub(crate) fn entry(conn: &Connection, id: i64) -> Result<Entry, StoreError> {
    find_entry(conn, "WHERE id = ?", &[&id])?.ok_or(StoreError::HistoryDiffers(id))
}

/// The first entry that `which` names.
pub(crate) fn find_entry(
    conn: &Connection,
    which: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<Option<Entry>, StoreError> {
    let mut statement = conn.prepare_cached(&ACTIONS.select(which))?;
    let mut rows = statement.query(values)?;
    rows.next()?.map(read_entry).transpose()
}

/// Reads a row of the log.
pub(crate) fn read_entry(row: &rusqlite::Row<'_>) -> Result<Entry, StoreError> {
    let mut columns = ACTIONS.open(row)?;
    Ok(Entry {
        id: columns.id,
        at: columns.read(read_time)?,
        person: columns.take()?,
        action: columns.read(Action::from_code)?,
        turned: columns.take()?,
        why: columns.take()?,
    })
}

/// Changes of figures, each with its entry.
pub(crate) fn fact_changes(conn: &Connection, which: &str, key: i64) -> Result<Vec<(i64, Change)>, StoreError> {
    let mut statement = conn.prepare_cached(&CHANGES.select(which))?;
    let mut rows = statement.query([key])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let mut columns = CHANGES.open(row)?;
        let (action, fact) = (columns.take()?, FactId(columns.take()?));
        let (before, after) = (snapshot::read(&mut columns, fact)?, snapshot::read(&mut columns, fact)?);
        all.push((action, Change { fact, before, after }));
    }
    Ok(all)
}

/// Changes of reports, oldest first.
pub(crate) fn report_changes(conn: &Connection, which: &str, key: i64) -> Result<Vec<ReportChange>, StoreError> {
    let mut statement = conn.prepare_cached(&REPORT_CHANGES.select(&format!("{which} ORDER BY id")))?;
    let mut rows = statement.query([key])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let mut columns = REPORT_CHANGES.open(row)?;
        let _action: i64 = columns.take()?;
        let report = ReportId(columns.take()?);
        all.push(ReportChange { report, before: columns.json()?, after: columns.json()? });
    }
    Ok(all)
}
