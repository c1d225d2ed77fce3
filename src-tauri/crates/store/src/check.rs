//! Checking: the whole file is read and compared with what it says about itself.

use crate::{
    DataFile, DecisionKind, StoreError, counts,
    decisions::DECISIONS,
    documents,
    fact_row::{self, FACTS},
    history, originals, own_catalogue, reports,
    row::{TABLES, Table},
};
use model::{Fact, FactId, ReportId, Source};
use rusqlite::Connection;

/// Something in the data file that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Fault {
    /// SQLite's own structure is damaged; what SQLite says, for the log.
    Structure(String),
    /// A row speaks of another one that is not there.
    Reference {
        /// Table of the row.
        table: String,
        /// The row.
        row: i64,
        /// Table where the other one should be.
        to: String,
    },
    /// The original of a report is missing, or is not the file that was imported.
    Original(ReportId),
    /// The text of a report is missing or cannot be read.
    Document(ReportId),
    /// A figure's words are not those at its place in the text.
    Quote(FactId),
    /// A figure is not what its history says.
    History(FactId),
    /// A figure is linked to an own indicator that is not there.
    Indicator(FactId),
    /// A row is not as it was written, or holds what the program never writes, such as a decimal in another form.
    Altered {
        /// Table of the row.
        table: &'static str,
        /// The row: the id of the report, figure, …
        row: i64,
    },
}

impl DataFile {
    /// Reads everything and names what is wrong; empty when all is well. Writes nothing.
    ///
    /// # Errors
    /// Those of the file; damage is no error but a fault.
    pub fn check(&self) -> Result<Vec<Fault>, StoreError> {
        let parts: [Part; 7] =
            [structure, references, seals, check_reports, check_facts, check_own_catalogue, check_counts];
        let mut faults = Vec::new();
        for part in parts {
            match self.read(|conn| part(conn, &mut faults)) {
                Err(StoreError::Damaged { detail, .. }) => faults.push(Fault::Structure(detail)),
                checked => checked?,
            }
        }
        faults.sort();
        faults.dedup();
        Ok(faults)
    }
}

impl DataFile {
    /// What a copy is looked at for: SQLite's structure and every original. Its rows are those of the file it was made
    /// from, seals and all.
    pub(crate) fn check_copy(&self) -> Result<Vec<Fault>, StoreError> {
        let mut faults = Vec::new();
        self.read(|conn| structure(conn, &mut faults).and_then(|()| check_originals(conn, &mut faults)))?;
        Ok(faults)
    }
}

/// How many rows each sealed table has.
pub(crate) fn row_counts(conn: &Connection) -> Result<Vec<(&'static str, i64)>, StoreError> {
    let count =
        |name: &'static str| Ok((name, conn.query_row(&format!("SELECT count(*) FROM {name}"), [], |row| row.get(0))?));
    tables_there(conn)?.iter().map(|table| count(table.name)).chain([count("originals")]).collect()
}

/// The sealed tables of the file; one of an older edition does not have all of them yet.
fn tables_there(conn: &Connection) -> Result<Vec<&'static Table>, StoreError> {
    let mut statement = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
    let names = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(TABLES.iter().copied().filter(|table| names.iter().any(|name| name == table.name)).collect())
}

fn check_originals(conn: &Connection, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    for id in ids(conn, "SELECT id FROM reports")? {
        let Some(report) = note(reports::one(conn, ReportId(id)), faults)? else { continue };
        if let Err(StoreError::OriginalDamaged(id)) = originals::read(conn, &report) {
            faults.push(Fault::Original(id));
        }
    }
    Ok(())
}

/// One kind of check; adds the faults it finds.
type Part = fn(&Connection, &mut Vec<Fault>) -> Result<(), StoreError>;

/// SQLite's own check, which also tries every CHECK and compares indexes with tables.
fn structure(conn: &Connection, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    let mut statement = conn.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let said: String = row.get(0)?;
        if said != "ok" {
            faults.push(Fault::Structure(said));
        }
    }
    Ok(())
}

fn references(conn: &Connection, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        faults.push(Fault::Reference { table: row.get(0)?, row: row.get(1)?, to: row.get(2)? });
    }
    Ok(())
}

