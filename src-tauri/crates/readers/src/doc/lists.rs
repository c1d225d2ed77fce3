//! Automatic numbers (MS-DOC 2.9.131, 2.9.150): lists and their uses, given to the numbering of Word's newer format.

use crate::{
    bytes::{i32_at, u16_at, u32_at},
    docx::{Level, Numbering},
};

/// Most lists and uses of lists.
const MAX_LISTS: usize = 20_000;

/// Reads the lists. `table` is the table stream; the levels stand behind the list of lists.
pub(super) fn read(table: &[u8], lists: Option<(usize, usize)>, uses: Option<(usize, usize)>) -> Numbering {
    let mut numbering = Numbering::default();
    if let Some((start, length)) = lists {
        let all = table.get(start..).unwrap_or_default();
        let count = usize::from(u16_at(all, 0).unwrap_or(0)).min(MAX_LISTS);
        let mut at = length;
        for nth in 0..count {
            let entry = all.get(2 + 28 * nth..).unwrap_or_default();
            let Some(id) = i32_at(entry, 0) else { break };
            let simple = entry.get(26).is_some_and(|flags| flags & 1 != 0);
            for place in 0..if simple { 1 } else { 9 } {
                let Some((level, used)) = all.get(at..).and_then(level) else { break };
                numbering.define(id, place, level);
                at += used;
            }
        }
    }
    if let Some((start, length)) = uses {
        read_uses(table.get(start..).map_or(&[][..], |all| all.get(..length).unwrap_or(all)), &mut numbering);
    }
    numbering
}

fn read_uses(all: &[u8], numbering: &mut Numbering) {
    let count = (u32_at(all, 0).unwrap_or(0) as usize).min(MAX_LISTS);
    let mut at = 4 + 16 * count;
    for nth in 0..count {
        let entry = all.get(4 + 16 * nth..).unwrap_or_default();
        let (Some(id), Some(changed)) = (i32_at(entry, 0), entry.get(12).copied()) else { break };
        let number = i32::try_from(nth).unwrap_or(0) + 1;
        numbering.add_list(number, id);
        at += 4;
        for _ in 0..changed.min(9) {
            let (Some(start), Some(flags)) = (i32_at(all, at), u32_at(all, at + 4)) else { return };
            at += 8;
            let place = (flags & 0xf) as usize;
            if flags & 0x20 != 0 {
                let Some((level, used)) = all.get(at..).and_then(level) else { return };
                at += used;
                numbering.change_level(number, place, level);
            } else if flags & 0x10 != 0 {
                numbering.start_list(number, place, start);
            }
        }
    }
}

/// One level, and the bytes it takes.
fn level(raw: &[u8]) -> Option<(Level, usize)> {
    let start = i32_at(raw, 0)?;
    let (numerals, flags) = (*raw.get(4)?, *raw.get(5)?);
    let follow = *raw.get(15)?;
    let lists = usize::from(*raw.get(24)?) + usize::from(*raw.get(25)?);
    let limit = *raw.get(26)?;
    let at = 28 + lists;
    let letters = usize::from(u16_at(raw, at)?);
    let units: Vec<u16> = (0..letters).map_while(|nth| u16_at(raw, at + 2 + 2 * nth)).collect();
    let mut text = String::new();
    for c in String::from_utf16_lossy(&units).chars() {
        match u32::from(c) {
            place @ 0..=8 => text.push_str(&format!("%{}", place + 1)),
            _ => text.push(c),
        }
    }
    let format = match numerals {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        22 => "decimalZero",
        23 => "bullet",
        56 => "vietnameseCounting",
        57 => "numberInDash",
        255 => "none",
        _ => "decimal",
    };
    let level = Level {
        start,
        format: format.to_owned(),
        text,
        legal: flags & 4 != 0,
        restart: (flags & 8 != 0).then(|| i32::from(limit)),
        nothing_after: follow == 2,
        style: None,
    };
    Some((level, at + 2 + 2 * letters))
}
