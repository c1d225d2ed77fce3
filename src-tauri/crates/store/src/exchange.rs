//! Taking in what another computer's pack holds.
//!
//! A person's decision here is never overwritten. Where nobody decided anything here, the decision of the pack is taken
//! over, with who made it; where both decided differently, this one stays and the other is told ([`Left`]). Typed values
//! that contradict each other are both kept, as two sources are. To take in the same pack again changes nothing.

mod figures;

use crate::{
    DataFile, Decided, DecisionKind, NewReport, Pack, Packed, ReportIdentity, StoreError, Who, choosing, decisions,
    documents, facts,
    history::{self, Action, ReportChange, Work},
    originals, own_exchange, reports, settings, trash, versions,
};
use figures::{credited, last_action};
use model::{Addition, Fact, FactDraft, FactId, Indicator, IndicatorCode, Report, ReportDraft, ReportId, Source};
use rusqlite::{Connection, Transaction};
use std::collections::{BTreeMap, BTreeSet};

/// What was taken in, or would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenIn {
    /// Who made the pack, and when.
    pub packed: Packed,
    /// Reports that were not here, as they are in the pack.
    pub new_reports: Vec<Report>,
    /// How many reports of the pack are here already.
    pub known_reports: usize,
    /// Figures that take the judgement of the pack: before and after. Those of new reports are among them.
    pub judged: Vec<(Fact, Fact)>,
    /// Figures that are added: typed ones, and those that a person pointed out in a text.
    pub added: Vec<Fact>,
    /// Reports whose corrections are taken over.
    pub corrected: Vec<(ReportIdentity, ReportIdentity)>,
    /// Choices, flags, versions of reports.
    pub decisions: usize,
    /// Own indicators that are taken over, as they stand here then.
    pub indicators: Vec<Indicator>,
    /// Built-in indicators to which the pack adds names, or which it hides.
    pub additions: Vec<Addition>,
    /// Settings that were not set here.
    pub settings: Vec<String>,
    /// What stays as it is here although the pack says otherwise.
    pub left: Vec<Left>,
}

/// Something of which the pack says otherwise, and which stays as it is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// Both sides judged a figure, and not alike.
    Figure {
        /// As it is here.
        ours: Box<Fact>,
        /// As the pack has it.
        theirs: Box<Fact>,
    },
    /// Both sides corrected what a report is.
    Report {
        /// As it is here.
        ours: Box<ReportIdentity>,
        /// As the pack has it.
        theirs: Box<ReportIdentity>,
    },
    /// The report was read otherwise there; judgements on its figures have no place here.
    ReadOtherwise(Box<Report>),
    /// The report lies in the trash here.
    Trashed(Box<Report>),
    /// Another figure is the official one here.
    Chosen {
        /// The one that was chosen here.
        ours: Box<Fact>,
        /// The one that was chosen there.
        theirs: Box<Fact>,
    },
    /// A setting that is set otherwise here.
    Setting(String),
    /// An own indicator that is defined otherwise here.
    Indicator {
        /// As it is here.
        ours: Box<Indicator>,
        /// As the pack has it.
        theirs: Box<Indicator>,
    },
    /// Something else is added to this built-in indicator here.
    Addition(IndicatorCode),
}

impl DataFile {
    /// What taking in a pack would change. Nothing is changed.
    ///
    /// # Errors
    /// Those of [`Self::take_in`].
    pub fn would_take_in(&mut self, pack: &Pack, by: &Who) -> Result<TakenIn, StoreError> {
        // A reason is asked for when it is done.
        self.attempt(|tx| pack.data.read(|from| Taking::all(tx, from, &pack.packed, by, Some("?"))))
    }

    /// Takes in a pack: one action. Undo takes all of it back but the new reports themselves, as after an import, and the
    /// own indicators that these may use.
    ///
    /// # Errors
    /// [`StoreError::YearClosed`] where values of a closed year would change and no reason is given, and those of both
    /// files.
    pub fn take_in(&mut self, pack: &Pack, by: &Who, why: Option<&str>) -> Result<TakenIn, StoreError> {
        self.write(|tx| pack.data.read(|from| Taking::all(tx, from, &pack.packed, by, why)))
    }

