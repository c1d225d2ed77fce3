//! Stored figures as rows: what `facts --csv` prints and the window writes.

use super::canonical;
use crate::Collected;
use model::{Fact, FactId, Source};
use std::collections::BTreeSet;

/// Stored figures as CSV, one row a figure; decimals in canonical form.
#[must_use]
pub fn facts_rows(found: &Collected, official: &BTreeSet<FactId>) -> Vec<Vec<String>> {
    let heads = "id,state,official,indicator,area,scope,period_start,period_end,basis,qualifier,value,value2,unit,si_value,measure,source";
    let row = |f: &Fact| {
        let q = &f.quantity;
        let day = |d: Option<chrono::NaiveDate>| d.map(|d| d.to_string()).unwrap_or_default();
        vec![
            f.id.0.to_string(),
            f.state.code().to_owned(),
            official.contains(&f.id).to_string(),
            f.linked().map(ToString::to_string).unwrap_or_default(),
            f.area.as_ref().map(ToString::to_string).unwrap_or_default(),
            f.scope.clone().unwrap_or_default(),
            day(f.period.as_ref().map(|p| p.start)),
            day(f.period.as_ref().map(|p| p.end)),
            q.basis.code().to_owned(),
            q.qualifier.code().to_owned(),
            canonical(q.value),
            q.value2.map(canonical).unwrap_or_default(),
            q.written_unit(),
            canonical(q.si_value()),
            f.measure.clone(),
            source_line(f, found),
        ]
    };
    let heads = heads.split(',').map(str::to_owned).collect();
    std::iter::once(heads).chain(found.facts.iter().map(row)).collect()
}

/// Where a figure comes from, in a line.
#[must_use]
pub fn source_line(fact: &Fact, found: &Collected) -> String {
    match &fact.source {
        Source::Document { report, quote, .. } => {
            let file = found.reports.get(report).map(|r| r.file.as_str()).unwrap_or_default();
            format!("{file}: {quote}")
        }
        Source::Person { name, time } => format!("{name}, {}", time.format("%d/%m/%Y %H:%M")),
    }
}
