//! Which commas part clauses and which only part the items of a list.
//!
//! `Doanh thu bưu chính, viễn thông đạt 20 tỷ đồng, tăng 5%`: the first joins two nouns, the second opens a new clause.

use crate::{calendar::Mention, noun, sentence::Sentence};

/// Words that make the piece before a comma an adverb of its own.
const ADVERBS: &[&str] = &[
    "trong", "năm", "đến", "tính", "theo", "tại", "ngoài", "bên", "đồng", "cùng", "qua", "với", "để", "do", "nhằm",
    "sau", "khi", "hiện", "ngày", "sáng", "chiều", "riêng", "cụ", "đối", "từ",
];

/// Words of a clause with a verb.
const VERBS: &[&str] = &["đã", "đạt", "là", "có", "tăng", "giảm", "chiếm", "ước", "sẽ", "đang", "xếp", "đứng", "hoàn"];

/// Words that open a clause after a comma.
const OPENERS: &[&str] = &[
    "phấn đấu",
    "trong đó",
    "trong khi",
    "đồng thời",
    "nhưng",
    "riêng",
    "đặc biệt",
    "cụ thể",
    "qua đó",
    "góp phần",
    "xử phạt",
    "phạt",
    "thu",
    "phát hiện",
    "nâng",
    "đưa",
    "yêu cầu",
    "chỉ đạo",
    "tổng số",
    "tỷ lệ",
    "số",
    "doanh thu",
    "mật độ",
    "nộp ngân sách",
    "trung bình",
    "bình quân",
    "tương đương",
    "tương ứng",
    "cả",
    "mỗi",
];

/// Most words of an item of a list.
const LONGEST_ITEM: usize = 5;

/// For each token whether it is a comma that parts clauses. `owned` says which tokens belong to figures.
pub(crate) fn parting(s: &Sentence<'_>, mentions: &[Mention], owned: &[bool]) -> Vec<bool> {
    let mut last_mark: Option<usize> = None;
    let mut out = vec![false; s.len()];
    for at in 0..s.len() {
        if s.word(at) == "," {
            let parts = !joins_items(s, at, last_mark.map_or(0, |m| m + 1), mentions, owned);
            if let Some(flag) = out.get_mut(at) {
                *flag = parts;
            }
        }
        if s.is_mark(at) && !matches!(s.word(at), "-" | "/" | "%" | "&") {
            last_mark = Some(at);
        }
    }
    out
}

fn joins_items(s: &Sentence<'_>, comma: usize, from: usize, mentions: &[Mention], owned: &[bool]) -> bool {
    // `mức độ 3, 4`
    if comma > 0 && s.is_number(comma - 1) && s.is_number(comma + 1) {
        return true;
    }
    if s.after_any(comma + 1, OPENERS).is_some() {
        return false;
    }
    let mut end = comma + 1;
    while s.is_word(end) && end <= comma + LONGEST_ITEM && !noun::is_stop(s, end) && owned.get(end) != Some(&true) {
        end += 1;
    }
    let length = end - comma - 1;
    let goes_on = s.is_word(end) && !noun::is_stop(s, end) && owned.get(end) != Some(&true);
    if length == 0 || goes_on {
        return false;
    }
    let terminator = s.word(end);
    let new_clause = VERBS.contains(&terminator) || s.is_number(end) || terminator == ":";
    let counted_before = comma > 0 && owned.get(comma - 1) == Some(&true);
    if counted_before {
        return !new_clause && !owned.get(end).copied().unwrap_or(false);
    }
    let from = (from..comma).rev().find(|i| owned.get(*i) == Some(&true)).map_or(from, |i| i + 1);
    let before = from..comma;
    let adverb = ADVERBS.contains(&s.word(from)) || mentions.iter().any(|m| m.end == comma);
    let verb = before.clone().any(|i| VERBS.contains(&s.word(i)));
    !before.is_empty() && !adverb && !verb
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Lexer;
    use text::Span;

    fn check(text: &str, expect: &str) {
        let span = Span::new(0, text.len());
        let s = Sentence { text, span, tokens: Lexer::default().tokens(text, span) };
        let owned: Vec<bool> = (0..s.len()).map(|i| s.is_number(i)).collect();
        let parting = parting(&s, &crate::calendar::mentions(&s), &owned);
        let shown: String =
            (0..s.len()).filter(|i| s.word(*i) == ",").map(|i| if parting[i] { '|' } else { ',' }).collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn lists_and_clauses() {
        check("Doanh thu bưu chính, viễn thông đạt 20 tỷ đồng, tăng 5%", ",|");
        check("Năm 2022, Sở tổ chức 5 lớp", "|");
        check("của các sở, ban, ngành, huyện được cung cấp", ",,,");
    }
}
