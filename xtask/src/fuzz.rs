//! libFuzzer on the targets of `tests/src/fuzz.rs`, on the stable toolchain.
//!
//! libFuzzer itself comes with a crate and is compiled by the C++ compiler of the system; the counters it steers by are
//! put in by rustc. A sanitizer would need another toolchain and find nothing here: there is no unsafe code.

use crate::{
    step::{Failure, command, root, run, say, target},
    system,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Seconds for each target where nothing is said.
const SECONDS: &str = "60";

/// Longest file that libFuzzer makes, in bytes; the kept ones may be longer.
const LONGEST: &str = "32768";

/// Seconds after which one file counts as a hang.
const HANG: &str = "10";

/// Counters for libFuzzer, as cargo-fuzz has them too.
const COUNTERS: [&str; 8] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "--cfg fuzzing",
    "-Cllvm-args=-sanitizer-coverage-stack-depth",
    "-Ccodegen-units=4",
];

/// What to run.
struct Order {
    /// One target, or all of them one after the other.
    only: Option<String>,
    seconds: String,
}

/// Runs one target or all of them, each for some seconds.
pub(crate) fn fuzz(words: &[String]) -> Result<(), Failure> {
    let order = order(words)?;
    let targets = targets(order.only.as_deref())?;
    system::for_fuzzing()?;
    let program = build()?;
    let mut found = Vec::new();
    for name in &targets {
        say(&format!("libFuzzer on {name}"));
        if let Err(failure) = run(&mut fuzzer(&program, name, &order.seconds)?) {
            println!("{failure}");
            found.push(name.as_str());
        }
    }
    if found.is_empty() { Ok(()) } else { Err(Failure::Found(found.join(", "), folder("found"))) }
}

fn order(words: &[String]) -> Result<Order, Failure> {
    let usage = || Failure::Asked("cargo xtask fuzz [target] [--seconds n]".to_owned());
    let mut order = Order { only: None, seconds: SECONDS.to_owned() };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--seconds" {
            order.seconds = words.next().filter(|n| n.parse::<u32>().is_ok()).ok_or_else(usage)?.clone();
        } else if order.only.is_none() && !word.starts_with('-') {
            order.only = Some(word.clone());
        } else {
            return Err(usage());
        }
    }
    Ok(order)
}

/// Every target has a folder of kept files.
fn targets(only: Option<&str>) -> Result<Vec<String>, Failure> {
    let kept = kept();
    let entries = fs::read_dir(&kept).map_err(|error| disk(&kept, &error))?;
    let names = entries.flatten().filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    match only {
        Some(name) if !names.iter().any(|known| known == name) => Err(Failure::Asked(names.join(", "))),
        Some(name) => Ok(vec![name.to_owned()]),
        None => Ok(names),
    }
}

fn build() -> Result<PathBuf, Failure> {
    say("The fuzzer (a few minutes the first time)");
    let host = host()?;
    let built = folder("");
    let mut cargo = command("cargo", &["build", "--release", "--manifest-path", "tests/fuzz/Cargo.toml"]);
    // With a target named, the flags are not those of build scripts and macros.
    cargo.args(["--target", &host, "--target-dir"]).arg(&built);
    cargo.env("RUSTFLAGS", COUNTERS.join(" "));
    run(&mut cargo)?;
    Ok(built.join(host).join("release/fuzz"))
}

/// The platform that rustc builds for.
fn host() -> Result<String, Failure> {
    let asked = command("rustc", &["--version", "--verbose"]).output();
    let asked = asked.map_err(|error| Failure::Disk(format!("rustc: {error}")))?;
    let said = String::from_utf8_lossy(&asked.stdout);
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| Failure::Disk("rustc does not name its host".to_owned()))
}

/// libFuzzer over the kept files and those of earlier runs; what is new goes to the latter.
fn fuzzer(program: &Path, name: &str, seconds: &str) -> Result<Command, Failure> {
    let (grown, found) = (folder("corpus").join(name), folder("found"));
    for folder in [&grown, &found] {
        fs::create_dir_all(folder).map_err(|error| disk(folder, &error))?;
    }
    let mut fuzzer = Command::new(program);
    fuzzer.env("TONGKET_FUZZ", name).arg(&grown).arg(kept().join(name));
    fuzzer.args([format!("-max_total_time={seconds}"), format!("-timeout={HANG}"), format!("-max_len={LONGEST}")]);
    fuzzer.args(["-rss_limit_mb=1024", "-print_final_stats=1", "-reload=0"]);
    fuzzer.arg(format!("-artifact_prefix={}/{name}-", found.display()));
    let words = root().join("tests/fuzz/words").join(format!("{name}.dict"));
    if words.exists() {
        fuzzer.arg(format!("-dict={}", words.display()));
    }
    Ok(fuzzer)
}

/// The files that are kept in the checkout.
fn kept() -> PathBuf {
    root().join("tests/fuzz/corpus")
}

/// Where the fuzzer works.
fn folder(name: &str) -> PathBuf {
    target().join("fuzz").join(name)
}

fn disk(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Disk(format!("{}: {error}", path.display()))
}
