//! A stored figure: what was found or typed, what a person made of it, and where it comes from.

use crate::{
    AreaId, Candidate, Confidence, FieldCode, IndicatorCode, Period, Quantity, Relation, RelationKind, ReportId,
    Warning, codes::codes,
};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use text::Span;

codes! {
    /// What people have made of a figure.
    State {
        /// Found by the program, seen by nobody.
        Found = "found",
        /// Taken as it is.
        Confirmed = "confirmed",
        /// Taken with changes.
        Corrected = "corrected",
        /// Set aside by a person.
        Rejected = "rejected",
        /// Typed in by hand.
        Typed = "typed",
    }
}

/// The key of a stored figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactId(pub i64);

/// Where a figure comes from. There is no third way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A place in a stored document.
    Document {
        /// Which report.
        report: ReportId,
        /// The figure; `quote` is this piece of the report's text.
        span: Span,
        /// The sentence round it.
        sentence: Span,
        /// The words at `span`.
        quote: String,
        /// Place in the original: `trang 3`, `Sheet1!C7`.
        at: Option<String>,
    },
    /// A person who typed it.
    Person {
        /// Who.
        name: String,
        /// When, local time.
        time: NaiveDateTime,
    },
}

/// A stored figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Key.
    pub id: FactId,
    /// What people made of it.
    pub state: State,
    /// Where it comes from.
    pub source: Source,
    /// The number.
    pub quantity: Quantity,
    /// What it counts, in words.
    pub measure: String,
    /// Field of work.
    pub field: Option<FieldCode>,
    /// The indicator whose value it is.
    pub indicator: Option<IndicatorCode>,
    /// What it could be, best first.
    pub candidates: Vec<Candidate>,
    /// The part of the area it is about; none is the whole.
    pub scope: Option<String>,
    /// What it says about another figure.
    pub relation: Option<Relation>,
    /// Province.
    pub area: Option<AreaId>,
    /// Time.
    pub period: Option<Period>,
    /// Said without a number.
    pub implicit: bool,
    /// What was odd when it was found.
    pub warnings: Vec<Warning>,
    /// How sure the program was.
    pub confidence: Confidence,
    /// A remark of the person: the decision that set a target, the reason of a correction.
    pub note: Option<String>,
}

impl Fact {
    /// A found figure that may stand in a draft: linked, nothing odd, confidence at least [`Confidence::SURE`].
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.state == State::Found
            && self.linked().is_some()
            && self.warnings.is_empty()
            && self.confidence >= Confidence::SURE
    }

    /// Whether a person answers for it.
    #[must_use]
    pub const fn is_judged(&self) -> bool {
        matches!(self.state, State::Confirmed | State::Corrected | State::Typed)
    }

    /// Whether overview, comparison and summary use it.
    #[must_use]
    pub fn is_used(&self) -> bool {
        self.is_judged() || self.is_sure()
    }

    /// Whether it is about a part of the area or the body.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.relation.as_ref().is_some_and(|r| r.kind == RelationKind::Part)
    }

    /// The indicator it is a value of: its own, or of a part the whole's. Statements about other figures have none.
    #[must_use]
    pub fn linked(&self) -> Option<&IndicatorCode> {
        match &self.relation {
            None => self.indicator.as_ref(),
            Some(relation) if relation.kind == RelationKind::Part => relation.of.as_ref(),
            Some(_) => None,
        }
    }

    /// The report it stands in.
    #[must_use]
    pub const fn report(&self) -> Option<ReportId> {
        match &self.source {
            Source::Document { report, .. } => Some(*report),
            Source::Person { .. } => None,
        }
    }
}
