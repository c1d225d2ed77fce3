//! Packs that are carried from one computer to another.

use crate::samples::{report, who};
use model::{AreaId, Fact, IndicatorCode, Period, Quantity, ReportId, State};
use std::path::PathBuf;
use store::{
    Correction, DataFile, FactQuery, Left, NewFact, Origin, PackAsk, ReportIdentity, StoreError, TakenIn, Verdict, Who,
};
use tempfile::{TempDir, tempdir};
use text::Span;

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

    fn with_reports() -> Self {
        let mut offices = Self::new();
        for number in [1, 2] {
            offices.theirs.add_report(&report(number, 5).as_new(), &who("Lan", 0)).unwrap();
        }
        offices
    }

    fn pack(&self, name: &str, ask: &PackAsk, by: &Who) -> PathBuf {
        self.theirs.pack(&self.folder.path().join(name), ask, by).unwrap()
    }

    /// What their whole file says, taken in.
    fn carry(&mut self, minute: u32) -> TakenIn {
        let path = self.pack("a.tongket", &PackAsk::default(), &who("Lan", minute));
        let pack = self.ours.open_pack(&path).unwrap();
        let seen = self.ours.would_take_in(&pack, &who("Thu", minute)).unwrap();
        let done = self.ours.take_in(&pack, &who("Thu", minute), None).unwrap();
        assert_eq!(seen, done, "what was shown is what was done");
        assert_eq!(self.ours.check().unwrap(), []);
        done
    }
}

fn all(data: &DataFile) -> Vec<Fact> {
    data.facts(&FactQuery { include_rejected: true, ..FactQuery::default() }).unwrap()
}

fn states(data: &DataFile) -> Vec<State> {
    all(data).iter().map(|fact| fact.state).collect()
}

fn nothing_new(done: &TakenIn) -> bool {
    done.new_reports.is_empty()
        && done.judged.is_empty()
        && done.added.is_empty()
        && done.corrected.is_empty()
        && done.settings.is_empty()
        && done.decisions == 0
}

fn typed(value: i64) -> NewFact {
    NewFact {
        origin: Origin::ByHand,
        quantity: Quantity::number(value.into(), "trạm"),
        measure: "trạm phát sóng".to_owned(),
        field: None,
        indicator: Some(IndicatorCode::new("tel.made_up_9")),
        relation: None,
        scope: None,
        area: Some(AreaId::new("A-25")),
        period: Period::year(2021),
        note: None,
        why: None,
    }
}

fn judged_over_there() -> Offices {
    let mut offices = Offices::with_reports();
    let theirs = &mut offices.theirs;
    let facts = all(theirs);
    theirs.judge(&[facts[0].id, facts[1].id], Verdict::Confirm, &who("Lan", 1), Some("đúng")).unwrap();
    theirs.judge(&[facts[2].id], Verdict::Reject, &who("Lan", 2), None).unwrap();
    let mut to = Correction::from(&facts[5]);
    to.quantity.value += rust_decimal::Decimal::TEN;
    theirs.correct(facts[5].id, &to, &who("Lan", 3)).unwrap();
    theirs.choose_official(facts[0].id, &who("Lan", 4), "số của Cục").unwrap();
    theirs.flag(facts[6].id, &who("Lan", 5), Some("hỏi lại")).unwrap();
    theirs.add_fact(&typed(41), &who("Lan", 6)).unwrap();
    let identity = ReportIdentity::from(&theirs.report(ReportId(2)).unwrap());
    let identity = ReportIdentity { title: "Báo cáo bổ sung".to_owned(), ..identity };
    theirs.correct_report(ReportId(2), &identity, &who("Lan", 7), None).unwrap();
    theirs.set_setting("office.A-25", "tiêu đề").unwrap();
    offices
}

