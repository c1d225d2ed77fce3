//! A line of text as one operation: runs of letters, with the places where the pen is moved besides.
//!
//! A viewer moves its pen by the widths in the file, which are whole thousandths of an em; what shaping and justification want
//! differs. The difference is carried along and made good at kerned letters and at spaces, so it never adds up.

use super::embedding::{Named, PrintedGlyphs};
use super::fonts::{Face, Glyph};
use super::lines::{Gap, Line};
use printpdf::{Codepoint, TextItem};

/// Kerning below this is a matter of rounding, in thousandths of an em.
const ROUNDING: f32 = 1.0;
/// How far the pen may be off at a space, in thousandths of an em: a thirtieth of a millimetre in the body.
const OFF: f32 = 2.0;

/// The items of a line of which each gap is widened by `stretch` points.
pub(crate) fn items(line: &Line, stretch: f32, printed: &mut PrintedGlyphs) -> Vec<TextItem> {
    let mut shown = Shown { face: line.style.face, printed, items: Vec::new(), letters: String::new(), ahead: 0.0 };
    let wider = stretch / line.style.size * 1000.0;
    let last = line.words.len().saturating_sub(1);
    for (nth, word) in line.words.iter().enumerate() {
        for glyph in word.pieces.iter().flat_map(|piece| &piece.shaped.glyphs) {
            shown.glyph(glyph);
            shown.ahead += glyph.kern;
            if glyph.kern.abs() > ROUNDING {
                shown.move_pen();
            }
        }
        // The space stands at the end of a line too, or copied text would run two words together.
        if matches!(word.gap, Gap::Space | Gap::Glue) {
            shown.glyph(&line.space);
            shown.ahead += line.space.kern - wider;
            if nth < last && shown.ahead.abs() > OFF {
                shown.move_pen();
            }
        }
    }
    shown.end_run();
    shown.items
}

struct Shown<'p> {
    face: Face,
    printed: &'p mut PrintedGlyphs,
    items: Vec<TextItem>,
    /// The open run.
    letters: String,
    /// How far a viewer's pen is right of where it should be, in thousandths of an em.
    ahead: f32,
}

impl Shown<'_> {
    fn glyph(&mut self, glyph: &Glyph) {
        match self.printed.name(self.face, glyph) {
            Named::Letter(letter) => self.letters.push(letter),
            Named::Number(number) => {
                self.end_run();
                // printpdf writes one text per glyph and the last one wins, so it always brings its own.
                let named = Codepoint::with_cid(number, 0.0, glyph.text.clone());
                self.items.push(TextItem::GlyphIds(vec![named]));
            }
        }
    }

    fn end_run(&mut self) {
        if !self.letters.is_empty() {
            self.items.push(TextItem::Text(std::mem::take(&mut self.letters)));
        }
    }

    fn move_pen(&mut self) {
        self.end_run();
        let whole = self.ahead.round();
        self.items.push(TextItem::Offset(whole));
        self.ahead -= whole;
    }
}
