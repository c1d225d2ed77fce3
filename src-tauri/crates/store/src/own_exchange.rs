//! Own indicators that come with a pack.
//!
//! The same name gives the same code on every computer, so two offices may mean different things by one code. Where both
//! measure the same kind of number in units that convert, it is one indicator: the definition here stays, and what the pack
//! says otherwise is told. Where they do not, the pack's gets another code, and its figures with it ([`fit_in`]): a figure
//! never arrives under an indicator that measures something else.

use crate::{
    DecisionKind, StoreError, TakenIn, Who,
    decisions::{self, DECISIONS, DecisionChange},
    exchange::Left,
    fact_row::FACTS,
    history::{self, Action, CHANGES, Work},
    lessons::LESSONS,
    own_catalogue::{self, Coded, Kept},
    row::Table,
};
use model::{Addition, Catalogue, Indicator, IndicatorCode, OwnCatalogue, OwnFault, Part};
use rusqlite::{Connection, types::Value};
use serde::{Deserialize, Serialize};

/// Gives own indicators of an opened pack, which is a copy, the codes that they have or will have here.
pub(crate) fn fit_in(ours: &Connection, pack: &Connection) -> Result<(), StoreError> {
    let mut here = own_catalogue::own(ours)?;
    let catalogue = Catalogue::builtin();
    for kept in own_catalogue::kept::<Indicator>(pack, DecisionKind::OwnIndicator)? {
        let theirs = kept.what;
        let like =
            |code: &IndicatorCode| here.indicator(code).is_none_or(|own| own.measures_like(&theirs, &catalogue.units));
        if !like(&theirs.code) {
            let code = (2..).map(|n| IndicatorCode::new(format!("{}_{n}", theirs.code))).find(like);
            let Some(code) = code else { continue };
            recode(pack, &theirs.code, &code)?;
            here.put(Indicator { code, ..theirs });
        }
    }
    Ok(())
}

/// Gives an own indicator of a pack another code, wherever the pack speaks of it.
fn recode(pack: &Connection, from: &IndicatorCode, to: &IndicatorCode) -> Result<(), StoreError> {
    let (from, to) = (from.as_str(), to.as_str());
    // As JSON writes it; codes hold nothing that JSON writes otherwise.
    let (from_quoted, to_quoted) = (format!("\"{from}\""), format!("\"{to}\""));
    let tables: [&'static Table; 4] = [&FACTS, &CHANGES, &LESSONS, &DECISIONS];
    for table in tables {
        let mut changed = Vec::new();
        {
            let mut statement = pack.prepare(&table.select(""))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let id: i64 = row.get(0)?;
                let values =
                    (1..=table.columns.len()).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<Value>>>()?;
                let renamed = values.iter().zip(table.columns).map(|(value, column)| match value {
                    Value::Text(text) if is_code(column) && text == from => Value::Text(to.to_owned()),
                    Value::Text(text) if is_json(column) => Value::Text(text.replace(&from_quoted, &to_quoted)),
                    other => other.clone(),
                });
                let renamed: Vec<Value> = renamed.collect();
                if renamed != values {
                    changed.push((id, renamed));
                }
            }
        }
        for (id, values) in changed {
            table.update(pack, id, values)?;
        }
    }
    Ok(())
}

fn is_code(column: &str) -> bool {
    matches!(column, "indicator" | "relation_of" | "subject")
}

fn is_json(column: &str) -> bool {
    matches!(column, "candidates" | "before" | "after" | "value")
}

/// Takes over what the pack adds to the catalogue: first of all, since its figures speak of it. Like new reports it stays
/// when the rest is undone, so it is an entry of its own.
pub(crate) fn take_in(
    tx: &Connection,
    from: &Connection,
    by: &Who,
    why: Option<&str>,
    done: &mut TakenIn,
) -> Result<(), StoreError> {
    let mut changes = indicators(tx, from, done)?;
    changes.extend(additions(tx, from, done)?);
    own_catalogue::settled(tx, &changes)?;
    if changes.is_empty() {
        return Ok(());
    }
    history::settle(tx, Action::TakeIn, by, why, &Work { decisions: changes, ..Work::default() })
}

