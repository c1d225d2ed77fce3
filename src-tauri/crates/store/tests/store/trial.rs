//! Random actions against a simple model that keeps whole copies instead of a history.

use crate::{
    arbitrary::{self, Place},
    samples::{report, who},
};
use model::{AreaId, Fact, FactId, Period, Quantity, ReportId, Source, State};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::Index,
    strategy::ValueTree,
    test_runner::{RngAlgorithm, TestRng, TestRunner},
};
use std::collections::{BTreeMap, BTreeSet};
use store::{Correction, DataFile, FactQuery, NewFact, Origin, ReportIdentity, Verdict, Who};

#[derive(Debug, Clone)]
enum Step {
    Judge(Vec<Index>, Verdict),
    Correct(Index, Option<Quantity>, Option<AreaId>),
    AddByHand(Quantity),
    AddFromText(Index, Place, Quantity),
    CorrectReport(Index, Option<AreaId>, Option<Period>),
    Note(Index, u8),
    Flag(Index, bool),
    Delete(Index, bool),
    TakeBack(Index),
    Undo,
    Redo,
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    use arbitrary::{area, place, quantity};
    let verdict = prop_oneof![Just(Verdict::Confirm), Just(Verdict::Reject), Just(Verdict::Reopen)];
    let period = prop_oneof![Just(Period::year(2021)), Just(Period::year(2022)), Just(None)];
    prop_oneof![
        4 => (vec(any::<Index>(), 0..5), verdict).prop_map(|(which, verdict)| Step::Judge(which, verdict)),
        2 => (any::<Index>(), option::of(quantity()), option::of(area())).prop_map(|(f, q, a)| Step::Correct(f, q, a)),
        1 => quantity().prop_map(Step::AddByHand),
        1 => (any::<Index>(), place(), quantity()).prop_map(|(r, p, q)| Step::AddFromText(r, p, q)),
        2 => (any::<Index>(), option::of(area()), period).prop_map(|(r, a, p)| Step::CorrectReport(r, a, p)),
        1 => (any::<Index>(), 0..3_u8).prop_map(|(f, note)| Step::Note(f, note)),
        1 => (any::<Index>(), any::<bool>()).prop_map(|(f, on)| Step::Flag(f, on)),
        1 => (any::<Index>(), any::<bool>()).prop_map(|(r, gone)| Step::Delete(r, gone)),
        2 => any::<Index>().prop_map(Step::TakeBack),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ]
}

/// What the model knows of a figure.
#[derive(Debug, Clone, PartialEq)]
struct Known {
    now: Fact,
    /// As it would be if nobody had judged it.
    untouched: Fact,
    /// The last state that was not rejected.
    accepted: State,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct World {
    facts: BTreeMap<FactId, Known>,
    reports: BTreeMap<ReportId, ReportIdentity>,
    flagged: BTreeSet<FactId>,
    deleted: BTreeSet<ReportId>,
}

impl World {
    fn set(&mut self, fact: Fact) {
        let known = self.facts.get_mut(&fact.id).unwrap();
        if fact.state != State::Rejected {
            known.accepted = fact.state;
        }
        known.now = fact;
    }

    fn add(&mut self, fact: Fact) {
        let known = Known { accepted: fact.state, untouched: fact.clone(), now: fact };
        self.facts.insert(known.now.id, known);
    }

    fn judge(&mut self, id: FactId, verdict: Verdict) {
        let known = &self.facts[&id];
        let mut fact = known.now.clone();
        match verdict {
            Verdict::Confirm if known.accepted == State::Found => fact.state = State::Confirmed,
            Verdict::Confirm => fact.state = known.accepted,
            Verdict::Reject => fact.state = State::Rejected,
            Verdict::Reopen => fact = known.untouched.clone(),
        }
        self.set(fact);
    }

