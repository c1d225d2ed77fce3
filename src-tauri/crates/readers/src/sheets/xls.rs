//! Excel 97 to 2003, and 5 and 95 (MS-XLS): a stream of records in a compound file.
//!
//! [`records`] cuts the stream; [`globals`] reads what all sheets share; [`strings`] the words; [`cells`] a sheet.

mod cells;
mod globals;
mod records;
mod strings;

use super::sheet::Sheet;
use crate::{
    compound::{self, Compound},
    issues::Issues,
};
use globals::Globals;
use model::{Document, Format, Issue, IssueCode};
use records::{Records, short};

/// First bytes of the stream: the record that begins a workbook of Excel 97, or of 5 and 95.
const BEGINNINGS: [[u8; 8]; 3] = [
    [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00],
    [0x09, 0x08, 0x08, 0x00, 0x00, 0x06, 0x05, 0x00],
    [0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x05, 0x00],
];

/// Length of a sector of a compound file: streams begin at multiples of it.
const SECTOR: usize = 512;

/// Whether a compound file holds a workbook, perhaps one whose list of streams is lost.
pub(crate) fn is_inside(bytes: &[u8]) -> bool {
    let others = ["EncryptedPackage", "WordDocument", "PowerPoint Document"];
    let named = |name: &str| compound::has_stream(bytes, name);
    !others.into_iter().any(named) && (named("Workbook") || named("Book") || beginning(bytes).is_some())
}

/// Reads a workbook.
pub(crate) fn read(bytes: &[u8]) -> (Document, Vec<Issue>) {
    let mut issues = Issues::default();
    let Some(stream) = stream(bytes, &mut issues) else {
        issues.note(IssueCode::Damaged);
        return super::finish(Format::Xls, Vec::new(), issues);
    };
    let globals = match Globals::read(&mut Records::new(&stream)) {
        Ok(globals) => globals,
        Err(globals::Locked) => {
            issues.note(IssueCode::Encrypted);
            return super::finish(Format::Xls, Vec::new(), issues);
        }
    };
    if globals.cut_off {
        issues.note(IssueCode::Truncated);
    }
    let mut sheets: Vec<Sheet> = Vec::new();
    for entry in &globals.sheets {
        if let Some(what) = entry.unread {
            issues.push(Issue::new(IssueCode::UnsupportedContent).at(entry.name.as_str()).detail(what));
            continue;
        }
        let room = sheets.last().map(Sheet::room).unwrap_or_default();
        let mut sheet = Sheet::new(&entry.name, entry.hidden, room);
        match stream.get(entry.start..).filter(|rest| !rest.is_empty()) {
            Some(rest) => cells::read(rest, &globals, &mut sheet, &mut issues),
            None => issues.push(Issue::new(IssueCode::Truncated).at(entry.name.as_str())),
        }
        sheets.push(sheet);
    }
    super::finish(Format::Xls, sheets, issues)
}

/// The stream of the workbook. Where the compound file is broken, what stands behind the first record of a workbook:
/// streams mostly lie in one piece.
fn stream(bytes: &[u8], issues: &mut Issues) -> Option<Vec<u8>> {
    let found = Compound::open(bytes)
        .and_then(|file| ["Workbook", "Book"].into_iter().find_map(|name| file.stream(name)))
        .filter(|stream| short(&stream.bytes, 0) == Some(records::BEGIN));
    if let Some(stream) = found {
        if !stream.whole {
            issues.note(IssueCode::Truncated);
        }
        return Some(stream.bytes);
    }
    issues.note(IssueCode::Damaged);
    bytes.get(beginning(bytes)?..).map(<[u8]>::to_vec)
}

/// Where the first record of a workbook stands.
fn beginning(bytes: &[u8]) -> Option<usize> {
    (SECTOR..bytes.len()).step_by(SECTOR).find(|at| {
        let first = bytes.get(*at..*at + 8);
        BEGINNINGS.iter().any(|known| first == Some(&known[..]))
    })
}
