//! Words about the year-end report: its files, the last day of its figures, its own text, its issued versions.

use crate::Made;

/// Title of the box for saving a summary.
pub const SAVE_SUMMARY: &str = "Lưu báo cáo tổng kết";
/// The forms of a summary.
pub const SUMMARY_FORMS: &str =
    "Báo cáo tổng kết có các dạng .pdf, .docx và .xlsx. Hãy đặt tên tệp có một trong các đuôi này.";

/// A day that cannot be the last one of a year's figures.
#[must_use]
pub fn no_cutoff(asked: &str, year: i32) -> String {
    format!("Ngày “{asked}” không dùng được. Hãy viết như {year}-12-15, từ ngày 01/01/{year} trở đi.")
}

/// What the person at the command line should know about a summary.
#[must_use]
pub fn summary_notes(made: &Made) -> Vec<String> {
    let mut notes = Vec::new();
    if made.tree.pending > 0 {
        notes.push(format!(
            "Dự thảo: {} số liệu chưa có người duyệt, đánh dấu “chờ” trong phụ lục nguồn.",
            made.tree.pending
        ));
    }
    notes.extend(made.missing_in_words());
    notes
}

/// Words without end in a passage.
pub const PASSAGE_TOO_LONG: &str = "Đoạn này dài quá 20.000 chữ. Hãy viết gọn lại.";
/// Title of the box for saving an issued report.
pub const SAVE_ISSUED: &str = "Lưu bản đã ban hành";

/// A figure that the report has not.
#[must_use]
pub fn no_such_figure(key: &str) -> String {
    format!("Báo cáo không có số liệu “{key}”. Hãy mở lại đoạn này rồi chèn số liệu từ danh sách.")
}

/// Figures stood in own words that the data no longer hold.
#[must_use]
pub fn figures_gone(title: &str, count: usize) -> String {
    let place = place(title);
    format!("{place} có {count} số liệu không còn trong dữ liệu, in là “{}”. Hãy sửa lại đoạn này.", summary::NO_FIGURE)
}

/// What own words are called that have no place any more.
pub const NO_SUCH_PASSAGE: &str = "Đoạn không còn trong báo cáo";
/// Letters of own words by which they are known again.
const BEGINNING: usize = 80;

/// Own words that have no place in the report.
#[must_use]
pub fn not_printed(title: &str, said: &str) -> String {
    let place = if title.is_empty() { "Một mục không còn trong báo cáo".to_owned() } else { place(title) };
    let cut = said.char_indices().nth(BEGINNING).map_or(said.len(), |(at, _)| at);
    let beginning = said.get(..cut).unwrap_or(said);
    let dots = if cut < said.len() { "…" } else { "" };
    format!(
        "{place} có lời tự viết không được in: “{beginning}{dots}”. Hãy chép sang đoạn khác hoặc bỏ lời này ở “Sửa lời”."
    )
}

/// A typed number is not the data's.
#[must_use]
pub fn number_differs(title: &str, quote: &str, data: &str) -> String {
    format!("{} ghi “{quote}”, dữ liệu ghi khác: {data}. Hãy chèn số liệu thay cho số gõ tay.", place(title))
}

/// A typed number that the data do not know.
#[must_use]
pub fn number_unknown(title: &str, quote: &str) -> String {
    format!("{} ghi “{quote}”, số này không có trong dữ liệu. Hãy đối chiếu lại hoặc nhập số vào biểu.", place(title))
}

/// `Mục “1. Lĩnh vực bưu chính”`.
fn place(title: &str) -> String {
    if title.is_empty() { "Phần mở đầu hoặc kết thúc".to_owned() } else { format!("Mục “{title}”") }
}

/// A draft is not issued.
#[must_use]
pub fn not_issued_with_pending(pending: usize) -> String {
    format!("Còn {pending} số liệu chưa có người duyệt nên chưa ban hành được. Hãy xác nhận các số này trước.")
}
