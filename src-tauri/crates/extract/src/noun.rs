//! The counted noun after a number: `dịch vụ`, `cơ quan, đơn vị`, `cụm loa`. The set is open.
//!
//! Known nouns stand in `data/nouns.txt`. After a number any other word that can start a noun phrase counts too; its head is
//! then taken to be two syllables, as most Vietnamese compounds are.

use crate::{phrases::Phrases, sentence::Sentence};
use std::sync::LazyLock;

/// The head of a noun phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Noun {
    /// The token after the head.
    pub(crate) end: usize,
    /// The unit it is counted in, in the report's words, lower case.
    pub(crate) unit: String,
    /// Whether it stands in the list.
    pub(crate) known: bool,
}

static KNOWN: LazyLock<Phrases<Option<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("../data/nouns.txt").lines().map(str::trim);
    Phrases::new(lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(
        |line| match line.split_once('=') {
            Some((noun, unit)) => (noun.trim(), Some(unit.trim())),
            None => (line, None),
        },
    ))
});

/// Words that never start a noun phrase and that end one.
const STOPS: &[&str] = &[
    "đã", "được", "bị", "đang", "sẽ", "có", "là", "với", "cho", "tại", "trên", "trong", "từ", "đến", "tới", "để",
    "của", "thuộc", "do", "theo", "về", "qua", "nhằm", "gồm", "đạt", "tăng", "giảm", "so", "thì", "mà", "nhưng", "còn",
    "như", "ở", "này", "đó", "và", "hoặc", "hay", "nên", "khi", "nếu", "vì", "bởi", "chiếm", "vượt", "xếp", "đứng",
    "bằng", "không", "chưa", "cũng", "vẫn", "đều", "hơn", "gần", "dưới", "ngoài", "giữa", "sau", "trước", "cùng",
    "nay", "lên", "xuống", "vào", "ra", "nhất", "khác", "nữa", "rồi", "cả", "riêng", "trừ", "kể", "%", "nghìn", "ngàn",
    "triệu", "tỷ", "phải", "cần", "gấp", "lần", "đưa", "thêm", "mới", "cấp", "ước", "khoảng", "các", "những", "mỗi",
    "một", "tổng", "nằm", "gửi", "làm", "giúp", "số", "nhận", "giao", "sang", "trao", "ngày", "tháng", "năm",
];

/// Pairs of syllables that do the same together.
const STOP_PAIRS: &[(&str, &str)] = &[
    ("thông", "qua"),
    ("đối", "với"),
    ("bao", "gồm"),
    ("bảo", "đảm"),
    ("đảm", "bảo"),
    ("bình", "quân"),
    ("trung", "bình"),
    ("hoàn", "thành"),
    ("tiếp", "nhận"),
    ("tiếp", "tục"),
    ("phát", "sinh"),
    ("phát", "hiện"),
    ("tham", "gia"),
    ("tham", "dự"),
    ("thực", "hiện"),
    ("triển", "khai"),
    ("phục", "vụ"),
    ("hỗ", "trợ"),
    ("đăng", "tải"),
    ("tương", "đương"),
    ("tương", "ứng"),
    ("trở", "lên"),
    ("trở", "xuống"),
    ("cập", "nhật"),
    ("cung", "cấp"),
    ("liên", "quan"),
    ("trực", "tiếp"),
    ("góp", "phần"),
];

/// Words of [`STOPS`] that start a noun phrase nevertheless when this word follows.
const STARTS: &[(&str, &str)] = &[
    ("tổng", "đài"),
    ("tổng", "công"),
    ("cấp", "ủy"),
    ("cấp", "độ"),
    ("số", "báo"),
    ("giao", "dịch"),
    ("giao", "thông"),
    ("trước", "bạ"),
    ("năm", "châm"),
    ("ngày", "công"),
];

/// Words of the list that count nothing before these words: `xã hội`.
const COMPOUNDS: &[(&str, &str)] = &[("xã", "hội")];

/// Classifiers: the head is this one syllable whatever noun follows.
const CLASSIFIERS: &[&str] = &[
    "cuộc", "con", "cái", "chiếc", "bộ", "bản", "quyển", "cuốn", "tờ", "bài", "buổi", "đợt", "lượt", "vụ", "ca",
    "ngôi", "căn", "tấm", "bức", "chuyến",
];

/// Whether a known counted noun starts at this token.
pub(crate) fn is_counted(s: &Sentence<'_>, at: usize) -> bool {
    matches!(s.word(at), "đồng" | "nghìn" | "ngàn" | "triệu") || KNOWN.longest_at(s, at).is_some()
}

