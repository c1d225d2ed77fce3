//! What every sentence of a report needs to know of the report and of the catalogue.

use crate::{
    calendar::Anchor,
    field::Votes,
    figure::{Figure, Nature},
    link::Index,
    places::Provinces,
};
use model::{AddUp, AreaId, Catalogue, Form, Period};
use std::collections::BTreeMap;

/// The setting of a sentence.
pub(crate) struct Setting<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) index: &'a Index,
    pub(crate) provinces: &'a Provinces,
    /// What the report is.
    pub(crate) area: Option<AreaId>,
    pub(crate) period: Option<Period>,
    pub(crate) anchor: Anchor,
    /// The fields that the title speaks of.
    pub(crate) votes: Votes,
    /// Whether the report as a whole sets goals.
    pub(crate) plans: bool,
    /// The body whose report it is, where that is not the department which answers for the province.
    pub(crate) body: Option<String>,
    /// Units whose indicators are mostly states.
    pub(crate) stocks: &'a BTreeMap<String, bool>,
}

impl Setting<'_> {
    /// Whether values of a unit are states where nothing else is known: by what most indicators of that unit are.
    pub(crate) fn is_stock_unit(&self, figure: &Figure) -> bool {
        match figure.nature {
            Nature::Percent | Nature::Density | Nature::Rank | Nature::Score => true,
            Nature::Money | Nature::Duration => false,
            _ => {
                let unit = figure.quantity.unit.as_deref().unwrap_or_default();
                figure.quantity.form == Form::Ratio || self.stocks.get(unit).copied().unwrap_or(false)
            }
        }
    }
}

/// For each unit of the catalogue whether most of its indicators are states.
pub(crate) fn stocks(catalogue: &Catalogue) -> BTreeMap<String, bool> {
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for one in catalogue.indicators() {
        let entry = counts.entry(one.unit.clone()).or_default();
        match one.over_time {
            AddUp::Last => entry.0 += 1,
            _ => entry.1 += 1,
        }
    }
    counts.into_iter().map(|(unit, (states, flows))| (unit, states > flows)).collect()
}
