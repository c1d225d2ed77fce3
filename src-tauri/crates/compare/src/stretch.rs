//! Kỳ so sánh: which part of each year is set beside the same part of the others.

use chrono::{Datelike, NaiveDate};
use model::{AddUp, Period};

/// A part of a year, the same in every year of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Stretch {
    /// The whole year.
    #[default]
    Year,
    /// The first months of the year, 1 to 11; six are the first half.
    FirstMonths(u32),
    /// A quarter, 1 to 4, by itself.
    Quarter(u32),
    /// A month, 1 to 12, by itself.
    Month(u32),
    /// The second half by itself.
    SecondHalf,
}

/// By how many days a report's stretch may begin or end before the calendar's: Nghị định 09/2019/NĐ-CP, Điều 12, counts
/// from the 15th to the 14th.
const DECREE_SHIFT: i64 = 18;

impl Stretch {
    /// The word for files, JSON and the bridge: `year`, `m6`, `q3`, `t11`, `h2`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Year => "year".to_owned(),
            Self::FirstMonths(n) => format!("m{n}"),
            Self::Quarter(n) => format!("q{n}"),
            Self::Month(n) => format!("t{n}"),
            Self::SecondHalf => "h2".to_owned(),
        }
    }

    /// Reads [`Self::code`] back; `h1` is `m6`, `m12` the year.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "year" | "m12" => return Some(Self::Year),
            "h1" => return Some(Self::FirstMonths(6)),
            "h2" => return Some(Self::SecondHalf),
            _ => {}
        }
        let number = code.get(1..)?.parse().ok()?;
        match (code.get(..1)?, number) {
            ("m", 1..=11) => Some(Self::FirstMonths(number)),
            ("q", 1..=4) => Some(Self::Quarter(number)),
            ("t", 1..=12) => Some(Self::Month(number)),
            _ => None,
        }
    }

    /// This part of that year. `None` for a year no calendar has.
    #[must_use]
    pub fn period(self, year: i32) -> Option<Period> {
        match self {
            Self::Year => Period::year(year),
            Self::FirstMonths(n) => Period::first_months(year, n),
            Self::Quarter(n) => Period::quarter(year, n),
            Self::Month(n) => Period::month(year, n),
            Self::SecondHalf => Period::second_half(year),
        }
    }

    /// Whether a value over `period` is the value of this part of the year. What stands at the end (a stock) may have
    /// been reported for a day of the last month or over any stretch that ends there.
    pub(crate) fn is_told_by(self, period: &Period, year: i32, over_time: AddUp) -> bool {
        let Some(whole) = self.period(year) else { return false };
        let near = |told: NaiveDate, wanted: NaiveDate| {
            (0..=DECREE_SHIFT).contains(&wanted.signed_duration_since(told).num_days())
        };
        let ends = near(period.end, whole.end);
        let same = ends && near(period.start, whole.start);
        let in_last_month = (period.end.year(), period.end.month()) == (whole.end.year(), whole.end.month()) && ends;
        same || (over_time == AddUp::Last && in_last_month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back() {
        for stretch in
            [Stretch::Year, Stretch::FirstMonths(9), Stretch::Quarter(3), Stretch::Month(11), Stretch::SecondHalf]
        {
            assert_eq!(Stretch::from_code(&stretch.code()), Some(stretch));
        }
        for bad in ["", "m", "m0", "m13", "q5", "t0", "x3", "quý 3", "đ"] {
            assert_eq!(Stretch::from_code(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_decrees_half_is_the_half_and_a_month_is_not() {
        let day = |s: &str| s.parse::<NaiveDate>().unwrap();
        let decree = Period::named(day("2019-12-15"), day("2020-06-14"), model::PeriodKind::Half, "6 tháng");
        let half = Stretch::FirstMonths(6);
        assert!(half.is_told_by(&decree, 2020, AddUp::Sum));
        let june = Period::month(2020, 6).unwrap();
        assert!(!half.is_told_by(&june, 2020, AddUp::Sum));
        assert!(half.is_told_by(&june, 2020, AddUp::Last), "a stock at the end of June");
        assert!(!half.is_told_by(&Period::first_months(2020, 7).unwrap(), 2020, AddUp::Last));
    }
}