/// The head of the noun phrase that starts at this token.
pub(crate) fn head_at(s: &Sentence<'_>, at: usize) -> Option<Noun> {
    if !s.is_word(at) {
        return None;
    }
    let compound = COMPOUNDS.iter().any(|(first, second)| *first == s.word(at) && *second == s.word(at + 1));
    if let Some((end, unit)) = KNOWN.longest_at(s, at).filter(|(end, _)| !compound || *end > at + 1) {
        let unit = unit.map_or_else(|| written(s, at, end), str::to_owned);
        return Some(Noun { end, unit, known: true });
    }
    if is_stop(s, at) {
        return None;
    }
    let single = CLASSIFIERS.contains(&s.word(at)) || !s.is_word(at + 1) || is_stop(s, at + 1);
    let end = if single { at + 1 } else { at + 2 };
    Some(Noun { end, unit: written(s, at, end), known: false })
}

fn written(s: &Sentence<'_>, from: usize, to: usize) -> String {
    let plain = s.written(from..to).to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the word at this place ends a noun phrase.
pub(crate) fn is_stop(s: &Sentence<'_>, at: usize) -> bool {
    let word = s.word(at);
    if word == "số" && ends_in_so(s, at) {
        return false;
    }
    let next = s.word(at + 1);
    let pair = |list: &[(&str, &str)]| list.iter().any(|(first, second)| *first == word && next == *second);
    pair(STOP_PAIRS) || (STOPS.contains(&word) && !pair(STARTS))
}

/// Whether the `số` here is the end of a compound: chuyển đổi số, ký số, kinh tế số, chỉ số.
pub(crate) fn ends_in_so(s: &Sentence<'_>, at: usize) -> bool {
    const BEFORE: &[&str] = &[
        "đổi",
        "ký",
        "hội",
        "tế",
        "quyền",
        "nghệ",
        "chỉ",
        "tần",
        "dân",
        "mã",
        "thư",
        "kỹ",
        "thuật",
        "tảng",
        "trường",
        "đa",
        "thức",
        "chế",
        "tầng",
        "lực",
        "tỷ",
        "hệ",
        "phủ",
        "liệu",
        "năng",
        "đồng",
        "báo",
        "hàm",
    ];
    s.word(at) == "số" && BEFORE.contains(&s.word_before(at))
}

/// Most tokens of a noun phrase after its head.
const LONGEST: usize = 8;

/// The end of the noun phrase whose head ends here: modifiers, levels (`mức độ 3`), an abbreviation in brackets.
/// `taken` says which numbers belong to somebody else.
pub(crate) fn phrase_end(s: &Sentence<'_>, head_end: usize, taken: impl Fn(usize) -> bool) -> usize {
    let mut end = head_end;
    while end < head_end + LONGEST {
        if s.word(end) == "(" && s.word(end + 2) == ")" && s.is_word(end + 1) && s.is_capital(end + 1) {
            end += 3;
        } else if s.word(end) == "-" && s.is_word(end + 1) && s.is_word(end.saturating_sub(1)) && end > head_end {
            end += 2;
        } else if s.is_number(end) && matches!(s.word_before(end), "độ" | "mức" | "số" | "loại") && !taken(end)
        {
            end += 1;
        } else if s.is_number(end) && !taken(end) && s.is_glued(end + 1) && s.word(end + 1) == "g" {
            // `trạm 5G`
            end += 2;
        } else if s.is_word(end) && (!is_stop(s, end) || is_level(s, end)) {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// `cấp tỉnh`, `cấp xã`: a modifier, not the verb.
fn is_level(s: &Sentence<'_>, at: usize) -> bool {
    s.word(at) == "cấp"
        && matches!(
            s.word(at + 1),
            "tỉnh" | "huyện" | "xã" | "cơ" | "quốc" | "bộ" | "thành" | "phường" | "trung" | "sở"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Lexer;
    use text::Span;

    fn check(text: &str, unit: &str, phrase: &str) {
        let span = Span::new(0, text.len());
        let s = Sentence { text, span, tokens: Lexer::default().tokens(text, span) };
        let head = head_at(&s, 0);
        assert_eq!(head.as_ref().map_or("none", |h| h.unit.as_str()), unit, "{text}");
        if let Some(head) = head {
            assert_eq!(s.written(0..phrase_end(&s, head.end, |_| false)), phrase);
        }
    }

    #[test]
    fn heads() {
        check("dịch vụ công trực tuyến mức độ 3 và", "dịch vụ", "dịch vụ công trực tuyến mức độ 3");
        check("xã, phường, thị trấn đã có", "xã", "xã, phường, thị trấn");
        check("cơ quan, đơn vị tham gia", "cơ quan, đơn vị", "cơ quan, đơn vị");
        check("quạt điện cho các trường", "quạt điện", "quạt điện");
        check("được tập huấn", "none", "");
        check("DVC (dịch vụ công)", "dịch vụ", "DVC");
    }
}
