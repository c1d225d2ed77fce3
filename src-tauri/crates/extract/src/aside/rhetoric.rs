//! Ways of speaking that count nothing: `3 trụ cột`, `một trong 3 khâu đột phá`, `4 tại chỗ`, `chính quyền 2 cấp`.

use super::Aside;
use crate::sentence::Sentence;
use model::Reason;

/// What such numbers stand before.
const AFTER: &[&str] = &[
    "trụ cột",
    "khâu đột phá",
    "đột phá",
    "mũi nhọn",
    "tại chỗ",
    "không",
    "rõ",
    "nhất",
    "cấp",
    "bên",
    "nhà",
    "tốt",
    "sẵn sàng",
    "quyết tâm",
    "chủ động",
    "đồng hành",
    "dám",
    "tầng",
    "chiều",
    "trong 1",
    "thật",
    "đúng",
    "giảm",
    "tăng",
    "xung kích",
];

/// A number that counts nothing.
pub(super) fn at(s: &Sentence<'_>, at: usize) -> Option<Aside> {
    if let Some(start) = s.before_any(at, &["một trong", "1 trong", "là một trong", "một trong số"]) {
        return Some((start..at + 1, Reason::Rhetoric));
    }
    // `1 trong 12 tỉnh`: the one is an article.
    if s.word(at) == "1"
        && matches!(s.word(at + 1), "trong")
        && matches!(s.word(at + 2), "những" | "các" | "số") | s.is_number(at + 2)
    {
        return Some((at..at + 1, Reason::Rhetoric));
    }
    let small = s.word(at).parse::<u32>().is_ok_and(|n| n <= 12);
    if !small {
        return None;
    }
    let end = s.after_any(at + 1, AFTER)?;
    match s.word(at + 1) {
        // `liên thông 4 cấp` says how far a system reaches; the figure forms look at it.
        "cấp" => {
            let named = ["cấp quốc gia", "cấp tỉnh", "cấp huyện", "cấp xã", "cấp cơ sở", "cấp bộ", "cấp thành phố"];
            let joined = s.before_any(at, &["liên thông", "cả"]).is_some() || s.after_any(at + 1, &named).is_some();
            let grants = s.before_any(at, &["đã", "được"]).is_some();
            (!joined && !grants).then_some((at..end, Reason::Rhetoric))
        }
        "không" | "rõ" | "nhất" | "bên" | "nhà" | "tốt" | "thật" | "dám" | "đúng" | "tăng" | "giảm" | "tầng"
        | "chiều" => {
            let quoted = s.word_before(at) == "\"" || matches!(s.word(end), "\"" | "," | "." | ")" | "");
            (quoted || s.is_number(end + 1)).then_some((at..end, Reason::Rhetoric))
        }
        _ => Some((at..end, Reason::Rhetoric)),
    }
}
