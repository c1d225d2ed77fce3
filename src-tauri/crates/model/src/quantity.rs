//! What a number says: value, unit, how exact, and on what footing.

use crate::{codes::codes, exact};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

codes! {
    /// Tính chất: on what footing a value stands. The three are never mixed.
    Basis {
        /// Thực hiện: a result.
        Actual = "actual",
        /// Ước: an estimate of a result.
        Estimate = "estimate",
        /// Chỉ tiêu được giao, kế hoạch: a goal.
        Target = "target",
    }
}

codes! {
    /// The word that loosens a value.
    Qualifier {
        /// No such word.
        Exact = "exact",
        /// khoảng, xấp xỉ, ước.
        Approx = "approx",
        /// hơn, trên.
        Over = "over",
        /// dưới, chưa tới.
        Under = "under",
        /// gần.
        Almost = "almost",
        /// từ … trở lên, tối thiểu, ít nhất.
        AtLeast = "at_least",
        /// tối đa, không quá, Top N.
        AtMost = "at_most",
    }
}

codes! {
    /// The form of a figure.
    Form {
        /// A count or an amount: `162 điểm cầu`.
        Number = "number",
        /// A share: `97,4%`.
        Rate = "rate",
        /// A part of a whole: `411/434 đơn vị`.
        Ratio = "ratio",
        /// From … to …: `30-40 người`.
        Range = "range",
        /// A place: `vị trí thứ 15`, `xếp thứ 28/63`.
        Rank = "rank",
        /// So many per so many: `74 thuê bao/100 dân`.
        Density = "density",
        /// Points of an index: `95,75 điểm`.
        Score = "score",
        /// A rise or fall: `tăng 12%`, `giảm 5 bậc`, `gấp 3,6 lần`.
        Change = "change",
    }
}

codes! {
    /// The scale word between value and unit; the code is the word itself.
    Scale {
        /// 10³.
        Thousand = "nghìn",
        /// 10⁶.
        Million = "triệu",
        /// 10⁹.
        Billion = "tỷ",
        /// 10¹².
        ThousandBillion = "nghìn tỷ",
        /// 10¹⁵.
        MillionBillion = "triệu tỷ",
    }
}

impl Scale {
    /// What the value is multiplied by.
    #[must_use]
    pub fn factor(self) -> Decimal {
        let power = match self {
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9,
            Self::ThousandBillion => 12,
            Self::MillionBillion => 15,
        };
        Decimal::from(10_i64.pow(power))
    }
}

impl Scale {
    /// Splits a written unit into its scale word and the rest: `tỷ đồng` → billion, `đồng`.
    ///
    /// ```
    /// use model::Scale;
    /// assert_eq!(Scale::split("nghìn tỷ đồng"), (Some(Scale::ThousandBillion), "đồng"));
    /// assert_eq!(Scale::split("thuê bao"), (None, "thuê bao"));
    /// ```
    #[must_use]
    pub fn split(written: &str) -> (Option<Self>, &str) {
        let written = written.trim();
        let longest_first = [Self::ThousandBillion, Self::MillionBillion, Self::Thousand, Self::Million, Self::Billion];
        let found = longest_first.into_iter().find_map(|scale| {
            let rest = written.strip_prefix(scale.code())?;
            (rest.is_empty() || rest.starts_with(' ')).then_some((Some(scale), rest.trim()))
        });
        found.unwrap_or((None, written))
    }
}

/// Số liệu: a value with everything needed to read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number as written (`1.045 tỷ đồng` → 1045); of a range its lower end.
    #[serde(with = "exact")]
    pub value: Decimal,
    /// The whole of a ratio (411/434), the upper end of a range, the size of the field of a rank (28/63).
    #[serde(with = "exact::option")]
    pub value2: Option<Decimal>,
    /// The unit without the scale word; `hạng` of a rank, `%` of a percentage.
    pub unit: Option<String>,
    /// The scale word.
    pub scale: Option<Scale>,
    /// The form.
    pub form: Form,
    /// The loosening word.
    pub qualifier: Qualifier,
    /// The footing.
    pub basis: Basis,
}

impl Quantity {
    /// A plain result.
    #[must_use]
    pub fn number(value: Decimal, unit: impl Into<String>) -> Self {
        Self {
            value,
            value2: None,
            unit: Some(unit.into()),
            scale: None,
            form: Form::Number,
            qualifier: Qualifier::Exact,
            basis: Basis::Actual,
        }
    }

    /// The full number: 1.045 tỷ đồng → 1045000000000. Of percentages and ranks the value itself.
    /// A product too large for a decimal keeps the written value.
    #[must_use]
    pub fn si_value(&self) -> Decimal {
        let scaled = self.scale.and_then(|scale| self.value.checked_mul(scale.factor()));
        scaled.unwrap_or(self.value).normalize()
    }

    /// Unit with its scale word, as it is printed: `tỷ đồng`, `thuê bao`, `%`.
    #[must_use]
    pub fn written_unit(&self) -> String {
        let unit = self.unit.as_deref().unwrap_or_default();
        match self.scale {
            Some(scale) => format!("{} {unit}", scale.code()).trim().to_owned(),
            None => unit.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_number_of_money() {
        let mut q = Quantity::number(Decimal::new(1125, 1), "đồng");
        q.scale = Some(Scale::Million);
        assert_eq!(q.si_value(), Decimal::from(112_500_000));
        assert_eq!(q.written_unit(), "triệu đồng");
    }

    #[test]
    fn travels_as_strings() {
        let q = Quantity::number(Decimal::new(95_750, 3), "điểm");
        let json = serde_json::to_string(&q).unwrap();
        assert!(json.contains(r#""value":"95.75""#), "{json}");
        assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap().value, q.value.normalize());
        assert!(serde_json::from_str::<Quantity>(&json.replace("95.75", "95.750")).is_err());
    }
}
