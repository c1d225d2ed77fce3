//! Setting year-end reports beside other typesetters: the same content, one run.
//!
//! The example `measured_reports` of the package tongket-summary makes the files, `tests/bench/summary.py` measures.

use crate::{
    step::{Failure, command, root, run, run_and_read, say, target},
    system,
};
use std::{env, fs, path::PathBuf, process::Command};

/// The typesetters that come as packages of Python.
const PEERS: [&str; 2] = ["typst==0.15.2", "weasyprint==70.0"];

/// What the table says, and what it does not.
const PREFACE: &str = "\
The report of an invented province with its tables and charts, its sections repeated to about as many pages; 10 pages are to take
less than 150 ms and 300 KB, 500 pages less than 2 s. Ours is timed from the tree to the bytes of the file (tagged PDF/A-1b) in
one process, the median of at least three; *typst* and *WeasyPrint* likewise as libraries, from their own source text;
*LibreOffice* from start to end of the program, from our docx. The others make plain PDF with their own line breaks, so their
pages differ a little in number (`tests/bench/summary.py` says it exactly).";

/// Measures and gives the table.
pub(super) fn measure(words: &[String]) -> Result<String, Failure> {
    if !words.is_empty() {
        return Err(Failure::Asked("cargo xtask bench summary".to_owned()));
    }
    system::for_summary_bench()?;
    let python = python()?;
    say("The program that sets reports, as it is shipped (some minutes the first time)");
    let example = ["build", "--release", "--package", "tongket-summary", "--example", "measured_reports"];
    run(&mut command("cargo", &example))?;
    let program = target().join("release/examples").join(format!("measured_reports{}", env::consts::EXE_SUFFIX));
    let folder = target().join("bench/summary");
    fs::create_dir_all(&folder).map_err(|error| Failure::Disk(format!("{}: {error}", folder.display())))?;
    say("Setting (some minutes)");
    let mut measuring = Command::new(&python);
    measuring.arg(root().join("tests/bench/summary.py")).arg(program).arg(&folder);
    let said = run_and_read(&mut measuring)?;
    let table: Vec<&str> = said.lines().filter(|line| line.starts_with('|')).collect();
    Ok(format!("{PREFACE}\n\n{}\n", table.join("\n")))
}

/// A Python of its own with the typesetters, kept for the next time.
fn python() -> Result<PathBuf, Failure> {
    say("Packages of Python");
    let home = target().join("bench/venv-summary");
    let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !python.exists() {
        run(command(if cfg!(windows) { "py" } else { "python3" }, &["-m", "venv"]).arg(&home))?;
    }
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    run(Command::new(&python).args(install).args(PEERS))?;
    Ok(python)
}
