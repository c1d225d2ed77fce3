//! Values of a year that cannot all be right.

use crate::{Desk, Fault, dto, facts, names, words};
use compare::Contradiction;
use dto::{ContradictionDto, ContradictionSide};
use model::{Catalogue, Fact, IndicatorCode};

/// The values of an area's year that contradict each other, errors first.
///
/// # Errors
/// [`Fault`] for an unknown area, or when the data file cannot be read.
pub fn contradictions(desk: &Desk, area: &str, year: i32) -> Result<Vec<ContradictionDto>, Fault> {
    let catalogue = &*desk.catalogue()?;
    let unit = names::unit_at_year_end(area, year)?;
    let units: Vec<_> = catalogue.areas.same_land(&unit.id).into_iter().map(|a| a.id.clone()).collect();
    let near = facts::near(desk, &concerned(catalogue), &units, year, year)?;
    let found = compare::contradictions(&near.figures(Fact::is_used), &units, year, catalogue);
    Ok(found.iter().map(|found| said(found, catalogue)).collect())
}

/// The indicators of all rules and of all rates with parts.
fn concerned(catalogue: &Catalogue) -> Vec<IndicatorCode> {
    let rules = catalogue.rules().flat_map(|rule| std::iter::once(&rule.left).chain(&rule.right));
    let rates = catalogue.indicators().filter(|i| i.numerator.is_some() && i.denominator.is_some());
    let parts = rates.flat_map(|i| std::iter::once(&i.code).chain(&i.numerator).chain(&i.denominator));
    let mut all: Vec<IndicatorCode> = rules.chain(parts).cloned().collect();
    all.sort();
    all.dedup();
    all
}

fn said(found: &Contradiction, catalogue: &Catalogue) -> ContradictionDto {
    let side = |code: &IndicatorCode, value: &compare::Value| ContradictionSide {
        indicator: code.to_string(),
        name: catalogue.name_of(code),
        value: text::canonical(value.number),
        facts: value.facts.iter().map(|f| f.0.to_string()).collect(),
    };
    ContradictionDto {
        wrong: found.wrong.code().to_owned(),
        severity: found.severity.code().to_owned(),
        message: words::contradiction(found, catalogue),
        about: side(&found.about, &found.value),
        against: found.against.iter().map(|(code, value)| side(code, value)).collect(),
    }
}
