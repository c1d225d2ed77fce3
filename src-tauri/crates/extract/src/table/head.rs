//! What the head of a column says: period, footing, comparison, unit; the rest is its label.

use super::column::Column;
use crate::{
    calendar::{self, When},
    noun, own_period,
    sentence::Sentence,
    setting::Setting,
};
use model::{Basis, Period, RelationKind};
use std::rc::Rc;

/// Period, footing, comparison and unit that a head names; the rest is its label.
pub(super) fn read(s: &Sentence<'_>, setting: &Setting<'_>, column: &mut Column) {
    if compares(s) {
        comparison(s, column);
    } else {
        footing(s, setting, column);
    }
    let noun = s.after_any(0, &["tổng số", "số lượng", "số", "tổng"]).and_then(|at| noun::head_at(s, at));
    // `Hồ sơ tiếp nhận`, `TTHC`
    let noun = noun.or_else(|| noun::head_at(s, 0).filter(|noun| noun.known && column.table_unit.is_none()));
    if let Some(noun) = noun.filter(|_| column.relation.is_none()) {
        column.counted = Some(noun.unit);
    }
    if let Some(unit) = unit_in(s, setting, false) {
        column.unit = Some(unit);
    }
    if column.unit.is_none() && column.relation.is_none() {
        column.unit = rated(s);
    }
    label(s, column);
}

/// `Hạng 2023`, `Xếp hạng`: places; `DTI 2022`, `Điểm PCI`: scores.
fn rated(s: &Sentence<'_>) -> Option<String> {
    if s.after_any(0, &["hạng", "xếp hạng", "thứ hạng", "vị trí"]).is_some() {
        return Some("hạng".to_owned());
    }
    let indexes =
        ["dti", "pci", "papi", "sipas", "par index", "parindex", "ict index", "pii", "chỉ số dti", "chỉ số pci"];
    (s.len() <= 4 && (s.after_any(0, &indexes).is_some() || s.after(0, "điểm").is_some())).then(|| "điểm".to_owned())
}

/// Whether a head compares with something else.
fn compares(s: &Sentence<'_>) -> bool {
    let words = &[
        "so với",
        "so sánh",
        "so cùng kỳ",
        "so kế hoạch",
        "so quý",
        "so tháng",
        "so năm",
        "so kh",
        "% so",
        "tăng / giảm",
        "tăng , giảm",
        "tăng giảm",
        "tăng ( + )",
        "so với kh",
        "tỷ lệ hoàn thành",
        "% hoàn thành",
        "% kh",
        "% kế hoạch",
        "mức độ hoàn thành",
        "th / kh",
        "tốc độ tăng",
        "chênh lệch",
        "tăng ( giảm )",
    ];
    s.has_any(0..s.len(), words)
}

/// With what a column compares, and in which unit.
fn comparison(s: &Sentence<'_>, column: &mut Column) {
    let has = |words: &[&str]| s.has_any(0..s.len(), words);
    let plan = ["kế hoạch", "kh", "dự toán", "chỉ tiêu", "mục tiêu", "hoàn thành"];
    column.relation = Some(if has(&plan) {
        RelationKind::OfTarget
    } else if has(&["tháng trước", "quý trước", "so quý", "so tháng", "chênh lệch"]) {
        RelationKind::Change
    } else {
        RelationKind::Yoy
    });
    // A difference is in the unit of the row where no percentage is named.
    let differs = has(&["chênh lệch", "tăng / giảm", "tăng , giảm", "tăng giảm", "tăng ( giảm )"]);
    if !differs || has(&["%", "tỷ lệ", "tốc độ"]) {
        column.unit = Some("%".to_owned());
    }
}

/// On what footing the values of a column stand, and for which time.
fn footing(s: &Sentence<'_>, setting: &Setting<'_>, column: &mut Column) {
    let has = |words: &[&str]| s.has_any(0..s.len(), words);
    let goal = has(&[
        "kế hoạch",
        "kh",
        "chỉ tiêu được giao",
        "chỉ tiêu giao",
        "mục tiêu",
        "dự toán",
        "được giao",
        "phấn đấu",
        "nghị quyết giao",
    ]);
    let done = has(&["thực hiện", "kết quả", "đạt", "th"]) && !has(&["kế hoạch thực hiện"]);
    let (period, until) = period_of(s, setting);
    let told_by = setting.anchor.published.or(setting.period.as_ref().map(|p| p.end));
    let to_come = period.as_ref().zip(told_by).is_some_and(|(period, day)| period.start > day);
    if has(&["ước", "dự kiến", "ước th", "ước tính"]) {
        column.basis = Basis::Estimate;
    } else if (goal || to_come) && !done {
        column.basis = Basis::Target;
    }
    if period.is_some() {
        (column.period, column.until) = (period, until);
    }
}

