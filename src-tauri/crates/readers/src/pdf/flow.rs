//! Lines to paragraphs.

use super::{lines::Line, quality};
use crate::{
    outline::{Lead, lead},
    passage::Passage,
};

/// A paragraph.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    pub(super) passage: Passage,
    pub(super) bold: bool,
    pub(super) size: f32,
    /// Its first line, which may go on with a paragraph of the page before.
    pub(super) first: Line,
    /// Its last line and the right end of its column, to go on in the next column or page.
    pub(super) last: Line,
    pub(super) right: f32,
    pub(super) first_left: f32,
    /// It begins as an item or a numbered heading does.
    is_item: bool,
}

/// The column in which lines stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) left: f32,
    pub(super) right: f32,
    /// The usual distance of lines, in sizes of the letters.
    pub(super) pitch: f32,
    /// A cell, in which words that are wider than it are split anywhere.
    pub(super) is_cell: bool,
}

impl Column {
    /// The column that these lines fill.
    pub(super) fn of(lines: &[Line]) -> Self {
        let left = lines.iter().map(|line| line.room.left).fold(f32::INFINITY, f32::min);
        let right = lines.iter().map(|line| line.room.right).fold(f32::NEG_INFINITY, f32::max);
        Self { left, right, pitch: pitch(lines, right), is_cell: false }
    }
}

/// Where most lines of a column end; none where they end anywhere.
pub(super) fn common_right(lines: &[Line]) -> Option<f32> {
    const SAME: f32 = 1.5;
    const ENOUGH: usize = 3;
    let mut ends: Vec<f32> = lines.iter().map(|line| line.room.right).collect();
    ends.sort_by(f32::total_cmp);
    let near = |end: f32| {
        ends.partition_point(|other| *other <= end + SAME) - ends.partition_point(|other| *other < end - SAME)
    };
    let best = ends.iter().copied().max_by_key(|end| near(*end))?;
    let beyond = ends.len() - ends.partition_point(|end| *end <= best + SAME);
    (near(best) >= ENOUGH.max(lines.len() / 4) && beyond * 2 <= near(best)).then_some(best)
}

/// The least distance of lines that is common below lines that fill the column, in sizes of the letters.
fn pitch(lines: &[Line], right: f32) -> f32 {
    const USUAL: f32 = 1.35;
    let distance = |pair: &[Line]| match pair {
        [above, below] if above.room.right > right - above.size * 4.0 => {
            Some((below.y - above.y) / above.size.max(1.0))
        }
        _ => None,
    };
    let mut gaps: Vec<f32> = lines.windows(2).filter_map(distance).filter(|gap| (0.9..2.4).contains(gap)).collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 4).copied().unwrap_or(USUAL)
}

/// The paragraphs of the lines of a column.
pub(super) fn paragraphs(lines: Vec<Line>, column: Column) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    for line in lines {
        match out.last_mut().filter(|above| joins(above, &line, column, Distance::Below)) {
            Some(above) => above.append(line, column),
            None => out.push(Paragraph::new(line, column)),
        }
    }
    out
}

/// The text of a cell: its paragraphs on lines of their own.
pub(super) fn cell(lines: Vec<Line>, left: f32, right: f32) -> Passage {
    /// What a cell leaves free at its sides, in points.
    const PADDING: f32 = 3.0;
    let own = Column::of(&lines);
    let right = (right - PADDING).min(own.right.max(right - PADDING * 4.0));
    let column = Column { left: own.left.max(left), right, is_cell: true, ..own };
    let mut passage = Passage::default();
    for paragraph in paragraphs(lines, column) {
        passage.append_line(paragraph.passage);
    }
    passage
}

/// Where the next line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Distance {
    /// Below, in the same column.
    Below,
    /// At the top of the next column or page.
    Elsewhere,
}

