//! Decisions: what a person settled about something other than a figure's own content. Each kind has a file of its own
//! that says what it means; here they are kept, and their changes.

use crate::{
    StoreError, Who,
    row::{Columns, Table, word},
};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

pub(crate) static DECISIONS: Table = Table { name: "decisions", columns: &["kind", "subject", "value"] };

pub(crate) static DECISION_CHANGES: Table =
    Table { name: "decision_changes", columns: &["action", "kind", "subject", "before", "after"] };

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DecisionKind {
    /// A figure stands for what it is about; the subject is its id.
    Official,
    /// A figure is to be looked into; the subject is its id.
    FollowUp,
    /// A year is closed; the subject is the year.
    ClosedYear,
    /// A report lies in the trash; the subject is its id.
    Trash,
    /// A report has a newer version; the subject is the older one's id.
    Superseded,
    /// Two reports are no versions of each other; the subject is both ids, the smaller one first.
    KeptBoth,
    /// A judgement on a figure came from another computer; the subject is the figure's id, the rest who judged there.
    TakenIn,
    /// A setting; the subject is its name.
    Setting,
    /// An office's own words in its year-end report; the subject is the report and, on a line of its own, the passage.
    OwnWords,
    /// A year-end report was issued; the subject is unit and year. Stands in the log alone.
    Issued,
    /// An own indicator; the subject is its code.
    OwnIndicator,
    /// What is added to a built-in indicator; the subject is its code.
    Addition,
}

impl DecisionKind {
    const CODES: [(Self, &'static str); 12] = [
        (Self::Official, "official"),
        (Self::FollowUp, "follow_up"),
        (Self::ClosedYear, "closed_year"),
        (Self::Trash, "trash"),
        (Self::Superseded, "superseded"),
        (Self::KeptBoth, "kept_both"),
        (Self::TakenIn, "taken_in"),
        (Self::Setting, "setting"),
        (Self::OwnWords, "own_words"),
        (Self::Issued, "issued"),
        (Self::OwnIndicator, "own_indicator"),
        (Self::Addition, "addition"),
    ];

    /// The word for files and the bridge.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::CODES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, code)| code)
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::CODES.iter().find(|(_, known)| *known == code).map(|(kind, _)| *kind)
    }
}

/// Who decided, when and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Who.
    pub person: String,
    /// When, local time.
    pub at: NaiveDateTime,
    /// The reason or remark that was given.
    pub why: Option<String>,
    /// Of a report with a newer version: the id of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_report: Option<i64>,
}

impl Decided {
    pub(crate) fn new(by: &Who, why: Option<&str>) -> Self {
        Self { person: by.name.clone(), at: by.at, why: why.map(str::to_owned), by_report: None }
    }
}

/// What an action did to a decision; values are JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DecisionChange {
    pub(crate) kind: DecisionKind,
    pub(crate) subject: String,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// Makes, changes or takes back a decision; none where that changes nothing.
pub(crate) fn decide(
    conn: &Connection,
    kind: DecisionKind,
    subject: &str,
    decided: Option<&Decided>,
) -> Result<Option<DecisionChange>, StoreError> {
    let before = find(conn, kind, subject)?;
    if before.is_none() && decided.is_none() {
        return Ok(None);
    }
    let written =
        |decided| serde_json::to_string(decided).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()));
    let after = decided.map(written).transpose()?;
    put(conn, kind, subject, after.as_deref())?;
    Ok(Some(DecisionChange { kind, subject: subject.to_owned(), before, after }))
}

/// The decision about this, as JSON.
pub(crate) fn find(conn: &Connection, kind: DecisionKind, subject: &str) -> Result<Option<String>, StoreError> {
    let mut statement = conn.prepare_cached(&DECISIONS.select("WHERE kind = ? AND subject = ?"))?;
    let mut rows = statement.query((kind.code(), subject))?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let mut columns = DECISIONS.open(row)?;
    let (_kind, _subject): (String, String) = (columns.take()?, columns.take()?);
    columns.take().map(Some)
}

/// All decisions of a kind with their subjects, in a stable order.
pub(crate) fn all(conn: &Connection, kind: DecisionKind) -> Result<Vec<(String, Decided)>, StoreError> {
    let mut statement = conn.prepare_cached(&DECISIONS.select("WHERE kind = ? ORDER BY id"))?;
    let mut rows = statement.query([kind.code()])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let mut columns = DECISIONS.open(row)?;
        let (_kind, subject): (String, String) = (columns.take()?, columns.take()?);
        all.push((subject, columns.json()?));
    }
    Ok(all)
}

/// Writes the decision about this as JSON, or takes it away.
pub(crate) fn put(conn: &Connection, kind: DecisionKind, subject: &str, value: Option<&str>) -> Result<(), StoreError> {
    let there: Option<i64> = conn
        .prepare_cached("SELECT id FROM decisions WHERE kind = ? AND subject = ?")?
        .query_row((kind.code(), subject), |row| row.get(0))
        .optional()?;
    let columns = |value| vec![word(Some(kind.code())), word(Some(subject)), word(Some(value))];
    match (there, value) {
        (Some(id), Some(value)) => DECISIONS.update(conn, id, columns(value)).map(|_| ()),
        (None, Some(value)) => DECISIONS.insert(conn, columns(value)).map(|_| ()),
        (Some(id), None) => Ok(conn.prepare_cached("DELETE FROM decisions WHERE id = ?")?.execute([id]).map(|_| ())?),
        (None, None) => Ok(()),
    }
}

/// Keeps what an action did to decisions.
pub(crate) fn log(conn: &Connection, action: i64, changes: &[DecisionChange]) -> Result<(), StoreError> {
    for change in changes {
        let row = vec![
            rusqlite::types::Value::Integer(action),
            word(Some(change.kind.code())),
            word(Some(&change.subject)),
            word(change.before.as_deref()),
            word(change.after.as_deref()),
        ];
        DECISION_CHANGES.insert(conn, row)?;
    }
    Ok(())
}

/// What an action did to decisions.
pub(crate) fn changes_of(conn: &Connection, action: i64) -> Result<Vec<DecisionChange>, StoreError> {
    let mut statement = conn.prepare_cached(&DECISION_CHANGES.select("WHERE action = ? ORDER BY id"))?;
    let mut rows = statement.query([action])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let mut columns = DECISION_CHANGES.open(row)?;
        let _action: i64 = columns.take()?;
        all.push(read_change(&mut columns)?);
    }
    Ok(all)
}

fn read_change(columns: &mut Columns<'_>) -> Result<DecisionChange, StoreError> {
    Ok(DecisionChange {
        kind: columns.read(DecisionKind::from_code)?,
        subject: columns.take()?,
        before: columns.take()?,
        after: columns.take()?,
    })
}
