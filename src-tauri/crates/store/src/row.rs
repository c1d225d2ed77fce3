//! Rows with a seal: the CRC-32 of their columns, written with them and checked whenever they are read.
//!
//! SQLite notices damage to its own structure, but not a digit that changed inside a value. With the seal no such value
//! is ever believed: reading it gives [`StoreError::Altered`], and [`DataFile::check`](crate::DataFile::check) names the
//! row. The seal covers the values as they are stored, not the types of `model`, so it outlives changes to those.

use crate::StoreError;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use flate2::Crc;
use rusqlite::{
    Connection, Row, params_from_iter,
    types::{FromSql, Value, ValueRef},
};
use serde::de::DeserializeOwned;
use text::Span;

/// A table whose rows are sealed: `id`, the columns, `seal`.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: &'static str,
    /// The columns under the seal, in the order in which they are sealed; `id` stands outside.
    pub(crate) columns: &'static [&'static str],
}

/// Every sealed table.
pub(crate) static TABLES: &[&Table] = &[
    &crate::reports::REPORTS,
    &crate::documents::DOCUMENTS,
    &crate::documents::ISSUES,
    &crate::documents::SET_ASIDE,
    &crate::documents::CITATIONS,
    &crate::fact_row::FACTS,
    &crate::history::ACTIONS,
    &crate::history::CHANGES,
    &crate::history::REPORT_CHANGES,
    &crate::decisions::DECISIONS,
    &crate::decisions::DECISION_CHANGES,
    &crate::settings::SETTINGS,
    &crate::lessons::LESSONS,
    &crate::counts::FACT_COUNTS,
    &crate::summaries::SUMMARIES,
];

impl Table {
    /// Adds a row and returns its id.
    pub(crate) fn insert(&self, conn: &Connection, values: Vec<Value>) -> Result<i64, StoreError> {
        self.insert_as(conn, Value::Null, values)
    }

    /// Adds a row with a given id.
    pub(crate) fn insert_as(&self, conn: &Connection, id: Value, values: Vec<Value>) -> Result<i64, StoreError> {
        let sql = format!(
            "INSERT INTO {} (id, {}, seal) VALUES (?{})",
            self.name,
            self.columns.join(", "),
            ", ?".repeat(self.columns.len() + 1)
        );
        let seal = seal(values.iter().map(ValueRef::from));
        let row = [id].into_iter().chain(values).chain([Value::Integer(seal)]);
        Ok(conn.prepare_cached(&sql)?.insert(params_from_iter(row))?)
    }

    /// Writes all columns of a row anew and returns whether there is such a row.
    pub(crate) fn update(&self, conn: &Connection, id: i64, values: Vec<Value>) -> Result<bool, StoreError> {
        let sql = format!("UPDATE {} SET {} = ?, seal = ? WHERE id = ?", self.name, self.columns.join(" = ?, "));
        let seal = seal(values.iter().map(ValueRef::from));
        let row = values.into_iter().chain([Value::Integer(seal), Value::Integer(id)]);
        Ok(conn.prepare_cached(&sql)?.execute(params_from_iter(row))? == 1)
    }

    /// `SELECT` of whole rows for [`Columns`]; `rest` is what comes after the table's name.
    pub(crate) fn select(&self, rest: &str) -> String {
        format!("SELECT id, {}, seal FROM {} {rest}", self.columns.join(", "), self.name)
    }

    /// The columns of a row of [`Self::select`], if it is as it was written.
    pub(crate) fn open<'r>(&'static self, row: &'r Row<'r>) -> Result<Columns<'r>, StoreError> {
        let id: i64 = row.get(0)?;
        let last = self.columns.len();
        let values = (1..=last).map(|i| row.get_ref(i)).collect::<rusqlite::Result<Vec<_>>>()?;
        if row.get_ref(last + 1)? != ValueRef::Integer(seal(values.iter().copied())) {
            return Err(StoreError::altered(self, id));
        }
        Ok(Columns { table: self, id, values: values.into_iter() })
    }
}

/// CRC-32 over kind, length and content of each value.
fn seal<'v>(values: impl Iterator<Item = ValueRef<'v>>) -> i64 {
    // In one piece: the sum of many small ones takes several times as long.
    let mut all = Vec::with_capacity(1024);
    let mut framed = |kind: u8, content: &[u8]| {
        all.push(kind);
        all.extend_from_slice(&(content.len() as u64).to_le_bytes());
        all.extend_from_slice(content);
    };
    for value in values {
        match value {
            ValueRef::Null => framed(0, &[]),
            ValueRef::Integer(n) => framed(1, &n.to_le_bytes()),
            ValueRef::Real(x) => framed(2, &x.to_le_bytes()),
            ValueRef::Text(s) => framed(3, s),
            ValueRef::Blob(b) => framed(4, b),
        }
    }
    let mut crc = Crc::new();
    crc.update(&all);
    i64::from(crc.sum())
}