    fn correct(&mut self, id: FactId, quantity: Quantity, area: Option<AreaId>) {
        let before = self.facts[&id].now.clone();
        if (&before.quantity, &before.area) == (&quantity, &area) {
            return self.judge(id, Verdict::Confirm);
        }
        let state = if before.report().is_some() { State::Corrected } else { State::Typed };
        self.set(Fact { quantity, area, state, ..before });
    }

    fn correct_report(&mut self, id: ReportId, to: &ReportIdentity) {
        let before = self.reports.insert(id, to.clone()).unwrap();
        for known in self.facts.values_mut().filter(|known| known.untouched.report() == Some(id)) {
            if known.untouched.state == State::Found {
                let follow = |fact: &mut Fact| {
                    if fact.area == before.area {
                        fact.area.clone_from(&to.area);
                    }
                    if fact.period == before.period {
                        fact.period.clone_from(&to.period);
                    }
                };
                follow(&mut known.untouched);
                if known.now.state == State::Found {
                    follow(&mut known.now);
                }
            }
        }
    }
}

impl World {
    /// Takes back what an action made of one world out of another, as far as it changed it.
    fn take_back(&mut self, before: &World, after: &World) {
        for (id, then) in &after.facts {
            let Some(first) = before.facts.get(id) else {
                self.facts.remove(id);
                continue;
            };
            // One whose adding was taken back before.
            let Some(known) = self.facts.get_mut(id) else { continue };
            if first.now != then.now {
                (known.now, known.accepted) = (first.now.clone(), first.accepted);
            }
            if first.untouched != then.untouched {
                known.untouched = first.untouched.clone();
            }
        }
        for (id, then) in &after.reports {
            if before.reports[id] != *then {
                self.reports.insert(*id, before.reports[id].clone());
            }
        }
        turn_round(&mut self.flagged, &before.flagged, &after.flagged);
        turn_round(&mut self.deleted, &before.deleted, &after.deleted);
    }
}

fn turn_round<T: Ord + Copy>(now: &mut BTreeSet<T>, before: &BTreeSet<T>, after: &BTreeSet<T>) {
    now.retain(|one| before.contains(one) || !after.contains(one));
    now.extend(before.difference(after));
}

/// The store and the model side by side.
struct Trial {
    path: std::path::PathBuf,
    data: DataFile,
    world: World,
    /// The entry of each action that stands in turn, with the world before it.
    past: Vec<(i64, World)>,
    future: Vec<(i64, World)>,
    minute: u32,
}

impl Trial {
    fn begin(path: std::path::PathBuf) -> Self {
        let mut data = DataFile::create(&path).unwrap();
        for number in [1, 2] {
            data.add_report(&report(number, 5).as_new(), &who("Vi", 0)).unwrap();
        }
        let mut world = World::default();
        for fact in data.facts(&FactQuery::default()).unwrap() {
            world.add(fact);
        }
        for entry in data.reports().unwrap() {
            world.reports.insert(entry.report.id, (&entry.report).into());
        }
        Self { path, data, world, past: Vec::new(), future: Vec::new(), minute: 0 }
    }

    /// Keeps the model before an action, if the action changed anything.
    fn acted(&mut self, before: World) {
        if before != self.world {
            self.past.push((self.data.log(None, 1).unwrap()[0].id, before));
            self.future.clear();
        }
    }

    fn pick(&self, which: Index) -> FactId {
        *which.get(&self.world.facts.keys().copied().collect::<Vec<_>>())
    }

    fn pick_report(&self, which: Index) -> ReportId {
        *which.get(&self.world.reports.keys().copied().collect::<Vec<_>>())
    }

