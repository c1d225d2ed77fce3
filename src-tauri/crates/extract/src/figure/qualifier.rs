//! Loosening words: hơn, gần, khoảng, tối thiểu, không quá, … trở lên.

use crate::sentence::Sentence;
use model::{Form, Qualifier};
use std::ops::Range;

/// A loosening word and how far the quote reaches with it.
pub(super) struct Loose {
    pub(super) qualifier: Qualifier,
    /// First token of the loosening word, or of the number.
    pub(super) start: usize,
    /// The token after the number's phrase, or after `trở lên`.
    pub(super) end: usize,
}

/// Words right before the number. Longer ones first.
const BEFORE: &[(&str, Qualifier)] = &[
    ("không thấp hơn", Qualifier::AtLeast),
    ("không ít hơn", Qualifier::AtLeast),
    ("không dưới", Qualifier::AtLeast),
    ("không nhỏ hơn", Qualifier::AtLeast),
    ("thấp nhất là", Qualifier::AtLeast),
    ("ít nhất là", Qualifier::AtLeast),
    ("ít nhất", Qualifier::AtLeast),
    ("tối thiểu là", Qualifier::AtLeast),
    ("tối thiểu đạt", Qualifier::AtLeast),
    ("tối thiểu", Qualifier::AtLeast),
    ("> =", Qualifier::AtLeast),
    ("≥", Qualifier::AtLeast),
    ("không quá", Qualifier::AtMost),
    ("không vượt quá", Qualifier::AtMost),
    ("nhiều nhất", Qualifier::AtMost),
    ("tối đa là", Qualifier::AtMost),
    ("tối đa", Qualifier::AtMost),
    ("không hơn", Qualifier::AtMost),
    ("< =", Qualifier::AtMost),
    ("≤", Qualifier::AtMost),
    ("chưa tới", Qualifier::Under),
    ("chưa đến", Qualifier::Under),
    ("chưa đầy", Qualifier::Under),
    ("chưa đạt", Qualifier::Under),
    ("không tới", Qualifier::Under),
    ("không đến", Qualifier::Under),
    ("ít hơn", Qualifier::Under),
    ("dưới", Qualifier::Under),
    ("<", Qualifier::Under),
    ("vượt mốc", Qualifier::Over),
    ("vượt ngưỡng", Qualifier::Over),
    ("vượt con số", Qualifier::Over),
    ("vượt qua", Qualifier::Over),
    ("vượt trên", Qualifier::Over),
    ("nhiều hơn", Qualifier::Over),
    ("hơn", Qualifier::Over),
    ("trên", Qualifier::Over),
    (">", Qualifier::Over),
    ("gần", Qualifier::Almost),
    ("gần tới", Qualifier::Almost),
    ("gần đến", Qualifier::Almost),
    ("ngót", Qualifier::Almost),
    ("suýt soát", Qualifier::Almost),
    ("xấp xỉ", Qualifier::Approx),
    ("khoảng", Qualifier::Approx),
    ("vào khoảng", Qualifier::Approx),
    ("chừng", Qualifier::Approx),
    ("tầm", Qualifier::Approx),
    ("ước khoảng", Qualifier::Approx),
    ("ước tính", Qualifier::Approx),
    ("ước", Qualifier::Approx),
    ("độ khoảng", Qualifier::Approx),
];

/// `ước đạt`, `ước thực hiện`: an estimate loosens the value where no other word does.
const ESTIMATES: &[&str] = &[
    "ước đạt",
    "ước thực hiện",
    "ước tính đạt",
    "ước tính",
    "ước cả năm đạt",
    "ước",
    "ước thực hiện đạt",
    "ước có",
    "ước khoảng",
    "ước là",
    "ước đạt được",
    "ước tính khoảng",
];

