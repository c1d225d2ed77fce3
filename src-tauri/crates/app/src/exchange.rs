//! Packs: reports, figures, decisions and targets as one file for another computer (`.tongket`). What a pack would change is
//! shown before anything is.

use crate::{Desk, Fault, convert, dto, names, office, words};
use dto::{LeftView, PackAsk, SavedFile, TakeInView, TakenFigure};
use model::{Catalogue, Fact, OwnCatalogue};
use std::{fs, path::Path, sync::Arc};
use store::{Left, TakenIn};

/// The ending of a pack's name.
pub const PACK_ENDING: &str = "tongket";

/// Writes a pack of what is asked for, in the place of an earlier pack of that name.
///
/// # Errors
/// `unknown_area`; `exists` where another kind of file has the name; [`Fault`] when it cannot be written.
pub fn save_pack(desk: &Desk, ask: &PackAsk, to: &Path) -> Result<SavedFile, Fault> {
    let areas = ask.area.as_deref().map(|area| names::units(area, None)).transpose()?;
    let years = match (ask.from, ask.to) {
        (None, None) => None,
        (from, to) => Some(from.unwrap_or(i32::MIN)..=to.unwrap_or(i32::MAX)),
    };
    let settings = if ask.letterhead { vec![office::SETTINGS.to_owned()] } else { Vec::new() };
    let wanted = store::PackAsk { areas: areas.unwrap_or_default(), years, settings };
    let path = desk.data.pack(to, &wanted, &desk.who()?).map_err(|error| match error {
        store::StoreError::Exists { path } => Fault::new("exists", words::not_a_pack(&path)),
        other => other.into(),
    })?;
    let bytes = fs::metadata(&path).map_or(0, |file| file.len());
    Ok(SavedFile { path: path.display().to_string(), bytes: convert::small(bytes) })
}

/// What taking in a pack would change. Nothing is changed.
///
/// # Errors
/// [`Fault`] when it is no pack, damaged or newer, or the data file cannot be read.
pub fn look_at_pack(desk: &mut Desk, from: &Path) -> Result<TakeInView, Fault> {
    let who = desk.who()?;
    let pack = desk.data.open_pack(from)?;
    let taken = desk.data.would_take_in(&pack, &who)?;
    Ok(view(&taken, &with_its_own(&*desk.catalogue()?, &taken)))
}

/// Takes in a pack. Decisions made here stay; where the pack says otherwise, it is told.
///
/// # Errors
/// As [`look_at_pack`]; `year_closed` where values of a closed year would change and no reason is given.
pub fn take_in_pack(desk: &mut Desk, from: &Path, why: Option<&str>) -> Result<TakeInView, Fault> {
    let who = desk.who()?;
    let pack = desk.data.open_pack(from)?;
    let done = desk.data.take_in(&pack, &who, why)?;
    desk.saved();
    Ok(view(&done, &*desk.catalogue()?))
}

/// The catalogue as it will be, to name what would come.
fn with_its_own(here: &Catalogue, taken: &TakenIn) -> Arc<Catalogue> {
    let mut own = OwnCatalogue {
        indicators: here.indicators().filter(|one| one.code.is_own()).cloned().collect(),
        additions: Vec::new(),
    };
    taken.indicators.iter().cloned().for_each(|one| own.put(one));
    Catalogue::with(&own)
}

fn view(taken: &TakenIn, catalogue: &Catalogue) -> TakeInView {
    let judged: Vec<TakenFigure> =
        taken.judged.iter().map(|(before, after)| figure(Some(before), after, catalogue)).collect();
    let added: Vec<TakenFigure> = taken.added.iter().map(|fact| figure(None, fact, catalogue)).collect();
    let indicators: Vec<String> = taken.indicators.iter().map(|one| one.name.clone()).collect();
    let additions: Vec<String> = taken.additions.iter().map(|one| catalogue.name_of(&one.code)).collect();
    let corrected: Vec<String> = taken.corrected.iter().map(|(_, after)| words::identity(after)).collect();
    let nothing_new = taken.new_reports.is_empty()
        && judged.is_empty()
        && added.is_empty()
        && corrected.is_empty()
        && taken.settings.is_empty()
        && indicators.is_empty()
        && additions.is_empty()
        && taken.decisions == 0;
    TakeInView {
        person: taken.packed.person.clone(),
        at: convert::moment(taken.packed.at),
        new_reports: taken.new_reports.iter().map(|report| report.file.clone()).collect(),
        known_reports: convert::small(taken.known_reports),
        judged,
        added,
        corrected,
        decisions: convert::small(taken.decisions),
        settings: convert::small(taken.settings.len()),
        indicators,
        additions,
        left: taken.left.iter().map(|one| left(one, catalogue)).collect(),
        nothing_new,
    }
}

fn figure(before: Option<&Fact>, after: &Fact, catalogue: &Catalogue) -> TakenFigure {
    TakenFigure {
        measure: after.measure.clone(),
        indicator_name: after.linked().map(|code| catalogue.name_of(code)),
        period: after.period.as_ref().map(|period| period.label.clone()),
        before: before.map(said),
        after: said(after),
    }
}

/// Number and state.
fn said(fact: &Fact) -> String {
    format!("{} ({})", words::quantity(&fact.quantity), words::state(fact))
}

fn left(left: &Left, catalogue: &Catalogue) -> LeftView {
    let (kind, name, ours, theirs) = match left {
        Left::Figure { ours, theirs } => ("figure", ours.measure.clone(), Some(said(ours)), Some(said(theirs))),
        Left::Report { ours, theirs } => {
            ("report", ours.title.clone(), Some(words::identity(ours)), Some(words::identity(theirs)))
        }
        Left::ReadOtherwise(report) => ("read_otherwise", report.file.clone(), None, None),
        Left::Trashed(report) => ("trashed", report.file.clone(), None, None),
        Left::Chosen { ours, theirs } => ("chosen", ours.measure.clone(), Some(said(ours)), Some(said(theirs))),
        Left::Setting(name) => ("setting", name.clone(), None, None),
        Left::Indicator { ours, theirs } => {
            ("indicator", ours.name.clone(), Some(words::own_indicator(ours)), Some(words::own_indicator(theirs)))
        }
        Left::Addition(code) => ("addition", catalogue.name_of(code), None, None),
    };
    LeftView { kind: kind.to_owned(), name, ours, theirs, message: words::left_alone(kind).to_owned() }
}
