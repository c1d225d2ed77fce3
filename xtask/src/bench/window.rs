//! The real window on a screen of its own: first paint, changes of view, memory beside an empty window of Tauri.

use crate::{
    page,
    step::{Failure, command, run, run_and_read, say, target},
    system,
};
use serde::Deserialize;
use std::{collections::BTreeMap, env, fmt::Write, path::PathBuf};

/// What the table says, and what it does not.
const PREFACE: &str = "\
The program as it is shipped, under Xvfb with WebKitGTK, driven through WebDriver. The data file holds the texts of `tests/corpus`
imported again and again. *First paint*: from the start of the program to the first content. *Change of view*: from the step to the frame
that shows the next view's content, its code already fetched. *Memory*: resident, of the program's own process 15 s after its start,
beside `src-tauri/examples/empty_window.rs`; both have the same processes of the web view beside them, which are not counted. The
middle of five.";

/// What `measure-window` prints.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Measured {
    figures: u32,
    first_paint: f64,
    views: BTreeMap<String, f64>,
    ours: f64,
    empty: f64,
}

/// Measures and gives the tables.
pub(super) fn measure(words: &[String]) -> Result<String, Failure> {
    let figures = match words {
        [] => "100000",
        [option, number] if option == "--figures" && number.parse::<u32>().is_ok() => number,
        _ => return Err(Failure::Asked("cargo xtask bench window [--figures N]".to_owned())),
    };
    system::for_tests()?;
    page::build()?;
    say("The programs, as they are shipped (many minutes the first time)");
    run(&mut command(
        "cargo",
        &["build", "--release", "--package", "tongket-desktop", "--bins", "--example", "empty-window"],
    ))?;
    run(&mut command("cargo", &["build", "--release", "--package", "tongket-tests", "--bin", "measure-window"]))?;
    say("Measuring");
    let script = "openbox & exec \"$0\" \"$1\" \"$2\"";
    let mut screen = command("xvfb-run", &["-a", "-s", "-screen 0 1440x900x24 -nolisten tcp", "bash", "-c", script]);
    screen.arg(built("measure-window")).arg(built("examples/empty-window")).arg(figures);
    screen.env("TONGKET_DESKTOP", built("tongket-desktop"));
    let said = run_and_read(&mut screen)?;
    let json = said.lines().rev().find(|line| line.starts_with('{')).unwrap_or_default();
    let measured = serde_json::from_str(json).map_err(|error| Failure::Disk(format!("measure-window: {error}")))?;
    Ok(format!("{PREFACE}\n\n{}", table(&measured)))
}

fn table(measured: &Measured) -> String {
    let Measured { figures, first_paint, views, ours, empty } = measured;
    let mut text = format!(
        "Figures in the data file: {figures}.\n\n| what | |\n|---|---:|\n| first paint | {first_paint:.0} ms |\n"
    );
    for (view, time) in views {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "| change to {view} | {time:.0} ms |");
    }
    let _ = writeln!(text, "| memory of the program's process | {ours:.1} MiB |");
    let _ = writeln!(text, "| of an empty window of Tauri | {empty:.1} MiB |");
    text
}

fn built(name: &str) -> PathBuf {
    target().join("release").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}
