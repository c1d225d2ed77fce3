//! Letters of the glyphs of a TrueType font, from its own table of characters (OpenType, `cmap`). It is asked where a PDF
//! does not tell the letters itself.

use std::collections::HashMap;

/// Most letters that are read.
const MAX_LETTERS: usize = 70_000;

/// Most characters that are looked at.
const MAX_STEPS: usize = 300_000;

/// The letter of each glyph; empty where the font has no usable table.
pub(super) fn letters(font: &[u8]) -> HashMap<u32, char> {
    table(font).and_then(read).unwrap_or_default()
}

fn table(font: &[u8]) -> Option<&[u8]> {
    let count = number(font, 4, 2)?;
    let record = (0..count.min(64)).map(|n| 12 + n * 16).find(|at| font.get(*at..at + 4) == Some(b"cmap"))?;
    font.get(number(font, record + 8, 4)?..)
}

fn read(cmap: &[u8]) -> Option<HashMap<u32, char>> {
    let mut letters = HashMap::new();
    for record in (0..number(cmap, 2, 2)?.min(32)).map(|n| 4 + n * 8) {
        let kind = (number(cmap, record, 2)?, number(cmap, record + 2, 2)?);
        if !matches!(kind, (0, _) | (3, 1 | 10)) {
            continue;
        }
        let sub = cmap.get(number(cmap, record + 4, 4)?..)?;
        match number(sub, 0, 2)? {
            4 => segments(sub, &mut letters),
            12 => groups(sub, &mut letters),
            _ => None,
        };
    }
    Some(letters)
}

/// Format 4.
fn segments(sub: &[u8], letters: &mut HashMap<u32, char>) -> Option<()> {
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
            add(letters, glyph, code)?;
        }
    }
    Some(())
}

/// Format 12.
fn groups(sub: &[u8], letters: &mut HashMap<u32, char>) -> Option<()> {
    for group in (0..number(sub, 12, 4)?.min(MAX_LETTERS)).map(|n| 16 + n * 12) {
        let (first, last, glyph) = (number(sub, group, 4)?, number(sub, group + 4, 4)?, number(sub, group + 8, 4)?);
        for code in first..=last.min(first.saturating_add(MAX_LETTERS)) {
            add(letters, glyph + (code - first), code)?;
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

fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let field = bytes.get(at..at.checked_add(length)?)?;
    Some(field.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}
