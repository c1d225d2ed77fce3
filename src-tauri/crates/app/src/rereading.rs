//! A new look at stored reports: better rules, and what people taught since, find figures that were not found before.
//! The text is the one that was read at the import; what people decided stays.

use crate::{Desk, Fault, convert, dto, learning::Taught, words};
use dto::{ReadFigure, RereadChange, RereadOffer};
use extract::extract_with;
use model::{AreaId, Catalogue, Fact, FactDraft, IndicatorCode, Period, Quantity, RelationKind, ReportId, Source};
use std::{collections::BTreeSet, sync::Arc};
use store::{FactQuery, ReportIdentity, Reread};
use text::Span;

/// What a new look at a report finds to be different. Nothing is changed.
///
/// # Errors
/// [`Fault`] when there is no such report, or the data file cannot be read.
pub fn reread_offer(desk: &Desk, report: &str) -> Result<RereadOffer, Fault> {
    let look = Look::at(desk, convert::report_id(report)?)?;
    let of_report = desk.data.report_entry(look.found.report)?;
    let before = ReportIdentity::from(&of_report.report);
    let identity =
        (before != look.found.identity).then(|| [words::identity(&before), words::identity(&look.found.identity)]);
    let (changes, kept) = (look.changes(), convert::small(look.kept));
    Ok(RereadOffer { report: convert::report_row(&of_report), identity, changes, kept })
}

/// Takes over what a new look at a report finds. Figures that somebody judged, noted, flagged or chose stay.
///
/// # Errors
/// [`Fault`] when there is no such report, a year is closed and no reason is given, or the data file cannot be written.
pub fn reread(desk: &mut Desk, report: &str, why: Option<&str>) -> Result<(), Fault> {
    let look = Look::at(desk, convert::report_id(report)?)?;
    let who = desk.who()?;
    desk.data.reread(&look.found, &who, why)?;
    desk.saved();
    Ok(())
}

struct Look {
    found: Reread,
    text: String,
    /// The figures as they are.
    facts: Vec<Fact>,
    /// How many stay because somebody touched them.
    kept: usize,
    catalogue: Arc<Catalogue>,
}

impl Look {
    fn at(desk: &Desk, report: ReportId) -> Result<Self, Fault> {
        let document = desk.data.document(report)?;
        let taught = Taught::by(desk)?;
        let catalogue = taught.catalogue;
        let mut draft = extract_with(&document, &catalogue, &taught.learned);
        let read = ReportIdentity::from(&draft);
        let mut identity = ReportIdentity::from(&desk.data.report(report)?);
        identity.adopt(&desk.data.identity_as_found(report)?, &read);
        for fact in &mut draft.facts {
            follow(fact, &read, &identity);
        }
        let query = FactQuery { report: Some(report), include_rejected: true, ..FactQuery::default() };
        let facts = desk.data.facts(&query)?;
        let mut untouched: Vec<&Fact> = Vec::new();
        let mut touched: Vec<Span> = Vec::new();
        for fact in &facts {
            if desk.data.is_untouched(fact)? {
                untouched.push(fact);
            } else if let Source::Document { span, .. } = &fact.source {
                touched.push(*span);
            }
        }
        let (mut changed, mut added) = (Vec::new(), Vec::new());
        for one in draft.facts {
            if touched.iter().any(|span| span.overlaps(one.span)) {
                continue;
            }
            match untouched.iter().position(|fact| span_of(fact) == Some(one.span)) {
                Some(at) => {
                    let old = untouched.remove(at);
                    if reads_otherwise(old, &one) {
                        changed.push((old.id, one));
                    }
                }
                None => added.push(one),
            }
        }
        let gone = untouched.iter().map(|fact| fact.id).collect();
        let found = Reread { report, identity, changed, gone, added, set_aside: draft.set_aside };
        Ok(Self { found, text: document.text, kept: touched.len(), facts, catalogue })
    }

