//! Closing a year: its values are final. They can still be changed, but only with a reason, and what was changed since
//! is shown.

use crate::{
    DataFile, Decided, DecisionKind, StoreError, Who, decisions,
    fact_row::{self, FACTS},
    history::{self, Action, Work},
    row,
};
use chrono::NaiveDateTime;
use model::{Fact, FactId, Period};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// A figure of a closed year that is not as it was when the year was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedSince {
    /// The figure.
    pub fact: FactId,
    /// At closing; none where it was not there.
    pub before: Option<Fact>,
    /// Now; none where it is gone.
    pub after: Option<Fact>,
    /// Who changed it last; of an imported figure, who imported it.
    pub person: String,
    /// When.
    pub at: NaiveDateTime,
    /// The reason given; none for an imported figure.
    pub why: Option<String>,
}

impl DataFile {
    /// Closes a year: a later change of its values needs a reason. Nothing where it is closed already.
    ///
    /// # Errors
    /// Those of the file.
    pub fn close_year(&mut self, year: i32, by: &Who, why: Option<&str>) -> Result<(), StoreError> {
        self.write(|tx| {
            if is_closed(tx, year)? {
                return Ok(());
            }
            let decided = Decided::new(by, why);
            let change = decisions::decide(tx, DecisionKind::ClosedYear, &year.to_string(), Some(&decided))?;
            let work = Work { decisions: change.into_iter().collect(), ..Work::default() };
            history::act(tx, Action::CloseYear, by, why, &work)
        })
    }

    /// Opens a closed year again.
    ///
    /// # Errors
    /// [`StoreError::NoReason`] where none is given, and those of the file.
    pub fn reopen_year(&mut self, year: i32, by: &Who, why: &str) -> Result<(), StoreError> {
        if why.trim().is_empty() {
            return Err(StoreError::NoReason);
        }
        self.write(|tx| {
            let change = decisions::decide(tx, DecisionKind::ClosedYear, &year.to_string(), None)?;
            let Some(change) = change else { return Ok(()) };
            let work = Work { decisions: vec![change], ..Work::default() };
            history::act(tx, Action::ReopenYear, by, Some(why), &work)
        })
    }

    /// The closed years, with who closed them and when.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn closed_years(&self) -> Result<BTreeMap<i32, Decided>, StoreError> {
        let all = self.read(|conn| decisions::all(conn, DecisionKind::ClosedYear))?;
        Ok(all.into_iter().filter_map(|(subject, decided)| Some((subject.parse().ok()?, decided))).collect())
    }

    /// What is not as it was when the year was closed: figures that were changed, added or imported. Empty where the year
    /// is not closed.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn changed_since_closing(&self, year: i32) -> Result<Vec<ChangedSince>, StoreError> {
        self.read(|conn| {
            let Some(closing) = closing(conn, year)? else { return Ok(Vec::new()) };
            let mut all = changed(conn, year, closing)?;
            let known: BTreeSet<FactId> = all.iter().map(|change| change.fact).collect();
            all.retain(|change| change.before != change.after);
            all.extend(imported(conn, year, closing)?.into_iter().filter(|change| !known.contains(&change.fact)));
            Ok(all)
        })
    }
}

fn is_closed(conn: &Connection, year: i32) -> Result<bool, StoreError> {
    Ok(decisions::find(conn, DecisionKind::ClosedYear, &year.to_string())?.is_some())
}

/// The action that closed the year, if it is closed.
fn closing(conn: &Connection, year: i32) -> Result<Option<i64>, StoreError> {
    if !is_closed(conn, year)? {
        return Ok(None);
    }
    let sql = "SELECT max(action) FROM decision_changes WHERE kind = ? AND subject = ? AND after IS NOT NULL";
    Ok(conn.query_row(sql, (DecisionKind::ClosedYear.code(), year.to_string()), |row| row.get(0))?)
}

