//! Stored figures with their reports, and which of them stands.

use crate::{Desk, Fault};
use compare::{Evidence, Figures};
use model::{AreaId, Catalogue, Fact, FactId, IndicatorCode, Report, ReportId};
use std::{
    collections::{BTreeMap, BTreeSet},
    slice::from_ref,
    sync::Arc,
};
use store::FactQuery;

/// Figures and the reports they stand in.
#[derive(Debug)]
pub struct Collected {
    /// In a stable order.
    pub facts: Vec<Fact>,
    /// The reports of `facts`.
    pub reports: BTreeMap<ReportId, Report>,
    /// The figures that a person chose over others.
    pub(crate) chosen: BTreeSet<FactId>,
    /// What the figures are about.
    pub(crate) catalogue: Arc<Catalogue>,
}

impl Collected {
    /// Everything that a query finds.
    pub(crate) fn find(desk: &Desk, query: &FactQuery) -> Result<Self, Fault> {
        let facts = desk.data.facts(query)?;
        Self::around(desk, facts)
    }

    /// These figures with their reports.
    pub(crate) fn around(desk: &Desk, facts: Vec<Fact>) -> Result<Self, Fault> {
        let wanted: BTreeSet<ReportId> = facts.iter().filter_map(Fact::report).collect();
        let wanted: Vec<ReportId> = wanted.into_iter().collect();
        let reports = desk.data.reports_of(&wanted)?.into_iter().map(|report| (report.id, report)).collect();
        let chosen = desk.data.chosen()?.into_keys().collect();
        Ok(Self { facts, reports, chosen, catalogue: desk.catalogue()? })
    }

    /// A figure with its report.
    #[must_use]
    pub fn evidence<'a>(&'a self, fact: &'a Fact) -> Evidence<'a> {
        let report = fact.report().and_then(|id| self.reports.get(&id));
        Evidence { fact, report, chosen: self.chosen.contains(&fact.id) }
    }

    /// The figures by id.
    pub(crate) fn by_id(&self) -> BTreeMap<FactId, Evidence<'_>> {
        self.facts.iter().map(|fact| (fact.id, self.evidence(fact))).collect()
    }

    /// What the figures are about: the built-in catalogue with what was added in their data file.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// What stands, of the figures that count.
    pub(crate) fn figures(&self, counts: impl Fn(&Fact) -> bool) -> Figures<'_> {
        let counted = self.facts.iter().filter(|f| counts(f)).map(|f| self.evidence(f));
        Figures::new(counted, &self.catalogue)
    }
}

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct FactsAsk {
    /// Area by name or id.
    pub area: Option<String>,
    /// Year in which the period ends.
    pub year: Option<i32>,
    /// Indicator code.
    pub indicator: Option<String>,
    /// Rejected ones too.
    pub all: bool,
}

/// The stored figures that were asked for, and which of them are official.
///
/// # Errors
/// [`Fault`] for an unknown area or indicator, or when the data file cannot be read.
pub fn facts(desk: &Desk, ask: &FactsAsk) -> Result<(Collected, BTreeSet<FactId>), Fault> {
    let areas = ask.area.as_deref().map(|area| crate::names::units(area, ask.year)).transpose()?;
    if areas.as_ref().is_some_and(Vec::is_empty) {
        return Ok((Collected::around(desk, Vec::new())?, BTreeSet::new()));
    }
    let catalogue = desk.catalogue()?;
    let indicator = ask.indicator.as_deref().map(|code| crate::names::indicator(&catalogue, code)).transpose()?;
    let query = FactQuery {
        areas: areas.unwrap_or_default(),
        years: ask.year.map(|y| y..=y),
        indicators: indicator.into_iter().map(|i| i.code.clone()).collect(),
        include_rejected: ask.all,
        ..FactQuery::default()
    };
    let found = Collected::find(desk, &query)?;
    let official = found.figures(Fact::is_used).official_facts().collect();
    Ok((found, official))
}

/// Figures that say the same as this one of the same thing, and figures that say something else.
pub(crate) fn rivals(desk: &Desk, fact: &Fact) -> Result<(Vec<FactId>, Vec<FactId>), Fault> {
    let (Some(indicator), Some(area), Some(period)) = (fact.linked(), &fact.area, &fact.period) else {
        return Ok(Default::default());
    };
    let year = period.year_of();
    let near = near(desk, from_ref(indicator), from_ref(area), year, year)?;
    let figures = near.figures(|f| f.is_used() || f.id == fact.id);
    let Some(value) = figures.standing_beside(fact) else { return Ok(Default::default()) };
    let all = || value.facts.iter().chain(&value.same).chain(&value.against).copied().filter(|id| *id != fact.id);
    let number = |id: FactId| near.facts.iter().find(|f| f.id == id).map(|f| f.quantity.si_value());
    Ok(all().partition(|id| number(*id) == Some(fact.quantity.si_value())))
}

/// The figures of these indicators and units whose period ends in these years.
pub(crate) fn near(
    desk: &Desk,
    indicators: &[IndicatorCode],
    areas: &[AreaId],
    from: i32,
    to: i32,
) -> Result<Collected, Fault> {
    let query = FactQuery {
        areas: areas.to_vec(),
        indicators: indicators.to_vec(),
        ratios_of: those_they_are_the_whole_of(indicators, &*desk.catalogue()?),
        years: Some(from..=to),
        ..FactQuery::default()
    };
    Collected::find(desk, &query)
}

/// The whole of a ratio is a value of its denominator, so the ratios are needed too.
fn those_they_are_the_whole_of(asked: &[IndicatorCode], catalogue: &Catalogue) -> Vec<IndicatorCode> {
    let needed = catalogue.indicators().filter(|i| i.denominator.as_ref().is_some_and(|d| asked.contains(d)));
    needed.map(|i| i.code.clone()).collect()
}
