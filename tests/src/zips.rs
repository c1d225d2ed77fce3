//! Zip archives byte for byte: names in any code page, sizes that lie, parts that share their bytes.

use flate2::{Compress, Compression, Crc, FlushCompress};

/// A part of an archive with everything its headers say.
#[derive(Debug, Clone)]
pub struct Part {
    /// The name, in any encoding.
    pub name: Vec<u8>,
    /// 0 stored, 8 deflated.
    pub method: u16,
    /// The bytes as they stand in the archive.
    pub packed: Vec<u8>,
    /// The checksum it claims.
    pub crc: u32,
    /// The size it claims to inflate to.
    pub size: u32,
    /// Whether it claims to need a password.
    pub locked: bool,
}

impl Part {
    /// Stored as it is.
    #[must_use]
    pub fn stored(name: impl Into<Vec<u8>>, bytes: &[u8]) -> Self {
        Self {
            name: name.into(),
            method: 0,
            packed: bytes.to_vec(),
            crc: sum(bytes),
            size: small(bytes.len()),
            locked: false,
        }
    }

    /// Deflated.
    #[must_use]
    pub fn deflated(name: impl Into<Vec<u8>>, bytes: &[u8]) -> Self {
        Self { method: 8, packed: repeated(bytes, 1), ..Self::stored(name, bytes) }
    }

    /// `unit` very many times, deflated without ever making it all; its checksum is not known.
    #[must_use]
    pub fn bomb(name: impl Into<Vec<u8>>, unit: &[u8], times: usize) -> Self {
        let size = small(unit.len().saturating_mul(times));
        Self { name: name.into(), method: 8, packed: repeated(unit, times), crc: 0, size, locked: false }
    }

    fn head(&self) -> Vec<u8> {
        let utf8 = u16::from(!self.name.is_ascii() && std::str::from_utf8(&self.name).is_ok()) << 11;
        let flags = (utf8 | u16::from(self.locked)).to_le_bytes();
        let length = u16::try_from(self.name.len()).unwrap_or(u16::MAX).to_le_bytes();
        let sizes = [small(self.packed.len()).to_le_bytes(), self.size.to_le_bytes()].concat();
        let method = self.method.to_le_bytes();
        [&[20, 0][..], &flags, &method, &[0; 4], &self.crc.to_le_bytes(), &sizes, &length, &[0, 0]].concat()
    }

    fn local(&self) -> Vec<u8> {
        [b"PK\x03\x04", &self.head()[..], &self.name, &self.packed].concat()
    }

    fn central(&self, place: usize) -> Vec<u8> {
        [b"PK\x01\x02\x14\x00", &self.head()[..], &[0; 10], &small(place).to_le_bytes(), &self.name].concat()
    }
}

/// An archive of these parts.
#[must_use]
pub fn zipped(parts: &[Part]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for part in parts {
        directory.extend(part.central(bytes.len()));
        bytes.extend(part.local());
    }
    ended(bytes, &directory, parts.len())
}

/// An archive whose directory has the same part under `count` names.
#[must_use]
pub fn overlapping(part: &Part, count: usize) -> Vec<u8> {
    let named = |at: usize| Part { name: format!("{at:06}.txt").into_bytes(), ..part.clone() }.central(0);
    let directory: Vec<u8> = (0..count).flat_map(named).collect();
    let first = Part { name: b"000000.txt".to_vec(), ..part.clone() };
    ended(first.local(), &directory, count)
}

fn ended(bytes: Vec<u8>, directory: &[u8], count: usize) -> Vec<u8> {
    let count = u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes();
    let (size, start) = (small(directory.len()).to_le_bytes(), small(bytes.len()).to_le_bytes());
    [bytes, directory.to_vec(), [b"PK\x05\x06\0\0\0\0", &count[..], &count, &size, &start, &[0, 0]].concat()].concat()
}

/// `unit` so many times, deflated: after a full flush the same packed bytes may stand there again.
#[must_use]
pub fn repeated(unit: &[u8], times: usize) -> Vec<u8> {
    let mut packer = Compress::new(Compression::best(), false);
    let mut once = Vec::with_capacity(unit.len() + 1024);
    packer.compress_vec(unit, &mut once, FlushCompress::Full).expect("room for what cannot be packed");
    // An empty last block.
    [once.repeat(times), vec![3, 0]].concat()
}

/// The same as a zlib stream, whose checksum is left out.
#[must_use]
pub fn zlib(unit: &[u8], times: usize) -> Vec<u8> {
    [vec![0x78, 0xda], repeated(unit, times)].concat()
}

fn sum(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
