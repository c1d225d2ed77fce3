//! Choosing: a person says which of several figures about the same thing stands, and why. What the figures say stays.

use crate::{
    DataFile, Decided, DecisionKind, FactQuery, StoreError, Who, decisions, facts,
    history::{self, Action, Work},
};
use model::{Fact, FactId};
use rusqlite::Connection;
use std::collections::BTreeMap;

impl DataFile {
    /// Makes a figure the official one of what it is about, in the place of any other that was chosen for it.
    ///
    /// # Errors
    /// [`StoreError::UnknownFact`], [`StoreError::NoReason`] where none is given, and those of the file.
    pub fn choose_official(&mut self, id: FactId, by: &Who, why: &str) -> Result<(), StoreError> {
        if why.trim().is_empty() {
            return Err(StoreError::NoReason);
        }
        self.write(|tx| {
            let fact = facts::one(tx, id)?;
            let mut work = Work::default();
            for (other, _) in chosen(tx)? {
                let rival = other != id && facts::find(tx, other)?.is_some_and(|other| same_thing(&other, &fact));
                if rival {
                    let subject = other.0.to_string();
                    work.decisions.extend(decisions::decide(tx, DecisionKind::Official, &subject, None)?);
                }
            }
            let decided = Decided::new(by, Some(why));
            let subject = id.0.to_string();
            work.decisions.extend(decisions::decide(tx, DecisionKind::Official, &subject, Some(&decided))?);
            history::act(tx, Action::ChooseOfficial, by, Some(why), &work)
        })
    }

    /// Leaves it to the rules again which figure stands. Nothing where this one was not chosen.
    ///
    /// # Errors
    /// [`StoreError::UnknownFact`] and those of the file.
    pub fn choose_by_rules(&mut self, id: FactId, by: &Who, why: Option<&str>) -> Result<(), StoreError> {
        self.write(|tx| {
            facts::one(tx, id)?;
            let Some(change) = decisions::decide(tx, DecisionKind::Official, &id.0.to_string(), None)? else {
                return Ok(());
            };
            let work = Work { decisions: vec![change], ..Work::default() };
            history::act(tx, Action::ChooseByRules, by, why, &work)
        })
    }

    /// The figures that a person made official.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn chosen(&self) -> Result<BTreeMap<FactId, Decided>, StoreError> {
        self.read(chosen)
    }

    /// The figures wanted that share what they are about with another one: same indicator, area, scope, period and
    /// basis. Whether they say the same is for `compare` to tell.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn facts_about_the_same(&self, query: &FactQuery) -> Result<Vec<Fact>, StoreError> {
        self.read(|conn| facts::sharing(conn, query))
    }
}

/// The figures that a person made official.
pub(crate) fn chosen(conn: &Connection) -> Result<BTreeMap<FactId, Decided>, StoreError> {
    let all = decisions::all(conn, DecisionKind::Official)?;
    Ok(all.into_iter().filter_map(|(subject, decided)| Some((FactId(subject.parse().ok()?), decided))).collect())
}

/// Whether two figures are about the same thing; the label of a period says nothing.
pub(crate) fn same_thing(a: &Fact, b: &Fact) -> bool {
    let days = |fact: &Fact| fact.period.as_ref().map(|p| (p.start, p.end));
    a.linked().is_some()
        && (a.linked(), &a.area, &a.scope, a.quantity.basis) == (b.linked(), &b.area, &b.scope, b.quantity.basis)
        && days(a) == days(b)
}
