//! Which properties hold at which byte of the text: pages of 512 bytes with runs or paragraphs (MS-DOC 2.9.33, 2.9.175).

use crate::bytes::{u16_at, u32_at};

/// Bytes of a page.
const PAGE: usize = 512;

/// Most runs or paragraphs of one file.
const MAX_RUNS: usize = 2_000_000;

/// Bytes of the text and the properties that hold there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch<'b> {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The style of a paragraph; 0 for a run.
    pub(super) style: u16,
    pub(super) properties: &'b [u8],
}

/// What the pages list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Runs,
    Paragraphs,
}

/// All stretches, in the order of the bytes. `table` lists the pages.
pub(super) fn stretches<'b>(main: &'b [u8], table: &[u8], kind: Kind) -> Vec<Stretch<'b>> {
    let pages = table.len().saturating_sub(4) / 8;
    let mut found = Vec::new();
    for nth in 0..pages {
        let number = u32_at(table, 4 * (pages + 1) + 4 * nth).unwrap_or(0) & 0x3f_ffff;
        let start = number as usize * PAGE;
        if let Some(page) = main.get(start..start + PAGE)
            && found.len() < MAX_RUNS
        {
            read_page(page, kind, &mut found);
        }
    }
    found.sort_by_key(|stretch| stretch.start);
    found
}

fn read_page<'b>(page: &'b [u8], kind: Kind, found: &mut Vec<Stretch<'b>>) {
    let count = usize::from(page.last().copied().unwrap_or(0));
    let width = if kind == Kind::Runs { 1 } else { 13 };
    for nth in 0..count {
        let (Some(start), Some(end)) = (u32_at(page, 4 * nth), u32_at(page, 4 * nth + 4)) else { break };
        let offset = page.get(4 * (count + 1) + width * nth).copied().unwrap_or(0);
        let at = 2 * usize::from(offset);
        let list = if offset == 0 { &[] } else { list(page, at, kind) };
        let (style, properties) = match kind {
            Kind::Runs => (0, list),
            Kind::Paragraphs => (u16_at(list, 0).unwrap_or(0), list.get(2..).unwrap_or_default()),
        };
        if start < end {
            found.push(Stretch { start, end, style, properties });
        }
    }
}

fn list(page: &[u8], at: usize, kind: Kind) -> &[u8] {
    let length = usize::from(page.get(at).copied().unwrap_or(0));
    let (from, length) = match (kind, length) {
        (Kind::Runs, length) => (at + 1, length),
        (Kind::Paragraphs, 0) => (at + 2, 2 * usize::from(page.get(at + 1).copied().unwrap_or(0))),
        (Kind::Paragraphs, length) => (at + 1, 2 * length - 1),
    };
    page.get(from..(from + length).min(page.len())).unwrap_or_default()
}

/// The stretch that holds a byte.
pub(super) fn at<'s, 'b>(stretches: &'s [Stretch<'b>], byte: u32) -> Option<&'s Stretch<'b>> {
    let after = stretches.partition_point(|stretch| stretch.start <= byte);
    stretches.get(after.checked_sub(1)?).filter(|stretch| byte < stretch.end)
}
