//! Numbers whose unit stands behind the next number only: `tăng từ 141,8 lên 156,2 Mbps`, `nhận 18.604 và trả 27.955 hồ sơ`.

use super::{Shape, plain};
use crate::{
    claims::Claims,
    numeral::{self, Numeral},
    sentence::Sentence,
};
use model::Form;

/// `tăng từ 141,8 lên 156,2 Mbps`, `từ 108 (31/12/2018) đến 131 thuê bao`, `nhận 18.604 và trả 27.955 hồ sơ`: the unit stands
/// behind the second number only.
pub(super) fn at(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    if !claims.is_free(at) {
        return None;
    }
    let mut next = number.end;
    if s.word(next) == "(" {
        next = (next..next + 8).find(|i| s.word(*i) == ")")? + 1;
    }
    let risen = s.word_before(at) == "từ" && number.end > at;
    let to = s.after_any(next, &["lên đến", "lên tới", "xuống còn", "lên", "đến", "tới", "xuống", "còn"]);
    let second = match to.filter(|_| risen) {
        Some(second) => s.after_any(second, &["gần", "hơn", "trên", "khoảng"]).unwrap_or(second),
        None => joined_by_verb(s, at, number.end)?,
    };
    let other = numeral::digits_at(s, second).filter(|_| s.is_number(second) && claims.is_free(second))?;
    let like = plain::at(s, claims, second, &other).filter(|shape| !shape.bare && shape.form != Form::Change)?;
    let mut shape = Shape::new(at..number.end, number.value, like.form, like.nature);
    (shape.unit, shape.scale, shape.bare) = (like.unit, number.scale.or(like.scale), true);
    Some(shape)
}

/// The number behind `và` and one verb: `nhận 18.604 và trả 27.955 hồ sơ`.
fn joined_by_verb(s: &Sentence<'_>, at: usize, end: usize) -> Option<usize> {
    let verb = end + 1;
    let before = s.word(at.checked_sub(1)?);
    let pair = matches!(before, "nhận" | "gửi" | "thu" | "cấp" | "nộp" | "đi" | "tiếp") && s.word(end) == ",";
    let joined = (s.word(end) == "và" || pair) && s.is_word(verb) && s.is_number(verb + 1);
    (joined && s.is_word(at - 1)).then_some(verb + 1)
}
