//! How many figures there are, by what has become of them: counted once for each report and kept, since the frame of the
//! window asks after every action and a million figures take a second to count.
//!
//! A report is counted anew whenever an action touches a figure of it. Counts that were made when another confidence was
//! sure enough are not used.

use crate::{
    StoreError, known,
    reports::FactCounts,
    row::{Columns, Table},
    trash::NOT_COUNTING,
};
use model::{Confidence, Fact, ReportId, State};
use rusqlite::{Connection, Row, types::Value};
use std::collections::BTreeSet;

pub(crate) static FACT_COUNTS: Table =
    Table { name: "fact_counts", columns: &["sure", "facts", "linked", "waiting", "doubtful", "judged", "rejected"] };

/// Stands for the typed figures, which are of no report.
const TYPED: i64 = 0;

/// Counts the figures of a report anew; of none, the typed ones.
pub(crate) fn refresh(conn: &Connection, report: Option<ReportId>) -> Result<(), StoreError> {
    let counts = walk(conn, report)?;
    let id = report.map_or(TYPED, |report| report.0);
    if !FACT_COUNTS.update(conn, id, columns(&counts))? {
        FACT_COUNTS.insert_as(conn, Value::Integer(id), columns(&counts))?;
    }
    Ok(())
}

/// Counts all reports of these figures anew.
pub(crate) fn follow<'f>(conn: &Connection, facts: impl Iterator<Item = &'f Fact>) -> Result<(), StoreError> {
    let touched: BTreeSet<Option<ReportId>> = facts.map(Fact::report).collect();
    touched.into_iter().try_for_each(|report| refresh(conn, report))
}

/// Takes the counts of a report away.
pub(crate) fn forget(conn: &Connection, report: ReportId) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM fact_counts WHERE id = ?")?.execute([report.0])?;
    Ok(())
}

/// The figures of a report.
pub(crate) fn of(conn: &Connection, report: ReportId) -> Result<FactCounts, StoreError> {
    let mut statement = conn.prepare_cached(&FACT_COUNTS.select("WHERE id = ?"))?;
    let mut rows = statement.query([report.0])?;
    let kept = rows.next()?.map(|row| kept(&mut FACT_COUNTS.open(row)?)).transpose()?.flatten();
    kept.map_or_else(|| walk(conn, Some(report)), Ok)
}

/// All figures that count, typed ones too.
pub(crate) fn total(conn: &Connection) -> Result<FactCounts, StoreError> {
    let mut statement = conn.prepare_cached(&FACT_COUNTS.select(&format!("WHERE id NOT IN {NOT_COUNTING}")))?;
    let mut rows = statement.query([])?;
    let mut sum = FactCounts::default();
    while let Some(row) = rows.next()? {
        let mut row = FACT_COUNTS.open(row)?;
        let id = row.id;
        let one = match kept(&mut row)? {
            Some(kept) => kept,
            None => walk(conn, (id != TYPED).then_some(ReportId(id)))?,
        };
        sum = FactCounts {
            facts: sum.facts + one.facts,
            linked: sum.linked + one.linked,
            waiting: sum.waiting + one.waiting,
            doubtful: sum.doubtful + one.doubtful,
            judged: sum.judged + one.judged,
            rejected: sum.rejected + one.rejected,
        };
    }
    Ok(sum)
}

/// The reports whose counts are not what a walk over their figures says; 0 stands for the typed figures.
pub(crate) fn wrong(conn: &Connection) -> Result<Vec<i64>, StoreError> {
    let mut statement = conn.prepare("SELECT id FROM reports UNION SELECT id FROM fact_counts ORDER BY 1")?;
    let ids = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    let mut wrong = Vec::new();
    for id in ids {
        let mut statement = conn.prepare_cached(&FACT_COUNTS.select("WHERE id = ?"))?;
        let mut rows = statement.query([id])?;
        let kept = rows.next()?.map(|row| kept(&mut FACT_COUNTS.open(row)?)).transpose()?;
        let counted = walk(conn, (id != TYPED).then_some(ReportId(id)))?;
        // Those of another confidence are not used, so they cannot be wrong.
        if kept.is_none_or(|kept| kept.is_some_and(|kept| kept != counted)) {
            wrong.push(id);
        }
    }
    Ok(wrong)
}

/// Counts everything for the first time, when a file of an older edition becomes one of this.
pub(crate) fn count_first(tx: &rusqlite::Transaction<'_>) -> rusqlite_migration::HookResult {
    let ids: Vec<i64> =
        tx.prepare("SELECT id FROM reports")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for report in ids.into_iter().map(|id| Some(ReportId(id))).chain([None]) {
        refresh(tx, report).map_err(|error| rusqlite_migration::HookError::Hook(error.to_string()))?;
    }
    Ok(())
}

/// Walks over an index that holds all it needs.
fn walk(conn: &Connection, report: Option<ReportId>) -> Result<FactCounts, StoreError> {
    let sure = known::sure();
    let (found, rejected) = (State::Found.code(), State::Rejected.code());
    let sql = format!(
        "SELECT count(*),
                count(*) FILTER (WHERE linked AND state <> '{rejected}'),
                count(*) FILTER (WHERE state = '{found}'),
                count(*) FILTER (WHERE state = '{found}' AND NOT ({sure})),
                count(*) FILTER (WHERE state NOT IN ('{found}', '{rejected}')),
                count(*) FILTER (WHERE state = '{rejected}')
         FROM facts INDEXED BY facts_to_count WHERE report IS ?"
    );
    Ok(conn.prepare_cached(&sql)?.query_row([report.map(|report| report.0)], read)?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<FactCounts> {
    let count = |column| row.get::<_, i64>(column).map(i64::unsigned_abs);
    Ok(FactCounts {
        facts: count(0)?,
        linked: count(1)?,
        waiting: count(2)?,
        doubtful: count(3)?,
        judged: count(4)?,
        rejected: count(5)?,
    })
}

fn columns(counts: &FactCounts) -> Vec<Value> {
    let of = |count: u64| Value::Integer(i64::try_from(count).unwrap_or(i64::MAX));
    let sure = Value::Integer(i64::from(Confidence::SURE.as_hundredths()));
    let FactCounts { facts, linked, waiting, doubtful, judged, rejected } = *counts;
    let counted = [facts, linked, waiting, doubtful, judged, rejected].map(of);
    std::iter::once(sure).chain(counted).collect()
}

/// Reads [`columns`] back; none where another confidence was sure enough then.
fn kept(columns: &mut Columns<'_>) -> Result<Option<FactCounts>, StoreError> {
    let sure: i64 = columns.take()?;
    let mut next = || columns.take::<i64>().map(i64::unsigned_abs);
    let counts = FactCounts {
        facts: next()?,
        linked: next()?,
        waiting: next()?,
        doubtful: next()?,
        judged: next()?,
        rejected: next()?,
    };
    Ok((sure == i64::from(Confidence::SURE.as_hundredths())).then_some(counts))
}
