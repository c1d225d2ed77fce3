//! How the words of a measure are cut out of a sentence: without what only leads to the figure or to the next phrase, without
//! times, and not too long.

use crate::{noun, zones::Scene};
use std::ops::Range;

/// Words that stand between a subject and its figure, or open a clause, and say nothing about what is counted.
pub(super) const HOLLOW: &[&str] = &[
    "đạt", "là", "ước", "có", "khoảng", "gần", "hơn", "trên", "chiếm", "tỷ", "lệ", "với", "tới", "đến", "lên", "còn",
    "xuống", "bằng", "được", "tăng", "giảm", "thực", "hiện", "vào", "mức", "tổng", "số", "đã", "và", "trong", "đó",
    "năm", "của", "hết", "nay", "thì", "dự", "kiến", "từ", "chỉ", "cả", "vượt", "mốc", "theo", "tính", "trung", "bình",
    "quân", "xấp", "xỉ", "ngoài", "ra", "đây", "gồm", "tại", "cho", "các", "sẽ", "xếp", "tương", "đương", "đứng",
    "thứ", "vị", "trí", "tốp", "top", "ở", "hạng", "lũy", "luỹ", "kế", "mới",
];

/// Words that open a clause without being part of its subject.
const OPENERS: &[&str] = &[
    "trong đó",
    "tính đến",
    "tính đến thời điểm",
    "thời điểm",
    "đến hết",
    "ngoài ra",
    "bên cạnh đó",
    "đồng thời",
    "cụ thể",
    "đến nay",
    "hiện nay",
    "và",
    "tổng số",
    "có",
    "với",
    "đã",
    "về",
    "theo đó",
    "hiện",
    "qua đó",
    "riêng",
    "đặc biệt",
    "đáng chú ý",
    "tổng cộng",
    "như vậy",
    "trong khi",
    "dự kiến",
    "ước tính",
    "đối với",
    "cùng kỳ",
    "nhưng",
    "lũy kế",
    "trong năm",
    "trong quý",
    "trong tháng",
    "trong kỳ",
];

/// Words at which an overlong measure may end.
const ENDS: &[&str] = &[
    "trên",
    "tại",
    "của",
    "thuộc",
    "trong",
    "theo",
    "cho",
    "với",
    "để",
    "nhằm",
    "vì",
    "do",
    "khi",
    "ở",
    "từ",
    "về",
    "phục vụ",
    "liên quan",
    "bảo đảm",
    "đảm bảo",
    "gồm",
    "và",
];

/// Most words of a measure; a longer one ends at a preposition.
pub(super) const LONGEST: usize = 11;

/// Adds words to a phrase.
pub(super) fn push(words: &mut String, more: &str) {
    if !more.is_empty() {
        words.push(' ');
        words.push_str(more);
    }
}

/// Without what only opens the next phrase.
pub(super) fn cut(scene: &Scene<'_, '_>, range: Range<usize>) -> Range<usize> {
    let mut end = range.end;
    while end > range.start && (scene.s.is_mark(end - 1) || noun::is_stop(scene.s, end - 1)) {
        end -= 1;
    }
    range.start..end
}

/// An overlong measure ends at a preposition, or is cut.
pub(super) fn shortened(words: String) -> String {
    let list: Vec<&str> = words.split(' ').collect();
    if list.len() <= LONGEST {
        return words;
    }
    let at = list
        .iter()
        .enumerate()
        .skip(5)
        .find(|(_, w)| ENDS.contains(&w.to_lowercase().as_str()))
        .map_or(LONGEST + 2, |(at, _)| at);
    let kept = list.get(..at.min(LONGEST + 2)).unwrap_or(&list);
    kept.join(" ").trim_end_matches([',', ' ']).to_owned()
}

/// The range without hollow words at its end, and without openers and times at both.
pub(super) fn trimmed(scene: &Scene<'_, '_>, range: Range<usize>) -> Range<usize> {
    let s = scene.s;
    let (mut start, mut end) = (range.start, range.end.max(range.start));
    let mention_ending = |end: usize| scene.mentions.iter().find(|m| m.end == end).map(|m| m.first);
    loop {
        if let Some(first) = mention_ending(end).filter(|f| *f >= start) {
            end = first;
        } else if end > start
            && (s.is_mark(end - 1) || HOLLOW.contains(&s.word(end - 1)))
            && !noun::ends_in_so(s, end - 1)
        {
            end -= 1;
        } else {
            break;
        }
    }
    loop {
        if let Some(mention) = scene.mentions.iter().find(|m| m.first == start && m.end <= end) {
            start = mention.end;
        } else if let Some(after) = s.after_any(start, OPENERS).filter(|after| *after <= end) {
            start = after;
        } else if start < end && s.is_mark(start) {
            start += 1;
        } else {
            break;
        }
    }
    start..end
}

/// The words as written without mentions of time.
pub(super) fn text_of(scene: &Scene<'_, '_>, range: Range<usize>) -> String {
    let s = scene.s;
    let mut pieces: Vec<&str> = Vec::new();
    let mut from = range.start;
    for mention in scene.mentions.iter().filter(|m| m.first >= range.start && m.end <= range.end) {
        pieces.push(s.written(from..mention.first));
        from = mention.end;
    }
    if from < range.end {
        pieces.push(s.written(from..range.end));
    }
    let joined = pieces.join(" ");
    joined
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_matches([',', ' ', '-', ':', '(', ')', '"', ';', '.'])
        .to_owned()
}
