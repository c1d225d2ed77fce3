//! How sure the program is.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A confidence or a score between 0 and 1, in hundredths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidence(u8);

impl Confidence {
    /// From this on a found figure with an indicator and without a warning is *sure*: it may stand in a draft before
    /// a person has looked at it.
    pub const SURE: Self = Self(80);

    /// So many hundredths; more than 100 counts as 100.
    #[must_use]
    pub const fn hundredths(n: u8) -> Self {
        Self(if n > 100 { 100 } else { n })
    }

    /// The hundredths.
    #[must_use]
    pub const fn as_hundredths(self) -> u8 {
        self.0
    }

    /// As a decimal between 0 and 1.
    #[must_use]
    pub fn as_decimal(self) -> Decimal {
        Decimal::new(i64::from(self.0), 2)
    }
}
