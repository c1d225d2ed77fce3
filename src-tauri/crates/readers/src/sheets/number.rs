//! Numbers as spreadsheets keep them: binary fractions, taken back to the decimal that was typed.
//!
//! A cell that shows 97,4 % may hold 0.97397999999999996, and a sum 0.30000000000000004. The shortest decimal that gives
//! the same binary number is taken, unless it is a short number with noise behind its fifteenth digit: spreadsheets
//! themselves show no more than fifteen.

/// Significant digits that spreadsheets show.
const SHOWN_DIGITS: usize = 15;

/// Zeros at the end of a number cut to [`SHOWN_DIGITS`] that make what was cut noise.
const ZEROS_OF_NOISE: usize = 3;

/// A number written with more zeros than this is shown with a power of ten.
const MOST_ZEROS: usize = 24;

/// A decimal number: digits times a power of ten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    pub(super) negative: bool,
    /// Without zeros at either end; none for zero.
    digits: String,
    /// Digits before the decimal point; negative for zeros behind it.
    whole: i32,
}

impl Number {
    /// The number that a file writes with a decimal point. None where it is none.
    pub(super) fn parse(written: &str) -> Option<Self> {
        Self::from_binary(written.trim().parse().ok()?)
    }

    /// The decimal for a binary number. None for infinities and what is no number.
    pub(super) fn from_binary(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let shortest = Self::from_scientific(&format!("{value:e}"))?;
        if shortest.digits.len() <= SHOWN_DIGITS {
            return Some(shortest);
        }
        let shown = Self::from_scientific(&format!("{value:.*e}", SHOWN_DIGITS - 1))?;
        Some(if shown.digits.len() + ZEROS_OF_NOISE <= SHOWN_DIGITS { shown } else { shortest })
    }

    /// `-9.7398e-1`, as Rust writes numbers.
    fn from_scientific(written: &str) -> Option<Self> {
        let (mantissa, exponent) = written.split_once('e')?;
        let negative = mantissa.starts_with('-');
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        let kept = digits.trim_end_matches('0');
        let exponent: i32 = exponent.parse().ok()?;
        Some(Self { negative: negative && !kept.is_empty(), digits: kept.to_owned(), whole: exponent + 1 })
    }

    /// Times a power of ten.
    pub(super) fn shifted(mut self, places: i32) -> Self {
        self.whole = self.whole.saturating_add(places);
        self
    }

    /// Without its sign.
    pub(super) fn absolute(mut self) -> Self {
        self.negative = false;
        self
    }

    /// Whether it is nothing.
    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Which of two is larger.
    pub(super) fn compare(&self, other: &Self) -> std::cmp::Ordering {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let size = |a: &Self, b: &Self| match (a.is_zero(), b.is_zero()) {
            (true, true) => Equal,
            (true, false) => Less,
            (false, true) => Greater,
            (false, false) => a.whole.cmp(&b.whole).then_with(|| a.digits.cmp(&b.digits)),
        };
        match (self.negative, other.negative) {
            (false, false) => size(self, other),
            (true, true) => size(other, self),
            (true, false) => Less,
            (false, true) => Greater,
        }
    }

    /// Digits before and behind the point, without sign, rounded half up to so many places.
    pub(super) fn rounded(&self, places: usize) -> (String, String) {
        let kept = i64::from(self.whole) + i64::try_from(places).unwrap_or(i64::MAX);
        let mut digits: Vec<u8> = Vec::new();
        let mut whole = self.whole;
        if let Ok(kept) = usize::try_from(kept) {
            digits = self.digits.bytes().take(kept).collect();
            if self.digits.as_bytes().get(kept).is_some_and(|next| *next >= b'5') && carry(&mut digits) {
                digits.insert(0, b'1');
                whole += 1;
            }
        }
        let text: String = digits.into_iter().map(char::from).collect();
        let Ok(before) = usize::try_from(whole) else {
            let zeros = usize::try_from(whole.unsigned_abs()).unwrap_or(places).min(places);
            return (String::new(), padded(&format!("{}{text}", "0".repeat(zeros)), places));
        };
        let text = padded(&text, before);
        let (integer, fraction) = text.split_at_checked(before).unwrap_or((text.as_str(), ""));
        (integer.trim_start_matches('0').to_owned(), padded(fraction, places))
    }

