//! The conformance folder: for every file in `tests/conformance/` what must and what must not be read of it stands beside
//! it (`conformance/README.md` has the form). A file without expectation and an expectation without file fail too.

#![allow(clippy::unwrap_used, reason = "a test")]

mod support;

use model::{BlockKind, Document, Issue};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    path::{Path, PathBuf},
};
use support::check_rules;

/// What is expected of a file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Expect {
    /// What the case shows, for people.
    about: String,
    /// The name under which the file arrives, where it is not its own.
    name: Option<String>,
    format: Option<String>,
    /// In the text, in this order, without overlap.
    must: Vec<String>,
    must_not: Vec<String>,
    /// In the text and outside every mark.
    own: Vec<String>,
    /// By kind of mark: wholly inside such a mark.
    marked: BTreeMap<String, Vec<String>>,
    /// All headings in order.
    headings: Option<Vec<(u8, String)>>,
    /// All items of lists in order, each with its level.
    items: Option<Vec<(u8, String)>>,
    /// Rows of tables, in this order: the cells that are not empty.
    rows: Vec<Vec<String>>,
    /// Cells that take several rows or columns, or are heads: `text`, `rows`, `columns`, `head`.
    cells: Vec<CellExpect>,
    /// Where blocks say that they stand: text and place.
    at: Vec<(String, String)>,
    /// Every issue: its code, or `code @ place (detail)`.
    issues: Vec<String>,
    /// For archives: what is expected of each file inside, by its path; these are all.
    documents: Option<BTreeMap<String, Expect>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CellExpect {
    text: String,
    #[serde(default = "one")]
    rows: u32,
    #[serde(default = "one")]
    columns: u32,
    #[serde(default)]
    head: bool,
}

const fn one() -> u32 {
    1
}

/// White space of every kind as one space: where lines break is the concern of other tests.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shown(issue: &Issue) -> String {
    let place = issue.at.as_deref().map(|at| format!(" @ {at}")).unwrap_or_default();
    let detail = issue.detail.as_deref().map(|what| format!(" ({what})")).unwrap_or_default();
    format!("{}{place}{detail}", issue.code.code())
}

/// What is wrong with a document, one line each.
#[derive(Default)]
struct Faults(String);

impl Faults {
    fn unless(&mut self, holds: bool, fault: impl FnOnce() -> String) {
        if !holds {
            writeln!(self.0, "  {}", fault()).unwrap();
        }
    }
}

fn check(expect: &Expect, document: &Document, issues: &[Issue], faults: &mut Faults) {
    check_rules(document);
    let format = document.format.code();
    faults.unless(expect.format.as_deref().is_none_or(|f| f == format), || format!("format is {format}"));
    check_text(expect, document, faults);
    check_marks(expect, document, faults);
    check_blocks(expect, document, faults);
    check_rows(expect, document, faults);
    check_issues(expect, issues, faults);
}

fn check_text(expect: &Expect, document: &Document, faults: &mut Faults) {
    let text = spaced(&document.text);
    let mut rest = text.as_str();
    for must in &expect.must {
        match rest.split_once(&spaced(must)) {
            Some((_, after)) => rest = after,
            None => faults.unless(false, || match text.contains(&spaced(must)) {
                true => format!("out of order or only once: {must:?}"),
                false => format!("missing: {must:?}"),
            }),
        }
    }
    for must_not in &expect.must_not {
        faults.unless(!text.contains(&spaced(must_not)), || format!("must not stand there: {must_not:?}"));
    }
}

fn check_marks(expect: &Expect, document: &Document, faults: &mut Faults) {
    let places = |wanted: &str| -> Vec<text::Span> {
        document.text.match_indices(wanted).map(|(at, found)| text::Span::new(at, at + found.len())).collect()
    };
    for own in &expect.own {
        let found = places(own);
        faults.unless(found.iter().any(|span| !document.is_marked(*span)), || format!("marked or missing: {own:?}"));
    }
    for (kind, wanted) in &expect.marked {
        for wanted in wanted {
            let within = |span: &text::Span| {
                document.marks.iter().any(|mark| mark.kind.code() == kind && mark.span.contains(*span))
            };
            faults.unless(places(wanted).iter().any(within), || format!("not marked {kind}: {wanted:?}"));
        }
    }
}

fn check_blocks(expect: &Expect, document: &Document, faults: &mut Faults) {
    let text = |span: text::Span| spaced(span.of(&document.text));
    let blocks = || document.blocks.iter();
    if let Some(expect) = &expect.headings {
        let found: Vec<(u8, String)> = blocks()
            .filter_map(|b| match b.kind {
                BlockKind::Heading { level } => Some((level, text(b.span))),
                _ => None,
            })
            .collect();
        faults.unless(&found == expect, || format!("headings are {found:?}"));
    }
    if let Some(expect) = &expect.items {
        let found: Vec<(u8, String)> = blocks()
            .filter_map(|b| match b.kind {
                BlockKind::Item { level } => Some((level, text(b.span))),
                _ => None,
            })
            .collect();
        faults.unless(&found == expect, || format!("items are {found:?}"));
    }
    for (wanted, at) in &expect.at {
        let holds = blocks().any(|b| text(b.span).contains(&spaced(wanted)) && b.at.as_deref() == Some(at));
        faults.unless(holds, || format!("not at {at}: {wanted:?}"));
    }
}

