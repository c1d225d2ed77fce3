//! Words about the letterhead, the margins and the sizes of an office's papers.

/// Something of the letterhead is left blank.
#[must_use]
pub fn office_blank(what: &str) -> String {
    format!("Chưa có {what}. Hãy điền vào rồi lưu lại.")
}

/// Something of the letterhead is too long for its line.
#[must_use]
pub fn office_too_long(text: &str, most: usize) -> String {
    let start: String = text.chars().take(30).collect();
    format!("Dòng “{start}…” dài quá {most} chữ nên không in vừa. Hãy viết gọn lại.")
}

/// A symbol that no report has.
#[must_use]
pub fn office_symbol(symbol: &str) -> String {
    format!("Ký hiệu “{symbol}” chưa đúng. Ký hiệu của báo cáo gồm BC- và chữ viết tắt tên cơ quan, như BC-STTTT.")
}

/// Who signs in another's name has a post of their own.
#[must_use]
pub fn office_own_post(first: &str) -> String {
    format!("Dưới dòng “{first}” cần thêm dòng chức vụ của người ký, như PHÓ GIÁM ĐỐC.")
}

/// A margin outside the decree's range.
#[must_use]
pub fn office_margin(side: &str, least: u8, most: u8) -> String {
    let side = match side {
        "top" => "trên",
        "bottom" => "dưới",
        "left" => "trái",
        _ => "phải",
    };
    format!("Lề {side} phải từ {least} đến {most} mm (Nghị định 30/2020/NĐ-CP).")
}

/// A size of text outside the decree's.
pub const OFFICE_BODY_SIZE: &str = "Cỡ chữ phải là 13 hoặc 14 (Nghị định 30/2020/NĐ-CP).";
