//! Figures: found, kept, and found again.

use crate::{
    DataFile, StoreError,
    documents::fits,
    fact_row::{self, FACTS},
    own_catalogue,
    row::json,
    trash::NOT_COUNTING,
};
use model::{AreaId, Fact, FactDraft, FactId, IndicatorCode, ReportId, Source, State};
use rusqlite::{Connection, ToSql, types::Value};
use std::ops::RangeInclusive;
use text::Span;

/// Which figures are wanted. What is left empty does not narrow; the default asks for all that are not rejected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactQuery {
    /// Of this report, also where it lies in the trash or has a newer version. Without a report, the figures of such
    /// reports are left out.
    pub report: Option<ReportId>,
    /// Of one of these areas.
    pub areas: Vec<AreaId>,
    /// Whose period ends in one of these years.
    pub years: Option<RangeInclusive<i32>>,
    /// About one of these indicators: values of it, or statements about it.
    pub indicators: Vec<IndicatorCode>,
    /// Beside those about `indicators`, ratios (a part over its whole) of these: their wholes are values too. Nothing
    /// where `indicators` is empty, which asks for all.
    pub ratios_of: Vec<IndicatorCode>,
    /// Rejected ones too.
    pub include_rejected: bool,
}

impl DataFile {
    /// One figure.
    ///
    /// # Errors
    /// [`StoreError::UnknownFact`], [`StoreError::Altered`] and those of the file.
    pub fn fact(&self, id: FactId) -> Result<Fact, StoreError> {
        self.read(|conn| one(conn, id))
    }

    /// The figures wanted: report by report, each in the order of its text, then the typed ones.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn facts(&self, query: &FactQuery) -> Result<Vec<Fact>, StoreError> {
        self.read(|conn| matching(conn, query))
    }
}

/// One figure.
pub(crate) fn one(conn: &Connection, id: FactId) -> Result<Fact, StoreError> {
    find(conn, id)?.ok_or(StoreError::UnknownFact(id))
}

/// One figure, if it is there.
pub(crate) fn find(conn: &Connection, id: FactId) -> Result<Option<Fact>, StoreError> {
    let mut statement = conn.prepare_cached(&FACTS.select("WHERE id = ?"))?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(|row| fact_row::read(&mut FACTS.open(row)?)).transpose()
}

/// The figures wanted, in stable order.
pub(crate) fn matching(conn: &Connection, query: &FactQuery) -> Result<Vec<Fact>, StoreError> {
    read(conn, query, &Asked::new(query)?.clauses(query))
}

/// The figures wanted that people typed.
pub(crate) fn typed(conn: &Connection, query: &FactQuery) -> Result<Vec<Fact>, StoreError> {
    read(conn, query, &format!("{} AND report IS NULL", Asked::new(query)?.clauses(query)))
}

/// The figures wanted that are about the same thing as another figure wanted, side by side: those whose numbers, as they
/// are written, are not all equal. Rejected ones are never among them.
pub(crate) fn sharing(conn: &Connection, query: &FactQuery) -> Result<Vec<Fact>, StoreError> {
    let query = &FactQuery { include_rejected: false, ..query.clone() };
    let wanted = Asked::new(query)?.clauses(query);
    let clauses = format!(
        "WHERE id IN (SELECT id FROM (
           SELECT id, min(said) OVER thing < max(said) OVER thing AS differ
           FROM (SELECT id, coalesce(indicator, relation_of) AS code, area, period_start, period_end, scope, basis,
                        value || ' ' || coalesce(scale, '') || ' ' || coalesce(unit, '') AS said
                 FROM facts {wanted} AND linked AND area IS NOT NULL AND period_start IS NOT NULL)
           WINDOW thing AS (PARTITION BY code, area, period_start, period_end, scope, basis)) WHERE differ)"
    );
    read(conn, query, &clauses)
}

