//! The machine of a measurement, as far as it matters: a figure without it says nothing.

use crate::step::command;
use std::{env, fs, process::Stdio, thread};

/// A sentence for the head of a section: processor, cores, memory, system, and the state of the code.
pub(super) fn class() -> String {
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let processor = line_of("/proc/cpuinfo", "model name").unwrap_or_else(|| env::consts::ARCH.to_owned());
    let memory = line_of("/proc/meminfo", "MemTotal").and_then(|total| gigabytes(&total));
    let memory = memory.map(|memory| format!(", {memory} GB")).unwrap_or_default();
    let system = fs::read_to_string("/etc/os-release").ok().and_then(|all| {
        all.lines().find_map(|line| line.strip_prefix("PRETTY_NAME=")).map(|name| name.trim_matches('"').to_owned())
    });
    let system = system.unwrap_or_else(|| env::consts::OS.to_owned());
    let commit = commit().map(|commit| format!("; code of {commit}")).unwrap_or_default();
    format!("Measured on {processor}, {cores} cores{memory}, {system}{commit}.")
}

/// What stands behind `key :` in a file of the kernel.
fn line_of(path: &str, key: &str) -> Option<String> {
    let all = fs::read_to_string(path).ok()?;
    let line = all.lines().find(|line| line.starts_with(key))?;
    line.split_once(':').map(|(_, value)| value.trim().to_owned())
}

/// `24123456 kB` in whole gigabytes.
fn gigabytes(total: &str) -> Option<u64> {
    let kilobytes: u64 = total.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes.div_ceil(1 << 20))
}

/// The last commit with its day.
fn commit() -> Option<String> {
    let asked = command("git", &["log", "-1", "--format=%h of %cs"]).stderr(Stdio::null()).output().ok()?;
    let commit = String::from_utf8(asked.stdout).ok()?.trim().to_owned();
    (asked.status.success() && !commit.is_empty()).then_some(commit)
}
