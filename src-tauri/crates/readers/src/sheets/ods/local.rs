//! Numbers and days that a program showed the way of its land, written the Vietnamese way.

use crate::sheets::{date::Moment, number::Number};

/// A number with the words round it, as many places behind the comma and the marks between thousands where there were
/// some. `shift` is 2 where per cent are shown.
pub(super) fn number(shown: &str, number: &Number, shift: i32) -> String {
    let value = number.clone().shifted(shift);
    let plain = || {
        let sign = if shift == 2 { "%" } else { "" };
        format!("{}{sign}", value.plain())
    };
    let is_digit = |c: char| c.is_ascii_digit();
    let (Some(first), Some(last)) = (shown.find(is_digit), shown.rfind(is_digit)) else { return plain() };
    let (Some(before), Some(middle), Some(after)) =
        (shown.get(..first), shown.get(first..=last), shown.get(last + 1..))
    else {
        return plain();
    };
    if !middle.chars().all(|c| is_digit(c) || is_mark(c)) {
        return plain();
    }
    let digits: String = middle.chars().filter(|c| is_digit(*c)).collect();
    let behind = middle.rsplit(is_mark).next().map_or(0, str::len);
    let places = if behind == middle.len() { 0 } else { behind };
    // A mark parts thousands, or whole from parts: the value tells.
    let Some((places, (integer, fraction))) = [places, 0]
        .into_iter()
        .map(|at| (at, value.rounded(at)))
        .find(|(_, parts)| format!("{}{}", parts.0, parts.1).trim_start_matches('0') == digits.trim_start_matches('0'))
    else {
        return plain();
    };
    let marks = middle.chars().filter(|c| is_mark(*c)).count();
    let grouped = marks > usize::from(places > 0);
    let integer = if integer.is_empty() { "0".to_owned() } else { integer };
    let integer = if grouped { in_thousands(&integer) } else { integer };
    let fraction = if places > 0 { format!(",{fraction}") } else { String::new() };
    let (before, after) = (before.trim_start(), after.trim_end());
    let told = before.contains(['-', '−']) || before.chars().any(char::is_alphabetic);
    if value.negative && !told {
        let before = before.trim_start_matches('(');
        let after = after.strip_suffix(')').unwrap_or(after);
        return format!("-{before}{integer}{fraction}{after}");
    }
    format!("{before}{integer}{fraction}{after}")
}

/// A day, of which no more is told than was shown.
pub(super) fn date(shown: &str, moment: Moment) -> String {
    let folded = shown.to_lowercase();
    if ["ngày", "tháng", "năm", "quý"].iter().any(|word| folded.contains(word)) {
        return shown.to_owned();
    }
    let groups: Vec<&str> = shown.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let year = moment.year.to_string();
    let named = shown.chars().any(char::is_alphabetic);
    let (month_and_year, day_and_month) =
        (format!("{:02}/{year}", moment.month), format!("{:02}/{:02}", moment.day, moment.month));
    match groups.as_slice() {
        [one] if *one == year && !named => year,
        [_] if named => month_and_year,
        [one, other] if !named => {
            if [one, other].contains(&&year.as_str()) {
                month_and_year
            } else {
                day_and_month
            }
        }
        _ => moment.shown(),
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn in_thousands(digits: &str) -> String {
    let mut out = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(shown: &str, value: &str, shift: i32, expect: &str) {
        assert_eq!(number(shown, &Number::parse(value).unwrap(), shift), expect, "{shown} of {value}");
    }

    #[test]
    fn numbers_of_any_land() {
        check("1,045.5", "1045.5", 0, "1.045,5");
        check("1.045,5", "1045.5", 0, "1.045,5");
        check("1 045,50", "1045.5", 0, "1.045,50");
        check("1,234", "1234", 0, "1.234");
        check("1.234", "1.234", 0, "1,234");
        check("1234", "1234.4", 0, "1234");
        check("97.4%", "0.97398", 2, "97,4%");
        check("97,4 %", "0.97398", 2, "97,4 %");
        check("$1,045", "1045", 0, "$1.045");
        check("1.045 đ", "1045", 0, "1.045 đ");
        check("(1,045)", "-1045", 0, "-1.045");
        check("-1,045", "-1045", 0, "-1.045");
        check("0.00", "0", 0, "0,00");
        check("-", "0", 0, "0");
        check("", "12.5", 0, "12,5");
        check("1.2E+04", "12345", 0, "12345");
        check("", "0.974", 2, "97,4%");
    }

    #[test]
    fn days_of_any_land() {
        let moment = Moment::parse("2024-03-31").unwrap();
        for (shown, expect) in [
            ("03/31/24", "31/03/2024"),
            ("31.03.2024", "31/03/2024"),
            ("Mar-24", "03/2024"),
            ("03/2024", "03/2024"),
            ("31/03", "31/03"),
            ("2024", "2024"),
            ("31 tháng 3 năm 2024", "31 tháng 3 năm 2024"),
            ("March 31, 2024", "31/03/2024"),
            ("", "31/03/2024"),
        ] {
            assert_eq!(date(shown, moment), expect, "{shown}");
        }
    }
}
