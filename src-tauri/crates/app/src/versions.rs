//! Corrected versions: a report that is nearly the same as a stored one is offered as its new version, with the figures
//! that changed. Nothing happens by itself: until somebody says yes or no, both count.

use crate::{Desk, Fault, convert, dto, words};
use compare::{Version, likeness, paired, same_place, says_same};
use dto::{VersionChange, VersionOffer};
use model::{Catalogue, Fact, FactId, Report, ReportId, Source, Standing, State};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
    sync::Arc,
};
use store::{FactQuery, NewVersion, ReportIdentity};

/// Texts with so much in common, in hundredths, may be versions of one report. Reports of two periods made from one form
/// have more, but not the same period; those of two bodies have less, or another name in their heads.
const ALIKE: u32 = 60;

/// All stored reports that seem to be new versions of others, newest first.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn version_offers(desk: &Desk) -> Result<Vec<VersionOffer>, Fault> {
    let found = Known::new(desk, None)?.offers(desk, None)?;
    found.into_iter().map(|found| offer(desk, found)).collect()
}

/// The offer to put a report in the place of another one, if there is one.
///
/// # Errors
/// [`Fault`] when there is no such report, or the data file cannot be read.
pub fn version_offer(desk: &Desk, newer: &str) -> Result<Option<VersionOffer>, Fault> {
    first_offer(desk, convert::report_id(newer)?)?.map(|found| offer(desk, found)).transpose()
}

/// The stored report that a new one seems to be the newer version of.
pub(crate) fn older_of(desk: &Desk, newer: ReportId) -> Result<Option<ReportId>, Fault> {
    Ok(first_offer(desk, newer)?.map(|found| found.older))
}

fn first_offer(desk: &Desk, newer: ReportId) -> Result<Option<Found>, Fault> {
    let report = desk.data.report(newer)?;
    Ok(Known::new(desk, Some(&report))?.offers(desk, Some(newer))?.into_iter().next())
}

/// Puts the newer version in the place of the older one: its figures count alone, with what was decided on those that are
/// the same in both.
///
/// # Errors
/// [`Fault`] when they cannot be versions of each other, a year is closed and no reason is given, or the data file cannot
/// be written.
pub fn take_version(desk: &mut Desk, older: &str, newer: &str, why: Option<&str>) -> Result<(), Fault> {
    let (older, newer) = (convert::report_id(older)?, convert::report_id(newer)?);
    let found = Difference::between(desk, older, newer)?;
    let who = desk.who()?;
    let version = NewVersion { older, newer, same: found.same, pointed_out: found.pointed_out };
    desk.data.take_version(&version, &who, why)?;
    desk.saved();
    Ok(())
}

/// Says that two reports are no versions of each other; both count.
///
/// # Errors
/// [`Fault`] when one of them does not exist, or the data file cannot be written.
pub fn keep_both(desk: &mut Desk, one: &str, other: &str) -> Result<(), Fault> {
    let (one, other, who) = (convert::report_id(one)?, convert::report_id(other)?, desk.who()?);
    desk.data.keep_both(one, other, &who, None)?;
    desk.saved();
    Ok(())
}

/// The reports that may be versions of each other.
struct Known {
    /// Those that count, each as it is and as it came in, newest first.
    reports: Vec<(Report, ReportIdentity)>,
    kept_both: BTreeSet<(ReportId, ReportId)>,
}

/// Two reports that are alike.
#[derive(Clone, Copy)]
struct Found {
    older: ReportId,
    newer: ReportId,
    alike: u32,
}

impl Known {
    fn new(desk: &Desk, about: Option<&Report>) -> Result<Self, Fault> {
        let mut reports = Vec::new();
        for report in desk.data.counting_reports(about)? {
            // Two papers may print the same release; neither is a version of the other.
            if report.standing != Standing::Press {
                let came = desk.data.identity_as_found(report.id)?;
                reports.push((report, came));
            }
        }
        reports.sort_by_key(|(report, _)| Reverse((report.published, report.id)));
        Ok(Self { reports, kept_both: desk.data.kept_both()? })
    }

    /// What is offered: each older report with the newest one that is alike. `newer` narrows to offers of that one.
    fn offers(&self, desk: &Desk, newer: Option<ReportId>) -> Result<Vec<Found>, Fault> {
        let mut texts: BTreeMap<ReportId, String> = BTreeMap::new();
        let mut offered: BTreeSet<ReportId> = BTreeSet::new();
        let mut offers = Vec::new();
        for one in self.reports.iter().filter(|(report, _)| newer.is_none_or(|newer| newer == report.id)) {
            for other in &self.reports {
                let (id, other_id) = (one.0.id, other.0.id);
                if offered.contains(&other_id) || !self.may_be_versions(other, one) {
                    continue;
                }
                for id in [id, other_id] {
                    if let Entry::Vacant(free) = texts.entry(id) {
                        free.insert(desk.data.document(id)?.text);
                    }
                }
                let alike = texts.get(&id).zip(texts.get(&other_id)).map_or(0, |(a, b)| likeness(a, b));
                if alike >= ALIKE {
                    offered.insert(other_id);
                    offers.push(Found { older: other_id, newer: id, alike });
                }
            }
        }
        Ok(offers)
    }

    /// Whether nothing but their texts can tell.
    fn may_be_versions(&self, older: &(Report, ReportIdentity), newer: &(Report, ReportIdentity)) -> bool {
        let (a, b) = (older.0.id, newer.0.id);
        let now = |report: &Report| ReportIdentity::from(report);
        is_newer(&newer.0, &older.0)
            && !self.kept_both.contains(&(a.min(b), a.max(b)))
            && (same_report(&now(&older.0), &now(&newer.0)) || same_report(&older.1, &newer.1))
    }
}

