//! What the look of a line says about its place in a report: "Phần I", "1. Lĩnh vực bưu chính", "- Về …".
//!
//! Nghị định 30/2020/NĐ-CP, Phụ lục I, numbers a report by phần, mục (I), khoản (1), điểm (a); below that offices use
//! "-" and "+". The levels here are fixed for each of these, so that they agree between documents.

use model::BlockKind;

/// Level of the title.
pub(crate) const TITLE: u8 = 1;

/// Level of "Phần", "Chương", "Phụ lục".
const PART: u8 = 2;

/// Level of "I."; and of a heading without a number.
const SECTION: u8 = 3;

/// Level of "1."; "1.1." stands below it.
const CLAUSE: u8 = 4;

/// Longest heading, in characters.
const LONGEST: usize = 160;

/// Longest heading without a number, in characters.
const LONGEST_BARE: usize = 100;

/// How a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    /// "Phần I", "Chương 2", "Phụ lục III".
    Part,
    /// "IV."
    Roman,
    /// "2." (1), "2.1." (2) …
    Number(u8),
    /// "a)", "đ)".
    Letter,
    /// "-", "•", "*".
    Dash,
    /// "+", "o".
    Plus,
}

/// How the line begins and what follows.
pub(crate) fn lead(line: &str) -> Option<(Lead, &str)> {
    let line = line.trim();
    part(line).or_else(|| roman(line)).or_else(|| number(line)).or_else(|| letter(line)).or_else(|| bullet(line))
}

/// The kind of an ordinary line: an item of a list, or running text.
pub(crate) fn plain_kind(line: &str) -> BlockKind {
    match lead(line) {
        Some((Lead::Letter | Lead::Dash, _)) => BlockKind::Item { level: 0 },
        Some((Lead::Plus, _)) => BlockKind::Item { level: 1 },
        _ => BlockKind::Paragraph,
    }
}

/// The level of a line that is a heading by its number or its capitals. A line that states a figure is none: a short
/// item of a list looks the same, and its figure would be lost.
pub(crate) fn numbered_heading(line: &str) -> Option<u8> {
    let line = line.trim();
    if line.contains('\n') || line.chars().count() > LONGEST {
        return None;
    }
    let (lead, rest) = lead(line)?;
    let rest = rest.trim();
    let open_ended = !rest.is_empty() && !ends_like_text(rest) && !states_figure(rest);
    match lead {
        Lead::Part => (!ends_like_text(line)).then_some(PART),
        Lead::Roman => (open_ended || is_capitals(rest)).then_some(SECTION),
        Lead::Number(depth) => (open_ended && starts_upper(rest)).then(|| CLAUSE.saturating_add(depth - 1)),
        Lead::Letter | Lead::Dash | Lead::Plus => None,
    }
}

/// The level of a short line without a number that stands alone.
pub(crate) fn bare_heading(line: &str) -> Option<u8> {
    let line = line.trim();
    let fits = line.chars().count() <= LONGEST_BARE && (2..=20).contains(&line.split_whitespace().count());
    let plain = !line.contains(['\t', '|', '»', '@', '\n']) && lead(line).is_none();
    let heads = fits && plain && starts_upper(line) && !ends_like_text(line);
    (heads && !is_cut_off(line) && !states_figure(line) && !is_letterhead(line)).then_some(SECTION)
}

/// Whether the line breaks off before the word it needs, or is the caption of a picture.
fn is_cut_off(line: &str) -> bool {
    const NEEDY: [&str; 16] = [
        "tháng", "năm", "ngày", "quý", "của", "và", "các", "từ", "đến", "là", "cho", "với", "trong", "tại", "về",
        "những",
    ];
    const CAPTIONS: [&str; 3] = ["ảnh", "toàn cảnh", "quang cảnh"];
    let lower = line.to_lowercase();
    lower.split_whitespace().last().is_some_and(|word| NEEDY.contains(&word))
        || CAPTIONS.iter().any(|caption| lower.starts_with(caption))
}

/// Whether the line is "BÁO CÁO" alone, the name of the kind of document that stands above its subject.
pub(crate) fn is_kind_of_document(line: &str) -> bool {
    const LONGEST: usize = 60;
    if line.len() > LONGEST {
        return false;
    }
    let joined: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(text::fold(&joined).as_str(), "báocáo" | "báocáotổngkết" | "báocáotómtắt" | "dựthảobáocáo")
        && joined.chars().all(|c| !c.is_lowercase())
}

