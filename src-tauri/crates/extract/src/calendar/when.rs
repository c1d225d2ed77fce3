//! What a date or a period says, before and after its year is known.

use chrono::{Datelike, NaiveDate};
use model::{Period, PeriodKind};

/// A day; the text may leave out its year, or its month too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) day: u32,
    pub(crate) month: Option<u32>,
    pub(crate) year: Option<i32>,
}

/// A date or period as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum When {
    /// One day.
    Day(Day),
    /// From one day to another.
    Days { from: Day, to: Day },
    /// tháng 2/2017.
    Month { month: u32, year: Option<i32> },
    /// quý III/2019.
    Quarter { quarter: u32, year: Option<i32> },
    /// 7 tháng đầu năm 2020.
    FirstMonths { months: u32, year: Option<i32> },
    /// 5 tháng cuối năm 2020.
    LastMonths { months: u32, year: Option<i32> },
    /// năm 2020.
    Year(i32),
    /// giai đoạn 2016-2020.
    Years { from: i32, to: i32 },
    /// A year with a digit missing.
    Broken,
    /// A time of day.
    Time,
}

/// What fills in a year that the text leaves out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Anchor {
    /// The year the document speaks of.
    pub(crate) year: Option<i32>,
    /// The day it was published, for days without a year.
    pub(crate) published: Option<NaiveDate>,
}

impl Anchor {
    /// The latest such day that is not after the day of publication, else the one in the document's year.
    fn day(&self, day: Day, month: u32) -> Option<NaiveDate> {
        let in_year = |year: i32| NaiveDate::from_ymd_opt(year, month, day.day);
        if let Some(year) = day.year {
            return in_year(year);
        }
        match self.published {
            Some(published) => {
                in_year(published.year()).filter(|d| *d <= published).or_else(|| in_year(published.year() - 1))
            }
            None => in_year(self.year?),
        }
    }
}

impl When {
    /// The days it takes; none where no year is known or no calendar has such a day.
    pub(crate) fn period(&self, anchor: &Anchor) -> Option<Period> {
        let year_or = |year: &Option<i32>| year.or(anchor.year);
        match self {
            Self::Day(day) => anchor.day(*day, day.month?).map(Period::as_of),
            Self::Days { from, to } => {
                let end = anchor.day(*to, to.month?)?;
                let from = Day { year: from.year.or(Some(end.year())), ..*from };
                let start = anchor.day(from, from.month.unwrap_or_else(|| end.month()))?;
                (start <= end).then(|| Period::named(start, end, PeriodKind::Other, ""))
            }
            Self::Month { month, year } => Period::month(year_or(year)?, *month),
            Self::Quarter { quarter, year } => Period::quarter(year_or(year)?, *quarter),
            Self::FirstMonths { months, year } => Period::first_months(year_or(year)?, *months),
            Self::LastMonths { months: 6, year } => Period::second_half(year_or(year)?),
            Self::LastMonths { months, year } => {
                let year = year_or(year)?;
                let start = NaiveDate::from_ymd_opt(year, 13_u32.checked_sub(*months)?, 1)?;
                let end = NaiveDate::from_ymd_opt(year, 12, 31)?;
                Some(Period::named(start, end, PeriodKind::Other, format!("{months} tháng cuối năm {year}")))
            }
            Self::Year(year) => Period::year(*year),
            Self::Years { from, to } => {
                let (start, end) = (NaiveDate::from_ymd_opt(*from, 1, 1)?, NaiveDate::from_ymd_opt(*to, 12, 31)?);
                (start <= end).then(|| Period::named(start, end, PeriodKind::Other, format!("giai đoạn {from}-{to}")))
            }
            Self::Broken | Self::Time => None,
        }
    }

    /// The year it names itself.
    pub(crate) fn own_year(&self) -> Option<i32> {
        match self {
            Self::Day(day) | Self::Days { to: day, .. } => day.year,
            Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::FirstMonths { year, .. }
            | Self::LastMonths { year, .. } => *year,
            Self::Year(year) | Self::Years { to: year, .. } => Some(*year),
            Self::Broken | Self::Time => None,
        }
    }

    /// Whether it is one day.
    pub(crate) fn is_day(&self) -> bool {
        matches!(self, Self::Day(_))
    }
}
