//! Words about recognising letters in scans.

use crate::{
    Pages,
    ocr::{Found, NoWords},
};

/// Letters are to be recognised and the program for it is not there.
#[must_use]
pub const fn no_recogniser(found: &Found) -> Option<&'static str> {
    match found {
        Found::Ready(_) => None,
        Found::NoVietnamese => {
            Some("Tesseract chưa có tiếng Việt (vie). Hãy cài thêm ngôn ngữ này; bản quét chưa được nhận dạng.")
        }
        Found::Nothing => Some(
            "Chưa thấy chương trình Tesseract trên máy. Hãy cài Tesseract có tiếng Việt; bản quét chưa được nhận dạng.",
        ),
    }
}

/// How far the recognising of letters is.
#[must_use]
pub fn recognising(pages: Pages) -> String {
    format!("Đang nhận dạng chữ: trang {} trên {}", pages.done + 1, pages.total)
}

/// The name of the page with this number from 0.
pub(crate) fn page(page: usize) -> String {
    format!("trang {}", page + 1)
}

/// The names of pages, those that follow each other together: `trang 1–3, 5`.
pub(crate) fn pages(pages: &[usize]) -> String {
    let runs = pages.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
        [first, .., last] => format!("{}–{}", first + 1, last + 1),
        run => run.iter().map(|page| (page + 1).to_string()).collect(),
    });
    format!("trang {}", runs.collect::<Vec<_>>().join(", "))
}

/// Why a picture gave no words.
pub(crate) const fn no_words(why: NoWords) -> &'static str {
    match why {
        NoWords::TooLong => "lâu quá mức cho phép",
        NoWords::Failed => "chương trình nhận dạng báo lỗi",
        NoWords::NoPicture => "ảnh quá lớn hoặc không đọc được",
    }
}
