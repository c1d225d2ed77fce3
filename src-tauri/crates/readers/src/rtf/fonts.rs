//! The font table: what the bytes of a run mean.

use crate::{legacy::Legacy, symbol::Pictures};
use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};
use std::collections::HashMap;

/// Most fonts of one file.
const MAX_FONTS: usize = 20_000;

/// A font.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Font {
    pub(super) legacy: Option<Legacy>,
    /// The encoding of its bytes, where it is not that of the file.
    encoding: Option<&'static Encoding>,
    /// Its letters are pictures.
    pub(super) pictures: Option<Pictures>,
}

/// The fonts of a file, by number.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    by_number: HashMap<i32, Font>,
    /// Encoding of the file.
    default: Option<&'static Encoding>,
    /// The font being read: its number, charset and name so far.
    number: i32,
    charset: Option<i32>,
    page: Option<&'static Encoding>,
    name: String,
}

impl Fonts {
    /// `\ansicpg`.
    pub(super) fn set_code_page(&mut self, page: i32) {
        self.default = of_code_page(page);
    }

    /// A control word inside the table.
    pub(super) fn control(&mut self, word: &str, number: Option<i32>) {
        match word {
            "f" => {
                self.end_font();
                self.number = number.unwrap_or(0);
            }
            "fcharset" => self.charset = number,
            "cpg" => self.page = number.and_then(of_code_page),
            _ => {}
        }
    }

    /// Letters of a name; `;` ends it.
    pub(super) fn name(&mut self, text: &[u8]) {
        for b in text {
            match b {
                b';' => self.end_font(),
                b'\r' | b'\n' => {}
                b if self.name.len() < 100 => self.name.push(char::from(*b)),
                _ => {}
            }
        }
    }

    /// The font being read is complete.
    pub(super) fn end_font(&mut self) {
        let name = std::mem::take(&mut self.name);
        let charset = self.charset.take();
        if name.trim().is_empty() || self.by_number.len() >= MAX_FONTS {
            return;
        }
        let legacy = Legacy::of_font(&name);
        let pictures = Pictures::of_font(&name).or((charset == Some(2)).then_some(Pictures::Wingdings));
        let page = self.page.take();
        let font = Font {
            legacy,
            encoding: page.or_else(|| charset.and_then(of_charset)),
            pictures: pictures.filter(|_| legacy.is_none()),
        };
        self.by_number.insert(self.number, font);
    }

    /// A font by its number.
    pub(super) fn get(&self, number: i32) -> Font {
        self.by_number.get(&number).copied().unwrap_or_default()
    }

    /// The letters that bytes stand for in a font.
    pub(super) fn decode(&self, bytes: &[u8], font: Font) -> String {
        if font.pictures.is_some() {
            return bytes.iter().filter_map(|b| char::from_u32(0xf000 + u32::from(*b))).collect();
        }
        let encoding = match font.legacy {
            Some(_) => WINDOWS_1252,
            None => font.encoding.or(self.default).unwrap_or(WINDOWS_1252),
        };
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }
}

/// `\fcharset`. 0 and 1 leave it to the file.
const fn of_charset(charset: i32) -> Option<&'static Encoding> {
    Some(match charset {
        77 => MACINTOSH,
        128 => SHIFT_JIS,
        129 | 130 => EUC_KR,
        134 => GBK,
        136 => BIG5,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        163 => WINDOWS_1258,
        177 => WINDOWS_1255,
        178..=180 => WINDOWS_1256,
        186 => WINDOWS_1257,
        204 => WINDOWS_1251,
        222 => WINDOWS_874,
        238 => WINDOWS_1250,
        _ => return None,
    })
}

/// The encoding of a code page of Windows, or of the Macintosh.
pub(crate) const fn of_code_page(page: i32) -> Option<&'static Encoding> {
    Some(match page {
        874 => WINDOWS_874,
        932 => SHIFT_JIS,
        936 => GBK,
        949 => EUC_KR,
        950 => BIG5,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10000 => MACINTOSH,
        65001 => encoding_rs::UTF_8,
        _ => return None,
    })
}
