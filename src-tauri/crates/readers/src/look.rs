//! Headings of documents that use no heading styles: told by how the blocks look one after the other.

use crate::outline::{TITLE, bare_heading, ends_like_text, is_kind_of_document, is_letterhead, lead, numbered_heading};

/// Lines at the top of a document among which "BÁO CÁO" is looked for.
const TITLE_WITHIN: usize = 40;

/// Lines of the subject under "BÁO CÁO".
const SUBJECT_LINES: usize = 3;

/// From this length on a line is running text, in characters.
const RUNNING: usize = 40;

/// A block by its look, for telling headings in documents that use no heading styles.
#[derive(Debug)]
pub(crate) enum Look {
    /// Text, and whether all of it is bold.
    Line {
        /// The text.
        text: String,
        /// All of it is bold.
        bold: bool,
    },
    /// A table.
    Table,
}

/// Per block the level of the heading that it looks like: bold and numbered, bold and alone above text, or "BÁO CÁO"
/// with its subject (Nghị định 30/2020, Phụ lục I, ô 5a).
pub(crate) fn headings_by_look(blocks: &[Look], find_title: bool) -> Vec<Option<u8>> {
    let mut levels: Vec<Option<u8>> = (0..blocks.len()).map(|at| level_by_look(blocks, at)).collect();
    let title = if find_title { title_by_look(blocks) } else { 0..0 };
    for level in levels.iter_mut().take(title.end).skip(title.start) {
        *level = Some(TITLE);
    }
    levels
}

fn level_by_look(blocks: &[Look], at: usize) -> Option<u8> {
    let Some(Look::Line { text, bold: true }) = blocks.get(at) else { return None };
    numbered_heading(text).or_else(|| bare_heading(text).filter(|_| heads_text(blocks.get(at + 1))))
}

/// Whether text, a list or a table follows: a name under a signature heads nothing.
fn heads_text(next: Option<&Look>) -> bool {
    match next {
        Some(Look::Table) => true,
        Some(Look::Line { text, bold }) => !bold && (text.chars().count() >= RUNNING || lead(text).is_some()),
        None => false,
    }
}

fn title_by_look(blocks: &[Look]) -> std::ops::Range<usize> {
    let names_kind = |block: &Look| match block {
        Look::Line { text, .. } => text.trim().lines().next().is_some_and(is_kind_of_document),
        Look::Table => false,
    };
    let Some(start) = blocks.iter().take(TITLE_WITHIN).position(names_kind) else { return 0..0 };
    let subject = blocks.iter().skip(start + 1).take(SUBJECT_LINES).take_while(|block| match block {
        Look::Line { text, bold } => *bold && !ends_like_text(text) && lead(text).is_none() && !is_letterhead(text),
        Look::Table => false,
    });
    start..start + 1 + subject.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(blocks: &[(&str, bool)], expect: &[Option<u8>]) {
        let line = |&(text, bold): &(&str, bool)| match text {
            "table" => Look::Table,
            text => Look::Line { text: text.to_owned(), bold },
        };
        let looks: Vec<Look> = blocks.iter().map(line).collect();
        assert_eq!(headings_by_look(&looks, true), expect);
    }

    const TEXT: &str = "Toàn tỉnh có 95 xã, phường, thị trấn đã được phủ sóng di động.";

    #[test]
    fn the_title_is_the_kind_of_document_with_its_subject() {
        check(
            &[("BÁO CÁO", true), ("Kết quả công tác tháng 5", true), ("năm 2021", true), (TEXT, false)],
            &[Some(1), Some(1), Some(1), None],
        );
    }

    #[test]
    fn bold_lines_are_headings_when_they_head_something() {
        check(
            &[("I. KẾT QUẢ", true), ("Về bưu chính", true), (TEXT, false), ("Về báo chí", true), ("table", false)],
            &[Some(3), Some(3), None, Some(3), None],
        );
        check(&[(TEXT, false), ("Trần Văn Bình", true)], &[None, None]);
        check(&[("1. Bưu chính", false), (TEXT, false)], &[None, None]);
    }
}
