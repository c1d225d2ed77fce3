//! Properties of runs, paragraphs and rows: a list of codes with their values (MS-DOC 2.6).

use crate::bytes::{i16_at, u16_at, u32_at};
use crate::flow::{CellEdge, RowEdges};

/// Codes that matter (MS-DOC 2.6.1–2.6.3).
pub(super) mod code {
    pub(in crate::doc) const DELETED: u16 = 0x0800;
    pub(in crate::doc) const DATA: u16 = 0x0806;
    pub(in crate::doc) const OLE: u16 = 0x080a;
    pub(in crate::doc) const BOLD: u16 = 0x0835;
    pub(in crate::doc) const HIDDEN: u16 = 0x083c;
    pub(in crate::doc) const SPECIAL: u16 = 0x0855;
    pub(in crate::doc) const RAISED: u16 = 0x2a48;
    pub(in crate::doc) const PLAIN: u16 = 0x2a33;
    pub(in crate::doc) const RUN_STYLE: u16 = 0x4a30;
    pub(in crate::doc) const FONT: u16 = 0x4a4f;
    pub(in crate::doc) const OTHER_FONT: u16 = 0x4a51;
    pub(in crate::doc) const SYMBOL: u16 = 0x6a09;
    pub(in crate::doc) const IN_TABLE: u16 = 0x2416;
    pub(in crate::doc) const ROW_END: u16 = 0x2417;
    pub(in crate::doc) const INNER_CELL: u16 = 0x244b;
    pub(in crate::doc) const INNER_ROW_END: u16 = 0x244c;
    pub(in crate::doc) const DEPTH: u16 = 0x6649;
    pub(in crate::doc) const LEVEL: u16 = 0x260a;
    pub(in crate::doc) const LIST: u16 = 0x460b;
    pub(in crate::doc) const OUTLINE: u16 = 0x2640;
    pub(in crate::doc) const HUGE: u16 = 0x6646;
    pub(in crate::doc) const HUGE_OLD: u16 = 0x6645;
    pub(in crate::doc) const ROW: u16 = 0xd608;
    pub(in crate::doc) const ROW_HEAD: u16 = 0x3404;
    pub(in crate::doc) const MERGE: u16 = 0xd62b;
}

/// Most properties of one list.
const MAX_PROPERTIES: usize = 4096;

/// The properties of a list: code and value.
pub(super) fn properties(list: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let code = u16_at(rest, 0)?;
        let body = rest.get(2..)?;
        let length = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            // The one length that takes two bytes, and counts one too many.
            _ if code == code::ROW => usize::from(u16_at(body, 0)?) + 1,
            _ => usize::from(*body.first()?) + 1,
        };
        let (value, after) = body.split_at_checked(length)?;
        rest = after;
        Some((code, value))
    })
    .take(MAX_PROPERTIES)
}

/// The first byte of a value.
pub(super) fn byte(value: &[u8]) -> u8 {
    value.first().copied().unwrap_or(0)
}

/// How a run looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) bold: bool,
    pub(super) hidden: bool,
    pub(super) raised: bool,
    pub(super) deleted: bool,
    pub(super) special: bool,
    /// Stands for the data of a form field, or for an object.
    pub(super) data: bool,
    pub(super) object: bool,
    pub(super) font: u16,
    /// The font for letters beyond ASCII.
    pub(super) other_font: u16,
    /// A letter that stands in a font of its own: font, code.
    pub(super) symbol: Option<(u16, u16)>,
}

impl Run {
    /// With the properties of a list; `base` is how the style looks, `style` looks one up.
    pub(super) fn apply(&mut self, list: &[u8], base: Self, style: &dyn Fn(u16, Self) -> Self) {
        for (code, value) in properties(list) {
            let switch = |of_base: bool| match byte(value) {
                0 => false,
                0x80 => of_base,
                0x81 => !of_base,
                _ => true,
            };
            match code {
                code::BOLD => self.bold = switch(base.bold),
                code::HIDDEN => self.hidden = switch(base.hidden),
                code::DELETED => self.deleted = switch(false),
                code::SPECIAL => self.special = byte(value) != 0,
                code::DATA => self.data = byte(value) != 0,
                code::OLE => self.object = byte(value) != 0,
                code::RAISED => self.raised = byte(value) == 1,
                code::PLAIN => *self = Self { special: self.special, ..base },
                code::RUN_STYLE => *self = style(u16_at(value, 0).unwrap_or(0), *self),
                code::FONT => self.font = u16_at(value, 0).unwrap_or(0),
                code::OTHER_FONT => self.other_font = u16_at(value, 0).unwrap_or(0),
                code::SYMBOL => self.symbol = u16_at(value, 0).zip(u16_at(value, 2)),
                _ => {}
            }
        }
    }
}

