//! How well figures are found in the annotated corpus, with floors below which no change may fall.
//!
//! `cargo xtask accuracy` prints the counts and every error; given a folder, those of the annotated reports there, without floors.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that prints what it counts"
)]

use model::{Catalogue, FactDraft};
use rust_decimal::{Decimal, prelude::FromPrimitive};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use text::Span;

/// The least share, in per cent, of what must be right.
const FLOORS: [(&str, u32); 8] = [
    ("precision", 99),
    ("recall", 98),
    ("full value", 99),
    ("basis", 98),
    ("period", 93),
    ("area", 97),
    ("indicator", 75),
    ("left unlinked", 94),
];

/// Right ones and all, by what was asked.
#[derive(Default)]
struct Tally(BTreeMap<&'static str, (u32, u32)>);

impl Tally {
    fn add(&mut self, asked: &'static str, right: bool) {
        let entry = self.0.entry(asked).or_default();
        entry.0 += u32::from(right);
        entry.1 += 1;
    }
}

/// A text with the number of letters before each place, so that white space does not matter.
struct Places(Vec<usize>);

impl Places {
    fn of(text: &str) -> Self {
        let mut seen = 0;
        let mut places = vec![0; text.len() + 1];
        for (at, c) in text.char_indices() {
            places[at..at + c.len_utf8()].fill(seen);
            seen += usize::from(!c.is_whitespace());
        }
        places[text.len()] = seen;
        Self(places)
    }

    fn span(&self, span: Span) -> (usize, usize) {
        (self.0[span.start], self.0[span.end])
    }
}

/// Where a quote of the annotation stands, in bytes; its start counts code points, without one it is the first such words.
fn place(report: &str, annotated: &Value) -> Span {
    let quote = annotated["quote"].as_str().unwrap();
    let start = match annotated["start"].as_u64() {
        Some(start) => report.char_indices().nth(usize::try_from(start).unwrap()).unwrap().0,
        None => report.find(quote).unwrap(),
    };
    Span::new(start, start + quote.len())
}

fn overlap(one: (usize, usize), other: (usize, usize)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

fn number(value: &Value) -> Option<Decimal> {
    value.as_f64().and_then(Decimal::from_f64).map(|d| d.round_dp(6).normalize())
}

fn same_value(fact: &FactDraft, gold: &Value) -> bool {
    let written = Some(fact.quantity.value.round_dp(6).normalize()) == number(&gold["value"]);
    written || full_value(fact) == number(&gold["si_value"])
}

fn full_value(fact: &FactDraft) -> Option<Decimal> {
    Some(fact.quantity.si_value().round_dp(6).normalize())
}

#[test]
fn the_corpus_is_read_as_annotated() {
    let other = std::env::var_os("TONGKET_CORPUS").map(PathBuf::from);
    let corpus = other.clone().unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"));
    let mut files: Vec<_> = fs::read_dir(corpus.join("gold")).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let mut tally = Tally::default();
    for file in &files {
        let gold: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        let name = gold["file"].as_str().unwrap();
        let bytes = fs::read(corpus.join("reports").join(name)).unwrap();
        score(name, &gold, &bytes, &mut tally);
    }
    println!("{} reports", files.len());
    for (asked, (right, all)) in &tally.0 {
        println!("{asked}: {right}/{all} = {:.3}", f64::from(*right) / f64::from(*all));
    }
    for (asked, least) in FLOORS.into_iter().filter(|_| other.is_none()) {
        let (right, all) = tally.0[asked];
        assert!(right * 100 >= all * least, "{asked}: {right} of {all} is less than {least} per cent");
    }
}

fn score(name: &str, gold: &Value, bytes: &[u8], tally: &mut Tally) {
    let report = String::from_utf8(bytes.to_vec()).unwrap();
    let (document, _) = readers::read(name, bytes);
    let draft = extract::extract(&document, Catalogue::builtin());
    let (here, there) = (Places::of(&document.text), Places::of(&report));
    let found: Vec<_> = draft.facts.iter().map(|f| (here.span(f.span), f)).collect();
    let mut taken = vec![false; found.len()];
    for annotated in gold["facts"].as_array().unwrap() {
        let at = there.span(place(&report, annotated));
        let hit = (0..found.len())
            .filter(|i| !taken[*i] && overlap(found[*i].0, at) && same_value(found[*i].1, annotated))
            .min_by_key(|i| found[*i].0.0.abs_diff(at.0));
        tally.add("recall", hit.is_some());
        match hit {
            Some(hit) => {
                taken[hit] = true;
                compare(name, annotated, gold, found[hit].1, &draft, tally);
            }
            None => println!("{name}: missed “{}”", annotated["quote"].as_str().unwrap()),
        }
    }
    let neither: Vec<_> = gold["ignored"].as_array().unwrap().iter().map(|i| there.span(place(&report, i))).collect();
    for (i, (at, fact)) in found.iter().enumerate() {
        if !taken[i] && !fact.implicit && neither.iter().any(|n| overlap(*n, *at)) {
            continue;
        }
        if !taken[i] && !fact.implicit {
            println!("{name}: “{}” is no figure", fact.span.of(&document.text));
        }
        if taken[i] || !fact.implicit {
            tally.add("precision", taken[i]);
        }
    }
}

/// Everything but the number itself.
fn compare(
    name: &str,
    annotated: &Value,
    gold: &Value,
    fact: &FactDraft,
    draft: &model::ReportDraft,
    tally: &mut Tally,
) {
    let quote = annotated["quote"].as_str().unwrap();
    let mut ask = |asked: &'static str, right: bool, got: String| {
        tally.add(asked, right);
        if !right {
            println!("{name}: {asked} of “{quote}” is {got}");
        }
    };
    ask("full value", full_value(fact) == number(&annotated["si_value"]), format!("{:?}", full_value(fact)));
    let truth = |key: &str| annotated[key].as_bool() == Some(true);
    let basis = match () {
        () if truth("estimated") => "estimate",
        () if truth("target") => "target",
        () => "actual",
    };
    ask("basis", fact.quantity.basis.code() == basis, fact.quantity.basis.code().to_owned());
    let period = if annotated["period"].is_null() { &gold["period"] } else { &annotated["period"] };
    let told = fact.period.as_ref().map(|p| (p.start.to_string(), p.end.to_string()));
    let want = (period["start"].as_str().unwrap().to_owned(), period["end"].as_str().unwrap().to_owned());
    ask("period", told.as_ref() == Some(&want), format!("{told:?}"));
    let own = fact.area == draft.area;
    ask("area", own == annotated["province"].is_null() || fact.area.is_none(), format!("{:?}", fact.area));
    if let Some(indicator) = annotated.get("indicator") {
        let linked = fact.indicator.as_ref().map(model::IndicatorCode::as_str);
        let asked = if indicator.is_null() { "left unlinked" } else { "indicator" };
        ask(asked, linked == indicator.as_str(), format!("{linked:?}"));
    }
}
