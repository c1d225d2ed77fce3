//! Fonts: the codes of a string to letters and their widths (ISO 32000-1, 9.5 to 9.10).

use super::{
    built_in::BuiltIn,
    cmap::CMap,
    file::File,
    glyph_names,
    object::{Dict, Object},
    standard_widths,
};
use crate::legacy::Legacy;
use std::collections::HashMap;

/// Most widths that a font lists.
const MAX_WIDTHS: usize = 100_000;

/// A font of a page.
#[derive(Debug)]
pub(super) struct Font {
    /// Its name, without the letters that mark a part of a font.
    pub(super) name: String,
    pub(super) bold: bool,
    /// An old Vietnamese font.
    pub(super) legacy: bool,
    /// A font of signs.
    pictorial: bool,
    codes: Codes,
    /// Where each glyph of this font draws a picture of its own size: the width of 1000 units.
    scale: f32,
    /// Text of each code of a simple font.
    simple: Vec<Option<String>>,
    to_unicode: Option<CMap>,
    encoding: Option<CMap>,
    /// What its own program says.
    inside: BuiltIn,
    /// The glyph of each number that stands for one in a string, where they differ.
    numbers: Vec<u8>,
    widths: HashMap<u32, f32>,
    default_width: f32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codes {
    /// One byte each.
    Simple,
    /// As the map of the font says, mostly two.
    Composite,
    /// Two bytes that are UTF-16 themselves.
    Utf16,
}

/// One glyph of a string.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shown {
    /// Its letters. None: the font does not tell.
    pub(super) text: Option<String>,
    /// Width at size 1.
    pub(super) width: f32,
    /// Whether it is the byte 32, which spaces between words lengthen.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font.
    pub(super) fn read(file: &File<'_>, dict: &Dict) -> Self {
        let composite = dict.is("Subtype", "Type0");
        let below = file.get(dict, "DescendantFonts");
        let below = below.array().and_then(|list| list.first()).map(|o| file.look(o));
        let below = below.as_ref().and_then(Object::dict).cloned().unwrap_or_default();
        let inner = if composite { &below } else { dict };
        let descriptor = file.dict(inner, "FontDescriptor");
        let name = file.get(dict, "BaseFont");
        let name = base_name(name.name().unwrap_or_default());
        let map = |key| match file.get(dict, key) {
            Object::Stream(stream) => file.unpacked(&stream).map(|bytes| CMap::read(&bytes)),
            _ => None,
        };
        let mut font = Self {
            bold: is_bold(file, &name, &descriptor),
            legacy: is_legacy(&name),
            pictorial: is_pictorial(&name),
            codes: if composite { Codes::Composite } else { Codes::Simple },
            scale: 0.001,
            simple: Vec::new(),
            to_unicode: map("ToUnicode").filter(CMap::has_text),
            encoding: None,
            inside: BuiltIn::default(),
            numbers: Vec::new(),
            widths: HashMap::new(),
            default_width: 0.0,
            name,
        };
        if composite {
            font.encoding = map("Encoding");
            let encoding = file.get(dict, "Encoding");
            let encoding = encoding.name().unwrap_or_default();
            if encoding.windows(4).any(|part| part == b"UCS2") || encoding.windows(5).any(|part| part == b"UTF16") {
                font.codes = Codes::Utf16;
            }
            font.default_width = file.get(inner, "DW").number().unwrap_or(1000.0);
            font.composite_widths(file, inner);
            if font.to_unicode.is_none() && font.codes == Codes::Composite {
                font.inside = BuiltIn::read(file, &descriptor);
                if let Object::Stream(numbers) = file.get(inner, "CIDToGIDMap") {
                    font.numbers = file.unpacked(&numbers).unwrap_or_default();
                }
            }
        } else {
            font.simple_codes(file, dict, &descriptor);
            font.simple_widths(file, dict, &descriptor);
        }
        font
    }

