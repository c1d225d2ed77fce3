//! The number in a cell, with the unit that its column or row lends it.

use super::{
    column::{Column, Role},
    grid::{self, Grid, Text},
};
use crate::{calendar, figure::Nature, noun, numeral, sentence::Sentence};
use model::{Form, Qualifier, Scale};
use rust_decimal::Decimal;
use std::ops::Range;

/// A number with everything but period and footing.
#[derive(Debug, Clone)]
pub(super) struct Value {
    /// Its tokens in the cell.
    pub(super) tokens: Range<usize>,
    pub(super) value: Decimal,
    pub(super) value2: Option<Decimal>,
    pub(super) qualifier: Qualifier,
    pub(super) form: Form,
    pub(super) nature: Nature,
    /// Without the scale word.
    pub(super) unit: Option<String>,
    pub(super) scale: Option<Scale>,
    /// With it.
    pub(super) written_unit: Option<String>,
}

/// The number of a cell; none where it holds words or nothing.
pub(super) fn value(cell: &Text<'_>, unit: Option<&str>, decimal_point: bool) -> Option<Value> {
    let s = &cell.s;
    if !grid::is_number(s) {
        return None;
    }
    let at = (0..s.len()).find(|i| s.is_number(*i))?;
    // `05/01/2024` is a day, not five of one.
    if s.word(at + 1) == "/" && calendar::mentions(s).iter().any(|mention| (mention.first..mention.end).contains(&at)) {
        return None;
    }
    let negative = at > 0 && s.word(at - 1) == "-" && s.is_glued(at);
    let first = number(s.word(at), decimal_point)?;
    let first = if negative { -first } else { first };
    let mut end = at + 1;
    let mut value2 = None;
    let mut form = Form::Number;
    let joint = s.word(end);
    if matches!(joint, "/" | "-") && s.is_number(end + 1) {
        value2 = number(s.word(end + 1), decimal_point);
        form = if joint == "/" { Form::Ratio } else { Form::Range };
        end += 2;
    }
    let mut written = unit.map(str::to_owned);
    if let Some(after) = s.after_any(end, &["%", "phần trăm"]) {
        written = Some("%".to_owned());
        end = after;
    } else if s.is_word(end) && unit.is_none() {
        let rest = s.written(end..s.len()).trim();
        // `67 DN`, `151 số, 7.120 bản/kỳ`
        let noun =
            noun::head_at(s, end).filter(|n| n.known && (n.end == s.len() || matches!(s.word(n.end), "," | ";")));
        if let Some(noun) = noun {
            (written, end) = (Some(noun.unit), noun.end);
        } else if !rest.is_empty() {
            written = Some(rest.to_owned());
            end = s.len();
        }
    }
    let start = if negative { at - 1 } else { at };
    let (qualifier, start) = qualifier(s, start);
    let nature = nature(written.as_deref(), "");
    let form = match (nature, form) {
        (Nature::Rank, _) => Form::Rank,
        (Nature::Score, Form::Number) => Form::Score,
        (Nature::Percent, Form::Number) => Form::Rate,
        (Nature::Density, Form::Number) => Form::Density,
        (_, form) => form,
    };
    let (scale, plain) = written.as_deref().map_or((None, None), |u| {
        let (scale, plain) = split_unit(u);
        (scale, Some(plain))
    });
    let plain = match nature {
        Nature::Rank => Some("hạng".to_owned()),
        Nature::Density => plain.map(|unit| in_full(&unit)),
        _ => plain,
    };
    Some(Value {
        tokens: start..end,
        value: first,
        value2,
        qualifier,
        form,
        nature,
        unit: plain,
        scale,
        written_unit: written,
    })
}

/// `TB/100 dân`: the counted noun of a density without abbreviation.
fn in_full(unit: &str) -> String {
    match unit.split_once('/') {
        Some((counted, base)) if text::fold(counted.trim()) == "tb" => format!("thuê bao/{}", base.trim()),
        _ => unit.to_owned(),
    }
}

/// `≥ 90`, `>80`, `trên 70`.
fn qualifier(s: &Sentence<'_>, at: usize) -> (Qualifier, usize) {
    let words = [
        ("> =", Qualifier::AtLeast),
        ("≥", Qualifier::AtLeast),
        (">", Qualifier::Over),
        ("< =", Qualifier::AtMost),
        ("≤", Qualifier::AtMost),
        ("<", Qualifier::Under),
        ("trên", Qualifier::Over),
        ("hơn", Qualifier::Over),
        ("dưới", Qualifier::Under),
        ("gần", Qualifier::Almost),
        ("khoảng", Qualifier::Approx),
        ("tối thiểu", Qualifier::AtLeast),
        ("ít nhất", Qualifier::AtLeast),
        ("~", Qualifier::Approx),
        ("từ", Qualifier::AtLeast),
    ];
    words.iter().find_map(|(word, q)| s.before(at, word).map(|start| (*q, start))).unwrap_or((Qualifier::Exact, at))
}

