//! Parts of a container whose central directory is gone: each is found by its own header (APPNOTE 4.3.7).

use super::{Entry, Method, Part};
use crate::limits::MAX_ENTRIES;
use std::collections::{HashMap, HashSet};

/// Signature before each part.
const LOCAL: [u8; 4] = *b"PK\x03\x04";

/// Signature before each line of the central directory.
pub(super) const CENTRAL: [u8; 4] = *b"PK\x01\x02";

/// Bytes of a line of the central directory before the name.
const CENTRAL_LENGTH: usize = 46;

/// Bytes of a local header before the name.
const LOCAL_LENGTH: usize = 30;

/// Places where a signature stands.
pub(super) fn headers(bytes: &[u8], signature: [u8; 4]) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = bytes.get(from..)?;
            let at = from + rest.iter().position(|b| *b == b'P')?;
            from = at + 1;
            if bytes.get(at..at + 4) == Some(&signature[..]) {
                return Some(at);
            }
        }
    })
}

/// All parts that can be found. Of two with one name the first counts.
pub(super) fn parts(bytes: &[u8]) -> Vec<Entry> {
    let (mut found, mut names) = (Vec::new(), HashSet::new());
    for at in headers(bytes, LOCAL).take(MAX_ENTRIES) {
        if let Some(entry) = bytes.get(at..).and_then(|header| local(header, at))
            && names.insert(entry.name.clone())
        {
            found.push(entry);
        }
    }
    found
}

/// The parts that share their name with another one of the list at `directory`; offsets in it count from `before`.
pub(super) fn doubles(bytes: &[u8], directory: usize, before: usize) -> Vec<Entry> {
    let mut lines: Vec<(&[u8], usize)> = Vec::new();
    let mut at = directory;
    while let Some(line) = bytes.get(at..).filter(|line| line.starts_with(&CENTRAL))
        && let (Some(name), Some(extra), Some(comment)) = (short(line, 28), short(line, 30), short(line, 32))
        && lines.len() < MAX_ENTRIES
    {
        let end = CENTRAL_LENGTH + usize::from(name);
        lines.push((line.get(CENTRAL_LENGTH..end).unwrap_or_default(), at));
        at += end + usize::from(extra) + usize::from(comment);
    }
    let mut times: HashMap<&[u8], usize> = HashMap::new();
    for (name, _) in &lines {
        *times.entry(name).or_default() += 1;
    }
    let shared = lines.iter().filter(|(name, _)| times.get(name).is_some_and(|times| *times > 1));
    let found = shared.filter_map(|(_, at)| {
        let line = bytes.get(*at..)?;
        let header = before.checked_add(usize::try_from(long(line, 42)?).ok()?)?;
        let mut entry = local(bytes.get(header..)?, header)?;
        entry.part.packed = usize::try_from(long(line, 20)?).ok();
        entry.part.crc = long(line, 16);
        Some(entry)
    });
    found.collect()
}

fn local(header: &[u8], at: usize) -> Option<Entry> {
    let flags = short(header, 6)?;
    let method = match short(header, 8)? {
        0 => Method::Stored,
        8 => Method::Deflated,
        _ => Method::Other,
    };
    let crc = long(header, 14)?;
    let packed = usize::try_from(long(header, 18)?).ok()?;
    let name_end = LOCAL_LENGTH + usize::from(short(header, 26)?);
    let name = header.get(LOCAL_LENGTH..name_end).filter(|name| !name.is_empty())?;
    let start = at + name_end + usize::from(short(header, 28)?);
    // With bit 3 sizes and checksum stand behind the data, and here are zeros.
    let known = flags & 8 == 0 && packed != 0xffff_ffff;
    let part = Part {
        start,
        packed: known.then_some(packed),
        method,
        crc: known.then_some(crc),
        size: 0,
        locked: flags & 1 != 0,
    };
    Some(Entry { name: name.to_vec(), part })
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}
