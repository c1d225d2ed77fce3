//! Words about a newer edition of the program.

use crate::dto::UpdateOffer;

/// Title of the box for choosing a newer installer.
pub const CHOOSE_UPDATE: &str = "Chọn bộ cài mới";
/// Why the window updates nothing: no installer was looked at before.
pub const NO_UPDATE: &str = "Chưa chọn bộ cài. Hãy chọn tệp rồi bấm Cập nhật.";
/// What comes after the installer was started by the command line.
pub const UPDATING: &str = "Đã sao lưu và bắt đầu cài. Phiên bản mới có sau ít giây.";

/// What an installer would bring.
#[must_use]
pub fn update_lines(offer: &UpdateOffer) -> Vec<String> {
    let first = format!("Bản {} (đang dùng bản {}), chữ ký đúng.", offer.version, offer.running);
    std::iter::once(first).chain(offer.news.iter().map(|one| format!("- {one}"))).collect()
}
