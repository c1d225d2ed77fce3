//! What people taught: words of reports and the indicator they stand for, or that they stand for none.
//!
//! A lesson is the judgement of one person on one figure. Lessons with the same words and the same kind of number make one
//! [`LearnedAlias`]; how far it is trusted is decided here and nowhere else ([`LearnedAlias::standing`]).

use crate::{FieldCode, Form, IndicatorCode, MeasureKind, Quantity, Units, codes::codes};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Words that stand for an indicator, or for none, because people said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearnedAlias {
    /// The measure as reports word it, folded.
    pub words: String,
    /// The kind of number it stood beside.
    pub kind: MeasureKind,
    /// The field of the indicator, else that in which the figures were found.
    pub field: Option<FieldCode>,
    /// What it stands for; none where people took the link away.
    pub indicator: Option<IndicatorCode>,
    /// In how many reports people said so.
    pub reports: u32,
    /// In how many reports people said something else of the same words.
    pub against: u32,
}

codes! {
    /// How far a learned alias is trusted.
    Standing {
        /// Not yet: the words are short or people disagree, and one report more is needed.
        Waits = "waits",
        /// Figures are linked and wait for a look.
        Proposes = "proposes",
        /// Figures are linked as surely as by the catalogue.
        Links = "links",
    }
}

/// Measures of at most so many syllables are short: `doanh thu`, `số thuê bao`.
const SHORT: usize = 3;

impl LearnedAlias {
    /// One report is a hint, two are a custom. Short words, and words of which people said different things, stand for many
    /// things: they need two reports more than speak against them, and even then somebody looks.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let weak = self.words.split(' ').count() <= SHORT || self.against > 0;
        match (weak, self.reports) {
            (true, reports) if reports >= self.against + 2 => Standing::Proposes,
            (true, _) | (false, 0) => Standing::Waits,
            (false, 1) => Standing::Proposes,
            (false, _) => Standing::Links,
        }
    }
}

/// The aliases of one data file, ready to be looked up.
#[derive(Debug, Clone, Default)]
pub struct Learned(HashMap<(String, MeasureKind), LearnedAlias>);

impl Learned {
    /// Those that are trusted. Of several answers for the same words at most one is: it has two reports more than the others.
    #[must_use]
    pub fn new(aliases: impl IntoIterator<Item = LearnedAlias>) -> Self {
        let trusted = aliases.into_iter().filter(|alias| alias.standing() != Standing::Waits);
        Self(trusted.map(|alias| ((alias.words.clone(), alias.kind), alias)).collect())
    }

    /// Whether nothing was learned.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What people taught of a measure beside such a number.
    #[must_use]
    pub fn of(&self, measure: &str, kind: MeasureKind) -> Option<&LearnedAlias> {
        self.0.get(&(measure_key(measure), kind))
    }

    /// Every alias, in no order.
    pub fn all(&self) -> impl Iterator<Item = &LearnedAlias> {
        self.0.values()
    }
}

/// The spelling under which two measures are the same.
#[must_use]
pub fn measure_key(measure: &str) -> String {
    text::fold(measure)
}

impl MeasureKind {
    /// The kind of a written number, by its form and unit; none where it only compares or cannot be told.
    #[must_use]
    pub fn of(quantity: &Quantity, units: &Units) -> Option<Self> {
        let unit = quantity.written_unit();
        match quantity.form {
            Form::Rank => Some(Self::Rank),
            Form::Score => Some(Self::Score),
            Form::Density => Some(Self::Ratio),
            Form::Rate => Some(Self::Percent),
            Form::Change => None,
            Form::Number | Form::Ratio | Form::Range => {
                Some(match units.written(&unit).map_or("count", |unit| unit.dimension.as_str()) {
                    "money" | "money_usd" => Self::Money,
                    "percent" => Self::Percent,
                    "duration" => Self::Duration,
                    "length" => Self::Length,
                    "area" => Self::Area,
                    "score" => Self::Score,
                    _ => Self::Count,
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Catalogue, Scale};
    use rust_decimal::Decimal;

    fn alias(words: &str, reports: u32, against: u32) -> LearnedAlias {
        let indicator = Some(IndicatorCode::new("tel.revenue"));
        LearnedAlias { words: words.into(), kind: MeasureKind::Money, field: None, indicator, reports, against }
    }

    #[test]
    fn long_words_are_trusted_after_one_report_and_linked_after_two() {
        let long = "tổng thu từ dịch vụ viễn thông";
        assert_eq!(alias(long, 1, 0).standing(), Standing::Proposes);
        assert_eq!(alias(long, 2, 0).standing(), Standing::Links);
    }

    #[test]
    fn short_or_disputed_words_need_two_reports_more_and_never_link_by_themselves() {
        assert_eq!(alias("doanh thu", 1, 0).standing(), Standing::Waits);
        assert_eq!(alias("doanh thu", 2, 0).standing(), Standing::Proposes);
        assert_eq!(alias("doanh thu", 9, 0).standing(), Standing::Proposes);
        let long = "tổng thu từ dịch vụ viễn thông";
        assert_eq!(alias(long, 2, 1).standing(), Standing::Waits);
        assert_eq!(alias(long, 3, 1).standing(), Standing::Proposes);
    }

    #[test]
    fn words_are_found_in_any_spelling_and_only_beside_their_kind() {
        let learned = Learned::new([alias("số hóa hồ sơ lưu trữ", 1, 0), alias("doanh thu", 1, 0)]);
        assert!(learned.of("Số hoá  hồ sơ lưu trữ", MeasureKind::Money).is_some());
        assert!(learned.of("số hóa hồ sơ lưu trữ", MeasureKind::Count).is_none());
        assert!(learned.of("doanh thu", MeasureKind::Money).is_none(), "it waits");
    }

    #[test]
    fn the_kind_of_a_number() {
        let units = &Catalogue::builtin().units;
        let mut money = Quantity::number(Decimal::TEN, "đồng");
        money.scale = Some(Scale::Billion);
        assert_eq!(MeasureKind::of(&money, units), Some(MeasureKind::Money));
        assert_eq!(MeasureKind::of(&Quantity::number(Decimal::TEN, "tủ sách"), units), Some(MeasureKind::Count));
        let change = Quantity { form: Form::Change, ..Quantity::number(Decimal::TEN, "%") };
        assert_eq!(MeasureKind::of(&change, units), None);
    }
}
