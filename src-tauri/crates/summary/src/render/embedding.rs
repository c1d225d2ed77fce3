//! The faces as the file holds them: no glyph but those that are printed, numbered in the order in which they first come.
//!
//! printpdf embeds what it is given, whole; `subsetter` makes it small before.

use super::fonts::{Face, Glyph};
use crate::RenderError;
use printpdf::{FontId, ParsedFont, PdfFont};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use subsetter::{GlyphRemapper, subset};

/// The glyphs of each face that the file prints.
#[derive(Default)]
pub(crate) struct PrintedGlyphs {
    faces: [OfFace; 4],
}

/// The printed glyphs of a face.
#[derive(Default)]
struct OfFace {
    /// Numbers in the file by numbers in the whole font.
    numbers: GlyphRemapper,
    /// Numbers in the file by the letter that a glyph stands for.
    letters: BTreeMap<u32, u16>,
}

/// How a glyph is named to printpdf.
pub(crate) enum Named {
    /// The one glyph of this letter.
    Letter(char),
    /// Its number in the file: a ligature, a part of a letter, or another shape of one.
    Number(u16),
}

impl PrintedGlyphs {
    /// Takes a glyph in.
    pub(crate) fn name(&mut self, face: Face, glyph: &Glyph) -> Named {
        let Some(printed) = self.faces.get_mut(face as usize) else { return Named::Number(0) };
        let number = printed.numbers.remap(glyph.id);
        let mut letters = glyph.text.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else { return Named::Number(number) };
        match printed.letters.entry(u32::from(letter)) {
            Entry::Occupied(other) if *other.get() != number => Named::Number(number),
            Entry::Occupied(_) => Named::Letter(letter),
            Entry::Vacant(free) => {
                free.insert(number);
                Named::Letter(letter)
            }
        }
    }

    /// The faces of which something is printed, with these glyphs alone.
    ///
    /// # Errors
    /// [`RenderError::Font`] when a face cannot be read.
    pub(crate) fn fonts(self) -> Result<BTreeMap<FontId, PdfFont>, RenderError> {
        let printed = Face::ALL.into_iter().zip(self.faces).filter(|(_, glyphs)| glyphs.numbers.num_gids() > 1);
        printed.map(|(face, glyphs)| Ok((face.id(), PdfFont::new(reduced(face, glyphs)?)))).collect()
    }
}

fn reduced(face: Face, printed: OfFace) -> Result<ParsedFont, RenderError> {
    let whole = face.parsed()?;
    let widths = printed.numbers.remapped_gids().map(|old| whole.get_glyph_width(old).unwrap_or_default());
    let mut font = ParsedFont::with_glyph_data(
        subset(face.file(), 0, &printed.numbers).map_err(|_| RenderError::Font)?,
        0,
        Some(format!("{}+{}", face.id().0, face.name())),
        printed.letters,
        (0..).zip(widths).collect(),
        whole.units_per_em,
        whole.font_metrics.clone(),
    );
    font.pdf_font_metrics = whole.pdf_font_metrics.clone();
    Ok(font)
}
