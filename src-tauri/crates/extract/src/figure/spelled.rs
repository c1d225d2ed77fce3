//! Amounts, rates and places whose number is written in words: `tám trăm mười lăm tỷ đồng`, `hai mươi phần trăm`, `đứng thứ hai
//! mươi hai`, `leo được chín bậc`, `gấp mười một lần`.

use super::{Nature, Shape, plain, rank};
use crate::{
    claims::Claims,
    noun,
    numeral::{self, Numeral},
    sentence::Sentence,
};
use model::Form;
use rust_decimal::Decimal;

/// What the number in words that starts here says with the word after it; a counted noun is [`super::count`]'s.
pub(super) fn at(s: &Sentence<'_>, claims: &Claims, at: usize) -> Option<Shape> {
    let number = numeral::words_at(s, at)?;
    if !claims.are_free(at..number.end) || s.is_number(number.end) {
        return None;
    }
    // `một trăm phần trăm anh em quyết tâm` is a way of speaking.
    let measured = |shape: &Shape| number.value < Decimal::ONE_HUNDRED || shape.noun.is_some();
    plain::percent(s, claims, at, &number)
        .filter(measured)
        .or_else(|| money(s, at, &number))
        .or_else(|| plain::rank_steps(s, at, &number))
        .or_else(|| rank::in_words(s, at, &number))
        .or_else(|| multiple(s, at, &number))
        .or_else(|| bare(s, claims, at, &number))
}

/// `tám trăm mười lăm tỷ đồng`; without `đồng` where money is spoken of.
fn money(s: &Sentence<'_>, at: usize, number: &Numeral) -> Option<Shape> {
    let large = number.value >= Decimal::from(1_000_000) && matches!(s.word(number.end - 1), "triệu" | "tỷ");
    let spoken = ["doanh thu", "kinh phí", "số tiền", "ngân sách", "vốn", "thu", "phạt", "chi", "nộp", "đồng"];
    let said = s.has_any(at.saturating_sub(24)..at, &spoken) && !s.is_word(number.end);
    plain::money(s, at, number).or_else(|| {
        (large && said).then(|| Shape::new(at..number.end, number.value, Form::Number, Nature::Money).unit("đồng"))
    })
}

/// `nhiều gấp mười một lần`.
fn multiple(s: &Sentence<'_>, at: usize, number: &Numeral) -> Option<Shape> {
    let told = s.before_any(at, &["gấp", "bằng"]).is_some() && s.word(number.end) == "lần";
    told.then(|| Shape::new(at..number.end + 1, number.value, Form::Number, Nature::Count).unit("lần"))
}

/// `giao 39 nhiệm vụ, xong ba mươi ba, …`: only a number of several words counts without a noun.
fn bare(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    let long = number.end - at >= 2 && at > 0;
    let ends = matches!(s.word(number.end), "," | ";" | "." | ")" | "");
    let listed = (at.saturating_sub(12)..at).any(|i| claims.is_figure(i)) && !noun::is_counted(s, number.end);
    (long && ends && listed).then(|| {
        let shape = Shape::new(at..number.end, number.value, Form::Number, Nature::Count);
        Shape { bare: true, ..shape }
    })
}
