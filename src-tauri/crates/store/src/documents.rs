//! What was read from an original: its text with blocks and marks, what could not be read, the numbers that are no
//! figures, the legal documents it names. All of it is stored once, with the report, and never changed.

use crate::{
    DataFile, StoreError, reports,
    row::{Columns, Table, json, optional_day, read_day, span_columns, word},
};
use model::{Citation, Document, Issue, IssueCode, Reason, ReportDraft, ReportId, SetAside};
use rusqlite::{Connection, types::Value};
use text::Span;

pub(crate) static DOCUMENTS: Table = Table { name: "documents", columns: &["text", "blocks", "marks"] };

pub(crate) static ISSUES: Table = Table { name: "issues", columns: &["report", "code", "place", "detail"] };

pub(crate) static SET_ASIDE: Table =
    Table { name: "set_aside", columns: &["report", "span_start", "span_end", "reason"] };

pub(crate) static CITATIONS: Table = Table {
    name: "citations",
    columns: &["report", "number", "kind", "date", "issuer", "excerpt", "span_start", "span_end"],
};

impl DataFile {
    /// What was read from the original.
    ///
    /// # Errors
    /// [`StoreError::UnknownReport`], [`StoreError::Altered`] and those of the file.
    pub fn document(&self, id: ReportId) -> Result<Document, StoreError> {
        self.read(|conn| document(conn, id))
    }

    /// What was not read, or was read with a doubt, in the order in which it was noticed.
    ///
    /// # Errors
    /// Those of [`Self::document`].
    pub fn issues(&self, id: ReportId) -> Result<Vec<Issue>, StoreError> {
        self.read(|conn| list(conn, &ISSUES, id, "", issue))
    }

    /// Numbers that are no figures, in the order of the text; without those that a person took as a figure since.
    ///
    /// # Errors
    /// Those of [`Self::document`].
    pub fn set_aside(&self, id: ReportId) -> Result<Vec<SetAside>, StoreError> {
        let not_taken = "AND NOT EXISTS (SELECT 1 FROM facts WHERE facts.report = set_aside.report
                         AND facts.span_start < set_aside.span_end AND set_aside.span_start < facts.span_end)";
        self.read(|conn| list(conn, &SET_ASIDE, id, not_taken, set_aside))
    }

    /// Legal documents that the report names, in the order of the text.
    ///
    /// # Errors
    /// Those of [`Self::document`].
    pub fn citations(&self, id: ReportId) -> Result<Vec<Citation>, StoreError> {
        self.read(|conn| list(conn, &CITATIONS, id, "", citation))
    }
}

/// Stores all of it for a report.
pub(crate) fn keep(
    conn: &Connection,
    report: ReportId,
    document: &Document,
    issues: &[Issue],
    draft: &ReportDraft,
) -> Result<(), StoreError> {
    let fits = |span| fits(&document.text, span);
    document.blocks.iter().map(|b| b.span).chain(document.marks.iter().map(|m| m.span)).try_for_each(fits)?;
    draft.set_aside.iter().map(|s| s.span).chain(draft.citations.iter().map(|c| c.span)).try_for_each(fits)?;
    let text = vec![word(Some(&document.text)), json(&document.blocks)?, json(&document.marks)?];
    DOCUMENTS.insert_as(conn, Value::Integer(report.0), text)?;
    for issue in issues {
        ISSUES.insert(conn, issue_columns(report, issue))?;
    }
    for one in &draft.set_aside {
        SET_ASIDE.insert(conn, set_aside_columns(report, one))?;
    }
    for citation in &draft.citations {
        CITATIONS.insert(conn, citation_columns(report, citation)?)?;
    }
    Ok(())
}

/// What could not be read, the numbers that are no figures, and the documents that a report names.
pub(crate) type Lists = (Vec<Issue>, Vec<SetAside>, Vec<Citation>);

/// All of these of a report.
pub(crate) fn lists(conn: &Connection, id: ReportId) -> Result<Lists, StoreError> {
    Ok((
        list(conn, &ISSUES, id, "", issue)?,
        list(conn, &SET_ASIDE, id, "", set_aside)?,
        list(conn, &CITATIONS, id, "", citation)?,
    ))
}

/// Stores numbers that are no figures as a later look found them, beside those that are there. Where a figure stands they
/// are not shown, so nothing has to be taken away, also when the look is taken back.
pub(crate) fn set_aside_too(
    conn: &Connection,
    report: ReportId,
    text: &str,
    found: &[SetAside],
) -> Result<(), StoreError> {
    let there = list(conn, &SET_ASIDE, report, "", set_aside)?;
    for one in found.iter().filter(|one| !there.iter().any(|other| other.span.overlaps(one.span))) {
        fits(text, one.span)?;
        SET_ASIDE.insert(conn, set_aside_columns(report, one))?;
    }
    Ok(())
}