fn read(conn: &Connection, query: &FactQuery, clauses: &str) -> Result<Vec<Fact>, StoreError> {
    let asked = Asked::new(query)?;
    let ordered = format!("{clauses} ORDER BY report NULLS LAST, span_start, id");
    let mut statement = conn.prepare_cached(&FACTS.select(&ordered))?;
    let mut rows = statement.query(asked.values(query).as_slice())?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(fact_row::read(&mut FACTS.open(row)?)?);
    }
    Ok(all)
}

/// A query as values to bind; lists travel as JSON.
struct Asked {
    report: Option<i64>,
    areas: Value,
    first: Option<i32>,
    last: Option<i32>,
    indicators: Value,
    ratios_of: Value,
}

impl Asked {
    fn new(query: &FactQuery) -> Result<Self, StoreError> {
        Ok(Self {
            report: query.report.map(|id| id.0),
            areas: json(&query.areas)?,
            first: query.years.as_ref().map(|years| *years.start()),
            last: query.years.as_ref().map(|years| *years.end()),
            indicators: json(&query.indicators)?,
            ratios_of: json(&query.ratios_of)?,
        })
    }

    fn clauses(&self, query: &FactQuery) -> String {
        let mut narrow = String::new();
        if !query.areas.is_empty() {
            narrow.push_str(" AND area IN (SELECT value FROM json_each(:areas))");
        }
        if query.years.is_some() {
            narrow.push_str(" AND year BETWEEN :first AND :last");
        }
        let mut clauses = String::from("WHERE true");
        if query.indicators.is_empty() {
            clauses.push_str(&narrow);
        } else {
            // Two or three walks, each over its own index.
            let codes = "(SELECT value FROM json_each(:indicators))";
            clauses.push_str(&format!(
                " AND id IN (SELECT id FROM facts WHERE indicator IN {codes}{narrow}
                             UNION SELECT id FROM facts WHERE relation_of IN {codes}{narrow}"
            ));
            if !query.ratios_of.is_empty() {
                let codes = "(SELECT value FROM json_each(:ratios_of))";
                clauses.push_str(&format!(
                    " UNION SELECT id FROM facts WHERE form = 'ratio' AND indicator IN {codes}{narrow}"
                ));
            }
            clauses.push(')');
        }
        if self.report.is_some() {
            clauses.push_str(" AND report = :report");
        } else {
            clauses.push_str(&format!(" AND (report IS NULL OR report NOT IN {NOT_COUNTING})"));
        }
        if !query.include_rejected {
            clauses.push_str(" AND state <> 'rejected'");
        }
        clauses
    }

