//! The day of publication: the date line of a page (`16:56 04-08-2020`) or of a letterhead (`Hà Tĩnh, ngày 25 tháng 12 năm 2020`).

use super::Head;
use crate::calendar::{Anchor, When};
use chrono::NaiveDate;

/// Lines from the top that may hold the date line.
const TOP: usize = 25;
/// Lines from the bottom that may hold the place and day of signature.
const BOTTOM: usize = 14;
/// Most words of a date line besides the date.
const WORDS: usize = 14;

/// The day a report was published.
pub(super) fn find(heads: &[Head<'_>]) -> Option<NaiveDate> {
    let bottom = heads.len().saturating_sub(BOTTOM);
    let top = heads.iter().take(TOP).find_map(date_line);
    top.or_else(|| heads.iter().skip(bottom.max(TOP)).find_map(signature))
}

fn date_line(head: &Head<'_>) -> Option<NaiveDate> {
    let s = &head.s;
    let words = (0..s.len()).filter(|i| s.is_word(*i)).count();
    if words > WORDS || s.len() > 34 {
        return None;
    }
    let day = head.mentions.iter().find(|m| matches!(&m.when, When::Day(day) if day.year.is_some()))?;
    // A date inside the words of a title or a citation is not the day of the page.
    // `Số: 512/BC-SKHCN … Cao Bằng, ngày 20 tháng 3 năm 2026` in one line.
    let numbered = s.after(0, "số :").map(|at| s.end_of_group(at)).filter(|end| *end <= day.first);
    let from = numbered.unwrap_or(0);
    let cited = s.has_any(
        from..day.first,
        &["số", "quyết định", "công văn", "kế hoạch", "đến ngày", "từ ngày", "hội nghị", "sáng", "chiều"],
    ) && !s.has_any(0..day.first, &["cập nhật"]);
    let bound = matches!(s.word_before(day.first), "từ" | "đến" | "trước" | "sau" | "hết" | "tới" | "kể");
    let before = (from..day.first).filter(|i| s.is_word(*i) && !is_frame(s.word(*i))).count();
    (!cited && !bound && before <= 4).then(|| day.when.period(&Anchor::default()).map(|p| p.start)).flatten()
}

fn is_frame(word: &str) -> bool {
    matches!(
        word,
        "ngày"
            | "thứ"
            | "cập"
            | "nhật"
            | "đăng"
            | "lúc"
            | "hai"
            | "ba"
            | "tư"
            | "năm"
            | "sáu"
            | "bảy"
            | "chủ"
            | "gmt"
            | "tỉnh"
            | "tp"
    )
}

fn signature(head: &Head<'_>) -> Option<NaiveDate> {
    let s = &head.s;
    let day = head.mentions.iter().find(|m| matches!(&m.when, When::Day(day) if day.year.is_some()))?;
    let place = s.word_before(day.first) == "," && s.is_capital(0);
    (place && s.len() <= 18).then(|| day.when.period(&Anchor::default()).map(|p| p.start)).flatten()
}
