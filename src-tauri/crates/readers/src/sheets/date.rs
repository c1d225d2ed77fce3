//! Days and times as spreadsheets count them.

/// Which day is number one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Epoch {
    /// 1 January 1900; the 29 February of that year, which never was, is counted too.
    #[default]
    Since1900,
    /// 2 January 1904, as old Macs counted.
    Since1904,
}

/// Seconds of a day.
pub(super) const DAY: i64 = 86_400;

/// The last day that spreadsheets know, 31/12/9999, as a number.
const LAST_DAY: i64 = 2_958_465;

/// A moment on the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
    /// Seconds since midnight.
    pub(super) seconds: i64,
}

/// The moment so many seconds after the epoch. None outside the calendar of spreadsheets.
pub(super) fn moment(seconds: i64, epoch: Epoch) -> Option<Moment> {
    let (number, seconds) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    if !(0..=LAST_DAY).contains(&number) {
        return None;
    }
    if (number, epoch) == (60, Epoch::Since1900) {
        return Some(Moment { year: 1900, month: 2, day: 29, seconds });
    }
    // Days from 1 March of the year 0, of which 1 January 1970 is number 719,468.
    let day = match epoch {
        Epoch::Since1900 if number < 60 => number - 25_568,
        Epoch::Since1900 => number - 25_569,
        Epoch::Since1904 => number - 24_107,
    } + 719_468;
    Some(civil(day, seconds))
}

/// The date of a day counted from 1 March of the year 0 (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn civil(day: i64, seconds: i64) -> Moment {
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    Moment {
        year: year_of_era + era * 400 + i64::from(month <= 2),
        month,
        day: of_year - (153 * from_march + 2) / 5 + 1,
        seconds,
    }
}

impl Moment {
    /// `2024-03-31`, `2024-03-31T07:30:00`: how files write days.
    pub(super) fn parse(written: &str) -> Option<Self> {
        let (date, time) = written.trim().split_once('T').unwrap_or((written.trim(), ""));
        let mut parts = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let mut clock = time.trim_end_matches('Z').split(':').map(|part| part.split('.').next()?.parse::<i64>().ok());
        let mut next = || clock.next().flatten().filter(|part| (0..60).contains(part)).unwrap_or(0);
        let seconds = next() * 3600 + next() * 60 + next();
        let real = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        real.then_some(Self { year, month, day, seconds })
    }

    /// `31/03/2024`.
    pub(super) fn date(self) -> String {
        format!("{:02}/{:02}/{}", self.day, self.month, self.year)
    }

    /// `31/03/2024`, with `07:30` behind it where it is not midnight.
    pub(super) fn shown(self) -> String {
        let (hour, minute, second) = self.clock();
        match (hour, minute, second) {
            (0, 0, 0) => self.date(),
            (_, _, 0) => format!("{} {hour:02}:{minute:02}", self.date()),
            _ => format!("{} {hour:02}:{minute:02}:{second:02}", self.date()),
        }
    }

    /// Hour, minute, second.
    pub(super) const fn clock(self) -> (i64, i64, i64) {
        (self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_by_number() {
        let date = |number: i64, epoch| moment(number * DAY, epoch).map(Moment::date);
        assert_eq!(date(1, Epoch::Since1900).unwrap(), "01/01/1900");
        assert_eq!(date(59, Epoch::Since1900).unwrap(), "28/02/1900");
        assert_eq!(date(60, Epoch::Since1900).unwrap(), "29/02/1900");
        assert_eq!(date(61, Epoch::Since1900).unwrap(), "01/03/1900");
        assert_eq!(date(45_382, Epoch::Since1900).unwrap(), "31/03/2024");
        assert_eq!(date(45_382 - 1_462, Epoch::Since1904).unwrap(), "31/03/2024");
        assert_eq!(date(LAST_DAY, Epoch::Since1900).unwrap(), "31/12/9999");
        assert_eq!(date(LAST_DAY + 1, Epoch::Since1900), None);
        assert_eq!(date(-1, Epoch::Since1900), None);
    }

    #[test]
    fn days_as_files_write_them() {
        let shown = |written| Moment::parse(written).map(Moment::shown);
        assert_eq!(shown("2024-03-31").unwrap(), "31/03/2024");
        assert_eq!(shown("2024-03-31T07:30:00").unwrap(), "31/03/2024 07:30");
        assert_eq!(shown("2024-03-31T00:00:00.000Z").unwrap(), "31/03/2024");
        assert_eq!(shown("31/03/2024"), None);
        assert_eq!(shown("2024-13-31"), None);
    }
}
