//! The four faces of Liberation Serif, and shaping words with parley.
//!
//! The faces are compiled in (no font of the system is ever read) and have the metrics of Times New Roman. A word is
//! shaped once per face at 1000 points to the em and scaled when it is set; Vietnamese words are short and come back
//! all the time.

use crate::RenderError;
use flate2::read::ZlibDecoder;
use parley::fontique::{Blob, Collection, CollectionOptions};
use parley::{FontContext, FontFamily, FontStyle, FontWeight, LayoutContext, StyleProperty};
use printpdf::{FontId, ParsedFont};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

/// A face of the one font family of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Face {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

/// Height over and depth under the baseline, in ems (the font's own values).
pub(crate) const ASCENT: f32 = 0.891;
pub(crate) const DESCENT: f32 = 0.216;
/// Font units of a shaped advance in one em.
const EM: f32 = 1000.0;
/// Stands for a character that the font has not.
const UNPRINTABLE: char = '□';

impl Face {
    pub(crate) const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    /// Its name among the PDF's fonts. Fixed, six capitals: it is the subset's tag too (ISO 32000-1, 9.6.4).
    pub(crate) fn id(self) -> FontId {
        let name = match self {
            Self::Regular => "TKREGU",
            Self::Bold => "TKBOLD",
            Self::Italic => "TKITAL",
            Self::BoldItalic => "TKBOIT",
        };
        FontId(name.to_owned())
    }

    /// The font's own name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Regular => "LiberationSerif",
            Self::Bold => "LiberationSerif-Bold",
            Self::Italic => "LiberationSerif-Italic",
            Self::BoldItalic => "LiberationSerif-BoldItalic",
        }
    }

    /// The font file as it is compiled in, packed by zlib.
    const fn packed(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!(concat!(env!("OUT_DIR"), "/LiberationSerif-Regular.ttf.z")),
            Self::Bold => include_bytes!(concat!(env!("OUT_DIR"), "/LiberationSerif-Bold.ttf.z")),
            Self::Italic => include_bytes!(concat!(env!("OUT_DIR"), "/LiberationSerif-Italic.ttf.z")),
            Self::BoldItalic => include_bytes!(concat!(env!("OUT_DIR"), "/LiberationSerif-BoldItalic.ttf.z")),
        }
    }

    /// The whole font file.
    pub(crate) fn file(self) -> &'static [u8] {
        static FILES: LazyLock<[Vec<u8>; 4]> = LazyLock::new(|| {
            Face::ALL.map(|face| {
                let mut whole = Vec::new();
                // What could not be unpacked is no font, which `parsed` reports.
                let read = ZlibDecoder::new(face.packed()).read_to_end(&mut whole);
                read.map_or_else(|_| Vec::new(), |_| whole)
            })
        });
        FILES.get(self as usize).map_or(&[], Vec::as_slice)
    }

    /// The whole face as printpdf reads it.
    ///
    /// # Errors
    /// [`RenderError::Font`] when printpdf cannot read the file.
    pub(crate) fn parsed(self) -> Result<&'static ParsedFont, RenderError> {
        static PARSED: LazyLock<[Option<ParsedFont>; 4]> =
            LazyLock::new(|| Face::ALL.map(|face| ParsedFont::from_bytes(face.file(), 0, &mut Vec::new())));
        PARSED.get(self as usize).and_then(Option::as_ref).ok_or(RenderError::Font)
    }
}

/// A glyph of a shaped word.
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    /// Advance in ems, kerning included.
    pub(crate) advance: f32,
    /// How far kerning moved it: nominal width less advance, in thousandths of an em.
    pub(crate) kern: f32,
    /// The characters it stands for; empty for all but the first glyph of a cluster.
    pub(crate) text: String,
}

/// A word in one face.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shaped {
    pub(crate) glyphs: Vec<Glyph>,
    /// In ems.
    pub(crate) width: f32,
}

/// Shapes words and remembers them.
pub(crate) struct Shaper {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    words: [HashMap<String, Rc<Shaped>>; 4],
    spaces: [Option<Glyph>; 4],
}

