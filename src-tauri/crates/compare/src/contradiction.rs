//! Mâu thuẫn: values of one area and one year that cannot all be right, or seldom are.

use crate::{Figures, Value, rounded};
use model::{AreaId, Basis, Catalogue, Indicator, IndicatorCode, IndicatorRule, MeasureKind, RuleKind, Severity};
use rust_decimal::Decimal;

/// What does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wrong {
    /// A part is more than its whole.
    MoreThanWhole,
    /// A total is not the sum of its parts.
    NotTheSum,
    /// A rate is not its numerator over its denominator.
    NotTheRate,
}

impl Wrong {
    /// The word for files, JSON and the bridge.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::MoreThanWhole => "more_than_whole",
            Self::NotTheSum => "not_the_sum",
            Self::NotTheRate => "not_the_rate",
        }
    }
}

/// Values that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// What does not fit.
    pub wrong: Wrong,
    /// Whether it cannot be, or only seldom is.
    pub severity: Severity,
    /// The part, the total or the rate.
    pub about: IndicatorCode,
    /// Its value.
    pub value: Value,
    /// The whole, the sum of the parts or the rate computed, in the unit of `about`.
    pub expected: Decimal,
    /// What it was set against, with the values.
    pub against: Vec<(IndicatorCode, Value)>,
    /// Why the rule holds, in Vietnamese; empty of rates.
    pub note: String,
}

/// How far a rate may lie from its parts, in points: reports round to whole per cent.
const RATE_SLACK: Decimal = Decimal::from_parts(6, 0, 0, false, 1);
/// How far a sum may lie from its parts, of the sum: parts are rounded.
const SUM_SLACK: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// What does not fit among the results of a unit (under all its ids) in a year, errors first.
///
/// Only results are set beside each other, an estimate only beside estimates, and nothing that is loosened (`hơn`,
/// `gần`) or a bound.
#[must_use]
pub fn contradictions(figures: &Figures<'_>, units: &[AreaId], year: i32, catalogue: &Catalogue) -> Vec<Contradiction> {
    let sharp = |code: &IndicatorCode| {
        let loose = |v: &Value| v.qualifier != model::Qualifier::Exact && v.basis != Basis::Estimate;
        figures.year(code, units, year).result.filter(|v| v.is_computable() && !loose(v))
    };
    let rules = catalogue.rules().filter_map(|rule| broken(rule, &sharp));
    let rates = catalogue.indicators().filter_map(|rate| wrong_rate(rate, &sharp));
    let mut found: Vec<Contradiction> = rules.chain(rates).collect();
    found.sort_by_key(|one| (one.severity, catalogue.order_of(&one.about)));
    found
}

fn broken(rule: &IndicatorRule, sharp: &impl Fn(&IndicatorCode) -> Option<Value>) -> Option<Contradiction> {
    let value = sharp(&rule.left)?;
    let against: Vec<(IndicatorCode, Value)> =
        rule.right.iter().map(|code| Some((code.clone(), sharp(code)?))).collect::<Option<_>>()?;
    if against.iter().any(|(_, other)| other.basis != value.basis) {
        return None;
    }
    let expected = against.iter().try_fold(Decimal::ZERO, |sum, (_, v)| sum.checked_add(v.number))?.normalize();
    let (wrong, holds) = match rule.kind {
        RuleKind::AtMost => (Wrong::MoreThanWhole, value.number <= expected),
        RuleKind::SumOf => {
            let off = (value.number - expected).abs();
            (Wrong::NotTheSum, off <= value.number.abs().checked_mul(SUM_SLACK)?)
        }
    };
    let (about, note) = (rule.left.clone(), rule.note.clone());
    (!holds).then_some(Contradiction { wrong, severity: rule.severity, about, value, expected, against, note })
}

fn wrong_rate(rate: &Indicator, sharp: &impl Fn(&IndicatorCode) -> Option<Value>) -> Option<Contradiction> {
    if rate.kind != MeasureKind::Percent {
        return None;
    }
    let (above, below) = (rate.numerator.clone()?, rate.denominator.clone()?);
    let (value, part, whole) = (sharp(&rate.code)?, sharp(&above)?, sharp(&below)?);
    if part.basis != value.basis || whole.basis != value.basis {
        return None;
    }
    let computed = part.number.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.number)?;
    if (computed - value.number).abs() <= RATE_SLACK {
        return None;
    }
    Some(Contradiction {
        wrong: Wrong::NotTheRate,
        severity: Severity::Warning,
        about: rate.code.clone(),
        value,
        expected: rounded(computed, 2),
        against: vec![(above, part), (below, whole)],
        note: String::new(),
    })
}