    fn values(&self, query: &FactQuery) -> Vec<(&'static str, &dyn ToSql)> {
        let mut values: Vec<(&'static str, &dyn ToSql)> = Vec::new();
        if !query.areas.is_empty() {
            values.push((":areas", &self.areas));
        }
        if query.years.is_some() {
            values.extend([(":first", &self.first as &dyn ToSql), (":last", &self.last)]);
        }
        if !query.indicators.is_empty() {
            values.push((":indicators", &self.indicators));
            if !query.ratios_of.is_empty() {
                values.push((":ratios_of", &self.ratios_of));
            }
        }
        if self.report.is_some() {
            values.push((":report", &self.report));
        }
        values
    }
}

/// Stores a figure that was found.
pub(crate) fn add_found(conn: &Connection, report: ReportId, text: &str, draft: &FactDraft) -> Result<(), StoreError> {
    let mut fact = found(report, text, draft)?;
    own_catalogue::unlink_gone(conn, &mut fact)?;
    add(conn, &fact).map(|_| ())
}

/// A figure as it was found, before it has an id.
pub(crate) fn found(report: ReportId, text: &str, draft: &FactDraft) -> Result<Fact, StoreError> {
    let source = place(text, report, draft.span, draft.sentence, draft.at.clone())?;
    Ok(Fact {
        id: FactId(0),
        state: State::Found,
        source,
        quantity: draft.quantity.clone(),
        measure: draft.measure.clone(),
        field: draft.field.clone(),
        indicator: draft.indicator.clone(),
        candidates: draft.candidates.clone(),
        scope: draft.scope.clone(),
        relation: draft.relation.clone(),
        area: draft.area.clone(),
        period: draft.period.clone(),
        implicit: draft.implicit,
        warnings: draft.warnings.clone(),
        confidence: draft.confidence,
        note: None,
    })
}

/// A place in a report's text as the source of a figure; a figure's own place is never empty.
pub(crate) fn place(
    text: &str,
    report: ReportId,
    span: Span,
    sentence: Span,
    at: Option<String>,
) -> Result<Source, StoreError> {
    fits(text, span)?;
    fits(text, sentence)?;
    if span.is_empty() {
        return Err(StoreError::BadSpan { span, length: text.len() });
    }
    Ok(Source::Document { report, span, sentence, quote: span.of(text).to_owned(), at })
}

/// Stores a new figure, whatever its id says, and returns the id it got.
pub(crate) fn add(conn: &Connection, fact: &Fact) -> Result<FactId, StoreError> {
    own_catalogue::knows(conn, fact)?;
    Ok(FactId(FACTS.insert(conn, fact_row::columns(fact)?)?))
}

/// Stores a figure under its id, over what is there.
pub(crate) fn put(conn: &Connection, fact: &Fact) -> Result<(), StoreError> {
    own_catalogue::knows(conn, fact)?;
    if !FACTS.update(conn, fact.id.0, fact_row::columns(fact)?)? {
        FACTS.insert_as(conn, Value::Integer(fact.id.0), fact_row::columns(fact)?)?;
    }
    Ok(())
}

/// Takes away a figure whose adding is undone. Its history stays.
pub(crate) fn take_away(conn: &Connection, id: FactId) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM facts WHERE id = ?")?.execute([id.0])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(query: &FactQuery) -> String {
        let data = DataFile::in_memory().unwrap();
        let explain = |conn: &Connection| {
            let asked = Asked::new(query)?;
            let sql = format!("EXPLAIN QUERY PLAN {}", FACTS.select(&asked.clauses(query)));
            let mut statement = conn.prepare(&sql)?;
            let steps = statement.query_map(asked.values(query).as_slice(), |row| row.get::<_, String>(3))?;
            Ok(steps.collect::<rusqlite::Result<Vec<_>>>()?.join("\n"))
        };
        data.read(explain).unwrap()
    }

    /// A million figures are asked for while somebody waits: each query has its index.
    #[test]
    fn no_query_walks_over_all_figures() {
        let areas = vec![AreaId::new("A-25")];
        let indicators = vec![IndicatorCode::new("tel.bts")];
        let by_indicator = FactQuery { indicators, ..FactQuery::default() };
        let plan_of = plan(&FactQuery { areas: areas.clone(), years: Some(2019..=2021), ..by_indicator.clone() });
        assert!(plan_of.contains("facts_of_indicator (indicator=? AND area=? AND year>? AND year<?)"), "{plan_of}");
        assert!(
            plan_of.contains("facts_about_indicator (relation_of=? AND area=? AND year>? AND year<?)"),
            "{plan_of}"
        );
        let ratios_of = vec![IndicatorCode::new("dt.enterprise")];
        let with_wholes = plan(&FactQuery { areas: areas.clone(), ratios_of, ..by_indicator.clone() });
        assert!(with_wholes.contains("facts_of_whole (indicator=? AND area=?)"), "{with_wholes}");
        let by_area = FactQuery { areas, years: Some(2021..=2021), ..FactQuery::default() };
        let by_report = FactQuery { report: Some(ReportId(1)), ..FactQuery::default() };
        for query in [by_indicator, by_area, by_report] {
            let plan = plan(&query);
            assert!(!plan.contains("SCAN facts"), "{query:?}\n{plan}");
        }
    }
}
