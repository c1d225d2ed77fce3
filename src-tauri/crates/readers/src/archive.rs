//! The zip container of office files: its parts by name, inflated within limits.
//!
//! The list of parts comes from the central directory. Where that is broken or missing, the file is searched for the
//! parts themselves ([`salvage`]). Inflating is done here and not by the zip library, so that the ratio can be counted
//! while it grows, and a part that breaks off still gives its beginning.

mod salvage;

use crate::{
    issues::Issues,
    limits::{MAX_ENTRIES, MAX_INFLATED_BYTES, MAX_PART_BYTES, MAX_RATIO, RATIO_FREE_BYTES},
};
use flate2::{Crc, Decompress, FlushDecompress, Status};
use model::{Issue, IssueCode};
use std::{
    collections::{HashMap, HashSet},
    io::Cursor,
    ops::Range,
};
use zip::{CompressionMethod, ZipArchive};

/// Longest member name shown in an issue, in characters.
const SHOWN_NAME: usize = 80;

/// How much room is made at once for a part that says it is large.
const LIKELY_RATIO: usize = 30;

/// Bytes inflated between two looks at the limits.
const STEP: usize = 64 << 10;

/// An opened container.
#[derive(Debug)]
pub(crate) struct Archive<'b> {
    bytes: &'b [u8],
    entries: Vec<Entry>,
    /// Numbers of the entries by [`part_key`].
    places: HashMap<String, usize>,
    inflated: usize,
}

/// A line of the list of parts.
#[derive(Debug)]
struct Entry {
    /// The name as it was written, in an encoding that nobody tells.
    name: Vec<u8>,
    part: Part,
}

/// Where a part stands and how it is packed.
#[derive(Debug, Clone, Copy)]
struct Part {
    start: usize,
    /// Packed bytes; none where only the packed data itself tells where it ends.
    packed: Option<usize>,
    method: Method,
    crc: Option<u32>,
    /// Bytes it says it inflates to: a hint, never believed.
    size: usize,
    locked: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Stored,
    Deflated,
    Other,
}

/// Why a part gave no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoPart {
    /// No part has this name.
    Missing,
    /// It stands there but could not be read; an issue says why.
    Unreadable,
}

impl<'b> Archive<'b> {
    /// Reads the list of parts. None where no part can be found at all.
    pub(crate) fn open(bytes: &'b [u8], issues: &mut Issues) -> Option<Self> {
        if too_many_entries(bytes) {
            issues.note(IssueCode::LimitEntries);
            return None;
        }
        let entries = listed(bytes, issues).unwrap_or_else(|| {
            issues.note(IssueCode::Damaged);
            salvage::parts(bytes)
        });
        let mut places = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            places.entry(part_key(&String::from_utf8_lossy(&entry.name))).or_insert(at);
        }
        (!places.is_empty()).then_some(Self { bytes, entries, places, inflated: 0 })
    }

    /// Names of the parts, as [`Self::part`] takes them.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// Whether a part has this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&part_key(name))
    }

    /// Whether some part needs a password.
    pub(crate) fn is_locked(&self) -> bool {
        self.entries.iter().any(|entry| entry.part.locked)
    }

    /// The entries in their order: for each its name as it was written, and the bytes of the file that it takes.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&[u8], Range<usize>)> {
        self.entries.iter().map(|Entry { name, part }| {
            (name.as_slice(), part.start..part.start.saturating_add(part.packed.unwrap_or(0)))
        })
    }

    /// The next part is of another document: what was inflated before is no longer in memory.
    pub(crate) const fn take_another(&mut self) {
        self.inflated = 0;
    }

    /// Bytes of the whole container.
    pub(crate) const fn size(&self) -> usize {
        self.bytes.len()
    }

    /// The bytes of a part. What is wrong with it goes to `issues`; what could be had of it is returned.
    ///
    /// # Errors
    /// [`NoPart`] where nothing could be had.
    pub(crate) fn part(&mut self, name: &str, issues: &mut Issues) -> Result<Vec<u8>, NoPart> {
        let at = *self.places.get(&part_key(name)).ok_or(NoPart::Missing)?;
        self.entry(at, &shown(name), issues)
    }

    /// The same for the entry with this number; `name` stands in the issues.
    ///
    /// # Errors
    /// [`NoPart`] where nothing could be had.
    pub(crate) fn entry(&mut self, at: usize, name: &str, issues: &mut Issues) -> Result<Vec<u8>, NoPart> {
        let part = self.entries.get(at).ok_or(NoPart::Missing)?.part;
        if part.locked {
            issues.note(IssueCode::Encrypted);
            return Err(NoPart::Unreadable);
        }
        let rest = self.bytes.get(part.start..).unwrap_or_default();
        let data = part.packed.and_then(|packed| rest.get(..packed)).unwrap_or(rest);
        let cut = part.packed.is_some_and(|packed| packed > rest.len());
        let room = MAX_PART_BYTES.min(MAX_INFLATED_BYTES.saturating_sub(self.inflated));
        let unpacked = match part.method {
            Method::Stored => Unpacked::stored(data, room),
            Method::Deflated => Unpacked::inflated(data, room, part.size),
            Method::Other => Unpacked { issue: Some(IssueCode::UnsupportedFormat), ..Unpacked::default() },
        };
        self.inflated += unpacked.bytes.len();
        let wrong = part.crc.is_some_and(|crc| crc != checksum(&unpacked.bytes));
        let issue = unpacked.issue.or(cut.then_some(IssueCode::Truncated)).or(wrong.then_some(IssueCode::Damaged));
        if let Some(code) = issue {
            issues.push(Issue::new(code).at(name));
        }
        if unpacked.bytes.is_empty() && issue.is_some() { Err(NoPart::Unreadable) } else { Ok(unpacked.bytes) }
    }
}

