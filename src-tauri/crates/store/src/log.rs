//! The log for people: what was done, newest first; and the way to take back one action in the midst of others.

use crate::{
    DataFile, DecisionKind, ReportIdentity, StoreError, Who,
    history::{self, Action, Entry, STANDING, Work},
};
use chrono::NaiveDateTime;
use model::{Fact, FactId, ReportId};
use rusqlite::Connection;

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its number; later ones are larger.
    pub id: i64,
    /// When, local time.
    pub at: NaiveDateTime,
    /// Who.
    pub person: String,
    /// What was done.
    pub action: Action,
    /// Of an undo, redo or taking back: the entry it is about.
    pub turned: Option<i64>,
    /// The reason given.
    pub why: Option<String>,
    /// What it changed.
    pub steps: Vec<Step>,
    /// Whether its work stands: it was not taken back.
    pub stands: bool,
    /// Whether [`DataFile::revert`] would take it back.
    pub can_be_reverted: bool,
}

/// One thing that an action changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A figure.
    Fact(Box<FactStep>),
    /// What a report is.
    Report(Box<ReportStep>),
    /// A decision or a setting; values are JSON.
    Decision {
        /// What kind.
        kind: DecisionKind,
        /// The id, year or name it is about.
        subject: String,
        /// Before; none where there was none.
        before: Option<String>,
        /// After; none where it was taken back.
        after: Option<String>,
    },
}

/// A figure before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactStep {
    /// Which.
    pub fact: FactId,
    /// Before; none where it was added.
    pub before: Option<Fact>,
    /// After; none where its adding was taken back.
    pub after: Option<Fact>,
}

/// What a report was and is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportStep {
    /// Which.
    pub report: ReportId,
    /// Before.
    pub before: ReportIdentity,
    /// After.
    pub after: ReportIdentity,
}

impl DataFile {
    /// The last `most` entries of the log before the entry `before` (of all where none is given), newest first.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn log(&self, before: Option<i64>, most: u32) -> Result<Vec<Logged>, StoreError> {
        self.read(|conn| {
            let entries: Vec<Entry> = {
                let which = history::ACTIONS.select("WHERE id < ? ORDER BY id DESC LIMIT ?");
                let mut statement = conn.prepare_cached(&which)?;
                let mut rows = statement.query((before.unwrap_or(i64::MAX), most))?;
                let mut entries = Vec::new();
                while let Some(row) = rows.next()? {
                    entries.push(history::read_entry(row)?);
                }
                entries
            };
            entries.into_iter().map(|entry| logged(conn, entry)).collect()
        })
    }

    /// Takes back one action, whatever was done since, as long as none of that touched the same things. It is an action
    /// of its own and can be undone.
    ///
    /// # Errors
    /// [`StoreError::NotLast`] where something since touched the same things, or the entry is none that can be taken
    /// back; [`StoreError::YearClosed`]; [`StoreError::IndicatorUsed`], [`StoreError::UnknownIndicator`] and
    /// [`StoreError::WrongIndicator`] where the catalogue has changed since; those of the file.
    pub fn revert(&mut self, id: i64, by: &Who, why: Option<&str>) -> Result<(), StoreError> {
        self.write(|tx| {
            let work = Work::of(tx, id)?;
            if !can_be_reverted(tx, id, &work)? {
                return Err(StoreError::NotLast(id));
            }
            let back = work.turned_round();
            crate::closing::allows(tx, &back, why)?;
            back.replay(tx, id)?;
            tx.execute("UPDATE actions SET standing = 'dropped' WHERE standing = 'undone'", [])?;
            history::log(tx, (Action::Revert, Some(id)), by, why, &back).map(|_| ())
        })
    }
}

fn logged(conn: &Connection, entry: Entry) -> Result<Logged, StoreError> {
    let work = Work::of(conn, entry.id)?;
    let can_be_reverted = can_be_reverted(conn, entry.id, &work)?;
    let facts = work.facts.into_iter().map(|change| {
        let step = FactStep { fact: change.fact, before: change.before, after: change.after };
        Step::Fact(Box::new(step))
    });
    let reports = work.reports.into_iter().map(|change| {
        let step = ReportStep { report: change.report, before: change.before, after: change.after };
        Step::Report(Box::new(step))
    });
    let decisions = work.decisions.into_iter().map(|change| Step::Decision {
        kind: change.kind,
        subject: change.subject,
        before: change.before,
        after: change.after,
    });
    Ok(Logged {
        id: entry.id,
        at: entry.at,
        person: entry.person,
        action: entry.action,
        turned: entry.turned,
        why: entry.why,
        steps: facts.chain(reports).chain(decisions).collect(),
        stands: stands(conn, entry.id)?,
        can_be_reverted,
    })
}

fn stands(conn: &Connection, id: i64) -> Result<bool, StoreError> {
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM actions WHERE id = ?1 AND (kind IN ('undo', 'redo')
           OR (kind = 'revert' AND standing IN ('done', 'settled')) OR id IN {STANDING}))"
    );
    Ok(conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
}

/// Whether the action stands, can be undone at all, and nothing that was done since and stands touched what it touched:
/// the same figures, their reports, the same decisions. A later taking back touches too.
fn can_be_reverted(conn: &Connection, id: i64, work: &Work) -> Result<bool, StoreError> {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM actions WHERE id = ?1 AND standing = 'done' AND id IN {STANDING})");
    if !conn.prepare_cached(&sql)?.query_row([id], |row| row.get::<_, bool>(0))? {
        return Ok(false);
    }
    let later = "IN (SELECT id FROM actions WHERE id > ?1 AND standing IN ('done', 'settled')
                     AND kind NOT IN ('undo', 'redo'))";
    let touched = |table: &str, which: &str, subject: &dyn rusqlite::ToSql| {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE {which} AND action > ?1 AND action {later})");
        Ok::<bool, StoreError>(conn.prepare_cached(&sql)?.query_row((id, subject), |row| row.get(0))?)
    };
    for change in &work.facts {
        if touched("changes", "fact = ?2", &change.fact.0)? {
            return Ok(false);
        }
        let report = change.before.as_ref().or(change.after.as_ref()).and_then(Fact::report);
        if let Some(report) = report
            && touched("report_changes", "report = ?2", &report.0)?
        {
            return Ok(false);
        }
    }
    for change in &work.reports {
        if touched("report_changes", "report = ?2", &change.report.0)? {
            return Ok(false);
        }
    }
    for change in &work.decisions {
        if touched("decision_changes", &format!("kind = '{}' AND subject = ?2", change.kind.code()), &change.subject)? {
            return Ok(false);
        }
    }
    Ok(true)
}
