//! What an office adds to the catalogue, in its data file: own indicators, and names or the hiding of built-in ones.
//!
//! Each is a decision with its history, so undo, redo and the log hold for it as for any other. Whatever way it is changed,
//! two things hold afterwards: nothing about it is wrong ([`model::OwnFault`]), and no figure is linked to an own indicator
//! that is not there. So one that figures use is not taken away, nor made to measure something else; it is retired.

use crate::{
    DataFile, DecisionKind, StoreError, Who,
    decisions::{self, DECISIONS, DecisionChange},
    history::{self, Action, Work},
};
use chrono::NaiveDateTime;
use model::{Addition, Catalogue, Fact, Indicator, IndicatorCode, OwnCatalogue, OwnFault};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::{cell::RefCell, collections::BTreeSet, sync::Arc};

/// One change of what an office adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CatalogueChange {
    /// An own indicator is added, or takes the place of the one with its code.
    Put(Box<Indicator>),
    /// An own indicator is taken away.
    Remove(IndicatorCode),
    /// What is added to a built-in indicator, in the place of what was before.
    Add(Addition),
}

/// How an own indicator, or an addition, is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept<T> {
    /// Who changed it last.
    pub(crate) person: String,
    /// When, local time.
    pub(crate) at: NaiveDateTime,
    /// Whether it came with a pack and nobody here has changed it since.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) taken_in: bool,
    /// What it is.
    pub(crate) what: T,
}

/// The catalogue of a file with the rows it was made from, so that it is made anew only when they changed, whoever did that.
#[derive(Debug, Default)]
pub(crate) struct Made(RefCell<Option<(Rows, Arc<Catalogue>)>>);

/// Kind, subject and value of each row.
type Rows = Vec<(DecisionKind, String, String)>;

impl DataFile {
    /// The catalogue of this file: the built-in one with what was added here. Cheap to ask for again.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn catalogue(&self) -> Result<Arc<Catalogue>, StoreError> {
        self.read(|conn| {
            let rows = rows(conn)?;
            if let Some((_, catalogue)) = self.made.0.borrow().as_ref().filter(|(made_from, _)| *made_from == rows) {
                return Ok(Arc::clone(catalogue));
            }
            let catalogue = Catalogue::with(&own(conn)?);
            self.made.0.replace(Some((rows, Arc::clone(&catalogue))));
            Ok(catalogue)
        })
    }

    /// What was added to the catalogue in this file.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn own_catalogue(&self) -> Result<OwnCatalogue, StoreError> {
        self.read(own)
    }

    /// How many figures are linked to an indicator, also rejected ones and those in the trash.
    ///
    /// # Errors
    /// Those of the file.
    pub fn figures_of(&self, code: &IndicatorCode) -> Result<u64, StoreError> {
        self.read(|conn| figures_of(conn, code))
    }

    /// Changes what is added to the catalogue: one action, all of it or nothing. Whether anything changed.
    ///
    /// # Errors
    /// [`StoreError::WrongIndicator`] where something is wrong with what would stand there; [`StoreError::IndicatorUsed`]
    /// where figures or other indicators use what would go or measure something else; [`StoreError::NoPerson`] and those of
    /// the file.
    pub fn change_catalogue(
        &mut self,
        changes: &[CatalogueChange],
        by: &Who,
        why: Option<&str>,
    ) -> Result<bool, StoreError> {
        self.write(|tx| {
            history::person(by)?;
            let changes = apply(tx, changes, by)?;
            if changes.is_empty() {
                return Ok(false);
            }
            let work = Work { decisions: changes, ..Work::default() };
            history::act(tx, Action::ChangeCatalogue, by, why, &work)?;
            Ok(true)
        })
    }

    /// What would be refused of these changes; the first reason. Nothing is changed.
    ///
    /// # Errors
    /// Those of [`Self::change_catalogue`].
    pub fn would_change_catalogue(&mut self, changes: &[CatalogueChange], by: &Who) -> Result<(), StoreError> {
        self.attempt(|tx| apply(tx, changes, by).map(|_| ()))
    }
}

/// Does the changes and tells what they changed.
fn apply(conn: &Connection, changes: &[CatalogueChange], by: &Who) -> Result<Vec<DecisionChange>, StoreError> {
    let mut done = Vec::new();
    for change in changes {
        let (kind, code) = match change {
            CatalogueChange::Put(one) => (DecisionKind::OwnIndicator, &one.code),
            CatalogueChange::Remove(code) => (DecisionKind::OwnIndicator, code),
            CatalogueChange::Add(addition) => (DecisionKind::Addition, &addition.code),
        };
        let before = decisions::find(conn, kind, code.as_str())?;
        let after = match change {
            CatalogueChange::Put(one) => renewed(before.as_deref(), Indicator::clone(one).tidied(), by)?,
            CatalogueChange::Remove(_) => None,
            CatalogueChange::Add(addition) => {
                let addition = addition.clone().tidied();
                if addition.is_empty() { None } else { renewed(before.as_deref(), addition, by)? }
            }
        };
        if before != after {
            done.push(set(conn, kind, code.as_str(), after)?);
        }
    }
    settled(conn, &done)?;
    Ok(done)
}

