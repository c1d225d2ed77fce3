//! From the house's types to the shapes of the bridge, and back from what a person typed.

use crate::{Fault, dto, words};
use chrono::{NaiveDate, NaiveDateTime};
use model::{
    AreaId, Basis, Candidate, CandidateReason, Catalogue, Fact, FactId, Form, IndicatorCode, Issue, Period, Qualifier,
    Quantity, Relation, RelationKind, ReportId, Scale, Source, Warning,
};
use rust_decimal::Decimal;
use store::ReportEntry;
use text::{Positions, Span};

/// A count for the page.
pub(crate) fn small(n: impl TryInto<u32>) -> u32 {
    n.try_into().unwrap_or(u32::MAX)
}

/// A moment: `2026-11-21T10:42:00`.
pub(crate) fn moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}

pub(crate) fn fact_id(id: &str) -> Result<FactId, Fault> {
    id.parse().map(FactId).map_err(|_| Fault::bad_id(id))
}

pub(crate) fn report_id(id: &str) -> Result<ReportId, Fault> {
    id.parse().map(ReportId).map_err(|_| Fault::bad_id(id))
}

pub(crate) fn area_name(id: &AreaId) -> String {
    Catalogue::builtin().areas.get(id).map_or_else(|| id.to_string(), |a| a.name.clone())
}

pub(crate) fn span(positions: &Positions<'_>, span: Span) -> dto::SpanDto {
    let units = positions.span_in_utf16(span);
    dto::SpanDto { start: small(units.start), end: small(units.end) }
}

pub(crate) fn period(period: &Period) -> dto::PeriodDto {
    dto::PeriodDto {
        start: period.start.to_string(),
        end: period.end.to_string(),
        kind: period.kind.code().to_owned(),
        label: period.label.clone(),
    }
}

pub(crate) fn quantity(q: &Quantity) -> dto::QuantityDto {
    dto::QuantityDto {
        value: text::canonical(q.value),
        value2: q.value2.map(text::canonical),
        unit: q.written_unit(),
        form: q.form.code().to_owned(),
        qualifier: q.qualifier.code().to_owned(),
        basis: q.basis.code().to_owned(),
    }
}

pub(crate) fn issue(file: &str, issue: &Issue) -> dto::IssueDto {
    dto::IssueDto { code: issue.code.code().to_owned(), message: words::issue(file, issue), at: issue.at.clone() }
}

pub(crate) fn warning(warning: &Warning) -> dto::WarningDto {
    dto::WarningDto { code: warning.code.code().to_owned(), message: words::warning(warning) }
}

fn candidate(candidate: &Candidate) -> dto::CandidateDto {
    let reason = |reason: &CandidateReason| dto::ReasonDto {
        code: reason.code().to_owned(),
        message: words::candidate_reason(*reason).to_owned(),
    };
    dto::CandidateDto {
        indicator: candidate.indicator.to_string(),
        score: u32::from(candidate.score.as_hundredths()),
        reasons: candidate.reasons.iter().map(reason).collect(),
    }
}

fn relation(r: &Relation) -> dto::RelationDto {
    dto::RelationDto {
        kind: r.kind.code().to_owned(),
        of: r.of.as_ref().map(ToString::to_string),
        base: r.base.clone(),
    }
}

pub(crate) fn report_row(entry: &ReportEntry) -> dto::ReportRow {
    let (report, facts) = (&entry.report, &entry.facts);
    dto::ReportRow {
        id: report.id.0.to_string(),
        file: report.file.clone(),
        format: report.format.code().to_owned(),
        title: report.title.clone(),
        number: report.number.clone(),
        area: report.area.as_ref().map(ToString::to_string),
        area_name: report.area.as_ref().map(area_name),
        organization: report.organization.clone(),
        kind: report.kind.code().to_owned(),
        period: report.period.as_ref().map(period),
        published: report.published.map(|d| d.to_string()),
        imported_at: moment(report.imported_at),
        imported_by: report.imported_by.clone(),
        facts: small(facts.facts),
        linked: small(facts.linked),
        waiting: small(facts.waiting),
        doubtful: small(facts.doubtful),
        issues: small(entry.issues),
        superseded_by: entry.superseded_by.map(|id| id.0.to_string()),
    }
}