    fn take(&mut self, step: &Step) {
        self.minute += 1;
        let by = who("Thu", self.minute);
        let before = self.world.clone();
        match step {
            Step::Judge(which, verdict) => {
                let ids: Vec<FactId> = which.iter().map(|one| self.pick(*one)).collect();
                let changed = self.data.judge(&ids, *verdict, &by, None).unwrap();
                ids.iter().for_each(|id| self.world.judge(*id, *verdict));
                let differs = |id: &FactId| before.facts[id].now != self.world.facts[id].now;
                assert!(changed.iter().all(differs));
            }
            Step::Correct(which, quantity, area) => {
                let id = self.pick(*which);
                let mut to = Correction::from(&self.world.facts[&id].now);
                to.quantity = quantity.clone().unwrap_or(to.quantity);
                to.area = area.clone().or(to.area);
                self.world.correct(id, to.quantity.clone(), to.area.clone());
                assert_eq!(self.data.correct(id, &to, &by).unwrap(), self.world.facts[&id].now);
            }
            Step::AddByHand(quantity) => {
                let source = Source::Person { name: by.name.clone(), time: by.at };
                self.add(Origin::ByHand, &source, State::Typed, quantity);
            }
            Step::AddFromText(which, place, quantity) => {
                let report = self.pick_report(*which);
                let text = self.data.document(report).unwrap().text;
                let span = place.in_text(&text);
                let quote = span.of(&text).to_owned();
                let source = Source::Document { report, span, sentence: span, quote, at: None };
                let origin = Origin::FromText { report, span, sentence: span, at: None };
                self.add(origin, &source, State::Confirmed, quantity);
            }
            Step::CorrectReport(which, area, period) => {
                let id = self.pick_report(*which);
                let to =
                    ReportIdentity { area: area.clone(), period: period.clone(), ..self.world.reports[&id].clone() };
                self.data.correct_report(id, &to, &by, None).unwrap();
                self.world.correct_report(id, &to);
            }
            Step::Note(..) | Step::Flag(..) | Step::Delete(..) => self.decide(step, &by),
            Step::TakeBack(which) => self.take_back(*which, &by),
            Step::Undo => return self.undo(),
            Step::Redo => return self.redo(),
            Step::Reopen => {
                // The old one is closed first: there is one writer.
                self.data = DataFile::in_memory().unwrap();
                self.data = DataFile::open(&self.path).unwrap();
            }
        }
        self.acted(before);
    }

    fn decide(&mut self, step: &Step, by: &Who) {
        match step {
            Step::Note(which, note) => {
                let id = self.pick(*which);
                let note = (*note > 0).then(|| note.to_string());
                let noted = self.data.note(id, note.as_deref(), by).unwrap();
                self.world.set(Fact { note, ..self.world.facts[&id].now.clone() });
                assert_eq!(noted, self.world.facts[&id].now);
            }
            Step::Flag(which, on) => {
                let id = self.pick(*which);
                // To flag a flagged one again is an action of its own, with a later time.
                if *on && self.world.flagged.insert(id) {
                    self.data.flag(id, by, None).unwrap();
                } else if !*on {
                    self.data.unflag(id, by, None).unwrap();
                    self.world.flagged.remove(&id);
                }
            }
            Step::Delete(which, gone) => {
                let id = self.pick_report(*which);
                if *gone {
                    self.data.delete_report(id, by, None).unwrap();
                    self.world.deleted.insert(id);
                } else {
                    self.data.restore_report(id, by, None).unwrap();
                    self.world.deleted.remove(&id);
                }
            }
            _ => unreachable!("no decision"),
        }
    }

    fn add(&mut self, origin: Origin, source: &Source, state: State, quantity: &Quantity) {
        let new = NewFact {
            origin,
            quantity: quantity.clone(),
            measure: String::new(),
            field: None,
            indicator: None,
            relation: None,
            scope: None,
            area: None,
            period: None,
            note: None,
            why: None,
        };
        let id = self.data.add_fact(&new, &who("Thu", self.minute)).unwrap();
        let fact = self.data.fact(id).unwrap();
        assert_eq!((&fact.source, fact.state, &fact.quantity), (source, state, quantity));
        self.world.add(fact);
    }

