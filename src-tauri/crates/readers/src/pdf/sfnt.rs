//! Letters of the glyphs of a TrueType font, from its own table of characters and its names of glyphs (OpenType, `cmap`
//! and `post`).

use super::glyph_lists;
use std::collections::HashMap;

/// Most letters that are read.
const MAX_LETTERS: usize = 70_000;

/// Most characters that are looked at.
const MAX_STEPS: usize = 300_000;

/// The letter of each glyph; empty where the font has no usable table.
pub(super) fn letters(font: &[u8]) -> HashMap<u32, char> {
    let mut letters = HashMap::new();
    for (kind, sub) in tables(font) {
        if matches!(kind, (0, _) | (3, 1 | 10)) {
            pairs(sub, &mut |code, glyph| add(&mut letters, glyph, code));
        }
    }
    letters
}

/// The glyph of each code of a font that is not encoded as Unicode: as Windows writes symbols, else as the Macintosh does.
pub(super) fn codes(font: &[u8]) -> HashMap<u8, u32> {
    let mut codes = HashMap::new();
    for wanted in [(3, 0), (1, 0)] {
        for (_, sub) in tables(font).filter(|(kind, _)| *kind == wanted) {
            pairs(sub, &mut |code, glyph| {
                let code = if code >> 8 == 0xf0 { code & 0xff } else { code };
                if let (Ok(code), Ok(glyph), true) = (u8::try_from(code), u32::try_from(glyph), glyph > 0) {
                    codes.entry(code).or_insert(glyph);
                }
                Some(())
            });
        }
        if !codes.is_empty() {
            break;
        }
    }
    codes
}

/// The names of the glyphs, where the font has them (OpenType, `post`).
pub(super) fn names(font: &[u8]) -> Vec<(u32, String)> {
    table(font, *b"post").and_then(post).unwrap_or_default()
}

fn post(table: &[u8]) -> Option<Vec<(u32, String)>> {
    if number(table, 0, 4)? != 0x0002_0000 {
        return None;
    }
    let common: Vec<&str> = glyph_lists::MACINTOSH.split_ascii_whitespace().collect();
    let count = number(table, 32, 2)?;
    let mut own: Vec<String> = Vec::new();
    let mut at = 34 + 2 * count;
    while let Some(length) = number(table, at, 1) {
        let Some(name) = table.get(at + 1..at + 1 + length) else { break };
        own.push(String::from_utf8_lossy(name).into_owned());
        at += 1 + length;
    }
    let name = |glyph: usize| {
        let number = number(table, 34 + 2 * glyph, 2)?;
        let name = match number.checked_sub(common.len()) {
            Some(nth) => own.get(nth)?.clone(),
            None => (*common.get(number)?).to_owned(),
        };
        Some((u32::try_from(glyph).ok()?, name))
    };
    Some((0..count).filter_map(name).collect())
}

/// A table of a font by its name.
pub(super) fn table(font: &[u8], name: [u8; 4]) -> Option<&[u8]> {
    let count = number(font, 4, 2)?;
    let record = (0..count.min(64)).map(|n| 12 + n * 16).find(|at| font.get(*at..at + 4) == Some(&name[..]))?;
    font.get(number(font, record + 8, 4)?..)
}

/// The tables of characters, each with its platform and encoding.
fn tables(font: &[u8]) -> impl Iterator<Item = ((usize, usize), &[u8])> {
    let cmap = table(font, *b"cmap").unwrap_or_default();
    let count = number(cmap, 2, 2).unwrap_or(0).min(32);
    (0..count).map(|n| 4 + n * 8).filter_map(move |record| {
        let kind = (number(cmap, record, 2)?, number(cmap, record + 2, 2)?);
        Some((kind, cmap.get(number(cmap, record + 4, 4)?..)?))
    })
}

/// Hands out the codes of a table with their glyphs until one is refused.
fn pairs(sub: &[u8], each: &mut dyn FnMut(usize, usize) -> Option<()>) -> Option<()> {
    match number(sub, 0, 2)? {
        0 => (0..256).try_for_each(|code| each(code, number(sub, 6 + code, 1)?)),
        4 => segments(sub, each),
        6 => {
            let (first, count) = (number(sub, 6, 2)?, number(sub, 8, 2)?);
            (0..count).try_for_each(|nth| each(first + nth, number(sub, 10 + nth * 2, 2)?))
        }
        12 => groups(sub, each),
        _ => None,
    }
}

/// Format 4.
fn segments(sub: &[u8], each: &mut dyn FnMut(usize, usize) -> Option<()>) -> Option<()> {
    let count = number(sub, 6, 2)? / 2;
    let mut steps = 0;
    for segment in 0..count {
        let of = |part: usize| number(sub, 14 + part * count * 2 + segment * 2 + if part > 0 { 2 } else { 0 }, 2);
        let (last, first, delta, offset) = (of(0)?, of(1)?, of(2)?, of(3)?);
        for code in first..=last {
            steps += 1;
            if steps > MAX_STEPS {
                return None;
            }
            let glyph = if offset == 0 {
                (code + delta) & 0xffff
            } else {
                let at = 16 + 3 * count * 2 + segment * 2 + offset + (code - first) * 2;
                match number(sub, at, 2) {
                    Some(glyph) if glyph > 0 => (glyph + delta) & 0xffff,
                    _ => 0,
                }
            };
            each(code, glyph)?;
        }
    }
    Some(())
}

/// Format 12.
fn groups(sub: &[u8], each: &mut dyn FnMut(usize, usize) -> Option<()>) -> Option<()> {
    for group in (0..number(sub, 12, 4)?.min(MAX_LETTERS)).map(|n| 16 + n * 12) {
        let (first, last, glyph) = (number(sub, group, 4)?, number(sub, group + 4, 4)?, number(sub, group + 8, 4)?);
        for code in first..=last.min(first.saturating_add(MAX_LETTERS)) {
            each(code, glyph + (code - first))?;
        }
    }
    Some(())
}

/// None when there are too many.
fn add(letters: &mut HashMap<u32, char>, glyph: usize, code: usize) -> Option<()> {
    let letter = u32::try_from(code).ok().and_then(char::from_u32);
    if let (Ok(glyph), Some(letter)) = (u32::try_from(glyph), letter)
        && glyph > 0
    {
        letters.entry(glyph).or_insert(letter);
    }
    (letters.len() < MAX_LETTERS).then_some(())
}

/// A number of so many bytes.
pub(super) fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let field = bytes.get(at..at.checked_add(length)?)?;
    Some(field.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}