/// Passes if the place lies in the text and cuts no character in two.
pub(crate) fn fits(text: &str, span: Span) -> Result<(), StoreError> {
    let fits = text.get(span.start..span.end).is_some();
    if fits { Ok(()) } else { Err(StoreError::BadSpan { span, length: text.len() }) }
}

/// What was read from the original of a report.
pub(crate) fn document(conn: &Connection, id: ReportId) -> Result<Document, StoreError> {
    let format = reports::one(conn, id)?.format;
    let mut statement = conn.prepare_cached(&DOCUMENTS.select("WHERE id = ?"))?;
    let mut rows = statement.query([id.0])?;
    let row = rows.next()?.ok_or_else(|| StoreError::altered(&DOCUMENTS, id.0))?;
    let mut columns = DOCUMENTS.open(row)?;
    Ok(Document { format, text: columns.take()?, blocks: columns.json()?, marks: columns.json()?, repairs: Vec::new() })
}

/// The text alone: its blocks and marks are looked at for their seal, and not read.
pub(crate) fn text(conn: &Connection, id: ReportId) -> Result<String, StoreError> {
    let mut statement = conn.prepare_cached(&DOCUMENTS.select("WHERE id = ?"))?;
    let mut rows = statement.query([id.0])?;
    let row = rows.next()?.ok_or_else(|| StoreError::altered(&DOCUMENTS, id.0))?;
    DOCUMENTS.open(row)?.take()
}

/// The line of a text that begins at this byte, without its end; empty where none does. Only its letters are looked at, and
/// the seal of the whole.
pub(crate) fn line(conn: &Connection, id: ReportId, start: usize) -> Result<String, StoreError> {
    let mut statement = conn.prepare_cached(&DOCUMENTS.select("WHERE id = ?"))?;
    let mut rows = statement.query([id.0])?;
    let row = rows.next()?.ok_or_else(|| StoreError::altered(&DOCUMENTS, id.0))?;
    let mut columns = DOCUMENTS.open(row)?;
    let rest = columns.bytes()?.get(start..).unwrap_or_default();
    let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
    str::from_utf8(line).map(str::to_owned).map_err(|_| columns.unreadable())
}

/// The rows of a table that belong to a report, in the order in which they were stored.
fn list<T>(
    conn: &Connection,
    table: &'static Table,
    id: ReportId,
    only: &str,
    read: fn(&mut Columns<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    reports::one(conn, id)?;
    let mut statement = conn.prepare_cached(&table.select(&format!("WHERE report = ? {only} ORDER BY id")))?;
    let mut rows = statement.query([id.0])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let mut columns = table.open(row)?;
        let _report: i64 = columns.take()?;
        all.push(read(&mut columns)?);
    }
    Ok(all)
}

fn issue_columns(report: ReportId, issue: &Issue) -> Vec<Value> {
    let (place, detail) = (word(issue.at.as_deref()), word(issue.detail.as_deref()));
    vec![Value::Integer(report.0), word(Some(issue.code.code())), place, detail]
}

fn issue(columns: &mut Columns<'_>) -> Result<Issue, StoreError> {
    Ok(Issue { code: columns.read(IssueCode::from_code)?, at: columns.take()?, detail: columns.take()? })
}

fn set_aside_columns(report: ReportId, one: &SetAside) -> Vec<Value> {
    let [start, end] = span_columns(one.span);
    vec![Value::Integer(report.0), start, end, word(Some(one.reason.code()))]
}

fn set_aside(columns: &mut Columns<'_>) -> Result<SetAside, StoreError> {
    Ok(SetAside { span: columns.span()?, reason: columns.read(Reason::from_code)? })
}

fn citation_columns(report: ReportId, one: &Citation) -> Result<Vec<Value>, StoreError> {
    let [start, end] = span_columns(one.span);
    Ok(vec![
        Value::Integer(report.0),
        word(Some(&one.number)),
        word(Some(&one.kind)),
        optional_day(one.date)?,
        word(one.issuer.as_deref()),
        word(one.excerpt.as_deref()),
        start,
        end,
    ])
}

fn citation(columns: &mut Columns<'_>) -> Result<Citation, StoreError> {
    Ok(Citation {
        number: columns.take()?,
        kind: columns.take()?,
        date: columns.optional(read_day)?,
        issuer: columns.take()?,
        excerpt: columns.take()?,
        span: columns.span()?,
    })
}