impl Paragraph {
    pub(super) fn new(line: Line, column: Column) -> Self {
        Self {
            passage: line.passage(),
            bold: line.bold,
            size: line.size,
            right: column.right,
            first_left: line.room.left,
            is_item: lead(line.text().trim_start()).is_some(),
            first: line.clone(),
            last: line,
        }
    }

    /// Goes on with a line.
    fn append(&mut self, line: Line, column: Column) {
        let next = line.passage();
        let (before, text) = (self.last.text(), next.text());
        let full = self.right - self.last.room.right < line.size * 0.8;
        let split = column.is_cell && full && splits_word(&before, &text);
        if !split && !closes_up(&before, &text) {
            self.passage.push(" ", None);
        }
        self.passage.append(next);
        self.bold &= line.bold;
        self.last = line;
    }

    /// Goes on with the paragraph at the head of the next column or page; gives it back where it is one of its own.
    pub(super) fn go_on(&mut self, next: Self) -> Option<Self> {
        let left = next.first_left.min(next.last.room.left);
        let column = Column { left, right: next.right, pitch: 1.0, is_cell: false };
        if !joins(self, &next.first, column, Distance::Elsewhere) {
            return Some(next);
        }
        if !closes_up(&self.last.text(), &next.first.text()) {
            self.passage.push(" ", None);
        }
        self.passage.append(next.passage);
        self.bold &= next.bold;
        (self.last, self.right) = (next.last, next.right);
        None
    }
}

/// Whether a line goes on with the paragraph above it.
fn joins(above: &Paragraph, line: &Line, column: Column, distance: Distance) -> bool {
    let last = &above.last;
    let size = last.size.max(line.size);
    if (last.size - line.size).abs() > size * 0.12 {
        return false;
    }
    let gap = line.y - last.y;
    if distance == Distance::Below && (gap > size * (column.pitch * 1.22 + 0.04) || gap < size * 0.3) {
        return false;
    }
    let (before, next) = (last.text(), line.text());
    let (before, next) = (before.trim_end(), next.trim_start());
    let ended = before.ends_with(['.', ';', ':', '!', '?']);
    let lower = next.starts_with(char::is_lowercase);
    let room = above.right - last.room.right;
    let full = room < line.first_width() + size * 0.35;
    if last.bold != line.bold && !(full && (lower || closes_up(before, next))) && !(full && above.bold != last.bold) {
        return false;
    }
    // The column of the next page may stand elsewhere: places are told from its own left end.
    let left = if distance == Distance::Below { last.room.left } else { column.left };
    let indent = line.room.left - left;
    let centred = distance == Distance::Below && are_centred(last, line);
    if begins_item(next, above, line, indent, ended, full) {
        return false;
    }
    if centred {
        let widest = last.room.width() + line.first_width() + size * 0.3 > column.right - column.left;
        let rest =
            line.room.width() < last.room.width() * 0.45 && !next.contains(|c: char| c.is_ascii_digit() || c == '(');
        return lower || (widest && rest);
    }
    if lower && !ended && last.bold && line.bold {
        return true;
    }
    if indent > size * 0.8 && !hangs(last, line) {
        return false;
    }
    if closes_up(before, next) && (before.ends_with(['/', '-']) || (before.ends_with(['.', ',']) && room < size * 4.0))
    {
        return true;
    }
    full || (lower && !ended && room < (column.right - column.left) * 0.4)
}

/// Whether the line begins an item or a numbered heading, rather than a line that happens to begin so.
fn begins_item(next: &str, above: &Paragraph, line: &Line, indent: f32, ended: bool, full: bool) -> bool {
    let Some((kind, _)) = lead(next) else { return false };
    let returns = line.room.left < above.first_left - line.size * 0.5;
    match kind {
        Lead::Dash | Lead::Plus => !(returns && full && !ended),
        _ => ended || !full || indent > line.size * 0.5 || (above.is_item && !returns),
    }
}

/// Whether two lines of different width stand over the same middle.
fn are_centred(last: &Line, line: &Line) -> bool {
    let middle = |line: &Line| f32::midpoint(line.room.left, line.room.right);
    (middle(last) - middle(line)).abs() < line.size * 0.4 && (last.room.left - line.room.left).abs() > line.size * 0.5
}

