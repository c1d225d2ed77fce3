//! Maps from the codes of a font to letters or to its glyphs (ISO 32000-1, 9.7.5 and 9.10.3).

use super::{
    lexer::{Lexer, Token},
    object::Object,
};
use std::collections::HashMap;

/// Most entries of one map.
const MAX_ENTRIES: usize = 100_000;

/// Most tokens that are looked at in one map.
const MAX_TOKENS: usize = 1_000_000;

/// A map from codes to text or numbers.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// Lengths and limits of the codes.
    spaces: Vec<(usize, u32, u32)>,
    singles: HashMap<u32, String>,
    /// First and last code, text of the first.
    ranges: Vec<(u32, u32, Vec<u16>)>,
    /// First and last code, number of the first glyph.
    glyphs: Vec<(u32, u32, u32)>,
}

impl CMap {
    /// Reads a map.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(bytes);
        let mut operands: Vec<Object> = Vec::new();
        for _ in 0..MAX_TOKENS {
            match lexer.token(false) {
                Some(Token::Object(object)) => {
                    if operands.len() < MAX_ENTRIES {
                        operands.push(object);
                    }
                }
                Some(Token::Word(word)) => {
                    map.take(word, &operands);
                    operands.clear();
                }
                None => break,
            }
        }
        map.ranges.sort_by_key(|(first, ..)| *first);
        map.glyphs.sort_unstable();
        map
    }

    /// The text of a code.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        if let Some(text) = self.singles.get(&code) {
            return Some(text.clone());
        }
        let after = self.ranges.partition_point(|(first, ..)| *first <= code);
        let (first, _, units) = self.ranges.get(after.checked_sub(1)?).filter(|(_, last, _)| code <= *last)?;
        let mut units = units.clone();
        let last = units.last_mut()?;
        *last = last.wrapping_add(u16::try_from(code - first).ok()?);
        Some(String::from_utf16_lossy(&units))
    }

    /// The number of the glyph of a code.
    pub(super) fn glyph(&self, code: u32) -> Option<u32> {
        let after = self.glyphs.partition_point(|(first, ..)| *first <= code);
        let (first, _, glyph) = self.glyphs.get(after.checked_sub(1)?).filter(|(_, last, _)| code <= *last)?;
        Some(glyph.saturating_add(code - first))
    }

    /// How many bytes the code takes that begins here.
    pub(super) fn code_length(&self, bytes: &[u8]) -> Option<usize> {
        let mut code = 0_u32;
        for (length, byte) in (1..=4).zip(bytes) {
            code = code << 8 | u32::from(*byte);
            if self.spaces.iter().any(|(wanted, low, high)| *wanted == length && (*low..=*high).contains(&code)) {
                return Some(length);
            }
        }
        None
    }

    /// Whether it says anything about text.
    pub(super) fn has_text(&self) -> bool {
        !self.singles.is_empty() || !self.ranges.is_empty()
    }

    fn take(&mut self, word: &[u8], operands: &[Object]) {
        let full = self.singles.len() + self.ranges.len() + self.glyphs.len() >= MAX_ENTRIES;
        match word {
            _ if full => {}
            b"endcodespacerange" => {
                for pair in operands.chunks_exact(2) {
                    let [low, high] = pair else { continue };
                    if let (Some((length, low)), Some((_, high))) = (code(low), code(high)) {
                        self.spaces.push((length, low, high));
                    }
                }
            }
            b"endbfchar" => {
                for pair in operands.chunks_exact(2) {
                    let [from, to] = pair else { continue };
                    if let (Some((_, from)), Some(to)) = (code(from), to.string()) {
                        self.singles.insert(from, String::from_utf16_lossy(&units(to)));
                    }
                }
            }
            b"endbfrange" => operands.chunks_exact(3).for_each(|range| self.text_range(range)),
            b"endcidchar" => {
                for pair in operands.chunks_exact(2) {
                    let [from, to] = pair else { continue };
                    if let (Some((_, from)), Some(to)) = (code(from), glyph(to)) {
                        self.glyphs.push((from, from, to));
                    }
                }
            }
            b"endcidrange" => {
                for range in operands.chunks_exact(3) {
                    let [first, last, to] = range else { continue };
                    if let (Some((_, first)), Some((_, last)), Some(to)) = (code(first), code(last), glyph(to)) {
                        self.glyphs.push((first, last, to));
                    }
                }
            }
            _ => {}
        }
    }

    fn text_range(&mut self, range: &[Object]) {
        let [first, last, to] = range else { return };
        let (Some((_, first)), Some((_, last))) = (code(first), code(last)) else { return };
        match to {
            Object::String(to) => self.ranges.push((first, last, units(to))),
            Object::Array(each) => {
                for (code, to) in (first..=last).zip(each.iter().filter_map(Object::string)) {
                    self.singles.insert(code, String::from_utf16_lossy(&units(to)));
                }
            }
            _ => {}
        }
    }
}

fn glyph(object: &Object) -> Option<u32> {
    object.integer().and_then(|glyph| u32::try_from(glyph).ok())
}

/// Length and value of a code.
fn code(object: &Object) -> Option<(usize, u32)> {
    let bytes = object.string().filter(|bytes| (1..=4).contains(&bytes.len()))?;
    Some((bytes.len(), bytes.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte))))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [one] => vec![u16::from(*one)],
        bytes => bytes
            .chunks_exact(2)
            .take(32)
            .map(|pair| pair.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte)))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_codes() {
        let map = CMap::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0003> <0020> <0005> <006600660069> endbfchar\n\
              2 beginbfrange <0010> <0013> <0041> <0020> <0021> [<1EA1> <0111>] endbfrange",
        );
        assert_eq!(map.text(3).as_deref(), Some(" "));
        assert_eq!(map.text(5).as_deref(), Some("ffi"));
        assert_eq!(map.text(0x12).as_deref(), Some("C"));
        assert_eq!(map.text(0x21).as_deref(), Some("đ"));
        assert_eq!(map.text(0x22), None);
        assert_eq!(map.code_length(b"\0\x03\0"), Some(2));
    }
}