/// Changed by an action since: as it was before the first one, and as it is now.
fn changed(conn: &Connection, year: i32, closing: i64) -> Result<Vec<ChangedSince>, StoreError> {
    let mut by_fact: BTreeMap<FactId, ChangedSince> = BTreeMap::new();
    for (action, change) in history::fact_changes(conn, "WHERE action > ? ORDER BY id", closing)? {
        let in_year = [&change.before, &change.after].into_iter().flatten().any(|fact| year_of(fact) == Some(year));
        if !in_year && !by_fact.contains_key(&change.fact) {
            continue;
        }
        let entry = history::entry(conn, action)?;
        let since = by_fact.entry(change.fact).or_insert_with(|| ChangedSince {
            fact: change.fact,
            before: change.before.clone(),
            after: None,
            person: String::new(),
            at: entry.at,
            why: None,
        });
        (since.after, since.person, since.at, since.why) = (change.after, entry.person, entry.at, entry.why);
    }
    Ok(by_fact.into_values().collect())
}

/// Imported since: found in reports that came after the closing.
fn imported(conn: &Connection, year: i32, closing: i64) -> Result<Vec<ChangedSince>, StoreError> {
    let closed_at = history::entry(conn, closing)?.at;
    let late = "WHERE year = ? AND report IN (SELECT id FROM reports WHERE imported_at > ?) ORDER BY id";
    let mut statement = conn.prepare_cached(&FACTS.select(late))?;
    let mut rows = statement.query((year, row::time(closed_at)?))?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let fact = fact_row::read(&mut FACTS.open(row)?)?;
        let Some(report) = fact.report() else { continue };
        let report = crate::reports::one(conn, report)?;
        all.push(ChangedSince {
            fact: fact.id,
            before: None,
            after: Some(fact),
            person: report.imported_by,
            at: report.imported_at,
            why: None,
        });
    }
    Ok(all)
}

/// Passes if the work changes no value of a closed year, or a reason is given.
pub(crate) fn allows(conn: &Connection, work: &Work, why: Option<&str>) -> Result<(), StoreError> {
    if why.is_some_and(|why| !why.trim().is_empty()) {
        return Ok(());
    }
    let closed: BTreeSet<i32> = {
        let all = decisions::all(conn, DecisionKind::ClosedYear)?;
        all.into_iter().filter_map(|(subject, _)| subject.parse().ok()).collect()
    };
    if closed.is_empty() {
        return Ok(());
    }
    let changed = work.facts.iter().filter(|change| counts(change.before.as_ref(), change.after.as_ref()));
    let mut years: Vec<i32> = changed.flat_map(|c| [&c.before, &c.after]).flatten().filter_map(year_of).collect();
    for change in &work.decisions {
        match change.kind {
            DecisionKind::Official => {
                let id = change.subject.parse().map(FactId).ok();
                let fact = id.map(|id| crate::facts::find(conn, id)).transpose()?.flatten();
                years.extend(fact.as_ref().and_then(year_of));
            }
            DecisionKind::Trash | DecisionKind::Superseded => {
                let sql = "SELECT DISTINCT year FROM facts WHERE report = ? AND year IS NOT NULL AND linked";
                let mut statement = conn.prepare_cached(sql)?;
                let found = statement.query_map([change.subject.parse::<i64>().unwrap_or(-1)], |row| row.get(0))?;
                years.extend(found.collect::<rusqlite::Result<Vec<i32>>>()?);
            }
            _ => {}
        }
    }
    match years.into_iter().find(|year| closed.contains(year)) {
        Some(year) => Err(StoreError::YearClosed(year)),
        None => Ok(()),
    }
}

/// Whether more than the note differs. To take a sure figure as it is changes no value, nor does a word about it.
fn counts(before: Option<&Fact>, after: Option<&Fact>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => {
            let plain = |fact: &Fact| Fact { note: None, state: model::State::Found, ..fact.clone() };
            before.is_used() != after.is_used() || plain(before) != plain(after)
        }
        _ => true,
    }
}

fn year_of(fact: &Fact) -> Option<i32> {
    fact.period.as_ref().map(Period::year_of)
}
