//! Cases of the grammar: a file for each phenomenon, each case a few lines of a report and what is found in them.
//!
//! A case is a paragraph: lines of the report, then lines with `= ` for what is expected. `@title` says what report the lines
//! stand in, `@show` which columns are compared. `TONGKET_BLESS=1 cargo nextest run -p tongket-extract cases` writes what is
//! found into the files; read the difference before keeping it.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod support;

use std::{fmt::Write, fs, path::Path};

fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    let expected = fs::read_to_string(&path).unwrap();
    let found = blessed(&expected);
    if std::env::var_os("TONGKET_BLESS").is_some() {
        fs::write(&path, found).unwrap();
        return;
    }
    assert_eq!(expected, found, "{name}: run with TONGKET_BLESS=1 and read the difference");
}

/// The file with what is found now in place of what it expects.
fn blessed(file: &str) -> String {
    let mut out = String::new();
    let (mut title, mut columns) = (String::new(), Vec::<String>::new());
    for (number, case) in file.split("\n\n").enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let mut input = String::new();
        for line in case.lines() {
            if let Some(text) = line.strip_prefix("@title ") {
                text.clone_into(&mut title);
            } else if let Some(list) = line.strip_prefix("@show ") {
                columns = list.split(' ').map(str::to_owned).collect();
            } else if !line.starts_with("= ") && !line.starts_with("// ") {
                writeln!(input, "{line}").unwrap();
            }
            if !line.starts_with("= ") {
                writeln!(out, "{line}").unwrap();
            }
        }
        if !input.trim().is_empty() {
            for line in found(&title, &input, &columns) {
                writeln!(out, "= {line}").unwrap();
            }
        }
    }
    out
}

fn found(title: &str, input: &str, columns: &[String]) -> Vec<String> {
    let heading = if title == "-" { String::new() } else { format!("# {title}\n") };
    let document = support::document(&format!("{heading}{input}"));
    let draft = support::draft(&document);
    let from = if heading.is_empty() { 0 } else { document.blocks.first().map_or(0, |b| b.span.end) };
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    support::shown(&document, &draft, &columns, from)
}

macro_rules! cases {
    ($($name:ident),+ $(,)?) => { $(#[test] fn $name() { check(concat!(stringify!($name), ".txt")); })+ };
}

cases!(
    numbers,
    spelled,
    unit_elsewhere,
    measures,
    ahead,
    money,
    percent,
    ratios,
    densities,
    ranks,
    scores,
    ranges,
    changes,
    execution,
    counts,
    lists,
    implicit,
    aside,
    boilerplate,
    citations,
    periods,
    identity,
    basis,
    qualifiers,
    scope,
    areas,
    linking,
    tables,
    warnings,
    labelled,
    from_to,
    words,
    deeds,
    last_year,
    houses,
    traps,
);
