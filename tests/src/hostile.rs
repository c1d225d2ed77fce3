//! Files made to harm whoever reads them, from a few lines of code each: nothing large is kept.

mod archives;
mod office;
mod pages;
mod pdfs;

/// A hostile file and what must be said of it.
#[derive(Debug, Clone)]
pub struct Hostile {
    /// File name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Codes of issues, one of which must be told.
    pub says: &'static [&'static str],
    /// Whether some of it can be read.
    pub left: Left,
}

/// What can be had of a hostile file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Some text: exit status 0.
    Some,
    /// None: exit status 1.
    None,
    /// Either, depending on where the reading is stopped.
    Open,
}

impl Hostile {
    fn new(name: &str, bytes: Vec<u8>, says: &'static [&'static str], left: Left) -> Self {
        Self { name: name.to_owned(), bytes, says, left }
    }
}

/// A group of hostile files; each makes its files when it is called.
pub type Group = fn() -> Vec<Hostile>;

/// All groups, by name.
pub const GROUPS: [(&str, Group); 7] = [
    ("archives", archives::bombs),
    ("paths", archives::paths),
    ("office", office::bombs),
    ("entities", office::entities),
    ("pdfs", pdfs::files),
    ("pages", pages::long),
    ("noise", pages::noise_files),
];

/// Bytes that look random and are the same every time.
fn noise(length: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    std::iter::repeat_with(&mut next).take(length / 8 + 1).flatten().take(length).collect()
}
