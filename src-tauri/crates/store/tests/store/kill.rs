//! A program that is killed while it imports, judges, makes a safety copy, restores one or brings a file to the newest
//! edition. `TONGKET_ROUNDS` sets how often; 200 times where it is not set.

use crate::{
    editions,
    samples::{report, who},
};
use std::{
    collections::HashMap,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc,
    time::{Duration, Instant},
};
use store::{DataFile, FactQuery, StoreError};
use tempfile::tempdir;

const ROUNDS: u32 = 200;
const JOBS: u32 = 5;
const FACTS: usize = 12;

/// How often each job is killed.
fn rounds() -> u32 {
    let asked = std::env::var("TONGKET_ROUNDS").ok().map(|rounds| rounds.parse::<u32>().unwrap());
    asked.unwrap_or(ROUNDS).div_ceil(JOBS)
}

/// When the working program dies.
#[derive(Debug, Clone, Copy)]
enum Death {
    /// So long after its birth, wherever it is then.
    After(Duration),
    /// So long after it has said so many times that a thing is done: in the middle of the next one.
    AfterWork(usize, Duration),
}

/// A moment that differs from round to round, but not from run to run.
fn death(round: u32) -> Death {
    let chance = round.wrapping_mul(2_654_435_761) >> 16;
    let moment = Duration::from_micros(u64::from(chance % 40) * 250);
    if round.is_multiple_of(3) { Death::After(moment * 3) } else { Death::AfterWork(chance as usize % 5, moment) }
}

/// Lets a program work until it is killed, and gives what it said. One that ends by itself must have ended well.
fn work_until_killed(job: &str, path: &Path, first: u32, death: Death) -> Vec<i64> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_work-until-killed"))
        .args([job, path.to_str().unwrap(), &first.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (said, heard) = mpsc::channel();
    let listener = std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| said.send(line)));
    let (things, life) = match death {
        Death::After(life) => (0, life),
        Death::AfterWork(things, life) => (things, life),
    };
    let mut spoken: Vec<String> = heard.iter().take(things).collect();
    let end = Instant::now() + life;
    spoken.extend(std::iter::from_fn(|| heard.recv_timeout(end.saturating_duration_since(Instant::now())).ok()));
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert!(status.success() || status.code().is_none() || cfg!(windows), "it failed before it was killed: {status}");
    // What it had said before it died counts too.
    spoken.extend(heard.iter());
    listener.join().unwrap().unwrap();
    spoken.iter().map(|number| number.parse().unwrap()).collect()
}

/// The file opens and nothing in it is half done.
fn open_whole(path: &Path) -> DataFile {
    let data = DataFile::open(path).unwrap();
    assert_eq!(data.check().unwrap(), []);
    data
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_half_done() {
    let folder = tempdir().unwrap();
    let mut stored_at_all = 0;
    for round in 0..rounds() {
        // A new file every few rounds, so that the file is killed in its making too.
        let path = folder.path().join(format!("{}.db", round / 10));
        let said = work_until_killed("import", &path, round * 10_000, death(round));
        stored_at_all += said.len();
        let data = match DataFile::open(&path) {
            Err(StoreError::Missing { .. }) if said.is_empty() => continue,
            opened => opened.unwrap(),
        };
        assert_eq!(data.check().unwrap(), []);
        let stored: HashMap<String, _> =
            data.reports().unwrap().into_iter().map(|entry| (entry.report.file.clone(), entry)).collect();
        for number in &said {
            let sample = report(u32::try_from(*number).unwrap(), u32::try_from(FACTS).unwrap());
            assert_eq!(stored[&sample.file].report.bytes, sample.original.len() as u64);
        }
        for entry in stored.values() {
            let query = FactQuery { report: Some(entry.report.id), ..FactQuery::default() };
            assert_eq!(data.facts(&query).unwrap().len(), FACTS, "{} is whole", entry.report.file);
        }
    }
    assert!(stored_at_all > 10, "it stored something: {stored_at_all}");
}

#[test]
fn judging_is_killed() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut data = DataFile::create(&path).unwrap();
    data.add_report(&report(1, 20).as_new(), &who("Vi", 0)).unwrap();
    drop(data);
    let last = |data: &DataFile| data.log(None, 1).unwrap().first().map_or(0, |entry| entry.id);
    let mut before = 0;
    for round in 0..rounds() {
        let said = work_until_killed("review", &path, round * 100, death(round));
        let data = open_whole(&path);
        let acknowledged = said.last().copied().unwrap_or(before);
        // At most one more was done and not said any more.
        assert!((acknowledged..=acknowledged + 1).contains(&last(&data)), "{acknowledged} {}", last(&data));
        assert_eq!(data.facts(&FactQuery { include_rejected: true, ..FactQuery::default() }).unwrap().len(), 20);
        before = last(&data);
    }
    assert!(before > 10, "it judged something: {before}");
}