fn check_rows(expect: &Expect, document: &Document, faults: &mut Faults) {
    let mut rows: Vec<((u32, u32), Vec<String>)> = Vec::new();
    for block in &document.blocks {
        let BlockKind::Cell(cell) = block.kind else { continue };
        let words = spaced(block.span.of(&document.text));
        match rows.last_mut().filter(|(place, _)| *place == (cell.table, cell.row)) {
            Some((_, cells)) => cells.push(words.clone()),
            None => rows.push(((cell.table, cell.row), vec![words.clone()])),
        }
    }
    let mut found = rows.iter().map(|(_, cells)| cells);
    for wanted in &expect.rows {
        let wanted: Vec<String> = wanted.iter().map(|cell| spaced(cell)).collect();
        faults.unless(found.any(|cells| *cells == wanted), || {
            format!(
                "row missing or out of order: {wanted:?}; rows are {:?}",
                rows.iter().map(|r| &r.1).collect::<Vec<_>>()
            )
        });
    }
    for wanted in &expect.cells {
        let fits = |block: &model::Block| {
            let BlockKind::Cell(cell) = block.kind else { return false };
            spaced(block.span.of(&document.text)) == spaced(&wanted.text)
                && (cell.rows, cell.columns, cell.head) == (wanted.rows, wanted.columns, wanted.head)
        };
        faults.unless(document.blocks.iter().any(fits), || format!("no such cell: {wanted:?}"));
    }
}

fn check_issues(expect: &Expect, issues: &[Issue], faults: &mut Faults) {
    let fits = |issue: &Issue, wanted: &String| issue.code.code() == wanted || &shown(issue) == wanted;
    for wanted in &expect.issues {
        faults.unless(issues.iter().any(|issue| fits(issue, wanted)), || format!("issue missing: {wanted}"));
    }
    for issue in issues {
        let named = expect.issues.iter().any(|wanted| fits(issue, wanted));
        faults.unless(named, || format!("issue not expected: {}", shown(issue)));
    }
}

fn check_archive(expect: &BTreeMap<String, Expect>, bytes: &[u8], faults: &mut Faults) -> Option<Vec<Issue>> {
    let mut seen = Vec::new();
    let mut allowance = readers::Allowance::of(bytes.len());
    let issues = readers::unpack(bytes, &mut allowance, &mut |member: readers::Member, _: &mut readers::Allowance| {
        let mut inside = Faults::default();
        match (expect.get(&member.path), &member.content) {
            (None, _) => inside.unless(false, || "not expected".to_owned()),
            (Some(expect), Ok(bytes)) => {
                let (document, issues) = readers::read(&member.path, bytes);
                check(expect, &document, &issues, &mut inside);
            }
            (Some(expect), Err(issue)) => check_issues(expect, std::slice::from_ref(issue), &mut inside),
        }
        faults.unless(inside.0.is_empty(), || format!("{}:\n{}", member.path, inside.0));
        seen.push(member.path);
    })?;
    for path in expect.keys().filter(|path| !seen.contains(path)) {
        faults.unless(false, || format!("not inside: {path}"));
    }
    Some(issues)
}

/// The faults of one case.
fn run(file: &Path) -> String {
    let expected = file.with_file_name(format!("{}.expect.json", file.file_stem().unwrap().to_str().unwrap()));
    let Ok(json) = std::fs::read_to_string(&expected) else { return "  has no expectation\n".to_owned() };
    let expect: Expect = match serde_json::from_str(&json) {
        Ok(expect) => expect,
        Err(error) => return format!("  expectation: {error}\n"),
    };
    let bytes = std::fs::read(file).unwrap();
    let name = expect.name.clone().unwrap_or_else(|| file.file_name().unwrap().to_str().unwrap().to_owned());
    let mut faults = Faults::default();
    faults.unless(!expect.about.is_empty(), || "says nothing about itself".to_owned());
    if let Some(inside) = &expect.documents {
        match check_archive(inside, &bytes, &mut faults) {
            Some(issues) => check_issues(&expect, &issues, &mut faults),
            None => faults.unless(false, || "is no archive".to_owned()),
        }
    } else {
        let (document, issues) = readers::read(&name, &bytes);
        check(&expect, &document, &issues, &mut faults);
        faults.unless(!document.text.is_empty() || !issues.is_empty(), || "nothing read and nothing said".to_owned());
    }
    faults.0
}

/// All files below a folder of the conformance folder, sorted.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance");
    let folders = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let mut files: Vec<PathBuf> = folders
        .filter(|folder| folder.file_name().is_some_and(|name| name != "make"))
        .flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()))
        .collect();
    files.sort();
    files
}

#[test]
fn every_file_reads_as_expected() {
    let (expectations, cases): (Vec<PathBuf>, Vec<PathBuf>) =
        files().into_iter().partition(|file| file.to_str().is_some_and(|name| name.ends_with(".expect.json")));
    let mut failed = String::new();
    for case in &cases {
        let faults = run(case);
        if !faults.is_empty() {
            let place: PathBuf = case.components().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
            writeln!(failed, "{}\n{faults}", place.display()).unwrap();
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
    assert_eq!(cases.len(), expectations.len(), "each case has one expectation and each expectation one case");
    assert!(!cases.is_empty());
}
