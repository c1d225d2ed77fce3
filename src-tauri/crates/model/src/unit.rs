//! Units as written and what they are the same as. Source: `data/units.csv`.

use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::HashMap;

/// One written unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// As written: `tỷ đồng`.
    pub written: String,
    /// The spelling of the catalogue.
    pub canonical: String,
    /// `money`, `percent`, `count` …: only values of one dimension can be set beside each other.
    pub dimension: String,
    /// What the factor counts: `đồng`.
    pub base: String,
    /// How many base units it is.
    pub factor: Decimal,
}

/// All written units.
#[derive(Debug)]
pub struct Units {
    all: Vec<Unit>,
    by_written: HashMap<String, usize>,
}

#[derive(Deserialize)]
struct Row {
    written: String,
    canonical: String,
    dimension: String,
    base_unit: String,
    factor: String,
    note: String,
}

impl Units {
    pub(crate) fn read(csv: &str) -> Result<Self, csv::Error> {
        let rows: Vec<Row> = csv::Reader::from_reader(csv.as_bytes()).deserialize().collect::<Result<_, _>>()?;
        let mut by_written = HashMap::new();
        for (i, row) in rows.iter().enumerate() {
            by_written.entry(text::fold(&row.written)).or_insert(i);
        }
        for (i, row) in rows.iter().enumerate() {
            for other in row.synonyms() {
                by_written.entry(text::fold(&other)).or_insert(i);
            }
        }
        Ok(Self { all: rows.into_iter().map(Row::into_unit).collect(), by_written })
    }

    /// Every unit, in the order of the data file.
    pub fn all(&self) -> impl Iterator<Item = &Unit> {
        self.all.iter()
    }

    /// The unit written like this, in any of its spellings; of `điểm` (score and place) the score.
    #[must_use]
    pub fn written(&self, unit: &str) -> Option<&Unit> {
        self.by_written.get(&text::fold(unit)).and_then(|i| self.all.get(*i))
    }

    /// A value in one written unit as a value in another of the same dimension: 1.045 tỷ đồng → 1.045.000 triệu đồng.
    /// `None` where one of them is unknown or the dimensions differ.
    #[must_use]
    pub fn convert(&self, value: Decimal, from: &str, to: &str) -> Option<Decimal> {
        if text::fold(from) == text::fold(to) {
            return Some(value);
        }
        let (from, to) = (self.written(from)?, self.written(to)?);
        let same = from.dimension == to.dimension && from.base == to.base && !to.factor.is_zero();
        same.then(|| value.checked_mul(from.factor)?.checked_div(to.factor).map(|v| v.normalize())).flatten()
    }
}

impl Row {
    fn into_unit(self) -> Unit {
        let factor = self.factor.parse().unwrap_or(Decimal::ONE);
        Unit {
            written: self.written,
            canonical: self.canonical,
            dimension: self.dimension,
            base: self.base_unit,
            factor,
        }
    }

    /// The note's "also A; B" are spellings of the same unit.
    fn synonyms(&self) -> Vec<String> {
        let Some(list) = self.note.split_once("also ").map(|(_, list)| list) else { return Vec::new() };
        if self.written == "điểm" {
            return Vec::new();
        }
        list.split(';')
            .map(|s| s.split(" in table heads").next().unwrap_or_default().trim().to_owned())
            .filter(|s| !s.is_empty())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::Catalogue;
    use rust_decimal::Decimal;

    #[test]
    fn money_converts_inside_its_kind_only() {
        let units = &Catalogue::builtin().units;
        assert_eq!(units.convert(Decimal::from(1045), "tỷ đồng", "triệu đồng"), Some(Decimal::from(1_045_000)));
        assert_eq!(units.convert(Decimal::from(706), "triệu đồng", "tỷ đồng"), Some(Decimal::new(706, 3)));
        assert_eq!(units.convert(Decimal::from(1), "tỷ USD", "tỷ đồng"), None);
        assert_eq!(units.convert(Decimal::from(1), "hạng", "điểm"), None);
    }

    #[test]
    fn other_spellings() {
        let units = &Catalogue::builtin().units;
        assert_eq!(units.written("tỉ đồng").unwrap().canonical, "tỷ đồng");
        assert_eq!(units.written("phần trăm").unwrap().canonical, "%");
        assert_eq!(units.written("dịch vụ công").unwrap().canonical, "dịch vụ");
        assert_eq!(units.written("điểm").unwrap().dimension, "score");
    }

    #[test]
    fn every_canonical_unit_has_a_row() {
        let units = &Catalogue::builtin().units;
        for unit in units.all() {
            assert!(units.written(&unit.canonical).is_some(), "{}", unit.canonical);
        }
    }
}
