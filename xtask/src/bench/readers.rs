//! The readers beside what a user would pick instead: the same files, the same run.
//!
//! `tests/bench` makes the files and measures; here stands what that needs, and how it is asked for.

use crate::{
    step::{Failure, command, root, run, run_and_read, say, target},
    system,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Packages of Python: those that make the files, and the readers among them.
const PACKAGES: [&str; 7] =
    ["python-docx", "openpyxl", "pymupdf", "docx2txt", "markitdown[docx,pdf,xlsx,xls]", "kreuzberg", "undoc"];

/// What the table says, and what it does not.
const PREFACE: &str = "\
Files: three reports of `tests/samples` in one paper (10 pages in PDF) and their tables as sheets, made by python-docx, openpyxl
and LibreOffice (`tests/bench/files.py`); with `--files DIR` those of a folder, each with its true text beside it as
`NAME.txt`. *In one process* is the median of 31 readings without the start of the program; *whole program* the median of 7
runs (3 of slow ones) from start to end, with the disk warm; *MB* the most memory of such a run. Precision and recall are of words,
punctuation apart; in sheets figures count as they are shown there, whatever the marks inside them. *Cells in order* is
the share of table cells that come behind the cell before them (`tests/bench/readers.py` says it exactly). Ours is built as
it is shipped.";

/// Measures and gives the table.
pub(super) fn measure(words: &[String]) -> Result<String, Failure> {
    let given = given(words)?;
    system::for_reader_bench()?;
    let python = python()?;
    say("The program that reads, as it is shipped (a few minutes the first time)");
    run(&mut command("cargo", &["build", "--release", "--package", "tongket-readers", "--example", "read"]))?;
    let reader = target().join("release/examples").join(format!("read{}", env::consts::EXE_SUFFIX));
    let files = match given {
        Some(files) => files,
        None => made(&python)?,
    };
    say("Reading, with everything that is installed (some minutes)");
    let mut measuring = Command::new(&python);
    measuring.arg(script("readers.py")).arg("--reader").arg(&reader).arg("--python").arg(&python);
    let said = run_and_read(measuring.arg("--files").arg(&files))?;
    let table: Vec<&str> = said.lines().filter(|line| line.starts_with('|')).collect();
    Ok(format!("{PREFACE}\n\n{}\n", table.join("\n")))
}

/// The folder behind `--files`.
fn given(words: &[String]) -> Result<Option<PathBuf>, Failure> {
    match words {
        [] => Ok(None),
        [option, folder] if option == "--files" => {
            let folder = std::path::absolute(folder).map_err(|error| disk(Path::new(folder), &error))?;
            Ok(Some(folder))
        }
        _ => Err(Failure::Asked("cargo xtask bench readers [--files DIR]".to_owned())),
    }
}

/// A Python of its own with the packages, kept for the next time.
fn python() -> Result<PathBuf, Failure> {
    say("Packages of Python");
    let home = folder("venv");
    let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !python.exists() {
        run(command(if cfg!(windows) { "py" } else { "python3" }, &["-m", "venv"]).arg(&home))?;
    }
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    run(Command::new(&python).args(install).args(PACKAGES))?;
    Ok(python)
}

/// The project's own papers in every format, made once.
fn made(python: &Path) -> Result<PathBuf, Failure> {
    let files = folder("files");
    if !files.join("bieu.csv").exists() {
        say("The files");
        fs::create_dir_all(&files).map_err(|error| disk(&files, &error))?;
        run(Command::new(python).arg(script("files.py")).arg(&files))?;
    }
    Ok(files)
}

fn script(name: &str) -> PathBuf {
    root().join("tests/bench").join(name)
}

fn folder(name: &str) -> PathBuf {
    target().join("bench").join(name)
}

fn disk(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Disk(format!("{}: {error}", path.display()))
}
