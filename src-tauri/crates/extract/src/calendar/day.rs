//! Days and times of day: `ngày 25 tháng 12 năm 2020`, `30/8/2019`, `04-08-2020`, `sáng 29-1`, `Ngày 6.2`, `10h30`.

use super::{
    int,
    when::{Day, When},
    year,
};
use crate::sentence::Sentence;

/// Words before a day without a year that make it one.
pub(super) const CUES: &[&str] =
    &["ngày", "sáng", "chiều", "tối", "trưa", "đêm", "hôm", "mùng", "mồng", "khuya", "rạng"];

/// The day or time that starts at this token, and the token after it.
pub(super) fn at(s: &Sentence<'_>, at: usize) -> Option<(usize, When)> {
    if let Some(time) = time_at(s, at) {
        return Some((time, When::Time));
    }
    let mut first = at;
    while s.word(first) == "từ" || s.word(first) == "đến" || CUES.contains(&s.word(first)) {
        first += 1;
        if first > at + 3 {
            return None;
        }
    }
    let cue = (at..first).any(|i| CUES.contains(&s.word(i)));
    let between = (at..first).any(|i| matches!(s.word(i), "từ" | "đến"));
    if first == at && !s.word(at).is_empty() && !s.is_number(at) {
        return None;
    }
    // An opening preposition alone belongs to the day only where the day is sure.
    let sure = cue || said_before(s, at);
    let (end, day) = in_words(s, first)
        .or_else(|| with_marks(s, first, sure || between))
        .or_else(|| with_dots(s, first, sure))
        .or_else(|| alone(s, first, cue))?;
    Some((end, When::Day(day)))
}

/// Whether `ngày` stands a few words before, with no number or comma between (`Ngày Sách Việt Nam 21/4`).
fn said_before(s: &Sentence<'_>, at: usize) -> bool {
    for back in 1..=6 {
        let Some(i) = at.checked_sub(back) else { return false };
        if s.is_number(i) || matches!(s.word(i), "," | ";" | "." | ":") {
            return false;
        }
        if CUES.contains(&s.word(i)) {
            return true;
        }
    }
    false
}

fn day_of(s: &Sentence<'_>, at: usize) -> Option<u32> {
    int(s, at).filter(|d| (1..=31).contains(d))
}

fn month_of(s: &Sentence<'_>, at: usize) -> Option<u32> {
    int(s, at).filter(|m| (1..=12).contains(m))
}

/// `25 tháng 12 năm 2020`, `25 tháng 12`.
fn in_words(s: &Sentence<'_>, at: usize) -> Option<(usize, Day)> {
    let day = day_of(s, at)?;
    if s.word(at + 1) != "tháng" {
        return None;
    }
    let month = month_of(s, at + 2)?;
    if s.word(at + 3) == "năm"
        && let Some(year) = year(s, at + 4)
    {
        return Some((at + 5, Day { day, month: Some(month), year: Some(year) }));
    }
    if matches!(s.word(at + 3), "/" | "-")
        && let Some(year) = year(s, at + 4)
    {
        return Some((at + 5, Day { day, month: Some(month), year: Some(year) }));
    }
    // `6 tháng 10` without a word before it is a length of time as well.
    (s.word_before(at) == "ngày").then_some((at + 3, Day { day, month: Some(month), year: None }))
}

/// `30/8/2019`, `04-08-2020`; without a year only after a word that says it is a day.
fn with_marks(s: &Sentence<'_>, at: usize, said: bool) -> Option<(usize, Day)> {
    let day = day_of(s, at)?;
    let mark = s.word(at + 1);
    if !matches!(mark, "/" | "-" | ".") {
        return None;
    }
    let month = month_of(s, at + 2)?;
    if s.word(at + 3) == mark
        && let Some(year) = year(s, at + 4)
    {
        return Some((at + 5, Day { day, month: Some(month), year: Some(year) }));
    }
    let limit = match s.word_before(at) {
        "trước" | "sau" | "hạn" => true,
        "hết" | "tới" | "vào" | "đến" | "từ" => !s.is_word(at + 3),
        _ => false,
    };
    let said = said || limit;
    let glued = s.is_glued(at + 1) && s.is_glued(at + 2);
    let counts = s.word(at + 3) == "%" || (s.is_word(at + 3) && counts_on(s, at + 3));
    (said && glued && !counts && s.word(at + 3) != "/").then_some((at + 3, Day { day, month: Some(month), year: None }))
}