    /// The glyphs of a string.
    pub(super) fn show(&self, string: &[u8], each: &mut dyn FnMut(Shown)) {
        let mut rest = string;
        while !rest.is_empty() {
            let length = self.code_length(rest).clamp(1, rest.len());
            let (code, after) = rest.split_at(length);
            rest = after;
            let code = code.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
            let glyph = self.encoding.as_ref().and_then(|map| map.glyph(code)).unwrap_or(code);
            let width = self.widths.get(&glyph).copied().unwrap_or(self.default_width) * self.scale;
            each(Shown { text: self.text(code, glyph), width, is_space: length == 1 && code == 32 });
        }
    }

    fn code_length(&self, bytes: &[u8]) -> usize {
        match self.codes {
            Codes::Simple => 1,
            Codes::Utf16 => 2,
            Codes::Composite => {
                let mapped = self.encoding.as_ref().or(self.to_unicode.as_ref()).and_then(|map| map.code_length(bytes));
                // The map to letters may list shorter codes than the font has; only its own map counts.
                if self.encoding.is_some() { mapped.unwrap_or(2) } else { 2 }
            }
        }
    }

    fn text(&self, code: u32, glyph: u32) -> Option<String> {
        let mapped = self.to_unicode.as_ref().and_then(|map| map.text(code)).filter(|text| is_text(text));
        let simple = || self.simple.get(code as usize).cloned().flatten();
        let text = match self.codes {
            // In an old Vietnamese font the byte tells the letter, whatever the map says.
            Codes::Simple if self.legacy => simple().or(mapped),
            Codes::Simple => mapped.or_else(simple),
            Codes::Utf16 => mapped.or_else(|| char::from_u32(code).map(String::from)),
            Codes::Composite => mapped.or_else(|| self.inside.glyph(self.numbered(glyph)?).map(str::to_owned)),
        };
        text.map(|text| if self.pictorial { signs(&text) } else { text })
    }

