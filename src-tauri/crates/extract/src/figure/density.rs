//! So many per so many: `74 thuê bao/100 dân`, `155 hồ sơ/ngày`, `Cứ 100 người dân thì có 141,5 thuê bao`.

use super::{Nature, Shape};
use crate::{noun, numeral, sentence::Sentence};
use model::Form;
use rust_decimal::Decimal;

/// Whether a round number of people or households starts here: the base of a density.
pub(super) fn is_base(s: &Sentence<'_>, at: usize) -> bool {
    let round = numeral::value(s.word(at)).is_some_and(is_round);
    round && matches!(s.word(at + 1), "dân" | "người" | "hộ" | "km" | "vạn" | "nghìn" | "máy")
}

fn is_round(value: Decimal) -> bool {
    [100, 1_000, 10_000, 100_000, 1_000_000].iter().any(|n| value == Decimal::from(*n))
}

/// `/100 dân`, `trên 100 dân`, `/ngày`, `/người` after a counted noun that ends here: the end and the unit's tail.
pub(super) fn tail(s: &Sentence<'_>, at: usize) -> Option<(usize, String)> {
    let number = s.after_any(at, &["/", "trên", "trên mỗi", "cho"])?;
    if is_base(s, number) {
        let people = matches!(s.word(number + 1), "dân" | "người");
        let end =
            if s.word(number + 1) == "người" && s.word(number + 2) == "dân" { number + 3 } else { number + 2 };
        let base = if people { "dân" } else { s.word(number + 1) };
        return Some((end, format!("/{} {base}", s.word(number))));
    }
    if s.word(at) == "/" && s.word(number) == "vạn" && s.word(number + 1) == "dân" {
        return Some((number + 2, "/10.000 dân".to_owned()));
    }
    if let Some(tail) = physical(s, at, number) {
        return Some(tail);
    }
    let per = matches!(
        s.word(number),
        "ngày"
            | "tháng"
            | "năm"
            | "người"
            | "hộ"
            | "đơn"
            | "xã"
            | "huyện"
            | "lượt"
            | "giờ"
            | "quý"
            | "tuần"
            | "điểm"
            | "lớp"
            | "cuộc"
            | "suất"
            | "trường"
            | "thôn"
            | "dự"
            | "máy"
            | "thiết"
    );
    let end = noun::head_at(s, number).map_or(number + 1, |h| h.end);
    // `đồng/người/tháng`
    let twice = s.word(end) == "/" && matches!(s.word(end + 1), "tháng" | "năm" | "ngày" | "quý");
    let end = if twice { end + 2 } else { end };
    (s.word(at) == "/" && per && !s.is_capital(number))
        .then(|| (end, format!("/{}", s.written(number..end).to_lowercase())))
}

/// `/km²`, `/ha`, `/s` behind what is measured: the base as the catalogue spells it.
fn physical(s: &Sentence<'_>, at: usize, base: usize) -> Option<(usize, String)> {
    let square = s.word(base) == "km" && s.word(base + 1) == "2" && s.is_glued(base + 1);
    let (end, unit) = match s.word(base) {
        _ if s.word(at) != "/" => return None,
        "km²" => (base + 1, "km2"),
        "km" if square => (base + 2, "km2"),
        "m²" => (base + 1, "m2"),
        "s" if !s.is_glued(base + 1) || !s.is_word(base + 1) => (base + 1, "s"),
        unit @ ("ha" | "giây" | "phút") => (base + 1, unit),
        _ => return None,
    };
    Some((end, format!("/{unit}")))
}

/// `mật độ điện thoại lên mức 92/100 dân`: so many of what the clause tells the density of.
pub(super) fn of_subject(s: &Sentence<'_>, at: usize) -> Option<Shape> {
    const NEAR: usize = 16;
    let base = at + 2;
    if s.word(at + 1) != "/" || !s.is_number(base) || !is_base(s, base) {
        return None;
    }
    let value = numeral::digits_at(s, at)?;
    let told = s.find_last(at.saturating_sub(NEAR)..at, &["mật độ"])?;
    let from = s.after_any(told + 2, &["số", "các"]).unwrap_or(told + 2);
    let counted = noun::head_at(s, from).filter(|head| head.known && head.end <= at);
    let (end, tail) = tail(s, at + 1)?;
    let unit = counted.map(|head| head.unit).filter(|unit| unit != "điện thoại");
    let unit = unit.unwrap_or_else(|| "thuê bao".to_owned());
    Some(Shape::new(at..end, value.value, Form::Density, Nature::Density).unit(format!("{unit}{tail}")))
}

/// `Cứ 100 người dân thì có 141,5 thuê bao`, `bình quân 100 dân có 74 thuê bao`, starting at the base.
pub(super) fn per_base(s: &Sentence<'_>, at: usize) -> Option<Shape> {
    if !is_base(s, at) {
        return None;
    }
    let start = s.before_any(
        at,
        &["cứ", "trung bình", "bình quân", "trung bình cứ", "bình quân cứ", "mỗi", "tính trên", "trên"],
    )?;
    let mut verb = at + 2;
    if s.word(verb) == "dân" {
        verb += 1;
    }
    let verbs = ["thì có", "thì đã có", "đã có", "hiện có", "có", "đạt", "sử dụng", "là", "dùng", "thì dùng", "lắp"];
    let number = s.after_any(verb, &verbs)?;
    let number = s.after_any(number, &["khoảng", "hơn", "gần", "trên"]).unwrap_or(number);
    let value = numeral::digits_at(s, number)?;
    let head = noun::head_at(s, value.end)?;
    let phrase = noun::phrase_end(s, head.end, |_| true);
    let base = if matches!(s.word(at + 1), "dân" | "người") { "dân" } else { s.word(at + 1) };
    let unit = format!("{}/{} {base}", head.unit, s.word(at));
    let mut shape = Shape::new(start..phrase, value.value, Form::Density, Nature::Density).unit(unit);
    shape.scale = value.scale;
    shape.noun = Some(value.end..phrase);
    Some(shape)
}
