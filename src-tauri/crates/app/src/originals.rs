//! The stored original of a report: opened in a program of the system, or handed to the page to be drawn.

use crate::{Desk, Fault, convert};
use base64::{Engine, engine::general_purpose::STANDARD};
use model::Format;
use std::fs;

/// Largest PDF whose pages are drawn in the window, in bytes: it crosses the bridge as text and lies there in memory.
pub const MAX_DRAWN_BYTES: usize = 48 << 20;

/// Opens a copy of the original in the program the system has for it.
///
/// # Errors
/// [`Fault`] when the original is damaged, the copy cannot be written or no program opens it.
pub fn open_original(desk: &Desk, id: &str) -> Result<(), Fault> {
    let id = convert::report_id(id)?;
    let (report, bytes) = (desk.data.report(id)?, desk.data.original(id)?);
    let path = crate::opening::fresh_copy(&report.file)?;
    fs::write(&path, bytes).map_err(|error| Fault::unwritable(&path, &error))?;
    crate::opening::open(&path)
}

/// The original of a report that came as PDF, in base64.
///
/// # Errors
/// [`Fault`] `no_pages` when it is no PDF, `too_large` above [`MAX_DRAWN_BYTES`], or when the original is damaged.
pub fn original_pdf(desk: &Desk, id: &str) -> Result<String, Fault> {
    let id = convert::report_id(id)?;
    if desk.data.report(id)?.format != Format::Pdf {
        return Err(Fault::new("no_pages", "Chỉ báo cáo từ tệp PDF mới xem được trang gốc. Hãy bấm Mở tệp gốc."));
    }
    let bytes = desk.data.original(id)?;
    fits(bytes.len())?;
    Ok(STANDARD.encode(bytes))
}

fn fits(bytes: usize) -> Result<(), Fault> {
    if bytes <= MAX_DRAWN_BYTES {
        return Ok(());
    }
    let (size, most) = (bytes.div_ceil(1 << 20), MAX_DRAWN_BYTES >> 20);
    let said = format!(
        "Tệp nặng {size} MB, quá lớn để xem trang ở đây (nhiều nhất {most} MB). Hãy bấm Mở tệp gốc để xem bằng chương trình khác."
    );
    Err(Fault::new("too_large", said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_too_large_is_named_with_its_size() {
        assert!(fits(MAX_DRAWN_BYTES).is_ok());
        let fault = fits(MAX_DRAWN_BYTES + 1).unwrap_err();
        assert_eq!(fault.code, "too_large");
        assert!(fault.message.contains("49 MB"), "{}", fault.message);
    }
}