    /// The number that a glyph has in the program of the font.
    fn numbered(&self, glyph: u32) -> Option<u32> {
        if self.numbers.is_empty() {
            return Some(glyph);
        }
        let at = usize::try_from(glyph).ok()?.checked_mul(2)?;
        let pair = self.numbers.get(at..at + 2)?;
        Some(pair.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
    }

    fn simple_codes(&mut self, file: &File<'_>, dict: &Dict, descriptor: &Dict) {
        let encoding = file.get(dict, "Encoding");
        let symbolic = file.get(descriptor, "Flags").integer().unwrap_or(0) & 4 != 0;
        let base = match &encoding {
            Object::Name(name) => Some(name.clone()),
            Object::Dict(dict) => file.get(dict, "BaseEncoding").name().map(<[u8]>::to_vec),
            _ => None,
        };
        let true_type = dict.is("Subtype", "TrueType");
        let table: &dyn Fn(u8) -> Option<char> = match base.as_deref() {
            Some(b"MacRomanEncoding") => &mac_roman,
            Some(b"StandardEncoding") => &standard,
            None if !true_type && !symbolic => &standard,
            _ => &windows,
        };
        let table: &dyn Fn(u8) -> Option<char> = if self.legacy { &windows } else { table };
        self.simple = (0..=255_u8).map(|code| table(code).map(String::from)).collect();
        if base.is_none() && self.to_unicode.is_none() {
            self.built_in_codes(&BuiltIn::read(file, descriptor));
        }
        let Object::Dict(encoding) = &encoding else { return };
        let differences = file.get(encoding, "Differences");
        let mut code = 0_usize;
        for item in differences.array().unwrap_or_default() {
            match file.look(item) {
                Object::Name(name) => {
                    if let Some(slot) = self.simple.get_mut(code) {
                        // A name that says nothing (g12, c45) leaves the letter to the map of the font.
                        *slot =
                            glyph_names::text_of(&name).or_else(|| numbered(&name, code, true_type).map(String::from));
                    }
                    code += 1;
                }
                other => code = other.size().unwrap_or(code),
            }
        }
    }

    /// Codes as the program of the font has them. In an old Vietnamese font a glyph may have the name of the Western letter
    /// whose code it took, so a code of Windows stays.
    fn built_in_codes(&mut self, program: &BuiltIn) {
        for (code, slot) in (0..=255_u8).zip(&mut self.simple) {
            match program.code(code) {
                Some(Some(text)) if !self.legacy || slot.is_none() => *slot = Some(text.to_owned()),
                Some(None) if !self.legacy => *slot = None,
                _ => {}
            }
        }
    }

    fn simple_widths(&mut self, file: &File<'_>, dict: &Dict, descriptor: &Dict) {
        if dict.is("Subtype", "Type3") {
            let matrix = file.get(dict, "FontMatrix");
            let first = matrix.array().and_then(|matrix| file.look(matrix.first()?).number());
            self.scale = first.unwrap_or(0.001).abs();
        }
        self.default_width = file.get(descriptor, "MissingWidth").number().unwrap_or(0.0);
        let first = file.get(dict, "FirstChar").integer().and_then(|code| u32::try_from(code).ok()).unwrap_or(0);
        match file.get(dict, "Widths") {
            Object::Array(widths) => {
                for (code, width) in (first..).zip(widths.iter().take(256)) {
                    self.widths.extend(file.look(width).number().map(|width| (code, width)));
                }
            }
            _ => {
                for (code, text) in (0..).zip(&self.simple) {
                    let letter = text.as_deref().and_then(|text| text.chars().next());
                    self.widths.extend(letter.map(|letter| (code, standard_widths::width(&self.name, letter))));
                }
            }
        }
        if self.default_width == 0.0 && self.widths.values().all(|width| *width == 0.0) {
            self.default_width = 500.0;
        }
    }

    /// The widths of a composite font: `12 [500 600]` or `12 20 500` (9.7.4.3).
    fn composite_widths(&mut self, file: &File<'_>, inner: &Dict) {
        let list = file.get(inner, "W");
        let mut items = list.array().unwrap_or_default().iter().map(|item| file.look(item));
        while let (Some(first), Some(second)) = (items.next(), items.next()) {
            let Some(first) = first.integer().and_then(|first| u32::try_from(first).ok()) else { continue };
            if let Object::Array(widths) = second {
                for (glyph, width) in (first..).zip(&widths) {
                    self.widths.extend(file.look(width).number().map(|width| (glyph, width)));
                }
            } else if let (Some(last), Some(width)) = (second.integer(), items.next().and_then(|o| o.number())) {
                let last = u32::try_from(last).unwrap_or(first).min(first.saturating_add(65_535));
                self.widths.extend((first..=last).map(|glyph| (glyph, width)));
            }
            if self.widths.len() > MAX_WIDTHS {
                return;
            }
        }
    }
}

/// The letters of a piece of text as the font with this name means them. Old Vietnamese fonts (TCVN3, VNI) show other
/// letters than their codes stand for; `written` holds these codes as Windows shows them in a Western font, 0xAD too.
pub(super) fn in_letters(name: &str, written: &str) -> String {
    legacy(name).map_or_else(|| written.to_owned(), |encoding| encoding.decode(written))
}

/// The encoding of an old Vietnamese font. Writers of PDF leave out the dot and glue the style on: `VnTimeHBold`.
fn legacy(name: &str) -> Option<Legacy> {
    if !is_legacy(name) {
        return None;
    }
    let mut family = name.trim_start_matches('.');
    for style in ["Italic", "Oblique", "Bold", "Regular", "MT", "PS", "-", ","] {
        family = family.strip_suffix(style).unwrap_or(family);
    }
    match family.strip_prefix("VNI") {
        Some(rest) => Legacy::of_font(&format!("VNI-{}", rest.trim_start_matches('-'))),
        None => Legacy::of_font(&format!(".{}", family.split([',', '-']).next().unwrap_or(family))),
    }
}

/// Whether the name is that of an old Vietnamese font: ".VnTime", "VNI-Times". Some writers leave out the dot.
fn is_legacy(name: &str) -> bool {
    let name = name.strip_prefix('.').unwrap_or(name);
    name.starts_with("VNI") || (name.starts_with("Vn") && name.chars().nth(2).is_some_and(char::is_uppercase))
}

/// `ABCDEF+Arial,Bold` to `Arial,Bold`.
fn base_name(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name).into_owned();
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 && tag.chars().all(|c| c.is_ascii_uppercase()) => rest.to_owned(),
        _ => name,
    }
}

