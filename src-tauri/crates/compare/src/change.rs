//! Two values beside each other: by how much, and whether that is better.

use crate::{Refusal, Value, rounded};
use model::{Basis, Better, Catalogue, Indicator, MeasureKind, Qualifier};
use rust_decimal::Decimal;

/// In what a change is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Per cent of the value before, of counts, amounts and scores; to one decimal.
    Percent,
    /// Percentage points, of rates.
    Points,
    /// Places, of ranks; positive is up (a smaller number).
    Places,
    /// Only the difference, where there is no percentage (from zero).
    Difference,
}

impl ChangeKind {
    /// The word for JSON and the bridge.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Places => "places",
            Self::Difference => "difference",
        }
    }
}

/// Whether a change is for the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drift {
    /// In the indicator's direction.
    Better,
    /// Against it.
    Worse,
    /// No direction, or no change.
    Neutral,
}

/// A change from one value to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// In what it is counted.
    pub kind: ChangeKind,
    /// By how much: +5,9 (per cent), +13 (points), +3 (places up).
    pub by: Decimal,
    /// The plain difference in the indicator's unit, later minus earlier.
    pub difference: Decimal,
    /// For the better?
    pub drift: Drift,
    /// Whether one of the two values is only about so much.
    pub about: bool,
}

/// The change between the values of two years.
///
/// # Errors
/// [`Refusal`] when one of the values is a bound, covers a part of its year, is in another unit, stands for other land
/// or for another definition.
pub fn change(indicator: &Indicator, before: &Value, now: &Value, catalogue: &Catalogue) -> Result<Change, Refusal> {
    comparable(indicator, before, now, catalogue)?;
    let difference = now.number - before.number;
    let (kind, by) = match indicator.kind {
        MeasureKind::Percent => (ChangeKind::Points, difference),
        MeasureKind::Rank => (ChangeKind::Places, -difference),
        _ if before.number.is_zero() => (ChangeKind::Difference, difference),
        _ => (ChangeKind::Percent, percent(difference, before.number)?),
    };
    let loose = |v: &Value| v.qualifier != Qualifier::Exact && v.basis != Basis::Estimate;
    Ok(Change {
        kind,
        by: by.normalize(),
        difference: difference.normalize(),
        drift: drift(indicator, difference),
        about: loose(before) || loose(now),
    })
}

fn comparable(indicator: &Indicator, before: &Value, now: &Value, catalogue: &Catalogue) -> Result<(), Refusal> {
    if before.is_bound() || now.is_bound() {
        return Err(Refusal::Bound);
    }
    if before.unit_differs || now.unit_differs {
        return Err(Refusal::UnitDiffers);
    }
    if !catalogue.areas.same_territory(&before.area, &now.area) {
        return Err(Refusal::AreaChanged);
    }
    if indicator.kind == MeasureKind::Rank && !among_as_many(before, now) {
        return Err(Refusal::PlacesDiffer);
    }
    if indicator.is_defined_on(before.period.end) != indicator.is_defined_on(now.period.end) {
        return Err(Refusal::DefinitionChanged);
    }
    Ok(())
}

/// The first year on the map of 34 provinces.
const FIRST_YEAR_OF_34: i32 = 2025;

/// A place among 63 and one among 34 are no change. Where a report does not say among how many, the years on one side
/// of 1/7/2025 are taken to have as many.
fn among_as_many(before: &Value, now: &Value) -> bool {
    let is_new = |value: &Value| value.period.year_of() >= FIRST_YEAR_OF_34;
    match before.second.zip(now.second) {
        Some((one, other)) => one == other,
        None => is_new(before) == is_new(now),
    }
}

/// What part of `whole` this is, in per cent.
fn percent(part: Decimal, whole: Decimal) -> Result<Decimal, Refusal> {
    let hundred = part.checked_mul(Decimal::ONE_HUNDRED).ok_or(Refusal::FromZero)?;
    hundred.checked_div(whole).map(|p| rounded(p, 1)).ok_or(Refusal::FromZero)
}

fn drift(indicator: &Indicator, difference: Decimal) -> Drift {
    let up = difference.is_sign_positive();
    match indicator.better {
        _ if difference.is_zero() => Drift::Neutral,
        Better::Neutral => Drift::Neutral,
        Better::Higher if up => Drift::Better,
        Better::Lower if !up => Drift::Better,
        Better::Higher | Better::Lower => Drift::Worse,
    }
}

/// A result against its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Result in per cent of the target, to one decimal; none of ranks.
    pub percent: Option<Decimal>,
    /// Whether the target is reached.
    pub met: bool,
    /// Whether the result is an estimate; then it is never shown as reached.
    pub estimate: bool,
}

/// The share of a target that a result reached.
///
/// # Errors
/// [`Refusal`] as in [`change`]; a target may be a bound (`ít nhất 80 %`), a result may not.
pub fn share(indicator: &Indicator, result: &Value, target: &Value, catalogue: &Catalogue) -> Result<Share, Refusal> {
    if result.is_bound() {
        return Err(Refusal::Bound);
    }
    comparable(indicator, &Value { qualifier: Qualifier::Exact, ..target.clone() }, result, catalogue)?;
    if target.number.is_zero() && indicator.better != Better::Lower {
        return Err(Refusal::FromZero);
    }
    let lower = indicator.better == Better::Lower || matches!(target.qualifier, Qualifier::AtMost | Qualifier::Under);
    let met = if lower { result.number <= target.number } else { result.number >= target.number };
    let percent = if indicator.kind == MeasureKind::Rank || target.number.is_zero() {
        None
    } else {
        Some(percent(result.number, target.number)?)
    };
    Ok(Share { percent, met, estimate: result.basis == Basis::Estimate })
}
