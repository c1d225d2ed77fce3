//! Rereading: figures are looked for anew in a stored text, with better rules or with what people taught since. What a
//! person judged, noted, flagged or chose stays; only figures that nobody touched change, come and go.

use crate::{
    DataFile, DecisionKind, ReportIdentity, StoreError, Who, decisions, documents, facts,
    history::{self, Action, Change, ReportChange, STANDING, Work},
    reports,
};
use model::{Fact, FactDraft, FactId, ReportId, SetAside, State};
use rusqlite::Connection;

/// What a new look at a report found to be different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reread {
    /// Which report.
    pub report: ReportId,
    /// What it is, as read now.
    pub identity: ReportIdentity,
    /// Figures that are read otherwise now.
    pub changed: Vec<(FactId, FactDraft)>,
    /// Figures that are found no more.
    pub gone: Vec<FactId>,
    /// New ones.
    pub added: Vec<FactDraft>,
    /// All numbers that are no figures now.
    pub set_aside: Vec<SetAside>,
}

impl DataFile {
    /// Takes over what a new look found. A figure that somebody touched meanwhile stays as it is.
    ///
    /// # Errors
    /// [`StoreError::UnknownReport`], [`StoreError::UnknownFact`], [`StoreError::BadSpan`], [`StoreError::YearClosed`]
    /// and those of the file.
    pub fn reread(&mut self, reread: &Reread, by: &Who, why: Option<&str>) -> Result<(), StoreError> {
        self.write(|tx| {
            let text = documents::document(tx, reread.report)?.text;
            let reports = identity(tx, reread)?.into_iter().collect();
            let mut work = Work { reports, ..Work::default() };
            for (id, draft) in &reread.changed {
                let before = facts::one(tx, *id)?;
                if is_untouched(tx, &before)? {
                    let after = Fact { id: *id, ..facts::found(reread.report, &text, draft)? };
                    facts::put(tx, &after)?;
                    work.facts.push(Change { fact: *id, before: Some(before), after: Some(after) });
                }
            }
            for id in &reread.gone {
                let before = facts::one(tx, *id)?;
                if is_untouched(tx, &before)? {
                    facts::take_away(tx, *id)?;
                    work.facts.push(Change { fact: *id, before: Some(before), after: None });
                }
            }
            for draft in &reread.added {
                let mut fact = facts::found(reread.report, &text, draft)?;
                fact.id = facts::add(tx, &fact)?;
                work.facts.push(Change { fact: fact.id, before: None, after: Some(fact) });
            }
            documents::set_aside_too(tx, reread.report, &text, &reread.set_aside)?;
            if work.facts.is_empty() && work.reports.is_empty() {
                return Ok(());
            }
            history::act(tx, Action::Reread, by, why, &work)
        })
    }

    /// Whether nobody judged, noted, flagged or chose this figure.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn is_untouched(&self, fact: &Fact) -> Result<bool, StoreError> {
        self.read(|conn| is_untouched(conn, fact))
    }
}

fn identity(conn: &Connection, reread: &Reread) -> Result<Option<ReportChange>, StoreError> {
    let before = ReportIdentity::from(&reports::one(conn, reread.report)?);
    if before == reread.identity {
        return Ok(None);
    }
    reports::put(conn, reread.report, &reread.identity)?;
    Ok(Some(ReportChange { report: reread.report, before, after: reread.identity.clone() }))
}

fn is_untouched(conn: &Connection, fact: &Fact) -> Result<bool, StoreError> {
    if fact.state != State::Found || fact.note.is_some() {
        return Ok(false);
    }
    for kind in [DecisionKind::Official, DecisionKind::FollowUp] {
        if decisions::find(conn, kind, &fact.id.0.to_string())?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The figure as the last standing look at its report found it anew; none where it was only found once.
pub(crate) fn last_reading(conn: &Connection, fact: FactId) -> Result<Option<Fact>, StoreError> {
    let which = format!(
        "WHERE fact = ? AND after IS NOT NULL AND action IN (SELECT id FROM actions WHERE kind = 'reread')
           AND action IN {STANDING} ORDER BY id DESC LIMIT 1"
    );
    Ok(history::fact_changes(conn, &which, fact.0)?.pop().and_then(|(_, change)| change.after))
}
