//! The year-end report of every province and year of some reports, made by the program and put before the judges of others:
//! qpdf, poppler, and PDFBox for PDF/A-1b. The sample reports, or a folder of one's own.

use crate::{
    demo::program,
    step::{Failure, command, root, run, run_and_read, say, target},
    system,
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// PDFBox and what it needs of Java's former own libraries, as Debian keeps them.
const CLASSES: &str = "/usr/share/java/preflight.jar:/usr/share/java/pdfbox2.jar:/usr/share/java/fontbox2.jar:\
                       /usr/share/java/xmpbox.jar:/usr/share/java/commons-logging.jar:\
                       /usr/share/java/javax.activation.jar:/usr/share/java/jaxb-api.jar";

/// Makes the reports and has them judged.
pub(crate) fn paper(words: &[String]) -> Result<(), Failure> {
    let reports = match words {
        [] => None,
        [folder] => Some(PathBuf::from(folder)),
        _ => return Err(Failure::Asked("cargo xtask paper [FOLDER]".to_owned())),
    };
    system::for_paper()?;
    say("The year-end reports");
    run(&mut command("cargo", &["build", "--package", "tongket-cli"]))?;
    let folder = target().join("paper");
    let disk = |error: std::io::Error| Failure::Disk(format!("{}: {error}", folder.display()));
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(disk)?;
    }
    fs::create_dir_all(&folder).map_err(disk)?;
    let files = made(&filled(reports.as_deref(), &folder)?, &folder)?;
    say("Sound files");
    for file in &files {
        run(Command::new("qpdf").arg("--check").arg(file))?;
        fonts_are_embedded(file)?;
    }
    say("PDF/A-1b, as Apache PDFBox judges it");
    let judge = root().join("xtask/preflight/Preflight.java");
    run(Command::new("java").args(["-classpath", CLASSES]).arg(judge).args(&files))
}

/// A fresh data file with the reports of the folder, or with the samples and their targets.
fn filled(reports: Option<&Path>, folder: &Path) -> Result<PathBuf, Failure> {
    let Some(reports) = reports else {
        let demo = folder.join("demo");
        run(Command::new(program("tongket")).args(["demo", "--out"]).arg(&demo))?;
        return Ok(demo.join("tongket-demo.db"));
    };
    let db = folder.join("paper.db");
    // What cannot be read is named, and the import ends with status 1; the rest is there.
    match run(Command::new(program("tongket")).arg("import").arg(reports).arg("--db").arg(&db)) {
        Ok(()) | Err(Failure::Ended(_, Some(1))) => Ok(db),
        Err(other) => Err(other),
    }
}

/// Writes the year-end reports that the data give.
fn made(db: &Path, folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let asked = Command::new(program("tongket")).args(["facts", "--json", "--db"]).arg(db).output();
    let asked = asked.map_err(|error| Failure::Disk(error.to_string()))?;
    let mut files = Vec::new();
    for (area, year) in areas_and_years(&asked.stdout)? {
        let file = folder.join(format!("{area}-{year}.pdf"));
        let year = year.to_string();
        let mut summary = Command::new(program("tongket"));
        summary.args(["summary", "--area", &area, "--year", &year, "--out"]).arg(&file).arg("--db").arg(db);
        match run(&mut summary) {
            Ok(()) => files.push(file),
            // A year of which only plans or doubtful figures are known has no report.
            Err(Failure::Ended(_, Some(1))) => {}
            Err(other) => return Err(other),
        }
    }
    if files.is_empty() {
        return Err(Failure::Disk("these reports give no year-end report".to_owned()));
    }
    Ok(files)
}

/// Which areas have figures in which years.
fn areas_and_years(json: &[u8]) -> Result<BTreeSet<(String, i64)>, Failure> {
    let all: serde_json::Value =
        serde_json::from_slice(json).map_err(|error| Failure::Disk(format!("tongket facts: {error}")))?;
    let facts = all.get("facts").and_then(|facts| facts.as_array()).cloned().unwrap_or_default();
    let pair = |fact: &serde_json::Value| {
        let area = fact.get("area")?.get("id")?.as_str()?.to_owned();
        let end = fact.get("period")?.get("end")?.as_str()?.to_owned();
        Some((area, end.get(..4)?.parse().ok()?))
    };
    Ok(facts.iter().filter_map(pair).collect())
}

/// Every font is in the file, as a subset and with its letters told.
fn fonts_are_embedded(file: &Path) -> Result<(), Failure> {
    let said = run_and_read(Command::new("pdffonts").arg(file))?;
    let fonts: Vec<&str> = said.lines().skip(2).collect();
    let wrong = fonts.iter().find(|font| !(font.contains('+') && font.contains("yes yes yes")));
    match wrong {
        Some(font) => Err(Failure::Disk(format!("{}: not an embedded subset: {font}", file.display()))),
        None if fonts.is_empty() => Err(Failure::Disk(format!("{}: no fonts", file.display()))),
        None => Ok(()),
    }
}