/// Whether a counted noun follows a fraction like `9/12`, which is then no day.
fn counts_on(s: &Sentence<'_>, at: usize) -> bool {
    crate::noun::is_counted(s, at)
}

/// `6.2`, `9.1.2017` after `ngày`: one token of digits with dots.
fn with_dots(s: &Sentence<'_>, at: usize, said: bool) -> Option<(usize, Day)> {
    if !s.is_number(at) || !(said || s.word(at).matches('.').count() == 2) {
        return None;
    }
    let mut parts = s.word(at).split('.');
    let day = parts.next()?.parse().ok().filter(|d| (1..=31).contains(d))?;
    let month = parts.next()?;
    if month.len() > 2 {
        return None;
    }
    let month = month.parse().ok().filter(|m| (1..=12).contains(m))?;
    let year = match parts.next() {
        Some(year) if year.len() == 4 => Some(year.parse().ok()?),
        Some(_) => return None,
        None => None,
    };
    Some((at + 1, Day { day, month: Some(month), year }))
}

/// `ngày 10` with its month somewhere else.
fn alone(s: &Sentence<'_>, at: usize, cue: bool) -> Option<(usize, Day)> {
    let day = day_of(s, at)?;
    let free = cue && s.word_before(at) == "ngày" && !s.is_glued(at + 1) | s.is_mark(at + 1);
    (free && !(s.is_word(at + 1) && counts_on(s, at + 1))).then_some((at + 1, Day { day, month: None, year: None }))
}

/// `16:56`, `10h`, `9h30`, `00 giờ 00 phút`, `24/24`, `24/7`: the token after it.
fn time_at(s: &Sentence<'_>, at: usize) -> Option<usize> {
    let hour = int(s, at).filter(|h| *h <= 24)?;
    let minute = |i: usize| int(s, i).is_some_and(|m| m < 60);
    if s.word(at + 1) == ":" && s.is_glued(at + 1) && s.is_glued(at + 2) && minute(at + 2) && s.word(at + 2).len() == 2
    {
        let seconds = s.word(at + 3) == ":" && s.is_glued(at + 3) && minute(at + 4);
        return Some(if seconds { at + 5 } else { at + 3 });
    }
    if s.word(at + 1) == "h" && (s.is_glued(at + 1) || minute(at + 2)) {
        let end = if minute(at + 2) { at + 3 } else { at + 2 };
        return Some(if s.word(end) == "phút" { end + 1 } else { end });
    }
    if s.word(at + 1) == "giờ" {
        if minute(at + 2) && s.word(at + 3) == "phút" {
            return Some(at + 4);
        }
        let told = s.before_any(at, &["lúc", "từ lúc", "vào lúc", "đúng"]).is_some();
        if told && minute(at + 2) && s.word(at + 2).len() == 2 {
            return Some(at + 3);
        }
        let of_day = s.after_any(at + 2, &["sáng", "chiều", "tối", "trưa", "đêm", "ngày"]).is_some();
        return (of_day || told).then_some(at + 2);
    }
    let always = matches!((hour, s.word(at + 2)), (24 | 7, "7" | "24"));
    // `7/7 huyện` is a fraction.
    let around_the_clock = s.word(at + 1) == "/" && always && !(s.is_word(at + 3) && counts_on(s, at + 3));
    around_the_clock.then_some(if s.word(at + 3) == "h" { at + 4 } else { at + 3 })
}
