//! The stored reports: list, one with its text, corrections of what a report is.

use crate::{Desk, Fault, convert, dto};
use model::{AreaId, Catalogue, Period, PeriodKind, Quantity, ReportKind, State};
use store::{FactQuery, ReportIdentity};
use text::Positions;

/// All reports, latest import first.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn reports(desk: &Desk) -> Result<Vec<dto::ReportRow>, Fault> {
    let mut entries = desk.data.reports()?;
    entries.sort_by_key(|e| std::cmp::Reverse((e.report.imported_at, e.report.id)));
    Ok(entries.iter().map(convert::report_row).collect())
}

/// One report with its text and figures.
///
/// # Errors
/// [`Fault`] when there is no such report, or its stored text is damaged.
pub fn report(desk: &Desk, id: &str) -> Result<dto::ReportView, Fault> {
    let id = convert::report_id(id)?;
    let document = desk.data.document(id)?;
    let row = row_of(desk, id)?;
    let positions = Positions::new(&document.text);
    let mut facts = desk.data.facts(&FactQuery { report: Some(id), include_rejected: true, ..FactQuery::default() })?;
    facts.sort_by_key(|f| match &f.source {
        model::Source::Document { span, .. } => (span.start, span.end, f.id),
        model::Source::Person { .. } => (usize::MAX, 0, f.id),
    });
    let catalogue = desk.catalogue()?;
    let mut shown = Vec::with_capacity(facts.len());
    for fact in &facts {
        shown.push(convert::fact(&catalogue, fact, Some(&positions), found_quantity(desk, fact)?.as_ref()));
    }
    let issues = desk.data.issues(id)?;
    Ok(dto::ReportView {
        blocks: document.blocks.iter().map(|block| block_dto(block, &positions)).collect(),
        marks: document
            .marks
            .iter()
            .map(|m| dto::MarkDto { span: convert::span(&positions, m.span), kind: m.kind.code().to_owned() })
            .collect(),
        facts: shown,
        set_aside: desk
            .data
            .set_aside(id)?
            .iter()
            .map(|s| dto::SetAsideDto { span: convert::span(&positions, s.span), reason: s.reason.code().to_owned() })
            .collect(),
        citations: desk
            .data
            .citations(id)?
            .iter()
            .map(|c| dto::CitationDto {
                number: c.number.clone(),
                kind: c.kind.clone(),
                date: c.date.map(|d| d.to_string()),
                span: convert::span(&positions, c.span),
            })
            .collect(),
        issues: issues.iter().map(|issue| convert::issue(&row.file, issue)).collect(),
        report: row,
        text: document.text.clone(),
    })
}

/// The number as it was found, of a figure that a person corrected.
pub(crate) fn found_quantity(desk: &Desk, fact: &model::Fact) -> Result<Option<Quantity>, Fault> {
    if fact.state != State::Corrected {
        return Ok(None);
    }
    let first = desk.data.history(fact.id)?.into_iter().next();
    Ok(first.and_then(|event| event.before).map(|before| before.quantity))
}

fn block_dto(block: &model::Block, positions: &Positions<'_>) -> dto::BlockDto {
    let (kind, level, cell) = match &block.kind {
        model::BlockKind::Heading { level } => ("heading", *level, None),
        model::BlockKind::Paragraph => ("paragraph", 0, None),
        model::BlockKind::Item { level } => ("item", *level, None),
        model::BlockKind::Cell(cell) => ("cell", 0, Some(*cell)),
    };
    dto::BlockDto {
        span: convert::span(positions, block.span),
        kind: kind.to_owned(),
        level: u32::from(level),
        cell: cell.map(|c| dto::CellDto {
            table: c.table,
            row: c.row,
            column: c.column,
            rows: c.rows,
            columns: c.columns,
            head: c.head,
        }),
        at: block.at.clone(),
    }
}

fn row_of(desk: &Desk, id: model::ReportId) -> Result<dto::ReportRow, Fault> {
    Ok(convert::report_row(&desk.data.report_entry(id)?))
}

/// Corrects what a report is. Figures that nobody has judged and that took area or period from it follow.
///
/// # Errors
/// [`Fault`] when something typed cannot be taken, or the data file cannot be written.
pub fn correct_report(desk: &mut Desk, id: &str, edit: &dto::ReportEdit) -> Result<dto::ReportRow, Fault> {
    let id = convert::report_id(id)?;
    let old = desk.data.report(id)?;
    let period = edit.period.as_ref().map(convert::typed_period).transpose()?.or(old.period);
    let area = edit.area.as_ref().map(|area| known_area(area)).transpose()?;
    let identity = ReportIdentity {
        title: edit.title.trim().to_owned(),
        number: edit.number.clone().filter(|n| !n.trim().is_empty()),
        area,
        organization: edit.organization.clone().filter(|n| !n.trim().is_empty()),
        standing: old.standing,
        kind: period.as_ref().map_or(old.kind, kind_of),
        period,
        published: edit.published.as_deref().filter(|d| !d.is_empty()).map(convert::typed_day).transpose()?,
    };
    let who = desk.who()?;
    desk.data.correct_report(id, &identity, &who, edit.why.as_deref())?;
    desk.saved();
    row_of(desk, id)
}

/// Writes down who wrote a report and when, where its own text does not say it.
pub(crate) fn complete(desk: &mut Desk, id: &str, from: &str, on: Option<&str>) -> Result<(), Fault> {
    let key = convert::report_id(id)?;
    let row = row_of(desk, key)?;
    let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let (organization, published) =
        (row.organization.clone().or(said(from)), row.published.clone().or(on.and_then(said)));
    if organization == row.organization && published == row.published {
        return Ok(());
    }
    let edit = dto::ReportEdit {
        title: row.title,
        number: row.number,
        area: row.area,
        organization,
        period: None,
        published,
        why: None,
    };
    correct_report(desk, id, &edit).map(|_| ())
}

fn known_area(id: &str) -> Result<AreaId, Fault> {
    let id = AreaId::new(id);
    Catalogue::builtin().areas.get(&id).map(|a| a.id.clone()).ok_or_else(|| Fault::bad_id(id.as_str()))
}

const fn kind_of(period: &Period) -> ReportKind {
    match period.kind {
        PeriodKind::Year => ReportKind::Year,
        PeriodKind::Half => ReportKind::Half,
        PeriodKind::Quarter => ReportKind::Quarter,
        PeriodKind::Month => ReportKind::Month,
        PeriodKind::Months => ReportKind::Months,
        PeriodKind::AsOf | PeriodKind::Other => ReportKind::Other,
    }
}
