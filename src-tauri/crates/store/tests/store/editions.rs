//! Files of older editions, as the program of their time wrote them.

use crate::samples::who;
use flate2::read::DeflateDecoder;
use model::{AreaId, ReportId, State};
use std::{fs, io::Read};
use store::{Action, DataFile, FactQuery, StoreError};
use tempfile::tempdir;

/// A file of the first edition: two reports of four figures, with judgements, a typed figure, a corrected report, an
/// undone rejection and a setting.
pub(crate) fn first() -> Vec<u8> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(&include_bytes!("editions/edition-1.db.deflate")[..]).read_to_end(&mut bytes).unwrap();
    bytes
}

/// Everything of [`first`] is there, and what it could do can still be done.
pub(crate) fn assert_is_the_first_brought_forward(data: &DataFile) {
    let facts = data.facts(&FactQuery { include_rejected: true, ..FactQuery::default() }).unwrap();
    let states: Vec<State> = facts.iter().map(|fact| fact.state).collect();
    use State::{Confirmed, Corrected, Found, Rejected, Typed};
    assert_eq!(states, [Confirmed, Corrected, Rejected, Found, Confirmed, Found, Found, Found, Typed]);
    assert_eq!(facts[1].note.as_deref(), Some("đọc nhầm cột"));
    assert_eq!(data.report(ReportId(2)).unwrap().area, Some(AreaId::new("A-36")));
    assert_eq!(data.original(ReportId(1)).unwrap().len(), 300);
    assert_eq!(data.setting("person").unwrap().as_deref(), Some("Nông Thị Hiền"));
    let log = data.log(None, 100).unwrap();
    assert_eq!(log.len(), 7);
    assert_eq!((log[0].action, log[0].turned), (Action::Undo, Some(log[1].id)));
    assert!(!log[1].stands && log[2].stands);
    assert_eq!(data.next_redo().unwrap().unwrap().action, Action::Reject);
    assert_eq!(data.next_undo().unwrap().unwrap().action, Action::CorrectReport);
    assert_eq!(data.search("tram phat song", 100).unwrap().len(), 8);
    let counts = data.counts().unwrap().facts;
    assert_eq!((counts.facts, counts.waiting, counts.judged, counts.rejected), (9, 4, 4, 1));
}

#[test]
fn the_first_edition_becomes_the_newest() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.db");
    fs::write(&path, first()).unwrap();
    let mut data = DataFile::open(&path).unwrap();
    assert_is_the_first_brought_forward(&data);
    assert_eq!(data.check().unwrap(), []);
    // As it was, it lies beside it.
    let copies = store::copies(&path);
    assert_eq!(copies.len(), 1);
    assert_eq!(store::newest_good_copy(&path).as_ref(), Some(&copies[0]));

    data.redo(&who("Vi", 0)).unwrap().unwrap();
    for _ in 0..6 {
        data.undo(&who("Vi", 1)).unwrap().unwrap();
    }
    assert_eq!(data.undo(&who("Vi", 2)).unwrap(), None);
    let facts = data.facts(&FactQuery::default()).unwrap();
    assert!(facts.len() == 8 && facts.iter().all(|fact| fact.state == State::Found), "as they were found");
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn no_upgrade_without_a_safety_copy() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.db");
    fs::write(&path, first()).unwrap();
    fs::write(folder.path().join("backup"), "no folder").unwrap();
    assert!(matches!(DataFile::open(&path), Err(StoreError::Copy { .. })));
    assert_eq!(fs::read(&path).unwrap(), first(), "it stays as it is");
    fs::remove_file(folder.path().join("backup")).unwrap();
    assert_is_the_first_brought_forward(&DataFile::open(&path).unwrap());
}

/// A file of the sixth edition: two reports of four figures, two of them confirmed, one flagged; own words, a setting, a
/// closed year.
fn sixth() -> Vec<u8> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(&include_bytes!("editions/edition-6.db.deflate")[..]).read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn the_sixth_edition_gets_own_indicators() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.db");
    fs::write(&path, sixth()).unwrap();
    let mut data = DataFile::open(&path).unwrap();
    assert_eq!(store::copies(&path).len(), 1, "as it was, it lies beside it");
    let facts = data.facts(&FactQuery::default()).unwrap();
    let states: Vec<State> = facts.iter().map(|fact| fact.state).collect();
    use State::{Confirmed, Found};
    assert_eq!(states, [Confirmed, Confirmed, Found, Found, Found, Found, Found, Found]);
    assert_eq!(data.flagged().unwrap()[&facts[2].id].why.as_deref(), Some("hỏi lại xã"));
    assert_eq!(data.own_words("A-25 2021").unwrap().len(), 1);
    assert_eq!(data.next_undo().unwrap().unwrap().action, Action::CloseYear);
    assert!(data.own_catalogue().unwrap().is_empty());
    assert_eq!(data.check().unwrap(), []);

    let one = crate::own_catalogue::indicator("own.tu_sach", "Số tủ sách lưu động", "tủ sách");
    let put = store::CatalogueChange::Put(Box::new(one.clone()));
    assert!(data.change_catalogue(&[put], &who("Vi", 0), None).unwrap());
    drop(data);
    let mut data = DataFile::open(&path).unwrap();
    assert_eq!(data.catalogue().unwrap().indicator(&one.code), Some(&one));
    for _ in 0..5 {
        data.undo(&who("Vi", 1)).unwrap().unwrap();
    }
    assert_eq!(data.undo(&who("Vi", 2)).unwrap(), None);
    assert!(data.facts(&FactQuery::default()).unwrap().iter().all(|fact| fact.state == Found), "as they were found");
    assert_eq!(data.check().unwrap(), []);
}