/// Whether the line belongs to the head or the foot of an official letter (Nghị định 30/2020, Phụ lục I, ô 1–4, 7, 9).
pub(crate) fn is_letterhead(line: &str) -> bool {
    const STARTS: [&str; 13] = [
        "cộng hòa xã hội",
        "độc lập",
        "số:",
        "kính gửi",
        "nơi nhận",
        "dự thảo",
        "giám đốc",
        "phó giám đốc",
        "kt.",
        "tl.",
        "tm.",
        "q. giám đốc",
        "(đã ký)",
    ];
    const BODIES: [&str; 10] = [
        "ubnd ",
        "ủy ban nhân dân",
        "hội đồng nhân dân",
        "sở ",
        "bộ ",
        "cục ",
        "chi cục ",
        "trung tâm ",
        "tập đoàn ",
        "tổng công ty ",
    ];
    const LONGEST: usize = 80;
    const LONGEST_NAME: usize = 34;
    let length = line.chars().count();
    if length > LONGEST {
        return false;
    }
    let folded = text::fold(line);
    let starts = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    // A headline may begin with the name of a body too: then it goes on in small letters.
    let body = starts(&BODIES) && (is_capitals(line) || length <= LONGEST_NAME);
    starts(&STARTS) || body || is_place_and_date(&folded)
}

/// "Lạng Sơn, ngày 15 tháng 12 năm 2023".
fn is_place_and_date(folded: &str) -> bool {
    folded.contains(", ngày ") && folded.contains(" tháng ") && folded.contains(" năm ") && folded.len() < 80
}

/// Whether most letters are capitals, and there are some.
pub(crate) fn is_capitals(line: &str) -> bool {
    let lower = line.chars().filter(|c| c.is_lowercase()).count();
    let upper = line.chars().filter(|c| c.is_uppercase()).count();
    upper >= 2 && upper > lower * 4
}

/// Whether a number stands there that is not a year, a quarter, a date or part of a name ("5G", "Đề án 06").
pub(crate) fn states_figure(line: &str) -> bool {
    if !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let folded = text::fold(line);
    let mut before = "";
    for word in folded.split_whitespace() {
        let number = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
        let digits = number.starts_with(|c: char| c.is_ascii_digit());
        if digits && !is_part_of_name(before, number) {
            return true;
        }
        before = word;
    }
    false
}

fn is_part_of_name(before: &str, number: &str) -> bool {
    let dates =
        ["năm", "tháng", "quý", "ngày", "giai", "đoạn", "số", "án", "quyết", "định", "phần", "cấp", "độ", "lục"];
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let years = number.split_once('-').is_some_and(|(a, b)| a.len() == 4 && b.len() == 4);
    let named = number.chars().any(char::is_alphabetic) || number.contains('/');
    year || years || named || dates.contains(&before)
}

/// Whether the line ends as a sentence or an item does.
pub(crate) fn ends_like_text(line: &str) -> bool {
    line.trim_end().ends_with(['.', ';', ',', '!', '?', '…', ':']) && !line.trim_end().ends_with("TP.")
}