fn is_bold(file: &File<'_>, name: &str, descriptor: &Dict) -> bool {
    let lower = name.to_lowercase();
    let named = ["bold", "black", "heavy", "demi"].iter().any(|word| lower.contains(word));
    let flag = file.get(descriptor, "Flags").integer().unwrap_or(0) & (1 << 18) != 0;
    let weight = file.get(descriptor, "FontWeight").number().unwrap_or(400.0) >= 600.0;
    let stem = file.get(descriptor, "StemV").number().unwrap_or(0.0) >= 140.0;
    named || flag || weight || stem
}

fn is_text(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c != '\0' && c != '\u{fffd}')
}

/// Fonts of signs: their letters are bullets and arrows.
fn is_pictorial(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["wingdings", "symbol", "webdings", "zapfdingbats"].iter().any(|font| lower.contains(font))
        && !lower.contains("opensymbol")
}

fn signs(text: &str) -> String {
    let sign = |c: char| match u32::from(c) {
        0xf02d => '-',
        0xf02b => '+',
        0xf0b1 => '±',
        0xf0b3 => '≥',
        0xf0a3 => '≤',
        0xf0b4 => '×',
        0xf0b0 => '°',
        0xf0e0 | 0xf0e8 | 0xf0ae => '→',
        0xf0fc => '✓',
        0xf0a7 | 0xf06e => '▪',
        0xf0d8 => '►',
        0xf020..=0xf0ff => '•',
        _ => c,
    };
    text.chars().map(sign).collect()
}

/// Writers name the glyphs of a font after its codes: "c97", "a97", "G61" (hexadecimal). Only the first is told.
fn numbered(name: &[u8], code: usize, true_type: bool) -> Option<char> {
    let digits = std::str::from_utf8(name.get(1..)?).ok()?;
    let says = digits.parse::<usize>().ok() == Some(code);
    (says && true_type).then(|| u8::try_from(code).ok().and_then(windows)).flatten()
}

/// windows-1252, with the codes that Windows leaves open as themselves: old fonts use them.
fn windows(code: u8) -> Option<char> {
    match code {
        0..=31 | 127 => None,
        0x80..=0x9f => {
            let bytes = [code];
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0.chars().next()
        }
        code => Some(char::from(code)),
    }
}

fn mac_roman(code: u8) -> Option<char> {
    let bytes = [code];
    (code >= 32).then(|| encoding_rs::MACINTOSH.decode_without_bom_handling(&bytes).0.chars().next()).flatten()
}

/// `StandardEncoding` (Annex D.2).
fn standard(code: u8) -> Option<char> {
    const HIGH: [(u8, &str); 5] = [
        (0xa1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ"),
        (0xb1, "–†‡·\0¶•‚„”»…‰\0¿"),
        (0xc1, "`´ˆ˜¯˘˙¨\0˚¸\0˝˛ˇ—"),
        (0xe1, "Æ\0ª\0\0\0\0ŁØŒº"),
        (0xf1, "æ\0\0\0ı\0\0łøœß"),
    ];
    match code {
        0x27 => Some('’'),
        0x60 => Some('‘'),
        0x20..=0x7e => Some(char::from(code)),
        _ => {
            let (first, letters) = HIGH.iter().rev().find(|(first, _)| *first <= code)?;
            letters.chars().nth(usize::from(code - first)).filter(|c| *c != '\0')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        assert_eq!((windows(0xad), windows(0x80), windows(b'A')), (Some('\u{ad}'), Some('€'), Some('A')));
        assert_eq!(
            (standard(0xb1), standard(0xfb), standard(0xd0), standard(0xe2)),
            (Some('–'), Some('ß'), Some('—'), None)
        );
    }

    #[test]
    fn names() {
        assert_eq!(base_name(b"FBHPEM+VnTime"), "VnTime");
        assert!(is_legacy("VnTimeHBold") && is_legacy(".VnTime") && is_legacy("VNI-Times"));
        assert!(!is_legacy("TimesNewRoman") && !is_legacy("Vnpt"));
        assert_eq!(in_letters("VnTime", "\u{ad}íc"), "ước");
        assert_eq!(in_letters("VnTimeHBold", "b¸o c¸o"), "BÁO CÁO");
        assert_eq!(in_letters("VNI-Times", "baùo caùo"), "báo cáo");
    }
}
