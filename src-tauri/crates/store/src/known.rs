//! What there are values of at all: areas, indicators, years. Walks from one value of an index to the next, not over the
//! figures.

use crate::{DataFile, StoreError, trash::NOT_COUNTING};
use model::{AreaId, Confidence, IndicatorCode, State};
use rusqlite::Connection;

/// What there are values of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Areas of figures that are used ([`model::Fact::is_used`]).
    pub areas: Vec<AreaId>,
    /// Indicators of such figures about a whole area.
    pub indicators: Vec<IndicatorCode>,
    /// The first and the last year in which the period of such a figure ends.
    pub years: Option<(i32, i32)>,
}

impl DataFile {
    /// What there are values of.
    ///
    /// # Errors
    /// Those of the file.
    pub fn known(&self) -> Result<Known, StoreError> {
        self.read(|conn| {
            let years = ["ASC", "DESC"].map(|order| last_year(conn, order));
            let [first, last] = years;
            let areas = distinct(conn, "area", "true")?;
            let indicators = distinct(conn, "indicator", "relation_kind IS NULL")?;
            Ok(Known {
                areas: areas.into_iter().map(AreaId::new).collect(),
                indicators: indicators.into_iter().map(IndicatorCode::new).collect(),
                years: first?.zip(last?),
            })
        })
    }
}

/// The figures that overview, comparison and summary use, as in [`model::Fact::is_used`].
pub(crate) fn used() -> String {
    let (found, rejected) = (State::Found.code(), State::Rejected.code());
    format!("(state NOT IN ('{found}', '{rejected}') OR (state = '{found}' AND {}))", sure())
}

/// The sure ones of the found figures, as in [`model::Fact::is_sure`].
pub(crate) fn sure() -> String {
    format!("linked AND NOT odd AND confidence >= {}", Confidence::SURE.as_hundredths())
}

fn counting() -> String {
    format!("{} AND (report IS NULL OR report NOT IN {NOT_COUNTING})", used())
}

/// The values of an indexed column that a used figure has, from one to the next greater one.
fn distinct(conn: &Connection, column: &str, only: &str) -> Result<Vec<String>, StoreError> {
    let sql = format!(
        "WITH RECURSIVE step (it) AS (
           SELECT min({column}) FROM facts
           UNION ALL
           SELECT (SELECT min({column}) FROM facts WHERE {column} > it) FROM step WHERE it IS NOT NULL)
         SELECT it FROM step
         WHERE it IS NOT NULL AND EXISTS (SELECT 1 FROM facts WHERE {column} = it AND {only} AND {})",
        counting()
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let values = statement.query_map([], |row| row.get(0))?;
    Ok(values.collect::<rusqlite::Result<_>>()?)
}

/// The first or last year of the used figures, area by area.
fn last_year(conn: &Connection, order: &str) -> Result<Option<i32>, StoreError> {
    let best = if order == "ASC" { "min" } else { "max" };
    let sql = format!(
        "WITH RECURSIVE step (it) AS (
           SELECT min(area) FROM facts
           UNION ALL
           SELECT (SELECT min(area) FROM facts WHERE area > it) FROM step WHERE it IS NOT NULL)
         SELECT {best}(year) FROM (
           SELECT (SELECT year FROM facts WHERE area IS step.it AND year IS NOT NULL AND {}
                   ORDER BY year {order} LIMIT 1) AS year FROM step)",
        counting()
    );
    Ok(conn.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A million figures are asked for while somebody waits.
    #[test]
    fn no_walk_over_all_figures() {
        let data = DataFile::in_memory().unwrap();
        let plan = |sql: &str| {
            data.read(|conn| {
                let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                let steps = statement.query_map([], |row| row.get::<_, String>(3))?;
                Ok(steps.collect::<rusqlite::Result<Vec<_>>>()?.join("\n"))
            })
            .unwrap()
        };
        for column in ["area", "indicator"] {
            let plan = plan(&format!("SELECT 1 FROM facts WHERE {column} = 'x' AND {}", counting()));
            assert!(plan.contains("SEARCH facts USING INDEX"), "{plan}");
        }
        let plan = plan(&format!(
            "SELECT year FROM facts WHERE area IS 'x' AND year IS NOT NULL AND {} ORDER BY year DESC LIMIT 1",
            counting()
        ));
        assert!(plan.contains("facts_of_area (area=?") && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}
