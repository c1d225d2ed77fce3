//! A number with what follows it: a per cent sign, money, points, a counted noun, or nothing.

use super::{Nature, Shape, count, density};
use crate::{claims::Claims, noun, numeral::Numeral, sentence::Sentence};
use model::{Form, Scale};
use rust_decimal::Decimal;

/// The figure that this number makes with its unit.
pub(super) fn at(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    let shape = percent(s, claims, at, number)
        .or_else(|| points(s, at, number))
        .or_else(|| money(s, at, number))
        .or_else(|| rank_steps(s, at, number))
        .or_else(|| count::counted(s, claims, at, number))
        .or_else(|| count::bare(s, claims, at, number))?;
    Some(Shape { scale: shape.scale.or(number.scale), ..shape })
}

/// `75% hồ sơ, văn bản`, `97,4 phần trăm`.
pub(super) fn percent(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    let end = s.after_any(number.end, &["%", "phần trăm"]).filter(|_| number.scale.is_none())?;
    let mut shape = Shape::new(at..end, number.value, Form::Rate, Nature::Percent).unit("%");
    let from = s.after_any(end, &["số", "các", "tổng số", "của các"]).unwrap_or(end);
    // Only a known noun: after a percentage a verb may follow (`87% nộp trực tuyến`).
    if let Some(head) = noun::head_at(s, from).filter(|h| h.known && !is_target(s, end)) {
        let phrase = noun::phrase_end(s, head.end, |i| !claims.is_free(i) && claims.reason(i).is_none());
        shape.noun = Some(from..phrase);
        shape.tokens = at..head.end;
    }
    Some(shape)
}

/// Whether the words after a percentage name a plan, so that it is a share of that.
pub(super) fn is_target(s: &Sentence<'_>, at: usize) -> bool {
    let from = s.after_any(at, &["so với", "của", "so"]).unwrap_or(at);
    s.after_any(
        from,
        &[
            "kế hoạch",
            "dự toán",
            "chỉ tiêu kế hoạch",
            "chỉ tiêu được giao",
            "chỉ tiêu giao",
            "kh năm",
            "mục tiêu",
            "chỉ tiêu đề ra",
        ],
    )
    .is_some()
}

/// `1,5 điểm phần trăm`, `2 điểm %`, `95,75 điểm`; a place (`điểm phục vụ`) is a counted noun and not here.
fn points(s: &Sentence<'_>, at: usize, number: &Numeral) -> Option<Shape> {
    if let Some(end) = s.after_any(number.end, &["điểm phần trăm", "điểm %"]) {
        return Some(Shape::new(at..end, number.value, Form::Change, Nature::Percent).unit("điểm phần trăm"));
    }
    let end = s.after(number.end, "điểm")?;
    // `65 điểm/ngày` are places.
    let score = number.scale.is_none()
        && !place_follows(s, end)
        && density::tail(s, end).is_none()
        && !(number.value.is_integer() && counts_places(s, at));
    score.then(|| Shape::new(at..end, number.value, Form::Score, Nature::Score).unit("điểm"))
}

/// `điểm phục vụ 120 điểm`, `mở thêm 15 điểm Wi-Fi, nâng tổng số lên 120 điểm`: places have been spoken of, and no marks.
fn counts_places(s: &Sentence<'_>, at: usize) -> bool {
    const PLACES: &[&str] = &[
        "điểm phục vụ",
        "điểm bưu điện",
        "bưu điện văn hóa xã",
        "bưu cục",
        "điểm wi - fi",
        "điểm wifi",
        "điểm giao dịch",
        "điểm truy cập",
        "điểm cung cấp",
        "điểm phát",
        "điểm cầu",
        "điểm lắp đặt",
        "số điểm",
    ];
    const MARKS: &[&str] =
        &["chỉ số", "index", "điểm số", "dti", "pci", "papi", "xếp hạng", "chấm", "đánh giá", "thang điểm"];
    s.has_any(0..at, PLACES) && !s.has_any(0..at, MARKS)
}

