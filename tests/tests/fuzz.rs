//! Everything that fuzzing kept and every sample file, whole, cut short and with bits turned: the rules of
//! `tongket_tests::fuzz` hold.
//!
//! `tests/fuzz/corpus` has a folder for each target: the files the fuzzer began with, what it found on its way, and every
//! file that once broke a rule, under a name that says what it did. `cargo xtask fuzz` goes on from there.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use std::{
    collections::BTreeSet,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};
use tongket_tests::fuzz::{TARGETS, Target, target};

/// Bytes of damaged files that one file of the corpus may give: a small file is damaged at many places, a large one at few.
const DAMAGED_BYTES: usize = 96 << 10;

/// At most so many damaged forms of one file.
const DAMAGED_MOST: usize = 12;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus")
}

/// The kept files of a target, in order.
fn kept(target: Target) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(corpus().join(target.name)).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// The same file damaged: cut at places all over it, and with one bit turned at others. A golden step spreads the places
/// evenly whatever their number.
fn damaged(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let forms = (DAMAGED_BYTES / bytes.len().max(1)).clamp(2, DAMAGED_MOST);
    let place = |nth: usize| nth.wrapping_mul(0x9e37_79b9).wrapping_add(7) % bytes.len().max(1);
    let mut all = Vec::new();
    for nth in 0..forms {
        let at = place(nth);
        if nth % 2 == 0 {
            all.push((format!("cut at {at}"), bytes[..at.min(bytes.len())].to_vec()));
        } else if !bytes.is_empty() {
            let mut turned = bytes.to_vec();
            turned[at] ^= 1 << (nth / 2 % 8);
            all.push((format!("bit {} turned at {at}", nth / 2 % 8), turned));
        }
    }
    all
}

/// Runs a target on bytes and says on which they were, should it panic.
fn holds(target: Target, path: &Path, form: &str, bytes: &[u8]) {
    let came_back = catch_unwind(AssertUnwindSafe(|| (target.check)(bytes)));
    assert!(came_back.is_ok(), "{}, {form}", path.display());
}

fn replay(name: &str) {
    let target = target(name).unwrap();
    let files = kept(target);
    assert!(!files.is_empty(), "nothing is kept for {name}");
    for (path, bytes) in files {
        holds(target, &path, "whole", &bytes);
        for (form, damaged) in damaged(&bytes) {
            holds(target, &path, &form, &damaged);
        }
    }
}

/// Folders of sample files, from the root of the checkout.
const SAMPLES: [&str; 6] = [
    "tests/samples",
    "src-tauri/crates/readers/tests/pages",
    "src-tauri/crates/readers/tests/pdf",
    "src-tauri/crates/readers/tests/real",
    "src-tauri/crates/readers/tests/tables",
    "src-tauri/crates/readers/tests/words",
];

#[test]
fn sample_files_keep_the_rules_however_they_are_damaged() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut read = BTreeSet::new();
    for folder in SAMPLES {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let kind = path.extension().map(|kind| kind.to_string_lossy().into_owned());
            let Some(target) = kind.and_then(|kind| target(&kind)) else { continue };
            read.insert(target.name);
            let bytes = fs::read(&path).unwrap();
            holds(target, &path, "whole", &bytes);
            for (form, damaged) in damaged(&bytes) {
                holds(target, &path, &form, &damaged);
            }
        }
    }
    let expected = ["csv", "doc", "docx", "html", "ods", "odt", "pdf", "rtf", "txt", "xls", "xlsx"];
    assert_eq!(read, BTreeSet::from(expected), "a sample of every format");
}

/// One test for each target, so that they run side by side.
macro_rules! replayed {
    ($($name:ident)*) => {
        $(mod $name {
            #[test]
            fn keeps_its_rules_on_all_that_was_kept() {
                super::replay(stringify!($name));
            }
        })*

        #[test]
        fn every_target_is_replayed() {
            let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
            assert_eq!([$(stringify!($name)),*], names.as_slice());
        }
    };
}

replayed!(docx doc odt rtf pdf html mht xlsx xls ods csv txt zip text extract);