    fn changes(&self) -> Vec<RereadChange> {
        let fact = |id| self.facts.iter().find(|fact| fact.id == id);
        let mut all: Vec<(Span, RereadChange)> = Vec::new();
        let mut tell = |kind: &str, old: Option<&Fact>, new: Option<&FactDraft>| {
            let Some(span) = old.and_then(span_of).or(new.map(|draft| draft.span)) else { return };
            let change = RereadChange {
                kind: kind.to_owned(),
                fact: old.map(|fact| fact.id.0.to_string()),
                quote: span.of(&self.text).to_owned(),
                before: old.map(|fact| shown_fact(fact, &self.catalogue)),
                after: new.map(|draft| shown_draft(draft, &self.catalogue)),
            };
            all.push((span, change));
        };
        for (id, draft) in &self.found.changed {
            tell("changed", fact(*id), Some(draft));
        }
        for id in &self.found.gone {
            tell("gone", fact(*id), None);
        }
        for draft in &self.found.added {
            tell("added", None, Some(draft));
        }
        all.sort_by_key(|(span, _)| (span.start, span.end));
        all.into_iter().map(|(_, change)| change).collect()
    }
}

/// Gives a figure the report's own area and period where it has those that the report was read to have.
fn follow(fact: &mut FactDraft, read: &ReportIdentity, own: &ReportIdentity) {
    if fact.area == read.area {
        fact.area.clone_from(&own.area);
    }
    if fact.period == read.period {
        fact.period.clone_from(&own.period);
    }
}

fn span_of(fact: &Fact) -> Option<Span> {
    match &fact.source {
        Source::Document { span, .. } => Some(*span),
        Source::Person { .. } => None,
    }
}

/// Whether a figure says something else now, or is to be looked at for other reasons. Scores alone are no difference.
fn reads_otherwise(old: &Fact, new: &FactDraft) -> bool {
    let codes = |list: &[model::Warning]| list.iter().map(|warning| warning.code).collect::<BTreeSet<_>>();
    old.quantity != new.quantity
        || old.measure != new.measure
        || (&old.field, &old.indicator, &old.relation) != (&new.field, &new.indicator, &new.relation)
        || (&old.scope, &old.area, &old.period) != (&new.scope, &new.area, &new.period)
        || codes(&old.warnings) != codes(&new.warnings)
        || old.is_sure() != sure(new)
}

/// As [`Fact::is_sure`] will say of it.
fn sure(draft: &FactDraft) -> bool {
    linked(draft).is_some() && draft.warnings.is_empty() && draft.confidence >= model::Confidence::SURE
}

fn linked(draft: &FactDraft) -> Option<&IndicatorCode> {
    match &draft.relation {
        None => draft.indicator.as_ref(),
        Some(relation) if relation.kind == RelationKind::Part => relation.of.as_ref(),
        Some(_) => None,
    }
}

fn shown_fact(fact: &Fact, catalogue: &Catalogue) -> ReadFigure {
    let name = fact.linked().map(|code| catalogue.name_of(code));
    shown((&fact.quantity, &fact.measure), name, (fact.area.as_ref(), fact.period.as_ref()), fact.is_sure())
}

fn shown_draft(new: &FactDraft, catalogue: &Catalogue) -> ReadFigure {
    let name = linked(new).map(|code| catalogue.name_of(code));
    shown((&new.quantity, &new.measure), name, (new.area.as_ref(), new.period.as_ref()), sure(new))
}

fn shown(
    (quantity, measure): (&Quantity, &str),
    indicator_name: Option<String>,
    (area, period): (Option<&AreaId>, Option<&Period>),
    sure: bool,
) -> ReadFigure {
    ReadFigure {
        value: words::quantity(quantity),
        measure: measure.to_owned(),
        indicator_name,
        area_name: area.map(convert::area_name),
        period: period.map(|period| period.label.clone()),
        sure,
    }
}
