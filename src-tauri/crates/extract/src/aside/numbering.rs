//! Numbers of headings, lists, notes and parts of a text: `1.2.`, `a) 3)`, `(1)`, `Điều 5`, `Phụ lục 2`, `trang 7`.

use super::Aside;
use crate::sentence::Sentence;
use model::Reason;

/// Words before the number of a part of a text.
const PARTS: &[&str] = &[
    "điều",
    "khoản",
    "mục",
    "tiểu mục",
    "chương",
    "phần",
    "phụ lục",
    "biểu",
    "biểu số",
    "mẫu số",
    "mẫu",
    "bảng số",
    "hình",
    "biểu đồ",
    "sơ đồ",
    "điểm",
    "tiết",
    "gạch đầu dòng",
    "câu",
    "câu số",
    "chú thích",
    "ghi chú",
    "phụ biểu",
    "bảng",
];

/// The number of a heading, an item or a part.
pub(super) fn at(s: &Sentence<'_>, at: usize) -> Option<Aside> {
    if let Some(end) = opens_line(s, at) {
        return Some((at..end, Reason::Heading));
    }
    if let Some(aside) = bracketed(s, at) {
        return Some(aside);
    }
    if is_copies(s, at) {
        return Some((at..at + 1, Reason::Boilerplate));
    }
    if let Some(start) = s.before_any(at, &["trang", "tr .", "trang số"]) {
        let counted = s.is_word(at + 1) && crate::noun::is_counted(s, at + 1);
        return (!counted && small(s, at, 2000)).then(|| (start..at + 1, Reason::Page));
    }
    let start = s.before_any(at, PARTS)?;
    // `một phần 03`: a kind of service, not a part of a text.
    if s.word(at - 1) == "phần" && s.before(at, "một phần").is_some() {
        return None;
    }
    let followed = s.is_mark(at + 1) || at + 1 >= s.len() || s.is_capital(at + 1);
    let free = followed || matches!(s.word(at + 1), "của" | "và" | "về" | "kèm" | "quy" | "theo");
    let more_text = matches!(s.word(at + 1), "%" | "/" | "-");
    (free && !more_text && small(s, at, 200)).then(|| (start..at + 1, Reason::Heading))
}

/// `Lưu: VT, KHTC 02 bản`, `Lưu: VT (12b)`: copies of the document itself.
fn is_copies(s: &Sentence<'_>, at: usize) -> bool {
    let filed = s.find_last(at.saturating_sub(12)..at, &["lưu"]);
    let opens = filed.is_some_and(|i| matches!(s.word(i + 1), ":" | "vt") && !(i..at).any(|j| s.word(j) == "."));
    opens && matches!(s.word(at + 1), "bản" | "b" | ")" | "" | ".")
}

fn small(s: &Sentence<'_>, at: usize, most: u32) -> bool {
    s.word(at).parse::<u32>().is_ok_and(|n| n <= most)
}

/// `1.`, `2)`, `1.2.`, `3/ Về …`, `- 4.` at the start of a line.
fn opens_line(s: &Sentence<'_>, at: usize) -> Option<usize> {
    let opening = (0..at).all(|i| matches!(s.word(i), "-" | "+" | "*" | "•" | "(" | "[" | "\"")) && at <= 2;
    let starts_line = opening && starts_line(s);
    if !starts_line {
        return None;
    }
    let sections = s.word(at).split('.').all(|part| part.len() <= 2) && !s.word(at).contains(',');
    if !sections || s.word(at).is_empty() {
        return None;
    }
    let next = s.word(at + 1);
    let closes = matches!(next, "." | ")" | "/" | "]" | "-" | ":") && s.is_glued(at + 1);
    let starts_words = s.is_word(at + 2) || s.is_mark(at + 2) || at + 2 >= s.len();
    // `1/ Bưu chính` numbers a heading, `1/2 số xã` is a fraction.
    let ambiguous = matches!(next, "/" | "-") && !s.is_capital(at + 2);
    if closes && starts_words && !ambiguous {
        return Some(at + 2);
    }
    let numbered = s.word(at).contains('.') && s.is_capital(at + 1);
    numbered.then_some(at + 1)
}

fn starts_line(s: &Sentence<'_>) -> bool {
    let before = s.text.get(..s.span.start).unwrap_or_default();
    before.trim_end_matches([' ', '\t', '\u{a0}']).chars().next_back().is_none_or(|c| c == '\n' || c == '\t')
}

/// `(1)`, `[2]`: a note or an item inside a sentence.
fn bracketed(s: &Sentence<'_>, at: usize) -> Option<Aside> {
    let open = s.word_before(at);
    let close = s.word(at + 1);
    let pair = matches!((open, close), ("(", ")") | ("[", "]"));
    (pair && small(s, at, 40)).then(|| (at - 1..at + 2, Reason::Heading))
}
