//! What went wrong, for people.

use crate::{reading::reason, words};
use model::{Catalogue, NameNotFound};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::path::Path;
use store::StoreError;

/// An error of a user action: a small code for the program, a Vietnamese sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[error("{message}")]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// `missing`, `damaged`, `unknown_area`, `no_figures` …
    pub code: String,
    /// What happened, to what, and what to do next.
    pub message: String,
    /// Technical detail to copy for support.
    pub detail: Option<String>,
}

impl Fault {
    /// A fault with its sentence.
    #[must_use]
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), detail: None }
    }

    fn detail(self, detail: &dyn ToString) -> Self {
        Self { detail: Some(detail.to_string()), ..self }
    }

    /// Whether the caller asked for something that does not exist or makes no sense: exit status 2.
    #[must_use]
    pub fn is_of_caller(&self) -> bool {
        matches!(self.code.as_str(), "unknown_area" | "unknown_indicator" | "bad_argument")
    }

    /// A value that a person typed and that cannot be taken.
    #[must_use]
    pub fn bad_value(message: impl Into<String>) -> Self {
        Self::new("bad_value", message)
    }

    /// A file that could not be written.
    #[must_use]
    pub fn unwritable(path: &Path, error: &std::io::Error) -> Self {
        let message = format!(
            "Không ghi được tệp “{}”: {}. Hãy chọn chỗ khác hoặc đóng chương trình đang giữ tệp.",
            path.display(),
            reason(error)
        );
        Self::new("unwritable", message).detail(&error)
    }

    /// An id that came from the page and is none.
    pub(crate) fn bad_id(id: &str) -> Self {
        Self::new("bad_argument", format!("Không có mục nào mang mã “{id}”."))
    }
}

/// A panic, as a message with details to copy.
#[must_use]
pub fn broken(said: &str) -> Fault {
    Fault::new("broken", "Chương trình gặp lỗi khi làm việc này. Dữ liệu đã lưu không bị ảnh hưởng; hãy thử lại.")
        .detail(&said)
}

impl From<NameNotFound> for Fault {
    fn from(missing: NameNotFound) -> Self {
        let near = if missing.nearest.is_empty() {
            String::new()
        } else {
            format!(" Tên gần giống: {}.", missing.nearest.join(", "))
        };
        Self::new("unknown_area", format!("Không có tỉnh, thành phố nào tên “{}”.{near}", missing.asked))
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        let (code, message) = sentence(&error);
        Self::new(code, message).detail(&error)
    }
}

fn sentence(error: &StoreError) -> (&'static str, String) {
    of_the_file(error).unwrap_or_else(|| of_a_row(error))
}

/// What is wrong with the data file as a whole.
fn of_the_file(error: &StoreError) -> Option<(&'static str, String)> {
    let (code, path, said) = match error {
        StoreError::Missing { path } => ("missing", path, "Hãy kiểm tra lại tên, hoặc nhập báo cáo để tạo tệp mới."),
        StoreError::Exists { path } => ("exists", path, "đã có sẵn nên không tạo đè lên. Hãy chọn tên khác."),
        StoreError::Damaged { path, .. } | StoreError::Altered { path, .. } => {
            ("damaged", path, "bị hỏng. Tệp được giữ nguyên, không ghi gì thêm. Hãy dùng bản sao lưu gần nhất, nếu có.")
        }
        StoreError::NotOurs { path } => {
            ("not_ours", path, "không phải là tệp dữ liệu của Tổng Kết. Hãy chọn tệp khác.")
        }
        StoreError::Newer { path, .. } => {
            ("newer", path, "do bản Tổng Kết mới hơn tạo ra. Hãy cài bản mới rồi mở lại.")
        }
        StoreError::Locked { path } => {
            ("locked", path, "đang được chương trình khác dùng. Hãy đóng chương trình đó rồi thử lại.")
        }
        StoreError::NoPack { path } => {
            let message = format!("“{}” không phải là gói dữ liệu. Hãy chọn tệp có đuôi .tongket.", path.display());
            return Some(("no_pack", message));
        }
        StoreError::ReadOnly { path } => {
            ("read_only", path, "không cho ghi. Hãy bỏ thuộc tính chỉ đọc hoặc chuyển tệp sang thư mục khác.")
        }
        StoreError::DiskFull { path } => {
            ("disk_full", path, "nằm trên ổ đĩa đã đầy; việc vừa làm chưa được lưu. Hãy dọn bớt rồi thử lại.")
        }
        StoreError::Copy { path, source } => {
            let (_, why) = sentence(source);
            let message = format!("Không ghi được bản sao lưu “{}”. Dữ liệu vẫn nguyên. {why}", path.display());
            return Some(("copy_failed", message));
        }
        StoreError::Io { path, source } => {
            let message = format!(
                "Không dùng được tệp dữ liệu “{}”: {}. Hãy kiểm tra ổ đĩa rồi thử lại.",
                path.display(),
                reason(source)
            );
            return Some(("unreachable", message));
        }
        _ => return None,
    };
    let name = path.display();
    let message = match code {
        "missing" => format!("Không có tệp dữ liệu “{name}”. {said}"),
        _ => format!("Tệp dữ liệu “{name}” {said}"),
    };
    Some((code, message))
}

