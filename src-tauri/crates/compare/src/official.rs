//! Which of several facts about the same thing stands (DESIGN, Decisions: "Which value is official").

use model::{Fact, FactId, Report, Standing, State};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A stored fact and the report it stands in.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// Its report; none for what a person typed.
    pub report: Option<&'a Report>,
    /// Whether a person chose it over the others, with a reason.
    pub chosen: bool,
}

/// The rule by which a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// There is no other value.
    Only,
    /// A person chose it, with a reason.
    Chosen,
    /// A person answers for it.
    Judged,
    /// The department's own word over another body's, that over the press.
    Standing,
    /// A report on that very period over one that mentions it.
    OwnPeriod,
    /// Published later.
    Later,
    /// The program was surer of it.
    Surer,
    /// Stands later in the text.
    LaterInText,
}

impl Rule {
    /// The word for files, JSON and the bridge.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Only => "only",
            Self::Chosen => "chosen",
            Self::Judged => "judged",
            Self::Standing => "standing",
            Self::OwnPeriod => "own_period",
            Self::Later => "later",
            Self::Surer => "surer",
            Self::LaterInText => "later_in_text",
        }
    }
}

/// The fact that stands, and the rule that set it above the first one with another value.
///
/// The candidates are about the same indicator, area, scope, period and basis. `number` tells a fact's value in the
/// indicator's unit: the same value said twice is no conflict.
#[must_use]
pub fn official<'a>(candidates: &[Evidence<'a>], number: impl Fn(&Fact) -> Decimal) -> Option<(Evidence<'a>, Rule)> {
    let mut ranked: Vec<Evidence<'a>> = candidates.to_vec();
    ranked.sort_by(|a, b| compare(*b, *a).0);
    let first = *ranked.first()?;
    let value = number(first.fact);
    let rival = ranked.iter().find(|other| number(other.fact) != value);
    let rule = rival.map_or(Rule::Only, |other| compare(first, *other).1);
    Some((first, rule))
}

/// Greater stands over less; with the rule that decided.
fn compare(a: Evidence<'_>, b: Evidence<'_>) -> (Ordering, Rule) {
    let steps = [
        (a.chosen.cmp(&b.chosen), Rule::Chosen),
        (a.fact.is_judged().cmp(&b.fact.is_judged()), Rule::Judged),
        (standing(b).cmp(&standing(a)), Rule::Standing),
        (on_own_period(a).cmp(&on_own_period(b)), Rule::OwnPeriod),
        (published(a).cmp(&published(b)), Rule::Later),
        (a.fact.confidence.cmp(&b.fact.confidence), Rule::Surer),
    ];
    let decided = steps.into_iter().find(|(order, _)| *order != Ordering::Equal);
    decided.unwrap_or_else(|| (place(a).cmp(&place(b)), Rule::LaterInText))
}

/// A person who types a figure speaks for the department.
fn standing(e: Evidence<'_>) -> Standing {
    e.report.map_or(Standing::Department, |r| r.standing)
}

fn on_own_period(e: Evidence<'_>) -> bool {
    let Some(report) = e.report else { return e.fact.state == State::Typed };
    match (&report.period, &e.fact.period) {
        (Some(of_report), Some(own)) => {
            of_report.end == own.end && (own.start == own.end || of_report.start == own.start)
        }
        _ => false,
    }
}

/// The day the value became known.
fn published(e: Evidence<'_>) -> Option<chrono::NaiveDate> {
    match (&e.fact.source, e.report) {
        (model::Source::Person { time, .. }, _) => Some(time.date()),
        (_, Some(report)) => report.published,
        (model::Source::Document { .. }, None) => None,
    }
}

fn place(e: Evidence<'_>) -> (usize, FactId) {
    match &e.fact.source {
        model::Source::Document { span, .. } => (span.start, e.fact.id),
        model::Source::Person { .. } => (0, e.fact.id),
    }
}
