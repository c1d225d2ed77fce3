//! Numbers as they are written: digits, words, and the scale word after them.
//!
//! `1.041`, `95,75`, `1,2 triệu`, `6 triệu 325 nghìn`, `mười lăm`, `một trăm linh năm`. `hàng chục` is no number.

use crate::sentence::Sentence;
use model::Scale;
use rust_decimal::Decimal;

/// A number and how far it reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// The value before the scale word.
    pub(crate) value: Decimal,
    /// nghìn, triệu, tỷ …
    pub(crate) scale: Option<Scale>,
    /// The token after it.
    pub(crate) end: usize,
}

/// Longest run of digits that is read as a number.
const LONGEST: usize = 24;

/// The value of digits as a report writes them; also `1,234,567.8`, which only one reading fits.
pub(crate) fn value(digits: &str) -> Option<Decimal> {
    if digits.len() > LONGEST {
        return None;
    }
    text::read_vietnamese(digits).or_else(|| foreign(digits))
}

fn foreign(digits: &str) -> Option<Decimal> {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() > 1 && groups.iter().skip(1).all(|g| g.len() == 3);
    let sure = groups.len() > 2 || fraction.is_some();
    if !grouped || !sure || fraction.is_some_and(|f| f.contains([',', '.'])) {
        return None;
    }
    let plain = fraction.map_or_else(|| groups.concat(), |f| format!("{}.{f}", groups.concat()));
    plain.parse().ok()
}

/// The number that starts with the digits at this place, with its scale word.
pub(crate) fn digits_at(s: &Sentence<'_>, at: usize) -> Option<Numeral> {
    if !s.is_number(at) {
        return None;
    }
    let first = value(s.word(at))?;
    let plain = Numeral { value: first, scale: None, end: at + 1 };
    let Some((scale, end)) = scale_at(s, at + 1) else { return Some(plain) };
    let Step::Scale(scale) = scale else {
        return Some(Numeral { value: first.checked_mul(Decimal::from(10_000))?, scale: None, end });
    };
    if s.word(end) == "rưỡi" {
        let half = first.checked_add(Decimal::new(5, 1))?;
        return Some(Numeral { value: half, scale: Some(scale), end: end + 1 });
    }
    Some(compound(s, first, scale, end).unwrap_or(Numeral { value: first, scale: Some(scale), end }))
}

/// `6 triệu 325 nghìn`: a smaller part follows; both make one number of the larger scale.
fn compound(s: &Sentence<'_>, first: Decimal, scale: Scale, at: usize) -> Option<Numeral> {
    if !s.is_number(at) || s.word(at).contains([',', '.']) {
        return None;
    }
    let (Step::Scale(lower), end) = scale_at(s, at + 1)? else { return None };
    if lower.factor() >= scale.factor() {
        return None;
    }
    let rest = value(s.word(at))?.checked_mul(lower.factor())?.checked_div(scale.factor())?;
    let total = first.checked_add(rest)?.normalize();
    // A part that does not fit under the larger scale belongs to another number.
    (rest < Decimal::ONE).then_some(Numeral { value: total, scale: Some(scale), end })
}

enum Step {
    Scale(Scale),
    TenThousand,
}

fn scale_at(s: &Sentence<'_>, at: usize) -> Option<(Step, usize)> {
    let next = s.word(at + 1);
    let (scale, end) = match s.word(at) {
        "nghìn" | "ngàn" if next == "tỷ" && !is_rate(s, at + 1) => (Scale::ThousandBillion, at + 2),
        "triệu" if next == "tỷ" && !is_rate(s, at + 1) => (Scale::MillionBillion, at + 2),
        "nghìn" | "ngàn" => (Scale::Thousand, at + 1),
        "triệu" if !matches!(next, "tập" | "hồi" | "phú") => (Scale::Million, at + 1),
        "trđ" | "trđồng" => (Scale::Million, at + 1),
        // `17.900 tr.đồng`, `36 tr. đ`
        "tr" if next == "." && matches!(s.word(at + 2), "đồng" | "đ") => (Scale::Million, at + 2),
        "tr" if s.is_glued(at) => (Scale::Million, at + 1),
        "tỷ" if !is_rate(s, at) => (Scale::Billion, at + 1),
        "vạn" => return Some((Step::TenThousand, at + 1)),
        _ => return None,
    };
    Some((Step::Scale(scale), end))
}

/// `tỷ lệ`, `tỷ trọng`, `tỷ suất` are no scale words.
fn is_rate(s: &Sentence<'_>, at: usize) -> bool {
    matches!(s.word(at + 1), "lệ" | "trọng" | "suất" | "số" | "giá" | "phú")
}

