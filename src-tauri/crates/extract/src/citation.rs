//! Legal documents named in the text: `Quyết định số 17/2019/QĐ-UBND ngày 30/8/2019 của UBND tỉnh`, `Nghị quyết 52`.

use crate::{
    calendar::{Mention, When},
    sentence::Sentence,
};
use chrono::NaiveDate;
use model::Citation;
use std::ops::Range;

/// A legal document and the tokens of its number.
#[derive(Debug)]
pub(crate) struct Found {
    /// The tokens of the number.
    pub(crate) number: Range<usize>,
    /// What is said of it.
    pub(crate) citation: Citation,
    /// Whether it is the number line of a letterhead, which names the report itself.
    pub(crate) own: bool,
}

/// Kinds as they stand before a number, and how they are called. Short forms only with `số` or a coded number.
const KINDS: &[(&str, &str)] = &[
    ("nghị quyết liên tịch", "Nghị quyết liên tịch"),
    ("thông tư liên tịch", "Thông tư liên tịch"),
    ("chương trình hành động", "Chương trình"),
    ("văn bản hợp nhất", "Văn bản hợp nhất"),
    ("giấy chứng nhận", "Giấy chứng nhận"),
    ("giấy phép", "Giấy phép"),
    ("quyết định", "Quyết định"),
    ("nghị quyết", "Nghị quyết"),
    ("nghị định", "Nghị định"),
    ("thông tư", "Thông tư"),
    ("chỉ thị", "Chỉ thị"),
    ("kế hoạch", "Kế hoạch"),
    ("công văn", "Công văn"),
    ("văn bản", "Văn bản"),
    ("tờ trình", "Tờ trình"),
    ("báo cáo", "Báo cáo"),
    ("thông báo", "Thông báo"),
    ("thông tri", "Thông tri"),
    ("hướng dẫn", "Hướng dẫn"),
    ("kết luận", "Kết luận"),
    ("công điện", "Công điện"),
    ("chương trình", "Chương trình"),
    ("pháp lệnh", "Pháp lệnh"),
    ("quy định", "Quy định"),
    ("quy chế", "Quy chế"),
    ("đề án", "Đề án"),
    ("bộ luật", "Bộ luật"),
    ("luật", "Luật"),
    ("sắc lệnh", "Sắc lệnh"),
    ("biên bản", "Biên bản"),
    ("phương án", "Phương án"),
    ("giấy mời", "Giấy mời"),
    ("thư ngỏ", "Thư ngỏ"),
    ("hợp đồng", "Hợp đồng"),
    ("quyết nghị", "Nghị quyết"),
    ("nghị quyết hđnd", "Nghị quyết"),
    ("qđ", "Quyết định"),
    ("nq", "Nghị quyết"),
    ("nđ", "Nghị định"),
    ("tt", "Thông tư"),
    ("ct", "Chỉ thị"),
    ("kh", "Kế hoạch"),
    ("cv", "Công văn"),
    ("kl", "Kết luận"),
    ("da", "Dự án"),
    ("đa", "Đề án"),
];

/// Kinds that are cited by a bare number in running text.
const BARE: &[&str] = &[
    "nghị quyết",
    "quyết định",
    "chỉ thị",
    "đề án",
    "nghị định",
    "thông tư",
    "kết luận",
    "chương trình",
    "nq",
    "kế hoạch",
    "công văn",
    "luật",
    "quy định",
    "hướng dẫn",
];

/// The first part of a code names the kind.
const CODES: &[(&str, &str)] = &[
    ("QĐ", "Quyết định"),
    ("NQ", "Nghị quyết"),
    ("NĐ", "Nghị định"),
    ("TT", "Thông tư"),
    ("TTLT", "Thông tư liên tịch"),
    ("CT", "Chỉ thị"),
    ("KH", "Kế hoạch"),
    ("BC", "Báo cáo"),
    ("TB", "Thông báo"),
    ("TTr", "Tờ trình"),
    ("TTR", "Tờ trình"),
    ("HD", "Hướng dẫn"),
    ("KL", "Kết luận"),
    ("ĐA", "Đề án"),
    ("CTr", "Chương trình"),
    ("CTR", "Chương trình"),
    ("QĐi", "Quy định"),
    ("CĐ", "Công điện"),
    ("GP", "Giấy phép"),
    ("CV", "Công văn"),
];

/// Every legal document named in a sentence. `mentions` are its dates.
pub(crate) fn find(s: &Sentence<'_>, mentions: &[Mention]) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < s.len() {
        match one_at(s, mentions, at) {
            Some(found) => {
                at = found.number.end.max(at + 1);
                out.push(found);
            }
            None => at += 1,
        }
    }
    out
}

fn one_at(s: &Sentence<'_>, mentions: &[Mention], at: usize) -> Option<Found> {
    if !s.is_number(at) || s.word(at).contains([',', '.']) || s.word(at).len() > 6 {
        return None;
    }
    let end = code_end(s, at);
    let coded = end.and_then(|end| kind_of_code(s, at + 1..end));
    let (with_number_word, before) = match s.before_any(at, &["số :", "số"]) {
        Some(start) => (true, start),
        None => (false, at),
    };
    let named = KINDS.iter().find_map(|(words, kind)| s.before(before, words).map(|start| (start, *words, *kind)));
    let (number, kind) = match (end, coded, named) {
        (Some(end), _, Some((_, _, kind))) | (Some(end), Some(kind), None) => (at..end, kind),
        (None, _, Some((start, words, kind))) if is_bare(s, at, start, words, with_number_word) => (at..at + 1, kind),
        (Some(_) | None, ..) => return None,
    };
    let own = named.is_none() && with_number_word && before == 0;
    let (date, issuer, after) = date_and_issuer(s, mentions, number.end);
    let citation = Citation {
        number: s.written(number.clone()).split_whitespace().collect(),
        kind: kind.to_owned(),
        date,
        issuer,
        excerpt: excerpt(s, after),
        span: s.span_of(number.clone()),
    };
    Some(Found { number, citation, own })
}

