//! Months, quarters, years and spans of years: `quý III/2019`, `6 tháng đầu năm 2020`, `tháng 2/2017`, `giai đoạn 2016-2020`.

use super::{int, when::When, year};
use crate::{numeral, sentence::Sentence};

/// The period that starts at this token, and the token after it.
pub(super) fn at(s: &Sentence<'_>, at: usize) -> Option<(usize, When)> {
    match s.word(at) {
        "quý" | "quí" => quarter(s, at),
        "tháng" => month(s, at),
        "t" if s.is_glued(at + 1) && s.is_number(at + 1) => month(s, at).filter(|(_, w)| w.own_year().is_some()),
        "nửa" => half(s, at),
        "năm" | "giai" | "nhiệm" | "niên" | "các" | "học" => years_after_word(s, at).or_else(|| months(s, at)),
        _ => months(s, at).or_else(|| years(s, at)).or_else(|| year_of_index(s, at)),
    }
}

/// `/2019`, `-2018`, `năm 2019`, `của năm 2019` after a month or quarter: the year and the token after it.
fn tail_year(s: &Sentence<'_>, at: usize) -> (Option<i32>, usize) {
    let before = match s.word(at) {
        "/" | "-" | "." | "năm" => Some(at + 1),
        "của" if s.word(at + 1) == "năm" => Some(at + 2),
        _ => None,
    };
    if let Some(found) = before.and_then(|i| Some((year(s, i)?, i + 1))) {
        return (Some(found.0), found.1);
    }
    match s.after(at, "năm nay") {
        Some(end) => (None, end),
        None => (None, at),
    }
}

/// `DTI 2023`, `PAR Index 2021`: the year of the values of an index.
fn year_of_index(s: &Sentence<'_>, at: usize) -> Option<(usize, When)> {
    let names = ["dti", "index", "pci", "pii", "papi", "sipas", "gii", "egdi", "gci"];
    let named = at > 0 && names.contains(&s.word(at - 1)) && !s.is_glued(at);
    year(s, at).filter(|_| named && s.word(at).len() == 4).map(|year| (at + 1, When::Year(year)))
}

fn quarter(s: &Sentence<'_>, at: usize) -> Option<(usize, When)> {
    let quarter = match s.word(at + 1) {
        "i" if s.is_capital(at + 1) => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        _ => int(s, at + 1).filter(|q| (1..=4).contains(q))?,
    };
    let (year, end) = tail_year(s, at + 2);
    Some((end, When::Quarter { quarter, year }))
}

fn month(s: &Sentence<'_>, at: usize) -> Option<(usize, When)> {
    if s.is_number(at.checked_sub(1).unwrap_or(usize::MAX)) {
        return None;
    }
    let month = int(s, at + 1).filter(|m| (1..=12).contains(m))?;
    let (year, end) = tail_year(s, at + 2);
    Some((end, When::Month { month, year }))
}

/// `6 tháng đầu năm 2020`, `9 tháng năm 2024`, `7 tháng qua`; a bare `3 tháng` is a length of time.
fn months(s: &Sentence<'_>, at: usize) -> Option<(usize, When)> {
    let (count, unit) = match int(s, at) {
        Some(n) => (n, at + 1),
        None => {
            let words = numeral::words_at(s, at)?;
            (u32::try_from(words.value).ok()?, words.end)
        }
    };
    if s.word(unit) != "tháng" || !(1..=12).contains(&count) {
        return None;
    }
    let first = |months| move |year| When::FirstMonths { months, year };
    let next = unit + 1;
    if let Some(end) = s.after_any(next, &["đầu năm", "đầu của năm", "từ đầu năm"]) {
        return Some(with_year(s, end, first(count)));
    }
    if let Some(end) = s.after_any(next, &["cuối năm", "còn lại của năm", "cuối của năm"]) {
        return Some(with_year(s, end, |year| When::LastMonths { months: count, year }));
    }
    if matches!(s.word(next), "/" | "năm") && year(s, next + 1).is_some() {
        return Some((next + 2, When::FirstMonths { months: count, year: year(s, next + 1) }));
    }
    if s.word(next) == "đầu" && year(s, next + 1).is_some() {
        return Some((next + 2, When::FirstMonths { months: count, year: year(s, next + 1) }));
    }
    // Part of a year by the custom of reporting: half-year, nine months, a stated number of months of work.
    let reported = s
        .before_any(
            at,
            &[
                "công tác",
                "sơ kết",
                "kết quả",
                "báo cáo",
                "nhiệm vụ",
                "tình hình",
                "lũy kế",
                "luỹ kế",
                "cộng dồn",
                "lũy kế đến",
            ],
        )
        .is_some();
    let whole = matches!(count, 3 | 6 | 9) && s.word_before(at) == "trong" && s.is_mark(next);
    let past = count > 3 && matches!(s.word(next), "qua" | "đầu") && !s.is_number(next + 1);
    (reported || whole || past)
        .then(|| (if past { next + 1 } else { next }, When::FirstMonths { months: count, year: None }))
}

