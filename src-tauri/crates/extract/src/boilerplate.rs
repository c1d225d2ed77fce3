//! What a web page leaves in plain text round the report: counters, tickers of other headlines, comment forms, links.
//!
//! Readers mark such parts where the page's structure tells them; here the words tell.

use crate::{lines::Line, sentence::Sentence};
use model::Reason;

/// Lines that open the tail of a page; everything after them is not the report's own words.
const TAILS: &[&str] = &[
    "tin liên quan",
    "bài liên quan",
    "tin cùng chuyên mục",
    "các tin khác",
    "tin khác",
    "tin mới",
    "các tin đã đưa",
    "bài viết khác",
    "bình luận",
    "ý kiến bạn đọc",
    "gửi bình luận",
    "thêm nhận xét",
    "thống kê truy cập",
    "thống kê trong ngày",
    "lượt truy cập",
    "đang truy cập",
    "thăm dò ý kiến",
    "tin đọc nhiều",
    "đọc nhiều",
    "xem nhiều",
    "tin nổi bật",
    "có thể bạn quan tâm",
    "chia sẻ bài viết",
    "click để đánh giá",
    "tổng số điểm của bài viết",
    "từ khóa",
    "tags",
    "liên kết website",
    "liên kết web",
    "tin cùng loại",
    "bài viết liên quan",
    "tin tức khác",
    "những tin cũ hơn",
    "những tin mới hơn",
];

/// Words before a counter of a page.
const COUNTERS: &[&str] = &[
    "lượt xem",
    "số lượt xem",
    "lượt đọc",
    "lượt đọc tin",
    "lượt truy cập",
    "tổng số truy cập",
    "tổng truy cập",
    "đang truy cập",
    "hôm nay",
    "hôm qua",
    "đã xem",
    "views",
    "lượt tải",
    "số lần xem",
    "online",
    "trực tuyến",
    "truy cập",
    "khách",
    "xem",
];

/// Words that open a line of a page's frame.
const FRAMES: &[&str] =
    &["a - a", "a + a", "trang chủ", "skip", "chia sẻ bài viết", "tăng tương phản", "in trang", "gửi email"];

/// Whether [`reason_of_line`] needs to look at the whole line: told by its letters and its first words.
pub(crate) fn may_be_frame(line: &str, opening: &Sentence<'_>) -> bool {
    line.bytes().filter(|b| *b == b'|').count() >= 2 || opening.after_any(0, FRAMES).is_some()
}

/// Why a whole line is not the report's own words; none where it is.
pub(crate) fn reason_of_line(s: &Sentence<'_>) -> Option<Reason> {
    let bars = s.tokens.iter().filter(|t| &*t.word == "|").count();
    if bars >= 2 && s.len() > bars * 8 {
        return Some(Reason::Headline);
    }
    if s.after_any(0, FRAMES).is_some() && s.len() < 60 {
        return Some(Reason::Boilerplate);
    }
    None
}

/// Whether a line opens the tail of a page.
pub(crate) fn opens_tail(s: &Sentence<'_>) -> bool {
    let start = usize::from(s.is_mark(0));
    let Some(end) = s.after_any(start, TAILS) else { return false };
    let long = end - start >= 4;
    let sentence = s.has_any(end..s.len(), &["đã", "đạt", "được", "của", "tại", "trên"]);
    s.len() <= end + 12 && (long || !sentence)
}

/// The line at which the tail of a page begins: an opening line after which no real paragraph comes.
pub(crate) fn tail(text: &str, lines: &[&Line], mut opens: impl FnMut(&Line) -> bool) -> Option<usize> {
    let last_paragraph = lines.iter().rposition(|line| is_paragraph(line.span.of(text))).unwrap_or(0);
    lines.iter().enumerate().skip(last_paragraph + 1).find(|(_, line)| opens(line)).map(|(at, _)| at)
}

/// A paragraph of prose: several clauses and an end.
fn is_paragraph(line: &str) -> bool {
    line.len() > 240 && line.contains(',') && line.trim_end().ends_with(['.', '/', '"', '”', ';', ':', ')'])
}

/// A counter of the page beside a date line: `Số lượt xem: 193`, `| :67`.
pub(crate) fn counter_at(s: &Sentence<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    if s.len() > 30 {
        return None;
    }
    let mark = at.checked_sub(1).filter(|i| s.word(*i) == ":");
    // `Hồ sơ trực tuyến: 70-75%` counts no visitors.
    let alone = !s.is_word(at + 1) && !matches!(s.word(at + 1), "%" | "/" | "-") || s.word(at + 1) == "khách";
    let labelled = mark.and_then(|i| s.before_any(i, COUNTERS)).filter(|start| alone || *start == 0);
    let of_work = |start: usize| {
        s.word(start) == "trực" && start > 0 && !matches!(s.word_before(start), "đang" | "người" | "khách" | "số" | ".")
    };
    let labelled = labelled.filter(|start| !of_work(*start));
    let icon = mark.filter(|i| s.word_before(*i) == "|");
    let words_after = s.after_any(at + 1, &["lượt xem", "lượt đọc", "lượt truy cập", "views"]);
    let words_after = words_after.filter(|_| s.len() < 14 || s.word_before(at) == "|");
    labelled.or(icon).or(words_after.map(|_| at)).map(|start| start..at + 1)
}