    /// Who had made the judgement on a figure that came from another computer.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn judged_elsewhere(&self, id: FactId) -> Result<Option<Decided>, StoreError> {
        self.read(|conn| {
            let taken = last_action(conn, id)?.is_some_and(|entry| entry.action == Action::TakeIn);
            if taken { credited(conn, id) } else { Ok(None) }
        })
    }
}

/// A taking in under way.
struct Taking<'a> {
    tx: &'a Transaction<'a>,
    from: &'a Connection,
    by: &'a Who,
    done: TakenIn,
    work: Work,
    /// Reports of the pack as they are here.
    reports: BTreeMap<ReportId, ReportId>,
    /// Figures of the pack as they are here.
    facts: BTreeMap<FactId, FactId>,
}

impl<'a> Taking<'a> {
    fn all(
        tx: &'a Transaction<'a>,
        from: &'a Connection,
        packed: &Packed,
        by: &'a Who,
        why: Option<&str>,
    ) -> Result<TakenIn, StoreError> {
        let done = TakenIn {
            packed: packed.clone(),
            new_reports: Vec::new(),
            known_reports: 0,
            judged: Vec::new(),
            added: Vec::new(),
            corrected: Vec::new(),
            decisions: 0,
            indicators: Vec::new(),
            additions: Vec::new(),
            settings: Vec::new(),
            left: Vec::new(),
        };
        let mut taking =
            Self { tx, from, by, done, work: Work::default(), reports: BTreeMap::new(), facts: BTreeMap::new() };
        own_exchange::take_in(tx, from, by, why, &mut taking.done)?;
        for id in ids(from, "SELECT id FROM reports ORDER BY id")? {
            taking.report(ReportId(id))?;
        }
        taking.typed()?;
        taking.choices()?;
        taking.flags()?;
        taking.versions()?;
        let decided = taking.work.decisions.iter().filter(|change| change.kind != DecisionKind::TakenIn).count();
        taking.done.decisions = decided;
        taking.settings()?;
        let Self { done, work, .. } = taking;
        if !work.facts.is_empty() || !work.reports.is_empty() || !work.decisions.is_empty() {
            history::act(tx, Action::TakeIn, by, why, &work)?;
        }
        Ok(done)
    }

    fn report(&mut self, id: ReportId) -> Result<(), StoreError> {
        let theirs = reports::one(self.from, id)?;
        let here = match originals::with_sha256(self.tx, &theirs.sha256)? {
            Some(here) if trash::holds(self.tx, here)? => {
                self.done.left.push(Left::Trashed(Box::new(theirs)));
                return Ok(());
            }
            Some(here) => {
                self.done.known_reports += 1;
                here
            }
            None => self.add(&theirs)?,
        };
        self.reports.insert(id, here);
        self.identity(id, here)?;
        if documents::document(self.tx, here)?.text == documents::document(self.from, id)?.text {
            self.figures(id, here)
        } else {
            self.done.left.push(Left::ReadOtherwise(Box::new(theirs)));
            Ok(())
        }
    }

    /// Stores a report of the pack as it first came in there.
    fn add(&mut self, theirs: &Report) -> Result<ReportId, StoreError> {
        let id = theirs.id;
        let document = documents::document(self.from, id)?;
        let (issues, set_aside, citations) = documents::lists(self.from, id)?;
        let identity = versions::identity_as_found(self.from, id)?;
        let mut found: Vec<FactDraft> = versions::as_found(self.from, id)?.iter().filter_map(draft).collect();
        found.sort_by_key(|draft| draft.span.start);
        let draft = ReportDraft {
            title: identity.title,
            number: identity.number,
            area: identity.area,
            organization: identity.organization,
            standing: identity.standing,
            kind: identity.kind,
            period: identity.period,
            published: identity.published,
            facts: found,
            set_aside,
            citations,
        };
        let original = originals::read(self.from, theirs)?;
        let new =
            NewReport { file: &theirs.file, original: &original, document: &document, issues: &issues, draft: &draft };
        let here = reports::store(self.tx, &new, &theirs.sha256, self.by)?;
        self.done.new_reports.push(theirs.clone());
        Ok(here)
    }

