//! Places in a rating: `vị trí thứ 15`, `xếp thứ 28/63`, `hạng 12`, `Top 10`.

use super::{Nature, Shape};
use crate::{numeral, sentence::Sentence};
use model::Form;
use rust_decimal::Decimal;

/// Words that say a place in a rating comes; the longest first.
const RATINGS: &[&str] = &[
    "xếp ở vị trí thứ",
    "đứng ở vị trí thứ",
    "xếp vị trí thứ",
    "đứng vị trí thứ",
    "xếp hạng thứ",
    "thứ hạng thứ",
    "ở vị trí thứ",
    "vị trí thứ",
    "vị thứ",
    "xếp thứ",
    "đứng thứ",
    "hạng thứ",
    "đứng hàng thứ",
    "xếp thứ hạng",
    "xếp ở vị trí",
    "xếp vị trí",
    "đứng vị trí",
    "vị trí số",
    "đứng số",
    "xếp số",
    "vị trí",
    "xếp hạng",
    "thứ hạng",
    "hạng",
    "thứ bậc",
    "xếp",
    "lên thứ",
    "xuống thứ",
    "giữ vị trí thứ",
    "thứ",
    "đạt thứ hạng",
    "hạng là",
];

/// A place that starts at this number.
pub(super) fn at(s: &Sentence<'_>, at: usize) -> Option<Shape> {
    if !s.word(at).bytes().all(|b| b.is_ascii_digit()) || s.word(at).len() > 3 {
        return None;
    }
    let value = numeral::value(s.word(at))?;
    if let Some(start) = s.before_any(at, &["top", "tốp", "nhóm", "trong tốp", "trong top"]) {
        return top(s, at, start, value);
    }
    if let Some(shape) = last_year(s, at, value) {
        return Some(shape);
    }
    if let Some(shape) = edition_before(s, at, value) {
        return Some(shape);
    }
    let start = RATINGS.iter().find_map(|words| s.before(at, words))?;
    let fraction = field_size(s, at + 1);
    let word = s.word(at - 1);
    // `vị trí` is also a site, `xếp` also a verb of order, `hạng` also a class: a counted noun after it settles that.
    let counted = s.is_word(at + 1) && crate::noun::is_counted(s, at + 1) && !is_rated_noun(s, at + 1);
    if fraction.is_none() && (counted || matches!(s.word(at + 1), "%" | "triệu" | "tỷ" | "nghìn" | "điểm")) {
        return None;
    }
    // `giảm 02 bậc so với năm 2018 (thứ 25)`
    let bracketed = start > 0 && s.word(start - 1) == "(" && s.word(at + 1) == ")";
    let bracketed = bracketed && s.has_any(start.saturating_sub(30)..start, &["xếp", "hạng", "đứng thứ", "bậc"]);
    let weak = !bracketed && start + 1 == at && matches!(word, "thứ" | "xếp" | "vị");
    // `Bình Định xếp 43/63, Phú Yên thứ 29`
    let listed =
        word == "thứ" && !s.is_word(at + 1) && s.has_any(start.saturating_sub(16)..start, &["xếp", "hạng", "đứng"]);
    if weak && fraction.is_none() && word != "xếp" && !listed {
        return None;
    }
    let end = fraction.map_or(at + 1, |(_, end)| end);
    let mut shape = Shape::new(start..end, value, Form::Rank, Nature::Rank).unit("hạng");
    shape.value2 = fraction.map(|(size, _)| size);
    Some(shape)
}

/// `đứng thứ hai mươi hai`, `tốp mười`.
pub(super) fn in_words(s: &Sentence<'_>, at: usize, number: &numeral::Numeral) -> Option<Shape> {
    if number.value > Decimal::from(200)
        || s.is_word(number.end) && !is_rated_noun(s, number.end) && s.word(number.end) != "trong"
    {
        return None;
    }
    let shape = |start| Shape::new(start..number.end, number.value, Form::Rank, Nature::Rank).unit("hạng");
    if let Some(start) = s.before_any(at, &["trong tốp", "trong top", "tốp", "top"]) {
        return Some(shape(start));
    }
    let sure =
        ["đứng thứ", "xếp thứ", "vị trí thứ", "hạng thứ", "xếp hạng thứ", "đứng vị trí thứ", "đứng ở vị trí thứ"];
    s.before_any(at, &sure).map(shape)
}

