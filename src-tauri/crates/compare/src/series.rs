//! Rounding, in one place.

use rust_decimal::{Decimal, RoundingStrategy};

/// Rounded half away from zero, as staff round: 94,75 → 94,8. Trailing zeros are dropped.
#[must_use]
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero).normalize()
}