/// Whether the line stands below the text of an item whose number or dash stands further left.
fn hangs(last: &Line, line: &Line) -> bool {
    const NEAR: f32 = 4.0;
    lead(&last.text()).is_some()
        && last.words.iter().skip(1).take(2).any(|word| (word.left - line.room.left).abs() < NEAR)
}

/// Whether no space stands between two lines: a word or a figure that was split. A hyphen at the end stays.
fn closes_up(before: &str, next: &str) -> bool {
    let mut ends = before.chars().rev();
    let (Some(last), Some(first)) = (ends.next(), next.chars().next()) else { return true };
    let second = ends.next().unwrap_or(' ');
    match last {
        '\u{ad}' => true,
        '-' | '\u{2010}' | '\u{2011}' | '/' => !second.is_whitespace() && (first.is_alphanumeric() || first == '('),
        '.' | ',' => second.is_ascii_digit() && first.is_ascii_digit() && is_group(next),
        digit if digit.is_ascii_digit() && first.is_ascii_digit() => splits_group(before, next),
        digit if digit.is_ascii_digit() => matches!(first, '/' | '%'),
        letter if letter.is_alphabetic() => first == '/' && next.chars().nth(1).is_some_and(char::is_alphabetic),
        _ => false,
    }
}

/// "Trạ" and "m", "ĐV" and "T": a word that was wider than its cell.
fn splits_word(before: &str, next: &str) -> bool {
    const WORDS: [&str; 10] = ["y", "ý", "ở", "ô", "ổ", "à", "ạ", "ế", "ồ", "o"];
    let (Some(head), Some(tail)) = (before.split_whitespace().next_back(), next.split_whitespace().next()) else {
        return false;
    };
    let joined = format!("{head}{tail}");
    let letters = joined.chars().all(char::is_alphabetic);
    let short_form = joined.chars().all(char::is_uppercase) && tail.chars().count() == 1;
    let syllable = tail.chars().all(char::is_lowercase)
        && quality::is_syllable(&joined)
        && (!quality::is_syllable(tail)
            || !quality::is_syllable(head)
            || (tail.chars().count() == 1 && !WORDS.contains(&tail)));
    letters && (short_form || syllable)
}

/// "651" behind "26.": three digits and no more.
fn is_group(next: &str) -> bool {
    let digits = next.chars().take_while(char::is_ascii_digit).count();
    digits == 3
}

/// "26.6" and "51": the digits behind the dot make a group of three together.
fn splits_group(before: &str, next: &str) -> bool {
    let tail: String = before.chars().rev().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let behind = tail.chars().take_while(char::is_ascii_digit).count();
    let ahead = next.chars().take_while(char::is_ascii_digit).count();
    tail.contains('.') && behind < 3 && behind + ahead == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wider_than_their_cell() {
        assert!(splits_word("Trạ", "m") && splits_word("ĐV", "T") && splits_word("Thu", "ê bao"));
        assert!(!splits_word("Cơ sở", "y tế") && !splits_word("Thuê", "bao") && !splits_word("Năm", "2022"));
    }

    #[test]
    fn split_words_and_figures() {
        for (before, next) in [
            ("đạt 26.651/", "27.363 hồ sơ"),
            ("TT-", "BTTTT"),
            ("đạt 26.", "651 hồ sơ"),
            ("đạt 26.6", "51 hồ sơ"),
            ("đạt 97", "% kế hoạch"),
        ] {
            assert!(closes_up(before, next), "{before}|{next}");
        }
        for (before, next) in
            [("năm 2019", "2020"), ("bưu chính -", "viễn thông"), ("đạt 2.", "Nhiệm vụ"), ("năm 2023.", "2024 là")]
        {
            assert!(!closes_up(before, next), "{before}|{next}");
        }
    }
}
