//! Safety copies and the way back.

use crate::samples::{report, who};
use chrono::{NaiveDate, NaiveDateTime};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use store::{DataFile, StoreError, copies, newest_good_copy, restore};
use tempfile::{TempDir, tempdir};

fn day(day: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2025, 3, day).unwrap().and_hms_opt(7, 30, 0).unwrap()
}

/// A data file with so many reports.
fn filled(reports: u32) -> (TempDir, PathBuf, DataFile) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("số liệu.db");
    let mut data = DataFile::create(&path).unwrap();
    for number in 0..reports {
        data.add_report(&report(number, 4).as_new(), &who("Vi", 0)).unwrap();
    }
    (folder, path, data)
}

fn reports(path: &Path) -> u64 {
    DataFile::open(path).unwrap().counts().unwrap().reports
}

/// Flips bits in the midst of a file.
fn damage(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].iter_mut().for_each(|byte| *byte ^= 0x55);
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_copy_holds_everything_and_comes_back() {
    let (folder, path, mut data) = filled(3);
    let copy = folder.path().join("bản sao.db");
    assert_eq!(data.back_up(&copy).unwrap(), copy);
    data.add_report(&report(9, 4).as_new(), &who("Vi", 0)).unwrap();
    drop(data);
    let before = fs::read(&copy).unwrap();
    let restored = restore(&copy, &path, day(1)).unwrap();
    assert_eq!(fs::read(&copy).unwrap(), before, "a copy stays as it is");
    let data = DataFile::open(&path).unwrap();
    assert_eq!((data.counts().unwrap().reports, data.check().unwrap()), (3, vec![]));
    drop(data);
    // What was there before is kept, and comes back in the same way.
    let kept = restored.kept.unwrap();
    assert_eq!(copies(&path).first().map(|copy| copy.path.clone()), Some(kept.clone()));
    restore(&kept, &path, day(1)).unwrap();
    assert_eq!(reports(&path), 4);
}

#[test]
fn a_copy_takes_the_place_of_a_copy_and_of_nothing_else() {
    let (folder, path, mut data) = filled(1);
    let copy = folder.path().join("copy.db");
    data.back_up(&copy).unwrap();
    data.add_report(&report(9, 4).as_new(), &who("Vi", 0)).unwrap();
    data.back_up(&copy).unwrap();
    let other = folder.path().join("khác.db");
    DataFile::create(&other).unwrap().set_setting("a", "1").unwrap();
    let text = folder.path().join("a.txt");
    fs::write(&text, "thơ").unwrap();
    for taken in [&other, &text, &path] {
        let before = fs::read(taken).unwrap();
        assert!(matches!(data.back_up(taken), Err(StoreError::Exists { .. })), "{taken:?}");
        assert!(fs::read(taken).unwrap() == before);
    }
    assert!(matches!(data.back_up(&folder.path().join("x/y.db")), Err(StoreError::Copy { .. })));
    assert!(fs::read_dir(folder.path()).unwrap().all(|f| !f.unwrap().path().to_string_lossy().ends_with(".new")));
    drop(data);
    restore(&copy, &folder.path().join("mới.db"), day(1)).unwrap();
    assert_eq!(reports(&folder.path().join("mới.db")), 2);
}

#[test]
fn damaged_newer_and_foreign_files_are_not_restored() {
    let (folder, path, data) = filled(2);
    let copy = folder.path().join("copy.db");
    data.back_up(&copy).unwrap();
    drop(data);
    let sound = fs::read(&copy).unwrap();
    let now = fs::read(&path).unwrap();
    let refused = |bytes: &[u8]| {
        fs::write(&copy, bytes).unwrap();
        let error = restore(&copy, &path, day(1)).unwrap_err();
        assert!(fs::read(&path).unwrap() == now, "the present file stays");
        assert!(error.to_string().contains("copy.db") && !error.to_string().contains(".new"), "{error}");
        error
    };
    assert!(matches!(refused(b"some text"), StoreError::NotOurs { .. }));
    assert!(matches!(refused(&sound[..sound.len() - 100]), StoreError::Damaged { .. }));
    let mut newer = sound.clone();
    newer[60..64].copy_from_slice(&1000_u32.to_be_bytes());
    assert!(matches!(refused(&newer), StoreError::Newer { .. }));
    // A bit of an original: SQLite does not notice, the sums do.
    for place in (0..10).map(|tenth| sound.len() / 10 * tenth + 2000) {
        let mut flipped = sound.clone();
        flipped[place] ^= 4;
        fs::write(&copy, &flipped).unwrap();
        match restore(&copy, &path, day(1)) {
            Err(StoreError::Damaged { .. } | StoreError::Altered { .. }) => assert!(fs::read(&path).unwrap() == now),
            Err(other) => panic!("{other:?}"),
            Ok(_) => assert_eq!(DataFile::open(&path).unwrap().check().unwrap(), [], "nothing was hit"),
        }
        fs::write(&path, &now).unwrap();
    }
    fs::remove_file(&copy).unwrap();
    assert!(matches!(restore(&copy, &path, day(1)), Err(StoreError::Missing { .. })));
    assert!(matches!(restore(&path, &path, day(1)), Err(StoreError::Exists { .. })));
}

