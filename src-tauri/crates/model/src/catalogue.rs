//! Everything that is known before the first report is read.

use crate::{Areas, Field, FieldCode, Indicator, IndicatorCode, IndicatorRule, Units, indicator, rule};
use serde::Deserialize;
use std::{collections::HashMap, sync::LazyLock};

/// Indicators, fields, units and areas.
#[derive(Debug)]
pub struct Catalogue {
    /// Provinces with their history.
    pub areas: Areas,
    /// Written units.
    pub units: Units,
    fields: Vec<Field>,
    indicators: Vec<Indicator>,
    rules: Vec<IndicatorRule>,
    by_code: HashMap<IndicatorCode, usize>,
}

#[derive(Deserialize)]
struct FieldRow {
    field: FieldCode,
    name_vi: String,
}

impl Catalogue {
    /// The catalogue compiled into the program.
    ///
    /// # Panics
    /// Never: the tests of this crate read the same files.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the files are compiled in and read by this crate's tests")]
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Catalogue> =
            LazyLock::new(|| Catalogue::read().expect("data files compiled into the program"));
        &BUILTIN
    }

    fn read() -> Result<Self, csv::Error> {
        let indicators: Vec<Indicator> = csv::Reader::from_reader(include_str!("../data/indicators.csv").as_bytes())
            .into_deserialize::<indicator::Row>()
            .map(|row| row.map(Indicator::from))
            .collect::<Result<_, _>>()?;
        let fields = csv::Reader::from_reader(include_str!("../data/fields.csv").as_bytes())
            .into_deserialize::<FieldRow>()
            .map(|row| row.map(|r| Field { code: r.field, name: r.name_vi }))
            .collect::<Result<_, _>>()?;
        let rules = csv::Reader::from_reader(include_str!("../data/rules.csv").as_bytes())
            .into_deserialize::<rule::Row>()
            .map(|row| row.map(IndicatorRule::from))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            rules,
            areas: Areas::read(include_str!("../data/provinces.csv"))?,
            units: Units::read(include_str!("../data/units.csv"))?,
            fields,
            by_code: indicators.iter().enumerate().map(|(i, one)| (one.code.clone(), i)).collect(),
            indicators,
        })
    }

    /// Every indicator, in the order of the data file: by field, inside it as a report speaks of them.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter()
    }

    /// The rules between indicators.
    pub fn rules(&self) -> impl Iterator<Item = &IndicatorRule> {
        self.rules.iter()
    }

    /// The indicator with this key.
    #[must_use]
    pub fn indicator(&self, code: &IndicatorCode) -> Option<&Indicator> {
        self.by_code.get(code).and_then(|i| self.indicators.get(*i))
    }

    /// Place of an indicator in the catalogue's order; unknown ones come last.
    #[must_use]
    pub fn order_of(&self, code: &IndicatorCode) -> usize {
        self.by_code.get(code).copied().unwrap_or(usize::MAX)
    }

    /// Every field, in the order of a report.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter()
    }

    /// The name of a field; its key where it is unknown.
    #[must_use]
    pub fn field_name<'a>(&'a self, code: &'a FieldCode) -> &'a str {
        self.fields.iter().find(|f| &f.code == code).map_or(code.as_str(), |f| f.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AddUp, MeasureKind};
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn it_is_whole() {
        let catalogue = Catalogue::builtin();
        assert_eq!(catalogue.indicators().count(), 340);
        assert_eq!(catalogue.fields().count(), 25);
        assert_eq!(catalogue.by_code.len(), 340, "a code stands twice");
        for one in catalogue.indicators() {
            assert!(catalogue.fields().any(|f| f.code == one.field), "{}: field {}", one.code, one.field);
            assert!(catalogue.units.written(&one.unit).is_some(), "{}: unit {}", one.code, one.unit);
            for other in one.numerator.iter().chain(&one.denominator) {
                assert!(catalogue.indicator(other).is_some(), "{}: {other}", one.code);
            }
            assert!(one.over_areas != AddUp::Weighted || one.denominator.is_some(), "{}: weighted by what", one.code);
            let never_added =
                matches!(one.kind, MeasureKind::Percent | MeasureKind::Rank | MeasureKind::Score | MeasureKind::Ratio);
            assert!(
                !never_added || (one.over_time != AddUp::Sum && one.over_areas != AddUp::Sum),
                "{}: never added",
                one.code
            );
        }
    }

    #[test]
    fn the_rules_are_about_known_indicators_in_one_unit() {
        let catalogue = Catalogue::builtin();
        assert!(catalogue.rules().count() >= 30);
        for rule in catalogue.rules() {
            let left = catalogue.indicator(&rule.left).unwrap_or_else(|| panic!("{}", rule.left));
            assert!(!rule.right.is_empty(), "{}", rule.left);
            for code in &rule.right {
                let right = catalogue.indicator(code).unwrap_or_else(|| panic!("{code}"));
                assert_eq!(left.kind, right.kind, "{} and {code}", rule.left);
                assert!(left.kind == MeasureKind::Count || left.unit == right.unit, "{} and {code}", rule.left);
            }
        }
    }

    #[test]
    fn an_alias_belongs_to_one_indicator_or_is_declared_shared_between_kinds() {
        let mut owners: BTreeMap<String, Vec<&Indicator>> = BTreeMap::new();
        for one in Catalogue::builtin().indicators() {
            let keys: BTreeSet<String> = one.aliases.iter().map(|a| text::fold(a)).collect();
            assert_eq!(keys.len(), one.aliases.len(), "{}: an alias twice", one.code);
            for key in keys {
                owners.entry(key).or_default().push(one);
            }
        }
        for (alias, owners) in owners.iter().filter(|(_, owners)| owners.len() > 1) {
            let kinds: BTreeSet<_> = owners.iter().map(|o| o.kind).collect();
            assert_eq!(kinds.len(), owners.len(), "{alias}: nothing tells its owners apart");
            for owner in owners {
                let declared = owner.shared_aliases().any(|a| text::fold(a) == *alias);
                assert!(declared, "{}: {alias} is shared and not declared", owner.code);
            }
        }
    }
}