/// What is wrong with one thing in it, or with what was asked.
fn of_a_row(error: &StoreError) -> (&'static str, String) {
    let (code, message) = match error {
        StoreError::UnknownReport(_) => {
            ("unknown_report", "Báo cáo này không còn trong dữ liệu. Hãy mở lại danh sách.")
        }
        StoreError::UnknownSummary(_) => {
            ("bad_argument", "Bản báo cáo này không còn trong dữ liệu. Hãy mở lại danh sách.")
        }
        StoreError::UnknownFact(_) => ("unknown_fact", "Số liệu này không còn trong dữ liệu. Hãy mở lại báo cáo."),
        StoreError::BadSpan { .. } => ("bad_span", "Chỗ bôi đen không nằm trong văn bản. Hãy bôi đen lại con số."),
        StoreError::OriginalDamaged(_) => {
            ("original_damaged", "Tệp gốc lưu trong dữ liệu bị hỏng. Hãy nhập lại báo cáo từ tệp trên máy.")
        }
        StoreError::NoReason => ("no_reason", "Việc này cần có lý do. Hãy ghi lý do rồi làm lại."),
        StoreError::YearClosed(year) => {
            let message = format!("Số liệu năm {year} đã khóa. Muốn sửa, hãy ghi lý do rồi làm lại.");
            return ("year_closed", message);
        }
        StoreError::NotLast(_) => {
            ("not_last", "Việc này không lấy lại riêng được: sau đó đã có thay đổi khác. Hãy dùng Hoàn tác lần lượt.")
        }
        StoreError::NoVersions(..) => (
            "no_versions",
            "Hai báo cáo này không thay cho nhau được: một bản đã có bản khác thay. Hãy mở lại danh sách.",
        ),
        StoreError::UnknownIndicator(code) => {
            let message = format!("Chỉ tiêu riêng “{code}” không còn trong danh mục. Hãy chọn chỉ tiêu khác.");
            return ("unknown_indicator", message);
        }
        StoreError::WrongIndicator(wrong) => {
            // The page asks before, with the catalogue at hand; here the built-in one must do.
            let faults = wrong.iter().flat_map(|(_, faults)| faults);
            let said: Vec<String> = faults.map(|fault| words::own_fault(fault, Catalogue::builtin())).collect();
            return ("wrong_indicator", said.join(" "));
        }
        StoreError::IndicatorUsed { figures, indicators, .. } => {
            return ("indicator_used", words::indicator_used(*figures, *indicators));
        }
        StoreError::NoPerson => ("no_person", "Chưa có tên người làm. Hãy điền họ tên ở Tổng quan rồi làm lại."),
        _ => (
            "store",
            "Không làm được việc này với tệp dữ liệu. Hãy thử lại; nếu vẫn lỗi, sao chép chi tiết gửi người hỗ trợ.",
        ),
    };
    (code, message.to_owned())
}
