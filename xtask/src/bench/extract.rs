//! Finding figures beside a library made for it and a plain regular expression: the annotated corpus, one run.
//!
//! `tests/bench/extract.py` measures and counts what is right; here stands what that needs.

use crate::step::{Failure, command, root, run, run_and_read, say, target};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// The library for quantities in text that office programs would reach for.
const PEER: &str = "quantulum3==0.10.0";

/// What the table says, and what it does not.
const PREFACE: &str = "\
The annotated texts of `tests/corpus`, each number in them annotated. A figure is found when its value is right, as written or in
full, and its place overlaps the annotated words. Unit, measure, period, area and indicator are asked of ours alone
(`cargo xtask accuracy`); the others do not tell them. *quantulum3* reads English; it is what there is. The *plain regular
expression* takes every number in Vietnamese spelling. One core each, in processor time without that of the start, the fastest of
several runs (`tests/bench/extract.py` says it exactly).";

/// Measures and gives the table.
pub(super) fn measure(words: &[String]) -> Result<String, Failure> {
    if !words.is_empty() {
        return Err(Failure::Asked("cargo xtask bench extract".to_owned()));
    }
    let python = python()?;
    say("The program that finds figures, as it is shipped (a few minutes the first time)");
    run(&mut command("cargo", &["build", "--release", "--package", "tongket-tests", "--bin", "find-figures"]))?;
    let program = target().join("release").join(format!("find-figures{}", env::consts::EXE_SUFFIX));
    say("Finding");
    let mut measuring = Command::new(&python);
    measuring.args(["-W", "ignore"]).arg(root().join("tests/bench/extract.py"));
    let said = run_and_read(measuring.arg(root().join("tests/corpus")).arg(program))?;
    Ok(format!("{PREFACE}\n\n{said}"))
}

/// A Python of its own with the library, kept for the next time.
fn python() -> Result<PathBuf, Failure> {
    say("Packages of Python");
    let home = target().join("bench/venv-extract");
    let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !python.exists() {
        run(command(if cfg!(windows) { "py" } else { "python3" }, &["-m", "venv"]).arg(&home))?;
    }
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", PEER];
    run(Command::new(Path::new(&python)).args(install))?;
    Ok(python)
}
