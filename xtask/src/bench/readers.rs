//! How long the readers take for a file of each format.

use crate::step::{Failure, command, root, run, run_and_read, say, target};
use std::{env, fmt::Write as _, fs, path::Path, path::PathBuf, process::Command};

/// How often each file is read; the median counts.
const TIMES: &str = "51";

/// Where sample files stand, in the checkout.
const SAMPLES: [&str; 3] =
    ["tests/samples", "src-tauri/crates/readers/tests/words", "src-tauri/crates/readers/tests/tables"];

/// The formats that are read.
const FORMATS: [&str; 11] = ["docx", "doc", "odt", "rtf", "html", "mht", "txt", "pdf", "xlsx", "xls", "ods"];

/// Reads every sample file and gives a table of the times.
pub(super) fn measure(_words: &[String]) -> Result<String, Failure> {
    say("The program that reads");
    run(&mut command("cargo", &["build", "--release", "--package", "tongket-readers", "--example", "read"]))?;
    let program = target().join("release/examples").join(format!("read{}", env::consts::EXE_SUFFIX));
    let files: Vec<PathBuf> =
        SAMPLES.iter().map(|folder| files_of(&root().join(folder))).collect::<Result<Vec<_>, _>>()?.concat();
    say("Reading");
    let said = run_and_read(Command::new(program).args(["--times", TIMES]).args(&files))?;
    let mut table = format!("The median of {TIMES} readings in one process.\n\n| file | ms |\n|---|---:|\n");
    for (time, path) in said.lines().filter_map(|line| line.split_once('\t')) {
        let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
        let _ = writeln!(table, "| {name} | {time} |");
    }
    Ok(table)
}

/// The files of a folder that are read, in order.
fn files_of(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::Disk(format!("{}: {error}", folder.display())))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| is_read(path)).collect();
    files.sort();
    Ok(files)
}

fn is_read(path: &Path) -> bool {
    path.extension().and_then(|kind| kind.to_str()).is_some_and(|kind| FORMATS.contains(&kind))
}
