//! Số khác thường: a value of a short series that does not fit its neighbours.
//!
//! A hint for the person who checks, never a correction. Series of reports have three to ten values, too few for
//! statistics; so a value is set beside the one before and the one after it, and stands out only where it differs from
//! both in the same way.

use crate::Value;
use model::{Indicator, MeasureKind};
use rust_decimal::Decimal;

/// What seems wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Suspicion {
    /// About a thousand or a million times its neighbours: triệu and tỷ, or a dot taken for a comma.
    UnitSlip,
    /// About ten or a hundred times: one digit too many or too few.
    DigitSlip,
    /// Several times its neighbours.
    Jump,
}

impl Suspicion {
    /// The word for files, JSON and the bridge.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnitSlip => "unit_slip",
            Self::DigitSlip => "digit_slip",
            Self::Jump => "jump",
        }
    }
}

/// From how many times its neighbour a value is a jump.
const JUMP: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// From how many points between two years a percentage is a jump.
const JUMP_POINTS: Decimal = Decimal::from_parts(50, 0, 0, false, 0);
/// How far a slip may lie from its power of ten: a factor of 1.5 either way, as much as a series moves in a year.
const SLACK: Decimal = Decimal::from_parts(15, 0, 0, false, 1);
/// Counts below this move by large factors every year.
const SMALL_COUNT: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// What stands out in a series, one answer for each value of it. Missing years are `None` and are stepped over.
#[must_use]
pub fn suspicions(indicator: &Indicator, series: &[Option<&Value>]) -> Vec<Option<Suspicion>> {
    let known: Vec<(usize, Decimal)> = series
        .iter()
        .enumerate()
        .filter_map(|(i, value)| value.filter(|v| v.is_computable()).map(|v| (i, v.number)))
        .collect();
    let mut found = vec![None; series.len()];
    for (k, &(i, number)) in known.iter().enumerate() {
        let at = |k: usize| known.get(k).map(|(_, n)| *n);
        let (before, after) = (k.checked_sub(1).and_then(at), at(k + 1));
        let odd = match (before, after) {
            (Some(before), Some(after)) => oddness(indicator, number, before)
                .filter(|_| oddness(indicator, number, after).is_some() && (number > before) == (number > after)),
            // The last of a series is odd only where the two before it agree with each other, and the first likewise.
            (Some(before), None) => {
                let agree = k.checked_sub(2).and_then(at).is_none_or(|b| oddness(indicator, before, b).is_none());
                oddness(indicator, number, before).filter(|_| agree)
            }
            (None, Some(after)) => {
                let agree = at(k + 2).is_some_and(|next| oddness(indicator, next, after).is_none());
                oddness(indicator, number, after).filter(|_| agree)
            }
            (None, None) => None,
        };
        if let Some(place) = found.get_mut(i) {
            *place = odd;
        }
    }
    found
}

fn oddness(indicator: &Indicator, number: Decimal, other: Decimal) -> Option<Suspicion> {
    match indicator.kind {
        MeasureKind::Rank => None,
        MeasureKind::Percent => ((number - other).abs() >= JUMP_POINTS).then_some(Suspicion::Jump),
        MeasureKind::Count if number.max(other) < SMALL_COUNT => None,
        _ => times(number.abs(), other.abs()),
    }
}

fn times(one: Decimal, other: Decimal) -> Option<Suspicion> {
    let (low, high) = (one.min(other), one.max(other));
    let times = high.checked_div(low)?;
    let near = |power: Decimal| times >= power / SLACK && times <= power * SLACK;
    let ten = Decimal::TEN;
    match () {
        () if near(Decimal::ONE_THOUSAND) || near(Decimal::ONE_THOUSAND * Decimal::ONE_THOUSAND) => {
            Some(Suspicion::UnitSlip)
        }
        () if near(ten) || near(Decimal::ONE_HUNDRED) => Some(Suspicion::DigitSlip),
        () if times >= JUMP => Some(Suspicion::Jump),
        () => None,
    }
}
