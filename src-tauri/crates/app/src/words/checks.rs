//! Words about the check of the year-end report before printing: its rules, and what to do where one is not kept.

/// A rule of the check before printing.
#[must_use]
pub fn check_rule(rule: &str) -> &'static str {
    match rule {
        "letterhead" => "Phần đầu và phần ký có đủ thông tin",
        "number_and_date" => "Số và ngày để trống cho văn thư điền",
        "body_size" => "Cỡ chữ 13 hoặc 14",
        "margins" => "Lề trang trong khoảng quy định",
        "recipients" => "Nơi nhận kết thúc bằng dòng “Lưu:”",
        "annexes" => "Lời văn có nhắc đến các phụ lục",
        "ending" => "Báo cáo kết thúc bằng “./.”",
        "own_words" => "Các đoạn tự viết khớp với dữ liệu",
        "sources" => "Mọi số liệu đều có nguồn",
        "confirmed" => "Mọi số liệu đã có người duyệt",
        "targets_told" => "Mọi chỉ tiêu được giao đều có kết quả",
        "sections" => "Không có mục nào trống",
        _ => "",
    }
}

/// The clerk's places are not blank.
pub const CHECK_NUMBER: &str = "Hãy bỏ chữ số khỏi chỗ của số và ngày; văn thư điền sau khi ký.";
/// A margin outside the decree's range.
pub const CHECK_MARGINS: &str = "Hãy đặt lề trên, dưới 20–25 mm, trái 30–35 mm, phải 15–20 mm.";
/// No last line for the archive.
pub const CHECK_RECIPIENTS: &str = "Hãy điền đơn vị soạn thảo để in dòng “Lưu: VT, …”.";

/// Annexes that the text does not speak of.
#[must_use]
pub fn check_annexes(numbers: &[&str]) -> String {
    format!("Trong lời văn chưa nhắc đến {}. Hãy nhắc đến, ví dụ ở mục khái quát chung.", numbers.join(", "))
}

/// The report does not end as reports end.
pub const CHECK_ENDING: &str = "Hãy kết thúc đoạn cuối của báo cáo bằng “./.”.";

/// Figures that no source stands behind.
#[must_use]
pub fn check_sources(count: usize) -> String {
    format!("{count} số liệu chưa có nguồn. Hãy mở bản xem trước và nhập lại báo cáo chứa các số này.")
}

/// Values that no person has judged.
#[must_use]
pub fn check_confirmed(count: usize) -> String {
    format!("Còn {count} số liệu chờ duyệt. Hãy duyệt, hoặc chọn chỉ lấy số đã duyệt.")
}

/// Assigned targets without a result.
#[must_use]
pub fn check_results(names: &[String]) -> String {
    format!("Chưa có kết quả của: {}. Hãy nhập báo cáo hoặc điền tay.", names.join("; "))
}

/// Headings with nothing under them.
#[must_use]
pub fn check_empty(titles: &[&str]) -> String {
    format!("Mục chưa có số liệu: {}. Hãy nhập báo cáo, hoặc bỏ chọn giữ mục chưa có số.", titles.join("; "))
}
