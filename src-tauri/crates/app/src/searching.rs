//! Search: sentences of the reports, typed figures, indicators.

use crate::{Desk, Fault, convert, dto, words};
use dto::{FoundFigure, FoundIndicator, FoundSentence, SearchResults};
use model::{Catalogue, ReportId};
use std::collections::BTreeMap;
use text::Positions;

/// So many sentences, figures and indicators are shown at most, each.
const MOST: usize = 50;

/// Everything that holds all words of the query, best first, with or without accents; the last word may be a beginning.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn search(desk: &Desk, query: &str) -> Result<SearchResults, Fault> {
    let hits = desk.data.search(query, MOST)?;
    let ids: Vec<ReportId> = hits.iter().map(|hit| hit.report).collect();
    let reports: BTreeMap<ReportId, model::Report> =
        desk.data.reports_of(&ids)?.into_iter().map(|report| (report.id, report)).collect();
    let sentences = hits.into_iter().map(|hit| {
        let report = reports.get(&hit.report);
        let positions = Positions::new(&hit.text);
        let inside = |word: &text::Span| {
            text::Span::new(word.start.saturating_sub(hit.sentence.start), word.end.saturating_sub(hit.sentence.start))
        };
        FoundSentence {
            report: hit.report.0.to_string(),
            file: report.map(|r| r.file.clone()).unwrap_or_default(),
            title: report.map(|r| r.title.clone()).unwrap_or_default(),
            area: report.and_then(|r| r.area.as_ref()).map(convert::area_name),
            period: report.and_then(|r| r.period.as_ref()).map(|p| p.label.clone()),
            words: hit.words.iter().map(|word| convert::span(&positions, inside(word))).collect(),
            facts: hit.facts.iter().map(|fact| fact.0.to_string()).collect(),
            sentence: hit.text.clone(),
        }
    });
    let catalogue = desk.catalogue()?;
    let typed = desk.data.search_typed(query, |code| catalogue.name_of(code), MOST)?;
    Ok(SearchResults {
        sentences: sentences.collect(),
        figures: typed
            .iter()
            .map(|fact| FoundFigure {
                fact: fact.id.0.to_string(),
                measure: fact.measure.clone(),
                value: words::quantity(&fact.quantity),
                area: fact.area.as_ref().map(convert::area_name),
                period: fact.period.as_ref().map(|p| p.label.clone()),
                source: words::typed_by(fact),
            })
            .collect(),
        indicators: indicators(query, &catalogue),
    })
}

fn indicators(query: &str, catalogue: &Catalogue) -> Vec<FoundIndicator> {
    let query = text::plain(query);
    let asked: Vec<&str> = query.split_whitespace().collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let holds = |i: &&model::Indicator| {
        i.phrases().any(|name| {
            let name = text::plain(name);
            asked.iter().all(|word| name.split_whitespace().any(|there| there.starts_with(word)))
        })
    };
    let found = catalogue.indicators().filter(|i| !i.hidden).filter(holds).take(MOST);
    found.map(|i| FoundIndicator { code: i.code.to_string(), name: i.name.clone(), unit: i.unit.clone() }).collect()
}
