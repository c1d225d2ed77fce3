//! Fractions: `411/434 đơn vị`, `9.690 đài truyền thanh/10.599 xã`, `95,75/100 điểm`.

use super::{Nature, Shape, plain};
use crate::{claims::Claims, noun, numeral, sentence::Sentence};
use model::Form;
use rust_decimal::Decimal;

/// A fraction that starts at this number.
pub(super) fn at(s: &Sentence<'_>, claims: &Claims, at: usize) -> Option<Shape> {
    let value = numeral::value(s.word(at))?;
    if let Some(shape) = noun_between(s, claims, at, value) {
        return Some(shape);
    }
    let second = at + 2;
    if s.word(at + 1) != "/" || !s.is_number(second) || !claims.is_free(second) || s.word(second + 1) == "/" {
        return None;
    }
    let whole = numeral::value(s.word(second)).filter(|w| !w.is_zero())?;
    let end = second + 1;
    if s.word(end) == "điểm" || (is_points(s, at) && whole == Decimal::from(100)) {
        let end = if s.word(end) == "điểm" { end + 1 } else { end };
        let mut shape = Shape::new(at..end, value, Form::Score, Nature::Score).unit("điểm");
        shape.value2 = Some(whole);
        return Some(shape);
    }
    if let Some(money) = numeral::digits_at(s, second).and_then(|n| plain::money(s, second, &n).map(|m| (m, n.scale))) {
        let (shape, scale) = money;
        return Some(Shape {
            tokens: at..shape.tokens.end,
            value,
            value2: Some(whole),
            form: Form::Ratio,
            scale,
            ..shape
        });
    }
    let mut shape = Shape::new(at..end, value, Form::Ratio, Nature::Count);
    shape.value2 = Some(whole);
    match noun::head_at(s, end) {
        Some(head) => {
            let phrase = noun::phrase_end(s, head.end, |i| !claims.is_free(i) && claims.reason(i).is_none());
            let next = s.after_any(phrase, &["được", "đạt", "hơn", "trên", "gần", "khoảng"]).unwrap_or(phrase);
            let phrase = if s.is_number(next) && claims.is_free(next) { head.end } else { phrase };
            shape.tokens = at..phrase;
            shape.noun = Some(end..phrase);
            shape.unit = Some(head.unit);
        }
        None => shape.bare = true,
    }
    Some(shape)
}

fn is_points(s: &Sentence<'_>, at: usize) -> bool {
    s.has_any(at.saturating_sub(14)..at, &["điểm", "chỉ số", "index", "dti"])
}

/// `9.690 đài truyền thanh/10.599 xã`: the noun stands between; a round base of people makes a density instead.
fn noun_between(s: &Sentence<'_>, claims: &Claims, at: usize, value: Decimal) -> Option<Shape> {
    let head = noun::head_at(s, at + 1)?;
    let slash = noun::phrase_end(s, head.end, |_| true);
    let number = s.after_any(slash, &["/ tổng số", "/"])?;
    if !s.is_number(number) || !claims.is_free(number) || super::density::is_base(s, number) {
        return None;
    }
    let whole = numeral::value(s.word(number)).filter(|w| !w.is_zero())?;
    let end = noun::head_at(s, number + 1).map_or(number + 1, |h| h.end);
    let mut shape = Shape::new(at..end, value, Form::Ratio, Nature::Count).unit(head.unit);
    shape.value2 = Some(whole);
    shape.noun = Some(at + 1..slash);
    Some(shape)
}
