//! What the program of a font says itself about its letters (ISO 32000-1, 9.6.6 and 9.9). It is asked where the PDF does
//! not tell them: old writers left the map out.

use super::{
    cff,
    file::File,
    glyph_names,
    object::{Dict, Object},
    sfnt, type1,
};
use std::collections::HashMap;

/// The letters that a font program tells.
#[derive(Debug, Default)]
pub(super) struct BuiltIn {
    /// The text of each code that the program encodes; none where its glyph has a name that says nothing.
    codes: HashMap<u8, Option<String>>,
    /// The text of each glyph by its number.
    glyphs: HashMap<u32, String>,
}

impl BuiltIn {
    /// Reads the program of a font, of whichever kind. An empty answer where there is none or it says nothing.
    pub(super) fn read(file: &File<'_>, descriptor: &Dict) -> Self {
        for key in ["FontFile2", "FontFile3", "FontFile"] {
            if let Object::Stream(program) = file.get(descriptor, key)
                && let Some(bytes) = file.unpacked(&program)
            {
                return Self::of(&bytes);
            }
        }
        Self::default()
    }

    /// The text of a code of a simple font. None: the program does not know the code. `Some(None)`: it draws something that
    /// it does not name.
    pub(super) fn code(&self, code: u8) -> Option<Option<&str>> {
        self.codes.get(&code).map(Option::as_deref)
    }

    /// The text of a glyph.
    pub(super) fn glyph(&self, glyph: u32) -> Option<&str> {
        self.glyphs.get(&glyph).map(String::as_str)
    }

    fn of(program: &[u8]) -> Self {
        match program {
            [0, 1, 0, 0, ..] | [b't', b'r', b'u', b'e', ..] => Self::true_type(program),
            [b'O', b'T', b'T', b'O', ..] => {
                let mut found = Self::true_type(program);
                let outlines = sfnt::table(program, *b"CFF ").and_then(cff::read).unwrap_or_default();
                let more = Self::named(outlines);
                found.codes.extend(more.codes);
                for (glyph, text) in more.glyphs {
                    found.glyphs.entry(glyph).or_insert(text);
                }
                found
            }
            [1, 0, ..] => Self::named(cff::read(program).unwrap_or_default()),
            _ => Self { codes: texts(type1::encoding(program)), glyphs: HashMap::new() },
        }
    }

    fn named(outlines: cff::Outlines) -> Self {
        let text = |name: &String| glyph_names::text_of(name.as_bytes());
        let glyphs = (0..).zip(&outlines.glyphs).filter_map(|(glyph, name)| Some((glyph, text(name)?))).collect();
        Self { codes: texts(outlines.codes), glyphs }
    }

    fn true_type(program: &[u8]) -> Self {
        let letters = sfnt::letters(program);
        let mut glyphs: HashMap<u32, String> =
            letters.into_iter().map(|(glyph, letter)| (glyph, String::from(letter))).collect();
        for (glyph, name) in sfnt::names(program) {
            if let Some(text) = glyph_names::text_of(name.as_bytes()) {
                glyphs.entry(glyph).or_insert(text);
            }
        }
        // A font that names no glyph at all was made for the codes of Windows.
        let codes = if glyphs.is_empty() { HashMap::new() } else { sfnt::codes(program) };
        let codes = codes.into_iter().map(|(code, glyph)| (code, glyphs.get(&glyph).cloned())).collect();
        Self { codes, glyphs }
    }
}

fn texts(names: HashMap<u8, String>) -> HashMap<u8, Option<String>> {
    names.into_iter().map(|(code, name)| (code, glyph_names::text_of(name.as_bytes()))).collect()
}
