//! Dates, years and periods in the words of reports.
//!
//! [`mentions`] finds them in a sentence; [`When::period`] turns one into days once the year that the text leaves out is
//! known. Roman numbers are read here and nowhere else (`quý III`).

mod day;
mod stretch;
mod when;

pub(crate) use when::{Anchor, When};

use crate::{numeral, sentence::Sentence};
use model::Reason;

/// A date or a period and the tokens it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// First token.
    pub(crate) first: usize,
    /// The token after it.
    pub(crate) end: usize,
    /// What it says.
    pub(crate) when: When,
}

impl Mention {
    /// Why its numbers are no figures.
    pub(crate) fn reason(&self) -> Reason {
        match self.when {
            When::Day(_) | When::Days { .. } => Reason::Date,
            When::Time => Reason::Time,
            When::Year(_) | When::Broken => Reason::Year,
            _ => Reason::Period,
        }
    }
}

/// Every date, period and time of day in a sentence, in order.
pub(crate) fn mentions(s: &Sentence<'_>) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < s.len() {
        if !may_open(s, at) {
            debug_assert!(day::at(s, at).or_else(|| stretch::at(s, at)).is_none(), "{} opens one", s.word(at));
            at += 1;
            continue;
        }
        let here = day::at(s, at).or_else(|| stretch::at(s, at));
        match here.filter(|(end, _)| *end > at) {
            Some((end, when)) => {
                found.push(Mention { first: at, end, when });
                at = end;
            }
            None => at += 1,
        }
    }
    joined(s, found)
}

/// Whether a date or a period may start with this token: most words of a text are passed over here.
fn may_open(s: &Sentence<'_>, at: usize) -> bool {
    let told = |word| {
        matches!(word, "từ" | "đến" | "quý" | "quí" | "tháng" | "t" | "nửa" | "giai" | "nhiệm" | "niên" | "các" | "học")
    };
    s.is_number(at) || told(s.word(at)) || day::CUES.contains(&s.word(at)) || numeral::may_open(s.word(at))
}

/// `từ ngày 10 đến ngày 25-10` is one stretch of days.
fn joined(s: &Sentence<'_>, found: Vec<Mention>) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::with_capacity(found.len());
    for next in found {
        let both = out.last().and_then(|last| match (&last.when, &next.when) {
            (When::Day(from), When::Day(to))
                if only_until(s, last.end, next.first) || (last.end == next.first && s.word(last.end) == "đến") =>
            {
                Some(Mention { first: last.first, end: next.end, when: When::Days { from: *from, to: *to } })
            }
            _ => None,
        });
        match both {
            Some(both) => {
                out.pop();
                out.push(both);
            }
            None => out.push(next),
        }
    }
    out.retain(|m| !matches!(&m.when, When::Day(day) if day.month.is_none() && !s.has_any(m.first..m.end, &["ngày"])));
    out
}

fn only_until(s: &Sentence<'_>, from: usize, to: usize) -> bool {
    from < to && to - from <= 3 && (from..to).all(|i| matches!(s.word(i), "đến" | "tới" | "hết" | "-" | "cuối"))
}

/// A whole number of at most four digits without dots.
fn int(s: &Sentence<'_>, at: usize) -> Option<u32> {
    let digits = s.word(at);
    let plain = s.is_number(at) && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// A year as four digits.
fn year(s: &Sentence<'_>, at: usize) -> Option<i32> {
    let value = int(s, at).filter(|y| (1945..=2100).contains(y))?;
    i32::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Lexer;
    use text::Span;

    fn check(text: &str, expect: &[&str]) {
        let span = Span::new(0, text.len());
        let s = Sentence { text, span, tokens: Lexer::default().tokens(text, span) };
        let anchor = Anchor { year: Some(2021), ..Anchor::default() };
        let shown: Vec<String> = mentions(&s)
            .iter()
            .map(|m| {
                let days = m.when.period(&anchor).map_or("?".to_owned(), |p| format!("{}..{}", p.start, p.end));
                format!("{} = {} {days}", s.written(m.first..m.end), m.reason().code())
            })
            .collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn days() {
        check("ngày 25 tháng 12 năm 2020", &["ngày 25 tháng 12 năm 2020 = date 2020-12-25..2020-12-25"]);
        check("số 12 ngày 30/8/2019", &["ngày 30/8/2019 = date 2019-08-30..2019-08-30"]);
        check("16:56 04-08-2020 | :67", &["16:56 = time ?", "04-08-2020 = date 2020-08-04..2020-08-04"]);
        check("Ngày 6.2, họp", &["Ngày 6.2 = date 2021-02-06..2021-02-06"]);
        check("chiều 29/1, Sở", &["chiều 29/1 = date 2021-01-29..2021-01-29"]);
        check("từ ngày 10 đến ngày 25-10", &["từ ngày 10 đến ngày 25-10 = date 2021-10-10..2021-10-25"]);
        check("Ngày sách 21/4 hằng năm", &["21/4 = date 2021-04-21..2021-04-21"]);
        check("từ 15/12/2023 đến 14/12/2024", &["từ 15/12/2023 đến 14/12/2024 = date 2023-12-15..2024-12-14"]);
        check("hoàn thành 9/16 nhiệm vụ", &[]);
        check("lúc 00 giờ 00 phút ngày 11/2", &["00 giờ 00 phút = time ?", "ngày 11/2 = date 2021-02-11..2021-02-11"]);
        check("10h30 ngày 28-1", &["10h30 = time ?", "ngày 28-1 = date 2021-01-28..2021-01-28"]);
    }

    #[test]
    fn stretches() {
        check("quý III năm 2019", &["quý III năm 2019 = period 2019-07-01..2019-09-30"]);
        check("quý 1-2018", &["quý 1-2018 = period 2018-01-01..2018-03-31"]);
        check("Quý IV", &["Quý IV = period 2021-10-01..2021-12-31"]);
        check("quý khách", &[]);
        check("6 tháng đầu năm 2020", &["6 tháng đầu năm 2020 = period 2020-01-01..2020-06-30"]);
        check("sáu tháng đầu năm", &["sáu tháng đầu năm = period 2021-01-01..2021-06-30"]);
        check("5 tháng cuối năm 2020", &["5 tháng cuối năm 2020 = period 2020-08-01..2020-12-31"]);
        check("9 tháng năm 2024", &["9 tháng năm 2024 = period 2024-01-01..2024-09-30"]);
        check("hơn 3 tháng triển khai", &[]);
        check("tháng 2/2017", &["tháng 2/2017 = period 2017-02-01..2017-02-28"]);
        check("tháng 8 năm 2017", &["tháng 8 năm 2017 = period 2017-08-01..2017-08-31"]);
        check("nhiệm kỳ 2020-2025", &["nhiệm kỳ 2020-2025 = period 2020-01-01..2025-12-31"]);
        check("giai đoạn 2016 - 2020", &["giai đoạn 2016 - 2020 = period 2016-01-01..2020-12-31"]);
        check("năm 2020", &["năm 2020 = year 2020-01-01..2020-12-31"]);
        check("năm 201;", &["năm 201 = year ?"]);
        check("ICT Index 2018, tỉnh", &["2018 = year 2018-01-01..2018-12-31"]);
        check("vượt 2018 trạm", &[]);
    }
}
