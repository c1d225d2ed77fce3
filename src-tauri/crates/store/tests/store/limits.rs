//! What the tables themselves refuse, whoever writes.

use crate::{
    arbitrary,
    samples::{report, who},
};
use model::{Basis, Form, PeriodKind, Qualifier, Regime, RelationKind, ReportKind, Scale, Standing};
use proptest::prelude::*;
use rusqlite::Connection;
use store::{Correction, DataFile, FactQuery, ReportIdentity};
use tempfile::{TempDir, tempdir};

/// A data file with one report of two figures, and a connection past the program.
fn filled() -> (TempDir, Connection) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.db");
    DataFile::create(&path).unwrap().add_report(&report(1, 2).as_new(), &who("Vi", 0)).unwrap();
    (folder, Connection::open(&path).unwrap())
}

/// Every string of up to five of the signs that a decimal has is taken exactly if it is canonical.
#[test]
fn decimals_are_canonical() {
    let (_folder, mut conn) = filled();
    let tx = conn.transaction().unwrap();
    let mut written = vec![String::new()];
    let mut from = 0;
    for _ in 0..5 {
        let to = written.len();
        for i in from..to {
            for sign in ['-', '.', '0', '1', '9'] {
                written.push(format!("{}{sign}", written[i]));
            }
        }
        from = to;
    }
    written.extend([" 1", "1 ", "1e5", "+1", "1,5", "١", "1\n", "NaN"].map(str::to_owned));
    let mut taken = 0;
    for column in ["value", "value2"] {
        let mut update = tx.prepare(&format!("UPDATE facts SET {column} = ? WHERE id = 1")).unwrap();
        for one in &written {
            let accepted = update.execute([one]).is_ok();
            assert_eq!(accepted, text::read_canonical(one).is_some(), "{column} {one:?}");
            taken += usize::from(accepted);
        }
    }
    assert!(taken > 200, "{taken}");
}

#[test]
fn a_figure_has_a_place_or_a_person() {
    let (_folder, conn) = filled();
    for refused in [
        "report = NULL",
        "quote = NULL",
        "span_start = NULL",
        "sentence_end = NULL",
        "person = 'Vi'",
        "person = 'Vi', typed_at = '2024-01-01T10:00:00'",
        "state = 'typed'",
        "span_start = span_end, quote = ''",
        "span_start = -1",
        "quote = quote || 'x'",
        "report = 99",
        "state = 'maybe'",
        "confidence = 101",
        "period_start = '2021-02-30'",
        "period_start = '2022-01-01'",
        "period_label = NULL",
        "period_end = '31/12/2021'",
        "relation_of = 'tel.bts'",
        "candidates = '['",
        "value = NULL",
        "implicit = 2",
    ] {
        assert!(conn.execute(&format!("UPDATE facts SET {refused} WHERE id = 1"), []).is_err(), "{refused}");
    }
    let by_hand = "report = NULL, span_start = NULL, span_end = NULL, sentence_start = NULL, sentence_end = NULL,
                   quote = NULL, place = NULL, state = 'typed', person = 'Vi', typed_at = '2024-01-01T10:00:00'";
    assert!(conn.execute(&format!("UPDATE facts SET {by_hand} WHERE id = 1"), []).is_ok());
    for refused in ["person = NULL", "typed_at = NULL", "person = ''", "typed_at = '10 giờ'", "state = 'found'"] {
        assert!(conn.execute(&format!("UPDATE facts SET {refused} WHERE id = 1"), []).is_err(), "{refused}");
    }
}

#[test]
fn what_others_speak_of_cannot_be_deleted() {
    let (_folder, conn) = filled();
    for refused in ["DELETE FROM reports", "UPDATE reports SET id = 7", "INSERT INTO originals VALUES (9, x'00')"] {
        assert!(conn.execute(refused, []).is_err(), "{refused}");
    }
}

/// The lists in the tables' checks are those of the model.
#[test]
fn every_code_of_the_model_can_be_stored() {
    let mut data = DataFile::in_memory().unwrap();
    let id = data.add_report(&report(1, 1).as_new(), &who("Vi", 0)).unwrap().id();
    let fact = data.facts(&FactQuery::default()).unwrap().remove(0);
    let by = who("Vi", 1);
    let mut tried = 0;
    let mut try_with = |change: &dyn Fn(&mut Correction)| {
        let mut to = Correction::from(&fact);
        change(&mut to);
        assert_eq!(Correction::from(&data.correct(fact.id, &to, &by).unwrap()), to);
        assert_eq!(Correction::from(&data.fact(fact.id).unwrap()), to);
        tried += 1;
    };
    Scale::ALL.iter().for_each(|code| try_with(&|to| to.quantity.scale = Some(*code)));
    Form::ALL.iter().for_each(|code| try_with(&|to| to.quantity.form = *code));
    Qualifier::ALL.iter().for_each(|code| try_with(&|to| to.quantity.qualifier = *code));
    Basis::ALL.iter().for_each(|code| try_with(&|to| to.quantity.basis = *code));
    for kind in RelationKind::ALL {
        let relation = model::Relation { kind: *kind, of: None, base: None };
        try_with(&|to| to.relation = Some(relation.clone()));
    }
    PeriodKind::ALL.iter().for_each(|code| try_with(&|to| to.period.as_mut().unwrap().kind = *code));
    Regime::ALL.iter().for_each(|code| try_with(&|to| to.period.as_mut().unwrap().regime = *code));
    assert_eq!(tried, 5 + 8 + 7 + 3 + 6 + 7 + 2);

    let identity = ReportIdentity::from(&data.report(id).unwrap());
    for standing in Standing::ALL {
        for kind in ReportKind::ALL {
            let to = ReportIdentity { standing: *standing, kind: *kind, ..identity.clone() };
            data.correct_report(id, &to, &by, None).unwrap();
            assert_eq!(ReportIdentity::from(&data.report(id).unwrap()), to);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn times_are_kept_to_the_nanosecond(at in arbitrary::time()) {
        let mut data = DataFile::in_memory().unwrap();
        let by = store::Who { name: "Vi".to_owned(), at };
        let id = data.add_report(&report(1, 0).as_new(), &by).unwrap().id();
        prop_assert_eq!(data.report(id).unwrap().imported_at, at);
    }
}