/// What came out of a part.
#[derive(Debug, Default)]
struct Unpacked {
    bytes: Vec<u8>,
    issue: Option<IssueCode>,
}

impl Unpacked {
    fn stored(data: &[u8], room: usize) -> Self {
        let issue = (data.len() > room).then_some(IssueCode::LimitSize);
        Self { bytes: data.get(..room.min(data.len())).unwrap_or_default().to_vec(), issue }
    }

    fn inflated(data: &[u8], room: usize, hint: usize) -> Self {
        let mut inflater = Decompress::new(false);
        let mut bytes = Vec::with_capacity(hint.min(room).min(data.len().saturating_mul(LIKELY_RATIO)));
        let mut step = vec![0; STEP];
        loop {
            let (taken, made) = (inflater.total_in(), inflater.total_out());
            let input = usize::try_from(taken).ok().and_then(|taken| data.get(taken..)).unwrap_or_default();
            let status = inflater.decompress(input, &mut step, FlushDecompress::None);
            let fresh = usize::try_from(inflater.total_out() - made).unwrap_or(0);
            bytes.extend_from_slice(step.get(..fresh).unwrap_or_default());
            let over = inflater.total_out() > inflater.total_in().saturating_mul(MAX_RATIO);
            let issue = match status {
                _ if bytes.len() > room => {
                    bytes.truncate(room);
                    Some(IssueCode::LimitSize)
                }
                _ if over && bytes.len() > RATIO_FREE_BYTES => Some(IssueCode::LimitRatio),
                Ok(Status::StreamEnd) => return Self { bytes, issue: None },
                Err(_) => Some(IssueCode::Damaged),
                Ok(_) if (taken, made) == (inflater.total_in(), inflater.total_out()) => Some(IssueCode::Truncated),
                Ok(_) => None,
            };
            if issue.is_some() {
                return Self { bytes, issue };
            }
        }
    }
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// The parts of the central directory; none where it cannot be read. Names that lead out of the container are noted:
/// nothing is ever written, so they do no harm, but somebody made them.
fn listed(bytes: &[u8], issues: &mut Issues) -> Option<Vec<Entry>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut entries = Vec::new();
    let mut lost = false;
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index_raw(index) else {
            issues.note(IssueCode::Damaged);
            lost = true;
            continue;
        };
        let raw = entry.name_raw();
        let name = String::from_utf8_lossy(raw);
        if leads_out(&name) {
            issues.push(Issue::new(IssueCode::UnsafePath).at(shown(&name)));
            continue;
        }
        let Some(start) = entry.data_start().and_then(|start| usize::try_from(start).ok()) else { continue };
        let method = match entry.compression() {
            CompressionMethod::Stored => Method::Stored,
            CompressionMethod::Deflated => Method::Deflated,
            _ => Method::Other,
        };
        let packed = usize::try_from(entry.compressed_size()).ok();
        let size = usize::try_from(entry.size()).unwrap_or(0);
        let part = Part { start, packed, method, crc: Some(entry.crc32()), size, locked: entry.encrypted() };
        entries.push(Entry { name: raw.to_vec(), part });
    }
    if entries.is_empty() {
        return None;
    }
    let directory = usize::try_from(archive.central_directory_start()).unwrap_or(usize::MAX);
    let before = usize::try_from(archive.offset()).unwrap_or(0);
    // The library keeps one of several parts with the same name.
    for entry in salvage::doubles(bytes, directory, before) {
        if entries.iter().all(|known| known.part.start != entry.part.start)
            && !leads_out(&String::from_utf8_lossy(&entry.name))
        {
            entries.push(entry);
        }
    }
    if lost {
        // What the list gives a wrong place for may still stand somewhere.
        let name = |entry: &Entry| part_key(&String::from_utf8_lossy(&entry.name));
        let known: HashSet<String> = entries.iter().map(name).collect();
        let found = salvage::parts(bytes).into_iter();
        let more =
            found.filter(|entry| !known.contains(&name(entry)) && !leads_out(&String::from_utf8_lossy(&entry.name)));
        entries.extend(more);
    }
    Some(entries)
}