impl Shaper {
    pub(crate) fn new() -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut fonts = FontContext { collection: Collection::new(options), source_cache: Default::default() };
        for face in Face::ALL {
            fonts.collection.register_fonts(Blob::new(Arc::new(face.file())), None);
        }
        Self { fonts, layouts: LayoutContext::new(), words: Default::default(), spaces: Default::default() }
    }

    /// The glyphs of a word (NFC, no plain spaces) in a face.
    ///
    /// # Errors
    /// [`RenderError::Font`] when the face cannot be read.
    pub(crate) fn word(&mut self, face: Face, word: &str) -> Result<Rc<Shaped>, RenderError> {
        if let Some(known) = self.words.get(face as usize).and_then(|words| words.get(word)) {
            return Ok(Rc::clone(known));
        }
        let shaped = Rc::new(self.shape(face, word)?);
        if let Some(words) = self.words.get_mut(face as usize) {
            words.insert(word.to_owned(), Rc::clone(&shaped));
        }
        Ok(shaped)
    }

    /// The glyph of a space.
    ///
    /// # Errors
    /// [`RenderError::Font`] when the face cannot be read.
    pub(crate) fn space(&mut self, face: Face) -> Result<Glyph, RenderError> {
        if let Some(known) = self.spaces.get(face as usize).and_then(Option::as_ref) {
            return Ok(known.clone());
        }
        let glyph = self.shape(face, " ")?.glyphs.into_iter().next().ok_or(RenderError::Font)?;
        if let Some(place) = self.spaces.get_mut(face as usize) {
            *place = Some(glyph.clone());
        }
        Ok(glyph)
    }

    fn shape(&mut self, face: Face, word: &str) -> Result<Shaped, RenderError> {
        let font = face.parsed()?;
        let printable: String = word.chars().map(|c| if has(font, c) { c } else { UNPRINTABLE }).collect();
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &printable, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::Source(Cow::Borrowed("Liberation Serif"))));
        builder.push_default(StyleProperty::FontSize(EM));
        if matches!(face, Face::Bold | Face::BoldItalic) {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        if matches!(face, Face::Italic | Face::BoldItalic) {
            builder.push_default(StyleProperty::FontStyle(FontStyle::Italic));
        }
        let mut layout = builder.build(&printable);
        layout.break_all_lines(None);
        let mut shaped = Shaped::default();
        for cluster in layout.lines().flat_map(|line| line.runs().flat_map(|run| run.clusters().collect::<Vec<_>>())) {
            let mut text = printable.get(cluster.text_range()).unwrap_or_default().to_owned();
            for glyph in cluster.glyphs() {
                let id = u16::try_from(glyph.id).map_err(|_| RenderError::Font)?;
                let kern = nominal(font, id) - glyph.advance;
                shaped.width += glyph.advance / EM;
                let text = std::mem::take(&mut text);
                shaped.glyphs.push(Glyph { id, advance: glyph.advance / EM, kern, text });
            }
        }
        Ok(shaped)
    }
}

fn has(font: &ParsedFont, c: char) -> bool {
    font.lookup_glyph_index(u32::from(c)).is_some_and(|glyph| glyph != 0)
}

/// The width that printpdf writes into the PDF: truncated, not rounded.
fn nominal(font: &ParsedFont, glyph: u16) -> f32 {
    let width = f32::from(font.get_glyph_width(glyph).unwrap_or_default());
    (width * EM / f32::from(font.units_per_em)).floor()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All letters of Vietnamese, đồng sign and the marks that reports use.
    const LETTERS: &str =
        "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz";
    const MARKS: &str = "0123456789.,;:!?()[]/-–−+%&“”‘’…≥≤₫²³□";

    #[test]
    fn every_letter_of_vietnamese_in_every_face() {
        for face in Face::ALL {
            let font = face.parsed().unwrap();
            for letter in LETTERS.chars().chain(LETTERS.to_uppercase().chars()).chain(MARKS.chars()) {
                assert!(has(font, letter), "{face:?} lacks {letter}");
            }
        }
    }

    #[test]
    fn a_letter_is_one_glyph_with_its_own_text() {
        let word = Shaper::new().word(Face::Bold, "TRƯỞNG").unwrap();
        let text: String = word.glyphs.iter().map(|g| g.text.as_str()).collect();
        assert_eq!((text.as_str(), word.glyphs.len()), ("TRƯỞNG", 6));
        assert!(word.width > 3.0 && word.width < 6.0, "{}", word.width);
    }

    #[test]
    fn what_the_font_has_not_is_a_box() {
        let word = Shaper::new().word(Face::Regular, "☑1").unwrap();
        assert_eq!(word.glyphs.iter().map(|g| g.text.as_str()).collect::<String>(), "□1");
    }
}