fn seals(conn: &Connection, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    for table in tables_there(conn)? {
        let mut statement = conn.prepare(&table.select(""))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            note(table.open(row).map(|_| ()), faults)?;
        }
    }
    Ok(())
}

/// Originals and documents, one report at a time.
fn check_reports(conn: &Connection, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    for id in ids(conn, "SELECT id FROM reports")? {
        let id = ReportId(id);
        let Some(report) = note(reports::one(conn, id), faults)? else { continue };
        if let Err(StoreError::OriginalDamaged(id)) = originals::read(conn, &report) {
            faults.push(Fault::Original(id));
        }
        match documents::document(conn, id) {
            Ok(document) => check_quotes(conn, id, &document.text, faults)?,
            Err(StoreError::Altered { .. }) => faults.push(Fault::Document(id)),
            Err(other) => return Err(other),
        }
    }
    Ok(())
}

fn check_quotes(conn: &Connection, id: ReportId, text: &str, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(&FACTS.select("WHERE report = ?"))?;
    let mut rows = statement.query([id.0])?;
    while let Some(row) = rows.next()? {
        let read = FACTS.open(row).and_then(|mut columns| fact_row::read(&mut columns));
        let Some(Fact { id, source, .. }) = note(read, faults)? else { continue };
        if let Source::Document { span, sentence, quote, .. } = source {
            let there = text.get(span.start..span.end) == Some(&quote);
            if !there || documents::fits(text, sentence).is_err() {
                faults.push(Fault::Quote(id));
            }
        }
    }
    Ok(())
}

/// Typed figures can be read, and every figure is what the last entry of its history says.
fn check_facts(conn: &Connection, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    for id in ids(conn, "SELECT id FROM facts WHERE report IS NULL")? {
        note(crate::facts::one(conn, FactId(id)), faults)?;
    }
    for id in ids(conn, "SELECT DISTINCT fact FROM changes")? {
        let id = FactId(id);
        let last = history::fact_changes(conn, "WHERE fact = ? ORDER BY id DESC LIMIT 1", id.0);
        let Some(last) = note(last, faults)? else { continue };
        let Some(now) = note(crate::facts::find(conn, id), faults)? else { continue };
        if last.into_iter().any(|(_, change)| change.after != now) {
            faults.push(Fault::History(id));
        }
    }
    Ok(())
}

/// What is added to the catalogue can be read, and every own indicator of a figure is there.
fn check_own_catalogue(conn: &Connection, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    // The first edition had no decisions, and so no own indicators.
    if !tables_there(conn)?.iter().any(|table| table.name == DECISIONS.name) {
        return Ok(());
    }
    note(own_catalogue::own(conn), faults)?;
    let own = DecisionKind::OwnIndicator.code();
    let linked = |column: &str| {
        format!(
            "SELECT id FROM facts WHERE {column} GLOB 'own.*'
               AND {column} NOT IN (SELECT subject FROM decisions WHERE kind = '{own}')"
        )
    };
    for column in ["indicator", "relation_of"] {
        faults.extend(ids(conn, &linked(column))?.into_iter().map(|id| Fault::Indicator(FactId(id))));
    }
    Ok(())
}

/// Counts, where the edition keeps them, are those of the figures. Where a figure itself is wrong its count says nothing more.
fn check_counts(conn: &Connection, faults: &mut Vec<Fault>) -> Result<(), StoreError> {
    let kept = tables_there(conn)?.iter().any(|table| table.name == counts::FACT_COUNTS.name);
    if kept && faults.is_empty() {
        let wrong = counts::wrong(conn)?;
        faults.extend(wrong.into_iter().map(|row| Fault::Altered { table: counts::FACT_COUNTS.name, row }));
    }
    Ok(())
}

/// Notes an altered row as a fault. A row that only an index knows was noted by SQLite's own check. Anything else that
/// went wrong stays an error.
fn note<T>(read: Result<T, StoreError>, faults: &mut Vec<Fault>) -> Result<Option<T>, StoreError> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(StoreError::Altered { table, row, .. }) => {
            faults.push(Fault::Altered { table, row });
            Ok(None)
        }
        Err(StoreError::UnknownReport(_) | StoreError::UnknownFact(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

fn ids(conn: &Connection, sql: &str) -> Result<Vec<i64>, StoreError> {
    let mut statement = conn.prepare(sql)?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
