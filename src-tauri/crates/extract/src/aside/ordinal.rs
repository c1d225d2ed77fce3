//! Ordinals: `lần thứ 7`, `khóa 15`, `kỳ họp thứ 5`, `giai đoạn 1`, `đợt 2`. A place in a rating is a figure and not here.

use super::Aside;
use crate::sentence::Sentence;
use model::Reason;

/// Words before a plain number that count through steps or meetings.
const STEPS: &[&str] = &[
    "lần thứ",
    "lần",
    "khóa",
    "khoá",
    "kỳ",
    "kỳ họp",
    "giai đoạn",
    "đợt",
    "vòng",
    "bước",
    "quyển",
    "cuốn",
    "số thứ tự",
    "tập",
    "học kỳ",
    "nhóm",
    "khối",
    "thế kỷ",
    "thế kỷ thứ",
    "chặng",
    "pha",
    "gói thầu số",
    "tiêu chí số",
    "tiêu chí",
    "ca",
    "năm thứ",
];

/// Words that make `thứ N` a place in a rating.
pub(crate) const RATINGS: &[&str] = &[
    "vị trí",
    "xếp",
    "đứng",
    "hạng",
    "xếp hạng",
    "vị thứ",
    "xếp ở vị trí",
    "xếp vị trí",
    "đứng ở vị trí",
    "thứ hạng",
    "đứng vị trí",
    "ở vị trí",
    "đạt",
    "lên",
    "xuống",
    "giữ",
    "đứng hàng",
];

/// `đứng thứ 21 (năm 2021: thứ 25)`: the place of another year.
fn is_place_before(s: &Sentence<'_>, start: usize, at: usize) -> bool {
    const NEAR: usize = 6;
    let open = (start.saturating_sub(NEAR)..start).rev().find(|i| s.word(*i) == "(");
    let rated = |open: usize| s.has_any(open.saturating_sub(NEAR)..open, &["xếp", "hạng", "đứng", "vị trí"]);
    open.is_some_and(rated) && s.word(at + 1) == ")"
}

/// An ordinal.
pub(super) fn at(s: &Sentence<'_>, at: usize) -> Option<Aside> {
    if !s.word(at).bytes().all(|b| b.is_ascii_digit()) || matches!(s.word(at + 1), "/" | "%") {
        return None;
    }
    // `Tuyên Quang thứ 41 trong 63 tỉnh`
    let of_field = s.after_any(at + 1, &["trong số", "trong tổng số", "trên tổng số", "trong", "trên"]);
    let of_field = of_field.is_some_and(|size| {
        s.is_number(size) && s.after_any(size + 1, &["tỉnh", "địa phương", "sở", "đơn vị", "huyện"]).is_some()
    });
    if let Some(start) = s.before(at, "thứ") {
        let rated = of_field
            || is_place_before(s, start, at)
            || s.before_any(start, RATINGS).is_some() && s.before(start, "lần").is_none();
        return (!rated).then(|| (start..at + 1, Reason::Ordinal));
    }
    let start = s.before_any(at, STEPS)?;
    let counted = s.is_word(at + 1) && crate::noun::is_counted(s, at + 1);
    let duration = matches!(s.word(at + 1), "năm" | "tháng" | "ngày" | "tuần") && !s.word(at + 2).is_empty();
    let small = s.word(at).len() <= 3;
    (small && !counted && !duration).then(|| (start..at + 1, Reason::Ordinal))
}