    /// Takes back one of the last actions, if the store says that this can be done. When it can is for other tests to
    /// say; here, that it does what it should.
    fn take_back(&mut self, which: Index, by: &Who) {
        let possible: Vec<i64> =
            self.data.log(None, 12).unwrap().iter().filter(|entry| entry.can_be_reverted).map(|e| e.id).collect();
        if possible.is_empty() {
            return;
        }
        let id = *which.get(&possible);
        self.data.revert(id, by, None).unwrap();
        let at = self.past.iter().position(|(entry, _)| *entry == id).unwrap();
        let after = self.past.get(at + 1).map_or_else(|| self.world.clone(), |(_, world)| world.clone());
        let before = self.past[at].1.clone();
        self.world.take_back(&before, &after);
    }

    fn undo(&mut self) {
        let undone = self.data.undo(&who("Thu", self.minute)).unwrap();
        let before = self.past.pop();
        assert_eq!(undone.is_some(), before.is_some());
        if let Some((id, before)) = before {
            self.future.push((id, std::mem::replace(&mut self.world, before)));
        }
    }

    fn redo(&mut self) {
        let redone = self.data.redo(&who("Thu", self.minute)).unwrap();
        let after = self.future.pop();
        assert_eq!(redone.is_some(), after.is_some());
        if let Some((id, after)) = after {
            self.past.push((id, std::mem::replace(&mut self.world, after)));
        }
    }

    fn agree(&self) {
        let query = FactQuery { include_rejected: true, ..FactQuery::default() };
        let stored: BTreeMap<FactId, Fact> =
            self.data.facts(&query).unwrap().into_iter().map(|fact| (fact.id, fact)).collect();
        let counts =
            |(_, fact): &(FactId, Fact)| fact.report().is_none_or(|report| !self.world.deleted.contains(&report));
        let expected: BTreeMap<FactId, Fact> =
            self.world.facts.iter().map(|(id, known)| (*id, known.now.clone())).filter(counts).collect();
        assert_eq!(stored, expected);
        assert_eq!(self.data.flagged().unwrap().into_keys().collect::<BTreeSet<_>>(), self.world.flagged);
        let trash: BTreeSet<ReportId> = self.data.trash().unwrap().iter().map(|one| one.report.id).collect();
        assert_eq!(trash, self.world.deleted);
        let reports = self.data.reports().unwrap();
        assert_eq!(reports.len() + trash.len(), self.world.reports.len());
        for (id, identity) in &self.world.reports {
            assert_eq!(ReportIdentity::from(&self.data.report(*id).unwrap()), *identity);
        }
        for fact in stored.values() {
            let last = self.data.history(fact.id).unwrap().pop();
            assert!(last.is_none_or(|event| event.after.as_ref() == Some(fact)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_store_does_what_the_model_does(steps in vec(step(), 1..60)) {
        let folder = tempfile::tempdir().unwrap();
        let mut trial = Trial::begin(folder.path().join("a.db"));
        for step in &steps {
            trial.take(step);
            trial.agree();
        }
        prop_assert_eq!(trial.data.check().unwrap(), vec![]);
    }
}

/// Ten thousand actions, in files of four hundred. `TONGKET_ROUNDS` sets the number of files.
#[test]
fn ten_thousand_actions() {
    let files = std::env::var("TONGKET_ROUNDS").map_or(25, |rounds| rounds.parse().unwrap());
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    for _ in 0..files {
        let steps = vec(step(), 400).new_tree(&mut runner).unwrap().current();
        let folder = tempfile::tempdir().unwrap();
        let mut trial = Trial::begin(folder.path().join("a.db"));
        for (number, step) in steps.iter().enumerate() {
            trial.take(step);
            if number % 40 == 0 {
                trial.agree();
            }
        }
        trial.agree();
        assert_eq!(trial.data.check().unwrap(), vec![]);
    }
}
