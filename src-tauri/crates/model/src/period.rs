//! Kỳ: the time a figure or a report speaks of.

use crate::codes::codes;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

codes! {
    /// What kind of stretch it is.
    PeriodKind {
        /// A calendar year, or the reporting year of Nghị định 09.
        Year = "year",
        /// Six months.
        Half = "half",
        /// Quý.
        Quarter = "quarter",
        /// Tháng.
        Month = "month",
        /// N months since the year began.
        Months = "months",
        /// The state on one day.
        AsOf = "as_of",
        /// Anything else, such as 2016-2020.
        Other = "other",
    }
}

codes! {
    /// Which calendar a period follows.
    Regime {
        /// 1 January to 31 December.
        Calendar = "calendar",
        /// Nghị định 09/2019/NĐ-CP: 15 December of the year before to 14 December.
        Decree09 = "decree09",
    }
}

/// A stretch of days, both ends included.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub start: NaiveDate,
    /// Last day; equal to the first for a state on a date.
    pub end: NaiveDate,
    /// Its kind.
    pub kind: PeriodKind,
    /// As written in the report, or as the program names it: `năm 2020`.
    pub label: String,
    /// Its calendar.
    pub regime: Regime,
    /// Until when figures were taken, where the report says so.
    pub cutoff: Option<NaiveDate>,
}

impl Period {
    /// `năm 2020`. `None` for a year no calendar has.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        let (start, end) = (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?);
        Some(Self::named(start, end, PeriodKind::Year, format!("năm {year}")))
    }

    /// `quý III/2019`; quarters count from 1.
    #[must_use]
    pub fn quarter(year: i32, quarter: u32) -> Option<Self> {
        let roman = ["I", "II", "III", "IV"].get(usize::try_from(quarter.checked_sub(1)?).ok()?)?;
        let start = NaiveDate::from_ymd_opt(year, quarter * 3 - 2, 1)?;
        let end = start.checked_add_months(Months::new(3))?.pred_opt()?;
        Some(Self::named(start, end, PeriodKind::Quarter, format!("quý {roman}/{year}")))
    }

    /// `tháng 2/2017`.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let start = NaiveDate::from_ymd_opt(year, month, 1)?;
        let end = start.checked_add_months(Months::new(1))?.pred_opt()?;
        Some(Self::named(start, end, PeriodKind::Month, format!("tháng {month}/{year}")))
    }

    /// `7 tháng đầu năm 2020`: the first months of a year; six are a half, twelve the year.
    #[must_use]
    pub fn first_months(year: i32, months: u32) -> Option<Self> {
        if months == 12 {
            return Self::year(year);
        }
        let start = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let end = Self::month(year, months)?.end;
        let kind = if months == 6 { PeriodKind::Half } else { PeriodKind::Months };
        Some(Self::named(start, end, kind, format!("{months} tháng đầu năm {year}")))
    }

    /// The second half of a year.
    #[must_use]
    pub fn second_half(year: i32) -> Option<Self> {
        let start = NaiveDate::from_ymd_opt(year, 7, 1)?;
        let end = NaiveDate::from_ymd_opt(year, 12, 31)?;
        Some(Self::named(start, end, PeriodKind::Half, format!("6 tháng cuối năm {year}")))
    }

    /// The state on a day.
    #[must_use]
    pub fn as_of(day: NaiveDate) -> Self {
        let label = format!("đến ngày {}", day.format("%d/%m/%Y"));
        Self::named(day, day, PeriodKind::AsOf, label)
    }

    /// Any other stretch.
    #[must_use]
    pub fn named(start: NaiveDate, end: NaiveDate, kind: PeriodKind, label: impl Into<String>) -> Self {
        Self { start, end: end.max(start), kind, label: label.into(), regime: Regime::Calendar, cutoff: None }
    }

    /// The year a period counts for: the one it ends in; the reporting year of Nghị định 09 ends on 14 December.
    #[must_use]
    pub fn year_of(&self) -> i32 {
        self.end.year()
    }

    /// Whether it covers the whole of its year, in either calendar.
    #[must_use]
    pub fn is_whole_year(&self) -> bool {
        let days = self.end.signed_duration_since(self.start).num_days();
        (364..=365).contains(&days)
    }

    /// A state on the last days of the year counts as the year's own value: 14 December (Nghị định 09) or later.
    #[must_use]
    pub fn closes_year(&self) -> bool {
        self.end.month() == 12 && self.end.day() >= 14
    }

    /// Whether it starts with the year (1 January or 15 December before it): cumulative from the beginning.
    #[must_use]
    pub fn is_cumulative(&self) -> bool {
        let new_year = (self.start.month(), self.start.day()) == (1, 1) && self.start.year() == self.end.year();
        let decree = (self.start.month(), self.start.day()) == (12, 15) && self.start.year() + 1 == self.end.year();
        new_year || decree
    }

    /// Number of days, both ends counted.
    #[must_use]
    pub fn days(&self) -> i64 {
        self.end.signed_duration_since(self.start).num_days() + 1
    }

    /// The same stretch one year before; 29 February becomes the 28th.
    #[must_use]
    pub fn year_before(&self) -> Option<Self> {
        let twelve = Months::new(12);
        let start = self.start.checked_sub_months(twelve)?;
        let whole_months = self.end.checked_add_days(Days::new(1))?.day() == 1;
        let end = if whole_months {
            self.end.checked_add_days(Days::new(1))?.checked_sub_months(twelve)?.pred_opt()?
        } else {
            self.end.checked_sub_months(twelve)?
        };
        let year = self.year_of();
        let label = self.label.replace(&year.to_string(), &(year - 1).to_string());
        let cutoff = self.cutoff.and_then(|day| day.checked_sub_months(twelve));
        Some(Self { start, end, label, cutoff, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> NaiveDate {
        s.parse().unwrap()
    }

    #[test]
    fn stretches_end_on_their_last_day() {
        assert_eq!(Period::quarter(2019, 3).unwrap().end, day("2019-09-30"));
        assert_eq!(Period::month(2020, 2).unwrap().end, day("2020-02-29"));
        assert_eq!(Period::first_months(2020, 7).unwrap().end, day("2020-07-31"));
        assert_eq!(Period::first_months(2020, 6).unwrap().kind, PeriodKind::Half);
        assert_eq!(Period::quarter(2019, 0), None);
        assert_eq!(Period::quarter(2019, 5), None);
    }

    #[test]
    fn the_two_calendars() {
        let decree = Period::named(day("2019-12-15"), day("2020-12-14"), PeriodKind::Year, "năm 2020");
        assert_eq!(decree.year_of(), 2020);
        assert!(decree.is_whole_year() && decree.is_cumulative());
        assert!(!Period::first_months(2020, 9).unwrap().is_whole_year());
    }

    #[test]
    fn one_year_before_a_leap_february() {
        assert_eq!(Period::month(2020, 2).unwrap().year_before().unwrap().end, day("2019-02-28"));
        assert_eq!(Period::month(2021, 2).unwrap().year_before().unwrap().end, day("2020-02-29"));
        assert_eq!(Period::year(2023).unwrap().year_before().unwrap().label, "năm 2022");
    }
}
