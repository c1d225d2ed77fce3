//! Reports: added with everything found in them, listed with what has become of it.

use crate::{
    DataFile, ReportIdentity, StoreError, Who, counts, documents, facts, history, identity, originals,
    row::{Columns, Table, json, optional_day, read_time, time, word},
    search,
    trash::{self, NOT_COUNTING},
    versions,
};
use model::{AreaId, Document, Format, Issue, Report, ReportDraft, ReportId};
use rusqlite::{Connection, Row, Transaction, types::Value};

pub(crate) static REPORTS: Table = Table {
    name: "reports",
    columns: &[
        "file",
        "sha256",
        "bytes",
        "format",
        "imported_at",
        "imported_by",
        "title",
        "number",
        "area",
        "organization",
        "standing",
        "kind",
        "period_start",
        "period_end",
        "period_kind",
        "period_label",
        "period_regime",
        "period_cutoff",
        "published",
    ],
};

const COUNT_ISSUES: &str = "SELECT count(*) FROM issues WHERE report = ?";

const NOT_IN_TRASH: &str = "WHERE id NOT IN (SELECT CAST(subject AS INTEGER) FROM decisions WHERE kind = 'trash')";

/// A file with what was read from it and found in it.
#[derive(Debug, Clone, Copy)]
pub struct NewReport<'a> {
    /// Name of the file.
    pub file: &'a str,
    /// The file itself.
    pub original: &'a [u8],
    /// What was read from it.
    pub document: &'a Document,
    /// What could not be read.
    pub issues: &'a [Issue],
    /// What was found in it.
    pub draft: &'a ReportDraft,
}

/// What became of a file that was to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is a report now.
    New(ReportId),
    /// A report with the same original is there already; nothing was stored.
    Duplicate(ReportId),
    /// A report with the same original lay in the trash; it was taken out.
    FromTrash(ReportId),
}

impl Added {
    /// The report, new or not.
    #[must_use]
    pub const fn id(self) -> ReportId {
        match self {
            Self::New(id) | Self::Duplicate(id) | Self::FromTrash(id) => id,
        }
    }
}

/// How many figures there are, by what has become of them. Every one is waiting, judged or rejected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FactCounts {
    /// All.
    pub facts: u64,
    /// Values of an indicator ([`model::Fact::linked`]), without rejected ones.
    pub linked: u64,
    /// Found, seen by nobody.
    pub waiting: u64,
    /// Waiting and not sure ([`model::Fact::is_sure`]).
    pub doubtful: u64,
    /// Confirmed, corrected or typed.
    pub judged: u64,
    /// Rejected.
    pub rejected: u64,
}

/// A report in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportEntry {
    /// The report.
    pub report: Report,
    /// Its figures.
    pub facts: FactCounts,
    /// How many things were not read, or were read with a doubt.
    pub issues: u64,
    /// The newer version that took its place.
    pub superseded_by: Option<ReportId>,
}

/// What the data file holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Reports.
    pub reports: u64,
    /// Figures, typed ones too.
    pub facts: FactCounts,
}

impl DataFile {
    /// Stores a report with its original, text and figures; all of it or nothing.
    ///
    /// # Errors
    /// [`StoreError::BadSpan`] and [`StoreError::BadDate`] for what cannot be stored as it was found, and those of
    /// the file.
    pub fn add_report(&mut self, new: &NewReport<'_>, by: &Who) -> Result<Added, StoreError> {
        let sha256 = originals::sha256(new.original);
        if let Some(there) = self.read(|conn| originals::with_sha256(conn, &sha256))? {
            return self.write(|tx| there_already(tx, there, by));
        }
        let deflated = originals::deflate(new.original).map_err(|e| StoreError::io(self.path(), e))?;
        self.write(|tx| match originals::with_sha256(tx, &sha256)? {
            Some(there) => there_already(tx, there, by),
            None => add(tx, new, &sha256, &deflated, by).map(Added::New),
        })
    }

