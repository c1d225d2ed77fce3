//! What extraction found, before anybody has looked at it.

use crate::{AreaId, Confidence, FieldCode, IndicatorCode, Period, Quantity, ReportKind, Standing, codes::codes};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use text::Span;

/// What report a document is, and what stands in it. Every number of the text is in exactly one of `facts` and
/// `set_aside`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDraft {
    /// Title; empty where the document has none.
    pub title: String,
    /// `123/BC-STTTT`.
    pub number: Option<String>,
    /// Province, as it was on the last day of the period.
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
    /// Figures in the order of the text.
    pub facts: Vec<FactDraft>,
    /// Numbers that are no figures, in the order of the text.
    pub set_aside: Vec<SetAside>,
    /// Legal documents named.
    pub citations: Vec<Citation>,
}

/// A figure found, with the sentence it stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactDraft {
    /// The figure with its unit and loosening word; the quote is this piece of the text.
    pub span: Span,
    /// The sentence or the table row round it.
    pub sentence: Span,
    /// The number.
    pub quantity: Quantity,
    /// What it counts, in the words of the report.
    pub measure: String,
    /// Field of work.
    pub field: Option<FieldCode>,
    /// The indicator whose value it is; none for relations and where nothing fits.
    pub indicator: Option<IndicatorCode>,
    /// What it could be, best first.
    pub candidates: Vec<Candidate>,
    /// The part of the area it is about when it is not the whole: `VNPT`, `cấp xã`, `huyện Yên Mô`.
    pub scope: Option<String>,
    /// What it says about another figure, when it is no value itself.
    pub relation: Option<Relation>,
    /// Province.
    pub area: Option<AreaId>,
    /// Its own period, else the report's.
    pub period: Option<Period>,
    /// Place in the original: `trang 3`, `Sheet1!C7`.
    pub at: Option<String>,
    /// Said without a number: `toàn bộ`, `không có … phát sinh`, `dẫn đầu`.
    pub implicit: bool,
    /// What is odd about it.
    pub warnings: Vec<Warning>,
    /// How sure.
    pub confidence: Confidence,
}

impl FactDraft {
    /// Sure enough for a draft before a person has looked: linked, nothing odd, confidence at least
    /// [`Confidence::SURE`].
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.indicator.is_some() && self.warnings.is_empty() && self.confidence >= Confidence::SURE
    }
}

/// An indicator a figure may belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Which.
    pub indicator: IndicatorCode,
    /// How well it fits.
    pub score: Confidence,
    /// What speaks for it, and whether something speaks against it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<CandidateReason>,
}

codes! {
    /// Why an indicator is a candidate for a figure.
    CandidateReason {
        /// Its name stands round the figure.
        Name = "name",
        /// Another name of it stands there, or most of one.
        Alias = "alias",
        /// It is counted in the unit of the figure.
        Unit = "unit",
        /// The figure is of its kind: money, per cent, a place …
        Kind = "kind",
        /// The section is about its field of work.
        Section = "section",
        /// What it is the rate of stands right before.
        Neighbour = "neighbour",
        /// The figure goes on with the value before it.
        Again = "again",
        /// The verb and its object tell what was done.
        Deed = "deed",
        /// A person linked the same words to it.
        Learned = "learned",
        /// A name or alias that the office itself set down stands there.
        Own = "own",
        /// That name is so short that it may mean something else.
        Short = "short",
        /// Something near the figure speaks against it.
        Against = "against",
    }
}

codes! {
    /// What a figure says about another one.
    RelationKind {
        /// Change against the same period of the year before.
        Yoy = "yoy",
        /// Share of the target that was reached.
        OfTarget = "of_target",
        /// Change in percentage points.
        Points = "points",
        /// Change against something else.
        Change = "change",
        /// Share of a whole.
        Share = "share",
        /// The value of a part; the scope names it.
        Part = "part",
    }
}

/// A figure that is not a value of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// What it says.
    pub kind: RelationKind,
    /// About which indicator.
    pub of: Option<IndicatorCode>,
    /// Against what, in the words of the report: `so với cùng kỳ`.
    pub base: Option<String>,
}

codes! {
    /// Why a figure wants a look.
    WarningCode {
        /// An estimate in a report that came out after the period had ended.
        EstimateAfterPeriod = "estimate_after_period",
        /// Glued to the word before it.
        Glued = "glued",
        /// Recognised in the picture of a page.
        Recognised = "recognised",
        /// Its digits are parted by a space: `1 .386`.
        Broken = "broken",
        /// A percentage that does not match its own fraction; `detail` has the recomputed one.
        RatioMismatch = "ratio_mismatch",
        /// More than the whole.
        OverWhole = "over_whole",
        /// A rank beyond the number of places.
        RankBeyond = "rank_beyond",
        /// A plain per cent on a rate: points or relative.
        PointsUnclear = "points_unclear",
        /// Said in words; no number stands there.
        InWords = "in_words",
        /// Two indicators fit about as well.
        Ambiguous = "ambiguous",
        /// The unit is not the indicator's and cannot be converted.
        UnitDiffers = "unit_differs",
        /// The definition had ended, or not begun.
        OutsideDefinition = "outside_definition",
        /// A part is more than its total; `detail` has the total.
        PartsOverTotal = "parts_over_total",
    }
}

/// Something odd about a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// What.
    pub code: WarningCode,
    /// The number or word that makes it odd, ready to print.
    pub detail: Option<String>,
}

impl Warning {
    /// A warning that needs no further word.
    #[must_use]
    pub const fn new(code: WarningCode) -> Self {
        Self { code, detail: None }
    }

    /// A warning with its number or word.
    #[must_use]
    pub fn with(code: WarningCode, detail: impl Into<String>) -> Self {
        Self { code, detail: Some(detail.into()) }
    }
}

codes! {
    /// Why a number is no figure.
    Reason {
        /// Part of a date.
        Date = "date",
        /// A time of day.
        Time = "time",
        /// A year.
        Year = "year",
        /// Part of the words for a period: quý III/2019, 6 tháng đầu năm.
        Period = "period",
        /// Number of a legal document or a letter.
        DocumentNumber = "document_number",
        /// lần thứ 7, Đại hội XIII, hạng Ba.
        Ordinal = "ordinal",
        /// A web counter.
        Counter = "counter",
        /// Not the report's own words.
        Boilerplate = "boilerplate",
        /// 4.0, 5G, mức độ 4, ISO 9001:2015.
        Version = "version",
        /// A telephone number or an address.
        Phone = "phone",
        /// Numbering of a heading or a list.
        Heading = "heading",
        /// A page number.
        Page = "page",
        /// Part of a name: Covid-19, Đoàn 389.
        Name = "name",
        /// A way of speaking: 3 trụ cột, một trong những.
        Rhetoric = "rhetoric",
        /// A file name, a link, a code.
        Code = "code",
        /// A headline of another article.
        Headline = "headline",
        /// A term or duration that measures no result.
        Duration = "duration",
        /// A number whose meaning was not understood.
        Unknown = "unknown",
    }
}

/// A number that is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Where.
    pub span: Span,
    /// Why.
    pub reason: Reason,
}

/// A legal document named in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// As written, even bare: `17/2019/QĐ-UBND`, `17`.
    pub number: String,
    /// `Quyết định`, `Nghị quyết` …
    pub kind: String,
    /// Its date, where given.
    pub date: Option<NaiveDate>,
    /// Who issued it, where given.
    pub issuer: Option<String>,
    /// What it is about, where given.
    pub excerpt: Option<String>,
    /// Where the number stands.
    pub span: Span,
}