    /// As it is shown without a format: all its digits, no marks between thousands.
    pub(super) fn plain(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        if self.is_zero() {
            return "0".to_owned();
        }
        let length = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        let zeros = usize::try_from((self.whole - length).max(-self.whole)).unwrap_or(0);
        if zeros > MOST_ZEROS {
            let (first, rest) = self.digits.split_at_checked(1).unwrap_or(("", ""));
            let rest = if rest.is_empty() { String::new() } else { format!(",{rest}") };
            return format!("{sign}{first}{rest}E{:+}", self.whole - 1);
        }
        let places = usize::try_from((length - self.whole).max(0)).unwrap_or(0);
        let (integer, fraction) = self.rounded(places);
        let integer = if integer.is_empty() { "0" } else { &integer };
        if fraction.is_empty() { format!("{sign}{integer}") } else { format!("{sign}{integer},{fraction}") }
    }

    /// Times so much, rounded to a whole number. None where it is too large to be a time.
    pub(super) fn times(&self, factor: i64) -> Option<i64> {
        const MOST: i64 = 1 << 53;
        if self.whole > 15 {
            return None;
        }
        let (integer, fraction) = self.rounded(15);
        let thousandths: i128 = format!("{integer}{fraction}").parse().ok()?;
        let scale = 1_000_000_000_000_000_i128;
        let product = (thousandths * i128::from(factor) * 2 + scale) / (2 * scale);
        let product = i64::try_from(product).ok().filter(|product| *product < MOST)?;
        Some(if self.negative { -product } else { product })
    }
}

/// Adds one to the last digit. True where all digits were nines: they are zeros then.
fn carry(digits: &mut [u8]) -> bool {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return false;
        }
        *digit = b'0';
    }
    true
}

/// With zeros at the end up to this length.
fn padded(digits: &str, length: usize) -> String {
    format!("{digits}{}", "0".repeat(length.saturating_sub(digits.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(written: &str, expect: &str) {
        assert_eq!(Number::parse(written).unwrap().plain(), expect, "{written}");
    }

    #[test]
    fn binary_noise_goes_and_digits_stay() {
        plain("0.97397999999999996", "0,97398");
        plain("0.30000000000000004", "0,3");
        plain("0.7999999999999999", "0,8");
        plain("13056694147402.53", "13056694147402,53");
        plain("106.42857142857143", "106,42857142857143");
        plain("-1250", "-1250");
        plain("1.5E3", "1500");
        plain("-0.0", "0");
        plain("1e300", "1E+300");
        plain("-1.25e-40", "-1,25E-40");
        assert_eq!(Number::parse("1e999"), None);
        assert_eq!(Number::parse("NaN"), None);
        assert_eq!(Number::parse("1,5"), None);
    }

    #[test]
    fn rounding_is_half_up_in_decimals() {
        let rounded = |written: &str, places| {
            let (integer, fraction) = Number::parse(written).unwrap().rounded(places);
            format!("{integer}.{fraction}")
        };
        assert_eq!(rounded("1.005", 2), "1.01");
        assert_eq!(rounded("2.675", 2), "2.68");
        assert_eq!(rounded("99.95", 1), "100.0");
        assert_eq!(rounded("0.04", 1), ".0");
        assert_eq!(rounded("0.05", 1), ".1");
        assert_eq!(rounded("0.5", 0), "1.");
        assert_eq!(rounded("0.004", 5), ".00400");
        assert_eq!(rounded("12", 3), "12.000");
        assert_eq!(rounded("1e-300", 2), ".00");
    }

    #[test]
    fn numbers_are_ordered() {
        let order = |a: &str, b: &str| Number::parse(a).unwrap().compare(&Number::parse(b).unwrap());
        assert!(order("2", "10").is_lt() && order("-2", "-10").is_gt() && order("0", "-1").is_gt());
        assert!(order("0.5", "0.05").is_gt() && order("100", "100.0").is_eq() && order("0", "0.001").is_lt());
    }
}
