//! A stored report for the list and for review.

use super::{FactDto, PeriodDto, PeriodEdit};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A place in the text, in UTF-16 units, half open.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SpanDto {
    /// First unit.
    pub start: u32,
    /// The unit after the last.
    pub end: u32,
}

/// A report in a list.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportRow {
    /// Key.
    pub id: String,
    /// File name.
    pub file: String,
    /// `docx`, `html`, `txt`.
    pub format: String,
    /// Title.
    pub title: String,
    /// `123/BC-STTTT`.
    pub number: Option<String>,
    /// Area id.
    pub area: Option<String>,
    /// Area name.
    pub area_name: Option<String>,
    /// Body that wrote it.
    pub organization: Option<String>,
    /// `year`, `half`, `quarter`, `month`, `months`, `other`.
    pub kind: String,
    /// Time covered.
    pub period: Option<PeriodDto>,
    /// `2021-01-19`.
    pub published: Option<String>,
    /// Import time, `2026-11-21T10:42:00`.
    pub imported_at: String,
    /// Who imported it.
    pub imported_by: String,
    /// Figures, rejected ones left out.
    pub facts: u32,
    /// Linked to an indicator.
    pub linked: u32,
    /// Not yet judged.
    pub waiting: u32,
    /// Of those, to look at.
    pub doubtful: u32,
    /// Things that were not read.
    pub issues: u32,
    /// The newer version that took its place; its figures count no more then.
    pub superseded_by: Option<String>,
}

/// What was not read, in words.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssueDto {
    /// `encrypted` …
    pub code: String,
    /// A Vietnamese sentence that names the place and says what to do.
    pub message: String,
    /// `trang 3`.
    pub at: Option<String>,
}

/// A block of the text.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BlockDto {
    /// Where.
    pub span: SpanDto,
    /// `heading`, `paragraph`, `item`, `cell`.
    pub kind: String,
    /// Level of a heading (from 1) or an item (from 0).
    pub level: u32,
    /// Of a cell: where it stands.
    pub cell: Option<CellDto>,
    /// Place in the original.
    pub at: Option<String>,
}

/// Where a cell stands.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CellDto {
    /// Number of the table, from 0.
    pub table: u32,
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// Rows it takes.
    pub rows: u32,
    /// Columns it takes.
    pub columns: u32,
    /// Whether it is a head.
    pub head: bool,
}

/// Words that are not the report's own.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MarkDto {
    /// Where.
    pub span: SpanDto,
    /// `boilerplate`, `header`, `footer`, `hidden`, `ocr`.
    pub kind: String,
}

/// A number that is no figure.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SetAsideDto {
    /// Where.
    pub span: SpanDto,
    /// `date`, `document_number` …
    pub reason: String,
}

/// A legal document named in the text.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CitationDto {
    /// As written.
    pub number: String,
    /// `Quyết định` …
    pub kind: String,
    /// `2019-08-30`.
    pub date: Option<String>,
    /// Where.
    pub span: SpanDto,
}

/// A report with its text and all that was found in it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportView {
    /// Head.
    pub report: ReportRow,
    /// NFC text; every span counts its UTF-16 units.
    pub text: String,
    /// In order, without overlap.
    pub blocks: Vec<BlockDto>,
    /// Not the report's own words.
    pub marks: Vec<MarkDto>,
    /// In the order of the text, rejected ones too.
    pub facts: Vec<FactDto>,
    /// Numbers set aside by the program.
    pub set_aside: Vec<SetAsideDto>,
    /// Legal documents.
    pub citations: Vec<CitationDto>,
    /// What was not read.
    pub issues: Vec<IssueDto>,
}

/// The corrected head of a report.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportEdit {
    /// The reason; where values of a closed year change with it there must be one.
    #[serde(default)]
    #[specta(optional)]
    pub why: Option<String>,
    /// Title.
    pub title: String,
    /// Number.
    pub number: Option<String>,
    /// Area id.
    pub area: Option<String>,
    /// Body.
    pub organization: Option<String>,
    /// Time covered.
    pub period: Option<PeriodEdit>,
    /// `2021-01-19`.
    pub published: Option<String>,
}
