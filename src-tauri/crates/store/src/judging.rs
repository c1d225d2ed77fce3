//! Judging: what people make of figures.
//!
//! | state before | confirm | reject | reopen | correct |
//! |---|---|---|---|---|
//! | found | confirmed | rejected | – | corrected |
//! | confirmed | – | rejected | as it came in | corrected |
//! | corrected | – | rejected | as it came in | corrected |
//! | typed | – | rejected | as it came in | typed |
//! | rejected | as before the rejection, found ones confirmed | – | as it came in | corrected; typed ones typed |
//!
//! A dash changes nothing and leaves no entry in the history. A correction that changes nothing but the note confirms.

use crate::{
    DataFile, StoreError, Who, facts,
    history::{self, Action, Change, STANDING, Work},
    identity, lessons, rereading,
};
use model::{AreaId, Fact, FactId, FieldCode, IndicatorCode, Period, Quantity, Relation, Source, State};
use rusqlite::Connection;

/// A judgement on figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// They stand as they are.
    Confirm,
    /// They do not count.
    Reject,
    /// As they first came in: found ones wait again, with the area and period that their report has now.
    Reopen,
}

/// What a figure is to be. Its place in the text, its state and what the program thought of it stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The number.
    pub quantity: Quantity,
    /// What it counts, in words.
    pub measure: String,
    /// Field of work.
    pub field: Option<FieldCode>,
    /// The indicator whose value it is.
    pub indicator: Option<IndicatorCode>,
    /// What it says about another figure.
    pub relation: Option<Relation>,
    /// The part of the area it is about.
    pub scope: Option<String>,
    /// Province.
    pub area: Option<AreaId>,
    /// Time.
    pub period: Option<Period>,
    /// A remark.
    pub note: Option<String>,
    /// The reason of the correction; a new remark is one too.
    pub why: Option<String>,
}

impl From<&Fact> for Correction {
    /// The correction that changes nothing.
    fn from(fact: &Fact) -> Self {
        let fact = fact.clone();
        Self {
            quantity: fact.quantity,
            measure: fact.measure,
            field: fact.field,
            indicator: fact.indicator,
            relation: fact.relation,
            scope: fact.scope,
            area: fact.area,
            period: fact.period,
            note: fact.note,
            why: None,
        }
    }
}

impl DataFile {
    /// Judges figures in one action and returns those that changed.
    ///
    /// # Errors
    /// [`StoreError::UnknownFact`] where one of them does not exist, and those of the file.
    pub fn judge(
        &mut self,
        ids: &[FactId],
        verdict: Verdict,
        by: &Who,
        why: Option<&str>,
    ) -> Result<Vec<FactId>, StoreError> {
        self.write(|tx| {
            let mut changes = Vec::new();
            for id in ids {
                let before = facts::one(tx, *id)?;
                let after = judged(tx, &before, verdict)?;
                if after != before {
                    facts::put(tx, &after)?;
                    lessons::follow(tx, Some(&before), &after)?;
                    changes.push(Change { fact: *id, before: Some(before), after: Some(after) });
                }
            }
            if !changes.is_empty() {
                history::act(tx, verdict.action(), by, why, &Work { facts: changes.clone(), ..Work::default() })?;
            }
            Ok(changes.iter().map(|change| change.fact).collect())
        })
    }

    /// Corrects a figure and returns it as it is now. A new remark stands for the reason where none is given.
    ///
    /// # Errors
    /// [`StoreError::UnknownFact`], [`StoreError::BadDate`], [`StoreError::YearClosed`] and those of the file.
    pub fn correct(&mut self, id: FactId, correction: &Correction, by: &Who) -> Result<Fact, StoreError> {
        self.write(|tx| {
            let before = facts::one(tx, id)?;
            let after = corrected(tx, &before, correction)?;
            if after != before {
                facts::put(tx, &after)?;
                lessons::follow(tx, Some(&before), &after)?;
                let remark = correction.note.as_deref().filter(|note| before.note.as_deref() != Some(note));
                let why = correction.why.as_deref().filter(|why| !why.trim().is_empty()).or(remark);
                let change = Change { fact: id, before: Some(before.clone()), after: Some(after.clone()) };
                let work = Work { facts: vec![change], ..Work::default() };
                history::act(tx, Action::Correct, by, why, &work)?;
            }
            Ok(after)
        })
    }
}

impl Verdict {
    const fn action(self) -> Action {
        match self {
            Self::Confirm => Action::Confirm,
            Self::Reject => Action::Reject,
            Self::Reopen => Action::Reopen,
        }
    }
}

fn judged(conn: &Connection, fact: &Fact, verdict: Verdict) -> Result<Fact, StoreError> {
    match verdict {
        Verdict::Confirm => Ok(Fact { state: confirmed(conn, fact)?, ..fact.clone() }),
        Verdict::Reject => Ok(Fact { state: State::Rejected, ..fact.clone() }),
        Verdict::Reopen => as_it_came(conn, fact),
    }
}

fn corrected(conn: &Connection, fact: &Fact, correction: &Correction) -> Result<Fact, StoreError> {
    let to = correction.clone();
    let mut after = Fact {
        quantity: to.quantity,
        measure: to.measure,
        field: to.field,
        indicator: to.indicator,
        relation: to.relation,
        scope: to.scope,
        area: to.area,
        period: to.period,
        note: fact.note.clone(),
        ..fact.clone()
    };
    after.state = match (&fact.source, after == *fact) {
        (_, true) => confirmed(conn, fact)?,
        (Source::Person { .. }, false) => State::Typed,
        (Source::Document { .. }, false) => State::Corrected,
    };
    after.note = to.note;
    Ok(after)
}

/// The state of a figure that a person takes as it is.
fn confirmed(conn: &Connection, fact: &Fact) -> Result<State, StoreError> {
    let state = match fact.state {
        State::Rejected => before_rejection(conn, fact)?,
        state => state,
    };
    Ok(if state == State::Found { State::Confirmed } else { state })
}

/// The last state a rejected figure had before. Only actions that stand count: one that was taken back may have given it
/// a state that nobody wants.
fn before_rejection(conn: &Connection, fact: &Fact) -> Result<State, StoreError> {
    let standing = format!("WHERE fact = ? AND action IN {STANDING} ORDER BY id DESC");
    let changes = history::fact_changes(conn, &standing, fact.id.0)?;
    let states = changes.into_iter().filter_map(|(_, change)| change.before.map(|before| before.state));
    let mut before = states.skip_while(|state| *state == State::Rejected);
    before.next().ok_or(StoreError::altered(&crate::fact_row::FACTS, fact.id.0))
}

/// The figure as it first came in; a found one with the corrections of its report since.
fn as_it_came(conn: &Connection, fact: &Fact) -> Result<Fact, StoreError> {
    let first = history::fact_changes(conn, "WHERE fact = ? ORDER BY id LIMIT 1", fact.id.0)?.pop();
    let first = first.and_then(|(_, change)| change.before.or(change.after));
    let mut first = rereading::last_reading(conn, fact.id)?.or(first).unwrap_or_else(|| fact.clone());
    if let (State::Found, Some(report)) = (first.state, first.report()) {
        for correction in identity::standing_corrections(conn, report)? {
            identity::follow(&mut first, &correction.before, &correction.after);
        }
    }
    Ok(first)
}