#[test]
fn a_file_in_use_is_not_replaced() {
    let (folder, path, data) = filled(2);
    let copy = folder.path().join("copy.db");
    data.back_up(&copy).unwrap();
    let other = DataFile::open(&path).unwrap();
    drop(data);
    assert!(matches!(restore(&copy, &path, day(1)), Err(StoreError::Locked { .. })));
    assert_eq!(other.counts().unwrap().reports, 2);
    drop(other);
    restore(&copy, &path, day(1)).unwrap();
}

#[test]
fn a_damaged_file_is_kept_byte_for_byte_before_a_copy_takes_its_place() {
    let (folder, path, data) = filled(3);
    let copy = folder.path().join("copy.db");
    data.back_up(&copy).unwrap();
    drop(data);
    let mut bytes = fs::read(&path).unwrap();
    bytes[..200].fill(0);
    fs::write(&path, &bytes).unwrap();
    fs::write(path.with_file_name("số liệu.db-wal"), "what waited").unwrap();
    let kept = restore(&copy, &path, day(1)).unwrap().kept.unwrap();
    assert!(fs::read(&kept).unwrap() == bytes);
    assert_eq!(fs::read(format!("{}-wal", kept.display())).unwrap(), b"what waited");
    assert_eq!(DataFile::open(&path).unwrap().check().unwrap(), []);
    assert!(!copies(&path).iter().any(|copy| copy.path == kept), "it is no copy to go back to");
}

#[test]
fn copies_are_made_once_a_day_and_the_newest_good_one_is_found() {
    let (_folder, path, mut data) = filled(1);
    assert_eq!(newest_good_copy(&path), None);
    let first = data.back_up_if_due(day(1)).unwrap().unwrap();
    assert_eq!(data.back_up_if_due(day(1) + chrono::TimeDelta::hours(23)).unwrap(), None);
    data.add_report(&report(9, 4).as_new(), &who("Vi", 0)).unwrap();
    let second = data.back_up_if_due(day(2)).unwrap().unwrap();
    assert_eq!(newest_good_copy(&path).unwrap().path, second);
    damage(&second);
    let good = newest_good_copy(&path).unwrap();
    assert_eq!((good.path.as_path(), good.at), (first.as_path(), Some(day(1))));
    // A clock that was set to a wrong year and back does not end the copies.
    data.back_up_if_due(day(2) + chrono::TimeDelta::days(4000)).unwrap().unwrap();
    assert!(data.back_up_if_due(day(3)).unwrap().is_some());
    drop(data);
    restore(&first, &path, day(4)).unwrap();
    assert_eq!(reports(&path), 1);
}

#[test]
fn two_copies_of_one_second_are_two() {
    let (_folder, path, data) = filled(1);
    let (one, two) = (data.back_up_beside(day(1)).unwrap(), data.back_up_beside(day(1)).unwrap());
    assert!(one != two && one.exists() && two.exists());
    assert_eq!(copies(&path).len(), 2);
}

#[test]
fn a_copy_is_made_while_another_program_writes() {
    let (folder, path, data) = filled(2);
    let mut other = DataFile::open(&path).unwrap();
    other.set_patience(Duration::from_secs(20)).unwrap();
    let writer = std::thread::spawn(move || {
        for number in 100..130 {
            other.add_report(&report(number, 3).as_new(), &who("Dung", 0)).unwrap();
        }
    });
    for round in 0..8 {
        let copy = folder.path().join(format!("{round}.db"));
        data.back_up(&copy).unwrap();
        assert_eq!(DataFile::open(&copy).unwrap().check().unwrap(), []);
    }
    writer.join().unwrap();
}
