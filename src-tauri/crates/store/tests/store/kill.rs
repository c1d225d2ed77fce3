//! A program that is killed while it imports.

use crate::samples;
use std::{
    collections::HashMap,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc,
    time::{Duration, Instant},
};
use store::{DataFile, FactQuery, StoreError};

const ROUNDS: u32 = 20;
const FACTS: usize = 12;

/// When the importing program dies.
#[derive(Debug, Clone, Copy)]
enum Death {
    /// So long after its birth, wherever it is then.
    After(Duration),
    /// Once it has said so many times that a report is stored: in the middle of the next one.
    AfterReports(usize),
}

/// Imports until it is killed, and gives the numbers of the reports it said it had stored.
fn import_until_killed(path: &Path, first: u32, death: Death) -> Vec<u32> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_import-until-killed"))
        .arg(path)
        .arg(first.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (said, heard) = mpsc::channel();
    let listener = std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| said.send(line)));
    let mut spoken: Vec<String> = match death {
        Death::AfterReports(count) => heard.iter().take(count).collect(),
        Death::After(life) => {
            let end = Instant::now() + life;
            let next = || heard.recv_timeout(end.saturating_duration_since(Instant::now())).ok();
            std::iter::from_fn(next).collect()
        }
    };
    child.kill().unwrap();
    child.wait().unwrap();
    // What it had said before it died counts too.
    spoken.extend(heard.iter());
    listener.join().unwrap().unwrap();
    spoken.iter().map(|number| number.parse().unwrap()).collect()
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_half_done() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut acknowledged = Vec::new();
    for round in 0..ROUNDS {
        // The first deaths come while the file is being made.
        let death = match round {
            0..8 => Death::After(Duration::from_millis(u64::from(round) * 3)),
            _ => Death::AfterReports(round as usize % 7),
        };
        acknowledged.extend(import_until_killed(&path, round * 10_000, death));
        let data = match DataFile::open(&path) {
            Err(StoreError::Missing { .. }) if acknowledged.is_empty() => continue,
            opened => opened.unwrap(),
        };
        assert_eq!(data.check().unwrap(), []);
        let stored: HashMap<String, _> =
            data.reports().unwrap().into_iter().map(|entry| (entry.report.file.clone(), entry)).collect();
        for number in &acknowledged {
            let sample = samples::report(*number, u32::try_from(FACTS).unwrap());
            let entry = &stored[&sample.file];
            assert_eq!(entry.report.bytes, sample.original.len() as u64);
        }
        for entry in stored.values() {
            let query = FactQuery { report: Some(entry.report.id), ..FactQuery::default() };
            assert_eq!(data.facts(&query).unwrap().len(), FACTS, "{} is whole", entry.report.file);
        }
        // At most one more per round: stored, and killed before it could say so.
        assert!(stored.len() <= acknowledged.len() + round as usize + 1);
    }
    assert!(acknowledged.len() > 20, "it stored something: {}", acknowledged.len());
}
