//! Words about data that go to another computer and come from one: packs, and files of figures.

/// Title of the box for saving a pack.
pub const SAVE_PACK: &str = "Lưu gói dữ liệu để chuyển sang máy khác";
/// Title of the box for choosing a pack.
pub const CHOOSE_PACK: &str = "Chọn gói dữ liệu từ máy khác";
/// A pack's name, until somebody gives it another.
pub const PACK_NAME: &str = "goi-du-lieu";
/// There is no chosen pack any more.
pub const NO_PACK_CHOSEN: &str = "Chưa chọn gói dữ liệu nào. Hãy chọn lại.";

/// The name is that of another kind of file.
#[must_use]
pub fn not_a_pack(path: &std::path::Path) -> String {
    format!("“{}” đã có và không phải là gói dữ liệu. Hãy chọn tên khác.", path.display())
}

/// Who judged a figure on another computer, and who took that in.
pub(crate) fn judged_elsewhere(there: &store::Decided, here: &str) -> String {
    format!("{} ({}; nhận từ gói dữ liệu: {here})", there.person, there.at.format("%d/%m/%Y"))
}

/// Why something stays as it is although a pack says otherwise.
#[must_use]
pub fn left_alone(kind: &str) -> &'static str {
    match kind {
        "figure" => "Hai bên duyệt khác nhau. Giữ số ở máy này; hãy đối chiếu với câu gốc.",
        "report" => "Hai bên sửa thông tin báo cáo khác nhau. Giữ như ở máy này.",
        "read_otherwise" => "Văn bản ở hai máy đọc ra khác nhau nên chưa nhận kết quả duyệt của báo cáo này.",
        "trashed" => "Báo cáo này đang ở thùng rác của máy này. Khôi phục nó rồi nhận lại nếu cần.",
        "chosen" => "Máy này đã chọn số chính thức khác. Giữ lựa chọn ở máy này.",
        "setting" => "Máy này đã đặt khác. Giữ như ở máy này.",
        "indicator" => {
            "Máy này định nghĩa chỉ tiêu riêng này khác. Giữ như ở máy này; số liệu của gói vẫn vào chỉ tiêu này."
        }
        "addition" => "Máy này đã đặt tên gọi riêng khác, hoặc đã ẩn khác. Giữ như ở máy này.",
        _ => "",
    }
}

/// Title of the box for saving figures.
pub const SAVE_FACTS: &str = "Lưu số liệu ra tệp";
/// The name of such a file.
pub const FACTS_NAME: &str = "so-lieu";
/// Under the head of the workbook of figures.
pub const FACTS_BOOK: &str = "Mỗi dòng một số liệu; giá trị theo đơn vị gốc (đồng, người, thuê bao …).";
