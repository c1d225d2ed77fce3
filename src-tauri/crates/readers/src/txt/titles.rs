//! Which lines of a plain text are its title and its headings.

use super::lines::Line;
use crate::outline::{TITLE, bare_heading, ends_like_text, is_kind_of_document, is_letterhead, numbered_heading};

/// Lines at the top among which the title is looked for.
const TITLE_WITHIN: usize = 30;

/// Lengths of a title, in characters.
const TITLE_LENGTH: std::ops::RangeInclusive<usize> = 12..=250;

/// From this length on a line is running text, in characters.
const RUNNING: usize = 120;

/// For each line the level of the heading it is, if it is one.
pub(super) fn headings(lines: &[Line]) -> Vec<Option<u8>> {
    let mut levels: Vec<Option<u8>> = (0..lines.len()).map(|at| heading(lines, at)).collect();
    for at in title(lines) {
        if let Some(level) = levels.get_mut(at) {
            *level = Some(TITLE);
        }
    }
    levels
}

fn heading(lines: &[Line], at: usize) -> Option<u8> {
    let line = lines.get(at)?;
    numbered_heading(&line.text).or_else(|| bare_heading(&line.text).filter(|_| stands_alone(lines, at)))
}

/// Whether a line is followed by running text, and is apart from what stands before it.
fn stands_alone(lines: &[Line], at: usize) -> bool {
    let runs = |line: &Line| line.length() >= RUNNING || (line.length() >= RUNNING / 2 && ends_like_text(&line.text));
    let before = at.checked_sub(1).and_then(|before| lines.get(before));
    let apart = lines.get(at).is_some_and(|line| line.after_gap) || before.is_some_and(runs);
    apart && lines.get(at + 1).is_some_and(runs)
}

/// The lines of the title: "BÁO CÁO" with its subject below, or the first line that heads a text.
fn title(lines: &[Line]) -> Vec<usize> {
    let top = lines.get(..TITLE_WITHIN.min(lines.len())).unwrap_or_default();
    if let Some(kind) = top.iter().position(|line| is_kind_of_document(&line.text)) {
        let subject = (kind + 1..top.len())
            .take_while(|at| {
                top.get(*at).is_some_and(|line| may_be_title(line) && (*at == kind + 1 || !line.after_gap))
            })
            .take(3);
        return std::iter::once(kind).chain(subject).collect();
    }
    let first = top.iter().position(|line| !is_page_furniture(&line.text));
    first.filter(|at| lines.get(*at).is_some_and(may_be_title) && is_followed_by_text(lines, *at)).into_iter().collect()
}

fn is_followed_by_text(lines: &[Line], at: usize) -> bool {
    let next = |line: &&Line| !is_page_furniture(&line.text);
    let after = lines.iter().skip(at + 1).take(4).find(next);
    after.is_some_and(|line| line.length() >= RUNNING || ends_like_text(&line.text) || line.after_gap)
}

fn may_be_title(line: &Line) -> bool {
    let text = line.text.as_str();
    let shaped = TITLE_LENGTH.contains(&line.length()) && !ends_like_text(text) && !text.contains(['\t', '|', '»']);
    let numbered = numbered_heading(text).is_some() || crate::outline::lead(text).is_some();
    shaped && !numbered && !is_letterhead(text)
}

/// Lines above the title of a saved page: buttons, the path, the date and time of publication.
fn is_page_furniture(text: &str) -> bool {
    const LONGEST: usize = 1000;
    if text.len() > LONGEST {
        return false;
    }
    let folded = text::fold(text);
    let weekday = ["thứ ", "chủ nhật", "chủ nhật,", "ngày đăng", "đăng lúc", "cập nhật", "trang chủ", "lượt xem"];
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let date_like = digits >= 6 && digits * 3 >= text.chars().filter(|c| !c.is_whitespace()).count();
    text.contains(['|', '»', '>'])
        || text.chars().count() < *TITLE_LENGTH.start()
        || ["chia sẻ bài", "chia sẻ lên", "chia sẻ facebook"].iter().any(|button| folded.contains(button))
        || (weekday.iter().any(|start| folded.starts_with(start)) && digits > 0 && text.chars().count() < 60)
        || date_like
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn check(text: &str, expect: &[(u8, &str)]) {
        let lines = lines(text);
        let found: Vec<(u8, &str)> = headings(&lines)
            .into_iter()
            .zip(&lines)
            .filter_map(|(level, line)| Some((level?, line.text.as_str())))
            .collect();
        assert_eq!(found, expect);
    }

    const LONG: &str = "Sở đã tham mưu Ủy ban nhân dân tỉnh ban hành nhiều văn bản chỉ đạo, điều hành về phát triển hạ tầng số, \
        bưu chính, viễn thông trên địa bàn toàn tỉnh.";

    #[test]
    fn an_official_report() {
        check(
            &format!(
                "UBND TỈNH CAO BẰNG\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\nSố: 12/BC-STTTT\n\nBÁO CÁO\nKết quả công tác quý I năm 2024\n\n\
                 I. KẾT QUẢ\n1. Lĩnh vực bưu chính\n{LONG}\n1. Lắp 12 trạm\n"
            ),
            &[(1, "BÁO CÁO"), (1, "Kết quả công tác quý I năm 2024"), (3, "I. KẾT QUẢ"), (4, "1. Lĩnh vực bưu chính")],
        );
    }

    #[test]
    fn a_saved_page() {
        check(
            &format!(
                "A- A A+ | Chia sẻ\n\nThứ hai, 15/01/2024 08:30\nCao Bằng phát triển hạ tầng số ở vùng cao\n{LONG}\n\n\
                 Công tác báo chí\n\n{LONG}\n\nNguyễn Thị Hoa"
            ),
            &[(1, "Cao Bằng phát triển hạ tầng số ở vùng cao"), (3, "Công tác báo chí")],
        );
    }

    #[test]
    fn text_that_begins_at_once_has_no_title() {
        check(LONG, &[]);
        check(&format!("{LONG}\n{LONG}"), &[]);
    }
}