/// A number in words from two up that starts here; one is an article more often than a number.
pub(crate) fn words_at(s: &Sentence<'_>, at: usize) -> Option<Numeral> {
    if !may_open(s.word(at)) {
        debug_assert!(part_at(s, at, true).is_none(), "{} opens a number", s.word(at));
        return None;
    }
    let mut total: u64 = 0;
    let mut group: u64 = 0;
    let mut digit: Option<u64> = None;
    let mut end = at;
    while let Some(part) = part_at(s, end, end == at) {
        match part {
            Part::Digit(n) if digit.is_none() => digit = Some(n),
            Part::Ten if digit.is_none() && group.is_multiple_of(100) => group += 10,
            Part::Tens => group += digit.take()? * 10,
            Part::Hundred => group += digit.take()? * 100,
            Part::And if digit.is_none() && group > 0 => {}
            Part::Large(factor) => {
                group += digit.take().unwrap_or(0);
                if group == 0 && total == 0 {
                    return None;
                }
                // `hai nghìn ba trăm tỷ`: the larger word multiplies all before it.
                total = if factor > total && total > 0 {
                    total.checked_add(group)?.checked_mul(factor)?
                } else {
                    total.checked_add(group.checked_mul(factor)?)?
                };
                group = 0;
            }
            _ => break,
        }
        end += 1;
    }
    let value = total + group + digit.unwrap_or(0);
    (value >= 2).then_some(Numeral { value: Decimal::from(value), scale: None, end })
}

/// Whether a number in words may start with this word.
pub(crate) fn may_open(word: &str) -> bool {
    matches!(word, "một" | "mốt" | "hai" | "ba" | "bốn" | "năm" | "sáu" | "bảy" | "bẩy" | "tám" | "chín" | "mười")
}

enum Part {
    Digit(u64),
    Ten,
    Tens,
    Hundred,
    And,
    Large(u64),
}

fn part_at(s: &Sentence<'_>, at: usize, first: bool) -> Option<Part> {
    Some(match s.word(at) {
        "một" | "mốt" => Part::Digit(1),
        "hai" => Part::Digit(2),
        "ba" => Part::Digit(3),
        "bốn" => Part::Digit(4),
        "tư" if !first => Part::Digit(4),
        // `năm` is a year before a number and an adverb's noun after a preposition.
        "năm" if !first || !(s.is_number(at + 1) || is_year_word(s, at)) => Part::Digit(5),
        "lăm" if !first => Part::Digit(5),
        "sáu" => Part::Digit(6),
        "bảy" | "bẩy" => Part::Digit(7),
        "tám" => Part::Digit(8),
        "chín" => Part::Digit(9),
        "mười" => Part::Ten,
        "mươi" if !first => Part::Tens,
        "trăm" if !first => Part::Hundred,
        "linh" | "lẻ" if !first => Part::And,
        "nghìn" | "ngàn" if !first => Part::Large(1_000),
        "triệu" if !first => Part::Large(1_000_000),
        "tỷ" if !first && !is_rate(s, at) => Part::Large(1_000_000_000),
        _ => return None,
    })
}

/// Whether `năm` here is the word for a year.
fn is_year_word(s: &Sentence<'_>, at: usize) -> bool {
    let before =
        ["trong", "hàng", "mỗi", "cả", "đầu", "cuối", "hết", "từng", "các", "những", "một", "của", "tháng", "giữa"];
    let after =
        ["nay", "qua", "trước", "sau", "tới", "học", "ngoái", "đầu", "cuối", "gần", "đó", "này", "tiếp", "liên", "mới"];
    before.contains(&s.word_before(at)) || after.contains(&s.word(at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Lexer;
    use text::Span;

    fn reads(text: &str, expect: &str) {
        let span = Span::new(0, text.len());
        let s = Sentence { text, span, tokens: Lexer::default().tokens(text, span) };
        let found = digits_at(&s, 0).or_else(|| words_at(&s, 0));
        let shown = found.map_or("none".to_owned(), |n| {
            format!("{} {} +{}", text::canonical(n.value), n.scale.map_or("-", Scale::code), n.end)
        });
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn digits_and_scales() {
        reads("1.041 dịch vụ", "1041 - +1");
        reads("1,2 triệu thuê bao", "1.2 triệu +2");
        reads("6 triệu 325 nghìn lượt", "6.325 triệu +4");
        reads("2,4 triệu tỷ đồng", "2.4 triệu tỷ +3");
        reads("11 nghìn tỉ đồng", "11 nghìn tỷ +3");
        reads("411 tỷ lệ", "411 - +1");
        reads("15 vạn lượt", "150000 - +2");
        reads("3 triệu 5 người", "3 triệu +2");
        reads("1,234,567.8 USD", "1234567.8 - +1");
        reads("171 tỷ rưỡi", "171.5 tỷ +3");
    }

    #[test]
    fn words() {
        reads("sáu cuộc", "6 - +1");
        reads("mười lăm trạm", "15 - +2");
        reads("hai mươi mốt lớp", "21 - +3");
        reads("một trăm linh năm xã", "105 - +4");
        reads("ba nghìn hai trăm lượt", "3200 - +4");
        reads("hai triệu thuê bao", "2000000 - +2");
        reads("hai nghìn ba trăm tỷ", "2300000000000 - +5");
        reads("hai triệu ba trăm nghìn", "2300000 - +5");
        reads("năm dự án", "5 - +1");
        reads("năm 2020", "none");
        reads("năm nay", "none");
        reads("một số đơn vị", "none");
        reads("hàng chục", "none");
        reads("mười xã", "10 - +1");
    }
}
