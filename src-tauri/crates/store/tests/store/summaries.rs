//! Issued reports and an office's own words.

use crate::samples::who;
use model::AreaId;
use serde_json::json;
use store::{Action, DataFile, NewSummary, StoreError};
use tempfile::tempdir;

fn area() -> AreaId {
    AreaId::new("A-12")
}

#[test]
fn an_issued_report_is_kept_as_it_was() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut data = DataFile::create(&path).unwrap();
    let area = area();
    let new = |pdf: &'static [u8], note| NewSummary { area: &area, year: 2021, note, pages: 9, stated: "[]", pdf };
    let first = data.issue_summary(&new(b"%PDF one", Some(" ")), &who("Vi", 0)).unwrap();
    let second = data.issue_summary(&new(b"%PDF two", Some("bản trình")), &who("Lan", 1)).unwrap();
    assert_eq!((first.version, first.note.clone(), second.version), (1, None, 2));
    assert_ne!(first.sha256, second.sha256);
    drop(data);

    let mut data = DataFile::open(&path).unwrap();
    assert_eq!(data.issued_summaries(std::slice::from_ref(&area), 2021).unwrap(), [second.clone(), first.clone()]);
    assert_eq!(data.issued_summaries(&[AreaId::new("A-15")], 2021).unwrap(), []);
    assert_eq!(data.issued_summary(first.id).unwrap(), (first, b"%PDF one".to_vec()));
    assert!(matches!(data.issued_summary(77), Err(StoreError::UnknownSummary(77))));
    assert_eq!(data.undo(&who("Vi", 2)).unwrap(), None, "what was issued is not undone");
    assert_eq!(data.log(None, 9).unwrap().iter().map(|entry| entry.action).collect::<Vec<_>>(), [Action::Issue; 2]);
    assert_eq!(data.check().unwrap(), []);
}

#[test]
fn own_words_are_a_decision_that_is_undone() {
    let folder = tempdir().unwrap();
    let mut data = DataFile::create(&folder.path().join("a.db")).unwrap();
    let words = |data: &DataFile| data.own_words("office.A-12.BC-STTTT.2021").unwrap();
    let say = |data: &mut DataFile, passage, pieces| {
        data.reword("office.A-12.BC-STTTT.2021", passage, pieces, &who("Vi", 0)).unwrap();
    };
    say(&mut data, "tel", Some(json!([{"words": "Giữ nhịp."}])));
    say(&mut data, "post", Some(json!([{"figure": "post.revenue"}])));
    say(&mut data, "tel", Some(json!([{"words": "Tăng."}])));
    say(&mut data, "pub", None);
    let said: Vec<(String, serde_json::Value)> = words(&data).into_iter().map(|(key, own)| (key, own.pieces)).collect();
    assert_eq!(
        said,
        [("tel".into(), json!([{"words": "Tăng."}])), ("post".into(), json!([{"figure": "post.revenue"}]))]
    );
    assert_eq!(data.own_words("office.A-12.BC-STTTT.2022").unwrap(), [], "of another year");

    assert_eq!(data.undo(&who("Vi", 1)).unwrap().unwrap().action, Action::Reword);
    assert_eq!(words(&data)[0].1.pieces, json!([{"words": "Giữ nhịp."}]));
    say(&mut data, "tel", None);
    assert_eq!(words(&data).len(), 1);
    assert_eq!(data.check().unwrap(), []);
}