/// A number in a cell; where the table writes decimals with a point, a lone point is one.
fn number(digits: &str, decimal_point: bool) -> Option<Decimal> {
    let one_point = digits.matches('.').count() == 1 && !digits.contains(',');
    if decimal_point && one_point {
        return digits.parse().ok();
    }
    if decimal_point && digits.contains(',') {
        return digits.replace(',', "").parse().ok();
    }
    numeral::value(digits)
}

/// Whether the table writes decimals with a point: some number has a point that cannot part thousands, and none has a comma
/// that must be a decimal one.
pub(super) fn uses_decimal_point(grid: &Grid<'_>, columns: &[Column]) -> bool {
    let mut point = false;
    for cell in grid.cells.iter().filter(|c| c.row >= grid.first_data_row) {
        if columns.get(cell.column).is_none_or(|c| c.role != Role::Value) {
            continue;
        }
        for at in (0..cell.s.len()).filter(|i| cell.s.is_number(*i)) {
            let digits = cell.s.word(at);
            let groups = |mark: char| {
                digits.split(mark).skip(1).all(|g| g.split(['.', ',']).next().is_some_and(|g| g.len() == 3))
            };
            if digits.contains(',') && !digits.contains('.') && !groups(',') {
                return false;
            }
            if digits.matches('.').count() > 1 {
                return false;
            }
            point |= digits.contains('.') && !groups('.');
        }
    }
    point
}

/// What kind of number a unit makes.
pub(super) fn nature(unit: Option<&str>, name: &str) -> Nature {
    let Some(unit) = unit else {
        let name = text::fold(name);
        let ranked = ["xếp hạng", "thứ hạng", "xếp thứ"].iter().any(|w| name.starts_with(w));
        return if ranked { Nature::Rank } else { Nature::Count };
    };
    let folded = text::fold(unit);
    if folded.contains('/') && folded.chars().any(|c| c.is_ascii_digit()) && folded.contains("dân") {
        return Nature::Density;
    }
    match folded.as_str() {
        "%" | "phần trăm" | "tỷ lệ %" | "% tỷ lệ" => return Nature::Percent,
        "hạng" | "xếp hạng" | "thứ hạng" | "vị trí" | "thứ" | "bậc" => return Nature::Rank,
        "điểm" | "điểm số" => return Nature::Score,
        "km" | "m" => return Nature::Length,
        "ha" | "m2" | "m²" | "km2" => return Nature::Surface,
        "ngày" | "giờ" | "phút" => return Nature::Duration,
        _ => {}
    }
    let plain = split_unit(unit).1;
    if matches!(text::fold(&plain).as_str(), "đồng" | "vnđ" | "usd" | "vnd") {
        Nature::Money
    } else {
        Nature::Count
    }
}

/// `tỷ đồng` → tỷ and đồng; `nghìn thuê bao` → nghìn and thuê bao; `1.000 đồng` → nghìn and đồng.
pub(super) fn split_unit(written: &str) -> (Option<Scale>, String) {
    let folded = text::fold(written);
    let scales = [
        ("nghìn tỷ ", Scale::ThousandBillion),
        ("triệu tỷ ", Scale::MillionBillion),
        ("tỷ ", Scale::Billion),
        ("triệu ", Scale::Million),
        ("nghìn ", Scale::Thousand),
        ("ngàn ", Scale::Thousand),
        ("1000 ", Scale::Thousand),
        ("1000000 ", Scale::Million),
    ];
    let alone = [
        ("tỷ", Scale::Billion),
        ("tỷ đ", Scale::Billion),
        ("triệu", Scale::Million),
        ("trđ", Scale::Million),
        ("trđồng", Scale::Million),
        ("tr.đ", Scale::Million),
        ("tr. đ", Scale::Million),
        ("tr.đồng", Scale::Million),
        ("tr. đồng", Scale::Million),
        ("tr đồng", Scale::Million),
    ];
    if let Some((_, scale)) = alone.iter().find(|(word, _)| folded == *word) {
        return (Some(*scale), "đồng".to_owned());
    }
    for (word, scale) in scales {
        if let Some(rest) = folded.strip_prefix(word) {
            let unit = if rest == "vnđ" || rest == "vnd" { "đồng" } else { rest };
            let unit = if unit == "usd" { "USD" } else { unit };
            return (Some(scale), unit.to_owned());
        }
    }
    (None, written.trim().to_owned())
}