/// The period a head names: `năm 2019`, `2023`, `năm trước`, `cùng kỳ`, `đến 30/11/2024`.
fn period_of(s: &Sentence<'_>, setting: &Setting<'_>) -> (Option<Period>, bool) {
    let document = setting.period.as_ref();
    let mentions = calendar::mentions(s);
    let named = mentions.iter().find_map(|m| {
        let spans = matches!(m.when, When::Years { .. });
        let period = m.when.period(&setting.anchor).filter(|_| !spans)?;
        Some((Some(period), own_period::is_until(s, m)))
    });
    if let Some(named) = named {
        return named;
    }
    let before = s.has_any(0..s.len(), &["năm trước", "cùng kỳ", "năm liền kề", "năm n - 1"]);
    let cumulative = s.has_any(0..s.len(), &["lũy kế", "luỹ kế", "từ đầu năm"]);
    match document {
        Some(period) if before => (period.year_before(), false),
        Some(period) if cumulative => (since_new_year(period), false),
        _ => (None, false),
    }
}

fn since_new_year(period: &Period) -> Option<Period> {
    let year = Period::year(period.year_of())?;
    Some(Period::named(
        year.start,
        period.end,
        model::PeriodKind::Months,
        format!("lũy kế đến {}", period.end.format("%d/%m/%Y")),
    ))
}

/// A unit in brackets, after `ĐVT:`, or alone: `Doanh thu (tỷ đồng)`, `Tỷ lệ (%)`.
pub(super) fn unit_in(s: &Sentence<'_>, setting: &Setting<'_>, caption: bool) -> Option<String> {
    let known = |from: usize, to: usize| {
        let written = s.written(from..to).trim();
        let unit = setting.catalogue.units.written(written)?;
        (!matches!(unit.dimension.as_str(), "multiplier" | "factor")).then(|| written.to_owned())
    };
    for at in 0..s.len() {
        if let Some(from) = s.after_any(at, &["đvt :", "đơn vị tính :", "đơn vị :", "đvt", "đơn vị tính", "tính bằng"])
        {
            let longest = (from + 1..=(from + 5).min(s.len())).rev().find_map(|to| known(from, to));
            if longest.is_some() {
                return longest;
            }
        }
        if s.word(at) == "(" {
            let close = (at + 1..(at + 9).min(s.len())).find(|i| s.word(*i) == ")")?;
            // `2. Doanh thu (triệu đồng)` over a table: at its end.
            if caption && close + 2 < s.len() {
                continue;
            }
            if s.word(at + 1) == "%" {
                return Some("%".to_owned());
            }
            if let Some(unit) = known(at + 1, close) {
                return Some(unit);
            }
        }
    }
    (!caption && s.len() <= 2 && s.has_any(0..s.len(), &["%"])).then(|| "%".to_owned())
}

fn label(s: &Sentence<'_>, column: &mut Column) {
    const HOLLOW: &[&str] = &[
        "năm", "thực", "hiện", "kế", "hoạch", "ước", "kết", "quả", "th", "kh", "đvt", "tính", "so", "với", "cùng",
        "kỳ", "đến", "ngày", "tháng", "quý", "lũy",
    ];
    let mentions = calendar::mentions(s);
    let mut depth = 0;
    for at in 0..s.len() {
        match s.word(at) {
            "(" => depth += 1,
            ")" => depth -= 1,
            word if depth == 0
                && s.is_word(at)
                && !HOLLOW.contains(&word)
                && !mentions.iter().any(|m| (m.first..m.end).contains(&at)) =>
            {
                if !column.label.is_empty() {
                    column.label.push(' ');
                }
                column.label.push_str(s.raw(at));
                column.words.push(Rc::from(word));
            }
            _ => {}
        }
    }
}
