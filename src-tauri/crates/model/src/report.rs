//! Báo cáo: a stored document and what it is.

use crate::{AreaId, Format, Period, codes::codes};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

codes! {
    /// The kind of report, by the time it covers.
    ReportKind {
        /// Năm.
        Year = "year",
        /// 6 tháng.
        Half = "half",
        /// Quý.
        Quarter = "quarter",
        /// Tháng.
        Month = "month",
        /// N tháng.
        Months = "months",
        /// On a topic or an event.
        Other = "other",
    }
}

codes! {
    /// Whose word it is; decides between two values of equal standing otherwise.
    Standing {
        /// The department that answers for the field.
        Department = "department",
        /// Another body: an enterprise, a district, another department.
        Body = "body",
        /// A newspaper or broadcaster about them.
        Press = "press",
    }
}

/// The key of a stored report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReportId(pub i64);

/// A stored report, without its text and its original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Key.
    pub id: ReportId,
    /// Name of the file as it was imported.
    pub file: String,
    /// SHA-256 of the original, 64 hexadecimal digits.
    pub sha256: String,
    /// Size of the original in bytes.
    pub bytes: u64,
    /// Kind of file.
    pub format: Format,
    /// Title.
    pub title: String,
    /// `123/BC-STTTT`.
    pub number: Option<String>,
    /// Province; none while nobody has said which.
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
    /// When it was imported, local time.
    pub imported_at: NaiveDateTime,
    /// Who imported it.
    pub imported_by: String,
}
