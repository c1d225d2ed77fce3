//! A document to a report draft: which report it is, its figures, its citations.
//!
//! Pure and deterministic: the same document and catalogue give the same draft. It never fails; what is not understood is set
//! aside with [`model::Reason::Unknown`], so that every number of the text has exactly one decision.
//!
//! The way of a text: `lines` cuts it, `boilerplate` marks what a web page left round it, `identity` finds out which report
//! it is, then sentence by sentence `read` claims what is no figure (`aside`, `calendar`, `citation`), finds the figures
//! (`figure`) and asks of each in `draft` when (`own_period`), where (`scope`), on what footing (`basis`), what (`measure`) and which
//! indicator (`link`). Tables are read by their heads (`table`). At last figures in words that a person linked before are linked
//! likewise (`learned`).

mod aside;
mod basis;
mod boilerplate;
mod calendar;
mod check;
mod citation;
mod claims;
mod commas;
mod document;
mod draft;
mod field;
mod figure;
mod geography;
mod identity;
mod in_turn;
mod key;
mod learned;
mod lines;
mod link;
mod measure;
mod noun;
mod numeral;
mod own_period;
mod phrases;
mod places;
mod read;
mod scope;
mod section;
mod sentence;
mod setting;
mod table;
mod thread;
mod token;
mod zones;

pub use document::{MAX_FACTS, extract, extract_with};
