//! Review: what a person makes of the figures found, and undo.

use crate::{Desk, Fault, convert, desk, dto, keeping, reports::found_quantity, words};
use model::{Fact, FactId, FieldCode, IndicatorCode};
use store::{Correction, NewFact, Origin, Verdict};
use text::{Positions, Span};

/// Takes figures as they are; all of them are one action.
///
/// # Errors
/// [`Fault`] when one of them does not exist, one that did not count is of a closed year and no reason is given, or the data
/// file cannot be written; then none is changed.
pub fn confirm(desk: &mut Desk, ids: &[String], why: Option<&str>) -> Result<Vec<dto::FactDto>, Fault> {
    judge(desk, ids, Verdict::Confirm, why)
}

/// Sets figures aside.
///
/// # Errors
/// As [`confirm`].
pub fn reject(desk: &mut Desk, ids: &[String], why: Option<&str>) -> Result<Vec<dto::FactDto>, Fault> {
    judge(desk, ids, Verdict::Reject, why)
}

/// Makes figures wait for a decision again.
///
/// # Errors
/// As [`confirm`].
pub fn reopen(desk: &mut Desk, ids: &[String], why: Option<&str>) -> Result<Vec<dto::FactDto>, Fault> {
    judge(desk, ids, Verdict::Reopen, why)
}

fn judge(desk: &mut Desk, ids: &[String], verdict: Verdict, why: Option<&str>) -> Result<Vec<dto::FactDto>, Fault> {
    let ids: Vec<FactId> = ids.iter().map(|id| convert::fact_id(id)).collect::<Result<_, _>>()?;
    let who = desk.who()?;
    desk.data.judge(&ids, verdict, &who, why)?;
    desk.saved();
    ids.into_iter().map(|id| shown(desk, id)).collect()
}

/// A figure as the page shows it.
pub(crate) fn shown(desk: &Desk, id: FactId) -> Result<dto::FactDto, Fault> {
    let fact = desk.data.fact(id)?;
    let found = found_quantity(desk, &fact)?;
    let catalogue = desk.catalogue()?;
    match fact.report() {
        Some(report) => {
            let document = desk.data.document(report)?;
            Ok(convert::fact(&catalogue, &fact, Some(&Positions::new(&document.text)), found.as_ref()))
        }
        None => Ok(convert::fact(&catalogue, &fact, None, found.as_ref())),
    }
}

/// Takes a figure with changes.
///
/// # Errors
/// [`Fault`] when something typed cannot be taken, or the data file cannot be written.
pub fn correct(desk: &mut Desk, id: &str, edit: &dto::FactEdit) -> Result<dto::FactDto, Fault> {
    let id = convert::fact_id(id)?;
    let old = desk.data.fact(id)?;
    let who = desk.who()?;
    let scope = typed(edit.scope.as_ref());
    let about = about(desk, edit)?;
    let (indicator, mut relation) = convert::of_part(about.indicator, scope.as_ref());
    if indicator.is_none() && relation.is_none() {
        relation.clone_from(&old.relation);
    }
    let correction = Correction {
        quantity: convert::typed_quantity(edit)?,
        measure: about.measure.unwrap_or_else(|| old.measure.clone()),
        field: about.field.or_else(|| old.field.clone()),
        indicator,
        relation,
        scope,
        area: edit.area.as_ref().map(|a| model::AreaId::new(a.as_str())).or_else(|| old.area.clone()),
        period: edit.period.as_ref().map(convert::typed_period).transpose()?.or_else(|| old.period.clone()),
        note: typed(edit.note.as_ref()),
        why: edit.why.clone(),
    };
    desk.data.correct(id, &correction, &who)?;
    desk.saved();
    shown(desk, id)
}

/// What an edit says the figure is about.
struct About {
    indicator: Option<IndicatorCode>,
    field: Option<FieldCode>,
    measure: Option<String>,
}

fn about(desk: &Desk, edit: &dto::FactEdit) -> Result<About, Fault> {
    let catalogue = desk.catalogue()?;
    let named = edit.indicator.as_deref().filter(|c| !c.is_empty());
    let known = named.map(|code| crate::names::indicator(&catalogue, code)).transpose()?;
    let measure = typed(Some(&edit.measure)).or_else(|| known.map(|i| i.name.clone()));
    Ok(About { indicator: known.map(|i| i.code.clone()), field: known.map(|i| i.field.clone()), measure })
}

fn typed(written: Option<&String>) -> Option<String> {
    written.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty())
}

