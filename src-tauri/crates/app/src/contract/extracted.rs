//! `tongket extract FILE --json`.

use super::Number;
use crate::{
    convert, dto,
    looking::{Bundle, Looked},
    reading::Reading,
    words,
};
use chrono::NaiveDate;
use model::{
    AreaId, CandidateReason, Catalogue, Confidence, FactDraft, FieldCode, Format, IndicatorCode, Period, Qualifier,
    Relation, RelationKind,
};
use serde::{Serialize, Serializer};
use text::{Positions, Span};

/// What was found in one file.
#[derive(Debug, Serialize)]
pub struct ExtractJson {
    file: String,
    format: Format,
    title: String,
    number: Option<String>,
    area: Option<AreaJson>,
    organization: Option<String>,
    kind: &'static str,
    period: Option<PeriodJson>,
    published: Option<NaiveDate>,
    text: String,
    marks: Vec<MarkJson>,
    repairs: Vec<RepairJson>,
    issues: Vec<dto::IssueDto>,
    facts: Vec<ExtractedFact>,
    set_aside: Vec<SetAsideJson>,
    citations: Vec<CitationJson>,
}

/// An area by id and name.
#[derive(Debug, Serialize)]
pub(super) struct AreaJson {
    id: AreaId,
    name: String,
}

impl AreaJson {
    pub(super) fn of(id: &AreaId) -> Self {
        Self { id: id.clone(), name: convert::area_name(id) }
    }
}

#[derive(Debug, Serialize)]
struct PeriodJson {
    start: NaiveDate,
    end: NaiveDate,
    label: String,
    kind: &'static str,
    regime: &'static str,
    cutoff: Option<NaiveDate>,
}

/// First and last day.
#[derive(Debug, Serialize)]
pub(super) struct DaysJson {
    start: NaiveDate,
    end: NaiveDate,
}

impl DaysJson {
    pub(super) const fn of(period: &Period) -> Self {
        Self { start: period.start, end: period.end }
    }
}

/// A place in the text, in code points.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct PlaceJson {
    start: usize,
    end: usize,
}

impl PlaceJson {
    pub(super) fn of(positions: &Positions<'_>, span: Span) -> Self {
        let points = positions.span_in_code_points(span);
        Self { start: points.start, end: points.end }
    }
}

#[derive(Debug, Serialize)]
struct MarkJson {
    #[serde(flatten)]
    place: PlaceJson,
    kind: &'static str,
}

/// Words whose spaces were repaired, and what stood there.
#[derive(Debug, Serialize)]
struct RepairJson {
    #[serde(flatten)]
    place: PlaceJson,
    raw: String,
}

#[derive(Debug, Serialize)]
struct SetAsideJson {
    #[serde(flatten)]
    place: PlaceJson,
    reason: &'static str,
}

#[derive(Debug, Serialize)]
struct CitationJson {
    number: String,
    kind: String,
    date: Option<NaiveDate>,
    issuer: Option<String>,
    excerpt: Option<String>,
    #[serde(flatten)]
    place: PlaceJson,
}

/// An indicator with its score.
#[derive(Debug, Serialize)]
pub(super) struct CandidateJson {
    indicator: IndicatorCode,
    score: Number,
    reasons: Vec<CandidateReason>,
}

/// What a figure says about another one.
#[derive(Debug, Serialize)]
pub(super) struct RelationJson {
    kind: RelationKind,
    of: Option<IndicatorCode>,
    base: Option<String>,
}

impl RelationJson {
    pub(super) fn of(relation: &Relation) -> Self {
        Self { kind: relation.kind, of: relation.of.clone(), base: relation.base.clone() }
    }
}

/// What is the same in a found and in a stored figure.
#[derive(Debug, Serialize)]
pub(super) struct FigureJson {
    quote: String,
    #[serde(flatten)]
    place: Option<PlaceJson>,
    value: Number,
    value2: Option<Number>,
    unit: Option<String>,
    scale: Option<&'static str>,
    si_value: Number,
    form: &'static str,
    qualifier: Qualifier,
    basis: &'static str,
    target: bool,
    measure: String,
    field: Option<FieldCode>,
    indicator: Option<IndicatorCode>,
    candidates: Vec<CandidateJson>,
    scope: Option<String>,
    relation: Option<RelationJson>,
    area: Option<AreaJson>,
    period: Option<DaysJson>,
    sentence: Option<PlaceJson>,
    at: Option<String>,
    implicit: bool,
    warnings: Vec<WarningJson>,
    confidence: Number,
}

/// A warning in words.
#[derive(Debug, Serialize)]
pub(super) struct WarningJson {
    code: &'static str,
    message: String,
}

/// What both kinds of figure have in common, borrowed.
pub(super) struct FigureParts<'a> {
    pub(super) quote: &'a str,
    pub(super) place: Option<PlaceJson>,
    pub(super) sentence: Option<PlaceJson>,
    pub(super) at: Option<&'a String>,
    pub(super) quantity: &'a model::Quantity,
    pub(super) measure: &'a str,
    pub(super) field: Option<&'a FieldCode>,
    pub(super) indicator: Option<&'a IndicatorCode>,
    pub(super) candidates: &'a [model::Candidate],
    pub(super) scope: Option<&'a String>,
    pub(super) relation: Option<&'a Relation>,
    pub(super) area: Option<&'a AreaId>,
    pub(super) period: Option<&'a Period>,
    pub(super) implicit: bool,
    pub(super) warnings: &'a [model::Warning],
    pub(super) confidence: Confidence,
}

