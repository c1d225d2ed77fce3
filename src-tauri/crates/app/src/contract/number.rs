//! Exact decimals as JSON numbers.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer, ser::Error};
use serde_json::value::RawValue;

/// A decimal that is written as a JSON number literal, digit for digit: `95.75`, never `95.74999`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The canonical form of a decimal is a JSON number.
        RawValue::from_string(text::canonical(self.0)).map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// The same for CSV.
#[must_use]
pub fn canonical(value: Decimal) -> String {
    text::canonical(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digit_for_digit() {
        let json = |d| serde_json::to_string(&Number(d)).unwrap();
        assert_eq!(json(Decimal::new(9575, 2)), "95.75");
        assert_eq!(json(Decimal::new(-10, 1)), "-1");
        assert_eq!(json(Decimal::MAX), "79228162514264337593543950335");
        assert_eq!(json(Decimal::new(1, 28)), "0.0000000000000000000000000001");
    }
}
