//! The trash: reports that were deleted. Their figures count no more; all of it comes back with one action, until the
//! trash is emptied.

use crate::{
    DataFile, Decided, DecisionKind, StoreError, Who, counts, decisions,
    history::{self, Action, Work},
    reports, search,
};
use model::{Report, ReportId};
use rusqlite::Connection;

macro_rules! replaced {
    () => {
        "WITH RECURSIVE replaced (report, by_report) AS (
           SELECT CAST(subject AS INTEGER), json_extract(value, '$.by_report') FROM decisions WHERE kind = 'superseded'
           UNION
           SELECT replaced.report, json_extract(value, '$.by_report') FROM replaced
             JOIN decisions ON kind = 'superseded' AND subject = CAST(replaced.by_report AS TEXT))
         SELECT report FROM replaced WHERE by_report IN (SELECT id FROM reports)
           AND by_report NOT IN (SELECT CAST(subject AS INTEGER) FROM decisions WHERE kind = 'trash')"
    };
}

/// Reports of which a newer version, or a newer one of that, is there and was not deleted.
pub(crate) const REPLACED: &str = concat!("(", replaced!(), ")");

/// Reports whose figures do not count: deleted ones, and replaced ones.
pub(crate) const NOT_COUNTING: &str = concat!(
    "(SELECT CAST(subject AS INTEGER) FROM decisions WHERE kind = 'trash' UNION ALL SELECT * FROM (",
    replaced!(),
    "))"
);

/// A report in the trash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trashed {
    /// The report.
    pub report: Report,
    /// Who deleted it, when and why.
    pub decided: Decided,
}

impl DataFile {
    /// Puts a report with its figures into the trash. Nothing where it is there already.
    ///
    /// # Errors
    /// [`StoreError::UnknownReport`], [`StoreError::YearClosed`] and those of the file.
    pub fn delete_report(&mut self, id: ReportId, by: &Who, why: Option<&str>) -> Result<(), StoreError> {
        self.write(|tx| {
            reports::one(tx, id)?;
            if decisions::find(tx, DecisionKind::Trash, &id.0.to_string())?.is_some() {
                return Ok(());
            }
            let decided = Decided::new(by, why);
            let change = decisions::decide(tx, DecisionKind::Trash, &id.0.to_string(), Some(&decided))?;
            let work = Work { decisions: change.into_iter().collect(), ..Work::default() };
            history::act(tx, Action::DeleteReport, by, why, &work)
        })
    }

    /// Takes a report out of the trash. Nothing where it is not there.
    ///
    /// # Errors
    /// Those of [`Self::delete_report`].
    pub fn restore_report(&mut self, id: ReportId, by: &Who, why: Option<&str>) -> Result<(), StoreError> {
        self.write(|tx| {
            reports::one(tx, id)?;
            take_out(tx, id, by, why)
        })
    }

    /// What lies in the trash, in the order in which it was deleted.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn trash(&self) -> Result<Vec<Trashed>, StoreError> {
        self.read(|conn| {
            let all = decisions::all(conn, DecisionKind::Trash)?;
            let ids = all.into_iter().filter_map(|(subject, decided)| Some((ReportId(subject.parse().ok()?), decided)));
            ids.map(|(id, decided)| Ok(Trashed { report: reports::one(conn, id)?, decided })).collect()
        })
    }

    /// Deletes for good what lies in the trash, originals and history of their figures too, and gives how many reports.
    /// What was done until now cannot be taken back after it.
    ///
    /// # Errors
    /// Those of the file.
    pub fn empty_trash(&mut self, by: &Who) -> Result<usize, StoreError> {
        self.write(|tx| {
            let trashed: Vec<ReportId> = {
                let all = decisions::all(tx, DecisionKind::Trash)?;
                all.iter().filter_map(|(subject, _)| subject.parse().ok().map(ReportId)).collect()
            };
            if trashed.is_empty() {
                return Ok(0);
            }
            let mut names = Vec::new();
            for id in &trashed {
                names.push(reports::one(tx, *id)?.file);
                search::forget(tx, *id)?;
                delete(tx, *id)?;
            }
            tx.execute("UPDATE actions SET standing = 'settled' WHERE standing = 'done'", [])?;
            tx.execute("UPDATE actions SET standing = 'dropped' WHERE standing = 'undone'", [])?;
            history::settle(tx, Action::EmptyTrash, by, Some(&names.join("; ")), &Work::default())?;
            Ok(trashed.len())
        })
    }
}

