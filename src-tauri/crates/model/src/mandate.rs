//! Chuyển giao lĩnh vực: fields that left the department when departments were merged on 1/3/2025.
//!
//! Press, publishing, grassroots and external information went to the department of culture, network security to the
//! provincial police: their series end in the department's reports for that reason, not because nothing was done.
//! Source: the reorganisation of 2025 as reported by one province and the general rule (`docs` of the domain data,
//! "The reporting regime", section 1); so it is said as a likely reason, never used to drop a value.

use crate::FieldCode;
use chrono::NaiveDate;

/// Where a field went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldMoved {
    /// The first day it was with the other body.
    pub since: NaiveDate,
    /// The other body, in Vietnamese.
    pub to: &'static str,
}

/// Where this field of work went, if it left the department.
#[must_use]
pub fn field_moved(field: &FieldCode) -> Option<FieldMoved> {
    let to = match field.as_str() {
        "press" | "pub" | "base" | "ext" => "Sở Văn hóa, Thể thao và Du lịch",
        "sec" => "Công an tỉnh",
        _ => return None,
    };
    NaiveDate::from_ymd_opt(2025, 3, 1).map(|since| FieldMoved { since, to })
}
