//! One value for the units that became one province: added, recomputed from counts, or weighted; else why not.
//!
//! Only what may be added is added. A rate of a merged province is its whole numerator over its whole denominator; where
//! the numerators are not known, the rates weighted by their denominators; where those are not known either, there is
//! none. Ranks and scores are never derived.

use crate::{Figures, Origin, Refusal, Stretch, Value, rounded};
use model::{AddUp, AreaId, Catalogue, Form, Indicator, IndicatorCode, MeasureKind};
use rust_decimal::Decimal;

/// Decimals of a rate that was computed.
const RATE_DECIMALS: u32 = 2;

/// Where a value is looked for: one part of one year.
#[derive(Debug, Clone, Copy)]
pub(crate) struct When {
    pub(crate) year: i32,
    pub(crate) stretch: Stretch,
}

/// The result over several units.
pub(crate) fn merged(
    figures: &Figures<'_>,
    indicator: &Indicator,
    units: &[Vec<AreaId>],
    when: When,
) -> Result<Value, Refusal> {
    let own = results(figures, &indicator.code, units, when);
    match indicator.over_areas {
        AddUp::Sum => sum(own),
        AddUp::Weighted => rate(figures, indicator, units, when, own),
        AddUp::Last | AddUp::None if own.iter().all(Option::is_none) => Err(Refusal::Missing),
        AddUp::Last | AddUp::None => Err(Refusal::NotAdditive),
    }
}

/// A rate of one unit from its numerator and denominator, where both are known for that part of the year.
pub(crate) fn recomputed(
    figures: &Figures<'_>,
    indicator: &Indicator,
    units: &[Vec<AreaId>],
    when: When,
) -> Option<Value> {
    let catalogue = figures.catalogue();
    let whole = |code: &IndicatorCode| {
        let adds_up = units.len() == 1 || catalogue.indicator(code).is_some_and(|i| i.over_areas == AddUp::Sum);
        let found = adds_up.then(|| sum(results(figures, code, units, when)).ok()).flatten();
        found.filter(Value::is_computable)
    };
    let (above, below) = (whole(indicator.numerator.as_ref()?)?, whole(indicator.denominator.as_ref()?)?);
    let number = above.number.checked_mul(factor(indicator, catalogue)?)?.checked_div(below.number)?;
    let impossible = indicator.kind == MeasureKind::Percent && number > Decimal::ONE_HUNDRED;
    if impossible {
        return None;
    }
    rate_of(indicator, number, vec![above, below], Origin::Recomputed)
}

/// What a numerator over a denominator is multiplied by: 100 for `%` and `/100 dân`, 1.000 for `/1.000 dân`. Counts are
/// counts; two amounts of money must be in one unit.
fn factor(rate: &Indicator, catalogue: &Catalogue) -> Option<Decimal> {
    let part = |code: &Option<IndicatorCode>| code.as_ref().and_then(|c| catalogue.indicator(c));
    let (above, below) = (part(&rate.numerator)?, part(&rate.denominator)?);
    let money = |i: &Indicator| i.kind == MeasureKind::Money;
    if (money(above) || money(below)) && above.unit != below.unit {
        return None;
    }
    match rate.unit.as_str() {
        "%" => Some(Decimal::ONE_HUNDRED),
        unit if unit.contains("/1.000 ") => Some(Decimal::ONE_THOUSAND),
        unit if unit.contains("/100 ") => Some(Decimal::ONE_HUNDRED),
        _ => Some(Decimal::ONE),
    }
}

fn rate(
    figures: &Figures<'_>,
    indicator: &Indicator,
    units: &[Vec<AreaId>],
    when: When,
    own: Vec<Option<Value>>,
) -> Result<Value, Refusal> {
    if let Some(value) = recomputed(figures, indicator, units, when) {
        return Ok(value);
    }
    if own.iter().all(Option::is_none) {
        return Err(Refusal::Missing);
    }
    let rates: Vec<Value> = own.into_iter().collect::<Option<_>>().ok_or(Refusal::Incomplete)?;
    let code = indicator.denominator.as_ref().ok_or(Refusal::NeedsDenominator)?;
    let weights: Vec<Value> =
        results(figures, code, units, when).into_iter().collect::<Option<_>>().ok_or(Refusal::NeedsDenominator)?;
    if !rates.iter().chain(&weights).all(Value::is_computable) {
        return Err(Refusal::Bound);
    }
    let total: Decimal = weights.iter().map(|w| w.number).sum();
    let parts = rates.iter().zip(&weights).map(|(rate, weight)| rate.number.checked_mul(weight.number));
    let number = parts.sum::<Option<Decimal>>().and_then(|sum| sum.checked_div(total));
    let number = number.ok_or(Refusal::NeedsDenominator)?;
    let all = rates.into_iter().chain(weights).collect();
    rate_of(indicator, number, all, Origin::Weighted).ok_or(Refusal::Missing)
}

fn rate_of(indicator: &Indicator, number: Decimal, parts: Vec<Value>, origin: Origin) -> Option<Value> {
    let form = if indicator.kind == MeasureKind::Percent { Form::Rate } else { Form::Density };
    let value = combined(rounded(number, RATE_DECIMALS), parts, origin)?;
    Some(Value { form, ..value })
}

/// The sum over the units, where every one has a value.
fn sum(values: Vec<Option<Value>>) -> Result<Value, Refusal> {
    if values.iter().all(Option::is_none) {
        return Err(Refusal::Missing);
    }
    let mut all: Vec<Value> = values.into_iter().collect::<Option<_>>().ok_or(Refusal::Incomplete)?;
    if !all.iter().all(Value::is_computable) {
        return Err(Refusal::Bound);
    }
    if all.len() == 1 {
        return all.pop().ok_or(Refusal::Missing);
    }
    let number = all.iter().map(|v| v.number).sum::<Decimal>().normalize();
    combined(number, all, Origin::SumOfAreas).ok_or(Refusal::Missing)
}

/// A computed number with the facts of all its parts, as loose as the loosest of them and judged where all are.
fn combined(number: Decimal, parts: Vec<Value>, origin: Origin) -> Option<Value> {
    let judged = parts.iter().all(|v| v.judged);
    let facts = parts.iter().flat_map(|v| v.facts.iter().copied()).collect();
    let basis = parts.iter().map(|v| v.basis).max()?;
    let qualifier = parts.iter().map(|v| v.qualifier).max()?;
    let first = parts.into_iter().next()?;
    Some(Value {
        number,
        second: None,
        basis,
        qualifier,
        judged,
        facts,
        same: Vec::new(),
        against: Vec::new(),
        origin,
        ..first
    })
}

/// The target over several units: only where it adds up and every unit has one.
pub(crate) fn merged_target(
    figures: &Figures<'_>,
    indicator: &Indicator,
    units: &[Vec<AreaId>],
    when: When,
) -> Option<Value> {
    let adds_up = units.len() == 1 || indicator.over_areas == AddUp::Sum;
    let targets = units.iter().map(|unit| figures.stretch(&indicator.code, unit, when.year, when.stretch).target);
    adds_up.then(|| sum(targets.collect()).ok()).flatten()
}

fn results(figures: &Figures<'_>, code: &IndicatorCode, units: &[Vec<AreaId>], when: When) -> Vec<Option<Value>> {
    units.iter().map(|unit| figures.stretch(code, unit, when.year, when.stretch).result).collect()
}
