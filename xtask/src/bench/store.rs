//! The data file beside DuckDB and pandas: a million figures, the questions of the window, one run.
//!
//! `tests/bench/store.py` asks and measures; here stands what that needs.

use crate::step::{Failure, command, root, run, run_and_read, say, target};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// What office programs and scripts would be asked instead.
const PEERS: [&str; 2] = ["duckdb==1.4.2", "pandas==2.3.3"];
/// So many figures: 340 indicators, 63 provinces, 15 years and their parts.
const FIGURES: &str = "1000000";
/// Each question so many times.
const RUNS: &str = "60";

/// What the table says, and what it does not.
const PREFACE: &str = "\
Made-up figures: every indicator of the catalogue, 63 provinces, 15 years and their quarters, 340 in a report. Times are milliseconds, \
median / 95th of 60 askings. Ours answers as the window is answered: which value stands and by which rule, changes, ranks, places in the text; \
the others give the bare rows (`tests/bench/store.py` says what they are asked). Import is without reading the files; each report is \
one transaction that is on the disk when it ends, the others load one file. Aims: comparison and search 95th below 50 ms, opening below 1 s.";

/// Measures and gives the table. `--figures N` and `--runs N` make it shorter.
pub(super) fn measure(words: &[String]) -> Result<String, Failure> {
    let (figures, runs) = given(words)?;
    let python = python()?;
    say("The program that stores, as it is shipped (a few minutes the first time)");
    run(&mut command("cargo", &["build", "--release", "--package", "tongket-app", "--example", "bench_store"]))?;
    let program = target().join("release/examples").join(format!("bench_store{}", env::consts::EXE_SUFFIX));
    say("Storing and asking (some minutes)");
    let mut measuring = Command::new(&python);
    measuring.arg(root().join("tests/bench/store.py")).arg(program).arg(target().join("bench/store"));
    let said = run_and_read(measuring.args([figures, runs]))?;
    Ok(format!("{PREFACE}\n\n{said}"))
}

fn given(words: &[String]) -> Result<(String, String), Failure> {
    let (mut figures, mut runs) = (FIGURES.to_owned(), RUNS.to_owned());
    for pair in words.chunks(2) {
        match pair {
            [option, number] if option == "--figures" && number.parse::<u32>().is_ok() => figures.clone_from(number),
            [option, number] if option == "--runs" && number.parse::<u32>().is_ok() => runs.clone_from(number),
            _ => return Err(Failure::Asked("cargo xtask bench store [--figures N] [--runs N]".to_owned())),
        }
    }
    Ok((figures, runs))
}

/// A Python of its own with the others, kept for the next time.
fn python() -> Result<PathBuf, Failure> {
    say("Packages of Python");
    let home = target().join("bench/venv-store");
    let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !python.exists() {
        run(command(if cfg!(windows) { "py" } else { "python3" }, &["-m", "venv"]).arg(&home))?;
    }
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    run(Command::new(Path::new(&python)).args(install).args(PEERS))?;
    Ok(python)
}