/// The end of `/2019/QĐ-UBND`, `-NQ/TU` after the first number; none where no letters follow.
fn code_end(s: &Sentence<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    let mut letters = false;
    while end < at + 14 && matches!(s.word(end), "/" | "-" | ".") && s.is_glued(end + 1) | (s.word(end) == "/") {
        let part = end + 1;
        let upper = s.is_word(part) && is_code_part(s.raw(part));
        let year = s.is_number(part) && s.word(end) == "/" && s.word(part).len() == 4;
        let numbered = letters && s.is_number(part) && s.is_glued(part);
        if !(upper || year || numbered) {
            break;
        }
        letters |= upper;
        end = part + 1;
        // `QH13`, `UBTVQH10`: digits glued to the letters.
        if s.is_number(end) && s.is_glued(end) {
            end += 1;
        }
    }
    letters.then_some(end)
}

/// `QĐ`, `UBND`, `TTg`, `TTr`, `STTTT`, `CP`: capitals, perhaps with a last small letter.
fn is_code_part(raw: &str) -> bool {
    let capitals = raw.chars().filter(|c| c.is_uppercase()).count();
    let letters = raw.chars().filter(|c| c.is_alphabetic()).count();
    capitals >= 2 && letters - capitals <= 2 && letters <= 12
}

fn kind_of_code(s: &Sentence<'_>, code: Range<usize>) -> Option<&'static str> {
    let parts: Vec<&str> = code.filter(|i| s.is_word(*i)).map(|i| s.raw(i)).collect();
    let known = parts.iter().find_map(|part| CODES.iter().find(|(code, _)| code == part));
    if let Some((_, kind)) = known {
        return Some(kind);
    }
    let law = parts.iter().any(|p| matches!(*p, "QH" | "UBTVQH"));
    let body =
        parts.iter().any(|p| p.contains("UBND") || p.contains("STTTT") || p.starts_with('B') || p.contains("KHCN"));
    if law { Some("Luật") } else { (parts.len() > 1 && body).then_some("Công văn") }
}

/// A kind before a plain number: `Nghị quyết 17 của`, `Đề án số 8`. A counted noun after it makes it a verb or a count.
fn is_bare(s: &Sentence<'_>, at: usize, start: usize, words: &str, with_number_word: bool) -> bool {
    let plain = s.word(at).len() <= 4 && BARE.contains(&words);
    let capital = s.is_capital(start) && (start > 0 || with_number_word);
    let next = at + 1;
    let counted = s.is_word(next)
        && (crate::noun::is_counted(s, next)
            || matches!(s.word(next), "năm" | "tháng" | "ngày" | "tỷ" | "điểm" | "nhóm" | "nội" | "mục"));
    let more = matches!(s.word(next), "%" | "/" | "-") && !s.is_capital(next + 1);
    plain && (capital || with_number_word) && !counted && !more
}

/// `ngày 30/8/2019`, `của UBND tỉnh`, in either order, and the token after both.
fn date_and_issuer(s: &Sentence<'_>, mentions: &[Mention], from: usize) -> (Option<NaiveDate>, Option<String>, usize) {
    let (mut date, mut issuer, mut at) = (None, None, from);
    for _ in 0..3 {
        if matches!(s.word(at), "," | "(" | ")") {
            at += 1;
        }
        if let Some(mention) = mentions.iter().find(|m| m.first == at && date.is_none())
            && let When::Day(_) = mention.when
        {
            date = mention.when.period(&crate::calendar::Anchor::default()).map(|p| p.start);
            at = mention.end;
            continue;
        }
        if s.word(at) == "của"
            && issuer.is_none()
            && let Some(end) = issuer_end(s, at + 1)
        {
            issuer = Some(s.written(at + 1..end).to_owned());
            at = end;
        }
    }
    (date, issuer, at)
}

/// A body's name starts with a capital and ends before a mark, a date or what the document does.
fn issuer_end(s: &Sentence<'_>, at: usize) -> Option<usize> {
    if !s.is_capital(at) {
        return None;
    }
    let ends = [
        "về",
        "ban hành",
        "phê duyệt",
        "ngày",
        "quy định",
        "hướng dẫn",
        "thực hiện",
        "trong",
        "giao",
        "đã",
        "là",
        "triển khai",
        "năm",
        "đến",
        "và các",
    ];
    let mut end = at;
    let names = |i: usize| s.word(i) == "và" && KINDS.iter().any(|(words, _)| s.after(i + 1, words).is_some());
    while end < at + 14 && s.is_word(end) && s.after_any(end, &ends).is_none() && !names(end) {
        end += 1;
    }
    (end > at).then_some(end)
}

/// `về việc …`, `về phát triển …`, `phê duyệt …`: up to the next mark.
fn excerpt(s: &Sentence<'_>, at: usize) -> Option<String> {
    s.after_any(at, &["về", "phê duyệt", "ban hành", "quy định", "hướng dẫn"])?;
    let mut end = at;
    while end < at + 40 && (s.is_word(end) || s.is_number(end) || matches!(s.word(end), "," | "-" | "/")) {
        end += 1;
    }
    let words = s.written(at..end).trim_end_matches([',', ' ', '-']);
    (end > at + 2).then(|| words.to_owned())
}