    /// A report that was corrected there and not here is corrected here as well.
    fn identity(&mut self, id: ReportId, here: ReportId) -> Result<(), StoreError> {
        let (came, theirs) =
            (versions::identity_as_found(self.from, id)?, ReportIdentity::from(&reports::one(self.from, id)?));
        let before = ReportIdentity::from(&reports::one(self.tx, here)?);
        let mut after = before.clone();
        after.adopt(&came, &theirs);
        if after != before {
            reports::put(self.tx, here, &after)?;
            self.done.corrected.push((before.clone(), after.clone()));
            self.work.reports.push(ReportChange { report: here, before, after: after.clone() });
        }
        if theirs != came && after != theirs {
            self.done.left.push(Left::Report { ours: Box::new(after), theirs: Box::new(theirs) });
        }
        Ok(())
    }

    fn decide(&mut self, kind: DecisionKind, subject: &str, decided: &Decided) -> Result<(), StoreError> {
        self.work.decisions.extend(decisions::decide(self.tx, kind, subject, Some(decided))?);
        Ok(())
    }

    fn choices(&mut self) -> Result<(), StoreError> {
        for (theirs, decided) in choosing::chosen(self.from)? {
            let Some(here) = self.facts.get(&theirs).copied() else { continue };
            let (own, mut rival) = (facts::one(self.tx, here)?, None);
            for (other, _) in choosing::chosen(self.tx)? {
                let other = facts::find(self.tx, other)?.filter(|other| choosing::same_thing(other, &own));
                rival = other.or(rival);
            }
            match rival {
                Some(ours) if ours.id != here => {
                    self.done.left.push(Left::Chosen { ours: Box::new(ours), theirs: Box::new(own) });
                }
                Some(_) => {}
                None => self.decide(DecisionKind::Official, &here.0.to_string(), &decided)?,
            }
        }
        Ok(())
    }

    fn flags(&mut self) -> Result<(), StoreError> {
        for (subject, decided) in decisions::all(self.from, DecisionKind::FollowUp)? {
            let here = subject.parse().ok().and_then(|id| self.facts.get(&FactId(id))).map(|id| id.0.to_string());
            let Some(here) = here else { continue };
            if decisions::find(self.tx, DecisionKind::FollowUp, &here)?.is_none() {
                self.decide(DecisionKind::FollowUp, &here, &decided)?;
            }
        }
        Ok(())
    }

    /// Which report is the newer version of which.
    fn versions(&mut self) -> Result<(), StoreError> {
        let replaced = versions::superseded(self.tx)?;
        for (older, decided) in versions::superseded(self.from)? {
            let here = |id: ReportId| self.reports.get(&id).copied();
            let Some((older, newer)) = here(older).zip(decided.by_report.map(ReportId).and_then(here)) else {
                continue;
            };
            if !replaced.contains_key(&older) && !replaced.contains_key(&newer) {
                let decided = Decided { by_report: Some(newer.0), ..decided };
                self.decide(DecisionKind::Superseded, &older.0.to_string(), &decided)?;
            }
        }
        Ok(())
    }

    /// Settings are no work that is undone; those that are set here stay.
    fn settings(&mut self) -> Result<(), StoreError> {
        let own: BTreeSet<String> = settings::names(self.tx)?.into_iter().collect();
        for name in settings::names(self.from)?.into_iter().filter(|name| name != crate::pack::MARK) {
            let theirs = settings::find(self.from, &name)?;
            match theirs {
                Some(theirs) if !own.contains(&name) => {
                    settings::set(self.tx, &name, &theirs)?;
                    self.done.settings.push(name);
                }
                theirs if theirs != settings::find(self.tx, &name)? => self.done.left.push(Left::Setting(name)),
                _ => {}
            }
        }
        Ok(())
    }
}

/// What was found, as it was found.
fn draft(fact: &Fact) -> Option<FactDraft> {
    let Source::Document { span, sentence, at, .. } = &fact.source else { return None };
    Some(FactDraft {
        span: *span,
        sentence: *sentence,
        quantity: fact.quantity.clone(),
        measure: fact.measure.clone(),
        field: fact.field.clone(),
        indicator: fact.indicator.clone(),
        candidates: fact.candidates.clone(),
        scope: fact.scope.clone(),
        relation: fact.relation.clone(),
        area: fact.area.clone(),
        period: fact.period.clone(),
        at: at.clone(),
        implicit: fact.implicit,
        warnings: fact.warnings.clone(),
        confidence: fact.confidence,
    })
}

fn ids(conn: &Connection, sql: &str) -> Result<Vec<i64>, StoreError> {
    let mut statement = conn.prepare(sql)?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
