//! What a whole is made of over the years, as columns of parts: where the catalogue's rules say that it is a sum, and the values agree.

use crate::chart::{Chosen, FEWEST_YEARS, YEARS, drawn, earlier};
use crate::known::{Known, Units, results_until};
use crate::phrases::subject_of;
use crate::words::lowered;
use crate::{Chart, ChartKind, Input, Stack};
use compare::Value;
use model::{Indicator, IndicatorCode, IndicatorRule, RuleKind};
use rust_decimal::Decimal;

/// A part below this share of its whole is too thin to be seen, in per cent.
const THINNEST: Decimal = Decimal::from_parts(10, 0, 0, false, 0);
/// How far a whole may be off its sum, in per cent: each number is rounded by itself.
const ROUNDING: Decimal = Decimal::ONE;

/// The results of an indicator, a year each.
type Results = Vec<(i32, Option<Value>)>;

/// The chart of the first whole whose parts are known in this and another year.
pub(crate) fn chart(known: &[Known<'_>], units: &Units, input: &Input<'_>) -> Option<Chosen> {
    let sums = input.catalogue.rules().filter(|rule| rule.kind == RuleKind::SumOf);
    sums.filter_map(|rule| of_rule(rule, known, units, input)).next()
}

fn of_rule(rule: &IndicatorRule, known: &[Known<'_>], units: &Units, input: &Input<'_>) -> Option<Chosen> {
    let of_code = |code: &IndicatorCode| known.iter().find(|one| one.indicator.code == *code);
    let whole = of_code(&rule.left)?;
    let parts: Vec<&Known<'_>> = rule.right.iter().map(of_code).collect::<Option<_>>()?;
    let of = |one: &Known<'_>| results_until(one.indicator, input, units, YEARS);
    let (of_whole, of_parts): (Results, Vec<Results>) = (of(whole), parts.iter().map(|one| of(one)).collect());
    let years: Vec<usize> = (0..of_whole.len()).filter(|nth| agree(*nth, &of_whole, &of_parts)).collect();
    if years.len() < FEWEST_YEARS || years.last() != of_whole.len().checked_sub(1).as_ref() {
        return None;
    }
    let stack = |nth: usize| {
        let complete = years.contains(&nth);
        let figure = |one: &Known<'_>, results: &Results| {
            let value = results.get(nth)?.1.as_ref().filter(|_| complete)?;
            Some(drawn(value, one, input))
        };
        let year = of_whole.get(nth).map(|(year, _)| year.to_string()).unwrap_or_default();
        let parts = parts.iter().zip(&of_parts).map(|(one, results)| figure(one, results)).collect();
        Stack { label: year, parts, whole: figure(whole, &of_whole) }
    };
    let from = *years.first()?;
    let first = of_whole.get(from)?.0;
    let told = |one: &Known<'_>, results: &Results| {
        let complete = results.iter().enumerate().filter(|(nth, _)| years.contains(nth));
        let complete: Results = complete.map(|(_, result)| result.clone()).collect();
        (one.indicator.code.clone(), earlier(&complete, input))
    };
    Some(Chosen {
        chart: Chart {
            caption: caption(whole.indicator, first, input),
            kind: ChartKind::Stacks {
                parts: parts.iter().map(|one| subject_of(one.indicator)).collect(),
                stacks: (from..of_whole.len()).map(stack).collect(),
            },
        },
        indicator: Some(whole.indicator.code.clone()),
        earlier: parts.iter().zip(&of_parts).map(|(one, of)| told(one, of)).chain([told(whole, &of_whole)]).collect(),
    })
}

fn caption(whole: &Indicator, first: i32, input: &Input<'_>) -> String {
    format!("Cơ cấu {} giai đoạn {first} - {} ({})", lowered(&subject_of(whole)), input.year, whole.unit)
}

/// Whether whole and parts of a year are known, add up, and can all be seen.
fn agree(nth: usize, of_whole: &Results, of_parts: &[Results]) -> bool {
    let value = |results: &Results| Some(results.get(nth)?.1.as_ref()?.number);
    let (Some(whole), Some(parts)) = (value(of_whole), of_parts.iter().map(value).collect::<Option<Vec<_>>>()) else {
        return false;
    };
    let off = (parts.iter().sum::<Decimal>() - whole).abs();
    let per_cent = |share: Decimal| whole * share / Decimal::ONE_HUNDRED;
    whole > Decimal::ZERO && off <= per_cent(ROUNDING) && parts.iter().all(|part| *part >= per_cent(THINNEST))
}