/// Adds a figure from words that a person selected; the place counts UTF-16 units.
///
/// # Errors
/// [`Fault`] when nothing is selected, something typed cannot be taken, or the data file cannot be written.
pub fn add_from_text(
    desk: &mut Desk,
    report: &str,
    place: dto::SpanDto,
    edit: &dto::FactEdit,
) -> Result<dto::FactDto, Fault> {
    let report = convert::report_id(report)?;
    let (head, document) = (desk.data.report(report)?, desk.data.document(report)?);
    let positions = Positions::new(&document.text);
    let at = |unit: u32| positions.from_utf16(usize::try_from(unit).unwrap_or(usize::MAX));
    let span = Span::new(at(place.start), at(place.end)).trim(&document.text);
    if span.is_empty() {
        return Err(Fault::bad_value("Chưa bôi đen con số nào. Hãy bôi đen con số trong văn bản rồi thêm."));
    }
    let block = document.blocks.iter().find(|b| b.span.overlaps(span));
    let scope = typed(edit.scope.as_ref());
    let about = about(desk, edit)?;
    let (indicator, relation) = convert::of_part(about.indicator, scope.as_ref());
    let new = NewFact {
        origin: Origin::FromText {
            report,
            span,
            sentence: sentence_round(&document, span),
            at: block.and_then(|b| b.at.clone()),
        },
        quantity: convert::typed_quantity(edit)?,
        measure: about.measure.unwrap_or_else(|| span.of(&document.text).to_owned()),
        field: about.field,
        indicator,
        relation,
        scope,
        area: edit.area.as_ref().map(|a| model::AreaId::new(a.as_str())).or(head.area),
        period: edit.period.as_ref().map(convert::typed_period).transpose()?.or(head.period),
        note: typed(edit.note.as_ref()),
        why: typed(edit.why.as_ref()),
    };
    let who = desk.who()?;
    let id = desk.data.add_fact(&new, &who)?;
    desk.saved();
    shown(desk, id)
}

/// The sentences that a place touches, inside its blocks.
fn sentence_round(document: &model::Document, span: Span) -> Span {
    let blocks = document.blocks.iter().map(|b| b.span).filter(|b| b.overlaps(span));
    let sentences = blocks.flat_map(|block| {
        let inside = text::sentences(block.of(&document.text))
            .map(move |s| Span::new(block.start + s.start, block.start + s.end));
        inside.collect::<Vec<_>>()
    });
    sentences.filter(|s| s.overlaps(span)).reduce(Span::union).unwrap_or(span).union(span)
}

/// Takes the last action back.
///
/// # Errors
/// [`Fault`] when the data file cannot be written.
pub fn undo(desk: &mut Desk) -> Result<dto::DeskStatus, Fault> {
    let who = desk.who()?;
    if desk.data.undo(&who)?.is_some() {
        desk.saved();
    }
    desk::status(desk)
}

/// Does the action again that was taken back last.
///
/// # Errors
/// [`Fault`] when the data file cannot be written.
pub fn redo(desk: &mut Desk) -> Result<dto::DeskStatus, Fault> {
    let who = desk.who()?;
    if desk.data.redo(&who)?.is_some() {
        desk.saved();
    }
    desk::status(desk)
}

/// Where a figure comes from, who did what to it, and what else is said of the same thing.
///
/// # Errors
/// [`Fault`] when there is no such figure.
pub fn source(desk: &Desk, id: &str) -> Result<dto::SourceDto, Fault> {
    let id = convert::fact_id(id)?;
    let fact = desk.data.fact(id)?;
    let (before, quote, after) = words_round(desk, &fact)?;
    let (person, time) = match &fact.source {
        model::Source::Person { name, time } => (Some(name.clone()), Some(convert::moment(*time))),
        model::Source::Document { .. } => (None, None),
    };
    let report = fact.report().map(|report| desk.data.report_entry(report)).transpose()?;
    let (same, against) = crate::facts::rivals(desk, &fact)?;
    let mut history: Vec<dto::EventDto> = desk.data.history(id)?.iter().map(event_dto).collect();
    if let (Some(there), Some(last)) = (desk.data.judged_elsewhere(id)?, history.last_mut()) {
        last.person = words::judged_elsewhere(&there, &last.person);
        last.why = there.why.or_else(|| last.why.take());
    }
    let changed_since = keeping::changed_since(desk, &fact)?;
    Ok(dto::SourceDto {
        fact: shown(desk, id)?,
        report: report.as_ref().map(convert::report_row),
        before,
        quote,
        after,
        person,
        time,
        history,
        same: same.iter().map(|f| f.0.to_string()).collect(),
        against: against.iter().map(|f| f.0.to_string()).collect(),
        changed_since,
    })
}

fn words_round(desk: &Desk, fact: &Fact) -> Result<(String, String, String), Fault> {
    let model::Source::Document { report, span, sentence, quote, .. } = &fact.source else {
        return Ok(Default::default());
    };
    let text = desk.data.document(*report)?.text;
    let before = Span::new(sentence.start.min(span.start), span.start).of(&text);
    let after = Span::new(span.end, sentence.end.max(span.end)).of(&text);
    Ok((before.to_owned(), quote.clone(), after.to_owned()))
}

fn event_dto(event: &store::Event) -> dto::EventDto {
    let number = |fact: &Option<Fact>| fact.as_ref().map(|f| words::printed(&f.quantity));
    dto::EventDto {
        at: convert::moment(event.at),
        person: event.person.clone(),
        action: event.action.code().to_owned(),
        before: number(&event.before),
        after: number(&event.after),
        why: event.why.clone(),
    }
}
