//! Issued year-end reports: frozen with their file, its SHA-256 and the values they rest on.

use crate::{
    DataFile, DecisionKind, StoreError, Who,
    decisions::DecisionChange,
    history::{self, Action, Work},
    originals::sha256,
    row::{Columns, Table, read_time, time, word},
};
use chrono::NaiveDateTime;
use model::AreaId;
use rusqlite::{Connection, types::Value};

pub(crate) static SUMMARIES: Table = Table {
    name: "summaries",
    columns: &["area", "year", "version", "at", "person", "note", "pages", "stated", "sha256", "pdf"],
};

/// A report to be issued.
#[derive(Debug, Clone, Copy)]
pub struct NewSummary<'a> {
    /// The unit.
    pub area: &'a AreaId,
    /// Its year.
    pub year: i32,
    /// A remark; none or empty leaves it out.
    pub note: Option<&'a str>,
    /// How many pages it has.
    pub pages: u32,
    /// The values it rests on, as JSON; the store does not look into it.
    pub stated: &'a str,
    /// The file.
    pub pdf: &'a [u8],
}

/// An issued report, without its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedSummary {
    /// Its number in the data file.
    pub id: i64,
    /// The unit.
    pub area: AreaId,
    /// Its year.
    pub year: i32,
    /// Which one of that unit and year, from 1.
    pub version: u32,
    /// When it was issued, local time.
    pub at: NaiveDateTime,
    /// Who issued it.
    pub person: String,
    /// The remark.
    pub note: Option<String>,
    /// How many pages it has.
    pub pages: u32,
    /// The values it rests on, as JSON.
    pub stated: String,
    /// SHA-256 of its file.
    pub sha256: String,
    /// Size of its file in bytes.
    pub bytes: usize,
}

impl DataFile {
    /// Issues a report: keeps it for good, with an entry of the log. It is no action that is undone.
    ///
    /// # Errors
    /// [`StoreError::NoPerson`] and those of the file.
    pub fn issue_summary(&mut self, new: &NewSummary<'_>, by: &Who) -> Result<IssuedSummary, StoreError> {
        self.write(|tx| {
            let last: Option<i64> = tx
                .prepare_cached("SELECT max(version) FROM summaries WHERE area = ? AND year = ?")?
                .query_row((new.area.as_str(), new.year), |row| row.get(0))?;
            let version = last.unwrap_or(0) + 1;
            let row = vec![
                word(Some(new.area.as_str())),
                Value::Integer(new.year.into()),
                Value::Integer(version),
                time(by.at)?,
                word(Some(history::person(by)?)),
                word(new.note.map(str::trim).filter(|note| !note.is_empty())),
                Value::Integer(new.pages.into()),
                word(Some(new.stated)),
                word(Some(&sha256(new.pdf))),
                Value::Blob(new.pdf.to_vec()),
            ];
            let id = SUMMARIES.insert(tx, row)?;
            let named = serde_json::Value::from(format!("{version}")).to_string();
            let change = DecisionChange {
                kind: DecisionKind::Issued,
                subject: format!("{}/{}", new.area, new.year),
                before: None,
                after: Some(named),
            };
            history::settle(tx, Action::Issue, by, new.note, &Work { decisions: vec![change], ..Work::default() })?;
            one(tx, id).map(|(issued, _)| issued)
        })
    }

    /// The issued reports of a unit, under any of its ids, and a year; the latest first.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn issued_summaries(&self, units: &[AreaId], year: i32) -> Result<Vec<IssuedSummary>, StoreError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(&SUMMARIES.select("WHERE year = ? ORDER BY id DESC"))?;
            let mut rows = statement.query([year])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                all.push(read(&mut SUMMARIES.open(row)?)?.0);
            }
            all.retain(|issued| units.contains(&issued.area));
            Ok(all)
        })
    }

    /// An issued report with its file, as it was issued.
    ///
    /// # Errors
    /// [`StoreError::UnknownSummary`]; [`StoreError::Altered`] where the file is not the one that was issued.
    pub fn issued_summary(&self, id: i64) -> Result<(IssuedSummary, Vec<u8>), StoreError> {
        self.read(|conn| one(conn, id))
    }
}

fn one(conn: &Connection, id: i64) -> Result<(IssuedSummary, Vec<u8>), StoreError> {
    let mut statement = conn.prepare_cached(&SUMMARIES.select("WHERE id = ?"))?;
    let mut rows = statement.query([id])?;
    let row = rows.next()?.ok_or(StoreError::UnknownSummary(id))?;
    read(&mut SUMMARIES.open(row)?)
}

fn read(columns: &mut Columns<'_>) -> Result<(IssuedSummary, Vec<u8>), StoreError> {
    let mut issued = IssuedSummary {
        id: columns.id,
        area: AreaId::new(columns.take::<String>()?),
        year: columns.take()?,
        version: columns.take()?,
        at: columns.read(read_time)?,
        person: columns.take()?,
        note: columns.take()?,
        pages: columns.take()?,
        stated: columns.take()?,
        sha256: columns.take()?,
        bytes: 0,
    };
    let pdf: Vec<u8> = columns.take()?;
    if sha256(&pdf) != issued.sha256 {
        return Err(columns.unreadable());
    }
    issued.bytes = pdf.len();
    Ok((issued, pdf))
}
