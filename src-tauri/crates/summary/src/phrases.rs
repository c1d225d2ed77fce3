//! How each indicator is spoken of: its subject, and the shape of the sentence that tells its value.
//!
//! The catalogue's names head table rows; some need another wording inside a sentence. Those stand in
//! `data/phrases.csv`; all others follow from the name, the unit and the kind of number.

use crate::words::{Verb, capitalised, written_out};
use model::{Area, Better, Indicator, IndicatorCode, MeasureKind};
use std::{collections::BTreeMap, sync::LazyLock};

/// The shape of an indicator's sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `Doanh thu dịch vụ viễn thông` + `đạt 1.250 tỷ đồng`.
    Plain {
        /// Its subject, with a capital.
        subject: String,
        /// The word before the value.
        verb: Verb,
    },
    /// `Toàn tỉnh có` + `32 bưu cục`: several of them stand under one lead.
    Has {
        /// What they stand under.
        lead: Lead,
        /// What follows number and unit.
        rest: String,
    },
    /// `Sở hoàn thành và hoàn thành vượt mức` + `6/6 chỉ tiêu` + `được giao`.
    Around {
        /// Before the value, with a capital.
        before: String,
        /// After it.
        after: String,
    },
}

/// The opening under which counts are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    /// Toàn tỉnh có …: what stands at the end of the year.
    InArea,
    /// Trong năm có …: what happened in it.
    InYear,
}

/// Fields that describe the province; in the others the department speaks of itself.
const OF_THE_AREA: [&str; 19] = [
    "post", "tel", "radio", "it", "dx", "econ", "soc", "ict", "sec", "press", "pub", "base", "ext", "da06", "sci",
    "innov", "std", "ip", "rad",
];

/// A row of `data/phrases.csv`.
struct Phrase {
    /// The subject, or a sentence with `{}` for the value; empty where the name will do.
    pattern: &'static str,
    /// What is said instead of the value zero, as a whole clause.
    zero: &'static str,
}

/// `code;pattern;zero`, a line each.
static PHRASES: LazyLock<BTreeMap<&'static str, Phrase>> = LazyLock::new(|| {
    let rows = include_str!("../data/phrases.csv").lines().skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split(';');
        let (code, pattern) = (cells.next()?, cells.next()?);
        Some((code, Phrase { pattern, zero: cells.next().unwrap_or_default() }))
    })
    .collect()
});

/// The clause that replaces the value zero, where there is one: `không phát sinh vụ việc khiếu nại, tố cáo`.
pub(crate) fn zero_clause(code: &IndicatorCode) -> Option<&'static str> {
    PHRASES.get(code.as_str()).map(|phrase| phrase.zero).filter(|zero| !zero.is_empty())
}

/// The shape of an indicator's sentence.
pub(crate) fn shape(indicator: &Indicator) -> Shape {
    let pattern = PHRASES.get(indicator.code.as_str()).map(|phrase| phrase.pattern).unwrap_or_default();
    if let Some((before, after)) = pattern.split_once("{}") {
        return Shape::Around { before: before.to_owned(), after: after.to_owned() };
    }
    let counts = pattern.is_empty() && indicator.kind == MeasureKind::Count;
    if let Some(has) = Some(indicator).filter(|_| counts).and_then(counted) {
        return has;
    }
    let name = if pattern.is_empty() { plain_name(&indicator.name) } else { pattern.to_owned() };
    Shape::Plain { subject: without_measure(&name, indicator.kind), verb: verb(indicator) }
}

/// What an indicator is called inside a sentence, without its value: `Tỷ lệ hồ sơ, văn bản được ký số`.
pub(crate) fn subject_of(indicator: &Indicator) -> String {
    match shape(indicator) {
        Shape::Plain { subject, .. } => subject,
        Shape::Has { .. } | Shape::Around { .. } => plain_name(&indicator.name),
    }
}

/// The word before the value: what should grow is reached.
fn verb(indicator: &Indicator) -> Verb {
    match (indicator.kind, indicator.better) {
        (MeasureKind::Rank | MeasureKind::Score, _) | (MeasureKind::Percent, Better::Neutral) | (_, Better::Higher) => {
            Verb::Reach
        }
        _ => Verb::Is,
    }
}

