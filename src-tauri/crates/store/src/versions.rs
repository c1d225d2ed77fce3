//! Versions of one report: the newer one takes the place of the older one, whose figures count no more, and what people
//! decided on figures that are the same in both goes over to the newer one. Which report is a version of which, and which
//! figure is which, is for others to tell; here it is written down, as one action that can be undone.

use crate::{
    DataFile, Decided, DecisionKind, ReportIdentity, StoreError, Who,
    decisions::{self, DecisionChange},
    documents, facts,
    history::{self, Action, Change, ReportChange, STANDING, Work},
    lessons, reports, rereading,
    trash::REPLACED,
};
use model::{Fact, FactId, ReportId, State};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use text::Span;

/// A report that takes the place of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVersion {
    /// The one that is replaced.
    pub older: ReportId,
    /// The one that counts from now on.
    pub newer: ReportId,
    /// Figures that are the same in both: of the older one, of the newer one.
    pub same: Vec<(FactId, FactId)>,
    /// Figures of the older one that a person pointed out in its text, with their place and sentence in the newer one.
    pub pointed_out: Vec<(FactId, Span, Span)>,
}

impl DataFile {
    /// Puts the newer version in the place of the older one.
    ///
    /// # Errors
    /// [`StoreError::NoVersions`] where they cannot be versions of each other: it is one report, or one of them has been
    /// replaced; [`StoreError::UnknownReport`], [`StoreError::UnknownFact`], [`StoreError::BadSpan`],
    /// [`StoreError::YearClosed`] and those of the file.
    pub fn take_version(&mut self, version: &NewVersion, by: &Who, why: Option<&str>) -> Result<(), StoreError> {
        self.write(|tx| {
            let NewVersion { older, newer, .. } = *version;
            let replaced = superseded(tx)?;
            if older == newer || replaced.contains_key(&older) || replaced.contains_key(&newer) {
                return Err(StoreError::NoVersions(older, newer));
            }
            let reports = corrected_alike(tx, older, newer)?.into_iter().collect();
            let mut work = Work { reports, ..Work::default() };
            for (from, to) in &version.same {
                carry(tx, *from, *to, &mut work)?;
            }
            let text = documents::document(tx, newer)?.text;
            for (id, span, sentence) in &version.pointed_out {
                point_out(tx, *id, newer, &text, (*span, *sentence), &mut work)?;
            }
            let decided = Decided { by_report: Some(newer.0), ..Decided::new(by, why) };
            let subject = older.0.to_string();
            work.decisions.extend(decisions::decide(tx, DecisionKind::Superseded, &subject, Some(&decided))?);
            history::act(tx, Action::NewVersion, by, why, &work)
        })
    }

    /// Remembers that two reports are no versions of each other, however alike they are.
    ///
    /// # Errors
    /// [`StoreError::UnknownReport`] and those of the file.
    pub fn keep_both(&mut self, one: ReportId, other: ReportId, by: &Who, why: Option<&str>) -> Result<(), StoreError> {
        self.write(|tx| {
            for id in [one, other] {
                reports::one(tx, id)?;
            }
            let decided = Decided::new(by, why);
            let change = decisions::decide(tx, DecisionKind::KeptBoth, &subject(one, other), Some(&decided))?;
            let work = Work { decisions: change.into_iter().collect(), ..Work::default() };
            history::act(tx, Action::KeepBoth, by, why, &work)
        })
    }

    /// The reports that are replaced, with what took their place ([`Decided::by_report`]). One whose newer version was
    /// deleted counts again.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn superseded(&self) -> Result<BTreeMap<ReportId, Decided>, StoreError> {
        self.read(superseded)
    }

    /// Reports of which somebody said that they are no versions of each other; the smaller id first.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn kept_both(&self) -> Result<BTreeSet<(ReportId, ReportId)>, StoreError> {
        let all = self.read(|conn| decisions::all(conn, DecisionKind::KeptBoth))?;
        let pair = |subject: &str| {
            let (one, other) = subject.split_once(' ')?;
            Some((ReportId(one.parse().ok()?), ReportId(other.parse().ok()?)))
        };
        Ok(all.iter().filter_map(|(subject, _)| pair(subject)).collect())
    }

    /// The figures of a report as they were first found, in the order of the text; without those that people pointed out.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn as_found(&self, report: ReportId) -> Result<Vec<Fact>, StoreError> {
        self.read(|conn| as_found(conn, report))
    }

    /// What a report was said to be when it came in.
    ///
    /// # Errors
    /// [`StoreError::UnknownReport`], [`StoreError::Altered`] and those of the file.
    pub fn identity_as_found(&self, report: ReportId) -> Result<ReportIdentity, StoreError> {
        self.read(|conn| identity_as_found(conn, report))
    }
}

/// The subject of a decision about two reports, whichever is named first.
fn subject(one: ReportId, other: ReportId) -> String {
    format!("{} {}", one.0.min(other.0), one.0.max(other.0))
}

/// The reports that are replaced.
pub(crate) fn superseded(conn: &Connection) -> Result<BTreeMap<ReportId, Decided>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("SELECT id FROM reports WHERE id IN {REPLACED}"))?;
    let replaced = statement.query_map([], |row| row.get(0).map(ReportId))?;
    let replaced: BTreeSet<ReportId> = replaced.collect::<rusqlite::Result<_>>()?;
    let all = decisions::all(conn, DecisionKind::Superseded)?;
    let all = all.into_iter().filter_map(|(subject, decided)| Some((ReportId(subject.parse().ok()?), decided)));
    Ok(all.filter(|(id, _)| replaced.contains(id)).collect())
}

