//! Files that changed on the disk: noticed, never believed, never made worse.

use crate::samples::{report, who};
use model::{Fact, Report};
use rusqlite::Connection;
use std::{
    fs,
    path::{Path, PathBuf},
};
use store::{Correction, DataFile, Event, FactQuery, Fault, StoreError, Verdict};
use tempfile::{TempDir, tempdir};

/// A data file with reports, judgements, a setting and an undone action.
fn filled() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut data = DataFile::create(&path).unwrap();
    for number in 1..=3 {
        data.add_report(&report(number, 6).as_new(), &who("Vi", number)).unwrap();
    }
    let facts = data.facts(&FactQuery::default()).unwrap();
    data.judge(&[facts[0].id, facts[1].id], Verdict::Confirm, &who("Vi", 5), None).unwrap();
    let mut to = Correction::from(&facts[2]);
    to.note = Some("đọc nhầm".to_owned());
    to.quantity.value = 7.into();
    data.correct(facts[2].id, &to, &who("Vi", 6)).unwrap();
    data.judge(&[facts[3].id], Verdict::Reject, &who("Vi", 7), Some("số cũ")).unwrap();
    data.undo(&who("Vi", 8)).unwrap();
    data.set_setting("person", "Vi").unwrap();
    (folder, path)
}

/// Everything the file says.
#[derive(Debug, PartialEq)]
struct Said {
    reports: Vec<(Report, Vec<u8>, String, usize)>,
    facts: Vec<(Fact, Vec<Event>)>,
    setting: Option<String>,
}

fn said(data: &DataFile) -> Result<Said, StoreError> {
    let mut reports = Vec::new();
    for entry in data.reports()? {
        let id = entry.report.id;
        let rest = data.issues(id)?.len() + data.set_aside(id)?.len() + data.citations(id)?.len();
        reports.push((entry.report, data.original(id)?, data.document(id)?.text, rest));
    }
    let mut facts = Vec::new();
    for fact in data.facts(&FactQuery { include_rejected: true, ..FactQuery::default() })? {
        let history = data.history(fact.id)?;
        facts.push((fact, history));
    }
    Ok(Said { reports, facts, setting: data.setting("person")? })
}

/// What became of a damaged copy.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Refused,
    Noticed,
    Harmless,
}

/// Opens a copy with these bytes: it is refused, or its check names a fault, or it says what the sound file says; and
/// its bytes stay.
fn open_copy(path: &Path, bytes: &[u8], sound: &Said) -> Outcome {
    fs::write(path, bytes).unwrap();
    let outcome = match DataFile::open(path) {
        Err(StoreError::Damaged { .. } | StoreError::NotOurs { .. } | StoreError::Newer { .. }) => Outcome::Refused,
        Err(other) => panic!("{other:?}"),
        Ok(data) => match (data.check().unwrap().is_empty(), said(&data)) {
            (true, said) => {
                assert_eq!(said.unwrap(), *sound);
                Outcome::Harmless
            }
            (false, _) => Outcome::Noticed,
        },
    };
    assert!(fs::read(path).unwrap() == bytes, "{outcome:?}: the file was written to");
    outcome
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let (folder, path) = filled();
    let bytes = fs::read(&path).unwrap();
    let sound = said(&DataFile::open(&path).unwrap()).unwrap();
    let copy = folder.path().join("b.db");
    let ends = [
        0,
        1,
        15,
        16,
        50,
        99,
        100,
        101,
        512,
        4095,
        4096,
        4097,
        8192,
        bytes.len() / 2,
        bytes.len() - 4096,
        bytes.len() - 1,
    ];
    for end in ends {
        assert_eq!(open_copy(&copy, &bytes[..end], &sound), Outcome::Refused, "{end}");
    }
    assert_eq!(open_copy(&copy, &bytes, &sound), Outcome::Harmless);
}

#[test]
fn a_page_of_zeros_is_noticed() {
    let (folder, path) = filled();
    let bytes = fs::read(&path).unwrap();
    let sound = said(&DataFile::open(&path).unwrap()).unwrap();
    let copy = folder.path().join("b.db");
    for page in 0..bytes.len() / 4096 {
        let mut bytes = bytes.clone();
        bytes[page * 4096..(page + 1) * 4096].fill(0);
        assert_ne!(open_copy(&copy, &bytes, &sound), Outcome::Harmless, "page {}", page + 1);
    }
}

