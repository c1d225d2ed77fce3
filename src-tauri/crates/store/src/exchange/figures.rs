//! The figures of a pack beside those here: which are the same, and whose judgement of them stands.
//!
//! A judgement that came with a pack is kept with who made it there, so a later pack is measured against that person's
//! time and not against the time of taking in.

use super::Taking;
use crate::{
    Decided, DecisionKind, FactQuery, Left, StoreError, choosing, decisions, facts,
    history::{self, Action, Change},
    lessons, rereading,
};
use model::{Fact, FactId, ReportId, Source, State};
use rusqlite::Connection;

impl Taking<'_> {
    pub(super) fn figures(&mut self, id: ReportId, here: ReportId) -> Result<(), StoreError> {
        let query = |id| FactQuery { report: Some(id), include_rejected: true, ..FactQuery::default() };
        let mut ours = facts::matching(self.tx, &query(here))?;
        for theirs in facts::matching(self.from, &query(id))? {
            // Of several figures in one place the same one is the one that was found as the same.
            let first = |conn, fact: &Fact| first_of(conn, fact).map(|fact| fact.map(|f| (f.quantity, f.indicator)));
            let found = first(self.from, &theirs)?;
            let mut at = None;
            for (nth, own) in ours.iter().enumerate().filter(|(_, own)| same_place(own, &theirs)) {
                let same = first(self.tx, own)? == found;
                if same || at.is_none() {
                    at = Some(nth);
                }
                if same {
                    break;
                }
            }
            match at {
                Some(nth) => {
                    let own = ours.remove(nth);
                    self.facts.insert(theirs.id, own.id);
                    self.figure(own, &theirs)?;
                }
                None if theirs.is_judged() => self.new_figure(&theirs, Some(here))?,
                None => {}
            }
        }
        Ok(())
    }

    /// Values that people typed there. One that says the same of the same thing as one typed here is no news.
    pub(super) fn typed(&mut self) -> Result<(), StoreError> {
        let all = |conn: &Connection| {
            let query = FactQuery { include_rejected: true, ..FactQuery::default() };
            facts::typed(conn, &query)
        };
        let mut ours = all(self.tx)?;
        for theirs in all(self.from)? {
            let same_typing = |own: &Fact| own.source == theirs.source && own.linked() == theirs.linked();
            let says_same = |own: &Fact| {
                own.is_judged()
                    && theirs.is_judged()
                    && choosing::same_thing(own, &theirs)
                    && own.quantity == theirs.quantity
            };
            let at = ours.iter().position(same_typing).or_else(|| ours.iter().position(says_same));
            match at {
                Some(nth) => {
                    let own = ours.remove(nth);
                    self.facts.insert(theirs.id, own.id);
                    if own.source == theirs.source {
                        self.figure(own, &theirs)?;
                    }
                }
                None => self.new_figure(&theirs, None)?,
            }
        }
        Ok(())
    }

    /// A figure that stands on both sides.
    fn figure(&mut self, own: Fact, theirs: &Fact) -> Result<(), StoreError> {
        let wanted = judged_like(&own, theirs);
        if wanted == own || !is_decided(self.from, theirs)? {
            return Ok(());
        }
        if let Some(before) = credited(self.tx, own.id)? {
            // It came with an earlier pack; this one may be still older.
            if last_word(self.from, theirs.id)?.is_none_or(|theirs| theirs.at <= before.at) {
                return Ok(());
            }
        }
        if is_decided_here(self.tx, &own)? {
            let (ours, theirs) = (Box::new(own), Box::new(theirs.clone()));
            self.done.left.push(Left::Figure { ours, theirs });
            return Ok(());
        }
        facts::put(self.tx, &wanted)?;
        lessons::follow(self.tx, Some(&own), &wanted)?;
        self.credit(theirs, wanted.id)?;
        self.done.judged.push((own.clone(), wanted.clone()));
        self.work.facts.push(Change { fact: wanted.id, before: Some(own), after: Some(wanted) });
        Ok(())
    }

    fn new_figure(&mut self, theirs: &Fact, report: Option<ReportId>) -> Result<(), StoreError> {
        let mut fact = Fact { id: FactId(0), ..theirs.clone() };
        if let (Source::Document { report: place, .. }, Some(here)) = (&mut fact.source, report) {
            *place = here;
        }
        fact.id = facts::add(self.tx, &fact)?;
        self.facts.insert(theirs.id, fact.id);
        self.credit(theirs, fact.id)?;
        self.done.added.push(fact.clone());
        self.work.facts.push(Change { fact: fact.id, before: None, after: Some(fact) });
        Ok(())
    }

    /// Keeps who judged a figure there, and why.
    fn credit(&mut self, theirs: &Fact, here: FactId) -> Result<(), StoreError> {
        let Some(decided) = last_word(self.from, theirs.id)? else { return Ok(()) };
        self.decide(DecisionKind::TakenIn, &here.0.to_string(), &decided)
    }
}

