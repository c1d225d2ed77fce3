//! Letters to words: letters that stand close together on one line of writing.

use super::{
    drawn::{Drawn, Glyph, Layer},
    font::in_letters,
    place::Rect,
};
use crate::recognised::{SeenPage, SeenWord};
use std::collections::HashMap;

/// From this gap on, in sizes of the letters, a word ends. Justified lines press spaces to 0.15, kerning stays below 0.1.
pub(super) const WORD_GAP: f32 = 0.14;

/// Letters of one word may overlap by so much of their size.
const OVERLAP: f32 = 0.6;

/// A letter drawn twice no further apart than this part of its size is one: writers draw so for bold.
const TWICE: f32 = 0.12;

/// Lines of writing closer than this part of the size are the same.
const SAME_LINE: f32 = 0.12;

/// A word with its place in the frame of its line: `x` along the writing, `y` downwards.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    /// The line of writing.
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) layer: Layer,
    /// A space was drawn before or behind it.
    pub(super) space_before: bool,
    pub(super) space_after: bool,
    /// Raised above the line that it stands on.
    pub(super) raised: bool,
}

impl Word {
    /// The room that its letters take: most of what stands above the line, little below.
    pub(super) fn room(&self) -> Rect {
        Rect { left: self.left, top: self.y - self.size * 0.66, right: self.right, bottom: self.y + self.size * 0.1 }
    }

    pub(super) fn middle(&self) -> (f32, f32) {
        (f32::midpoint(self.left, self.right), self.y - self.size * 0.28)
    }
}

/// The words of a page.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Those in the direction in which most of the page is written.
    pub(super) main: Vec<Word>,
    /// Those in each other direction, each in a frame of its own; with the direction.
    pub(super) aside: Vec<((f32, f32), Vec<Word>)>,
}

/// The words that were recognised in a picture as wide as the page.
pub(super) fn seen(page: &SeenPage, width: f32) -> Vec<Word> {
    let scale = width / pixels(page.width.max(1));
    // A line is as high as its highest and lowest letters reach: about a fifth more than the size of the letters.
    let size = (pixels(page.line) * scale / 1.2).max(1.0);
    let word = |word: &SeenWord| Word {
        text: word.text.clone(),
        left: pixels(word.left) * scale,
        right: pixels(word.right) * scale,
        y: pixels(word.base) * scale,
        size,
        bold: false,
        layer: Layer::Recognised,
        space_before: true,
        space_after: true,
        raised: false,
    };
    page.words.iter().map(word).collect()
}

/// Height of a picture that is so wide.
pub(super) fn height(page: &SeenPage, width: f32) -> f32 {
    pixels(page.height) * width / pixels(page.width.max(1))
}

#[expect(clippy::cast_precision_loss, reason = "pictures have fewer rows than f32 counts exactly")]
const fn pixels(n: u32) -> f32 {
    n as f32
}

/// How many quarter turns counter-clockwise most of the writing goes: 0 is level.
pub(super) fn main_turn(drawn: &Drawn) -> u8 {
    let mut counts = [0_usize; 4];
    for glyph in drawn.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()) {
        if let Some(count) = quarter(glyph.along).and_then(|turn| counts.get_mut(usize::from(turn))) {
            *count += 1;
        }
    }
    let level = counts.first().copied().unwrap_or(0);
    let most = (0..4_u8).zip(counts).max_by_key(|(_, count)| *count).unwrap_or((0, 0));
    if most.1 > level * 2 { most.0 } else { 0 }
}

/// Quarter turns clockwise of a direction; none where it is oblique.
fn quarter(along: (f32, f32)) -> Option<u8> {
    const NEAR: f32 = 0.97;
    match along {
        (x, _) if x > NEAR => Some(0),
        (_, y) if y > NEAR => Some(1),
        (x, _) if x < -NEAR => Some(2),
        (_, y) if y < -NEAR => Some(3),
        _ => None,
    }
}