#[test]
fn a_flipped_bit_is_noticed_or_changes_nothing() {
    const VARIANTS: usize = 1000;
    let (folder, path) = filled();
    let bytes = fs::read(&path).unwrap();
    let sound = said(&DataFile::open(&path).unwrap()).unwrap();
    let copy = folder.path().join("b.db");
    let mut noticed = 0;
    for variant in 0..VARIANTS {
        // A step that has no common divisor with the length walks over all of the file, and over the bits.
        let bit = variant * (bytes.len() * 8 / VARIANTS + 1) % (bytes.len() * 8);
        let mut bytes = bytes.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        noticed += usize::from(open_copy(&copy, &bytes, &sound) != Outcome::Harmless);
    }
    // Most of a small file is room that nothing uses yet.
    assert!(noticed * 5 > VARIANTS, "{noticed} of {VARIANTS}");
}

/// Changes a closed file behind the program's back.
fn meddle(path: &Path, sql: &str) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(&format!("PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0; {sql}")).unwrap();
}

#[test]
fn each_kind_of_fault_has_its_name() {
    let (folder, path) = filled();
    let bytes = fs::read(&path).unwrap();
    let facts = DataFile::open(&path).unwrap().facts(&FactQuery::default()).unwrap();
    let report = facts[0].report().unwrap();
    let row = |table, row| Fault::Altered { table, row };
    let original =
        "UPDATE originals SET deflated = CAST(substr(deflated, 1, 900) || x'00' || substr(deflated, 902) AS BLOB)";
    let cases: [(&str, Vec<Fault>); 10] = [
        (&format!("{original} WHERE report = 1"), vec![Fault::Original(report)]),
        ("DELETE FROM originals WHERE report = 1", vec![Fault::Original(report)]),
        ("UPDATE originals SET deflated = x'' WHERE report = 1", vec![Fault::Original(report)]),
        (
            "UPDATE documents SET text = replace(text, 'BÁO', 'BAO') WHERE id = 1",
            vec![Fault::Document(report), row("documents", 1)],
        ),
        ("UPDATE facts SET value = '9' WHERE id = 2", vec![row("facts", 2)]),
        ("UPDATE facts SET state = 'found' WHERE id = 2", vec![row("facts", 2)]),
        ("UPDATE changes SET after = replace(after, '7', '8') WHERE id = 3", vec![row("changes", 3)]),
        ("UPDATE fact_counts SET waiting = 5 WHERE id = 1", vec![row("fact_counts", 1)]),
        ("UPDATE settings SET value = 'Vì'", vec![row("settings", 1)]),
        (
            "DELETE FROM issues WHERE id = 1; INSERT INTO issues (report, code, seal) VALUES (9, 'empty', 1)",
            vec![Fault::Reference { table: "issues".to_owned(), row: 4, to: "reports".to_owned() }, row("issues", 4)],
        ),
    ];
    let copy = folder.path().join("b.db");
    for (sql, faults) in cases {
        fs::write(&copy, &bytes).unwrap();
        meddle(&copy, sql);
        assert_eq!(DataFile::open(&copy).unwrap().check().unwrap(), faults, "{sql}");
    }
}

/// Rows that were sealed by somebody who knows how, but that no version of the program writes.
#[test]
fn sealed_nonsense_is_noticed_too() {
    let (folder, path) = filled();
    let facts = DataFile::open(&path).unwrap().facts(&FactQuery::default()).unwrap();
    let copy = folder.path().join("b.db");
    // A figure of another report, seal and all, in the place of this one: quote and history do not fit.
    fs::copy(&path, &copy).unwrap();
    meddle(&copy, "DELETE FROM facts WHERE id = 1; UPDATE facts SET id = 1 WHERE id = 8");
    let faults = DataFile::open(&copy).unwrap().check().unwrap();
    assert_eq!(faults, [Fault::History(facts[0].id)]);
    // The text of another report: no quote stands where it should.
    fs::copy(&path, &copy).unwrap();
    meddle(&copy, "DELETE FROM documents WHERE id = 1; UPDATE documents SET id = 1 WHERE id = 2");
    let faults = DataFile::open(&copy).unwrap().check().unwrap();
    assert!(faults.iter().filter(|fault| matches!(fault, Fault::Quote(_))).count() == 6, "{faults:?}");
}

#[test]
fn what_changed_on_the_disk_is_not_believed() {
    let (_folder, path) = filled();
    meddle(&path, "UPDATE facts SET value = '1000000' WHERE id = 4");
    let data = DataFile::open(&path).unwrap();
    let altered = data.facts(&FactQuery::default());
    assert!(matches!(altered, Err(StoreError::Altered { table: "facts", row: 4, .. })), "{altered:?}");
    drop(data);
    meddle(&path, "UPDATE originals SET deflated = substr(deflated, 2) WHERE report = 2");
    let data = DataFile::open(&path).unwrap();
    assert!(matches!(data.original(model::ReportId(2)), Err(StoreError::OriginalDamaged(_))));
    assert!(data.original(model::ReportId(3)).is_ok());
}
