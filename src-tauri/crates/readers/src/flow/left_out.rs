//! What a reader of a word processor's file saw and did not read, and where it stood.

use crate::{issues::Issues, legacy::Legacy, passage::Passage};
use model::{Issue, IssueCode};

/// Places that an issue names one by one.
const NAMED_PLACES: usize = 3;

/// Letters of the line before that name a place.
const NEAR_LETTERS: usize = 40;

/// A kind of content that is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    Picture,
    Chart,
    Diagram,
    Object,
    Formula,
    Chunk,
}

/// All kinds with their names.
const KINDS: [(Unread, &str); 6] = [
    (Unread::Picture, "ảnh"),
    (Unread::Chart, "biểu đồ"),
    (Unread::Diagram, "sơ đồ"),
    (Unread::Object, "đối tượng nhúng"),
    (Unread::Formula, "công thức"),
    (Unread::Chunk, "phần nhúng"),
];

/// Where the first letters of a text end, at most so many, and how many these are.
fn beginning(text: &str, most: usize) -> (usize, usize) {
    let mut end = 0;
    let mut letters = 0;
    for c in text.chars().take(most) {
        end += c.len_utf8();
        letters += 1;
    }
    (end, letters)
}

/// What was seen and not read.
#[derive(Debug, Default)]
pub(crate) struct LeftOut {
    met: Vec<(Unread, String)>,
    more: usize,
    /// How the last line that was read begins, by which people find the place: its runs, with their fonts.
    near: Vec<(String, Option<Legacy>)>,
}

impl LeftOut {
    /// Notes something that is not read.
    pub(crate) fn add(&mut self, what: Unread) {
        const MOST: usize = 10_000;
        if self.met.len() < MOST {
            self.met.push((what, self.place()));
        } else {
            self.more += 1;
        }
    }

    /// A line that was read.
    pub(crate) fn pass(&mut self, line: &Passage) {
        if line.is_blank() {
            return;
        }
        self.near.clear();
        // Enough for the last word to be whole.
        let mut room = 2 * NEAR_LETTERS;
        for (text, font) in line.runs() {
            let (end, letters) = beginning(text, room);
            self.near.push((text.get(..end).unwrap_or_default().to_owned(), font));
            room -= letters;
            if room == 0 {
                break;
            }
        }
    }

    /// The name of the place behind the last line.
    fn place(&self) -> String {
        let line: String = self
            .near
            .iter()
            .map(|(start, font)| font.filter(|_| !start.is_ascii()).map_or(start.clone(), |font| font.decode(start)))
            .collect();
        let mut place = String::new();
        for word in line.split_whitespace() {
            if place.chars().count() + word.chars().count() > NEAR_LETTERS {
                place.push('…');
                break;
            }
            if !place.is_empty() {
                place.push(' ');
            }
            place.push_str(word);
        }
        text::nfc(&place).into_owned()
    }

    /// Notes what was not read: each kind once, with its count and its first places.
    pub(crate) fn report(&self, issues: &mut Issues) {
        for (kind, name) in KINDS {
            let mut places: Vec<&str> = Vec::new();
            let mut count = 0_usize;
            for (_, near) in self.met.iter().filter(|(met, _)| *met == kind) {
                count += 1;
                if places.last() != Some(&near.as_str()) {
                    places.push(near);
                }
            }
            if count == 0 {
                continue;
            }
            let shown = |near: &&str| {
                if near.is_empty() { "đầu văn bản".to_owned() } else { format!("sau “{near}”") }
            };
            let mut at = places.iter().take(NAMED_PLACES).map(shown).collect::<Vec<_>>().join("; ");
            if places.len() > NAMED_PLACES {
                at.push_str(&format!("; và {} chỗ khác", places.len() - NAMED_PLACES));
            }
            issues.push(Issue::new(IssueCode::UnsupportedContent).at(at).detail(format!("{count} {name}")));
        }
        if self.more > 0 {
            issues.push(Issue::new(IssueCode::UnsupportedContent).detail(format!("{} đối tượng khác", self.more)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_by_the_line_before() {
        let mut left_out = LeftOut::default();
        left_out.add(Unread::Picture);
        left_out.pass(&Passage::plain("Doanh thu bưu chính của toàn tỉnh trong năm đạt 96,2 tỷ đồng"));
        left_out.add(Unread::Picture);
        left_out.add(Unread::Picture);
        left_out.pass(&Passage::plain("  "));
        left_out.add(Unread::Chart);
        let mut issues = Issues::default();
        left_out.report(&mut issues);
        let told: Vec<_> = issues.into_list().into_iter().map(|i| (i.detail.unwrap(), i.at.unwrap())).collect();
        assert_eq!(
            told,
            [
                ("3 ảnh".to_owned(), "đầu văn bản; sau “Doanh thu bưu chính của toàn tỉnh trong…”".to_owned()),
                ("1 biểu đồ".to_owned(), "sau “Doanh thu bưu chính của toàn tỉnh trong…”".to_owned()),
            ]
        );
    }
}
