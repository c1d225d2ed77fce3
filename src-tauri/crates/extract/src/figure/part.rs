//! Parts in words: `một phần ba số dịch vụ`, `hơn ba phần tư là hàng xuất khẩu`, `chưa đầy một nửa`.

use super::{Nature, Shape};
use crate::{claims::Claims, noun, sentence::Sentence};
use model::Form;
use rust_decimal::Decimal;

/// The digits that parts in words are told with.
const DIGITS: &[(&str, u32)] = &[
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("tư", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
];

/// `một phần ba số dịch vụ`, `ba phần tư số xã`, `một nửa số hộ`: the part of a counted whole.
pub(super) fn in_words(s: &Sentence<'_>, claims: &Claims, at: usize) -> Option<Shape> {
    let digit = |i: usize| DIGITS.iter().find(|(word, _)| *word == s.word(i)).map(|(_, value)| *value);
    let half = s.after_any(at, &["một nửa", "phân nửa", "nửa"]);
    let (value, whole, end) = match half {
        Some(end) => (1, 2, end),
        None => {
            let whole = s.after(at + 1, "phần")?;
            (digit(at)?, digit(whole)?, whole + 1)
        }
    };
    let Some(noun) = s.after_any(end, &["tổng số", "số", "trong số", "trong tổng số"]) else {
        return loose_part(s, claims, at..end, value, whole);
    };
    let head = noun::head_at(s, noun).filter(|h| h.known && value < whole && claims.are_free(at..h.end))?;
    let phrase = noun::phrase_end(s, head.end, |i| !claims.is_free(i));
    let mut shape = Shape::new(at..phrase, Decimal::from(value), Form::Ratio, Nature::Percent).unit(head.unit);
    shape.value2 = Some(Decimal::from(whole));
    shape.noun = Some(noun..phrase);
    Some(shape)
}

/// `cấp xã thì chưa đầy một nửa`, `hơn ba phần tư là hàng xuất khẩu`: a loosened part is measured, whatever it is of.
fn loose_part(
    s: &Sentence<'_>,
    claims: &Claims,
    part: std::ops::Range<usize>,
    value: u32,
    whole: u32,
) -> Option<Shape> {
    let loose = [
        "chưa đầy",
        "chưa tới",
        "chưa đến",
        "chưa được",
        "hơn",
        "gần",
        "khoảng",
        "quá",
        "trên",
        "xấp xỉ",
        "ngót",
        "mất đi",
        "mất",
        "chiếm",
    ];
    let told = s.before_any(part.start, &loose).is_some() || s.word(part.start) == "phân";
    let opens = part.start == 0 || s.word_before(part.start) == ".";
    let of_all = opens && s.word(part.end) == "trong";
    if !(told || of_all) {
        return None;
    }
    let ends =
        !s.is_word(part.end) || matches!(s.word(part.end), "là" | "được" | "đã" | "có" | "chưa" | "đạt" | "thuộc");
    // `Hai phần ba trong tổng số 219 điểm`
    let of_number = s.after_any(part.end, &["trong tổng số", "trong số", "của"]).is_some_and(|i| s.is_number(i));
    let free = value < whole && (ends || of_number) && claims.are_free(part.clone());
    free.then(|| {
        let mut shape = Shape::new(part, Decimal::from(value), Form::Ratio, Nature::Percent);
        shape.value2 = Some(Decimal::from(whole));
        shape
    })
}
