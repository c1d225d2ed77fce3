//! What a report is assembled from.

use crate::{Office, OwnWords};
use chrono::NaiveDate;
use compare::{Evidence, Figures};
use model::{Area, AreaId, Catalogue, FactId};
use std::collections::BTreeMap;

/// Everything [`crate::assemble()`] needs. It reads no file and no clock, so the same input gives the same report.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The unit, as it stood on 31 December of the year.
    pub area: &'a Area,
    /// All ids of that unit (one unit under two ranks has two).
    pub units: &'a [AreaId],
    /// The year.
    pub year: i32,
    /// Who issues the report.
    pub office: &'a Office,
    /// The official values, made of the facts that may be used.
    pub figures: &'a Figures<'a>,
    /// Where each of those facts comes from; also the facts of which another value was chosen.
    pub sources: &'a BTreeMap<FactId, Origin<'a>>,
    /// Indicators, fields and areas.
    pub catalogue: &'a Catalogue,
    /// Today.
    pub today: NaiveDate,
    /// The office's own words, where it has some.
    pub own: &'a OwnWords,
    /// Choices of the user.
    pub options: Options,
}

/// A fact with its report and the sentence round it.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// The fact and the report it stands in.
    pub evidence: Evidence<'a>,
    /// The text of the report at the fact's `sentence`; none for what a person typed.
    pub sentence: Option<&'a str>,
}

/// Choices of the user.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// What to do with a section that has no figures.
    pub empty_sections: EmptySections,
    /// `Số liệu tính đến ngày …`, where the office wants it said.
    pub cutoff: Option<NaiveDate>,
}

/// What becomes of a section without figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum EmptySections {
    /// It stays and says in one line that there are none.
    #[default]
    Keep,
    /// It is left out; the numbering closes up.
    LeaveOut,
}

/// There is nothing to report: no figure of that area in that year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no figure of {area} in {year}")]
pub struct NoFigures {
    /// Name of the area.
    pub area: String,
    /// The year asked for.
    pub year: i32,
}
