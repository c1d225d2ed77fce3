//! The letters of a page (ISO 32000-1, 9.4): where each stands, and whether a reader of the paper sees it.

use super::Run;
use crate::{
    limits::MAX_PAGE_GLYPHS,
    pdf::{
        drawn::{Glyph, Layer},
        font::Shown,
        object::Object,
        pen::{Pen, State},
        place::{Matrix, Rect},
    },
};
use std::rc::Rc;

impl Run<'_, '_, '_> {
    pub(super) fn show(&mut self, word: &[u8], operands: &[Object], pen: &mut Pen) {
        if word == b"'" || word == b"\"" {
            if let [word_spacing, spacing, _] = operands {
                pen.state.word_spacing = word_spacing.number().unwrap_or(0.0);
                pen.state.spacing = spacing.number().unwrap_or(0.0);
            }
            pen.next_line(0.0, -pen.state.leading);
        }
        match operands.last() {
            Some(Object::String(string)) => self.string(string, pen),
            Some(Object::Array(items)) => {
                for item in items {
                    match item {
                        Object::String(string) => self.string(string, pen),
                        item => {
                            let back = item.number().unwrap_or(0.0) / 1000.0 * pen.state.size * pen.state.stretch;
                            pen.text = Matrix::shift(-back, 0.0).then(&pen.text);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn string(&mut self, string: &[u8], pen: &mut Pen) {
        self.steps += string.len();
        let Some((number, font)) = pen.state.font.and_then(|n| Some((n, Rc::clone(self.drawn.fonts.get(n)?)))) else {
            return;
        };
        font.show(string, &mut |shown| self.glyph(shown, number, pen));
    }

    pub(super) fn glyph(&mut self, shown: Shown, font: usize, pen: &mut Pen) {
        let state = &pen.state;
        let space = if shown.is_space { state.word_spacing } else { 0.0 };
        let advance = (shown.width * state.size + state.spacing + space) * state.stretch;
        let whole = pen.text.then(&state.matrix);
        let (x, y) = whole.apply(0.0, state.rise);
        // Wide spacing of letters belongs to the letter, unless it is so wide that it sets columns.
        let spacing = if state.spacing.abs() < state.size.abs() { state.spacing } else { 0.0 };
        let unit = whole.a.hypot(whole.b);
        let width = (shown.width * state.size + spacing) * state.stretch * unit;
        let size = (state.size * whole.c.hypot(whole.d)).abs();
        pen.text = Matrix::shift(advance, 0.0).then(&pen.text);
        if self.drawn.glyphs.len() >= MAX_PAGE_GLYPHS {
            self.drawn.cut = true;
            return;
        }
        if !(x.is_finite() && y.is_finite() && width.is_finite() && size.is_finite()) || size < 0.1 || unit <= 0.0 {
            return;
        }
        let sign = if state.size * state.stretch < 0.0 { -1.0 } else { 1.0 };
        let along = (whole.a / unit * sign, whole.b / unit * sign);
        let layer = self.layer(pen, x, y);
        let text = match pen.actual() {
            Some(text) => text,
            None => shown.text.unwrap_or_else(|| {
                self.drawn.unknown += 1;
                "\u{fffd}".to_owned()
            }),
        };
        self.drawn.glyphs.push(Glyph { text, x, y, along, width: width.abs(), size, font, layer });
    }

    fn layer(&self, pen: &Pen, x: f32, y: f32) -> Layer {
        if self.stamp {
            return Layer::Stamp;
        }
        let off = self.unseen || pen.marked.iter().any(|marked| marked.layer == Some(Layer::Outside));
        if off || !self.visible.holds(x, y) || is_clipped(pen, x, y) || self.is_white(pen, x, y) {
            return Layer::Outside;
        }
        if matches!(pen.state.mode, 3 | 7) {
            return Layer::Recognised;
        }
        pen.marked.iter().rev().find_map(|marked| marked.layer).unwrap_or(Layer::Page)
    }

    /// Whether a letter is drawn white where the paper is.
    fn is_white(&self, pen: &Pen, x: f32, y: f32) -> bool {
        let State { white, size, matrix, .. } = &pen.state;
        if !*white || !matches!(pen.state.mode, 0 | 4) {
            return false;
        }
        // The middle of the letter: a coloured area may begin a little above its line.
        let up = size * matrix.c.hypot(matrix.d) * 0.3;
        let coloured = |area: &Rect| area.holds(x, y) || area.holds(x, y - up);
        !self.drawn.shaded && !self.drawn.fills.iter().chain(&self.drawn.pictures).any(coloured)
    }
}

/// Whether a letter stands wholly outside of what bounds the drawing.
fn is_clipped(pen: &Pen, x: f32, y: f32) -> bool {
    let State { clip, size, matrix, .. } = &pen.state;
    let Some(clip) = clip else { return false };
    let room = (size * pen.text.c.hypot(pen.text.d) * matrix.c.hypot(matrix.d)).abs();
    let near =
        Rect { left: clip.left - room, top: clip.top - room, right: clip.right + room, bottom: clip.bottom + room };
    !near.holds(x, y)
}