/// Whether one report came after another: published later; where that is not known, imported later.
fn is_newer(one: &Report, other: &Report) -> bool {
    match (one.published, other.published) {
        (Some(a), Some(b)) if a != b => a > b,
        _ => one.id > other.id,
    }
}

/// Whether two reports are about the same: of one body, for one area and one stretch of time.
fn same_report(a: &ReportIdentity, b: &ReportIdentity) -> bool {
    let body = |name: &Option<String>| name.as_deref().map(text::fold);
    let one_body = body(&a.organization).zip(body(&b.organization)).is_none_or(|(a, b)| a == b);
    let days = |of: &ReportIdentity| of.period.as_ref().map(|period| (period.start, period.end));
    one_body && a.area.is_some() && a.area == b.area && days(a).is_some() && days(a) == days(b)
}

/// What two versions have in common and what not.
struct Difference {
    same: Vec<(FactId, FactId)>,
    /// Figures that a person pointed out in the older one, with their place and sentence in the newer one.
    pointed_out: Vec<(FactId, text::Span, text::Span)>,
    changed: Vec<(FactId, FactId)>,
    gone: Vec<FactId>,
    added: Vec<FactId>,
    /// The figures as they are now.
    facts: BTreeMap<FactId, Fact>,
    catalogue: Arc<Catalogue>,
}

impl Difference {
    fn between(desk: &Desk, older: ReportId, newer: ReportId) -> Result<Self, Fault> {
        let (old_text, new_text) = (desk.data.document(older)?.text, desk.data.document(newer)?.text);
        let (old, new) = (desk.data.as_found(older)?, desk.data.as_found(newer)?);
        let mut facts = BTreeMap::new();
        for report in [older, newer] {
            let query = FactQuery { report: Some(report), include_rejected: true, ..FactQuery::default() };
            facts.extend(desk.data.facts(&query)?.into_iter().map(|fact| (fact.id, fact)));
        }
        let pairs = paired(Version { text: &old_text, facts: &old }, Version { text: &new_text, facts: &new });
        let (same, changed): (Vec<_>, Vec<_>) = pairs.pairs.iter().partition(|(a, b)| says_same(a, b));
        let ids = |pairs: Vec<(&Fact, &Fact)>| pairs.iter().map(|(a, b)| (a.id, b.id)).collect();
        let counts = |fact: &&&Fact| facts.get(&fact.id).is_some_and(|now| now.state != State::Rejected);
        let mut gone: Vec<FactId> = pairs.gone.iter().filter(counts).map(|fact| fact.id).collect();
        let mut pointed_out = Vec::new();
        let found: BTreeSet<FactId> = old.iter().map(|fact| fact.id).collect();
        let by_hand = facts.values().filter(|fact| fact.report() == Some(older) && !found.contains(&fact.id));
        for fact in by_hand.filter(|fact| fact.state != State::Rejected) {
            let Source::Document { span, sentence, .. } = &fact.source else { continue };
            match same_place(*span, *sentence, &old_text, &new_text) {
                Some((at, whole)) => pointed_out.push((fact.id, at, whole)),
                None => gone.push(fact.id),
            }
        }
        let added = pairs.added.iter().map(|fact| fact.id).collect();
        Ok(Self {
            same: ids(same),
            changed: ids(changed),
            gone,
            added,
            pointed_out,
            facts,
            catalogue: desk.catalogue()?,
        })
    }

    fn changes(&self) -> Vec<VersionChange> {
        let changed = self.changed.iter().map(|(old, new)| ("changed", Some(*old), Some(*new)));
        let gone = self.gone.iter().map(|old| ("gone", Some(*old), None));
        let added = self.added.iter().map(|new| ("added", None, Some(*new)));
        changed.chain(gone).chain(added).filter_map(|(kind, old, new)| self.change(kind, old, new)).collect()
    }

    fn change(&self, kind: &str, old: Option<FactId>, new: Option<FactId>) -> Option<VersionChange> {
        let fact = |id: Option<FactId>| id.and_then(|id| self.facts.get(&id));
        let (before, after) = (fact(old), fact(new));
        let shown = after.or(before)?;
        let printed = |fact: Option<&Fact>| fact.map(|fact| words::quantity(&fact.quantity));
        Some(VersionChange {
            kind: kind.to_owned(),
            measure: shown.measure.clone(),
            indicator_name: shown.linked().map(|code| self.catalogue.name_of(code)),
            before_fact: old.map(|id| id.0.to_string()),
            before: printed(before),
            after_fact: new.map(|id| id.0.to_string()),
            after: printed(after),
            state: before.map(|fact| fact.state.code().to_owned()),
        })
    }
}

fn offer(desk: &Desk, found: Found) -> Result<VersionOffer, Fault> {
    let Found { older, newer, alike } = found;
    let found = Difference::between(desk, older, newer)?;
    let touched =
        |id: &FactId| found.facts.get(id).is_some_and(|fact| fact.state != State::Found || fact.note.is_some());
    let carried = found.same.iter().filter(|(old, _)| touched(old)).count() + found.pointed_out.len();
    Ok(VersionOffer {
        older: convert::report_row(&desk.data.report_entry(older)?),
        newer: convert::report_row(&desk.data.report_entry(newer)?),
        alike,
        same: convert::small(found.same.len() + found.pointed_out.len()),
        carried: convert::small(carried),
        changes: found.changes(),
    })
}