/// What is kept from now on: what was kept, where it says the same.
fn renewed<T: Serialize + for<'a> Deserialize<'a> + PartialEq>(
    before: Option<&str>,
    what: T,
    by: &Who,
) -> Result<Option<String>, StoreError> {
    let same = before.and_then(|before| serde_json::from_str::<Kept<T>>(before).ok()).filter(|kept| kept.what == what);
    let Some(before) = before.filter(|_| same.is_some()) else {
        return written(&Kept { person: by.name.clone(), at: by.at, taken_in: false, what }).map(Some);
    };
    Ok(Some(before.to_owned()))
}

/// As it stands in the file.
pub(crate) fn written<T: Serialize>(kept: &Kept<T>) -> Result<String, StoreError> {
    Ok(serde_json::to_string(kept).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?)
}

/// Keeps one decision and tells what it changed.
pub(crate) fn set(
    conn: &Connection,
    kind: DecisionKind,
    subject: &str,
    after: Option<String>,
) -> Result<DecisionChange, StoreError> {
    let before = decisions::find(conn, kind, subject)?;
    decisions::put(conn, kind, subject, after.as_deref())?;
    Ok(DecisionChange { kind, subject: subject.to_owned(), before, after })
}

/// Holds what must hold once these changes were made, whoever made them: an action, an undo, a pack.
pub(crate) fn settled(conn: &Connection, changes: &[DecisionChange]) -> Result<(), StoreError> {
    let ours = |change: &&DecisionChange| matches!(change.kind, DecisionKind::OwnIndicator | DecisionKind::Addition);
    let touched: BTreeSet<IndicatorCode> =
        changes.iter().filter(ours).map(|change| IndicatorCode::new(&*change.subject)).collect();
    if touched.is_empty() {
        return Ok(());
    }
    let own = own(conn)?;
    let catalogue = Catalogue::with(&own);
    for change in changes.iter().filter(|change| change.kind == DecisionKind::OwnIndicator) {
        still_measures_the_same(conn, change, &catalogue)?;
    }
    let speaks_of_it =
        |one: &&Indicator| touched.contains(&one.code) || references(one).any(|code| touched.contains(code));
    let indicators = own.indicators.iter().filter(speaks_of_it).map(|one| (&one.code, catalogue.faults_of(one)));
    let additions = own.additions.iter().filter(|one| touched.contains(&one.code));
    let additions = additions.map(|one| (&one.code, catalogue.faults_of_addition(one)));
    let wrong: Vec<(IndicatorCode, Vec<OwnFault>)> = indicators
        .chain(additions)
        .filter(|(_, faults)| !faults.is_empty())
        .map(|(code, faults)| (code.clone(), faults))
        .collect();
    if wrong.is_empty() { Ok(()) } else { Err(StoreError::WrongIndicator(wrong)) }
}

/// The indicators that one is explained by.
fn references(one: &Indicator) -> impl Iterator<Item = &IndicatorCode> {
    one.numerator.iter().chain(&one.denominator).chain(&one.predecessor)
}

/// An indicator that is used stays, and goes on measuring the same.
fn still_measures_the_same(
    conn: &Connection,
    change: &DecisionChange,
    catalogue: &Catalogue,
) -> Result<(), StoreError> {
    let code = IndicatorCode::new(&*change.subject);
    let Some(before) = change.before.as_deref().and_then(indicator_of) else { return Ok(()) };
    let same = match change.after.as_deref().and_then(indicator_of) {
        Some(after) => before.measures_like(&after, &catalogue.units),
        None => {
            let by_others = catalogue.indicators().filter(|one| references(one).any(|other| *other == code)).count();
            if by_others > 0 {
                return Err(StoreError::IndicatorUsed { code, figures: 0, indicators: count(by_others) });
            }
            false
        }
    };
    let figures = if same { 0 } else { figures_of(conn, &code)? };
    if figures > 0 { Err(StoreError::IndicatorUsed { code, figures, indicators: 0 }) } else { Ok(()) }
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

fn indicator_of(written: &str) -> Option<Indicator> {
    serde_json::from_str::<Kept<Indicator>>(written).ok().map(|kept| kept.what)
}

fn figures_of(conn: &Connection, code: &IndicatorCode) -> Result<u64, StoreError> {
    let sql = "SELECT count(*) FROM (SELECT id FROM facts WHERE indicator = ?1 UNION SELECT id FROM facts WHERE relation_of = ?1)";
    let figures: i64 = conn.prepare_cached(sql)?.query_row([code.as_str()], |row| row.get(0))?;
    Ok(u64::try_from(figures).unwrap_or(0))
}

/// The rows about the catalogue, in a stable order.
fn rows(conn: &Connection) -> Result<Rows, StoreError> {
    let mut statement = conn.prepare_cached(&DECISIONS.select("WHERE kind IN (?, ?) ORDER BY kind, subject"))?;
    let mut rows = statement.query([DecisionKind::OwnIndicator.code(), DecisionKind::Addition.code()])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let mut columns = DECISIONS.open(row)?;
        all.push((columns.read(DecisionKind::from_code)?, columns.take()?, columns.take()?));
    }
    Ok(all)
}

