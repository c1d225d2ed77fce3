//! Hostile files through the program as it is used, with the process it starts for reading: each ends soon, in little
//! memory, with an issue, and with nothing written.
//!
//! `cargo test -p tongket-tests --test hostile -- --nocapture` prints what each took.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]
#![allow(clippy::print_stdout, reason = "what each file took is shown to whoever asks for it")]
#![allow(clippy::float_arithmetic, reason = "seconds and places on paper are no measured values")]

use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};
use tongket_tests::hostile::{GROUPS, Hostile, Left};

/// What a file may take of the processor, in seconds. What counts is a build for release; one for debugging is about eight
/// times as slow. The time on the clock is not judged, since other tests run beside this one.
const PROCESSOR: f64 = if cfg!(debug_assertions) { 40.0 } else { 5.0 };

/// What all processes together may take of memory, in kB.
const MEMORY: u64 = 300 * 1024;

/// Far more than any of them needs on a busy machine.
const GIVE_UP: Duration = Duration::from_secs(300);

/// Time between two looks at the processes.
const LOOK: Duration = Duration::from_millis(4);

/// What the processes took.
#[derive(Debug, Default)]
struct Taken {
    clock: Duration,
    processor: f64,
    memory: u64,
    processes: usize,
}

struct Ended {
    status: Option<i32>,
    output: Value,
    taken: Taken,
}

fn program() -> PathBuf {
    let beside = std::env::current_exe().unwrap();
    let program = beside.parent().and_then(Path::parent).unwrap().join("tongket");
    assert!(program.is_file(), "{} is not built: cargo build --package tongket-cli", program.display());
    program
}

fn extract(name: &str, folder: &Path) -> Ended {
    let mut command = Command::new(program());
    command.args(["extract", name, "--json"]).current_dir(folder).env("XDG_DATA_HOME", folder.join("data"));
    let start = Instant::now();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut output = child.stdout.take().unwrap();
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut output, &mut bytes).unwrap();
        tell.send(bytes).unwrap();
    });
    let mut seen = BTreeMap::new();
    let bytes = loop {
        look(child.id(), &mut seen);
        match told.recv_timeout(LOOK) {
            Ok(bytes) => break bytes,
            Err(_) if start.elapsed() > GIVE_UP => {
                child.kill().unwrap();
                panic!("{name} did not end in {GIVE_UP:?}");
            }
            Err(_) => {}
        }
    };
    let status = child.wait().unwrap().code();
    let output = serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    let taken = Taken {
        clock: start.elapsed(),
        processor: seen.values().map(|(processor, _)| processor).sum(),
        memory: seen.values().map(|(_, memory)| memory).sum(),
        processes: seen.len(),
    };
    Ended { status, output, taken }
}

/// Notes of a process and of those it started what they took: seconds of the processor, and the most memory in kB.
fn look(process: u32, seen: &mut BTreeMap<u32, (f64, u64)>) {
    let read = |file: &str| fs::read_to_string(format!("/proc/{process}/{file}")).unwrap_or_default();
    let status = read("status");
    let most =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|line| line.split_whitespace().next());
    let stat = read("stat");
    // Behind the name in brackets; fields 14 and 15 of proc(5), in hundredths of a second.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    if let Some(most) = most.and_then(|most| most.parse::<u64>().ok()) {
        let before = seen.get(&process).copied().unwrap_or_default();
        seen.insert(process, (before.0.max((ticks(11) + ticks(12)) / 100.0), before.1.max(most)));
    }
    for child in read(&format!("task/{process}/children")).split_whitespace() {
        look(child.parse().unwrap(), seen);
    }
}

/// Codes of all issues, those of reports in an archive too.
fn codes(output: &Value) -> Vec<String> {
    let own = output["issues"].as_array().into_iter().flatten().map(|issue| issue["code"].as_str().unwrap().to_owned());
    own.chain(output["documents"].as_array().into_iter().flatten().flat_map(codes)).collect()
}

fn text(output: &Value) -> String {
    let inside = output["documents"].as_array().into_iter().flatten().map(text);
    std::iter::once(output["text"].as_str().unwrap().to_owned()).chain(inside).collect()
}

/// What is wrong with the answer to a file.
fn wrong(file: &Hostile, ended: &Ended) -> Vec<String> {
    let (codes, text) = (codes(&ended.output), text(&ended.output));
    let mut wrong = Vec::new();
    if ended.taken.processor > PROCESSOR {
        wrong.push(format!("took {:.1} s", ended.taken.processor));
    }
    if ended.taken.memory > MEMORY {
        wrong.push(format!("took {} MB", ended.taken.memory / 1024));
    }
    if ended.taken.processes < 2 && file.left == Left::Some {
        wrong.push("was not read by a process of its own".to_owned());
    }
    if !file.says.is_empty() && !codes.iter().any(|code| file.says.contains(&code.as_str())) {
        wrong.push(format!("says {codes:?}"));
    }
    let status = i32::from(text.trim().is_empty());
    if ended.status != Some(status) || (status == 1 && codes.is_empty()) {
        wrong.push(format!("ended with {:?} and {} letters", ended.status, text.len()));
    }
    if (file.left == Left::Some && status == 1) || (file.left == Left::None && status == 0) {
        wrong.push(format!("left {} letters, {codes:?}", text.len()));
    }
    if codes.iter().any(|code| code == "reader_stopped") {
        wrong.push("ended the reading".to_owned());
    }
    if text.contains("root:") {
        wrong.push("fetched a file".to_owned());
    }
    wrong
}

fn check(group: &str) {
    let (_, files) = GROUPS.iter().find(|(name, _)| *name == group).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("a/b");
    fs::create_dir_all(&inside).unwrap();
    let mut all = Vec::new();
    for file in files() {
        fs::write(inside.join(&file.name), &file.bytes).unwrap();
        let ended = extract(&file.name, &inside);
        fs::remove_file(inside.join(&file.name)).unwrap();
        let taken = &ended.taken;
        println!(
            "| {} | {} kB | {:.2} s | {:.2} s | {} MB | {} | {} |",
            file.name,
            file.bytes.len() / 1000,
            taken.clock.as_secs_f64(),
            taken.processor,
            taken.memory / 1024,
            ended.status.unwrap_or(-1),
            codes(&ended.output)
                .into_iter()
                .collect::<std::collections::BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
                .join(", "),
        );
        all.extend(wrong(&file, &ended).into_iter().map(|what| format!("{}: {what}", file.name)));
    }
    assert_eq!(all, [""; 0]);
    let left: Vec<_> = fs::read_dir(&inside)
        .unwrap()
        .chain(fs::read_dir(folder.path()).unwrap())
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(left, ["a"], "nothing is written");
}

#[test]
fn archives_that_inflate_without_end() {
    check("archives");
}

#[test]
fn names_that_lead_out_of_their_folder() {
    check("paths");
}

#[test]
fn office_files_that_inflate_without_end() {
    check("office");
}

#[test]
fn entities_that_grow_or_fetch() {
    check("entities");
}

#[test]
fn pdfs_without_end() {
    check("pdfs");
}

#[test]
fn texts_and_pages_that_no_person_wrote() {
    check("pages");
}

#[test]
fn mere_noise() {
    check("noise");
}
