//! Files that are there, are not, are somebody else's, or cannot be written.

use crate::samples::{report, who};
use rusqlite::Connection;
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use store::{DataFile, StoreError};
use tempfile::{TempDir, tempdir};

/// Holds what a name of SQLite's own would give a meaning to. Windows takes no `?`.
const NAME: &str = if cfg!(windows) { "số liệu #1%3f.db" } else { "số liệu #1?.db" };

fn folder() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join(NAME);
    (folder, path)
}

/// The names and bytes of all files in a folder.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = files.map(|path| (path.clone(), fs::read(&path).unwrap())).collect();
    all.sort();
    all
}

#[test]
fn what_was_stored_is_there_after_closing() {
    let (folder, path) = folder();
    let mut data = DataFile::create(&path).unwrap();
    let id = data.add_report(&report(8, 4).as_new(), &who("Vi", 0)).unwrap().id();
    data.set_setting("person", "Vi Thị Bưởi").unwrap();
    data.set_setting("person", "Vi Thị Mơ").unwrap();
    drop(data);
    assert_eq!(contents(folder.path()).len(), 1, "nothing lies beside a closed data file");

    let data = DataFile::open(&path).unwrap();
    assert_eq!(data.path(), path);
    assert_eq!(data.original(id).unwrap(), report(8, 4).original);
    assert_eq!(data.setting("person").unwrap().as_deref(), Some("Vi Thị Mơ"));
    assert_eq!(data.setting("theme").unwrap(), None);
    drop(data);
    assert_eq!(DataFile::open_or_create(&path).unwrap().counts().unwrap().reports, 1);
}

#[test]
fn opening_makes_no_file_and_making_takes_none() {
    let (folder, path) = folder();
    assert!(matches!(DataFile::open(&path), Err(StoreError::Missing { .. })));
    assert_eq!(contents(folder.path()), []);
    DataFile::open_or_create(&path).unwrap().set_setting("a", "1").unwrap();
    let before = contents(folder.path());
    assert!(matches!(DataFile::create(&path), Err(StoreError::Exists { .. })));
    assert_eq!(contents(folder.path()), before);
    let nowhere = folder.path().join("không có").join("a.db");
    assert!(matches!(DataFile::create(&nowhere), Err(StoreError::Missing { .. })));
}

#[test]
fn the_log_of_a_file_that_is_gone_is_not_taken_over() {
    let (folder, path) = folder();
    let mut data = DataFile::create(&path).unwrap();
    data.set_setting("a", "1").unwrap();
    let log = folder.path().join(format!("{NAME}-wal"));
    let kept = fs::read(&log).unwrap();
    drop(data);
    fs::remove_file(&path).unwrap();
    fs::write(&log, &kept).unwrap();
    assert!(matches!(DataFile::create(&path), Err(StoreError::Exists { path }) if path == log));
    assert!(!path.exists());
}

#[test]
fn foreign_files_stay_as_they_are() {
    let (folder, path) = folder();
    let database = folder.path().join("khác.db");
    let other = Connection::open(&database).unwrap();
    other.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE facts (a); PRAGMA user_version = 1").unwrap();
    other.close().unwrap();
    let database = fs::read(&database).unwrap();
    for bytes in [&b"PK\x03\x04 some office file"[..], b"S", "Báo cáo".as_bytes(), &database, &vec![7; 100_000]] {
        fs::write(&path, bytes).unwrap();
        let before = contents(folder.path());
        for opened in [DataFile::open(&path), DataFile::open_or_create(&path)] {
            let known = matches!(opened, Err(StoreError::NotOurs { .. } | StoreError::Damaged { .. }));
            assert!(known && (bytes == b"S" || matches!(opened, Err(StoreError::NotOurs { .. }))), "{opened:?}");
        }
        assert_eq!(contents(folder.path()), before);
    }
    assert!(matches!(DataFile::open(folder.path()), Err(StoreError::NotOurs { .. })));
}

#[test]
fn a_newer_file_is_refused() {
    let (folder, path) = folder();
    drop(DataFile::create(&path).unwrap());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 1000).unwrap();
    let before = contents(folder.path());
    assert!(matches!(DataFile::open(&path), Err(StoreError::Newer { found: 1000, .. })));
    assert_eq!(contents(folder.path()), before);
}

/// A crash leaves a log beside the file. Closing a refused file must not move the log into it.
#[test]
fn a_refused_file_keeps_its_log() {
    let (folder, path) = folder();
    drop(DataFile::create(&path).unwrap());
    let other = Connection::open(&path).unwrap();
    other.pragma_update(None, "user_version", 1000).unwrap();
    let crashed = folder.path().join("b.db");
    let log = |path: &Path| PathBuf::from(format!("{}-wal", path.display()));
    fs::copy(&path, &crashed).unwrap();
    fs::copy(log(&path), log(&crashed)).unwrap();
    let bytes = || (fs::read(&crashed).unwrap(), fs::read(log(&crashed)).unwrap());
    let before = bytes();
    assert!(!before.1.is_empty());
    assert!(matches!(DataFile::open(&crashed), Err(StoreError::Newer { found: 1000, .. })));
    assert_eq!(bytes(), before);
}

#[test]
fn tables_that_nobody_made_are_damage() {
    let (folder, path) = folder();
    for change in ["DROP INDEX facts_of_area", "ALTER TABLE facts ADD COLUMN more TEXT", "PRAGMA user_version = 0"] {
        let _ = fs::remove_file(&path);
        drop(DataFile::create(&path).unwrap());
        Connection::open(&path).unwrap().execute_batch(change).unwrap();
        let before = contents(folder.path());
        assert!(matches!(DataFile::open(&path), Err(StoreError::Damaged { .. })), "{change}");
        assert_eq!(contents(folder.path()), before);
    }
}

#[test]
fn a_write_protected_file_is_refused() {
    let (_folder, path) = folder();
    drop(DataFile::create(&path).unwrap());
    let free = fs::metadata(&path).unwrap().permissions();
    let mut protected = free.clone();
    protected.set_readonly(true);
    fs::set_permissions(&path, protected).unwrap();
    assert!(matches!(DataFile::open(&path), Err(StoreError::ReadOnly { .. })));
    fs::set_permissions(&path, free).unwrap();
    assert!(DataFile::open(&path).is_ok());
}

#[test]
fn who_waits_in_vain_is_told_so() {
    let (_folder, path) = folder();
    let mut data = DataFile::create(&path).unwrap();
    data.set_patience(Duration::from_millis(20)).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(data.add_report(&report(1, 2).as_new(), &who("Vi", 0)), Err(StoreError::Locked { .. })));
    assert_eq!(data.reports().unwrap(), [], "reading goes on");
    other.execute_batch("COMMIT").unwrap();
    data.add_report(&report(1, 2).as_new(), &who("Vi", 0)).unwrap();
    drop(data);

    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT").unwrap();
    other.execute_batch("DELETE FROM settings").unwrap();
    assert!(matches!(DataFile::open(&path), Err(StoreError::Locked { .. })));
}

#[test]
fn two_programs_see_each_others_work() {
    let (_folder, path) = folder();
    let mut one = DataFile::create(&path).unwrap();
    let mut two = DataFile::open(&path).unwrap();
    one.add_report(&report(1, 2).as_new(), &who("Vi", 0)).unwrap();
    two.add_report(&report(2, 2).as_new(), &who("Dung", 0)).unwrap();
    assert_eq!(one.reports().unwrap(), two.reports().unwrap());
    assert_eq!(one.reports().unwrap().len(), 2);
}