impl From<FigureParts<'_>> for FigureJson {
    fn from(parts: FigureParts<'_>) -> Self {
        let q = parts.quantity;
        Self {
            quote: parts.quote.to_owned(),
            place: parts.place,
            value: Number(q.value),
            value2: q.value2.map(Number),
            unit: q.unit.clone(),
            scale: q.scale.map(model::Scale::code),
            si_value: Number(q.si_value()),
            form: q.form.code(),
            qualifier: q.qualifier,
            basis: q.basis.code(),
            target: q.basis == model::Basis::Target,
            measure: parts.measure.to_owned(),
            field: parts.field.cloned(),
            indicator: parts.indicator.cloned(),
            candidates: parts
                .candidates
                .iter()
                .map(|c| CandidateJson {
                    indicator: c.indicator.clone(),
                    score: Number(c.score.as_decimal()),
                    reasons: c.reasons.clone(),
                })
                .collect(),
            scope: parts.scope.cloned(),
            relation: parts.relation.map(RelationJson::of),
            area: parts.area.map(AreaJson::of),
            period: parts.period.map(DaysJson::of),
            sentence: parts.sentence,
            at: parts.at.cloned(),
            implicit: parts.implicit,
            warnings: parts
                .warnings
                .iter()
                .map(|w| WarningJson { code: w.code.code(), message: words::warning(w) })
                .collect(),
            confidence: Number(parts.confidence.as_decimal()),
        }
    }
}

type ExtractedFact = FigureJson;

fn fact(fact: &FactDraft, text: &str, positions: &Positions<'_>) -> ExtractedFact {
    FigureParts {
        quote: fact.span.of(text),
        place: Some(PlaceJson::of(positions, fact.span)),
        sentence: Some(PlaceJson::of(positions, fact.sentence)),
        at: fact.at.as_ref(),
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
    }
    .into()
}

/// What was found in a file or in an archive.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum LookedJson<'a> {
    /// A report.
    File(Box<ExtractJson>),
    /// An archive of reports.
    Archive(BundleJson<'a>),
}

/// What was found in the reports of an archive. The archive has no text of its own.
#[derive(Debug, Serialize)]
pub struct BundleJson<'a> {
    file: &'a str,
    format: &'static str,
    text: &'static str,
    issues: Vec<dto::IssueDto>,
    documents: DocumentsJson<'a>,
}

/// The reports, made ready one by one while they are written: there may be thousands.
#[derive(Debug)]
struct DocumentsJson<'a>(&'a [(String, Reading)]);

impl Serialize for DocumentsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|(path, reading)| InsideJson { path, document: document(reading) }))
    }
}

#[derive(Debug, Serialize)]
struct InsideJson<'a> {
    path: &'a str,
    #[serde(flatten)]
    document: ExtractJson,
}

/// What was found.
#[must_use]
pub fn extracted(looked: &Looked) -> LookedJson<'_> {
    match looked {
        Looked::File(reading) => LookedJson::File(Box::new(document(reading))),
        Looked::Archive(bundle) => {
            let Bundle { name, readings, .. } = bundle;
            LookedJson::Archive(BundleJson {
                file: name,
                format: "zip",
                text: "",
                issues: bundle.troubles(),
                documents: DocumentsJson(readings),
            })
        }
    }
}

fn document(reading: &Reading) -> ExtractJson {
    let Reading { document, draft, .. } = reading;
    let positions = Positions::new(&document.text);
    let place = |span| PlaceJson::of(&positions, span);
    ExtractJson {
        file: reading.name.clone(),
        format: document.format,
        title: draft.title.clone(),
        number: draft.number.clone(),
        area: draft.area.as_ref().filter(|id| Catalogue::builtin().areas.get(id).is_some()).map(AreaJson::of),
        organization: draft.organization.clone(),
        kind: draft.kind.code(),
        period: draft.period.as_ref().map(|p| PeriodJson {
            start: p.start,
            end: p.end,
            label: p.label.clone(),
            kind: p.kind.code(),
            regime: p.regime.code(),
            cutoff: p.cutoff,
        }),
        published: draft.published,
        marks: document.marks.iter().map(|m| MarkJson { place: place(m.span), kind: m.kind.code() }).collect(),
        repairs: document.repairs.iter().map(|r| RepairJson { place: place(r.span), raw: r.raw.clone() }).collect(),
        issues: reading.issues.iter().map(|issue| convert::issue(&reading.name, issue)).collect(),
        facts: draft.facts.iter().map(|f| fact(f, &document.text, &positions)).collect(),
        set_aside: draft
            .set_aside
            .iter()
            .map(|s| SetAsideJson { place: place(s.span), reason: s.reason.code() })
            .collect(),
        citations: draft
            .citations
            .iter()
            .map(|c| CitationJson {
                number: c.number.clone(),
                kind: c.kind.clone(),
                date: c.date,
                issuer: c.issuer.clone(),
                excerpt: c.excerpt.clone(),
                place: place(c.span),
            })
            .collect(),
        text: document.text.clone(),
    }
}
