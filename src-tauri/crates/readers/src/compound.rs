//! The compound file of old Office (MS-CFB): the names of its streams, which tell what it is, and the streams.

mod streams;

pub(crate) use streams::Compound;

/// First bytes of a compound file.
pub(crate) const MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Length of a directory entry; entries always stand at multiples of it (MS-CFB 2.6.1).
const ENTRY: usize = 128;

/// Whether a stream or storage has this name. The directory is searched for entry by entry, so a damaged list of
/// sectors does not hide it.
pub(crate) fn has_stream(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.chunks_exact(ENTRY).skip(4).any(|entry| is_called(entry, &wanted))
}

fn is_called(entry: &[u8], name: &[u8]) -> bool {
    // Name of 64 bytes with a zero at its end, its length in bytes, the kind of entry.
    let length = entry.get(64..66).and_then(|b| b.try_into().ok()).map(u16::from_le_bytes);
    let kind = entry.get(66).copied();
    entry.starts_with(name) && length.map(usize::from) == Some(name.len() + 2) && matches!(kind, Some(1 | 2 | 5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_by_name() {
        let mut file = vec![0; 4 * ENTRY + 2 * ENTRY];
        let at = 5 * ENTRY;
        for (i, unit) in "WordDocument".encode_utf16().enumerate() {
            file[at + 2 * i..at + 2 * i + 2].copy_from_slice(&unit.to_le_bytes());
        }
        file[at + 64] = 26;
        file[at + 66] = 2;
        assert!(has_stream(&file, "WordDocument"));
        assert!(!has_stream(&file, "Word"));
        assert!(!has_stream(&file, "Workbook"));
    }
}