/// A figure for the page; `positions` counts the text of its report, and is none for typed ones.
pub(crate) fn fact(
    catalogue: &Catalogue,
    fact: &Fact,
    positions: Option<&Positions<'_>>,
    found: Option<&Quantity>,
) -> dto::FactDto {
    let (place, sentence, quote, at) = match &fact.source {
        Source::Document { span: place, sentence, quote, at, .. } => {
            let here = |s: Span| positions.map(|p| span(p, s));
            (here(*place), here(*sentence), quote.clone(), at.clone())
        }
        Source::Person { .. } => (None, None, String::new(), None),
    };
    dto::FactDto {
        id: fact.id.0.to_string(),
        state: fact.state.code().to_owned(),
        sure: fact.is_sure(),
        report: fact.report().map(|r| r.0.to_string()),
        span: place,
        sentence,
        quote,
        quantity: quantity(&fact.quantity),
        corrected_from: found.filter(|q| **q != fact.quantity).map(quantity),
        measure: fact.measure.clone(),
        field: fact.field.as_ref().map(ToString::to_string),
        indicator: fact.indicator.as_ref().map(ToString::to_string),
        indicator_name: fact.indicator.as_ref().map(|code| catalogue.name_of(code)),
        candidates: fact.candidates.iter().map(candidate).collect(),
        scope: fact.scope.clone(),
        relation: fact.relation.as_ref().map(relation),
        area: fact.area.as_ref().map(ToString::to_string),
        area_name: fact.area.as_ref().map(area_name),
        period: fact.period.as_ref().map(period),
        at,
        implicit: fact.implicit,
        warnings: fact.warnings.iter().map(warning).collect(),
        confidence: u32::from(fact.confidence.as_hundredths()),
        note: fact.note.clone(),
    }
}

/// A number as a person typed it.
pub(crate) fn typed_number(written: &str) -> Result<Decimal, Fault> {
    text::read_vietnamese(written).ok_or_else(|| {
        Fault::bad_value(format!("“{}” không phải là số. Hãy viết như 1.045 hoặc 95,75.", written.trim()))
    })
}

/// A day as the page sends it: `2020-11-15`.
pub(crate) fn typed_day(written: &str) -> Result<NaiveDate, Fault> {
    written.parse().map_err(|_| Fault::bad_value(format!("“{written}” không phải là một ngày. Hãy chọn lại ngày.")))
}

/// A period as a person chose it.
pub(crate) fn typed_period(edit: &dto::PeriodEdit) -> Result<Period, Fault> {
    let made = match edit {
        dto::PeriodEdit::Year { year } => Period::year(*year),
        dto::PeriodEdit::Quarter { year, quarter } => Period::quarter(*year, *quarter),
        dto::PeriodEdit::Month { year, month } => Period::month(*year, *month),
        dto::PeriodEdit::FirstMonths { year, months } => Period::first_months(*year, *months),
        dto::PeriodEdit::AsOf { day } => Some(Period::as_of(typed_day(day)?)),
        dto::PeriodEdit::Between { start, end } => {
            let (start, end) = (typed_day(start)?, typed_day(end)?);
            let label = format!("từ {} đến {}", start.format("%d/%m/%Y"), end.format("%d/%m/%Y"));
            (start <= end).then(|| Period::named(start, end, model::PeriodKind::Other, label))
        }
    };
    made.ok_or_else(|| Fault::bad_value("Kỳ này không có trong lịch. Hãy chọn lại kỳ."))
}

/// The quantity of a corrected or added figure.
pub(crate) fn typed_quantity(edit: &dto::FactEdit) -> Result<Quantity, Fault> {
    let unknown = |what: &str| Fault::bad_value(format!("Giá trị “{what}” không dùng được. Hãy chọn lại."));
    let (scale, unit) = Scale::split(&edit.unit);
    Ok(Quantity {
        value: typed_number(&edit.value)?,
        value2: edit.value2.as_deref().filter(|v| !v.trim().is_empty()).map(typed_number).transpose()?,
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        scale,
        form: Form::from_code(&edit.form).ok_or_else(|| unknown(&edit.form))?,
        qualifier: Qualifier::from_code(&edit.qualifier).ok_or_else(|| unknown(&edit.qualifier))?,
        basis: Basis::from_code(&edit.basis).ok_or_else(|| unknown(&edit.basis))?,
    })
}

/// A figure with a scope is the value of a part: its indicator stands in the relation.
pub(crate) fn of_part(
    indicator: Option<IndicatorCode>,
    scope: Option<&String>,
) -> (Option<IndicatorCode>, Option<Relation>) {
    match (indicator, scope) {
        (of, Some(_)) => (None, Some(Relation { kind: RelationKind::Part, of, base: None })),
        (indicator, None) => (indicator, None),
    }
}
