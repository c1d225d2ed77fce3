//! Works on a data file until it is killed, and says so after each thing it has done. What it does is named first, the
//! data file second; then the number with which it begins.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "part of the tests; a failure shows in kill.rs"
)]

mod samples;

use samples::{report, who};
use std::{
    fmt::Display,
    io::{self, Write},
    path::{Path, PathBuf},
};
use store::{Correction, DataFile, FactQuery, Verdict};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let job = arguments.next().unwrap();
    let path = PathBuf::from(arguments.next().unwrap());
    let first: u32 = arguments.next().unwrap().parse().unwrap();
    match job.as_str() {
        "import" => import(&path, first),
        "review" => review(&path, first),
        "backup" => backup(&path, first),
        "restore" => restore(&path, first),
        "upgrade" => say(DataFile::open(&path).unwrap().reports().unwrap().len()),
        other => panic!("{other}"),
    }
}

/// Says what is done and on the disk.
fn say(done: impl Display) {
    let mut out = io::stdout().lock();
    writeln!(out, "{done}").unwrap();
    out.flush().unwrap();
}

/// Imports reports and says the number of each.
fn import(path: &Path, first: u32) {
    let mut data = DataFile::open_or_create(path).unwrap();
    for number in first.. {
        data.add_report(&report(number, 12).as_new(), &who("Bùi Thị Xuân", 0)).unwrap();
        say(number);
    }
}

/// Judges, corrects, deletes, undoes and does again; says the number of the entry in the log.
fn review(path: &Path, first: u32) {
    let mut data = DataFile::open(path).unwrap();
    let by = who("Bùi Thị Xuân", 0);
    let facts = data.facts(&FactQuery { include_rejected: true, ..FactQuery::default() }).unwrap();
    for number in first.. {
        let fact = &facts[number as usize * 7 % facts.len()];
        match number % 6 {
            0 => drop(data.judge(&[fact.id, facts[0].id], Verdict::Reject, &by, Some("cũ")).unwrap()),
            1 => drop(data.judge(&[fact.id], Verdict::Confirm, &by, None).unwrap()),
            2 => {
                let mut to = Correction::from(fact);
                to.quantity.value = number.into();
                data.correct(fact.id, &to, &by).unwrap();
            }
            3 => drop(data.undo(&by).unwrap()),
            4 => drop(data.redo(&by).unwrap()),
            _ => data.choose_official(fact.id, &by, "đã đối chiếu").unwrap(),
        }
        say(data.log(None, 1).unwrap().first().map_or(0, |entry| entry.id));
    }
}

/// Imports and makes a safety copy; says how many reports are in the copy.
fn backup(path: &Path, first: u32) {
    let mut data = DataFile::open(path).unwrap();
    for number in first.. {
        data.add_report(&report(number, 3).as_new(), &who("Bùi Thị Xuân", 0)).unwrap();
        data.back_up(&path.with_file_name("copy.db")).unwrap();
        say(data.counts().unwrap().reports);
    }
}

/// Restores one copy and the other in turn; says which.
fn restore(path: &Path, first: u32) {
    for number in first.. {
        let copy = path.with_file_name(if number.is_multiple_of(2) { "one.db" } else { "three.db" });
        store::restore(&copy, path, who("", 0).at + chrono::TimeDelta::days(number.into())).unwrap();
        say(number);
    }
}
