//! The value of another time in brackets behind a figure: `ghi nhận 41 sự cố (quý trước: 35)`, `đạt 0,62 điểm (năm 2020: 0,51)`,
//! `đứng thứ 21 (năm 2021: thứ 25)`.
//!
//! Only its number is said, or its place; what it counts is said by the figure before the bracket.

use super::{Figure, Nature, Shape};
use crate::{claims::Claims, numeral::Numeral, sentence::Sentence};
use model::{Form, Reason};

/// Tokens between the bracket and its number.
const LONGEST: usize = 8;
/// Tokens between the figure and the bracket behind it.
const REACH: usize = 6;

/// Words that tell a time by another one.
const TIMES: &[&str] = &[
    "năm trước",
    "năm ngoái",
    "quý trước",
    "tháng trước",
    "kỳ trước",
    "cùng kỳ",
    "kỳ liền trước",
    "năm liền trước",
    "năm liền kề",
    "quý liền kề",
];
/// Words before the time.
const OPENERS: &[&str] = &["năm", "quý", "tháng", "của", "cuối", "đầu", "hết", "đến", "tính", "trong", "cả"];
/// Words between the time and the number.
const COPULAS: &[&str] =
    &[":", "là", "đạt", "có", "chỉ", "được", "ở", "mức", "giữ", "đứng", "xếp", "hạng", "thứ", "vị", "trí", "ước"];

/// A number alone with its time in the brackets behind a figure.
pub(super) fn at(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    let open = bracket(s, at, |i| is_claimed(claims, i))?;
    let closed = matches!(s.word(number.end), ")" | ";" | ",");
    let counted = (open.saturating_sub(REACH)..open).any(|i| claims.is_figure(i));
    if !closed || !counted {
        return None;
    }
    if matches!(s.word_before(at), "thứ" | "hạng" | "trí") {
        return Some(Shape::new(at..number.end, number.value, Form::Rank, Nature::Rank).unit("hạng"));
    }
    let shape = Shape::new(at..number.end, number.value, Form::Number, Nature::Count);
    Some(Shape { bare: true, ..shape })
}

/// Whether this number alone is the value of another time of the figure before it.
pub(crate) fn is_of(s: &Sentence<'_>, claims: &Claims, last: &Figure, here: &Figure) -> bool {
    let alone = here.bare && here.quantity.unit.is_none() && here.quantity.form == Form::Number;
    let level = !matches!(last.quantity.form, Form::Change | Form::Ratio | Form::Range);
    alone && level && bracket(s, here.number, |i| is_claimed(claims, i)).is_some_and(|open| open >= last.tokens.end)
}

fn is_claimed(claims: &Claims, at: usize) -> bool {
    matches!(claims.reason(at), Some(Reason::Year | Reason::Period | Reason::Date))
}

/// The bracket that opens before this number, where nothing but a time stands between them.
pub(crate) fn bracket(s: &Sentence<'_>, at: usize, is_time: impl Fn(usize) -> bool) -> Option<usize> {
    let open = (at.saturating_sub(LONGEST)..at).rev().find(|i| s.word(*i) == "(")?;
    let (mut here, mut timed) = (open + 1, false);
    while here < at {
        if let Some(end) = s.after_any(here, TIMES) {
            (here, timed) = (end, true);
        } else if is_time(here) || (s.word_before(here) == "quý" && matches!(s.word(here), "i" | "ii" | "iii" | "iv"))
        {
            (here, timed) = (here + 1, true);
        } else if COPULAS.contains(&s.word(here)) || OPENERS.contains(&s.word(here)) {
            here += 1;
        } else {
            return None;
        }
    }
    timed.then_some(open)
}
