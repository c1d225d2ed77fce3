//! The department that issues the reports, as its letterhead, signature and sheet show it.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Letterhead, signature block, recipients and sheet of a department's reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OfficeDto {
    /// The year of the report: in 2025 the department became another, with settings of its own.
    pub year: i32,
    /// The body above: `UBND TỈNH HÀ TĨNH`.
    pub superior: String,
    /// The body in capitals: `SỞ THÔNG TIN VÀ TRUYỀN THÔNG`.
    pub body: String,
    /// The body inside a sentence: `Sở Thông tin và Truyền thông tỉnh Hà Tĩnh`.
    pub name: String,
    /// `BC-STTTT`.
    pub symbol: String,
    /// Place before the date: `Hà Tĩnh`.
    pub place: String,
    /// Kính gửi; none leaves the line out.
    pub addressees: Vec<String>,
    /// Authority and post of who signs, a line each: `KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`.
    pub signer_lines: Vec<String>,
    /// Name of who signs; none leaves it blank.
    pub signer_name: Option<String>,
    /// Nơi nhận, without dashes; the first and the last line (`Lưu: VT, …`) are added when printed.
    pub recipients: Vec<String>,
    /// The unit that drafted it, in the last line: `VP`.
    pub drafting_unit: String,
    /// Size of running text, 13 or 14 points.
    pub body_size: u8,
    /// Margins of the sheet.
    pub margins: MarginsDto,
}

/// Margins in millimetres, inside the ranges of Nghị định 30/2020/NĐ-CP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MarginsDto {
    /// 20 to 25.
    pub top: u8,
    /// 20 to 25.
    pub bottom: u8,
    /// 30 to 35, on the side of the binding.
    pub left: u8,
    /// 15 to 20.
    pub right: u8,
}