fn starts_upper(line: &str) -> bool {
    let first = line.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

fn part(line: &str) -> Option<(Lead, &str)> {
    if !line.starts_with(['P', 'p', 'C', 'c']) {
        return None;
    }
    let (word, rest) = ["phần thứ ", "phần ", "chương ", "phụ lục "].iter().find_map(|word| {
        let length = line.char_indices().nth(word.chars().count()).map_or(line.len(), |(at, _)| at);
        let (head, rest) = line.split_at_checked(length)?;
        (head.to_lowercase() == *word).then_some((word, rest))
    })?;
    let number: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let ordinal = ["nhất", "hai", "ba", "tư", "năm", "một"].contains(&number.to_lowercase().as_str());
    let counted = is_roman(&number) || (!number.is_empty() && number.chars().all(|c| c.is_ascii_digit()));
    (counted || (word.starts_with("phần") && ordinal))
        .then(|| (Lead::Part, rest.get(number.len()..).unwrap_or_default()))
}

fn roman(line: &str) -> Option<(Lead, &str)> {
    let end = line.find(|c: char| !matches!(c, 'I' | 'V' | 'X')).filter(|end| *end > 0)?;
    let (numeral, rest) = line.split_at_checked(end)?;
    let rest =
        rest.strip_prefix(['.', '/', ')']).or_else(|| rest.strip_prefix(" -")).or_else(|| rest.strip_prefix(" –"))?;
    (is_roman(numeral) && rest.starts_with(|c: char| c.is_whitespace() || c.is_alphabetic()))
        .then_some((Lead::Roman, rest))
}

fn is_roman(numeral: &str) -> bool {
    !numeral.is_empty() && numeral.len() <= 6 && numeral.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// "3.", "3/", "3.2.", "3.2". A date (12.5.2024) and a decimal are none.
fn number(line: &str) -> Option<(Lead, &str)> {
    let end = line.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(line.len());
    let (digits, rest) = line.split_at_checked(end)?;
    let levels: Vec<&str> = digits.trim_end_matches('.').split('.').collect();
    let counted = levels.iter().all(|level| (1..=2).contains(&level.len()));
    let closed = digits.ends_with('.') || levels.len() > 1 || rest.starts_with(['/', ')']);
    let rest = rest.strip_prefix(['/', ')']).unwrap_or(rest);
    let apart = rest.starts_with(char::is_whitespace) || (digits.ends_with('.') && starts_with_letter(rest));
    let depth = u8::try_from(levels.len()).ok().filter(|depth| *depth <= 4)?;
    (counted && closed && apart).then_some((Lead::Number(depth), rest))
}

fn starts_with_letter(rest: &str) -> bool {
    rest.starts_with(char::is_alphabetic)
}

fn letter(line: &str) -> Option<(Lead, &str)> {
    let mut chars = line.chars();
    let (first, close) = (chars.next()?, chars.next()?);
    let rest = chars.as_str();
    let dotted = close == '.' && rest.starts_with(' ') && first.is_lowercase();
    (first.is_lowercase() && (close == ')' || dotted)).then_some((Lead::Letter, rest))
}

fn bullet(line: &str) -> Option<(Lead, &str)> {
    let mut chars = line.chars();
    let lead = match chars.next()? {
        '-' | '–' | '—' | '•' | '*' | '·' | '▪' | '■' | '►' | '\u{f0b7}' | '\u{f02d}' => Lead::Dash,
        '+' | '○' | '◦' => Lead::Plus,
        _ => return None,
    };
    let rest = chars.as_str();
    let apart = rest.starts_with(|c: char| c.is_whitespace() || c.is_alphabetic());
    apart.then_some((lead, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(line: &str, level: Option<u8>) {
        assert_eq!(numbered_heading(line), level, "{line}");
    }

    #[test]
    fn headings_by_their_number() {
        heads("Phần I", Some(2));
        heads("PHẦN THỨ NHẤT", Some(2));
        heads("PHỤ LỤC II", Some(2));
        heads("I. KẾT QUẢ NỔI BẬT NĂM 2024", Some(3));
        heads("IV/ ĐÁNH GIÁ CHUNG", Some(3));
        heads("1. Lĩnh vực bưu chính", Some(4));
        heads("2.3. Phát triển mạng 5G", Some(5));
        heads("3/ Triển khai Đề án 06", Some(4));
    }

    #[test]
    fn items_and_sentences_are_no_headings() {
        heads("1. Lắp mới 12 trạm BTS", None);
        heads("1. Tham mưu ban hành kế hoạch.", None);
        heads("2,5 tỷ đồng", None);
        heads("12.5.2024 Họp giao ban", None);
        heads("Phần mềm dùng chung", None);
        heads("I-on âm", None);
        heads("- Về bưu chính", None);
    }

    #[test]
    fn bare_headings() {
        assert_eq!(bare_heading("Công tác báo chí, xuất bản"), Some(3));
        for line in [
            "Doanh thu đạt 45 tỷ đồng",
            "Hết.",
            "Nơi nhận:",
            "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
            "bưu chính viễn thông",
            "Toàn cảnh hội nghị",
            "Đề án được triển khai từ tháng",
        ] {
            assert_eq!(bare_heading(line), None, "{line}");
        }
        assert_eq!(bare_heading("Sở Thông tin và Truyền thông triển khai nhiệm vụ mới"), Some(3));
        assert!(is_kind_of_document("B Á O  C Á O"));
        assert!(!is_kind_of_document("Báo cáo"));
    }

    #[test]
    fn items_of_lists() {
        assert_eq!(plain_kind("- Về viễn thông"), BlockKind::Item { level: 0 });
        assert_eq!(plain_kind("+ Trạm BTS: 12"), BlockKind::Item { level: 1 });
        assert_eq!(plain_kind("đ) Cổng thông tin"), BlockKind::Item { level: 0 });
        assert_eq!(plain_kind("-5 độ"), BlockKind::Paragraph);
        assert_eq!(plain_kind("Ý kiến"), BlockKind::Paragraph);
    }
}