/// What a paragraph is.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    pub(super) in_table: bool,
    pub(super) row_end: bool,
    pub(super) inner_cell: bool,
    pub(super) inner_row_end: bool,
    pub(super) depth: usize,
    /// Number of the use of a list, from 1; 0 is none.
    pub(super) list: u16,
    pub(super) level: u8,
    /// From 0; 9 is running text.
    pub(super) outline: Option<u8>,
    pub(super) row: RowEdges,
}

impl Paragraph {
    /// With the properties of a list; longer lists stand in the data stream.
    pub(super) fn apply(&mut self, list: &[u8], data: &[u8]) {
        for (code, value) in properties(list) {
            let on = byte(value) != 0;
            match code {
                code::IN_TABLE => self.in_table = on,
                code::ROW_END => self.row_end = on,
                code::INNER_CELL => self.inner_cell = on,
                code::INNER_ROW_END => self.inner_row_end = on,
                code::DEPTH => self.depth = u32_at(value, 0).unwrap_or(0) as usize,
                code::LIST => self.list = u16_at(value, 0).unwrap_or(0),
                code::LEVEL => self.level = byte(value),
                code::OUTLINE => self.outline = Some(byte(value)),
                code::HUGE | code::HUGE_OLD => {
                    let at = u32_at(value, 0).unwrap_or(0) as usize;
                    let length = usize::from(u16_at(data, at).unwrap_or(0));
                    let longer = data.get(at.saturating_add(2)..).unwrap_or_default();
                    let longer = longer.get(..length).unwrap_or(longer);
                    for (code, value) in properties(longer) {
                        self.of_row(code, value);
                        match code {
                            code::IN_TABLE => self.in_table = byte(value) != 0,
                            code::ROW_END => self.row_end = byte(value) != 0,
                            _ => {}
                        }
                    }
                }
                code => self.of_row(code, value),
            }
        }
    }

    fn of_row(&mut self, code: u16, value: &[u8]) {
        match code {
            code::ROW => {
                let head = self.row.head;
                self.row = RowEdges { head, ..row(value.get(2..).unwrap_or_default()) };
            }
            code::ROW_HEAD => self.row.head = byte(value) != 0,
            code::MERGE => {
                let (cell, merge) = (value.get(1).copied().unwrap_or(0), value.get(2).copied().unwrap_or(0));
                if let Some(cell) = self.row.cells.get_mut(usize::from(cell)) {
                    cell.continues_above = merge & 3 == 1;
                }
            }
            _ => {}
        }
    }
}

/// The cells of a row (MS-DOC 2.9.320): how many, their edges, and how they are merged.
fn row(value: &[u8]) -> RowEdges {
    let count = usize::from(byte(value));
    let edge = |nth: usize| i16_at(value, 1 + 2 * nth).map(i32::from);
    let cell = |nth: usize| {
        let merged = u16_at(value, 1 + 2 * (count + 1) + 20 * nth).unwrap_or(0);
        Some(CellEdge {
            right: edge(nth + 1)?,
            continues_left: merged & 3 == 2,
            continues_above: merged & 0x60 == 0x20,
        })
    };
    RowEdges { left: edge(0).unwrap_or(0), cells: (0..count).map_while(cell).collect(), head: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_properties() {
        let list = [0x35, 0x08, 1, 0x4f, 0x4a, 7, 0, 0x08, 0xd6, 4, 0, 9, 9, 9, 0x16, 0x24, 1, 0x35];
        let found: Vec<_> = properties(&list).map(|(code, value)| (code, value.len())).collect();
        assert_eq!(found, [(code::BOLD, 1), (code::FONT, 2), (code::ROW, 5), (code::IN_TABLE, 1)]);
    }
}
