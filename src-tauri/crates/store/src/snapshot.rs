//! A figure as it is kept in the history: whole, as JSON.

use crate::{
    StoreError,
    row::{Columns, json},
};
use chrono::NaiveDateTime;
use model::{
    AreaId, Candidate, Confidence, Fact, FactId, FieldCode, IndicatorCode, Period, Quantity, Relation, ReportId,
    Source, State, Warning,
};
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use text::Span;

/// How a figure is kept in the history. Fields are only ever added, with a default: entries of old editions stay.
#[derive(Serialize, Deserialize)]
struct Snapshot {
    state: State,
    source: SourceSnapshot,
    quantity: Quantity,
    measure: String,
    field: Option<FieldCode>,
    indicator: Option<IndicatorCode>,
    candidates: Vec<Candidate>,
    scope: Option<String>,
    relation: Option<Relation>,
    area: Option<AreaId>,
    period: Option<Period>,
    implicit: bool,
    warnings: Vec<Warning>,
    confidence: Confidence,
    note: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum SourceSnapshot {
    Document { report: ReportId, span: Span, sentence: Span, quote: String, at: Option<String> },
    Person { person: String, time: NaiveDateTime },
}

/// A figure that may not be there as a column.
pub(crate) fn column(fact: Option<&Fact>) -> Result<Value, StoreError> {
    let Some(fact) = fact else { return Ok(Value::Null) };
    let source = match fact.source.clone() {
        Source::Document { report, span, sentence, quote, at } => {
            SourceSnapshot::Document { report, span, sentence, quote, at }
        }
        Source::Person { name, time } => SourceSnapshot::Person { person: name, time },
    };
    let fact = fact.clone();
    json(&Snapshot {
        state: fact.state,
        source,
        quantity: fact.quantity,
        measure: fact.measure,
        field: fact.field,
        indicator: fact.indicator,
        candidates: fact.candidates,
        scope: fact.scope,
        relation: fact.relation,
        area: fact.area,
        period: fact.period,
        implicit: fact.implicit,
        warnings: fact.warnings,
        confidence: fact.confidence,
        note: fact.note,
    })
}

/// Reads [`column!`] back; the figure's key stands beside it.
pub(crate) fn read(columns: &mut Columns<'_>, id: FactId) -> Result<Option<Fact>, StoreError> {
    let kept: Option<Snapshot> = columns.optional_json()?;
    Ok(kept.map(|kept| Fact {
        id,
        state: kept.state,
        source: match kept.source {
            SourceSnapshot::Document { report, span, sentence, quote, at } => {
                Source::Document { report, span, sentence, quote, at }
            }
            SourceSnapshot::Person { person, time } => Source::Person { name: person, time },
        },
        quantity: kept.quantity,
        measure: kept.measure,
        field: kept.field,
        indicator: kept.indicator,
        candidates: kept.candidates,
        scope: kept.scope,
        relation: kept.relation,
        area: kept.area,
        period: kept.period,
        implicit: kept.implicit,
        warnings: kept.warnings,
        confidence: kept.confidence,
        note: kept.note,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{RelationKind, WarningCode};

    /// Written by the first edition. It must be read for ever.
    const FIRST_EDITION: &str = r#"{"state":"corrected","source":{"report":3,"span":{"start":4,"end":9},
        "sentence":{"start":0,"end":30},"quote":"95,75","at":"trang 2"},"quantity":{"value":"95.75","value2":null,
        "unit":"điểm","scale":"triệu","form":"score","qualifier":"over","basis":"estimate"},"measure":"chỉ số",
        "field":"it","indicator":"it.made_up","candidates":[{"indicator":"it.made_up","score":91}],"scope":"cấp xã",
        "relation":{"kind":"part","of":"it.whole","base":null},"area":"A-25","period":{"start":"2021-01-01",
        "end":"2021-12-31","kind":"year","label":"năm 2021","regime":"calendar","cutoff":"2021-12-15"},"implicit":false,
        "warnings":[{"code":"glued","detail":"x"}],"confidence":77,"note":"sửa"}"#;

    #[test]
    fn entries_of_the_first_edition_are_read() {
        let kept: Snapshot = serde_json::from_str(FIRST_EDITION).unwrap();
        assert!(
            matches!(&kept.source, SourceSnapshot::Document { report: ReportId(3), quote, .. } if quote == "95,75")
        );
        assert_eq!(text::canonical(kept.quantity.value), "95.75");
        assert_eq!(kept.relation.as_ref().map(|r| r.kind), Some(RelationKind::Part));
        assert_eq!(kept.warnings, [Warning::with(WarningCode::Glued, "x")]);
        let written: serde_json::Value = serde_json::from_str(FIRST_EDITION).unwrap();
        assert_eq!(serde_json::to_value(&kept).unwrap(), written, "and written in the same way");
        let typed = r#"{"person":"Vi","time":"2024-12-20T08:15:07"}"#;
        assert!(
            matches!(serde_json::from_str(typed).unwrap(), SourceSnapshot::Person { person, .. } if person == "Vi")
        );
    }
}
