//! The first hundred bytes of a file, looked at before SQLite is let near it.
//!
//! SQLite may write beside a file it opens, and it takes an empty file for an empty data file. So what is missing,
//! foreign or cut off is told here, by reading alone. The layout is that of <https://www.sqlite.org/fileformat.html>,
//! section 1.3.

use crate::StoreError;
use std::{
    fs::File,
    io::{ErrorKind, Read},
    path::Path,
};

/// The application id of our files, `TKet` in ASCII, in bytes 68 to 71.
pub(crate) const APPLICATION_ID: i32 = i32::from_be_bytes(*b"TKet");

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
const LENGTH: usize = 100;

/// Passes if the file begins like one of ours and, unless a log waits to be moved into it, ends with a whole page.
///
/// # Errors
/// [`StoreError::Missing`], [`StoreError::NotOurs`], or [`StoreError::Damaged`] for what is cut off, zeroed, or ours
/// by its application id alone.
pub(crate) fn inspect(path: &Path, log_waits: bool) -> Result<(), StoreError> {
    let mut head = Vec::with_capacity(LENGTH);
    let mut file = File::open(path).map_err(|e| match e.kind() {
        // Windows refuses to open a folder as a file.
        ErrorKind::PermissionDenied if path.is_dir() => StoreError::NotOurs { path: path.to_owned() },
        _ => StoreError::io(path, e),
    })?;
    let metadata = file.metadata().map_err(|e| StoreError::io(path, e))?;
    if metadata.is_dir() {
        return Err(StoreError::NotOurs { path: path.to_owned() });
    }
    file.by_ref().take(LENGTH as u64).read_to_end(&mut head).map_err(|e| StoreError::io(path, e))?;
    match judge(&head) {
        Begins::Ours { page } if log_waits || metadata.len() % page == 0 => Ok(()),
        Begins::Ours { .. } => Err(StoreError::damaged("the file ends inside a page").at(path)),
        Begins::Foreign => Err(StoreError::NotOurs { path: path.to_owned() }),
        Begins::Damaged(detail) => Err(StoreError::damaged(detail).at(path)),
    }
}

/// Whether the file is a safety copy: one of ours that nobody works in.
pub(crate) fn is_copy(path: &Path) -> bool {
    let mut head = Vec::with_capacity(LENGTH);
    let read = File::open(path).and_then(|file| file.take(LENGTH as u64).read_to_end(&mut head));
    read.is_ok() && matches!(judge(&head), Begins::Ours { .. }) && head.get(18..20) == Some(&[1, 1])
}

#[derive(Debug, PartialEq, Eq)]
enum Begins {
    Ours {
        /// Size of a page in bytes.
        page: u64,
    },
    Foreign,
    Damaged(&'static str),
}

fn judge(head: &[u8]) -> Begins {
    let magic = head.starts_with(MAGIC);
    let ours = head.get(68..72) == Some(&APPLICATION_ID.to_be_bytes());
    // Bytes 18 and 19: 1 is a rollback journal (a copy made by the backup), 2 a write-ahead log.
    let journal = matches!(head.get(18..20), Some([1, 1] | [2, 2]));
    if head.is_empty() {
        Begins::Damaged("the file is empty")
    } else if head.iter().all(|byte| *byte == 0) {
        Begins::Damaged("the file begins with zeros")
    } else if head.len() < LENGTH {
        let cut_off = magic || MAGIC.starts_with(head);
        if cut_off { Begins::Damaged("the file is cut off") } else { Begins::Foreign }
    } else if !ours {
        Begins::Foreign
    } else {
        match page_size(head) {
            Some(page) if magic && journal => Begins::Ours { page },
            _ => Begins::Damaged("the header is not SQLite's"),
        }
    }
}

/// Bytes 16 and 17: a power of two from 512 to 32768, or 1 for 65536.
fn page_size(head: &[u8]) -> Option<u64> {
    match u64::from(u16::from_be_bytes(head.get(16..18)?.try_into().ok()?)) {
        1 => Some(65536),
        page if page >= 512 && page.is_power_of_two() => Some(page),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings() {
        let mut ours = [1; LENGTH];
        ours[..16].copy_from_slice(MAGIC);
        ours[16..20].copy_from_slice(&[16, 0, 2, 2]);
        ours[68..72].copy_from_slice(b"TKet");
        assert_eq!(judge(&ours), Begins::Ours { page: 4096 });
        assert!(matches!(judge(&ours[..99]), Begins::Damaged(_)));
        assert!(matches!(judge(&ours[..7]), Begins::Damaged(_)));
        assert!(matches!(judge(&[]), Begins::Damaged(_)));
        assert!(matches!(judge(&[0; 100]), Begins::Damaged(_)));
        assert_eq!(judge(b"PK\x03\x04"), Begins::Foreign);
        let mut other = ours;
        other[68..72].copy_from_slice(&[0; 4]);
        assert_eq!(judge(&other), Begins::Foreign);
        ours[3] ^= 1;
        assert!(matches!(judge(&ours), Begins::Damaged(_)));
    }
}
