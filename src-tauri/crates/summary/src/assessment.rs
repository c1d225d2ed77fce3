//! Đánh giá chung: the best results and what fell short, chosen by rule from all fields.

use crate::known::{Class, Known};
use crate::{Input, Paragraph, Role, Run, prose};
use compare::{Change, ChangeKind, Drift};
use model::MeasureKind;
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// A growth below this is nothing to point out, in per cent.
const WORTH_POINTING_OUT: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// Counts that were smaller than this a year before grow by too much too easily.
const ENOUGH_TO_GROW_FROM: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
/// A place up to this one is pointed out even where it did not rise.
const HIGH_PLACE: Decimal = Decimal::TEN;
/// How many of each kind are pointed out.
const MOST: [(Class, usize); 5] =
    [(Class::Stock, 1), (Class::Flow, 1), (Class::Money, 1), (Class::Rate, 2), (Class::Rank, 3)];
/// How many declines are named beside the missed targets.
const MOST_DECLINES: usize = 5;

/// The strongest growth of stocks, flows and money, the rates that rose most, the ranks that rose or stand high.
pub(crate) fn highlights(known: &[Known<'_>], input: &Input<'_>) -> Vec<Paragraph> {
    let mut chosen: Vec<&Known<'_>> = Vec::new();
    for (class, most) in MOST {
        let mut of_class: Vec<(&Known<'_>, Decimal)> =
            known.iter().filter(|k| k.class() == class).filter_map(|k| Some((k, merit(k)?))).collect();
        of_class.sort_by_key(|(_, merit)| Reverse(*merit));
        chosen.extend(of_class.into_iter().take(most).map(|(k, _)| k));
    }
    bullets(&chosen, input)
}

/// By how much a result deserves to be pointed out; none does not.
fn merit(known: &Known<'_>) -> Option<Decimal> {
    let result = known.now.result.as_ref()?;
    if known.share.is_some_and(|share| !share.met) {
        return None;
    }
    let high = known.indicator.kind == MeasureKind::Rank && result.number <= HIGH_PLACE;
    let Some(change) = known.change.filter(|c| c.drift == Drift::Better) else {
        return high.then_some(Decimal::ZERO);
    };
    let before = known.before.as_ref()?;
    let large = match change.kind {
        ChangeKind::Percent => {
            let from_little = known.indicator.kind == MeasureKind::Count && before.number < ENOUGH_TO_GROW_FROM;
            let needed = if known.class() == Class::Rank { Decimal::ZERO } else { WORTH_POINTING_OUT };
            change.by >= needed && !from_little
        }
        ChangeKind::Points | ChangeKind::Places => true,
        ChangeKind::Difference => false,
    };
    (large || high).then_some(change.by)
}

/// Missed targets, in the order of the fields, then results that fell against their direction.
pub(crate) fn shortcomings(known: &[Known<'_>], input: &Input<'_>) -> Vec<Paragraph> {
    let missed = |k: &&Known<'_>| k.share.is_some_and(|share| !share.met);
    let fell = |k: &&Known<'_>| k.change.is_some_and(|c: Change| c.drift == Drift::Worse) && !missed(k);
    let mut chosen: Vec<&Known<'_>> = known.iter().filter(missed).collect();
    chosen.extend(known.iter().filter(fell).take(MOST_DECLINES));
    bullets(&chosen, input)
}

fn bullets(chosen: &[&Known<'_>], input: &Input<'_>) -> Vec<Paragraph> {
    let lines = chosen.iter().filter_map(|k| Some(prose::line(k, k.now.result.as_ref()?, input)));
    let last = chosen.len().saturating_sub(1);
    let bullet = |(place, line): (usize, Vec<Run>)| {
        let end = if place == last { "." } else { ";" };
        let mut runs = vec![Run::Text("- ".to_owned())];
        runs.extend(line);
        runs.push(Run::Text(end.to_owned()));
        prose::joined(Paragraph { role: Role::Bullet, runs })
    };
    lines.enumerate().map(bullet).collect()
}