fn indicators(tx: &Connection, from: &Connection, done: &mut TakenIn) -> Result<Vec<DecisionChange>, StoreError> {
    let mut theirs: Vec<Kept<Indicator>> = own_catalogue::kept(from, DecisionKind::OwnIndicator)?;
    let mut all = own_catalogue::own(tx)?;
    let mut follow = Vec::new();
    for kept in &theirs {
        let here = own_catalogue::find::<Indicator>(tx, DecisionKind::OwnIndicator, &kept.what.code)?;
        follow.push(here.is_none_or(|here| here.taken_in));
    }
    for (kept, _) in theirs.iter().zip(&follow).filter(|(_, follows)| **follows) {
        all.put(kept.what.clone());
    }
    for (kept, _) in theirs.iter_mut().zip(&follow).filter(|(_, follows)| **follows) {
        kept.what = room_made(&mut all, kept.what.clone());
    }
    let mut changes = Vec::new();
    for kept in theirs {
        match followed(tx, DecisionKind::OwnIndicator, kept)? {
            Followed::Same => {}
            Followed::Taken(change, what) => {
                done.indicators.push(what);
                changes.push(change);
            }
            Followed::Stays { ours, theirs } => {
                done.left.push(Left::Indicator { ours: Box::new(ours), theirs: Box::new(theirs) });
            }
        }
    }
    Ok(changes)
}

fn additions(tx: &Connection, from: &Connection, done: &mut TakenIn) -> Result<Vec<DecisionChange>, StoreError> {
    let mut changes = Vec::new();
    for mut kept in own_catalogue::kept::<Addition>(from, DecisionKind::Addition)? {
        let here = own_catalogue::find::<Addition>(tx, DecisionKind::Addition, &kept.what.code)?;
        if here.is_none_or(|here| here.taken_in) {
            // Names that stand for something else here stay with that.
            let catalogue = Catalogue::with(&own_catalogue::own(tx)?);
            let taken: Vec<String> = taken_aliases(&catalogue.faults_of_addition(&kept.what));
            kept.what.aliases.retain(|alias| !taken.contains(alias));
            if kept.what.is_empty() || catalogue.indicator(&kept.what.code).is_none() {
                continue;
            }
        }
        match followed(tx, DecisionKind::Addition, kept)? {
            Followed::Same => {}
            Followed::Taken(change, what) => {
                done.additions.push(what);
                changes.push(change);
            }
            Followed::Stays { ours, .. } => done.left.push(Left::Addition(ours.code)),
        }
    }
    Ok(changes)
}

/// What becomes of one thing that a pack adds.
enum Followed<T> {
    /// It is here already, or a later one is.
    Same,
    /// It is kept here from now on.
    Taken(DecisionChange, T),
    /// Somebody here decided otherwise.
    Stays { ours: T, theirs: T },
}

/// What came with an earlier pack follows a later one; what somebody set down here stays.
fn followed<T>(tx: &Connection, kind: DecisionKind, theirs: Kept<T>) -> Result<Followed<T>, StoreError>
where
    T: Coded + Clone + PartialEq + Serialize + for<'a> Deserialize<'a>,
{
    let here = own_catalogue::find::<T>(tx, kind, theirs.what.code())?;
    match here {
        Some(here) if here.what == theirs.what || (here.taken_in && theirs.at <= here.at) => Ok(Followed::Same),
        Some(here) if !here.taken_in => Ok(Followed::Stays { ours: here.what, theirs: theirs.what }),
        _ => {
            let kept = Kept { taken_in: true, ..theirs };
            let subject = kept.what.code().as_str();
            let before = decisions::find(tx, kind, subject)?;
            let after = own_catalogue::written(&kept)?;
            decisions::put(tx, kind, subject, Some(&after))?;
            let change = DecisionChange { kind, subject: subject.to_owned(), before, after: Some(after) };
            Ok(Followed::Taken(change, kept.what))
        }
    }
}

/// An indicator that is new here, changed where its names belong to others here and where it speaks of what is not there.
fn room_made(all: &mut OwnCatalogue, mut one: Indicator) -> Indicator {
    let name = one.name.clone();
    // Each round takes a reason away; a name is taken at most as often as there are indicators.
    for nth in 2..MOST_ROUNDS {
        all.put(one.clone());
        let faults = Catalogue::with(all).faults_of(&one);
        if faults.is_empty() {
            break;
        }
        let taken = taken_aliases(&faults);
        one.aliases.retain(|alias| !taken.contains(alias));
        for fault in &faults {
            match fault {
                OwnFault::Taken(Part::Name, ..) => one.name = format!("{name} ({nth})"),
                OwnFault::UnknownIndicator(Part::Numerator, _) => one.numerator = None,
                OwnFault::UnknownIndicator(Part::Denominator, _) => {
                    one.denominator = None;
                    one.over_areas = model::AddUp::None;
                }
                OwnFault::UnknownIndicator(Part::Predecessor, _) | OwnFault::Circle(Part::Predecessor) => {
                    one.predecessor = None;
                }
                _ => {}
            }
        }
    }
    one
}

/// Most attempts to make room for one indicator.
const MOST_ROUNDS: u32 = 50;

fn taken_aliases(faults: &[OwnFault]) -> Vec<String> {
    let taken = |fault: &OwnFault| match fault {
        OwnFault::Taken(Part::Aliases, alias, _) => Some(alias.clone()),
        _ => None,
    };
    faults.iter().filter_map(taken).collect()
}
