//! `tongket facts --json`, `import --json`, `catalogue --json`.

use super::extracted::{FigureJson, FigureParts, PlaceJson};
use crate::{Desk, Fault, convert, dto, facts::Collected, import::ImportedFile};
use dto::ImportState;
use model::{Catalogue, Fact, FactId, ReportId, Source};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use text::{Positions, Span};

/// The stored figures.
#[derive(Debug, Serialize)]
pub struct FactsJson {
    facts: Vec<StoredFact>,
}

#[derive(Debug, Serialize)]
struct StoredFact {
    id: i64,
    state: &'static str,
    sure: bool,
    official: bool,
    #[serde(flatten)]
    figure: FigureJson,
    note: Option<String>,
    source: SourceJson,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum SourceJson {
    Document { report: i64, file: String, sha256: String, title: String, sentence: String, at: Option<String> },
    Person { person: String, time: String },
}

/// The figures that were found, with their reports and sentences.
///
/// # Errors
/// [`Fault`] when a stored text is damaged.
pub fn facts(desk: &Desk, found: &Collected, official: &BTreeSet<FactId>) -> Result<FactsJson, Fault> {
    let mut texts: BTreeMap<ReportId, String> = BTreeMap::new();
    for id in found.reports.keys() {
        texts.insert(*id, desk.data.document(*id)?.text);
    }
    let positions: BTreeMap<ReportId, Positions<'_>> =
        texts.iter().map(|(id, text)| (*id, Positions::new(text))).collect();
    let facts = found.facts.iter().map(|f| stored(f, found, &texts, &positions, official.contains(&f.id))).collect();
    Ok(FactsJson { facts })
}

fn stored(
    fact: &Fact,
    found: &Collected,
    texts: &BTreeMap<ReportId, String>,
    positions: &BTreeMap<ReportId, Positions<'_>>,
    official: bool,
) -> StoredFact {
    let (place, sentence, quote, at, source) = match &fact.source {
        Source::Document { report, span, sentence, quote, at } => {
            let here = |s: Span| positions.get(report).map(|p| PlaceJson::of(p, s));
            let head = found.reports.get(report);
            let source = SourceJson::Document {
                report: report.0,
                file: head.map(|r| r.file.clone()).unwrap_or_default(),
                sha256: head.map(|r| r.sha256.clone()).unwrap_or_default(),
                title: head.map(|r| r.title.clone()).unwrap_or_default(),
                sentence: texts.get(report).map(|t| sentence.of(t).to_owned()).unwrap_or_default(),
                at: at.clone(),
            };
            (here(*span), here(*sentence), quote.as_str(), at.as_ref(), source)
        }
        Source::Person { name, time } => {
            (None, None, "", None, SourceJson::Person { person: name.clone(), time: convert::moment(*time) })
        }
    };
    let figure = FigureParts {
        quote,
        place,
        sentence,
        at,
        quantity: &fact.quantity,
        measure: &fact.measure,
        field: fact.field.as_ref(),
        indicator: fact.indicator.as_ref(),
        candidates: &fact.candidates,
        scope: fact.scope.as_ref(),
        relation: fact.relation.as_ref(),
        area: fact.area.as_ref(),
        period: fact.period.as_ref(),
        implicit: fact.implicit,
        warnings: &fact.warnings,
        confidence: fact.confidence,
    };
    StoredFact {
        id: fact.id.0,
        state: fact.state.code(),
        sure: fact.is_sure(),
        official,
        figure: figure.into(),
        note: fact.note.clone(),
        source,
    }
}

/// What an import did.
#[derive(Debug, Serialize)]
pub struct ImportJson {
    files: Vec<FileJson>,
}

#[derive(Debug, Serialize)]
struct FileJson {
    path: String,
    status: &'static str,
    report: Option<i64>,
    facts: u32,
    issues: Vec<dto::IssueDto>,
}

/// What became of each file.
#[must_use]
pub fn imported(files: &[ImportedFile]) -> ImportJson {
    let file = |f: &ImportedFile| FileJson {
        path: f.path.display().to_string(),
        status: status(&f.row),
        report: f.row.report.as_deref().and_then(|id| id.parse().ok()),
        facts: f.row.facts,
        issues: f.row.issues.clone(),
    };
    ImportJson { files: files.iter().map(file).collect() }
}

const fn status(row: &dto::ImportRow) -> &'static str {
    match row.state {
        ImportState::Imported if row.version_of.is_some() => "new_version",
        ImportState::Imported => "imported",
        ImportState::Duplicate => "duplicate",
        ImportState::Skipped | ImportState::Stopped | ImportState::Waiting | ImportState::Reading => "skipped",
        ImportState::Failed => "failed",
    }
}

/// The indicators.
#[derive(Debug, Serialize)]
pub struct CatalogueJson {
    indicators: Vec<IndicatorJson>,
}

#[derive(Debug, Serialize)]
struct IndicatorJson {
    code: String,
    name: String,
    name_en: String,
    field: String,
    field_name: String,
    unit: String,
    kind: &'static str,
    over_time: &'static str,
    over_areas: &'static str,
    better: &'static str,
    aliases: Vec<String>,
    numerator: Option<String>,
    denominator: Option<String>,
    valid_from: Option<String>,
    valid_to: Option<String>,
    predecessor: Option<String>,
    definition: String,
    source: String,
    note: String,
    own: bool,
    hidden: bool,
}

/// The indicators of a catalogue.
#[must_use]
pub fn catalogue(catalogue: &Catalogue) -> CatalogueJson {
    let one = |i: &model::Indicator| IndicatorJson {
        code: i.code.to_string(),
        name: i.name.clone(),
        name_en: i.name_en.clone(),
        field: i.field.to_string(),
        field_name: catalogue.field_name(&i.field).to_owned(),
        unit: i.unit.clone(),
        kind: i.kind.code(),
        over_time: i.over_time.code(),
        over_areas: i.over_areas.code(),
        better: i.better.code(),
        aliases: i.aliases.iter().chain(&i.added_aliases).cloned().collect(),
        numerator: i.numerator.as_ref().map(ToString::to_string),
        denominator: i.denominator.as_ref().map(ToString::to_string),
        valid_from: i.valid_from.map(|d| d.to_string()),
        valid_to: i.valid_to.map(|d| d.to_string()),
        predecessor: i.predecessor.as_ref().map(ToString::to_string),
        definition: i.definition.clone(),
        source: i.source.clone(),
        note: i.note.clone(),
        own: i.code.is_own(),
        hidden: i.hidden,
    };
    CatalogueJson { indicators: catalogue.indicators().map(one).collect() }
}
