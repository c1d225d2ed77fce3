//! The vocabulary of the year-end report and the data that come with it. No input or output, no clock.
//!
//! A [`Document`] is what a reader made of a file. A [`ReportDraft`] is what extraction found in it: which report it
//! is and its figures ([`FactDraft`]). Stored and judged by people, a figure is a [`Fact`]; of several facts about the
//! same thing one is official. [`Catalogue`] holds what the figures are about.
//!
//! Names follow GLOSSARY.md, which also gives the Vietnamese term of each.

mod area;
mod catalogue;
mod codes;
mod decimal;
mod document;
mod draft;
mod fact;
mod indicator;
mod issue;
mod learned;
mod mandate;
mod own_catalogue;
mod own_check;
mod percent;
mod period;
mod quantity;
mod report;
mod rule;
mod unit;

pub use area::{Area, AreaId, Areas, NameNotFound};
pub use catalogue::Catalogue;
pub use decimal::exact;
pub use document::{Block, BlockKind, Cell, Document, Format, Mark, MarkKind, Repair};
pub use draft::{
    Candidate, CandidateReason, Citation, FactDraft, Reason, Relation, RelationKind, ReportDraft, SetAside, Warning,
    WarningCode,
};
pub use fact::{Fact, FactId, Source, State};
pub use indicator::{AddUp, Better, Field, FieldCode, Indicator, IndicatorCode, MeasureKind};
pub use issue::{Issue, IssueCode};
pub use learned::{Learned, LearnedAlias, Standing as LearnedStanding, measure_key};
pub use mandate::{FieldMoved, field_moved};
pub use own_catalogue::{Addition, OwnCatalogue};
pub use own_check::{LONGEST_NAME, LONGEST_TEXT, MOST_ALIASES, OwnFault, Part};
pub use percent::Confidence;
pub use period::{Period, PeriodKind, Regime};
pub use quantity::{Basis, Form, Qualifier, Quantity, Scale};
pub use report::{Report, ReportId, ReportKind, Standing};
pub use rule::{IndicatorRule, RuleKind, Severity};
pub use unit::{Unit, Units};