#[test]
fn everything_arrives_once_with_who_decided_it_and_undo_takes_the_decisions_back() {
    let mut offices = judged_over_there();
    let done = offices.carry(30);
    assert_eq!((done.new_reports.len(), done.known_reports), (2, 0));
    assert_eq!((done.judged.len(), done.added.len(), done.corrected.len()), (4, 1, 1));
    assert_eq!((done.decisions, done.settings.len(), done.left.len()), (2, 0, 0), "settings were not asked for");
    assert_eq!(states(&offices.ours), states(&offices.theirs));
    let content = |data: &DataFile| {
        all(data).into_iter().map(|fact| (fact.quantity, fact.indicator, fact.area, fact.note)).collect::<Vec<_>>()
    };
    assert_eq!(content(&offices.ours), content(&offices.theirs));
    assert_eq!(offices.ours.report(ReportId(2)).unwrap().title, "Báo cáo bổ sung");
    assert_eq!(offices.ours.chosen().unwrap().into_values().next().unwrap().why.as_deref(), Some("số của Cục"));
    assert_eq!(offices.ours.flagged().unwrap().len(), 1);
    let first = all(&offices.ours)[0].id;
    let judge = offices.ours.judged_elsewhere(first).unwrap().unwrap();
    assert_eq!((judge.person.as_str(), judge.why.as_deref()), ("Lan", Some("đúng")));
    assert_eq!(offices.ours.original(ReportId(1)).unwrap(), offices.theirs.original(ReportId(1)).unwrap());
    assert_eq!(offices.ours.search("tram phat song", 50).unwrap().len(), 10);

    let again = offices.carry(31);
    assert!(nothing_new(&again) && again.known_reports == 2 && again.left.is_empty(), "{again:?}");
    assert_eq!(offices.ours.log(None, 9).unwrap().len(), 1, "no second entry");
    offices.ours.undo(&who("Thu", 32)).unwrap().unwrap();
    assert!(all(&offices.ours).iter().all(|fact| fact.state == State::Found));
    assert_eq!((all(&offices.ours).len(), offices.ours.chosen().unwrap().len()), (10, 0));
    assert_eq!(offices.ours.check().unwrap(), []);
    offices.ours.redo(&who("Thu", 33)).unwrap().unwrap();
    assert_eq!(states(&offices.ours), states(&offices.theirs));
}

#[test]
fn a_decision_made_here_is_never_overwritten() {
    let mut offices = judged_over_there();
    for number in [2, 1] {
        offices.ours.add_report(&report(number, 5).as_new(), &who("Thu", 8)).unwrap();
    }
    // Here the second report came first.
    let facts = all(&offices.ours);
    offices.ours.judge(&[facts[5].id], Verdict::Reject, &who("Thu", 9), Some("sai")).unwrap();
    offices.ours.judge(&[facts[6].id, facts[7].id], Verdict::Confirm, &who("Thu", 10), None).unwrap();
    offices.ours.choose_official(facts[0].id, &who("Thu", 11), "số của Sở").unwrap();
    let mut title = ReportIdentity::from(&offices.ours.report(ReportId(1)).unwrap());
    title.title = "Tên khác".to_owned();
    offices.ours.correct_report(ReportId(1), &title, &who("Thu", 12), None).unwrap();
    offices.ours.add_fact(&typed(42), &who("Thu", 13)).unwrap();
    let before = (all(&offices.ours), offices.ours.chosen().unwrap());

    let done = offices.carry(30);
    assert_eq!((done.known_reports, done.new_reports.len()), (2, 0));
    let left: Vec<&str> = (done.left.iter())
        .map(|left| match left {
            Left::Figure { .. } => "figure",
            Left::Report { .. } => "report",
            Left::Chosen { .. } => "chosen",
            _ => "other",
        })
        .collect();
    // Confirmed there and rejected here; rejected there and confirmed here; the report's title; the choice.
    assert_eq!(left, ["figure", "figure", "report", "chosen"]);
    let after = all(&offices.ours);
    for id in [facts[5].id, facts[6].id, facts[7].id] {
        let find = |facts: &[Fact]| facts.iter().find(|fact| fact.id == id).cloned();
        assert_eq!(find(&after), find(&before.0));
    }
    assert_eq!(offices.ours.chosen().unwrap(), before.1);
    assert_eq!(after.len(), 12, "both typed values are kept, as two sources are");
    let query = FactQuery { indicators: vec![IndicatorCode::new("tel.made_up_9")], ..FactQuery::default() };
    assert_eq!(offices.ours.facts_about_the_same(&query).unwrap().len(), 2, "and stand in the ledger");
    let again = offices.carry(31);
    assert!(nothing_new(&again), "{again:?}");
    assert_eq!(again.left.len(), 4);
}

#[test]
fn a_later_word_from_there_replaces_an_earlier_one_and_not_the_other_way_round() {
    let mut offices = judged_over_there();
    let early = offices.pack("early.tongket", &PackAsk::default(), &who("Lan", 20));
    offices.carry(30);
    let fact = all(&offices.theirs)[0].id;
    offices.theirs.judge(&[fact], Verdict::Reject, &who("Lan", 40), None).unwrap();
    let typed = all(&offices.theirs).pop().unwrap();
    let mut to = Correction::from(&typed);
    to.quantity.value = 43.into();
    offices.theirs.correct(typed.id, &to, &who("Lan", 41)).unwrap();
    assert_eq!(offices.carry(50).judged.len(), 2);
    assert_eq!(states(&offices.ours), states(&offices.theirs));
    assert_eq!(all(&offices.ours).pop().unwrap().quantity.value, 43.into());
    let pack = offices.ours.open_pack(&early).unwrap();
    let done = offices.ours.take_in(&pack, &who("Thu", 51), None).unwrap();
    assert!(nothing_new(&done) && done.left.is_empty(), "{done:?}");
}