fn same_place(a: &Fact, b: &Fact) -> bool {
    match (&a.source, &b.source) {
        (Source::Document { span: a, .. }, Source::Document { span: b, .. }) => a == b,
        _ => false,
    }
}

/// Our figure with what people made of theirs.
fn judged_like(own: &Fact, theirs: &Fact) -> Fact {
    if theirs.state == State::Found {
        return Fact { note: theirs.note.clone(), ..own.clone() };
    }
    Fact {
        id: own.id,
        source: own.source.clone(),
        candidates: own.candidates.clone(),
        implicit: own.implicit,
        warnings: own.warnings.clone(),
        confidence: own.confidence,
        ..theirs.clone()
    }
}

/// Who had judged a figure that came with a pack.
pub(super) fn credited(conn: &Connection, id: FactId) -> Result<Option<Decided>, StoreError> {
    let found = decisions::find(conn, DecisionKind::TakenIn, &id.0.to_string())?;
    Ok(found.and_then(|decided| serde_json::from_str(&decided).ok()))
}

pub(super) fn last_action(conn: &Connection, id: FactId) -> Result<Option<history::Entry>, StoreError> {
    let last = history::fact_changes(conn, "WHERE fact = ? ORDER BY id DESC LIMIT 1", id.0)?.pop();
    last.map(|(action, _)| history::entry(conn, action)).transpose()
}

/// Who judged a figure last, wherever that was.
fn last_word(conn: &Connection, id: FactId) -> Result<Option<Decided>, StoreError> {
    match last_action(conn, id)? {
        Some(entry) if entry.action == Action::TakeIn => credited(conn, id),
        Some(entry) => Ok(Some(Decided { person: entry.person, at: entry.at, why: entry.why, by_report: None })),
        None => Ok(None),
    }
}

/// Whether a person made anything of the figure since it came in: judged, corrected or noted it.
fn is_decided(conn: &Connection, fact: &Fact) -> Result<bool, StoreError> {
    if fact.state == State::Found {
        return Ok(fact.note.is_some());
    }
    Ok(first_of(conn, fact)?.is_none_or(|first| first != *fact))
}

/// Whether somebody on this computer did so.
fn is_decided_here(conn: &Connection, fact: &Fact) -> Result<bool, StoreError> {
    let taken = last_action(conn, fact.id)?.is_some_and(|entry| entry.action == Action::TakeIn);
    Ok(!taken && is_decided(conn, fact)?)
}

/// The figure as it first came in, or as it was last read anew.
fn first_of(conn: &Connection, fact: &Fact) -> Result<Option<Fact>, StoreError> {
    if let Some(read) = rereading::last_reading(conn, fact.id)? {
        return Ok(Some(read));
    }
    let first = history::fact_changes(conn, "WHERE fact = ? ORDER BY id LIMIT 1", fact.id.0)?.pop();
    Ok(first.map_or_else(|| Some(fact.clone()), |(_, change)| change.before.or(change.after)))
}