    /// All reports but those in the trash, in the order in which they were added.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn reports(&self) -> Result<Vec<ReportEntry>, StoreError> {
        self.read(|conn| {
            let mut issues = conn.prepare_cached(COUNT_ISSUES)?;
            let mut statement = conn.prepare_cached(&REPORTS.select(&format!("{NOT_IN_TRASH} ORDER BY id")))?;
            let mut rows = statement.query([])?;
            let replaced = versions::superseded(conn)?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let report = report(&mut REPORTS.open(row)?)?;
                let key = report.id.0;
                let superseded_by = replaced.get(&report.id).and_then(|decided| decided.by_report).map(ReportId);
                let facts = counts::of(conn, report.id)?;
                let issues = issues.query_row([key], |row| count(row, 0))?;
                all.push(ReportEntry { report, facts, issues, superseded_by });
            }
            Ok(all)
        })
    }

    /// One report with what has become of it, wherever it lies.
    ///
    /// # Errors
    /// [`StoreError::UnknownReport`], [`StoreError::Altered`] and those of the file.
    pub fn report_entry(&self, id: ReportId) -> Result<ReportEntry, StoreError> {
        self.read(|conn| {
            let report = one(conn, id)?;
            let facts = counts::of(conn, id)?;
            let issues = conn.prepare_cached(COUNT_ISSUES)?.query_row([id.0], |row| count(row, 0))?;
            let superseded_by = versions::superseded(conn)?.get(&id).and_then(|d| d.by_report).map(ReportId);
            Ok(ReportEntry { report, facts, issues, superseded_by })
        })
    }

    /// The reports whose figures count that are about the same area and time as this one, itself too, and those that
    /// somebody corrected; without one all that count.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn counting_reports(&self, about: Option<&Report>) -> Result<Vec<Report>, StoreError> {
        self.read(|conn| {
            let days = about.and_then(|report| report.period.as_ref()).map(|p| (p.start, p.end));
            let which = format!(
                "WHERE id NOT IN {NOT_COUNTING} AND (?1 OR (area IS ?2 AND period_start IS ?3 AND period_end IS ?4)
                   OR id IN (SELECT report FROM report_changes)) ORDER BY id"
            );
            let values = (
                about.is_none(),
                about.and_then(|report| report.area.as_ref()).map(AreaId::as_str),
                optional_day(days.map(|(start, _)| start))?,
                optional_day(days.map(|(_, end)| end))?,
            );
            let mut statement = conn.prepare_cached(&REPORTS.select(&which))?;
            let mut rows = statement.query(values)?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                all.push(report(&mut REPORTS.open(row)?)?);
            }
            Ok(all)
        })
    }

    /// One report.
    ///
    /// # Errors
    /// [`StoreError::UnknownReport`], [`StoreError::Altered`] and those of the file.
    pub fn report(&self, id: ReportId) -> Result<Report, StoreError> {
        self.read(|conn| one(conn, id))
    }

    /// These reports, in the order of their ids; those that are not there are left out.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn reports_of(&self, ids: &[ReportId]) -> Result<Vec<Report>, StoreError> {
        self.read(|conn| {
            let which = REPORTS.select("WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id");
            let mut statement = conn.prepare_cached(&which)?;
            let mut rows = statement.query([json(ids)?])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                all.push(report(&mut REPORTS.open(row)?)?);
            }
            Ok(all)
        })
    }

    /// How much there is of everything.
    ///
    /// # Errors
    /// Those of the file.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        self.read(|conn| {
            let reports =
                conn.query_row(&format!("SELECT count(*) FROM reports {NOT_IN_TRASH}"), [], |row| count(row, 0))?;
            Ok(Counts { reports, facts: counts::total(conn)? })
        })
    }
}

/// Who imports a report that lies in the trash wants it back.
fn there_already(tx: &Transaction<'_>, there: ReportId, by: &Who) -> Result<Added, StoreError> {
    if !trash::holds(tx, there)? {
        return Ok(Added::Duplicate(there));
    }
    trash::take_out(tx, there, by, None)?;
    Ok(Added::FromTrash(there))
}

/// Stores a report whose original is known to be new.
pub(crate) fn store(tx: &Transaction<'_>, new: &NewReport<'_>, sha256: &str, by: &Who) -> Result<ReportId, StoreError> {
    let deflated = originals::deflate(new.original).map_err(|e| StoreError::io(std::path::Path::new(new.file), e))?;
    add(tx, new, sha256, &deflated, by)
}

fn add(
    tx: &Transaction<'_>,
    new: &NewReport<'_>,
    sha256: &str,
    deflated: &[u8],
    by: &Who,
) -> Result<ReportId, StoreError> {
    let mut values = vec![
        word(Some(new.file)),
        word(Some(sha256)),
        Value::Integer(i64::try_from(new.original.len()).unwrap_or(-1)),
        word(Some(new.document.format.code())),
        time(by.at)?,
        word(Some(history::person(by)?)),
    ];
    values.extend(identity::columns(&new.draft.into())?);
    let id = ReportId(REPORTS.insert(tx, values)?);
    originals::keep(tx, id, deflated)?;
    documents::keep(tx, id, new.document, new.issues, new.draft)?;
    search::learn(tx, id, &new.document.text)?;
    for draft in &new.draft.facts {
        facts::add_found(tx, id, &new.document.text, draft)?;
    }
    counts::refresh(tx, Some(id))?;
    Ok(id)
}

/// One report.
pub(crate) fn one(conn: &Connection, id: ReportId) -> Result<Report, StoreError> {
    let mut statement = conn.prepare_cached(&REPORTS.select("WHERE id = ?"))?;
    let mut rows = statement.query([id.0])?;
    let row = rows.next()?.ok_or(StoreError::UnknownReport(id))?;
    report(&mut REPORTS.open(row)?)
}

/// Gives a report another identity.
pub(crate) fn put(conn: &Connection, id: ReportId, identity: &ReportIdentity) -> Result<(), StoreError> {
    let report = one(conn, id)?;
    let mut values = vec![
        word(Some(&report.file)),
        word(Some(&report.sha256)),
        Value::Integer(i64::try_from(report.bytes).unwrap_or(-1)),
        word(Some(report.format.code())),
        time(report.imported_at)?,
        word(Some(&report.imported_by)),
    ];
    values.extend(identity::columns(identity)?);
    REPORTS.update(conn, id.0, values)?;
    Ok(())
}

fn report(columns: &mut Columns<'_>) -> Result<Report, StoreError> {
    let file = columns.take()?;
    let sha256 = columns.take()?;
    let bytes = u64::try_from(columns.take::<i64>()?).map_err(|_| columns.unreadable())?;
    let format = columns.read(Format::from_code)?;
    let imported_at = columns.read(read_time)?;
    let imported_by = columns.take()?;
    let identity = identity::read(columns)?;
    Ok(Report {
        id: ReportId(columns.id),
        file,
        sha256,
        bytes,
        format,
        title: identity.title,
        number: identity.number,
        area: identity.area,
        organization: identity.organization,
        standing: identity.standing,
        kind: identity.kind,
        period: identity.period,
        published: identity.published,
        imported_at,
        imported_by,
    })
}

fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(column).map(i64::unsigned_abs)
}
