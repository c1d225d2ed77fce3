//! The ledger of conflicts: where sources say different things of the same thing, which value stands and why; and a
//! person's own choice.

use crate::{Desk, Fault, convert, dto, facts::Collected, names, words};
use compare::{Evidence, Value};
use dto::{CandidateFactDto, ConflictAsk, ConflictDto};
use model::{Catalogue, Fact, FactId};
use std::collections::BTreeSet;
use store::FactQuery;

/// Everything of which several sources say different things, in the order of the catalogue; nothing is left out.
///
/// # Errors
/// [`Fault`] for an unknown area or indicator, or when the data file cannot be read.
pub fn conflicts(desk: &Desk, ask: &ConflictAsk) -> Result<Vec<ConflictDto>, Fault> {
    let areas = ask.area.as_deref().map(|area| names::units(area, ask.year)).transpose()?;
    if areas.as_ref().is_some_and(Vec::is_empty) {
        return Ok(Vec::new());
    }
    let catalogue = desk.catalogue()?;
    let indicator = ask.indicator.as_deref().map(|code| names::indicator(&catalogue, code)).transpose()?;
    let query = FactQuery {
        areas: areas.unwrap_or_default(),
        years: ask.year.map(|year| year..=year),
        indicators: indicator.into_iter().map(|i| i.code.clone()).collect(),
        ..FactQuery::default()
    };
    let found = Collected::around(desk, desk.data.facts_about_the_same(&query)?)?;
    let choices = desk.data.chosen()?;
    let figures = found.figures(Fact::is_used);
    let mut told: BTreeSet<FactId> = BTreeSet::new();
    let mut ledger = Vec::new();
    for fact in found.facts.iter().filter(|fact| fact.is_used()) {
        let Some(value) = figures.standing_beside(fact).filter(|value| !value.against.is_empty()) else { continue };
        let Some(first) = value.facts.first().copied().filter(|first| told.insert(*first)) else { continue };
        let chosen = choices.get(&first);
        let candidates = value.facts.iter().chain(&value.same).chain(&value.against);
        let candidates = candidates.filter_map(|id| found.facts.iter().find(|fact| fact.id == *id));
        ledger.push(ConflictDto {
            candidates: candidates.map(|fact| candidate(found.evidence(fact), value)).collect(),
            rule: value.rule.code().to_owned(),
            reason: chosen
                .and_then(|choice| choice.why.clone())
                .unwrap_or_else(|| summary::why_it_stands(value.rule).to_owned()),
            chosen_by: chosen.map(|choice| choice.person.clone()),
            chosen_at: chosen.map(|choice| convert::moment(choice.at)),
            ..about(fact, &catalogue)
        });
    }
    let order = |conflict: &ConflictDto| catalogue.order_of(&model::IndicatorCode::new(&*conflict.indicator));
    ledger.sort_by_cached_key(order);
    Ok(ledger)
}

fn about(fact: &Fact, catalogue: &Catalogue) -> ConflictDto {
    ConflictDto {
        indicator: fact.linked().map(ToString::to_string).unwrap_or_default(),
        indicator_name: fact.linked().map(|code| catalogue.name_of(code)).unwrap_or_default(),
        area_name: fact.area.as_ref().map(convert::area_name).unwrap_or_default(),
        period: fact.period.as_ref().map(|period| period.label.clone()).unwrap_or_default(),
        scope: fact.scope.clone(),
        basis: fact.quantity.basis.code().to_owned(),
        candidates: Vec::new(),
        rule: String::new(),
        reason: String::new(),
        chosen_by: None,
        chosen_at: None,
    }
}

fn candidate(evidence: Evidence<'_>, value: &Value) -> CandidateFactDto {
    let fact = evidence.fact;
    CandidateFactDto {
        fact: fact.id.0.to_string(),
        value: words::quantity(&fact.quantity),
        stands: value.facts.contains(&fact.id),
        same: value.same.contains(&fact.id),
        state: fact.state.code().to_owned(),
        source: evidence.report.map_or_else(|| words::typed_by(fact), |report| report.file.clone()),
        published: evidence.report.and_then(|report| report.published).map(|day| day.to_string()),
    }
}

/// Makes a figure the official one of what it is about.
///
/// # Errors
/// `not_used` for a figure that waits or was set aside; [`Fault`] without a reason, or when the data file cannot be
/// written.
pub fn choose_official(desk: &mut Desk, fact: &str, reason: &str) -> Result<(), Fault> {
    let id = convert::fact_id(fact)?;
    if !desk.data.fact(id)?.is_used() {
        return Err(Fault::new(
            "not_used",
            "Số liệu này chưa được duyệt. Hãy duyệt nó trước khi chọn làm số chính thức.",
        ));
    }
    let who = desk.who()?;
    desk.data.choose_official(id, &who, reason)?;
    desk.saved();
    Ok(())
}

/// Leaves it to the rules again which value stands.
///
/// # Errors
/// `year_closed` where the value is of a closed year and no reason is given; [`Fault`] when the data file cannot be written.
pub fn choose_by_rules(desk: &mut Desk, fact: &str, why: Option<&str>) -> Result<(), Fault> {
    let (id, who) = (convert::fact_id(fact)?, desk.who()?);
    desk.data.choose_by_rules(id, &who, why)?;
    desk.saved();
    Ok(())
}
