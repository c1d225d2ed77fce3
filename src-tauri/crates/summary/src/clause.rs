//! Clauses: one indicator's value in the shape of its sentence, and what may follow it.
//!
//! A tail sets the value beside something else: its own percentage, the year before, the target. Tails are tied on with
//! commas, with `và`, or in brackets inside a list.

use crate::figure::{Aspect, keyed};
use crate::known::{Class, Known};
use crate::phrases::{Lead, Shape, localised, shape, zero_clause};
use crate::words::{Verb, capitalised, is_clear_behind_percentage, lowered, told_in_percent};
use crate::{Input, Run, figure};
use compare::{Change, Value};
use model::{Basis, Form};

/// A clause with what may follow its value.
pub(crate) struct Clause {
    /// The opening under which it may be listed.
    pub(crate) lead: Option<Lead>,
    pub(crate) runs: Vec<Run>,
    pub(crate) tails: Vec<Tail>,
    pub(crate) class: Class,
}

impl Clause {
    /// Whether its tails may stand in brackets.
    pub(crate) fn fits_a_list(&self) -> bool {
        self.tails.iter().all(|tail| tail.kind != TailKind::Goal && tail.kind != TailKind::Again)
    }
}

/// What follows a value.
pub(crate) struct Tail {
    pub(crate) kind: TailKind,
    run: Run,
    /// Of a change, what the value is set beside.
    base: Option<Base>,
}

#[derive(Clone, Copy)]
pub(crate) enum Base {
    /// A result of that year.
    Year(i32),
    /// Only an estimate of that year is known.
    EstimateOfYear(i32),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TailKind {
    /// `đạt tỷ lệ 95%`.
    Percent,
    /// `tính lại từ … là 95%`, in brackets.
    Again,
    /// `tăng 6,2% so với năm 2019`.
    Change,
    /// `bằng 102,5% kế hoạch`.
    Share,
    /// `chưa đạt chỉ tiêu được giao (80%)`: with brackets of its own, so never inside others.
    Goal,
}

/// Whether comparisons follow a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tails {
    All,
    None,
}

/// The clause of one value.
pub(crate) fn clause(known: &Known<'_>, value: &Value, tails: Tails, input: &Input<'_>) -> Clause {
    let class = known.class();
    let tails = if tails == Tails::All { comparisons(known, value, input) } else { Vec::new() };
    let aspect = if known.now.result.as_ref() == Some(value) { Aspect::Value } else { Aspect::Part };
    let zero = zero_clause(&known.indicator.code).filter(|_| value.number.is_zero() && value.basis == Basis::Actual);
    if let Some(words) = zero {
        let said = figure::of_value(capitalised(&localised(words, input.area)), value);
        let runs = vec![keyed(said, known.indicator, aspect)];
        return Clause { lead: None, runs, tails, class };
    }
    let said = |verb| {
        let said = figure::of_value(figure::spoken(value, known.indicator, input).said(verb), value);
        keyed(said, known.indicator, aspect)
    };
    let local = |text: &str| localised(text, input.area);
    let (lead, runs) = match shape(known.indicator) {
        // What part of a whole took place is; its percentage is reached.
        Shape::Plain { subject, verb: Verb::Reach } if value.form == Form::Ratio => {
            (None, vec![Run::Text(format!("{} ", local(&subject))), said(Verb::Is)])
        }
        Shape::Plain { subject, verb } => (None, vec![Run::Text(format!("{} ", local(&subject))), said(verb)]),
        Shape::Has { lead, rest } => (Some(lead), vec![said(Verb::Own), Run::Text(local(&rest))]),
        Shape::Around { before, after } => (None, vec![Run::Text(local(&before)), said(Verb::Own), Run::Text(after)]),
    };
    Clause { lead, runs, tails, class }
}