#[test]
fn a_pack_holds_what_was_asked_for_and_nothing_else() {
    let mut offices = judged_over_there();
    let mut other = report(3, 4);
    other.draft.period = Period::year(2019);
    offices.theirs.add_report(&other.as_new(), &who("Lan", 14)).unwrap();
    offices.theirs.add_fact(&NewFact { period: Period::year(2019), ..typed(5) }, &who("Lan", 15)).unwrap();
    offices.theirs.delete_report(ReportId(1), &who("Lan", 16), Some("bí mật nhỏ")).unwrap();
    offices.theirs.set_setting("person", "Nguyễn Thị Riêng").unwrap();
    offices.theirs.close_year(2018, &who("Lan", 17), None).unwrap();
    let ask =
        PackAsk { areas: vec![AreaId::new("A-25")], years: Some(2020..=2022), settings: vec!["office.".to_owned()] };
    let path = offices.pack("b.tongket", &ask, &who("Lan", 18));
    let bytes = std::fs::read(&path).unwrap();
    for word in ["bao-cao-1.docx", "bao-cao-3.docx", "bí mật nhỏ", "Nguyễn Thị Riêng"] {
        assert!(!bytes.windows(word.len()).any(|some| some == word.as_bytes()), "{word}");
    }
    let pack = offices.ours.open_pack(&path).unwrap();
    assert_eq!(pack.packed.person, "Lan");
    let done = offices.ours.take_in(&pack, &who("Thu", 30), None).unwrap();
    assert_eq!(
        (done.new_reports.len(), done.added.len(), done.settings.as_slice()),
        (1, 1, &["office.A-25".to_owned()][..])
    );
    assert_eq!(offices.ours.setting("office.A-25").unwrap().as_deref(), Some("tiêu đề"));
    assert!(offices.ours.closed_years().unwrap().is_empty());
    assert_eq!(all(&offices.theirs).len(), 5 + 4 + 2, "their own file is as it was, one report in the trash");
    assert_eq!(offices.theirs.check().unwrap(), []);
}

#[test]
fn a_figure_that_a_person_pointed_out_arrives_and_a_trashed_report_stays_in_the_trash() {
    let mut offices = Offices::with_reports();
    let text = offices.theirs.document(ReportId(1)).unwrap().text;
    let start = text.find("2021").unwrap();
    let span = Span::new(start, start + 4);
    let origin = Origin::FromText { report: ReportId(1), span, sentence: Span::new(0, span.end), at: None };
    offices.theirs.add_fact(&NewFact { origin, ..typed(2021) }, &who("Lan", 1)).unwrap();
    offices.ours.add_report(&report(2, 5).as_new(), &who("Thu", 0)).unwrap();
    offices.ours.delete_report(ReportId(1), &who("Thu", 1), None).unwrap();
    let done = offices.carry(30);
    assert_eq!((done.added.len(), done.new_reports.len()), (1, 1));
    assert!(matches!(done.left.as_slice(), [Left::Trashed(_)]));
    assert!(nothing_new(&offices.carry(31)));
    assert_eq!(all(&offices.ours).iter().filter(|fact| fact.state == State::Confirmed).count(), 1);
}

#[test]
fn a_closed_year_asks_for_a_reason_and_what_is_no_pack_is_refused() {
    let mut offices = judged_over_there();
    offices.ours.close_year(2021, &who("Thu", 0), None).unwrap();
    let path = offices.pack("a.tongket", &PackAsk::default(), &who("Lan", 20));
    let pack = offices.ours.open_pack(&path).unwrap();
    assert_eq!(offices.ours.would_take_in(&pack, &who("Thu", 1)).unwrap().judged.len(), 4);
    let refused = offices.ours.take_in(&pack, &who("Thu", 1), None);
    assert!(matches!(refused, Err(StoreError::YearClosed(2021))));
    assert!(offices.ours.reports().unwrap().is_empty(), "nothing of it");
    offices.ours.take_in(&pack, &who("Thu", 2), Some("theo công văn")).unwrap();
    drop(pack);

    let folder = offices.folder.path();
    let copy = offices.theirs.back_up(&folder.join("copy.db")).unwrap();
    assert!(matches!(offices.ours.open_pack(&copy), Err(StoreError::NoPack { .. })));
    assert!(matches!(offices.theirs.pack(&copy, &PackAsk::default(), &who("Lan", 1)), Err(StoreError::Exists { .. })));
    std::fs::write(folder.join("x.tongket"), "no pack").unwrap();
    assert!(matches!(offices.ours.open_pack(&folder.join("x.tongket")), Err(StoreError::NotOurs { .. })));
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 3000].fill(0);
    std::fs::write(&path, bytes).unwrap();
    assert!(matches!(offices.ours.open_pack(&path), Err(StoreError::Damaged { .. } | StoreError::Altered { .. })));
    let left: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!left.iter().any(|name| name.contains(".new")), "no drafts stay: {left:?}");
}
