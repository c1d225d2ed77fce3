//! Lines of a plain text, those that an editor or a mail program wrapped put together again.

use super::tables;
use crate::{limits::MAX_LINE_BYTES, outline::lead};

/// Narrowest and widest column at which texts are wrapped, in characters.
const WRAPPED_AT: std::ops::RangeInclusive<usize> = 50..=110;

/// Fewest neighbouring lines by which wrapping is told.
const ENOUGH: usize = 4;

/// A paragraph or another line of its own.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text; joined lines are apart by a space.
    pub(super) text: String,
    /// Whether an empty line stands before it.
    pub(super) after_gap: bool,
}

impl Line {
    /// Fields between tabs.
    pub(super) fn fields(&self) -> usize {
        self.text.split('\t').count()
    }

    /// Cuts a line that no person wrote; nothing where it is short enough.
    pub(super) fn cut(&mut self) -> Option<()> {
        let end = (0..=MAX_LINE_BYTES.min(self.text.len())).rev().find(|end| self.text.is_char_boundary(*end))?;
        (end < self.text.len()).then(|| self.text.truncate(end))
    }

    /// Length in characters.
    pub(super) fn length(&self) -> usize {
        self.text.chars().count()
    }
}

/// The lines that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out: Vec<Line> = Vec::new();
    let mut gap = false;
    for line in unix.split(['\n', '\u{c}', '\u{2028}', '\u{2029}', '\u{85}']) {
        let trimmed = line.trim_matches(|c: char| c != '\t' && (c.is_whitespace() || c == '\0' || c == '\u{feff}'));
        if trimmed.trim().is_empty() {
            gap = true;
            continue;
        }
        let text = if trimmed.trim().contains('\t') { trimmed } else { trimmed.trim() };
        out.push(Line { text: text.to_owned(), after_gap: std::mem::take(&mut gap) });
    }
    match wrapped_at(&out) {
        Some(width) => rejoined(out, width),
        None => out,
    }
}

/// The column at which the text was wrapped. None unless it clearly was: the long lines all end near one column, in the
/// middle of a sentence, and the next ones go on in lower case.
fn wrapped_at(lines: &[Line]) -> Option<usize> {
    let mut lengths: Vec<usize> = lines.iter().map(Line::length).collect();
    lengths.sort_unstable();
    let width = *lengths.last()?;
    if !WRAPPED_AT.contains(&width) {
        return None;
    }
    let pairs = lines.windows(2).filter_map(|pair| match pair {
        [first, second] if !second.after_gap && first.length() * 4 >= width * 3 => Some((first, second)),
        _ => None,
    });
    let (mut near, mut going_on) = (0, 0);
    for (first, second) in pairs {
        near += 1;
        going_on += usize::from(is_open(&first.text) && second.text.starts_with(char::is_lowercase));
    }
    (near >= ENOUGH && going_on * 2 >= near).then_some(width)
}

fn rejoined(lines: Vec<Line>, width: usize) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut last_length = 0;
    for line in lines {
        let length = line.length();
        match out.last_mut() {
            Some(before) if goes_on(before, last_length, &line, width) => {
                let glued = before.text.ends_with(['-', '/']) && !before.text.ends_with([' ', '\t']);
                let glued = glued && !before.text.ends_with(" -");
                if !glued {
                    before.text.push(' ');
                }
                before.text.push_str(&line.text);
            }
            _ => out.push(line),
        }
        last_length = length;
    }
    out
}

/// Whether a line continues the one before it: that one is about as wide as the text and ends in mid sentence, or at
/// least before a small letter.
fn goes_on(before: &Line, last_length: usize, line: &Line, width: usize) -> bool {
    let wide = last_length * 4 >= width * 3;
    let row = |line: &Line| line.fields() > 1 || tables::may_be_row(&line.text);
    let beginning = line.after_gap || row(line) || row(before) || lead(&line.text).is_some();
    wide && !beginning && is_open(&before.text)
}

fn is_open(text: &str) -> bool {
    !text.ends_with(['.', ';', ':', '!', '?', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        lines(text).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn wrapped_lines_are_joined_in_their_order() {
        let wrapped = "Trong quý I, Sở đã phối hợp với các doanh nghiệp viễn thông trên địa\n\
            bàn tỉnh rà soát vùng lõm sóng, lắp mới trạm thu phát tại các thôn bản\n\
            vùng cao; doanh thu dịch vụ viễn thông đạt 412,5 tỷ đồng, bằng 26.651/\n\
            27.363 hồ sơ; tiếp nhận 100% hồ sơ trực tuyến, hướng dẫn người dân nộp\n\
            hồ sơ qua mạng và thanh toán phí, lệ phí trực tuyến.\n\
            - Tiếp tục triển khai kế hoạch chuyển đổi số và đề án bảo đảm an toàn\n\
            thông tin mạng.\n";
        let joined = texts(wrapped);
        assert_eq!(joined.len(), 2, "{joined:#?}");
        assert!(joined[0].contains("địa bàn") && joined[0].contains("26.651/27.363 hồ sơ"));
    }

    #[test]
    fn one_line_a_paragraph_stays_so() {
        let page = "Tin tức\nDoanh thu đạt 12 tỷ đồng\nsản lượng tăng\nHết";
        assert_eq!(texts(page), ["Tin tức", "Doanh thu đạt 12 tỷ đồng", "sản lượng tăng", "Hết"]);
    }

    #[test]
    fn gaps_are_remembered() {
        let found = lines("a\r\n\r\nb\rc\u{c}d");
        assert_eq!(found.iter().map(|l| l.after_gap).collect::<Vec<_>>(), [false, true, false, false]);
    }
}