/// The found figures of a report, each as before anybody touched it.
pub(crate) fn as_found(conn: &Connection, report: ReportId) -> Result<Vec<Fact>, StoreError> {
    let query = crate::FactQuery { report: Some(report), include_rejected: true, ..Default::default() };
    let first = "WHERE id IN (SELECT min(id) FROM changes WHERE fact IN (SELECT id FROM facts WHERE report = ?)
                 GROUP BY fact)";
    let changes = history::fact_changes(conn, first, report.0)?;
    let found = |fact: Option<Fact>| fact.filter(|fact| fact.state == State::Found);
    let mut came: BTreeMap<FactId, Option<Fact>> =
        changes.into_iter().map(|(_, c)| (c.fact, found(c.before.or(c.after)))).collect();
    for (id, fact) in &mut came {
        if let Some(read) = rereading::last_reading(conn, *id)? {
            *fact = Some(read);
        }
    }
    let all = facts::matching(conn, &query)?.into_iter();
    Ok(all.filter_map(|fact| came.remove(&fact.id).unwrap_or(Some(fact))).collect())
}

/// What a report was said to be when it came in, or when it was last read anew.
pub(crate) fn identity_as_found(conn: &Connection, report: ReportId) -> Result<ReportIdentity, StoreError> {
    let Some(first) = history::report_changes(conn, "WHERE report = ?", report.0)?.into_iter().next() else {
        return Ok((&reports::one(conn, report)?).into());
    };
    let mut came = first.before;
    let read_anew = format!(
        "WHERE report = ? AND action IN (SELECT id FROM actions WHERE kind = 'reread') AND action IN {STANDING}"
    );
    for change in history::report_changes(conn, &read_anew, report.0)? {
        came.adopt(&change.before, &change.after);
    }
    Ok(came)
}

/// What a person corrected about the older report is corrected about the newer one where both had been read alike.
/// Number and day of publication are each version's own.
fn corrected_alike(conn: &Connection, older: ReportId, newer: ReportId) -> Result<Option<ReportChange>, StoreError> {
    let read = identity_as_found(conn, older)?;
    let corrected = ReportIdentity::from(&reports::one(conn, older)?);
    let before = ReportIdentity::from(&reports::one(conn, newer)?);
    let mut after = before.clone();
    // A field that was corrected, and was read alike in both.
    after.adopt(&read, &corrected);
    (after.number, after.published) = (before.number.clone(), before.published);
    if after == before {
        return Ok(None);
    }
    reports::put(conn, newer, &after)?;
    Ok(Some(ReportChange { report: newer, before, after }))
}

/// Lets a figure of the newer version be what people made of the same one in the older version, as long as nobody judged
/// the newer one itself.
fn carry(conn: &Connection, from: FactId, to: FactId, work: &mut Work) -> Result<(), StoreError> {
    let (old, before) = (facts::one(conn, from)?, facts::one(conn, to)?);
    if before.state == State::Found {
        let mut after = judged_like(&old, &before);
        for change in &work.reports {
            if after.state == State::Found {
                crate::identity::follow(&mut after, &change.before, &change.after);
            }
        }
        if after != before {
            facts::put(conn, &after)?;
            lessons::follow(conn, Some(&before), &after)?;
            work.facts.push(Change { fact: to, before: Some(before), after: Some(after) });
        }
    }
    for kind in [DecisionKind::Official, DecisionKind::FollowUp] {
        work.decisions.extend(moved(conn, kind, from, to)?);
    }
    Ok(())
}

fn judged_like(old: &Fact, new: &Fact) -> Fact {
    if old.state == State::Found {
        return Fact { note: new.note.clone().or_else(|| old.note.clone()), ..new.clone() };
    }
    Fact {
        id: new.id,
        source: new.source.clone(),
        candidates: new.candidates.clone(),
        implicit: new.implicit,
        warnings: new.warnings.clone(),
        confidence: new.confidence,
        ..old.clone()
    }
}

/// Adds a figure that a person had pointed out in the older text at its place in the newer one.
fn point_out(
    conn: &Connection,
    id: FactId,
    newer: ReportId,
    text: &str,
    (span, sentence): (Span, Span),
    work: &mut Work,
) -> Result<(), StoreError> {
    let old = facts::one(conn, id)?;
    let at = match &old.source {
        model::Source::Document { at, .. } => at.clone(),
        model::Source::Person { .. } => None,
    };
    let mut fact = Fact { source: facts::place(text, newer, span, sentence, at)?, ..old };
    fact.id = facts::add(conn, &fact)?;
    for kind in [DecisionKind::Official, DecisionKind::FollowUp] {
        work.decisions.extend(moved(conn, kind, id, fact.id)?);
    }
    work.facts.push(Change { fact: fact.id, before: None, after: Some(fact) });
    Ok(())
}

/// Takes a decision about a figure over to another one that has none of its kind.
fn moved(conn: &Connection, kind: DecisionKind, from: FactId, to: FactId) -> Result<Vec<DecisionChange>, StoreError> {
    let (from, to) = (from.0.to_string(), to.0.to_string());
    let (Some(decided), None) = (decisions::find(conn, kind, &from)?, decisions::find(conn, kind, &to)?) else {
        return Ok(Vec::new());
    };
    decisions::put(conn, kind, &from, None)?;
    decisions::put(conn, kind, &to, Some(&decided))?;
    let change = |subject, before, after| DecisionChange { kind, subject, before, after };
    Ok(vec![change(from, Some(decided.clone()), None), change(to, None, Some(decided))])
}
