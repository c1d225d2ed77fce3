//! The main job on the sample reports, and the window on the user's own data.

use crate::{
    page,
    step::{Failure, command, root, run, say, target},
    system,
};
use std::{env, path::PathBuf, process::Command};

/// Where the demo writes, in the checkout.
const FOLDER: &str = "tongket-demo";

/// Imports the sample reports into a fresh data file, writes the year-end PDF, and opens the window on them where
/// there is a display.
pub(crate) fn demo() -> Result<(), Failure> {
    if !has_display() {
        say("The main job on the sample reports (no display here: without the window)");
        run(&mut command("cargo", &["build", "--package", "tongket-cli"]))?;
        return run(Command::new(program("tongket")).args(["demo", "--out"]).arg(folder()));
    }
    build_window()?;
    say("The main job on the sample reports");
    let program = program("tongket-desktop");
    run(Command::new(&program).args(["demo", "--out"]).arg(folder()))?;
    say("The window on the sample data; close it to end");
    run(Command::new(&program).env("TONGKET_DB", folder().join("tongket-demo.db")))
}

/// Opens the window on the user's own data.
pub(crate) fn start() -> Result<(), Failure> {
    build_window()?;
    say("The window");
    run(&mut Command::new(program("tongket-desktop")))
}

/// The window's program with everything it needs.
pub(crate) fn build_window() -> Result<(), Failure> {
    system::for_build()?;
    page::build()?;
    say("The window's program (a few minutes the first time)");
    run(&mut command("cargo", &["build", "--package", "tongket-desktop"]))
}

/// A program that cargo built.
pub(crate) fn program(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

fn folder() -> PathBuf {
    root().join(FOLDER)
}

fn has_display() -> bool {
    cfg!(windows)
        || cfg!(target_os = "macos")
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|v| env::var_os(v).is_some_and(|d| !d.is_empty()))
}