/// The loosening word round a number's phrase.
pub(super) fn round(s: &Sentence<'_>, tokens: &Range<usize>, form: Form) -> Loose {
    let (start, end) = (tokens.start, tokens.end);
    if let Some(after) = s.after_any(end, &["trở lên", "trở xuống"]) {
        let qualifier = if s.word(after - 1) == "lên" { Qualifier::AtLeast } else { Qualifier::AtMost };
        let from = if s.word_before(start) == "từ" { start - 1 } else { start };
        return Loose { qualifier, start: from, end: after };
    }
    let mut best: Option<(usize, Qualifier)> = None;
    for &(words, qualifier) in BEFORE {
        if let Some(at) = s.before(start, words)
            && best.is_none_or(|(b, _)| at < b)
        {
            best = Some((at, qualifier));
        }
    }
    if let Some((at, qualifier)) = best.filter(|(at, q)| !is_preposition(s, *at, *q) && form != Form::Rank) {
        return Loose { qualifier, start: at, end };
    }
    if s.before_any(start, ESTIMATES).is_some() {
        return Loose { qualifier: Qualifier::Approx, start, end };
    }
    Loose { qualifier: Qualifier::Exact, start, end }
}

/// `đăng trên 25 trang`, `trên 3 lĩnh vực`: a place and no looseness; `cao hơn 14 bậc`: how much higher.
fn is_preposition(s: &Sentence<'_>, at: usize, qualifier: Qualifier) -> bool {
    // `cao hơn 14 bậc`, `nhỉnh hơn 0,0087 điểm`: by so much.
    let by = matches!(s.word(at.saturating_sub(1)), "cao" | "thấp" | "nhỉnh" | "kém" | "sớm" | "muộn");
    if s.word(at) == "hơn" && at > 0 && by && matches!(s.word(at + 2), "bậc" | "điểm" | "hạng" | "lần" | "ngày")
    {
        return true;
    }
    if s.word(at) != "trên" || qualifier != Qualifier::Over {
        return s.word(at) == "dưới" && s.before_any(at, &["cấp", "bên", "phía"]).is_some();
    }
    let number = at + 1;
    let digits = s.word(number);
    let round = digits.ends_with('0') || digits.ends_with('5') || digits.contains(',') || digits.contains('.');
    let noun = number + 1;
    let platform = matches!(
        s.word(noun),
        "trang"
            | "cổng"
            | "kênh"
            | "báo"
            | "nền"
            | "sàn"
            | "website"
            | "fanpage"
            | "hệ"
            | "lĩnh"
            | "phương"
            | "ứng"
            | "mạng"
    );
    let posted = (at.saturating_sub(12)..at).any(|i| {
        s.after_any(
            i,
            &[
                "đăng",
                "phát",
                "tuyên truyền",
                "cập nhật",
                "liên thông",
                "quảng bá",
                "truyền thông",
                "niêm yết",
                "công khai",
            ],
        )
        .is_some()
    });
    platform && (posted || !round)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Lexer;
    use text::Span;

    fn check(text: &str, expect: Qualifier) {
        let span = Span::new(0, text.len());
        let s = Sentence { text, span, tokens: Lexer::default().tokens(text, span) };
        let number = (0..s.len()).find(|i| s.is_number(*i)).unwrap();
        assert_eq!(round(&s, &(number..number + 1), Form::Number).qualifier, expect, "{text}");
    }

    #[test]
    fn words_before_and_after() {
        check("đạt gần 1.500 người", Qualifier::Almost);
        check("ước đạt hơn 20 tỷ", Qualifier::Over);
        check("ước đạt 20 tỷ", Qualifier::Approx);
        check("không dưới 90%", Qualifier::AtLeast);
        check("từ 90 trở lên", Qualifier::AtLeast);
        check("không quá 3 ngày", Qualifier::AtMost);
        check("chưa tới 50%", Qualifier::Under);
        check("có 12 xã", Qualifier::Exact);
        check("phát trên 25 kênh", Qualifier::Exact);
        check("trên 90 tài khoản", Qualifier::Over);
    }
}
