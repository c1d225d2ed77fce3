//! Own indicators in packs: figures arrive whole, and never under an indicator that measures something else.

use crate::{
    own_catalogue::{indicator, put, rate, typed},
    samples::{report, who},
};
use model::{Addition, Fact, Indicator, IndicatorCode, Relation, RelationKind};
use store::{Action, CatalogueChange, DataFile, FactQuery, Left, PackAsk, TakenIn, Verdict};
use tempfile::{TempDir, tempdir};

/// Two computers.
struct Offices {
    folder: TempDir,
    ours: DataFile,
    theirs: DataFile,
}

impl Offices {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        let make = |name: &str| DataFile::create(&folder.path().join(name)).unwrap();
        Self { ours: make("ours.db"), theirs: make("theirs.db"), folder }
    }

    fn here(&mut self, one: &Indicator, minute: u32) {
        self.ours.change_catalogue(&[put(one)], &who("Thu", minute), None).unwrap();
    }

    fn there(&mut self, one: &Indicator, minute: u32) {
        self.theirs.change_catalogue(&[put(one)], &who("Lan", minute), None).unwrap();
    }

    /// A report there with a figure of this indicator, one of a part of it, and one that names it among others.
    fn report_there(&mut self, code: &IndicatorCode) {
        let mut sample = report(1, 3);
        sample.draft.facts[0].indicator = Some(code.clone());
        sample.draft.facts[1].relation =
            Some(Relation { kind: RelationKind::Part, of: Some(code.clone()), base: None });
        sample.draft.facts[2].candidates[0].indicator = code.clone();
        self.theirs.add_report(&sample.as_new(), &who("Lan", 5)).unwrap();
        let first = self.theirs.facts(&FactQuery::default()).unwrap()[0].id;
        self.theirs.judge(&[first], Verdict::Confirm, &who("Lan", 6), None).unwrap();
    }

    fn carry(&mut self, minute: u32) -> TakenIn {
        let path = self.folder.path().join("a.tongket");
        self.theirs.pack(&path, &PackAsk::default(), &who("Lan", minute)).unwrap();
        let pack = self.ours.open_pack(&path).unwrap();
        let seen = self.ours.would_take_in(&pack, &who("Thu", minute)).unwrap();
        let done = self.ours.take_in(&pack, &who("Thu", minute), None).unwrap();
        assert_eq!(seen, done, "what was shown is what was done");
        assert_eq!(self.ours.check().unwrap(), []);
        done
    }

    fn own(&self, code: &str) -> Option<Indicator> {
        self.ours.own_catalogue().unwrap().indicator(&IndicatorCode::new(code)).cloned()
    }

    fn facts(&self) -> Vec<Fact> {
        self.ours.facts(&FactQuery { include_rejected: true, ..FactQuery::default() }).unwrap()
    }
}

fn bookcases() -> Indicator {
    indicator("own.tu_sach", "Số tủ sách lưu động", "tủ sách")
}

fn nothing_new(done: &TakenIn) -> bool {
    done.indicators.is_empty()
        && done.additions.is_empty()
        && done.new_reports.is_empty()
        && done.judged.is_empty()
        && done.added.is_empty()
        && done.decisions == 0
}

#[test]
fn figures_arrive_with_their_own_indicators() {
    let mut offices = Offices::new();
    offices.there(&bookcases(), 1);
    let names =
        Addition { code: IndicatorCode::new("tel.bts"), aliases: vec!["trụ phát sóng".to_owned()], hidden: false };
    offices.theirs.change_catalogue(&[CatalogueChange::Add(names.clone())], &who("Lan", 2), None).unwrap();
    offices.report_there(&bookcases().code);
    offices.theirs.add_fact(&typed(&bookcases().code, 40), &who("Lan", 7)).unwrap();
    let done = offices.carry(10);
    assert_eq!((&done.indicators, &done.additions), (&vec![bookcases()], &vec![names.clone()]));
    assert_eq!((done.new_reports.len(), done.added.len(), done.left.len()), (1, 1, 0));
    assert_eq!(offices.own("own.tu_sach"), Some(bookcases()));
    assert_eq!(offices.ours.own_catalogue().unwrap().additions, [names]);
    assert_eq!(offices.ours.figures_of(&bookcases().code).unwrap(), 3);
    assert!(nothing_new(&offices.carry(11)), "the second time nothing happens");

    let undone = offices.ours.undo(&who("Thu", 12)).unwrap().unwrap();
    assert_eq!(undone.action, Action::TakeIn);
    assert_eq!(offices.facts().len(), 3, "the typed one went, the report's stay");
    assert_eq!(offices.own("own.tu_sach"), Some(bookcases()), "and so does what they are of");
    assert_eq!(offices.ours.undo(&who("Thu", 13)).unwrap(), None);
    assert_eq!(offices.ours.check().unwrap(), []);
}