/// Everything that was added in this file.
pub(crate) fn own(conn: &Connection) -> Result<OwnCatalogue, StoreError> {
    let additions = kept::<Addition>(conn, DecisionKind::Addition)?;
    Ok(OwnCatalogue {
        indicators: kept::<Indicator>(conn, DecisionKind::OwnIndicator)?.into_iter().map(|kept| kept.what).collect(),
        additions: additions.into_iter().map(|kept| kept.what).collect(),
    })
}

/// What is kept of one kind, by code, with who changed it.
///
/// # Errors
/// [`StoreError::Altered`] for a row that is about something else than its subject says.
pub(crate) fn kept<T: Coded + for<'a> Deserialize<'a>>(
    conn: &Connection,
    kind: DecisionKind,
) -> Result<Vec<Kept<T>>, StoreError> {
    let mut statement = conn.prepare_cached(&DECISIONS.select("WHERE kind = ? ORDER BY subject"))?;
    let mut rows = statement.query([kind.code()])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let mut columns = DECISIONS.open(row)?;
        let (_kind, subject): (String, String) = (columns.take()?, columns.take()?);
        let kept: Kept<T> = columns.json()?;
        if kept.what.code().as_str() != subject {
            return Err(columns.unreadable());
        }
        all.push(kept);
    }
    Ok(all)
}

/// What is kept about one indicator.
pub(crate) fn find<T: for<'a> Deserialize<'a>>(
    conn: &Connection,
    kind: DecisionKind,
    code: &IndicatorCode,
) -> Result<Option<Kept<T>>, StoreError> {
    let found = decisions::find(conn, kind, code.as_str())?;
    Ok(found.and_then(|kept| serde_json::from_str(&kept).ok()))
}

/// What has the code of an indicator.
pub(crate) trait Coded {
    /// It.
    fn code(&self) -> &IndicatorCode;
}

impl Coded for Indicator {
    fn code(&self) -> &IndicatorCode {
        &self.code
    }
}

impl Coded for Addition {
    fn code(&self) -> &IndicatorCode {
        &self.code
    }
}

/// The field of an own indicator of this file.
pub(crate) fn field_of(conn: &Connection, code: &IndicatorCode) -> Result<Option<model::FieldCode>, StoreError> {
    Ok(find::<Indicator>(conn, DecisionKind::OwnIndicator, code)?.map(|kept| kept.what.field))
}

/// Refuses a figure that is linked to an own indicator which is not there.
pub(crate) fn knows(conn: &Connection, fact: &Fact) -> Result<(), StoreError> {
    let of = fact.relation.as_ref().and_then(|relation| relation.of.as_ref());
    for code in fact.indicator.iter().chain(of) {
        if !is_there(conn, code)? {
            return Err(StoreError::UnknownIndicator(code.clone()));
        }
    }
    Ok(())
}

/// Takes away what a figure that was read a moment ago says of own indicators that are gone since.
pub(crate) fn unlink_gone(conn: &Connection, fact: &mut Fact) -> Result<(), StoreError> {
    let gone = |code: &IndicatorCode| is_there(conn, code).map(|there| !there);
    if fact.indicator.as_ref().map(gone).transpose()? == Some(true) {
        fact.indicator = None;
    }
    if let Some(relation) = &mut fact.relation
        && relation.of.as_ref().map(gone).transpose()? == Some(true)
    {
        relation.of = None;
    }
    Ok(())
}

fn is_there(conn: &Connection, code: &IndicatorCode) -> Result<bool, StoreError> {
    Ok(!code.is_own() || decisions::find(conn, DecisionKind::OwnIndicator, code.as_str())?.is_some())
}
