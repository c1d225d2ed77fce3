//! The one value that stands for (indicator, area, scope, period, basis), or what was computed in its place.

use crate::Rule;
use model::{AreaId, Basis, Fact, FactId, Form, Indicator, MeasureKind, Period, Qualifier, Units};
use rust_decimal::Decimal;

/// An official value, in its indicator's unit, with the facts behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The number in the indicator's unit.
    pub number: Decimal,
    /// The whole of a ratio, the upper end of a range, the number of places of a rank.
    pub second: Option<Decimal>,
    /// The form it was written in.
    pub form: Form,
    /// Loosening word.
    pub qualifier: Qualifier,
    /// Actual, estimate or target.
    pub basis: Basis,
    /// Its period.
    pub period: Period,
    /// The unit that reported it.
    pub area: AreaId,
    /// Whether a person answers for it; if not it is marked `chờ`.
    pub judged: bool,
    /// Whether the unit could not be converted, so that it stands beside nothing.
    pub unit_differs: bool,
    /// The fact that stands; of a sum the facts that were added.
    pub facts: Vec<FactId>,
    /// Facts that say the same.
    pub same: Vec<FactId>,
    /// Facts that say something else.
    pub against: Vec<FactId>,
    /// Why this one stands.
    pub rule: Rule,
    /// Whether a source says it, or how it was computed.
    pub origin: Origin,
}

/// Where a value comes from. What was computed is never shown as if a report had said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A source says it.
    Stated,
    /// Months, quarters or halves, complete, were added.
    SumOfPeriods,
    /// The units of a merged province were added.
    SumOfAreas,
    /// A rate from its numerator and its denominator.
    Recomputed,
    /// The rates of a merged province's units, each with the weight of its denominator.
    Weighted,
}

impl Origin {
    /// The word for files, JSON and the bridge.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::SumOfPeriods => "sum_of_periods",
            Self::SumOfAreas => "sum_of_areas",
            Self::Recomputed => "recomputed",
            Self::Weighted => "weighted",
        }
    }
}

impl Value {
    /// Whether it is only a bound, with which nothing can be computed.
    #[must_use]
    pub const fn is_bound(&self) -> bool {
        matches!(self.qualifier, Qualifier::AtLeast | Qualifier::AtMost | Qualifier::Under)
            || matches!(self.form, Form::Range)
    }

    /// Whether something can be computed with it.
    #[must_use]
    pub const fn is_computable(&self) -> bool {
        !self.is_bound() && !self.unit_differs
    }
}

/// A fact's number in the unit of its indicator, and whether the unit could be converted.
///
/// Counts are counts: `27.363 cán bộ` is a value of an indicator in `người`. Money, percentages and ratios must fit.
pub(crate) fn in_indicator_unit(fact: &Fact, number: Decimal, indicator: &Indicator, units: &Units) -> (Decimal, bool) {
    let scaled = fact.quantity.scale.map_or(number, |s| number.checked_mul(s.factor()).unwrap_or(number));
    if indicator.kind == MeasureKind::Count {
        return (scaled.normalize(), true);
    }
    let unit = fact.quantity.unit.as_deref().unwrap_or_default();
    match units.convert(scaled, unit, &indicator.unit) {
        Some(converted) => (converted.normalize(), true),
        None => (scaled.normalize(), units.written(unit).is_none() && indicator.kind == MeasureKind::Ratio),
    }
}
