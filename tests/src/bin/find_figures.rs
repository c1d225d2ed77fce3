//! Finds the figures of text files and says how long that takes: one JSON object for `cargo xtask bench extract`.
//!
//! Each file is a report of its own, read as the product reads it. Places count the letters before them, white space left
//! out, so that they can be set beside places in the file. Reading is not in the time; finding is, on one core.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

use model::{Catalogue, Document};
use serde_json::{Value, json};
use std::{fs, hint, path::Path, time::Instant};

/// Bytes that are looked at in one run, so that the clock's grain does not matter.
const ENOUGH: usize = 2_000_000;
/// The fastest of so many runs tells what the machine can do when little else runs on it.
const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<_> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        eprintln!("usage: find-figures FILE…");
        std::process::exit(2);
    }
    let mut reports = Vec::new();
    for path in &paths {
        let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy().into_owned();
        reports.push(readers::read(&name, &fs::read(path)?).0);
    }
    let found: Vec<Value> = reports.iter().map(figures).collect();
    let bytes = reports.iter().map(|report| report.text.len()).sum::<usize>().max(1);
    let blocks = reports.iter().flat_map(|report| report.blocks.iter().map(|block| block.span.of(&report.text)));
    let sentences = blocks.map(|block| text::sentences(block).count()).sum::<usize>();
    let rounds = (ENOUGH / bytes).max(1);
    let nanoseconds = (0..RUNS).map(|_| run(&reports, rounds)).min().unwrap_or(1).max(1);
    let once = nanoseconds / rounds as u64;
    println!("{}", json!({"reports": found, "sentences": sentences, "bytes": bytes, "nanoseconds": once}));
    Ok(())
}

fn figures(report: &Document) -> Value {
    let letters =
        |end: usize| report.text.get(..end).unwrap_or_default().chars().filter(|c| !c.is_whitespace()).count();
    let draft = extract::extract(report, Catalogue::builtin());
    let facts = draft.facts.iter().map(|fact| {
        let quantity = &fact.quantity;
        json!({
            "start": letters(fact.span.start), "end": letters(fact.span.end), "implicit": fact.implicit,
            "values": [text::canonical(quantity.value), text::canonical(quantity.si_value())],
        })
    });
    facts.collect()
}

/// Nanoseconds for finding the figures of all reports so many times.
fn run(reports: &[Document], rounds: usize) -> u64 {
    let (begun, clock) = (on_processor(), Instant::now());
    for report in (0..rounds).flat_map(|_| reports) {
        hint::black_box(extract::extract(report, Catalogue::builtin()));
    }
    let taken = begun.and_then(|begun| on_processor()?.checked_sub(begun));
    taken.unwrap_or_else(|| u64::try_from(clock.elapsed().as_nanos()).unwrap_or(u64::MAX))
}

/// Nanoseconds that this process had a processor, where the kernel says so: other work on the machine is not in it.
fn on_processor() -> Option<u64> {
    fs::read_to_string("/proc/self/schedstat").ok()?.split(' ').next()?.parse().ok()
}
