//! What stands on a page as it is drawn, before anything is made of it.

use super::{font::Font, place::Rect, raster::Laid};
use std::rc::Rc;

/// All that a page shows.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) fonts: Vec<Rc<Font>>,
    pub(super) rules: Vec<Rule>,
    pub(super) pictures: Vec<Rect>,
    /// Areas filled with a colour: white letters on them are seen.
    pub(super) fills: Vec<Rect>,
    /// Something was filled with a pattern or a run of colours, nobody knows where.
    pub(super) shaded: bool,
    /// The pictures themselves, in the frame of the page before it was turned.
    pub(super) laid: Vec<Laid>,
    /// Curves and lines that were drawn: letters may be drawn so, too.
    pub(super) strokes: usize,
    /// Glyphs whose letters the font does not tell.
    pub(super) unknown: usize,
    /// The page has more than is read.
    pub(super) cut: bool,
}

/// A letter at its place.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// Empty where it only takes room.
    pub(super) text: String,
    /// Where it begins on its line of writing.
    pub(super) x: f32,
    pub(super) y: f32,
    /// Direction of writing, of length 1.
    pub(super) along: (f32, f32),
    pub(super) width: f32,
    pub(super) size: f32,
    /// Number of the font among those of the page.
    pub(super) font: usize,
    pub(super) layer: Layer,
}

/// What a letter belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Layer {
    /// Seen on the page.
    Page,
    /// Not seen: laid under a picture by a program that recognises letters.
    Recognised,
    /// Marked by the writer as the head of the page.
    Header,
    /// The same as its foot.
    Footer,
    /// The picture of a signature.
    Stamp,
    /// Not seen: outside of the page, on a layer that is off, white on white, drawn without ink.
    Outside,
}

/// A straight line, level or upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) level: bool,
    /// Its `y` if it is level, else its `x`.
    pub(super) at: f32,
    pub(super) from: f32,
    pub(super) to: f32,
}

/// From so many lines and curves on they may be letters, under which a program laid text.
const DRAWN_LETTERS: usize = 400;

impl Drawn {
    /// Text without ink belongs under a picture of the page. Where there is none, nobody sees it.
    pub(super) fn hide_stray_layers(&mut self) {
        if self.strokes >= DRAWN_LETTERS {
            return;
        }
        let Self { glyphs, pictures, .. } = self;
        for glyph in glyphs.iter_mut().filter(|glyph| glyph.layer == Layer::Recognised) {
            if !pictures.iter().any(|picture| picture.holds(glyph.x, glyph.y)) {
                glyph.layer = Layer::Outside;
            }
        }
    }

    /// Turns the page by so many quarters clockwise.
    pub(super) fn turn(&mut self, quarters: u8) {
        for _ in 0..quarters % 4 {
            let height = self.height;
            let turned = |x: f32, y: f32| (height - y, x);
            for glyph in &mut self.glyphs {
                (glyph.x, glyph.y) = turned(glyph.x, glyph.y);
                glyph.along = (-glyph.along.1, glyph.along.0);
            }
            for rule in &mut self.rules {
                let Rule { level, at, from, to } = *rule;
                *rule = if level {
                    Rule { level: false, at: height - at, from, to }
                } else {
                    Rule { level: true, at, from: height - to, to: height - from }
                };
            }
            for picture in &mut self.pictures {
                let Rect { left, top, right, bottom } = *picture;
                *picture = Rect { left: height - bottom, top: left, right: height - top, bottom: right };
            }
            (self.width, self.height) = (self.height, self.width);
        }
    }
}
