//! Whether the data file and every original in it are whole.

use crate::{Desk, Fault};
use store::Fault as Flaw;

/// What is wrong with the data file, one Vietnamese sentence each; nothing when it is whole.
///
/// # Errors
/// [`Fault`] when the file cannot be read at all.
pub fn check(desk: &Desk) -> Result<Vec<String>, Fault> {
    Ok(desk.data.check()?.iter().map(sentence).collect())
}

fn sentence(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Structure(said) => format!("Cấu trúc tệp dữ liệu bị hỏng ({said}). Hãy dùng bản sao lưu gần nhất."),
        Flaw::Reference { table, row, to } => {
            format!(
                "Dòng {row} của bảng {table} trỏ tới một dòng không còn trong bảng {to}. Hãy dùng bản sao lưu gần nhất."
            )
        }
        Flaw::Original(id) => format!("Tệp gốc của báo cáo {} bị hỏng. Hãy nhập lại báo cáo từ tệp trên máy.", id.0),
        Flaw::Document(id) => format!("Văn bản của báo cáo {} bị hỏng. Hãy nhập lại báo cáo từ tệp trên máy.", id.0),
        Flaw::Quote(id) => {
            format!("Số liệu {} không khớp với câu gốc của nó. Hãy xem lại số liệu này trong báo cáo.", id.0)
        }
        Flaw::History(id) => {
            format!("Số liệu {} không khớp với lịch sử của nó. Hãy xem lại số liệu này trong báo cáo.", id.0)
        }
        Flaw::Indicator(id) => {
            format!("Số liệu {} thuộc một chỉ tiêu riêng không còn trong danh mục. Hãy chọn lại chỉ tiêu cho nó.", id.0)
        }
        Flaw::Altered { table, row } => {
            format!("Dòng {row} của bảng {table} không còn như lúc ghi. Hãy dùng bản sao lưu gần nhất.")
        }
        other => format!("Tệp dữ liệu có lỗi: {other:?}. Hãy dùng bản sao lưu gần nhất."),
    }
}
