//! A figure as a row of the table `facts`, and back.

use crate::{
    StoreError,
    identity::{period_columns, read_period},
    row::{Columns, Table, json, read_time, span_columns, time, word},
};
use model::{
    AreaId, Basis, Confidence, Fact, FactId, FieldCode, Form, IndicatorCode, Qualifier, Quantity, Relation,
    RelationKind, ReportId, Scale, Source, State,
};
use rusqlite::types::Value;

pub(crate) static FACTS: Table = Table {
    name: "facts",
    columns: &[
        "state",
        "report",
        "span_start",
        "span_end",
        "sentence_start",
        "sentence_end",
        "quote",
        "place",
        "person",
        "typed_at",
        "value",
        "value2",
        "unit",
        "scale",
        "form",
        "qualifier",
        "basis",
        "measure",
        "field",
        "indicator",
        "candidates",
        "scope",
        "relation_kind",
        "relation_of",
        "relation_base",
        "area",
        "period_start",
        "period_end",
        "period_kind",
        "period_label",
        "period_regime",
        "period_cutoff",
        "implicit",
        "warnings",
        "confidence",
        "note",
    ],
};

/// All columns of a figure.
pub(crate) fn columns(fact: &Fact) -> Result<Vec<Value>, StoreError> {
    let relation = fact.relation.as_ref();
    let mut values = vec![word(Some(fact.state.code()))];
    values.extend(source_columns(&fact.source)?);
    values.extend(quantity_columns(&fact.quantity));
    values.extend([
        word(Some(&fact.measure)),
        word(fact.field.as_ref().map(FieldCode::as_str)),
        word(fact.indicator.as_ref().map(IndicatorCode::as_str)),
        json(&fact.candidates)?,
        word(fact.scope.as_deref()),
        word(relation.map(|r| r.kind.code())),
        word(relation.and_then(|r| r.of.as_ref()).map(IndicatorCode::as_str)),
        word(relation.and_then(|r| r.base.as_deref())),
        word(fact.area.as_ref().map(AreaId::as_str)),
    ]);
    values.extend(period_columns(fact.period.as_ref())?);
    values.extend([
        Value::Integer(i64::from(fact.implicit)),
        json(&fact.warnings)?,
        Value::Integer(i64::from(fact.confidence.as_hundredths())),
        word(fact.note.as_deref()),
    ]);
    Ok(values)
}

/// Reads [`columns`] back.
pub(crate) fn read(columns: &mut Columns<'_>) -> Result<Fact, StoreError> {
    Ok(Fact {
        id: FactId(columns.id),
        state: columns.read(State::from_code)?,
        source: source(columns)?,
        quantity: quantity(columns)?,
        measure: columns.take()?,
        field: columns.optional(|code| Some(FieldCode::new(code)))?,
        indicator: indicator(columns)?,
        candidates: columns.json()?,
        scope: columns.take()?,
        relation: relation(columns)?,
        area: columns.optional(|id| Some(AreaId::new(id)))?,
        period: read_period(columns)?,
        implicit: columns.take()?,
        warnings: columns.json()?,
        confidence: confidence(columns)?,
        note: columns.take()?,
    })
}

fn source_columns(source: &Source) -> Result<[Value; 9], StoreError> {
    Ok(match source {
        Source::Document { report, span, sentence, quote, at } => {
            let ([start, end], [from, to]) = (span_columns(*span), span_columns(*sentence));
            let (quote, place) = (word(Some(quote)), word(at.as_deref()));
            [Value::Integer(report.0), start, end, from, to, quote, place, Value::Null, Value::Null]
        }
        Source::Person { name, time: at } => {
            let none = || Value::Null;
            [none(), none(), none(), none(), none(), none(), none(), word(Some(name)), time(*at)?]
        }
    })
}

fn source(columns: &mut Columns<'_>) -> Result<Source, StoreError> {
    let report: Option<i64> = columns.take()?;
    let (span, sentence) = (columns.optional_span()?, columns.optional_span()?);
    let (quote, at) = (columns.take::<Option<String>>()?, columns.take()?);
    let (name, time) = (columns.take::<Option<String>>()?, columns.optional(read_time)?);
    match (report, span, sentence, quote, name, time) {
        (Some(report), Some(span), Some(sentence), Some(quote), None, None) => {
            Ok(Source::Document { report: ReportId(report), span, sentence, quote, at })
        }
        (None, None, None, None, Some(name), Some(time)) => Ok(Source::Person { name, time }),
        _ => Err(columns.unreadable()),
    }
}

fn quantity_columns(quantity: &Quantity) -> [Value; 7] {
    [
        Value::Text(text::canonical(quantity.value)),
        quantity.value2.map_or(Value::Null, |second| Value::Text(text::canonical(second))),
        word(quantity.unit.as_deref()),
        word(quantity.scale.map(Scale::code)),
        word(Some(quantity.form.code())),
        word(Some(quantity.qualifier.code())),
        word(Some(quantity.basis.code())),
    ]
}

fn quantity(columns: &mut Columns<'_>) -> Result<Quantity, StoreError> {
    Ok(Quantity {
        value: columns.read(text::read_canonical)?,
        value2: columns.optional(text::read_canonical)?,
        unit: columns.take()?,
        scale: columns.optional(Scale::from_code)?,
        form: columns.read(Form::from_code)?,
        qualifier: columns.read(Qualifier::from_code)?,
        basis: columns.read(Basis::from_code)?,
    })
}

fn relation(columns: &mut Columns<'_>) -> Result<Option<Relation>, StoreError> {
    let kind = columns.optional(RelationKind::from_code)?;
    let (of, base) = (indicator(columns)?, columns.take()?);
    Ok(kind.map(|kind| Relation { kind, of, base }))
}

fn indicator(columns: &mut Columns<'_>) -> Result<Option<IndicatorCode>, StoreError> {
    columns.optional(|code| Some(IndicatorCode::new(code)))
}

fn confidence(columns: &mut Columns<'_>) -> Result<Confidence, StoreError> {
    let hundredths: i64 = columns.take()?;
    let hundredths = u8::try_from(hundredths).map_err(|_| columns.unreadable())?;
    Ok(Confidence::hundredths(hundredths))
}