/// The words of a page whose main direction is level.
pub(super) fn words(drawn: &Drawn) -> Words {
    let mut groups: Vec<((f32, f32), Vec<&Glyph>)> = vec![((1.0, 0.0), Vec::new())];
    for glyph in once(&drawn.glyphs) {
        let along = if quarter(glyph.along) == Some(0) { (1.0, 0.0) } else { glyph.along };
        let same =
            |(other, _): &&((f32, f32), Vec<&Glyph>)| (other.0 - along.0).abs() + (other.1 - along.1).abs() < 0.05;
        let full = groups.len() >= 8;
        let near = groups.iter().position(|group| same(&group)).or(full.then_some(1));
        match near.and_then(|near| groups.get_mut(near)) {
            Some((_, group)) => group.push(glyph),
            None => groups.push((along, vec![glyph])),
        }
    }
    let mut groups = groups.into_iter().map(|(along, glyphs)| (along, Builder::run(drawn, along, &glyphs)));
    let main = groups.next().map(|(_, words)| words).unwrap_or_default();
    Words { main, aside: groups.filter(|(_, words)| !words.is_empty()).collect() }
}

/// Each glyph once, though it may be drawn twice.
fn once(glyphs: &[Glyph]) -> Vec<&Glyph> {
    const FIELD: f32 = 8.0;
    /// Glyphs of a field that one is compared with.
    const NEAR: usize = 24;
    let mut fields: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
    let mut kept: Vec<&Glyph> = Vec::with_capacity(glyphs.len());
    #[expect(clippy::cast_possible_truncation, reason = "saturates; only a key")]
    let field = |at: f32| (at / FIELD).floor() as i32;
    for glyph in glyphs {
        if !glyph.text.trim().is_empty() {
            let most = (glyph.size * TWICE).min(FIELD);
            let same = |number: &usize| {
                kept.get(*number).is_some_and(|other| {
                    (other.x - glyph.x).abs() < most && (other.y - glyph.y).abs() < most && other.text == glyph.text
                })
            };
            let columns = field(glyph.x - most)..=field(glyph.x + most);
            let near = columns.flat_map(|x| (field(glyph.y - most)..=field(glyph.y + most)).map(move |y| (x, y)));
            if near.filter_map(|at| fields.get(&at)).any(|field| field.iter().rev().take(NEAR).any(same)) {
                continue;
            }
            fields.entry((field(glyph.x), field(glyph.y))).or_default().push(kept.len());
        }
        kept.push(glyph);
    }
    kept
}

#[derive(Debug)]
struct Builder<'d> {
    drawn: &'d Drawn,
    words: Vec<Word>,
    open: Option<Open>,
    /// A space was drawn since the last word.
    space: bool,
}

/// A word being made.
#[derive(Debug)]
struct Open {
    /// Font and letters, font by font.
    pieces: Vec<(usize, String)>,
    word: Word,
}

impl<'d> Builder<'d> {
    fn run(drawn: &'d Drawn, along: (f32, f32), glyphs: &[&Glyph]) -> Vec<Word> {
        let mut builder = Self { drawn, words: Vec::new(), open: None, space: false };
        let (ux, uy) = along;
        for glyph in glyphs {
            builder.glyph(glyph, glyph.x * ux + glyph.y * uy, glyph.y * ux - glyph.x * uy);
        }
        builder.close();
        builder.words
    }

    fn glyph(&mut self, glyph: &Glyph, x: f32, y: f32) {
        let blank = glyph.text.chars().all(|c| c.is_whitespace() || c == '\u{200b}');
        if blank {
            if let Some(open) = &mut self.open
                && glyph.text.is_empty()
            {
                // Room of a glyph whose letters stand with another.
                if (y - open.word.y).abs() < glyph.size * SAME_LINE {
                    open.word.right = open.word.right.max(x + glyph.width);
                }
                return;
            }
            self.close();
            if let Some(last) = self.words.last_mut().filter(|last| (last.y - y).abs() < glyph.size * 0.5) {
                last.space_after = true;
            }
            self.space = !glyph.text.is_empty();
            return;
        }
        if !self.goes_on(glyph, x, y) {
            self.begin(glyph, x, y);
        }
        let Some(open) = &mut self.open else { return };
        open.word.right = open.word.right.max(x + glyph.width);
        open.word.left = open.word.left.min(x);
        match open.pieces.last_mut() {
            Some((font, letters)) if *font == glyph.font => letters.push_str(&glyph.text),
            _ => open.pieces.push((glyph.font, glyph.text.clone())),
        }
    }