/// A year right after `năm`, or the year is left to the document.
fn with_year(s: &Sentence<'_>, at: usize, when: impl Fn(Option<i32>) -> When) -> (usize, When) {
    match year(s, at) {
        Some(year) => (at + 1, when(Some(year))),
        None if s.word(at) == "nay" => (at + 1, when(None)),
        None => (at, when(None)),
    }
}

fn half(s: &Sentence<'_>, at: usize) -> Option<(usize, When)> {
    if let Some(end) = s.after_any(at, &["nửa đầu năm", "nửa năm đầu"]) {
        return Some(with_year(s, end, |year| When::FirstMonths { months: 6, year }));
    }
    let end = s.after_any(at, &["nửa cuối năm", "nửa sau năm"])?;
    Some(with_year(s, end, |year| When::LastMonths { months: 6, year }))
}

/// `năm 2020`, `năm 2016-2020`, `giai đoạn 2019 – 2021`, `nhiệm kỳ 2020-2025`, `năm học 2020-2021`, `các năm 2021, 2022`.
fn years_after_word(s: &Sentence<'_>, at: usize) -> Option<(usize, When)> {
    let words = ["giai đoạn", "nhiệm kỳ", "năm học", "niên độ", "niên khóa", "các năm", "năm"];
    let start = s.after_any(at, &words)?;
    let start = s.after_any(start, &["từ năm", "từ", "năm"]).unwrap_or(start);
    if let Some(span) = span_of_years(s, start) {
        return Some(span);
    }
    if let Some(year) = year(s, start) {
        return Some((start + 1, When::Year(year)));
    }
    let digits = s.word(start);
    let cut_off = s.word(at) == "năm" && s.is_number(start) && digits.len() == 3 && digits.starts_with("20");
    cut_off.then_some((start + 1, When::Broken))
}

fn span_of_years(s: &Sentence<'_>, at: usize) -> Option<(usize, When)> {
    let from = year(s, at)?;
    let second = match s.word(at + 1) {
        "-" | "/" => at + 2,
        "đến" | "tới" => s.after(at + 2, "năm").unwrap_or(at + 2),
        _ => return None,
    };
    let to = year(s, second).filter(|to| *to > from)?;
    Some((second + 1, When::Years { from, to }))
}

/// A year without the word: `2016-2020`, `ICT Index 2018`; never where a counted noun, a scale or a unit follows.
fn years(s: &Sentence<'_>, at: usize) -> Option<(usize, When)> {
    if let Some(span) = span_of_years(s, at).filter(|(end, _)| !counts(s, *end)) {
        return Some(span);
    }
    let year = year(s, at).filter(|y| (1990..=2060).contains(y))?;
    let alone = !s.is_glued(at) || s.is_mark(at.checked_sub(1)?);
    let counted = counts(s, at + 1);
    let subject = s.before_any(at, &["là", "đạt", "số", "có", "hơn", "gần", "trên", "khoảng", "cấp", ":"]).is_some();
    let fraction = matches!(s.word(at + 1), "/" | "%") || s.word_before(at) == "/";
    (alone && !counted && !subject && !fraction).then_some((at + 1, When::Year(year)))
}

fn counts(s: &Sentence<'_>, at: usize) -> bool {
    s.word(at) == "%" || (s.is_word(at) && crate::noun::is_counted(s, at))
}