/// Takes a report out of the trash.
pub(crate) fn take_out(conn: &Connection, id: ReportId, by: &Who, why: Option<&str>) -> Result<(), StoreError> {
    let Some(change) = decisions::decide(conn, DecisionKind::Trash, &id.0.to_string(), None)? else { return Ok(()) };
    history::act(conn, Action::RestoreReport, by, why, &Work { decisions: vec![change], ..Work::default() })
}

/// Whether a report lies in the trash.
pub(crate) fn holds(conn: &Connection, id: ReportId) -> Result<bool, StoreError> {
    Ok(decisions::find(conn, DecisionKind::Trash, &id.0.to_string())?.is_some())
}

/// What this report had replaced is replaced by what has replaced it.
fn bridge(conn: &Connection, id: ReportId) -> Result<(), StoreError> {
    let all = decisions::all(conn, DecisionKind::Superseded)?;
    let by = all.iter().find(|(subject, _)| *subject == id.0.to_string()).and_then(|(_, decided)| decided.by_report);
    for (subject, decided) in all.iter().filter(|(_, decided)| decided.by_report == Some(id.0)) {
        let next = by.map(|by| Decided { by_report: Some(by), ..decided.clone() });
        decisions::decide(conn, DecisionKind::Superseded, subject, next.as_ref())?;
    }
    Ok(())
}

/// Deletes a report with all that belongs to it, but for its words in the index.
pub(crate) fn delete(conn: &Connection, id: ReportId) -> Result<(), StoreError> {
    bridge(conn, id)?;
    counts::forget(conn, id)?;
    let of_its_facts = "(SELECT CAST(id AS TEXT) FROM facts WHERE report = ?1)";
    let about_both = "kind = 'kept_both' AND (subject LIKE ?1 || ' %' OR subject LIKE '% ' || ?1)";
    for sql in [
        // Also those of figures that were there once.
        "DELETE FROM changes WHERE json_extract(coalesce(before, after), '$.source.report') = ?1",
        &format!(
            "DELETE FROM decisions WHERE kind IN ('official', 'follow_up', 'taken_in') AND subject IN {of_its_facts}"
        ),
        &format!(
            "DELETE FROM decision_changes WHERE kind IN ('official', 'follow_up', 'taken_in') AND subject IN {of_its_facts}"
        ),
        "DELETE FROM decisions WHERE kind IN ('trash', 'superseded') AND subject = CAST(?1 AS TEXT)",
        "DELETE FROM decision_changes WHERE kind IN ('trash', 'superseded') AND subject = CAST(?1 AS TEXT)",
        &format!("DELETE FROM decisions WHERE {about_both}"),
        &format!("DELETE FROM decision_changes WHERE {about_both}"),
        "DELETE FROM report_changes WHERE report = ?1",
        "DELETE FROM lessons WHERE report = ?1",
        "DELETE FROM facts WHERE report = ?1",
        "DELETE FROM citations WHERE report = ?1",
        "DELETE FROM set_aside WHERE report = ?1",
        "DELETE FROM issues WHERE report = ?1",
        "DELETE FROM documents WHERE id = ?1",
        "DELETE FROM originals WHERE report = ?1",
        "DELETE FROM reports WHERE id = ?1",
    ] {
        conn.execute(sql, [id.0])?;
    }
    Ok(())
}
