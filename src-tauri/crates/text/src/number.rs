//! Numbers as the Vietnamese write them: a dot between thousands, a comma before decimals (1.041; 95,75).
//!
//! Two spellings and no third: [`vietnamese`] for people, [`canonical`] for files and bridges.

use rust_decimal::Decimal;
use std::str::FromStr;

/// The number for a reader: `2252000` → `2.252.000`, `95.75` → `95,75`, `-3.2` → `−3,2`.
///
/// ```
/// assert_eq!(text::vietnamese(rust_decimal::Decimal::new(-104150, 2)), "−1.041,5");
/// ```
#[must_use]
pub fn vietnamese(value: Decimal) -> String {
    let canonical = canonical(value);
    let (sign, digits) = canonical.strip_prefix('-').map_or(("", canonical.as_str()), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push('.');
        }
        out.push(c);
    }
    if !fraction.is_empty() {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

/// The one form in files, on the bridge and in JSON: `-?\d+(\.\d+)?` without trailing zeros.
#[must_use]
pub fn canonical(value: Decimal) -> String {
    let plain = value.normalize();
    if plain.is_zero() { "0".to_owned() } else { plain.to_string() }
}

/// Reads [`canonical`] back; anything else is `None`.
#[must_use]
pub fn read_canonical(s: &str) -> Option<Decimal> {
    let value = Decimal::from_str(s).ok()?;
    (canonical(value) == s).then_some(value)
}

/// Reads a number as staff write it: `1.041`, `1856`, `95,75`, `2.252.000`, `07`, with spaces as group marks too.
///
/// `1.5` (one dot, not three digits behind it) is read as a decimal; `1,041.5` and other foreign forms are `None`.
///
/// ```
/// # use rust_decimal::Decimal;
/// assert_eq!(text::read_vietnamese("8.018"), Some(Decimal::from(8018)));
/// assert_eq!(text::read_vietnamese("97,4"), Some(Decimal::new(974, 1)));
/// ```
#[must_use]
pub fn read_vietnamese(s: &str) -> Option<Decimal> {
    let trimmed = s.trim();
    let (negative, rest) = match trimmed.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, trimmed),
    };
    let joined: String = rest.chars().map(|c| if matches!(c, ' ' | '\u{a0}' | '\u{202f}') { '.' } else { c }).collect();
    let (whole, fraction) = joined.split_once(',').unwrap_or((joined.as_str(), ""));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if joined.contains(',') && !digits(fraction) {
        return None;
    }
    let value = read_whole(whole, fraction)?;
    Decimal::from_str(&value).ok().map(|v| if negative { -v } else { v })
}

/// The digits before the comma: plain, in groups of three, or a lone point before decimals.
fn read_whole(whole: &str, fraction: &str) -> Option<String> {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let groups: Vec<&str> = whole.split('.').collect();
    if !groups.iter().all(|g| digits(g)) {
        return None;
    }
    let tail = if fraction.is_empty() { String::new() } else { format!(".{fraction}") };
    match groups.as_slice() {
        [one] => Some(format!("{one}{tail}")),
        [head, rest @ ..] if head.len() <= 3 && rest.iter().all(|g| g.len() == 3) => {
            Some(format!("{}{tail}", groups.concat()))
        }
        [head, point] if fraction.is_empty() => Some(format!("{head}.{point}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reads(s: &str, canonical_form: &str) {
        assert_eq!(read_vietnamese(s).map(canonical).as_deref(), Some(canonical_form), "{s}");
    }

    #[test]
    fn forms_of_the_reports() {
        reads("1.041", "1041");
        reads("1856", "1856");
        reads("95,75", "95.75");
        reads("2.252.000", "2252000");
        reads("07", "7");
        reads("1.045,50", "1045.5");
        reads("12 500", "12500");
        reads("-3,2", "-3.2");
        reads("1.5", "1.5");
    }

    #[test]
    fn not_numbers() {
        for s in ["", "1,041.5", "1..2", "1.04.1", "a", "1,", ",5", "1,2,3", "12.3456.789"] {
            assert_eq!(read_vietnamese(s), None, "{s}");
        }
    }

    #[test]
    fn written_for_people() {
        let d = |s: &str| Decimal::from_str(s).unwrap();
        assert_eq!(vietnamese(d("2252000")), "2.252.000");
        assert_eq!(vietnamese(d("95.750")), "95,75");
        assert_eq!(vietnamese(d("-0.5")), "−0,5");
        assert_eq!(vietnamese(d("100")), "100");
        assert_eq!(canonical(d("0.00")), "0");
    }

    proptest! {
        #[test]
        fn round_trips(mantissa in -10_i64.pow(15)..10_i64.pow(15), scale in 0_u32..6) {
            let value = Decimal::new(mantissa, scale);
            prop_assert_eq!(read_canonical(&canonical(value)), Some(value.normalize()));
            // A value like 1,234 with a dot-free whole part is the only form with two readings; the writer never makes it.
            prop_assert_eq!(read_vietnamese(&vietnamese(value)), Some(value.normalize()));
        }
    }
}
