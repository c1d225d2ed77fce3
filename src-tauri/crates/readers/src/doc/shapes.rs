//! Drawn things: which of them are pictures, and which hold text (MS-DOC 2.9.253, MS-ODRAW 2.2).

use crate::bytes::{i32_at, u16_at, u32_at};
use std::collections::{HashMap, HashSet};

/// Most records of drawings that are looked at.
const MAX_RECORDS: usize = 200_000;

/// The kind of shape that is a picture.
const PICTURE_FRAME: u16 = 75;

/// What stands at places of the text.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    by_place: HashMap<u32, i32>,
    pictures: HashSet<i32>,
}

impl Shapes {
    /// Reads the list of anchors and the drawings.
    pub(super) fn read(anchors: &[u8], drawings: &[u8]) -> Self {
        let count = anchors.len().saturating_sub(4) / 30;
        let anchor = |nth: usize| Some((u32_at(anchors, 4 * nth)?, i32_at(anchors, 4 * (count + 1) + 26 * nth)?));
        Self { by_place: (0..count).map_while(anchor).collect(), pictures: pictures(drawings) }
    }

    /// The shape at a place of the text.
    pub(super) fn at(&self, place: u32) -> Option<i32> {
        self.by_place.get(&place).copied()
    }

    pub(super) fn is_picture(&self, shape: i32) -> bool {
        self.pictures.contains(&shape)
    }
}

/// The shapes that are pictures. Records are read in order, those that hold others are entered.
fn pictures(drawings: &[u8]) -> HashSet<i32> {
    let mut found = HashSet::new();
    let mut at = 0;
    for _ in 0..MAX_RECORDS {
        let (Some(head), Some(kind), Some(length)) =
            (u16_at(drawings, at), u16_at(drawings, at + 2), u32_at(drawings, at + 4))
        else {
            break;
        };
        if kind == 0xf00a && head >> 4 == PICTURE_FRAME {
            found.extend(i32_at(drawings, at + 8));
        }
        let inside = head & 0xf == 0xf;
        at += 8 + if inside { 0 } else { length as usize };
        // Behind the common part and behind each drawing one byte says which drawing follows.
        if u16_at(drawings, at + 2).is_none_or(|kind| !(0xf000..=0xf1ff).contains(&kind)) {
            at += 1;
        }
    }
    found
}

/// The boxes with text: the shape of each, and its first and last place but one among the boxes' text.
pub(super) fn boxes(table: &[u8]) -> Vec<(i32, u32, u32)> {
    let count = table.len().saturating_sub(4) / 26;
    let one = |nth: usize| {
        let shape = i32_at(table, 4 * (count + 1) + 22 * nth + 14)?;
        Some((shape, u32_at(table, 4 * nth)?, u32_at(table, 4 * nth + 4)?))
    };
    // The last one is no box.
    (0..count.saturating_sub(1)).map_while(one).collect()
}