#[test]
fn of_two_definitions_of_one_measure_the_one_here_stays() {
    let mut offices = Offices::new();
    offices.here(&bookcases(), 1);
    let theirs = Indicator { definition: "Kể cả tủ ở thôn.".to_owned(), ..bookcases() };
    offices.there(&theirs, 2);
    offices.report_there(&theirs.code);
    let done = offices.carry(10);
    assert_eq!(done.indicators, []);
    assert!(
        matches!(&done.left[..], [Left::Indicator { ours, theirs: there }] if **ours == bookcases() && **there == theirs),
        "{:?}",
        done.left
    );
    assert_eq!(offices.own("own.tu_sach"), Some(bookcases()));
    assert_eq!(offices.ours.figures_of(&theirs.code).unwrap(), 2);
}

#[test]
fn another_measure_under_the_same_code_gets_a_code_of_its_own() {
    let mut offices = Offices::new();
    let share = rate("own.tu_sach", "Tỷ lệ tủ sách có mã");
    offices.here(&share, 1);
    offices.ours.add_fact(&typed(&share.code, 7), &who("Thu", 1)).unwrap();
    offices.there(&bookcases(), 2);
    offices.report_there(&bookcases().code);
    offices.theirs.add_fact(&typed(&bookcases().code, 40), &who("Lan", 7)).unwrap();
    let done = offices.carry(10);
    let moved = Indicator { code: IndicatorCode::new("own.tu_sach_2"), ..bookcases() };
    assert_eq!(done.indicators, std::slice::from_ref(&moved));
    assert_eq!(offices.own("own.tu_sach"), Some(share.clone()));
    assert_eq!(offices.own("own.tu_sach_2"), Some(moved.clone()));
    let facts = offices.facts();
    let of = |code: &IndicatorCode| facts.iter().filter(|fact| fact.linked() == Some(code)).count();
    assert_eq!((of(&share.code), of(&moved.code)), (1, 3), "no figure changed its meaning");
    assert!(facts.iter().flat_map(|fact| &fact.candidates).any(|candidate| candidate.indicator == moved.code));
    let confirmed = facts.iter().find(|fact| fact.indicator.as_ref() == Some(&moved.code)).unwrap();
    let history = offices.ours.history(confirmed.id).unwrap();
    assert!(history.iter().all(|event| event.before.as_ref().is_none_or(|fact| fact.linked() != Some(&share.code))));
    assert!(nothing_new(&offices.carry(11)), "the second time nothing happens");
    assert_eq!(offices.own("own.tu_sach_3"), None);
}

#[test]
fn names_that_belong_to_others_here_stay_with_them() {
    let mut offices = Offices::new();
    let alias = || vec!["tủ sách của trạm".to_owned()];
    offices.here(&Indicator { aliases: alias(), ..indicator("own.tu", "Số tủ sách lưu động", "tủ") }, 1);
    offices.there(&Indicator { aliases: alias(), ..bookcases() }, 2);
    let names =
        Addition {
            code: IndicatorCode::new("tel.bts"), aliases: vec!["số tủ sách lưu động".to_owned()], hidden: true
        };
    offices
        .theirs
        .change_catalogue(&[CatalogueChange::Remove(IndicatorCode::new("own.tu_sach"))], &who("Lan", 3), None)
        .unwrap();
    offices.theirs.change_catalogue(&[CatalogueChange::Add(names)], &who("Lan", 3), None).unwrap();
    let done = offices.carry(9);
    assert_eq!(done.additions[0].aliases, Vec::<String>::new());
    assert!(done.additions[0].hidden);

    let mut offices = Offices::new();
    offices.here(&Indicator { aliases: alias(), ..indicator("own.tu", "Số tủ sách lưu động", "tủ") }, 1);
    offices.there(&Indicator { aliases: alias(), ..bookcases() }, 2);
    offices.carry(10);
    let came = offices.own("own.tu_sach").unwrap();
    assert_eq!((came.name.as_str(), came.aliases.len()), ("Số tủ sách lưu động (2)", 0));
    let again = offices.carry(11);
    assert!(again.indicators.is_empty(), "{:?}", again.indicators);
    offices.there(&Indicator { aliases: alias(), definition: "Kể cả tủ ở thôn.".to_owned(), ..bookcases() }, 12);
    let later = offices.carry(13).indicators;
    assert_eq!((later[0].name.as_str(), later[0].definition.as_str()), ("Số tủ sách lưu động (2)", "Kể cả tủ ở thôn."));
}

#[test]
fn a_later_pack_replaces_what_an_earlier_one_brought_and_nothing_else() {
    let mut offices = Offices::new();
    offices.there(&bookcases(), 1);
    offices.carry(2);
    let better = Indicator { definition: "Tủ do trạm quản lý.".to_owned(), ..bookcases() };
    offices.there(&better, 3);
    assert_eq!(offices.carry(4).indicators, std::slice::from_ref(&better));
    let own = Indicator { definition: "Tủ do xã quản lý.".to_owned(), ..bookcases() };
    offices.here(&own, 5);
    offices.there(&Indicator { source: "Quyết định 12".to_owned(), ..better }, 6);
    let done = offices.carry(7);
    assert!(done.indicators.is_empty() && matches!(done.left[..], [Left::Indicator { .. }]));
    assert_eq!(offices.own("own.tu_sach"), Some(own));
}
