//! The lines and coloured areas of a page (ISO 32000-1, 8.5.3): lines rule tables, areas show white letters.

use super::Run;
use crate::{
    limits::MAX_PAGE_RULES,
    pdf::{
        drawn::Rule,
        pen::{Pen, around, straight},
        place::Rect,
    },
};

/// Most filled areas of a page that are kept, to tell white letters on them from white ones on paper.
const MAX_FILLS: usize = 2_000;

/// Thickest line that is drawn as a filled shape, in points.
const LINE: f32 = 3.0;

impl Run<'_, '_, '_> {
    /// Notes the straight lines of a path that is drawn.
    pub(super) fn paint(&mut self, word: &[u8], pen: &mut Pen) {
        let filled = !matches!(word, b"S" | b"s");
        let stroked = !matches!(word, b"f" | b"F" | b"f*");
        let path = std::mem::take(&mut pen.path);
        for mut part in path {
            self.drawn.strokes += part.len();
            if self.drawn.rules.len() >= MAX_PAGE_RULES {
                return;
            }
            if filled
                && !pen.state.white
                && self.drawn.fills.len() < MAX_FILLS
                && let Some(shape) = around(part.iter().copied()).filter(|shape| shape.height() > LINE)
            {
                self.drawn.fills.push(shape);
            }
            if filled && let Some(shape) = around(part.iter().copied()).filter(|_| part.len() <= 6) {
                self.bar(shape);
            }
            if stroked {
                if matches!(word, b"s" | b"b" | b"b*")
                    && let Some(first) = part.first().copied()
                {
                    part.push(first);
                }
                let pairs = part.windows(2).filter_map(|pair| straight(*pair.first()?, *pair.last()?));
                self.drawn.rules.extend(pairs);
            }
        }
    }

    /// A thin filled shape is a line.
    fn bar(&mut self, shape: Rect) {
        let (width, height) = (shape.width(), shape.height());
        let rule = if height <= LINE && width > height * 2.0 {
            Rule { level: true, at: f32::midpoint(shape.top, shape.bottom), from: shape.left, to: shape.right }
        } else if width <= LINE && height > width * 2.0 {
            Rule { level: false, at: f32::midpoint(shape.left, shape.right), from: shape.top, to: shape.bottom }
        } else {
            return;
        };
        self.drawn.rules.push(rule);
    }
}