/// Whether a name points out of the folder that it would be unpacked into.
pub(crate) fn leads_out(name: &str) -> bool {
    let rooted = name.starts_with(['/', '\\']) || name.as_bytes().get(1) == Some(&b':');
    rooted || name.split(['/', '\\']).any(|step| step == "..")
}

/// Names of parts are compared without case (ECMA-376, part 2, 6.2.2.3), and some programs write backslashes.
fn part_key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// A name for an issue.
pub(crate) fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(SHOWN_NAME).collect()
}

/// Counts the headers of the central directory before the library lays them all out in memory.
fn too_many_entries(bytes: &[u8]) -> bool {
    salvage::headers(bytes, salvage::CENTRAL).nth(MAX_ENTRIES).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn zipped(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn part(bytes: &[u8], name: &str) -> (Result<Vec<u8>, NoPart>, Vec<IssueCode>) {
        let mut issues = Issues::default();
        let found = Archive::open(bytes, &mut issues).map_or(Err(NoPart::Missing), |mut a| a.part(name, &mut issues));
        (found, issues.into_list().into_iter().map(|issue| issue.code).collect())
    }

    #[test]
    fn parts_are_found_whatever_their_case() {
        for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
            let file = zipped(&[("Word\\Document.xml", b"<a/>")], method);
            assert_eq!(part(&file, "/word/document.xml"), (Ok(b"<a/>".to_vec()), vec![]));
            assert_eq!(part(&file, "word/styles.xml"), (Err(NoPart::Missing), vec![]));
        }
    }

    #[test]
    fn a_file_without_its_end_still_gives_its_parts() {
        let text: String = (0..2000).map(|i| format!("số liệu {}; ", i * 7919 % 10_007)).collect();
        let file = zipped(&[("a.xml", text.as_bytes()), ("b.xml", b"b")], CompressionMethod::Deflated);
        let cut = &file[..file.len() - 60];
        assert_eq!(part(cut, "a.xml"), (Ok(text.clone().into_bytes()), vec![IssueCode::Damaged]));
        let (found, issues) = part(&file[..file.len() / 2], "a.xml");
        let found = found.unwrap();
        assert!(text.as_bytes().starts_with(&found) && found.len() > text.len() / 4);
        assert_eq!(issues, [IssueCode::Damaged, IssueCode::Truncated]);
    }

    #[test]
    fn bombs_are_stopped_while_they_grow() {
        let file = zipped(&[("a.xml", &vec![b' '; MAX_PART_BYTES])], CompressionMethod::Deflated);
        let (found, issues) = part(&file, "a.xml");
        assert!(found.unwrap().len() < RATIO_FREE_BYTES + 2 * STEP);
        assert_eq!(issues, [IssueCode::LimitRatio]);
    }

    #[test]
    fn lying_sizes_and_sums_are_noted() {
        let text = "số liệu ".repeat(500);
        let mut file = zipped(&[("a.xml", text.as_bytes())], CompressionMethod::Deflated);
        let central = file.windows(4).position(|w| w == salvage::CENTRAL).unwrap();
        file[central + 24..central + 28].copy_from_slice(&3_u32.to_le_bytes());
        assert_eq!(part(&file, "a.xml").0, Ok(text.into_bytes()));
        file[central + 16] ^= 1;
        assert_eq!(part(&file, "a.xml").1, [IssueCode::Damaged]);
    }

    #[test]
    fn names_that_lead_out_are_left_alone() {
        let file = zipped(&[("../../a.xml", b"a"), ("b.xml", b"b")], CompressionMethod::Stored);
        assert_eq!(part(&file, "b.xml"), (Ok(b"b".to_vec()), vec![IssueCode::UnsafePath]));
        assert_eq!(part(&file, "../../a.xml").0, Err(NoPart::Missing));
        assert!(leads_out("C:\\a") && leads_out("\\a") && !leads_out("word/a..b"));
    }

    #[test]
    fn too_many_members_are_refused() {
        let header = [&salvage::CENTRAL[..], &[0; 42]].concat();
        let (found, issues) = part(&header.repeat(MAX_ENTRIES + 1), "a");
        assert_eq!((found, issues), (Err(NoPart::Missing), vec![IssueCode::LimitEntries]));
    }
}
