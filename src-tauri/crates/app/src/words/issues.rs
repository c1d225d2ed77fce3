//! What is wrong with a file, and what to do about it.

use model::{Issue, IssueCode};

/// An issue of a file: names the file and the place, says what to do.
#[must_use]
#[expect(clippy::too_many_lines, reason = "a catalogue: one sentence for each code")]
pub fn issue(file: &str, issue: &Issue) -> String {
    let place = issue.at.as_deref().map(|at| format!(" ({at})")).unwrap_or_default();
    let detail = issue.detail.as_deref().unwrap_or_default();
    let what = |fallback: &str| if detail.is_empty() { fallback.to_owned() } else { detail.to_owned() };
    match issue.code {
        IssueCode::Encrypted => format!(
            "Tệp “{file}” có mật khẩu nên chưa đọc được. Hãy mở bằng chương trình của tệp, lưu một bản không có mật khẩu rồi nhập lại."
        ),
        IssueCode::Damaged => format!(
            "Tệp “{file}” bị hỏng{place}. Hãy mở bằng chương trình của tệp và lưu lại, hoặc xin nơi gửi bản khác."
        ),
        IssueCode::Truncated => {
            format!("Tệp “{file}” bị cụt{place}; phần sau chưa đọc được. Hãy xin nơi gửi bản đầy đủ.")
        }
        IssueCode::PartMissing => format!("Tệp “{file}” thiếu {}{place}; các phần khác đã đọc.", what("một phần")),
        IssueCode::NoTextLayer => {
            format!(
                "Tệp “{file}”{place} là ảnh quét, không có chữ. Hãy xin bản Word, hoặc bật nhận dạng chữ (cần cài Tesseract có tiếng Việt) rồi nhập lại."
            )
        }
        IssueCode::Recognised => format!(
            "Chữ ở {} của tệp “{file}” được nhận dạng từ ảnh, có thể sai. Hãy đối chiếu từng số với tệp gốc.",
            what("các trang là ảnh")
        ),
        IssueCode::NotRecognised => {
            format!(
                "Chưa nhận dạng được chữ của tệp “{file}”{place}: {}. Hãy nhập tay số ở đó.",
                what("không rõ lý do")
            )
        }
        IssueCode::NoUnicodeMap => {
            format!("Tệp “{file}”{place} dùng phông chữ không cho biết chữ gì. Hãy xin bản Word của tệp.")
        }
        IssueCode::Empty => format!("Tệp “{file}” không có chữ nào. Hãy kiểm tra lại tệp, hoặc xin nơi gửi bản khác."),
        IssueCode::UnsupportedFormat => format!(
            "Tệp “{file}” là {}, chưa đọc được. Hãy mở tệp và lưu thành Word, Excel hoặc PDF rồi nhập lại.",
            what("loại tệp không nhận ra")
        ),
        IssueCode::UnsupportedContent => {
            format!("Không đọc {}{place} trong “{file}”; hãy xem trong tệp gốc nếu ở đó có số liệu.", what("hình ảnh"))
        }
        IssueCode::LimitSize => format!("Tệp “{file}” quá lớn. Hãy tách thành các tệp nhỏ hơn rồi nhập lại."),
        IssueCode::LimitRatio => {
            format!("Tệp “{file}” nén bất thường{place} nên không mở tiếp. Hãy lưu lại tệp bằng chương trình của nó.")
        }
        IssueCode::LimitEntries => format!("Tệp “{file}” có quá nhiều phần; chỉ đọc những phần đầu."),
        IssueCode::LimitDepth => format!("Tệp “{file}” có phần lồng quá sâu{place}; phần đó chưa đọc."),
        IssueCode::LimitPages => format!("Tệp “{file}” có quá nhiều trang; chỉ đọc những trang đầu."),
        IssueCode::LimitCells => format!("Tệp “{file}” có bảng quá lớn{place}; chỉ đọc phần đầu của bảng."),
        IssueCode::LimitFigures => {
            format!("Tệp “{file}” có quá nhiều số; chỉ lấy những số đầu. Hãy tách thành các tệp nhỏ hơn rồi nhập lại.")
        }
        IssueCode::LimitTime => format!("Đọc tệp “{file}” quá lâu nên đã dừng. Hãy tách tệp nhỏ hơn rồi nhập lại."),
        IssueCode::LimitMemory => {
            format!("Tệp “{file}” cần quá nhiều bộ nhớ nên đã dừng. Hãy tách tệp nhỏ hơn rồi nhập lại.")
        }
        IssueCode::ReaderStopped => format!(
            "Việc đọc tệp “{file}” dừng giữa chừng; các tệp khác không bị ảnh hưởng. Hãy mở tệp bằng chương trình của nó, lưu lại rồi nhập lại."
        ),
        IssueCode::Secret => format!(
            "Tệp “{file}” đóng dấu {} nên không được đọc và không được lưu vào máy này. Hãy xử lý theo quy định về bảo vệ bí mật nhà nước.",
            what("MẬT")
        ),
        IssueCode::ExternalReference => {
            format!("Tệp “{file}” trỏ tới nội dung ở nơi khác{place}; phần đó không được mở.")
        }
        IssueCode::EntityRefused => format!("Tệp “{file}” có khai báo lạ{place}; phần đó không được mở."),
        IssueCode::UnsafePath => format!("Trong “{file}” có tên tệp không an toàn{place}; phần đó bị bỏ qua."),
        IssueCode::EncodingInvalid => format!("Tệp “{file}” có chữ hỏng mã{place}. Hãy đối chiếu với tệp gốc."),
        IssueCode::EncodingLegacy => format!(
            "Tệp “{file}” dùng bảng mã cũ ({}); đã chuyển sang Unicode. Hãy đối chiếu vài chữ với tệp gốc.",
            what("không rõ")
        ),
        IssueCode::HiddenContent => {
            format!("Tệp “{file}” có phần bị ẩn{place}: {}. Số trong phần ẩn không được lấy.", what("chữ ẩn"))
        }
        IssueCode::Unreadable => format!(
            "Không mở được tệp “{file}”: {}. Hãy kiểm tra tệp còn ở đó và không bị chương trình khác giữ.",
            what("không rõ lý do")
        ),
    }
}