/// What a value is set beside: its own percentage, the year before, the target.
fn comparisons(known: &Known<'_>, value: &Value, input: &Input<'_>) -> Vec<Tail> {
    let named = |run, aspect| keyed(run, known.indicator, aspect);
    let tail = |kind, aspect| move |run: Run| Tail { kind, run: keyed(run, known.indicator, aspect), base: None };
    let ratio = figure::of_ratio(value, known.indicator, input).map(tail(TailKind::Percent, Aspect::Percent));
    let again = figure::recomputed(value, known.indicator, input).map(tail(TailKind::Again, Aspect::Again));
    let compared = known.change.zip(known.before.as_ref());
    let clear = |(change, before): &(Change, &Value)| {
        ratio.is_none() || is_clear_behind_percentage(change, known.indicator, before, value)
    };
    let change = compared.filter(clear).map(|(change, before)| {
        let base = if before.basis == Basis::Estimate { Base::EstimateOfYear } else { Base::Year };
        let run = named(figure::of_change(&change, known.indicator, before, value), Aspect::Change);
        Tail { kind: TailKind::Change, run, base: Some(base(input.year - 1)) }
    });
    let target = known.now.target.as_ref().map(|target| {
        let goal = figure::spoken(target, known.indicator, input);
        match &known.share {
            Some(share) => {
                let kind = if told_in_percent(&goal) { TailKind::Share } else { TailKind::Goal };
                tail(kind, Aspect::Share)(figure::of_share(share, &goal, value))
            }
            None => {
                let goal = figure::of_value(format!("kế hoạch {}", goal.goal()), target);
                tail(TailKind::Share, Aspect::Target)(goal)
            }
        }
    });
    again.into_iter().chain(ratio).chain(change).chain(target).collect()
}

/// How tails are tied to their clause.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joint {
    /// `…, tăng 6,2% so với năm 2019, bằng 102,5% kế hoạch`.
    Commas,
    /// `…, bằng 102,5% kế hoạch và tăng 6,2% so với năm 2019`.
    And,
    /// `… (tăng 6,2% so với năm 2019; bằng 102,5% kế hoạch)`, inside a list.
    Brackets,
}

/// Ties tails to the clause before them.
pub(crate) fn follow(runs: &mut Vec<Run>, mut tails: Vec<Tail>, joint: Joint) {
    if tails.is_empty() {
        return;
    }
    let has = |kind| tails.iter().any(|tail: &Tail| tail.kind == kind);
    let turned = joint == Joint::And && has(TailKind::Change) && has(TailKind::Share);
    if turned {
        tails.sort_by_key(|tail| match tail.kind {
            TailKind::Again => 0,
            TailKind::Percent => 1,
            TailKind::Share | TailKind::Goal => 2,
            TailKind::Change => 3,
        });
    }
    let last = tails.len() - 1;
    for (place, tail) in tails.into_iter().enumerate() {
        let again = tail.kind == TailKind::Again;
        let tie = match joint {
            _ if again => " (",
            Joint::Brackets if place == 0 => " (",
            Joint::Brackets => "; ",
            Joint::And if turned && place == last => " và ",
            Joint::Commas | Joint::And => ", ",
        };
        runs.push(Run::Text(tie.to_owned()));
        runs.push(tail.run);
        if let Some(base) = tail.base {
            runs.push(Run::Text(base_words(base, joint)));
        }
        if again {
            runs.push(Run::Text(")".to_owned()));
        }
    }
    if joint == Joint::Brackets {
        runs.push(Run::Text(")".to_owned()));
    }
}

/// What a change is set beside; every other sentence says it without the number of the year.
fn base_words(base: Base, joint: Joint) -> String {
    match base {
        Base::EstimateOfYear(year) => format!(" so với ước thực hiện năm {year}"),
        Base::Year(_) if joint == Joint::And => " so với năm trước".to_owned(),
        Base::Year(year) => format!(" so với năm {year}"),
    }
}

/// The clause as it continues a sentence.
pub(crate) fn lowered_start(mut runs: Vec<Run>) -> Vec<Run> {
    match runs.first_mut() {
        Some(Run::Text(text)) => *text = lowered(text),
        Some(Run::Figure(figure)) => figure.text = lowered(&figure.text),
        None => {}
    }
    runs
}
