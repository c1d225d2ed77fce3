//! What report a document is: as the program read it, or as a person corrected it.

use crate::{
    DataFile, StoreError, Who,
    facts::{self, FactQuery},
    history::{self, Action, Change, ReportChange, STANDING, Work},
    reports,
    row::{Columns, optional_day, read_day, word},
};
use chrono::NaiveDate;
use model::{
    AreaId, Fact, FactId, Period, PeriodKind, Regime, Report, ReportDraft, ReportId, ReportKind, Standing, State,
};
use rusqlite::{Connection, types::Value};
use serde::{Deserialize, Serialize};

/// Everything about a report that a person can correct. See [`Report`] for the meaning of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportIdentity {
    /// Title.
    pub title: String,
    /// `123/BC-STTTT`.
    pub number: Option<String>,
    /// Province.
    pub area: Option<AreaId>,
    /// Body that wrote it.
    pub organization: Option<String>,
    /// Whose word it is.
    pub standing: Standing,
    /// Kind by time.
    pub kind: ReportKind,
    /// The time it covers.
    pub period: Option<Period>,
    /// Day of publication.
    pub published: Option<NaiveDate>,
}

impl ReportIdentity {
    /// Takes over what differs between two others, wherever it is like the first of them.
    pub fn adopt(&mut self, before: &Self, after: &Self) {
        fn field<T: PartialEq + Clone>(here: &mut T, before: &T, after: &T) {
            if before != after && here == before {
                here.clone_from(after);
            }
        }
        field(&mut self.title, &before.title, &after.title);
        field(&mut self.number, &before.number, &after.number);
        field(&mut self.area, &before.area, &after.area);
        field(&mut self.organization, &before.organization, &after.organization);
        field(&mut self.standing, &before.standing, &after.standing);
        field(&mut self.kind, &before.kind, &after.kind);
        field(&mut self.period, &before.period, &after.period);
        field(&mut self.published, &before.published, &after.published);
    }
}

impl From<&Report> for ReportIdentity {
    fn from(report: &Report) -> Self {
        Self {
            title: report.title.clone(),
            number: report.number.clone(),
            area: report.area.clone(),
            organization: report.organization.clone(),
            standing: report.standing,
            kind: report.kind,
            period: report.period.clone(),
            published: report.published,
        }
    }
}

impl From<&ReportDraft> for ReportIdentity {
    fn from(draft: &ReportDraft) -> Self {
        Self {
            title: draft.title.clone(),
            number: draft.number.clone(),
            area: draft.area.clone(),
            organization: draft.organization.clone(),
            standing: draft.standing,
            kind: draft.kind,
            period: draft.period.clone(),
            published: draft.published,
        }
    }
}

impl DataFile {
    /// Corrects what a report is. Its figures that nobody has judged yet and that had the report's area or period
    /// follow it; they are returned. One action, nothing where nothing changes.
    ///
    /// # Errors
    /// [`StoreError::UnknownReport`] and those of the file.
    pub fn correct_report(
        &mut self,
        id: ReportId,
        identity: &ReportIdentity,
        by: &Who,
        why: Option<&str>,
    ) -> Result<Vec<FactId>, StoreError> {
        self.write(|tx| {
            let before = ReportIdentity::from(&reports::one(tx, id)?);
            if before == *identity {
                return Ok(Vec::new());
            }
            reports::put(tx, id, identity)?;
            let mut changes = Vec::new();
            for fact in facts::matching(tx, &FactQuery { report: Some(id), ..FactQuery::default() })? {
                let mut after = fact.clone();
                follow(&mut after, &before, identity);
                if fact.state == State::Found && after != fact {
                    facts::put(tx, &after)?;
                    changes.push(Change { fact: fact.id, before: Some(fact), after: Some(after) });
                }
            }
            let report = ReportChange { report: id, before, after: identity.clone() };
            let followed = changes.iter().map(|change| change.fact).collect();
            let work = Work { facts: changes, reports: vec![report], ..Work::default() };
            history::act(tx, Action::CorrectReport, by, why, &work)?;
            Ok(followed)
        })
    }
}

/// Gives a figure the report's new area and period where it had the old ones.
pub(crate) fn follow(fact: &mut Fact, before: &ReportIdentity, after: &ReportIdentity) {
    if fact.area == before.area {
        fact.area.clone_from(&after.area);
    }
    if fact.period == before.period {
        fact.period.clone_from(&after.period);
    }
}

/// `title` to `published` as columns.
pub(crate) fn columns(identity: &ReportIdentity) -> Result<Vec<Value>, StoreError> {
    let mut values = vec![
        word(Some(&identity.title)),
        word(identity.number.as_deref()),
        word(identity.area.as_ref().map(AreaId::as_str)),
        word(identity.organization.as_deref()),
        word(Some(identity.standing.code())),
        word(Some(identity.kind.code())),
    ];
    values.extend(period_columns(identity.period.as_ref())?);
    values.push(optional_day(identity.published)?);
    Ok(values)
}

/// Reads [`columns`] back.
pub(crate) fn read(columns: &mut Columns<'_>) -> Result<ReportIdentity, StoreError> {
    Ok(ReportIdentity {
        title: columns.take()?,
        number: columns.take()?,
        area: columns.optional(|id| Some(AreaId::new(id)))?,
        organization: columns.take()?,
        standing: columns.read(Standing::from_code)?,
        kind: columns.read(ReportKind::from_code)?,
        period: read_period(columns)?,
        published: columns.optional(read_day)?,
    })
}

/// A period as its six columns.
pub(crate) fn period_columns(period: Option<&Period>) -> Result<[Value; 6], StoreError> {
    Ok([
        optional_day(period.map(|p| p.start))?,
        optional_day(period.map(|p| p.end))?,
        word(period.map(|p| p.kind.code())),
        word(period.map(|p| p.label.as_str())),
        word(period.map(|p| p.regime.code())),
        optional_day(period.and_then(|p| p.cutoff))?,
    ])
}

/// Reads [`period_columns`] back.
pub(crate) fn read_period(columns: &mut Columns<'_>) -> Result<Option<Period>, StoreError> {
    let start = columns.optional(read_day)?;
    let end = columns.optional(read_day)?;
    let kind = columns.optional(PeriodKind::from_code)?;
    let label: Option<String> = columns.take()?;
    let regime = columns.optional(Regime::from_code)?;
    let cutoff = columns.optional(read_day)?;
    match (start, end, kind, label, regime) {
        (Some(start), Some(end), Some(kind), Some(label), Some(regime)) => {
            Ok(Some(Period { start, end, kind, label, regime, cutoff }))
        }
        (None, None, None, None, None) => Ok(None),
        _ => Err(columns.unreadable()),
    }
}

/// Corrections of a report that stand, oldest first.
pub(crate) fn standing_corrections(conn: &Connection, id: ReportId) -> Result<Vec<ReportChange>, StoreError> {
    history::report_changes(conn, &format!("WHERE report = ? AND action IN {STANDING}"), id.0)
}