/// `hạng 41/63 (năm ngoái 38)`.
fn last_year(s: &Sentence<'_>, at: usize, value: Decimal) -> Option<Shape> {
    let times = ["năm ngoái", "năm ngoái :", "năm trước", "năm trước :", "kỳ trước :", "cùng kỳ", "cùng kỳ :"];
    let open = s.before_any(at, &times)?.checked_sub(1).filter(|open| s.word(*open) == "(")?;
    let ranked = s.word(at + 1) == ")" && s.has_any(open.saturating_sub(6)..open, &["hạng", "xếp", "thứ", "vị trí"]);
    ranked.then(|| Shape::new(at..at + 1, value, Form::Rank, Nature::Rank).unit("hạng"))
}

/// `xếp thứ 31/63, cao hơn 14 bậc so với năm 2022 (45/63)`, `(năm 2012: 58/63)`: another place among the provinces, in brackets.
fn edition_before(s: &Sentence<'_>, at: usize, value: Decimal) -> Option<Shape> {
    const REACH: usize = 30;
    let open = (at.saturating_sub(5)..at).rev().find(|i| s.word(*i) == "(")?;
    let size = s.after(at + 1, "/").filter(|size| matches!(s.word(*size), "63" | "34" | "64"))?;
    let plain = (open + 1..at).all(|i| s.is_word(i) || s.is_number(i) || s.word(i) == ":");
    let rated = s.has_any(open.saturating_sub(REACH)..open, &["xếp", "hạng", "đứng thứ", "vị trí"]);
    (plain && rated && s.word(size + 1) == ")").then(|| {
        let mut shape = Shape::new(at..size + 1, value, Form::Rank, Nature::Rank).unit("hạng");
        shape.value2 = numeral::value(s.word(size));
        shape
    })
}

/// `/63`, `trên 63`, `trong số 63`, `trong 34`: the size of the field and the token after it.
fn field_size(s: &Sentence<'_>, at: usize) -> Option<(Decimal, usize)> {
    let number = s.after_any(at, &["/", "trên tổng số", "trong tổng số", "trong số", "trên", "trong"])?;
    if !s.is_number(number) || (s.word(at) != "/" && !is_rated_noun(s, number + 1)) {
        return None;
    }
    Some((numeral::value(s.word(number)).filter(|v| *v > Decimal::ONE)?, number + 1))
}

/// What is rated: provinces, departments, countries …
fn is_rated_noun(s: &Sentence<'_>, at: usize) -> bool {
    matches!(
        s.word(at),
        "tỉnh"
            | "địa"
            | "sở"
            | "đơn"
            | "cơ"
            | "huyện"
            | "nước"
            | "quốc"
            | "thành"
            | "xã"
            | "phường"
            | "ngành"
            | "bộ"
            | "toàn"
            | "cả"
            | "khối"
    )
}

/// `Top 10`, `nhóm 10 tỉnh dẫn đầu`: a bound, not the place.
fn top(s: &Sentence<'_>, at: usize, start: usize, value: Decimal) -> Option<Shape> {
    let mut end = at + 1;
    if s.word(start) == "nhóm" {
        let noun = crate::noun::head_at(s, at + 1).filter(|_| is_rated_noun(s, at + 1))?;
        end = s.after_any(noun.end, &["dẫn đầu", "đứng đầu", "có thứ hạng cao", "đầu", "cao nhất"])?;
    }
    Some(Shape::new(start..end, value, Form::Rank, Nature::Rank).unit("hạng"))
}