#[test]
fn a_safety_copy_that_is_killed_is_the_old_one_or_the_new_one() {
    let folder = tempdir().unwrap();
    let (mut path, copy) = (folder.path().to_owned(), folder.path().join("copy.db"));
    let (mut in_copy, mut copied) = (0, 0);
    for round in 0..rounds() {
        if round.is_multiple_of(20) {
            // A new file, before this one has grown so large that to copy it takes all the time.
            path = folder.path().join(format!("{round}.db"));
            drop(DataFile::create(&path).unwrap());
            in_copy = DataFile::open(&path).unwrap().back_up(&copy).map(|_| 0).unwrap();
        }
        let said = work_until_killed("backup", &path, round * 1000, death(round));
        let reports = open_whole(&path).counts().unwrap().reports;
        in_copy = said.last().map_or(in_copy, |said| said.unsigned_abs());
        assert!(reports >= in_copy);
        if copy.exists() {
            // Looked at under another name: what is worked in is no copy any more.
            let looked_at = folder.path().join("looked-at.db");
            fs::copy(&copy, &looked_at).unwrap();
            let there = open_whole(&looked_at).counts().unwrap().reports;
            assert!((in_copy..=reports).contains(&there), "{in_copy} {there} {reports}");
            in_copy = there;
        }
        copied += said.len();
    }
    assert!(copied > 3, "it copied something: {copied}");
}

#[test]
fn a_restore_that_is_killed_leaves_the_old_file_or_the_new_one() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut data = DataFile::create(&path).unwrap();
    for (number, copy) in [(1, Some("one.db")), (2, None), (3, Some("three.db"))] {
        data.add_report(&report(number, 3).as_new(), &who("Vi", 0)).unwrap();
        copy.map(|copy| data.back_up(&folder.path().join(copy)).unwrap());
    }
    drop(data);
    let mut restored = 0;
    let mut now = 3;
    for round in 0..rounds() {
        let said = work_until_killed("restore", &path, round * 100, death(round));
        restored += said.len();
        let there = open_whole(&path).counts().unwrap().reports;
        let one_or_three = |number: i64| if number % 2 == 0 { 1 } else { 3 };
        match said.last() {
            // The one it said, or the one after it.
            Some(last) => assert!([one_or_three(*last), one_or_three(last + 1)].contains(&there), "{last} {there}"),
            None => assert!([now, 1].contains(&there), "{there}"),
        }
        now = there;
    }
    assert!(restored > 3, "it restored something: {restored}");
    // Of the kept files of hundreds of days only those are left that are kept.
    assert!(store::copies(&path).len() <= 30, "{:?}", store::copies(&path).len());
    assert!(store::newest_good_copy(&path).is_some());
}

#[test]
fn an_upgrade_that_is_killed_goes_on_or_back() {
    let folder = tempdir().unwrap();
    let mut ended = 0;
    for round in 0..rounds() {
        let path = folder.path().join(format!("{round}.db"));
        fs::write(&path, editions::first()).unwrap();
        let death = Death::After(Duration::from_micros(u64::from(round % 40) * 1500));
        ended += work_until_killed("upgrade", &path, 0, death).len();
        editions::assert_is_the_first_brought_forward(&open_whole(&path));
        // The copy of before is whole or not there.
        for copy in store::copies(&path) {
            let looked_at = folder.path().join("looked-at.db");
            fs::copy(&copy.path, &looked_at).unwrap();
            editions::assert_is_the_first_brought_forward(&open_whole(&looked_at));
            fs::remove_file(looked_at).unwrap();
        }
    }
    assert!(ended < rounds() as usize, "some were killed in the midst");
}