    fn goes_on(&self, glyph: &Glyph, x: f32, y: f32) -> bool {
        let Some(Open { word, .. }) = &self.open else { return false };
        let size = word.size.max(glyph.size);
        let gap = x - word.right;
        let mark = glyph.text.chars().all(is_mark);
        let level = (y - word.y).abs() <= size * SAME_LINE || mark && (y - word.y).abs() <= size;
        let near = gap < size * WORD_GAP && gap > -size * OVERLAP;
        let sized = (glyph.size - word.size).abs() < size * 0.2 || level && near && glyph.size > word.size * 0.6;
        let layer = word.layer == glyph.layer || glyph.layer == Layer::Outside;
        level && sized && layer && (near || mark && gap.abs() < size)
    }

    fn begin(&mut self, glyph: &Glyph, x: f32, y: f32) {
        self.close();
        let bold = self.drawn.fonts.get(glyph.font).is_some_and(|font| font.bold);
        let raised = self.words.last().is_some_and(|last| {
            let (up, gap) = (last.y - y, x - last.right);
            let small = glyph.size < last.size * 0.85;
            !self.space && small && up > last.size * SAME_LINE && up < last.size * 0.7 && gap.abs() < last.size * 0.3
        });
        let word = Word {
            text: String::new(),
            left: x,
            right: x + glyph.width,
            y,
            size: glyph.size,
            bold,
            layer: glyph.layer,
            space_before: std::mem::take(&mut self.space),
            space_after: false,
            raised,
        };
        self.open = Some(Open { pieces: Vec::new(), word });
    }

    fn close(&mut self) {
        let Some(Open { pieces, mut word }) = self.open.take() else { return };
        let mut letters = String::new();
        for (font, written) in pieces {
            match self.drawn.fonts.get(font).filter(|font| font.legacy) {
                Some(font) => letters.push_str(&in_letters(&font.name, &as_western(&written))),
                None => letters.push_str(&written),
            }
        }
        if letters.contains(|c| ('\u{fb00}'..='\u{fb04}').contains(&c)) {
            letters = letters.chars().map(|c| ligature(c).map_or_else(|| c.to_string(), str::to_owned)).collect();
        }
        word.text = text::nfc(&letters).into_owned();
        if word.raised
            && let Some(raised) = crate::passage::superscript(&word.text)
        {
            word.text = raised;
        }
        if !word.text.is_empty() {
            self.words.push(word);
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The letters that are joined in one.
const fn ligature(c: char) -> Option<&'static str> {
    match c {
        '\u{fb00}' => Some("ff"),
        '\u{fb01}' => Some("fi"),
        '\u{fb02}' => Some("fl"),
        '\u{fb03}' => Some("ffi"),
        '\u{fb04}' => Some("ffl"),
        _ => None,
    }
}

/// The codes of an old font as Windows shows them: writers that look for a letter of the same name in Unicode take a
/// neighbour of it, or the private area.
fn as_western(written: &str) -> String {
    let western = |c: char| match c {
        '\u{2212}' | '\u{2010}' | '\u{2011}' => '\u{ad}',
        '\u{2219}' | '\u{22c5}' => '\u{b7}',
        '\u{2c9}' => '\u{af}',
        '\u{3bc}' => '\u{b5}',
        '\u{f020}'..='\u{f0ff}' => char::from_u32(u32::from(c) - 0xf000).unwrap_or(c),
        c => c,
    };
    written.chars().map(western).collect()
}
