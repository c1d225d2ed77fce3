//! Adding: figures that a person points out in a text or types in.

use crate::{
    DataFile, StoreError, Who, documents, facts,
    history::{self, Action, Change, Work},
};
use model::{
    AreaId, Confidence, Fact, FactId, FieldCode, IndicatorCode, Period, Quantity, Relation, ReportId, Source, State,
};
use rusqlite::Connection;
use text::Span;

/// A figure that a person adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFact {
    /// Where it comes from.
    pub origin: Origin,
    /// The number.
    pub quantity: Quantity,
    /// What it counts, in words.
    pub measure: String,
    /// Field of work.
    pub field: Option<FieldCode>,
    /// The indicator whose value it is.
    pub indicator: Option<IndicatorCode>,
    /// What it says about another figure.
    pub relation: Option<Relation>,
    /// The part of the area it is about.
    pub scope: Option<String>,
    /// Province.
    pub area: Option<AreaId>,
    /// Time.
    pub period: Option<Period>,
    /// A remark: the decision that set a target.
    pub note: Option<String>,
    /// The reason; none takes the remark for it.
    pub why: Option<String>,
}

/// Where an added figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A place in a stored document that the program had passed over. The figure is confirmed.
    FromText {
        /// Which report.
        report: ReportId,
        /// The figure, not empty.
        span: Span,
        /// The sentence round it.
        sentence: Span,
        /// Place in the original: `trang 3`.
        at: Option<String>,
    },
    /// The person who adds it, now. The figure is typed.
    ByHand,
}

impl DataFile {
    /// Adds a figure. Where no reason is given, its remark is the reason.
    ///
    /// # Errors
    /// [`StoreError::UnknownReport`], [`StoreError::BadSpan`], [`StoreError::BadDate`], [`StoreError::NoPerson`],
    /// [`StoreError::YearClosed`] and those of the file.
    pub fn add_fact(&mut self, new: &NewFact, by: &Who) -> Result<FactId, StoreError> {
        self.write(|tx| {
            let mut fact = fact(new.clone(), source(tx, &new.origin, by)?);
            fact.id = facts::add(tx, &fact)?;
            let change = Change { fact: fact.id, before: None, after: Some(fact) };
            let id = change.fact;
            let work = Work { facts: vec![change], ..Work::default() };
            history::act(tx, Action::Add, by, new.why.as_deref().or(new.note.as_deref()), &work)?;
            Ok(id)
        })
    }
}

fn source(conn: &Connection, origin: &Origin, by: &Who) -> Result<Source, StoreError> {
    match origin {
        Origin::FromText { report, span, sentence, at } => {
            let text = documents::document(conn, *report)?.text;
            facts::place(&text, *report, *span, *sentence, at.clone())
        }
        Origin::ByHand => Ok(Source::Person { name: history::person(by)?.to_owned(), time: by.at }),
    }
}

fn fact(new: NewFact, source: Source) -> Fact {
    let state = match source {
        Source::Document { .. } => State::Confirmed,
        Source::Person { .. } => State::Typed,
    };
    Fact {
        id: FactId(0),
        state,
        source,
        quantity: new.quantity,
        measure: new.measure,
        field: new.field,
        indicator: new.indicator,
        candidates: Vec::new(),
        scope: new.scope,
        relation: new.relation,
        area: new.area,
        period: new.period,
        implicit: false,
        warnings: Vec::new(),
        confidence: Confidence::hundredths(100),
        note: new.note,
    }
}
