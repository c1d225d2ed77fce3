//! A disk that takes no more at some moment: the system lets files grow to a bound and no further, so that the write
//! that would pass it fails, whichever that is.
#![cfg(unix)]

use crate::samples::{report, who};
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};
use store::{DataFile, FactQuery};
use tempfile::{TempDir, tempdir};

/// A file with three reports, and copies of it with one and with three.
fn filled() -> (TempDir, std::path::PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut data = DataFile::create(&path).unwrap();
    for (number, copy) in [(1, Some("one.db")), (2, None), (3, Some("three.db"))] {
        data.add_report(&report(number, 12).as_new(), &who("Vi", 0)).unwrap();
        copy.map(|copy| data.back_up(&folder.path().join(copy)).unwrap());
    }
    (folder, path)
}

/// Works until a file would grow past so many blocks of 512 bytes; the program gets an error then, and is not killed.
fn work_on_a_disk_of(blocks: usize, job: &str, path: &Path, first: u32) -> Output {
    let script = "trap '' XFSZ; ulimit -f $0 && exec \"$@\"";
    let program = env!("CARGO_BIN_EXE_work-until-killed");
    let arguments = [&blocks.to_string(), program, job, path.to_str().unwrap(), &first.to_string()];
    Command::new("sh").args(["-c", script]).args(arguments).output().unwrap()
}

fn said(output: &Output) -> Vec<u32> {
    String::from_utf8_lossy(&output.stdout).lines().map(|line| line.parse().unwrap()).collect()
}

/// So many different bounds, from nothing to more than the file has.
fn bounds(path: &Path, many: usize) -> impl Iterator<Item = usize> {
    let blocks = usize::try_from(fs::metadata(path).unwrap().len()).unwrap() / 512 + 200;
    (0..many).map(move |i| blocks * i / many + i % 8)
}

#[test]
fn an_import_stores_a_report_or_nothing_of_it() {
    let (_folder, path) = filled();
    let mut stored = 3;
    for (round, blocks) in bounds(&path, 40).enumerate() {
        let output = work_on_a_disk_of(blocks, "import", &path, u32::try_from(round).unwrap() * 1000 + 10);
        assert!(!output.status.success(), "it ends at an error of the disk");
        let said = said(&output);
        let data = DataFile::open(&path).unwrap();
        assert_eq!(data.check().unwrap(), [], "{blocks}");
        let reports = data.reports().unwrap();
        for number in &said {
            assert!(reports.iter().any(|entry| entry.report.file == format!("bao-cao-{number}.docx")), "{number}");
        }
        assert!(reports.iter().all(|entry| entry.facts.facts == 12), "whole reports only");
        assert!((stored + said.len()..=stored + said.len() + 1).contains(&reports.len()));
        stored = reports.len();
    }
    assert!(stored > 10, "some were stored: {stored}");
}

#[test]
fn judging_does_a_thing_or_nothing_of_it() {
    let (_folder, path) = filled();
    let mut before = 0;
    for blocks in bounds(&path, 30) {
        let output = work_on_a_disk_of(blocks, "review", &path, 0);
        assert!(!output.status.success());
        let said = said(&output).last().copied().map_or(before, i64::from);
        let data = DataFile::open(&path).unwrap();
        assert_eq!(data.check().unwrap(), []);
        let last = data.log(None, 1).unwrap().first().map_or(0, |entry| entry.id);
        assert!((said..=said + 1).contains(&last), "{said} {last}");
        before = last;
    }
}

#[test]
fn a_copy_that_has_no_room_leaves_the_one_before() {
    let (folder, path) = filled();
    let copy = folder.path().join("copy.db");
    DataFile::open(&path).unwrap().back_up(&copy).unwrap();
    let mut in_copy = 3;
    for (round, blocks) in bounds(&path, 25).enumerate() {
        let output = work_on_a_disk_of(blocks, "backup", &path, u32::try_from(round).unwrap() * 1000 + 10);
        assert!(!output.status.success());
        in_copy = said(&output).last().map_or(in_copy, |said| u64::from(*said));
        let looked_at = folder.path().join("looked-at.db");
        fs::copy(&copy, &looked_at).unwrap();
        let data = DataFile::open(&looked_at).unwrap();
        assert_eq!((data.counts().unwrap().reports, data.check().unwrap()), (in_copy, vec![]));
        assert_eq!(DataFile::open(&path).unwrap().check().unwrap(), []);
    }
}

#[test]
fn a_restore_that_has_no_room_leaves_the_file_as_it_was() {
    let (folder, path) = filled();
    // Less than the larger copy needs: the work would never end otherwise.
    let needed = usize::try_from(fs::metadata(folder.path().join("three.db")).unwrap().len()).unwrap() / 512;
    for blocks in (0..25).map(|i| needed * i / 25) {
        let before = DataFile::open(&path).unwrap().facts(&FactQuery::default()).unwrap().len();
        let output = work_on_a_disk_of(blocks, "restore", &path, 0);
        let data = DataFile::open(&path).unwrap();
        assert_eq!(data.check().unwrap(), []);
        let now = data.facts(&FactQuery::default()).unwrap().len();
        match said(&output).last() {
            None => assert_eq!(now, before),
            Some(last) => assert_eq!(now, if last.is_multiple_of(2) { 12 } else { 36 }),
        }
        assert!(!output.status.success());
    }
}