/// `Số bưu cục` in `bưu cục`: number and unit, then the rest of the name.
fn counted(indicator: &Indicator) -> Option<Shape> {
    let name = plain_name(&indicator.name);
    let things = name.strip_prefix("Tổng số ").or_else(|| name.strip_prefix("Số "))?;
    let unit = written_out(&indicator.unit);
    let (head, rest) = (things.get(..unit.len())?, things.get(unit.len()..)?);
    if head.to_lowercase() != unit.to_lowercase() || !(rest.is_empty() || rest.starts_with([' ', ','])) {
        return None;
    }
    if name.contains("Sở") {
        return None;
    }
    let lead = if indicator.is_flow() {
        Lead::InYear
    } else if OF_THE_AREA.contains(&indicator.field.as_str()) {
        Lead::InArea
    } else {
        return None;
    };
    let rest = rest.strip_suffix(" trên địa bàn").unwrap_or(rest);
    Some(Shape::Has { lead, rest: rest.to_owned() })
}

/// The catalogue's name written out and without its remarks in brackets: `(số chuẩn)`, `(toàn tỉnh)`, `(lũy kế)` …
fn plain_name(name: &str) -> String {
    let remarks = [" (số chuẩn để tính mật độ)", " (số chuẩn)", " (toàn tỉnh)", " (lũy kế)", " (đang hoạt động)"];
    remarks.iter().fold(written_out(name), |name, remark| name.replace(remark, ""))
}

/// Ranks and scores say what they measure by their verb: `Xếp hạng DTI cấp tỉnh` → `DTI cấp tỉnh` + `xếp thứ …`.
fn without_measure(name: &str, kind: MeasureKind) -> String {
    let words: &[&str] = match kind {
        MeasureKind::Rank => &["Xếp hạng ", "Thứ hạng "],
        MeasureKind::Score => &["Điểm ", "Giá trị "],
        _ => &[],
    };
    let bare = words.iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
    capitalised(bare)
}

/// A centrally-run city speaks of itself as one: `của tỉnh` → `của thành phố`, but `cấp tỉnh` stays.
pub(crate) fn localised(words: &str, area: &Area) -> String {
    if !area.is_city() {
        return words.to_owned();
    }
    let pairs = [
        ("UBND tỉnh", "UBND thành phố"),
        ("của tỉnh", "của thành phố"),
        ("toàn tỉnh", "toàn thành phố"),
        ("Toàn tỉnh", "Toàn thành phố"),
        ("nội bộ tỉnh", "nội bộ thành phố"),
        ("điện tử tỉnh", "điện tử thành phố"),
        ("viết về tỉnh", "viết về thành phố"),
        ("Tỉnh được", "Thành phố được"),
    ];
    pairs.iter().fold(words.to_owned(), |words, (of_province, of_city)| words.replace(of_province, of_city))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{AreaId, Catalogue};

    #[test]
    fn every_phrase_belongs_to_an_indicator_and_has_one_place_for_its_value() {
        for (code, phrase) in PHRASES.iter() {
            assert!(Catalogue::builtin().indicator(&IndicatorCode::new(*code)).is_some(), "{code}");
            assert!(phrase.pattern.matches("{}").count() <= 1, "{code}");
            assert!(!(phrase.pattern.is_empty() && phrase.zero.is_empty()), "{code} says nothing");
        }
    }

    #[test]
    fn every_indicator_has_a_subject_that_can_begin_a_sentence() {
        for indicator in Catalogue::builtin().indicators() {
            let start = match shape(indicator) {
                Shape::Plain { subject, .. } => subject,
                Shape::Around { before, .. } => before,
                Shape::Has { rest, .. } => {
                    assert!(rest.is_empty() || rest.starts_with([' ', ',']), "{}: {rest}", indicator.code);
                    continue;
                }
            };
            assert!(start.chars().next().is_some_and(char::is_uppercase), "{}: {start}", indicator.code);
        }
    }

    #[test]
    fn a_city_speaks_of_itself_as_a_city() {
        let areas = &Catalogue::builtin().areas;
        let said = |id: &str| localised("UBND tỉnh giao Sở, DTI cấp tỉnh", areas.get(&AreaId::new(id)).unwrap());
        assert_eq!(said("A-48"), "UBND thành phố giao Sở, DTI cấp tỉnh");
        assert_eq!(said("A-54"), "UBND tỉnh giao Sở, DTI cấp tỉnh");
    }
}
