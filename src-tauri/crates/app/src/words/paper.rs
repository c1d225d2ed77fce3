//! Words about the year-end report's own text and its issued versions.

/// Words without end in a passage.
pub const PASSAGE_TOO_LONG: &str = "Đoạn này dài quá 20.000 chữ. Hãy viết gọn lại.";
/// The report does not end as reports end.
pub const CHECK_ENDING: &str = "Hãy kết thúc đoạn cuối của báo cáo bằng “./.”.";
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

/// Annexes that the text does not speak of.
#[must_use]
pub fn check_annexes(numbers: &[&str]) -> String {
    format!("Trong lời văn chưa nhắc đến {}. Hãy nhắc đến, ví dụ ở mục khái quát chung.", numbers.join(", "))
}

/// A draft is not issued.
#[must_use]
pub fn not_issued_with_pending(pending: usize) -> String {
    format!("Còn {pending} số liệu chưa có người duyệt nên chưa ban hành được. Hãy xác nhận các số này trước.")
}
