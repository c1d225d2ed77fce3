//! What the lines of a portal say that is not the article: headings of its boxes, counters, buttons.

use std::{collections::HashSet, ops::RangeInclusive, sync::LazyLock};

/// Phrases in the form in which they are compared.
type Phrases = LazyLock<HashSet<String>>;

fn folded(phrases: &[&str]) -> HashSet<String> {
    phrases.iter().map(|phrase| text::fold(phrase)).collect()
}

/// Headings under which a portal lists other articles.
static OTHERS: Phrases = LazyLock::new(|| {
    folded(&[
        "tin liên quan",
        "các tin liên quan",
        "bài viết liên quan",
        "bài liên quan",
        "tin bài liên quan",
        "tin cùng chuyên mục",
        "tin khác",
        "các tin khác",
        "tin bài khác",
        "bài viết khác",
        "các bài viết khác",
        "tin mới",
        "tin mới nhất",
        "tin mới hơn",
        "các tin mới hơn",
        "tin cũ hơn",
        "các tin cũ hơn",
        "tin đã đưa",
        "các tin đã đưa",
        "tin nổi bật",
        "đọc nhiều",
        "tin đọc nhiều",
        "xem nhiều",
        "tin xem nhiều",
        "xem thêm",
        "có thể bạn quan tâm",
        "văn bản mới",
    ])
});

/// Headings over what readers, counters and the house of the portal say.
static ENDS: Phrases = LazyLock::new(|| {
    folded(&[
        "bình luận",
        "ý kiến bạn đọc",
        "ý kiến của bạn",
        "gửi bình luận",
        "gửi ý kiến",
        "phản hồi",
        "thống kê truy cập",
        "thống kê website",
        "lượt truy cập",
        "số lượt truy cập",
        "liên kết website",
        "liên kết trang",
        "liên kết web",
        "liên kết",
        "thăm dò ý kiến",
        "đăng nhập",
        "thời tiết",
        "quảng cáo",
    ])
});

/// What a line of a portal opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opens {
    /// A list of other articles.
    Others,
    /// Comments, counters, links.
    End,
}

/// What a short line opens, if it is such a heading.
pub(super) fn opens(line: &str) -> Option<Opens> {
    /// Letters of the longest heading, with room.
    const LETTERS: RangeInclusive<usize> = 5..=20;
    let said = line.split_once(" (").map_or(line, |(head, _)| head);
    let letters = said.chars().filter(|c| text::is_letter(*c)).take(LETTERS.end() + 1).count();
    if !LETTERS.contains(&letters) {
        return None;
    }
    let folded = text::fold(line);
    let head = folded
        .trim_end_matches(|c: char| !text::is_letter(c) || c == '»')
        .trim_start_matches(|c: char| !text::is_letter(c));
    let head = head.split(" (").next().unwrap_or_default().trim();
    if OTHERS.contains(head) { Some(Opens::Others) } else { ENDS.contains(head).then_some(Opens::End) }
}

/// Beginnings of lines that count visits.
static COUNTERS: Phrases = LazyLock::new(|| {
    folded(&[
        "lượt xem",
        "số lượt xem",
        "lượt đọc",
        "số lần đọc",
        "đã xem",
        "lượt truy cập",
        "số lượt truy cập",
        "tổng lượt truy cập",
        "tổng số lượt truy cập",
        "tổng truy cập",
        "tất cả",
        "đang truy cập",
        "đang online",
        "đang trực tuyến",
        "trực tuyến",
        "số người online",
        "khách viếng thăm",
        "hôm nay",
        "hôm qua",
        "trong tuần",
        "trong tháng",
        "thành viên online",
    ])
});

/// Whether a line is a counter: such a beginning and nothing but a number after it, or the other way round.
pub(super) fn is_counter(line: &str) -> bool {
    /// Letters of the longest and the shortest beginning, with room.
    const LETTERS: RangeInclusive<usize> = 5..=24;
    let letters = line.chars().filter(|c| text::is_letter(*c)).take(LETTERS.end() + 1).count();
    if !LETTERS.contains(&letters) || !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let folded = text::fold(line);
    let words: String = folded.chars().map(|c| if text::is_letter(c) { c } else { ' ' }).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let numbers = folded.split_whitespace().filter(|word| word.contains(|c: char| c.is_ascii_digit())).count();
    numbers == 1 && COUNTERS.contains(&words)
}

/// Buttons and other words that a portal sets round an article.
static BUTTONS: Phrases = LazyLock::new(|| {
    folded(&[
        "trang chủ",
        "in trang",
        "in bài viết",
        "in bài",
        "in tin",
        "bản in",
        "gửi email",
        "gửi bài viết",
        "gửi cho bạn bè",
        "chia sẻ",
        "chia sẻ bài viết",
        "cỡ chữ",
        "quay lại",
        "trở về",
        "trở lại",
        "về đầu trang",
        "lên đầu trang",
        "đầu trang",
        "xem thêm",
        "đọc thêm",
        "chi tiết",
        "tải về",
        "nghe đọc bài",
        "đọc bài viết",
        "lưu bài viết",
        "lưu bài",
        "theo dõi",
        "thích",
        "facebook",
        "zalo",
        "twitter",
        "google",
        "email",
        "rss",
        "sitemap",
        "sơ đồ cổng",
        "tìm kiếm",
        "tăng tương phản",
        "giảm tương phản",
        "a a a",
    ])
});

/// Whether a line is made of buttons alone.
pub(super) fn is_buttons(line: &str) -> bool {
    const LONGEST: usize = 80;
    // No button says a number.
    if line.contains(|c: char| c.is_ascii_digit()) || line.chars().count() > LONGEST {
        return false;
    }
    let folded = text::fold(line);
    let mut pieces =
        folded.split(['|', '»', '>', '/', '·', '•', '\n']).map(button_words).filter(|piece| !piece.is_empty());
    let mut any = false;
    pieces.all(|piece| {
        any = true;
        BUTTONS.contains(&piece)
    }) && any
}

fn button_words(piece: &str) -> String {
    let letters: String = piece.chars().map(|c| if text::is_letter_or_digit(c) { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_phrase_is_left_out_by_its_length() {
        for phrase in OTHERS.iter().chain(ENDS.iter()) {
            assert!(opens(phrase).is_some(), "{phrase}");
        }
        for phrase in COUNTERS.iter() {
            assert!(is_counter(&format!("{phrase}: 12")), "{phrase}");
        }
        for phrase in BUTTONS.iter() {
            assert!(is_buttons(phrase), "{phrase}");
        }
    }

    #[test]
    fn lines_of_a_portal() {
        assert_eq!(opens("Tin liên quan"), Some(Opens::Others));
        assert_eq!(opens("» CÁC TIN KHÁC:"), Some(Opens::Others));
        assert_eq!(opens("Bình luận (3)"), Some(Opens::End));
        assert_eq!(opens("Tin tức"), None);
        assert!(is_counter("Lượt xem: 1.234") && is_counter("1.234 lượt xem") && is_counter("Đang truy cập: 12"));
        assert!(!is_counter("Hôm nay tiếp nhận 12 hồ sơ") && !is_counter("Hôm nay"));
        assert!(!is_counter("27/12/2019 16:30 Lượt xem: 512"));
        assert!(
            is_buttons("In trang | Gửi email") && is_buttons("Trang chủ »") && !is_buttons("Chi tiết trong phụ lục")
        );
    }
}
