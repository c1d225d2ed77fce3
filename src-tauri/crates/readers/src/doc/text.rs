//! The characters of the text, put together from its pieces (MS-DOC 2.4.1), and where each stands in the file.

use super::sprm::code;
use crate::{
    bytes::{u16_at, u32_at},
    limits::MAX_TEXT_BYTES,
};
use encoding_rs::WINDOWS_1252;

/// The text as units of UTF-16, by character position.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) units: Vec<u16>,
    /// The byte of the main stream at which each unit stands.
    pub(super) places: Vec<u32>,
    /// Text that the file names is missing.
    pub(super) cut: bool,
    pub(super) too_long: bool,
    /// Where pieces end, and the properties that a fast save set on them instead of writing them down.
    changes: Vec<(usize, Vec<u8>)>,
}

impl Text {
    /// Reads the pieces that the table lists.
    pub(super) fn read(main: &[u8], table: &[u8]) -> Self {
        let mut text = Self::default();
        let Some(pieces) = piece_table(table) else {
            text.cut = true;
            return text;
        };
        let lists = property_lists(table);
        let count = pieces.len().saturating_sub(4) / 12;
        for nth in 0..count {
            let (Some(from), Some(to)) = (u32_at(pieces, 4 * nth), u32_at(pieces, 4 * nth + 4)) else { break };
            let Some(place) = u32_at(pieces, 4 * (count + 1) + 8 * nth + 2) else { break };
            let length = to.saturating_sub(from) as usize;
            if text.units.len() + length > MAX_TEXT_BYTES {
                text.too_long = true;
                break;
            }
            text.piece(main, place, length);
            let change = u16_at(pieces, 4 * (count + 1) + 8 * nth + 6).unwrap_or(0);
            text.changes.push((text.units.len(), change_of(change, &lists)));
        }
        text
    }

    /// The properties that hold at a place because of the piece it is in.
    pub(super) fn changes_at(&self, place: usize) -> &[u8] {
        let nth = self.changes.partition_point(|(end, _)| *end <= place);
        self.changes.get(nth).map_or(&[][..], |(_, change)| change.as_slice())
    }

    /// Where the piece that holds a place ends.
    pub(super) fn piece_end(&self, place: usize) -> usize {
        let nth = self.changes.partition_point(|(end, _)| *end <= place);
        self.changes.get(nth).map_or(usize::MAX, |(end, _)| *end)
    }

    fn piece(&mut self, main: &[u8], place: u32, length: usize) {
        let narrow = place & 0x4000_0000 != 0;
        let start = (place & 0x3fff_ffff) >> u32::from(narrow);
        let width = if narrow { 1 } else { 2 };
        let bytes = main.get(start as usize..).unwrap_or_default();
        let there = (bytes.len() / width).min(length);
        self.cut |= there < length;
        for nth in 0..there {
            let unit = match (narrow, bytes.get(nth * width)) {
                (true, Some(b)) => latin(*b),
                _ => u16_at(bytes, nth * width).unwrap_or(0),
            };
            self.units.push(unit);
            self.places.push(start.saturating_add(u32::try_from(nth * width).unwrap_or(u32::MAX)));
        }
    }
}

fn latin(b: u8) -> u16 {
    if !(0x80..0xa0).contains(&b) {
        return u16::from(b);
    }
    let (letter, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&b));
    letter.chars().next().and_then(|c| u16::try_from(u32::from(c)).ok()).unwrap_or(u16::from(b))
}

/// The lists of properties before the table of pieces.
fn property_lists(table: &[u8]) -> Vec<&[u8]> {
    const MOST: usize = 0x7fff;
    let mut lists = Vec::new();
    let mut rest = table;
    while rest.first() == Some(&1)
        && lists.len() < MOST
        && let Some(length) = u16_at(rest, 1).map(usize::from)
    {
        let list = rest.get(3..).unwrap_or_default();
        lists.push(list.get(..length).unwrap_or(list));
        rest = rest.get(3 + length..).unwrap_or_default();
    }
    lists
}

/// What a piece changes (MS-DOC 2.9.215): one of the lists, or a single property with its value.
fn change_of(change: u16, lists: &[&[u8]]) -> Vec<u8> {
    if change & 1 == 1 {
        return lists.get(usize::from(change >> 1)).map(|list| list.to_vec()).unwrap_or_default();
    }
    let [low, value] = change.to_le_bytes();
    let code = match low >> 1 {
        0x0c => code::LEVEL,
        0x18 => code::IN_TABLE,
        0x19 => code::ROW_END,
        0x41 => code::DELETED,
        0x53 => code::PLAIN,
        0x55 => code::BOLD,
        0x5c => code::HIDDEN,
        0x68 => code::RAISED,
        0x75 => code::SPECIAL,
        _ => return Vec::new(),
    };
    let [first, second] = code.to_le_bytes();
    vec![first, second, value]
}

/// The table of pieces behind lists of properties.
fn piece_table(table: &[u8]) -> Option<&[u8]> {
    let mut rest = table;
    loop {
        match rest.first()? {
            1 => rest = rest.get(3 + usize::from(u16_at(rest, 1)?)..)?,
            2 => {
                let length = u32_at(rest, 1)? as usize;
                let pieces = rest.get(5..)?;
                return Some(pieces.get(..length).unwrap_or(pieces));
            }
            _ => return None,
        }
    }
}
