//! Words about reports: how they are taken in, how they are called, what they are.

use crate::dto::{ImportRow, ImportState};

/// Title of the picker for files.
pub const CHOOSE_FILES: &str = "Chọn báo cáo để nhập";
/// Title of the picker for a folder.
pub const CHOOSE_FOLDER: &str = "Chọn thư mục báo cáo";
/// Nothing was pasted.
pub const PASTED_NOTHING: &str = "Chưa có chữ nào để nhập. Hãy dán văn bản hoặc bảng vào ô.";

/// How a pasted text is called among the reports: when it came, and from whom.
pub fn pasted_name(at: chrono::NaiveDateTime, from: &str, ending: &str) -> String {
    let from = if from.is_empty() { String::new() } else { format!(" - {from}") };
    format!("Văn bản dán {}{from}.{ending}", at.format("%d-%m-%Y %H.%M.%S"))
}

/// What became of a file, in one line.
#[must_use]
pub fn import_line(row: &ImportRow) -> String {
    let recognised: Vec<&str> = [&row.area, &row.period].into_iter().flatten().map(String::as_str).collect();
    let found = format!("{} số liệu, {} đã gắn chỉ tiêu, {} cần xem", row.facts, row.linked, row.doubtful);
    match row.state {
        ImportState::Imported if row.version_of.is_some() => {
            format!("Bản mới      {} · {} · {found}", row.name, recognised.join(" · "))
        }
        ImportState::Imported => format!("Đã nhập      {} · {} · {found}", row.name, recognised.join(" · ")),
        ImportState::Duplicate => format!("Đã có sẵn    {} · {}", row.name, recognised.join(" · ")),
        ImportState::Failed => format!("Chưa đọc được {}", row.name),
        ImportState::Skipped | ImportState::Stopped | ImportState::Waiting | ImportState::Reading => {
            format!("Bỏ qua       {}", row.name)
        }
    }
}

/// What a report is, in a line.
#[must_use]
pub fn identity(of: &store::ReportIdentity) -> String {
    let area = of.area.as_ref().map(crate::convert::area_name);
    let period = of.period.as_ref().map(|p| p.label.clone());
    let published = of.published.map(|day| day.format("%d/%m/%Y").to_string());
    let said = [Some(of.title.clone()), of.number.clone(), area, period, of.organization.clone(), published];
    said.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