/// Whether the `điểm` before this token is a place.
fn place_follows(s: &Sentence<'_>, at: usize) -> bool {
    let scored = [
        "trên", "so", "xếp", "tăng", "giảm", "và", "trong", "của", "cao", "thấp", "(", ",", ";", ".", "/", "-", ")",
        "", "đứng", "thuộc", "bằng", "cho",
    ];
    if s.word(at) == "cho" || s.word(at) == "trong" || s.word(at) == "thuộc" {
        return !s.has_any(at.saturating_sub(16)..at, &["chỉ số", "index", "điểm số", "đạt", "chấm"]);
    }
    !scored.contains(&s.word(at)) && s.is_word(at)
}

/// Words for đồng and foreign money.
const CURRENCIES: &[(&str, &str)] = &[
    ("đồng", "đồng"),
    ("vnđ", "đồng"),
    ("vnd", "đồng"),
    ("usd", "USD"),
    ("đô la mỹ", "USD"),
    ("đô la", "USD"),
    ("euro", "EUR"),
    ("đ", "đồng"),
];

/// `1.045 tỷ đồng`, `2,5 triệu USD`, `300.000 đồng`; `12 tỷ` where money is spoken of.
pub(super) fn money(s: &Sentence<'_>, at: usize, number: &Numeral) -> Option<Shape> {
    let named = CURRENCIES.iter().find_map(|(word, unit)| Some((s.after(number.end, word)?, *unit)));
    let named = named.filter(|(end, _)| {
        let word = s.word(number.end);
        let other = word == "đồng" && matches!(s.word(*end), "chí" | "hồ" | "bào" | "nghiệp" | "bộ" | "phạm" | "thời");
        let letter = word == "đ" && (!s.is_glued(number.end) || s.is_capital(number.end));
        !other && !letter
    });
    let (end, unit) = match named {
        Some(found) => found,
        None if matches!(s.word(number.end - 1), "trđ" | "trđồng") || short_money(s, number) => {
            (number.end, "đồng")
        }
        None => return None,
    };
    let (end, unit, form) = match density::tail(s, end) {
        Some((end, tail)) => (end, format!("{unit}{tail}"), Form::Density),
        None => (end, unit.to_owned(), Form::Number),
    };
    Some(Shape::new(at..end, number.value, form, Nature::Money).unit(unit))
}

/// `tỷ` or `triệu` without a noun after it, where the clause before speaks of money.
fn short_money(s: &Sentence<'_>, number: &Numeral) -> bool {
    let large = matches!(number.scale, Some(Scale::Billion | Scale::ThousandBillion | Scale::Million));
    let no_noun = noun::head_at(s, number.end).is_none();
    let words = [
        "doanh thu",
        "kinh phí",
        "số tiền",
        "ngân sách",
        "vốn",
        "tổng mức",
        "đồng",
        "thu nhập",
        "trị giá",
        "nộp",
        "phạt",
        "giải ngân",
        "chi",
    ];
    // Nothing else is counted in thousands of millions without being named.
    let billions = matches!(number.scale, Some(Scale::Billion | Scale::ThousandBillion)) && !s.is_word(number.end);
    large && no_noun && (billions || s.has_any(number.end.saturating_sub(24)..number.end, &words))
}

/// `26 bậc`: steps of a rating.
pub(super) fn rank_steps(s: &Sentence<'_>, at: usize, number: &Numeral) -> Option<Shape> {
    let end = s.after_any(number.end, &["bậc", "hạng", "thứ bậc"]).filter(|_| number.value < Decimal::from(200))?;
    let moved = s.has_any(
        at.saturating_sub(4)..at,
        &[
            "tăng",
            "giảm",
            "lên",
            "xuống",
            "tụt",
            "hơn",
            "nâng",
            "thêm",
            "cải thiện",
            "rớt",
            "lùi",
            "thăng",
            "sụt",
            "leo",
            "nhảy",
            "nhích",
        ],
    );
    moved.then(|| Shape::new(at..end, number.value, Form::Change, Nature::Rank).unit("bậc"))
}
