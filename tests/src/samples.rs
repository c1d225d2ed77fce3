//! The sample reports: Word files made from plain sources, so that a changed sentence is a changed line of text.
//!
//! The sources stand in `tests/samples/src`; `cargo run -p tongket-tests --bin make-samples` writes the files beside
//! them. The same source gives the same bytes.

mod paper;
mod source;

pub use source::{Line, Source, Table};
use std::{fs, path::PathBuf};

/// Where the samples stand.
#[must_use]
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples")
}

/// Every Word sample: its file name and its bytes.
///
/// # Panics
/// When a source cannot be read.
#[must_use]
pub fn make() -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder().join("src")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let sources = paths.iter().map(|path| Source::read(&fs::read_to_string(path).unwrap()));
    sources.map(|source| (source.get("file").to_owned(), paper::docx(&source))).collect()
}
