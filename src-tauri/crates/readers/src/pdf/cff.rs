//! Names of the glyphs of a font with CFF outlines, and its own encoding (Adobe Technical Note 5176).

use super::{glyph_lists, sfnt::number};
use std::{collections::HashMap, ops::Range};

/// What a font tells about its glyphs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outlines {
    /// The name of each glyph; empty where it has none.
    pub(super) glyphs: Vec<String>,
    /// The name of the glyph of each code; empty for the standard encoding.
    pub(super) codes: HashMap<u8, String>,
}

/// The operators of a top dictionary that matter here; two bytes are `12 << 8 | second`.
mod operator {
    pub(super) const CHARSET: u16 = 15;
    pub(super) const ENCODING: u16 = 16;
    pub(super) const CHAR_STRINGS: u16 = 17;
    /// Glyphs have numbers and no names.
    pub(super) const ROS: u16 = 12 << 8 | 30;
}

/// Reads the first font of a file.
pub(super) fn read(font: &[u8]) -> Option<Outlines> {
    let (_, at) = index(font, number(font, 2, 1)?)?;
    let (dictionaries, at) = index(font, at)?;
    let (strings, _) = index(font, at)?;
    let top = dictionary(font.get(dictionaries.first()?.clone())?);
    if top.contains_key(&operator::ROS) {
        return None;
    }
    let (char_strings, _) = index(font, *top.get(&operator::CHAR_STRINGS)?)?;
    let string = |id: usize| match id.checked_sub(STANDARD_STRINGS) {
        Some(own) => {
            let bytes = strings.get(own).and_then(|range| font.get(range.clone())).unwrap_or_default();
            String::from_utf8_lossy(bytes).into_owned()
        }
        None => glyph_lists::CFF.split_ascii_whitespace().nth(id).unwrap_or_default().to_owned(),
    };
    let charset = top.get(&operator::CHARSET).copied().unwrap_or(0);
    let glyphs: Vec<String> = ids(font, charset, char_strings.len()).into_iter().map(string).collect();
    let at = top.get(&operator::ENCODING).copied().unwrap_or(0);
    // 0 and 1 are encodings that are known without being written.
    let codes = if at > 1 { encoding(font, at, &glyphs, &string).unwrap_or_default() } else { HashMap::new() };
    Some(Outlines { glyphs, codes })
}

/// Strings that every font knows.
const STANDARD_STRINGS: usize = 391;

/// The ranges of the items of an index, and where it ends.
fn index(font: &[u8], at: usize) -> Option<(Vec<Range<usize>>, usize)> {
    let count = number(font, at, 2)?;
    if count == 0 {
        return Some((Vec::new(), at + 2));
    }
    let size = number(font, at + 2, 1).filter(|size| (1..=4).contains(size))?;
    // Offsets count from the byte before the data.
    let data = (at + 3).checked_add((count + 1) * size)? - 1;
    let place =
        |nth: usize| data.checked_add(number(font, at + 3 + nth * size, size)?).filter(|end| *end <= font.len());
    let items: Option<Vec<_>> = (0..count).map(|nth| Some(place(nth)?..place(nth + 1)?)).collect();
    Some((items?, place(count)?))
}

/// The last operand of each operator; reals count as 0.
fn dictionary(bytes: &[u8]) -> HashMap<u16, usize> {
    let mut found = HashMap::new();
    let (mut at, mut last) = (0, 0);
    while let Some(byte) = bytes.get(at).copied() {
        let field = |from: usize, length: usize| number(bytes, at + from, length).unwrap_or(0);
        let (value, length) = match byte {
            12 => {
                found.insert(12 << 8 | u16::try_from(field(1, 1)).unwrap_or(0), last);
                (0, 2)
            }
            0..=21 => {
                found.insert(u16::from(byte), last);
                (0, 1)
            }
            28 => (field(1, 2), 3),
            29 => (field(1, 4), 5),
            30 => {
                let rest = bytes.get(at + 1..).unwrap_or_default();
                let end = rest.iter().position(|byte| byte & 0x0f == 0x0f || byte >> 4 == 0x0f);
                (0, end.map_or(bytes.len(), |end| end + 2))
            }
            32..=246 => (usize::from(byte).saturating_sub(139), 1),
            247..=250 => ((usize::from(byte) - 247) * 256 + field(1, 1) + 108, 2),
            _ => (0, if byte >= 251 { 2 } else { 1 }),
        };
        last = value;
        at += length;
    }
    found
}

/// The number of the name of each glyph.
fn ids(font: &[u8], charset: usize, count: usize) -> Vec<usize> {
    if charset <= 2 {
        // The letters in the order of the standard strings; the lists of expert fonts have no letters.
        return if charset == 0 { (0..count).collect() } else { Vec::new() };
    }
    let mut found = vec![0];
    let format = number(font, charset, 1);
    let mut at = charset + 1;
    while found.len() < count {
        let Some(first) = number(font, at, 2) else { break };
        let (more, length) = match format {
            Some(0) => (Some(0), 2),
            Some(1) => (number(font, at + 2, 1), 3),
            Some(2) => (number(font, at + 2, 2), 4),
            _ => (None, 0),
        };
        let Some(more) = more else { break };
        found.extend((first..=first + more).take(count - found.len()));
        at += length;
    }
    found
}

fn encoding(
    font: &[u8],
    at: usize,
    glyphs: &[String],
    string: &dyn Fn(usize) -> String,
) -> Option<HashMap<u8, String>> {
    let mut codes = HashMap::new();
    let mut put = |code: usize, name: String| {
        if let Ok(code) = u8::try_from(code) {
            codes.insert(code, name);
        }
    };
    let format = number(font, at, 1)?;
    let count = number(font, at + 1, 1)?;
    let mut names = glyphs.iter().skip(1);
    let mut end = at + 2;
    for _ in 0..count {
        let first = number(font, end, 1)?;
        let more = if format & 0x7f == 0 { 0 } else { number(font, end + 1, 1)? };
        end += if format & 0x7f == 0 { 1 } else { 2 };
        for code in first..=first + more {
            put(code, names.next().cloned().unwrap_or_default());
        }
    }
    if format & 0x80 != 0 {
        for nth in 0..number(font, end, 1)? {
            put(number(font, end + 1 + nth * 3, 1)?, string(number(font, end + 2 + nth * 3, 2)?));
        }
    }
    Some(codes)
}
