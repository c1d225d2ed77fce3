//! The year-end summary as the preview shows it.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Size of a page in points.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PageSizeDto {
    /// 595.276 upright.
    pub width: f32,
    /// 841.89 upright.
    pub height: f32,
}

/// A figure on a page: a link to its source.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FigureLink {
    /// Page, from 0.
    pub page: u32,
    /// Left edge in points.
    pub x: f32,
    /// Top edge in points from the top of the page.
    pub y: f32,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// The figures behind it; the first opens the source.
    pub facts: Vec<String>,
}

/// An entry of the outline.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OutlineDto {
    /// `1. Lĩnh vực bưu chính`.
    pub title: String,
    /// From 1.
    pub level: u32,
    /// Page, from 0.
    pub page: u32,
    /// Points from the top of the page.
    pub y: f32,
    /// Whether it holds figures at all.
    pub filled: bool,
}

/// Something the summary would need.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MissingDto {
    /// Indicator code, where it is about one.
    pub indicator: Option<String>,
    /// In words.
    pub message: String,
}

/// The summary, laid out.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SummaryView {
    /// Area name.
    pub area_name: String,
    /// Year.
    pub year: i32,
    /// The PDF, in base64; none while there is not one figure.
    pub pdf: Option<String>,
    /// Pages.
    pub pages: Vec<PageSizeDto>,
    /// Figures on them.
    pub links: Vec<FigureLink>,
    /// Outline.
    pub outline: Vec<OutlineDto>,
    /// Values that no person has confirmed; more than none makes it a draft.
    pub pending: u32,
    /// Those figures, for one bulk step.
    pub pending_facts: Vec<String>,
    /// Estimates among the values.
    pub estimates: u32,
    /// What is missing.
    pub missing: Vec<MissingDto>,
    /// Last day of the figures that is kept for this report, `2020-12-15`.
    pub cutoff: Option<String>,
}

/// Where a file was written.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedFile {
    /// Path, for people to read.
    pub path: String,
    /// Size in bytes.
    pub bytes: u32,
}

/// How the summary is made.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SummaryOptions {
    /// Only values that a person answers for.
    pub confirmed_only: bool,
    /// Keep the headings of fields without a figure.
    pub empty_sections: bool,
    /// Last day of the figures, `2020-12-15`: printed; none takes the one that is kept for the report.
    pub cutoff: Option<String>,
}

/// One rule that a summary is checked against before it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SelfCheck {
    /// `letterhead`, `number_and_date`, `body_size`, `margins`, `recipients`, `annexes`, `ending`, `own_words`, `sources`,
    /// `confirmed`, `targets_told`, `sections`.
    pub rule: String,
    /// The rule in words.
    pub words: String,
    /// Whether it is kept.
    pub ok: bool,
    /// What to do where it is not.
    pub what_to_do: Option<String>,
}
