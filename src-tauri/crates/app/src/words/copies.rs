//! Words about safety copies, and whether the data file is whole.

/// Title of the box that asks where to write a safety copy.
pub const SAVE_BACKUP: &str = "Sao lưu dữ liệu";
/// Title of the box that asks for a safety copy.
pub const CHOOSE_BACKUP: &str = "Chọn bản sao lưu";
/// Name of a safety copy for the box, without its ending.
pub const BACKUP_NAME: &str = "tong-ket-sao-luu";
/// No safety copy lies there.
pub const NO_SUCH_COPY: &str = "Không còn bản sao lưu này. Hãy mở lại danh sách.";

/// Where a restore kept the file that was there before.
#[must_use]
pub fn kept_before(path: &std::path::Path) -> String {
    format!("Tệp dữ liệu trước đó được giữ ở “{}”.", path.display())
}

/// The data file is whole.
pub const WHOLE: &str = "Tệp dữ liệu và mọi tệp gốc còn nguyên vẹn.";
