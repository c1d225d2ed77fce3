//! Chỉ tiêu: what figures are about. Source: `data/indicators.csv`, `data/fields.csv`.

use crate::codes::{codes, name_type};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

name_type! {
    /// The key of an indicator: `it.dvc.level3_count`. A slug is never given to another measure.
    IndicatorCode
}

name_type! {
    /// The key of a field of work: `tel`.
    FieldCode
}

/// Lĩnh vực: a field of the department's work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Key.
    pub code: FieldCode,
    /// `Viễn thông, Internet`.
    pub name: String,
}

codes! {
    /// What kind of number an indicator takes. It decides first: a percentage never fills a count.
    MeasureKind {
        /// Things counted.
        Count = "count",
        /// Money.
        Money = "money",
        /// A share in per cent.
        Percent = "percent",
        /// So many per so many.
        Ratio = "ratio",
        /// A place; lower is better.
        Rank = "rank",
        /// Points of an index.
        Score = "score",
        /// Days, hours, months.
        Duration = "duration",
        /// Kilometres.
        Length = "length",
        /// Hectares.
        Area = "area",
    }
}

codes! {
    /// How values add up, over time or over areas.
    AddUp {
        /// Flows, and parts of a merged province: add them.
        Sum = "sum",
        /// The last one stands (over time only).
        Last = "last",
        /// Recompute with the denominator (over areas only).
        Weighted = "weighted",
        /// They do not.
        None = "none",
    }
}

codes! {
    /// Which way is better.
    Better {
        /// More.
        Higher = "higher",
        /// Less; ranks are better lower.
        Lower = "lower",
        /// Neither.
        Neutral = "neutral",
    }
}

/// One indicator of the catalogue: one of those compiled into the program, or an office's own
/// ([`OwnCatalogue`](crate::OwnCatalogue)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Key.
    pub code: IndicatorCode,
    /// `Doanh thu dịch vụ viễn thông`.
    pub name: String,
    /// English name; own indicators need none.
    #[serde(default)]
    pub name_en: String,
    /// Field of work.
    pub field: FieldCode,
    /// Its unit, with the scale word of money: `tỷ đồng`.
    pub unit: String,
    /// Kind of number.
    pub kind: MeasureKind,
    /// Over time: `Sum` for flows, `Last` for stocks, `None` where it is recomputed or left.
    pub over_time: AddUp,
    /// Over the areas of a merged province.
    pub over_areas: AddUp,
    /// Direction.
    pub better: Better,
    /// Phrases that stand beside its figures; compare after [`text::fold`], the longest wins.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What is counted and how, in words; own indicators have it.
    #[serde(default)]
    pub definition: String,
    /// Where the definition comes from: the law, decision or form.
    #[serde(default)]
    pub source: String,
    /// Of a rate: what is counted.
    #[serde(default)]
    pub numerator: Option<IndicatorCode>,
    /// Of a rate: out of what.
    #[serde(default)]
    pub denominator: Option<IndicatorCode>,
    /// First day of the definition.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// Last day of the definition.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
    /// The one that was used before it; the two are no one series.
    #[serde(default)]
    pub predecessor: Option<IndicatorCode>,
    /// Remarks, traps, look-alikes, for those who keep the data files. Own indicators have none.
    #[serde(skip)]
    pub note: String,
    /// What an office calls a built-in indicator besides ([`Addition`](crate::Addition)).
    #[serde(skip)]
    pub added_aliases: Vec<String>,
    /// Whether an office does not use it: it is not offered and no figure is linked to it. What is linked stays.
    #[serde(skip)]
    pub hidden: bool,
}

impl IndicatorCode {
    /// What the codes of own indicators begin with, and no built-in one ever does.
    pub const OWN: &'static str = "own.";

    /// Whether it is the code of an own indicator.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.as_str().starts_with(Self::OWN)
    }
}

impl Indicator {
    /// A number of things of which nothing else is said: it is never added, and neither more nor less of it is better.
    #[must_use]
    pub fn count(code: IndicatorCode, field: FieldCode, name: &str, unit: &str) -> Self {
        Self {
            code,
            name: name.to_owned(),
            name_en: String::new(),
            field,
            unit: unit.to_owned(),
            kind: MeasureKind::Count,
            over_time: AddUp::None,
            over_areas: AddUp::None,
            better: Better::Neutral,
            aliases: Vec::new(),
            definition: String::new(),
            source: String::new(),
            numerator: None,
            denominator: None,
            valid_from: None,
            valid_to: None,
            predecessor: None,
            note: String::new(),
            added_aliases: Vec::new(),
            hidden: false,
        }
    }

    /// Whether values of several periods may be added (a flow).
    #[must_use]
    pub fn is_flow(&self) -> bool {
        self.over_time == AddUp::Sum
    }

    /// Whether its definition held on that day.
    #[must_use]
    pub fn is_defined_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// Every phrase that stands for it in a text: its aliases, those that an office added, its name.
    pub fn phrases(&self) -> impl Iterator<Item = &String> {
        self.aliases.iter().chain(&self.added_aliases).chain(std::iter::once(&self.name))
    }

    /// Aliases that are declared to belong to a second indicator of another kind too ("ambiguous:" in the note).
    pub fn shared_aliases(&self) -> impl Iterator<Item = &str> {
        let list = self.note.rsplit_once("ambiguous: ").map_or("", |(_, list)| list);
        list.split(';').map(str::trim).filter(|s| !s.is_empty())
    }
}

#[derive(Deserialize)]
pub(crate) struct Row {
    code: IndicatorCode,
    name_vi: String,
    name_en: String,
    field: FieldCode,
    unit: String,
    quantity_kind: MeasureKind,
    agg_time: AddUp,
    agg_area: AddUp,
    better: Better,
    aliases_vi: String,
    source: String,
    numerator: String,
    denominator: String,
    def_from: Option<NaiveDate>,
    def_to: Option<NaiveDate>,
    note: String,
}

impl From<Row> for Indicator {
    fn from(row: Row) -> Self {
        let code = |s: String| (!s.is_empty()).then(|| IndicatorCode::new(s));
        Self {
            code: row.code,
            name: row.name_vi,
            name_en: row.name_en,
            field: row.field,
            unit: row.unit,
            kind: row.quantity_kind,
            over_time: row.agg_time,
            over_areas: row.agg_area,
            better: row.better,
            aliases: row.aliases_vi.split('|').map(str::to_owned).collect(),
            definition: String::new(),
            source: row.source,
            numerator: code(row.numerator),
            denominator: code(row.denominator),
            valid_from: row.def_from,
            valid_to: row.def_to,
            predecessor: None,
            note: row.note,
            added_aliases: Vec::new(),
            hidden: false,
        }
    }
}
