//! Everything that is known before the first report is read.

use crate::{Areas, Field, FieldCode, Indicator, IndicatorCode, IndicatorRule, OwnCatalogue, Units, indicator, rule};
use serde::Deserialize;
use std::{
    any::Any,
    collections::HashMap,
    sync::{Arc, LazyLock, OnceLock},
};

/// Indicators, fields, units and areas: those compiled into the program, and what an office added to the indicators
/// ([`Catalogue::with`]). Areas and units are the same in every one.
pub struct Catalogue {
    /// Provinces with their history.
    pub areas: Arc<Areas>,
    /// Written units.
    pub units: Arc<Units>,
    fields: Vec<Field>,
    indicators: Vec<Indicator>,
    rules: Vec<IndicatorRule>,
    by_code: HashMap<IndicatorCode, usize>,
    /// Places by folded phrases, made when they are first asked for.
    called: OnceLock<HashMap<String, Vec<usize>>>,
    kept: OnceLock<Box<dyn Any + Send + Sync>>,
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalogue").field("indicators", &self.indicators.len()).finish_non_exhaustive()
    }
}

static BUILTIN: LazyLock<Arc<Catalogue>> = LazyLock::new(|| Arc::new(Catalogue::compiled_in()));

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
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// The same, to be shared.
    #[must_use]
    pub fn shared() -> Arc<Self> {
        Arc::clone(&BUILTIN)
    }

    /// The built-in catalogue with what an office added. Own indicators stand behind the last one of their field. What does
    /// not fit (a built-in code, an addition to what is not there) is left out: the data file is where it is refused.
    #[must_use]
    pub fn with(own: &OwnCatalogue) -> Arc<Self> {
        if own.is_empty() {
            return Self::shared();
        }
        let builtin = Self::builtin();
        let mut indicators = builtin.indicators.clone();
        for addition in &own.additions {
            if let Some(one) = builtin.by_code.get(&addition.code).and_then(|at| indicators.get_mut(*at)) {
                one.added_aliases.clone_from(&addition.aliases);
                one.hidden = addition.hidden;
            }
        }
        for one in own.indicators.iter().filter(|one| one.code.is_own()) {
            let behind = indicators.iter().rposition(|other| other.field == one.field);
            indicators.insert(behind.map_or(indicators.len(), |at| at + 1), one.clone());
        }
        Arc::new(Self {
            areas: Arc::clone(&builtin.areas),
            units: Arc::clone(&builtin.units),
            fields: builtin.fields.clone(),
            rules: builtin.rules.clone(),
            by_code: places(&indicators),
            indicators,
            called: OnceLock::new(),
            kept: OnceLock::new(),
        })
    }

    #[expect(clippy::expect_used, reason = "the files are compiled in and read by this crate's tests")]
    fn compiled_in() -> Self {
        Self::read().expect("data files compiled into the program")
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
            areas: Arc::new(Areas::read(include_str!("../data/provinces.csv"))?),
            units: Arc::new(Units::read(include_str!("../data/units.csv"))?),
            fields,
            by_code: places(&indicators),
            indicators,
            called: OnceLock::new(),
            kept: OnceLock::new(),
        })
    }

    /// What somebody made of this catalogue to look things up in, made once and kept with it. None where another kind of
    /// thing is kept already.
    pub fn keep<T: Any + Send + Sync>(&self, make: impl FnOnce(&Self) -> T) -> Option<&T> {
        self.kept.get_or_init(|| Box::new(make(self))).downcast_ref()
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

    /// The name of an indicator; its key where it is unknown.
    #[must_use]
    pub fn name_of(&self, code: &IndicatorCode) -> String {
        self.indicator(code).map_or_else(|| code.to_string(), |one| one.name.clone())
    }

    /// The indicators that are called so, by name or alias, in any spelling.
    pub fn called(&self, phrase: &str) -> impl Iterator<Item = &Indicator> {
        let called = self.called.get_or_init(|| {
            let mut called: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, one) in self.indicators.iter().enumerate() {
                for phrase in one.phrases() {
                    called.entry(text::fold(phrase)).or_default().push(at);
                }
            }
            called
        });
        let places = called.get(&text::fold(phrase));
        places.into_iter().flatten().filter_map(|at| self.indicators.get(*at))
    }

    /// The indicator at this place of the catalogue, as [`Catalogue::order_of`] counts them.
    #[must_use]
    pub fn indicator_at(&self, order: usize) -> Option<&Indicator> {
        self.indicators.get(order)
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

fn places(indicators: &[Indicator]) -> HashMap<IndicatorCode, usize> {
    indicators.iter().enumerate().map(|(at, one)| (one.code.clone(), at)).collect()
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
            assert!(!one.code.is_own(), "{}: codes of own indicators", one.code);
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
