//! The streams of a compound file (MS-CFB 2.2–2.6). Forgiving: a chain of sectors that breaks off gives its beginning,
//! one that goes in a circle ends.

use super::MAGIC;
use crate::bytes::{u16_at, u32_at};

/// Sector numbers from here on are no sectors.
const NO_SECTOR: u32 = 0xffff_fffa;

/// Sectors of the table that the header itself lists.
const IN_HEADER: usize = 109;

/// Most entries of a directory.
const MAX_ENTRIES: usize = 50_000;

/// An opened compound file.
#[derive(Debug)]
pub(crate) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    mini_sector: usize,
    /// Smaller streams stand in the mini stream.
    mini_below: usize,
    next: Vec<u32>,
    mini_next: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    name: String,
    is_stream: bool,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    size: usize,
}

/// A stream, and whether all of it was there.
#[derive(Debug)]
pub(crate) struct Stream {
    pub(crate) bytes: Vec<u8>,
    pub(crate) whole: bool,
}

impl<'b> Compound<'b> {
    /// Reads the tables and the directory. None where there is no directory.
    pub(crate) fn open(bytes: &'b [u8]) -> Option<Self> {
        if !bytes.starts_with(&MAGIC) {
            return None;
        }
        let shift = |at: usize, usual: u16| u16_at(bytes, at).filter(|s| (6..=16).contains(s)).unwrap_or(usual);
        let sector = 1 << shift(30, 9);
        let mut file = Self {
            bytes,
            sector,
            mini_sector: 1 << shift(32, 6).min(9),
            mini_below: u32_at(bytes, 56)? as usize,
            next: Vec::new(),
            mini_next: Vec::new(),
            mini: Vec::new(),
            entries: Vec::new(),
        };
        file.read_table();
        let directory = file.chain(u32_at(bytes, 48)?, usize::MAX);
        file.entries = directory.bytes.chunks_exact(128).take(MAX_ENTRIES).map(entry).collect();
        let table = file.chain(u32_at(bytes, 60)?, usize::MAX).bytes;
        file.mini_next = numbers(&table).collect();
        let root = file.entries.first()?.clone();
        file.mini = file.chain(root.start, root.size).bytes;
        Some(file)
    }

    /// A stream at the top of the file, not one of an object inside it.
    pub(crate) fn stream(&self, name: &str) -> Option<Stream> {
        let entry = self.top().into_iter().find(|entry| entry.is_stream && entry.name.eq_ignore_ascii_case(name))?;
        Some(if entry.size < self.mini_below { self.mini_chain(entry) } else { self.chain(entry.start, entry.size) })
    }

    /// The entries at the top; all of them where the directory is broken.
    fn top(&self) -> Vec<&Entry> {
        let mut found = Vec::new();
        let mut seen = vec![false; self.entries.len()];
        let mut open = vec![self.entries.first().map_or(NO_SECTOR, |root| root.child)];
        while let Some(at) = open.pop() {
            let at = at as usize;
            let Some(entry) = self.entries.get(at) else { continue };
            if seen.get(at) == Some(&false) {
                if let Some(seen) = seen.get_mut(at) {
                    *seen = true;
                }
                found.push(entry);
                open.extend([entry.left, entry.right]);
            }
        }
        if found.iter().any(|entry| entry.is_stream) { found } else { self.entries.iter().collect() }
    }

    /// The table of sectors: which one follows each.
    fn read_table(&mut self) {
        let bytes = self.bytes;
        let header = (0..IN_HEADER).filter_map(|nth| u32_at(bytes, 76 + 4 * nth));
        let mut parts: Vec<u32> = header.filter(|part| *part < NO_SECTOR).collect();
        let per_sector = self.sector / 4;
        let most = bytes.len() / self.sector + 1;
        let mut at = u32_at(bytes, 68).unwrap_or(NO_SECTOR);
        for _ in 0..most {
            let Some(list) = self.sector_at(at) else { break };
            let listed: Vec<u32> = numbers(list).collect();
            let (more, next) = listed.split_at_checked(per_sector - 1).unwrap_or((&listed, &[]));
            parts.extend(more.iter().copied().filter(|part| *part < NO_SECTOR));
            at = next.first().copied().unwrap_or(NO_SECTOR);
        }
        for part in parts.into_iter().take(most / per_sector.max(1) + 1) {
            let start = self.next.len();
            if let Some(sector) = self.sector_at(part) {
                let found: Vec<u32> = numbers(sector).collect();
                self.next.extend(found);
            }
            self.next.resize(start + per_sector, NO_SECTOR);
        }
    }

    fn sector_at(&self, number: u32) -> Option<&'b [u8]> {
        if number >= NO_SECTOR {
            return None;
        }
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn chain(&self, start: u32, size: usize) -> Stream {
        let mut out = Vec::new();
        let mut at = start;
        let mut left = self.bytes.len() / self.sector + 1;
        while out.len() < size && left > 0 {
            let Some(sector) = self.sector_at(at) else { break };
            out.extend_from_slice(sector);
            at = self.next.get(at as usize).copied().unwrap_or(NO_SECTOR);
            left -= 1;
        }
        let whole = out.len() >= size || size == usize::MAX;
        out.truncate(size);
        Stream { bytes: out, whole }
    }

    fn mini_chain(&self, entry: &Entry) -> Stream {
        let mut out = Vec::new();
        let mut at = entry.start;
        let mut left = self.mini.len() / self.mini_sector + 1;
        while out.len() < entry.size && left > 0 {
            let from = (at as usize).saturating_mul(self.mini_sector);
            let to = from.saturating_add(self.mini_sector).min(self.mini.len());
            let Some(sector) = self.mini.get(from..to).filter(|_| at < NO_SECTOR) else { break };
            out.extend_from_slice(sector);
            at = self.mini_next.get(at as usize).copied().unwrap_or(NO_SECTOR);
            left -= 1;
        }
        let whole = out.len() >= entry.size;
        out.truncate(entry.size);
        Stream { bytes: out, whole }
    }
}

fn entry(raw: &[u8]) -> Entry {
    let length = usize::from(u16_at(raw, 64).unwrap_or(0)).saturating_sub(2).min(62);
    let units: Vec<u16> = (0..length / 2).filter_map(|nth| u16_at(raw, 2 * nth)).collect();
    let number = |at: usize| u32_at(raw, at).unwrap_or(NO_SECTOR);
    Entry {
        name: String::from_utf16_lossy(&units),
        is_stream: raw.get(66) == Some(&2),
        left: number(68),
        right: number(72),
        child: number(76),
        start: number(116),
        size: number(120) as usize,
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|chunk| u32_at(chunk, 0))
}
