//! The words of the year-end report as they are rewritten, and its issued versions.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A piece of a passage: words, or a bound figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PieceDto {
    /// Words with their line breaks; of a figure, what is printed now.
    pub text: String,
    /// Key of the figure; none for words.
    pub figure: Option<String>,
}

/// A stretch of running text that is rewritten as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PassageDto {
    /// Its key.
    pub key: String,
    /// Number and title of its section.
    pub title: String,
    /// What stands there.
    pub pieces: Vec<PieceDto>,
    /// What the program says there.
    pub own: Vec<PieceDto>,
    /// Who rewrote it; none while the program's words stand.
    pub person: Option<String>,
    /// When.
    pub at: Option<String>,
    /// Numbers in it that the data do not hold, and figures that are gone; in words.
    pub remarks: Vec<String>,
}

/// A value that is not as it was when a report was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangedValueDto {
    /// Indicator with its part of the area, in words.
    pub name: String,
    /// `năm 2020`, `kế hoạch năm 2021`.
    pub time: String,
    /// As it was printed; none where it came since.
    pub before: Option<String>,
    /// As it would be printed now; none where it is gone.
    pub after: Option<String>,
}

/// An issued year-end report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IssuedDto {
    /// Its number in the data file.
    pub id: String,
    /// Which one of that unit and year, from 1.
    pub version: u32,
    /// Who issued it.
    pub person: String,
    /// When.
    pub at: String,
    /// The remark.
    pub note: Option<String>,
    /// Pages.
    pub pages: u32,
    /// Size in bytes.
    pub bytes: u32,
    /// SHA-256 of the file.
    pub sha256: String,
    /// What the data say otherwise now.
    pub changed: Vec<ChangedValueDto>,
}