/// Reads the columns of one row, in their order.
pub(crate) struct Columns<'r> {
    table: &'static Table,
    /// Key of the row.
    pub(crate) id: i64,
    values: std::vec::IntoIter<ValueRef<'r>>,
}

impl<'r> Columns<'r> {
    /// The next column.
    pub(crate) fn take<T: FromSql>(&mut self) -> Result<T, StoreError> {
        let value = self.next()?;
        T::column_result(value).map_err(|_| self.unreadable())
    }

    /// The bytes of the next column, a text.
    pub(crate) fn bytes(&mut self) -> Result<&'r [u8], StoreError> {
        match self.next()? {
            ValueRef::Text(bytes) => Ok(bytes),
            _ => Err(self.unreadable()),
        }
    }

    /// The error that this row cannot be read.
    pub(crate) const fn unreadable(&self) -> StoreError {
        StoreError::altered(self.table, self.id)
    }

    /// The next column, read by `read`.
    pub(crate) fn read<T>(&mut self, read: impl FnOnce(&str) -> Option<T>) -> Result<T, StoreError> {
        self.optional(read)?.ok_or_else(|| self.unreadable())
    }

    /// The next column if it holds anything, read by `read`.
    pub(crate) fn optional<T>(&mut self, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
        let Some(written) = self.next()?.as_str_or_null().map_err(|_| self.unreadable())? else { return Ok(None) };
        read(written).map(Some).ok_or_else(|| self.unreadable())
    }

    fn next(&mut self) -> Result<ValueRef<'r>, StoreError> {
        self.values.next().ok_or_else(|| self.unreadable())
    }

    /// The next column as JSON.
    pub(crate) fn json<T: DeserializeOwned>(&mut self) -> Result<T, StoreError> {
        self.read(|written| serde_json::from_str(written).ok())
    }

    /// The next column as JSON, if it holds anything.
    pub(crate) fn optional_json<T: DeserializeOwned>(&mut self) -> Result<Option<T>, StoreError> {
        self.optional(|written| serde_json::from_str(written).ok())
    }

    /// The next two columns as a place in a text.
    pub(crate) fn span(&mut self) -> Result<Span, StoreError> {
        self.optional_span()?.ok_or_else(|| self.unreadable())
    }

    /// The next two columns as a place in a text, if they hold one.
    pub(crate) fn optional_span(&mut self) -> Result<Option<Span>, StoreError> {
        let (start, end): (Option<i64>, Option<i64>) = (self.take()?, self.take()?);
        let Some((start, end)) = start.zip(end) else { return Ok(None) };
        let (start, end) = (usize::try_from(start), usize::try_from(end));
        start.ok().zip(end.ok()).map(|(start, end)| Some(Span::new(start, end))).ok_or_else(|| self.unreadable())
    }
}

/// An optional word as a column.
pub(crate) fn word(word: Option<&str>) -> Value {
    word.map_or(Value::Null, |word| Value::Text(word.to_owned()))
}

/// A place in a text as two columns. A byte beyond what SQLite can count is refused by the table's own checks.
pub(crate) fn span_columns(span: Span) -> [Value; 2] {
    let byte = |at: usize| Value::Integer(i64::try_from(at).unwrap_or(-1));
    [byte(span.start), byte(span.end)]
}

/// A day as a column.
pub(crate) fn day(day: NaiveDate) -> Result<Value, StoreError> {
    let writable = (0..=9999).contains(&day.year());
    if writable { Ok(Value::Text(day.format(DAY).to_string())) } else { Err(StoreError::BadDate(day)) }
}

/// A day that may be missing as a column.
pub(crate) fn optional_day(date: Option<NaiveDate>) -> Result<Value, StoreError> {
    date.map_or(Ok(Value::Null), day)
}

/// Reads [`day`] back.
pub(crate) fn read_day(written: &str) -> Option<NaiveDate> {
    // By hand: thousands are read at a time, and to go by a pattern takes longer.
    let (year, rest) = written.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A time as a column.
pub(crate) fn time(time: NaiveDateTime) -> Result<Value, StoreError> {
    day(time.date())?;
    Ok(Value::Text(time.format(TIME).to_string()))
}

/// Reads [`time`] back.
pub(crate) fn read_time(written: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(written, TIME).ok()
}

/// A list as a column of JSON.
pub(crate) fn json<T: serde::Serialize + ?Sized>(list: &T) -> Result<Value, StoreError> {
    let written = serde_json::to_string(list).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
    Ok(Value::Text(written))
}

const DAY: &str = "%Y-%m-%d";
const TIME: &str = "%Y-%m-%dT%H:%M:%S%.f";
