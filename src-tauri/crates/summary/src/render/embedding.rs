//! The faces as the file holds them: no glyph but those that are printed, numbered in the order in which they first come.
//!
//! printpdf embeds what it is given, whole; `subsetter` makes it small before.

use super::fonts::Face;
use crate::RenderError;
use printpdf::{FontId, ParsedFont, PdfFont};
use std::collections::BTreeMap;
use subsetter::{GlyphRemapper, subset};

/// The glyphs of each face that the file prints.
#[derive(Default)]
pub(crate) struct PrintedGlyphs {
    faces: [GlyphRemapper; 4],
}

impl PrintedGlyphs {
    /// The number in the file of a glyph of a face.
    pub(crate) fn number(&mut self, face: Face, glyph: u16) -> u16 {
        self.faces.get_mut(face as usize).map_or(0, |glyphs| glyphs.remap(glyph))
    }

    /// The faces of which something is printed, with these glyphs alone.
    ///
    /// # Errors
    /// [`RenderError::Font`] when a face cannot be read.
    pub(crate) fn fonts(&self) -> Result<BTreeMap<FontId, PdfFont>, RenderError> {
        let printed = Face::ALL.into_iter().zip(&self.faces).filter(|(_, glyphs)| glyphs.num_gids() > 1);
        printed.map(|(face, glyphs)| Ok((face.id(), PdfFont::new(reduced(face, glyphs)?)))).collect()
    }
}

fn reduced(face: Face, glyphs: &GlyphRemapper) -> Result<ParsedFont, RenderError> {
    let whole = face.parsed()?;
    let widths = glyphs.remapped_gids().map(|old| whole.get_glyph_width(old).unwrap_or_default());
    let program = subset(face.file(), 0, glyphs).map_err(|_| RenderError::Font)?;
    let mut font = ParsedFont::with_glyph_data(
        program,
        0,
        Some(format!("{}+{}", face.id().0, face.name())),
        BTreeMap::new(),
        (0..).zip(widths).collect(),
        whole.units_per_em,
        whole.font_metrics.clone(),
    );
    font.pdf_font_metrics = whole.pdf_font_metrics.clone();
    Ok(font)
}
