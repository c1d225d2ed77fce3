//! Words to lines.

use super::{
    drawn::Layer,
    place::Rect,
    words::{WORD_GAP, Word},
};
use crate::passage::Passage;
use model::MarkKind;

/// A line of text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// From left to right.
    pub(super) words: Vec<Word>,
    pub(super) room: Rect,
    /// The line of writing.
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
}

/// The lines that the words of one column make, from top to bottom.
pub(super) fn lines(mut words: Vec<Word>) -> Vec<Line> {
    /// A word may belong to one of so many lines above: signs that are raised come before their line.
    const OPEN: usize = 3;
    words.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines: Vec<(Rect, Vec<Word>)> = Vec::new();
    for word in words {
        let room = word.room();
        let from = lines.len().saturating_sub(OPEN);
        let home = lines.iter_mut().skip(from).rev().find(|(line, _)| {
            let shared = line.bottom.min(room.bottom) - line.top.max(room.top);
            shared > line.height().min(room.height()) * 0.5
        });
        match home {
            Some((line, words)) => {
                // A big letter or a bracket must not stretch the line over its neighbours.
                if room.height() <= line.height() * 1.5 || words.len() < 2 {
                    *line = line.union(&room);
                }
                words.push(word);
            }
            None => lines.push((room, vec![word])),
        }
    }
    let mut lines: Vec<Line> = lines.into_iter().filter_map(|(_, words)| Line::new(words)).collect();
    lines.sort_by(|a, b| a.y.total_cmp(&b.y));
    lines
}

impl Line {
    fn new(mut words: Vec<Word>) -> Option<Self> {
        words.sort_by(|a, b| a.left.total_cmp(&b.left));
        let letters = |word: &Word| word.text.chars().count();
        let largest = words.iter().max_by(|a, b| (a.size * 10.0).round().total_cmp(&(b.size * 10.0).round()))?;
        let (y, size) = (largest.y, largest.size);
        let all: usize = words.iter().map(letters).sum();
        let heavy: usize = words.iter().filter(|word| word.bold).map(letters).sum();
        let rooms = words.iter().map(Word::room);
        let room = rooms.reduce(|sum, room| sum.union(&room))?;
        Some(Self { bold: heavy * 10 >= all * 9, words, room, y, size })
    }

    /// The text, spaces where there is room for one.
    pub(super) fn passage(&self) -> Passage {
        let mut passage = Passage::default();
        let mut before: Option<&Word> = None;
        for word in &self.words {
            let mark = mark_of(word.layer);
            if before.is_some_and(|before| apart(before, word)) {
                passage.push(" ", mark);
            }
            passage.push(&word.text, mark);
            before = Some(word);
        }
        passage
    }

    pub(super) fn text(&self) -> String {
        self.passage().text()
    }

    /// Width of what stands before the first space.
    pub(super) fn first_width(&self) -> f32 {
        let mut end = self.room.left;
        let mut before: Option<&Word> = None;
        for word in &self.words {
            if before.is_some_and(|before| apart(before, word)) {
                break;
            }
            end = word.right;
            before = Some(word);
        }
        end - self.room.left
    }
}

/// Whether a space stands between two words of a line.
fn apart(before: &Word, word: &Word) -> bool {
    let size = if word.raised { before.size } else { before.size.min(word.size) };
    before.space_after || word.space_before || word.left - before.right >= size * WORD_GAP
}

/// What a layer says about its text.
pub(super) const fn mark_of(layer: Layer) -> Option<MarkKind> {
    match layer {
        Layer::Page => None,
        Layer::Recognised => Some(MarkKind::Ocr),
        Layer::Header => Some(MarkKind::Header),
        Layer::Footer => Some(MarkKind::Footer),
        Layer::Stamp => Some(MarkKind::Boilerplate),
        Layer::Outside => Some(MarkKind::Hidden),
    }
}
