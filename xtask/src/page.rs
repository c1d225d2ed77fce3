//! The page of the window: its packages and its build.

use crate::step::{Failure, command, root, run, say};
use std::{fs, path::Path, process::Command, time::SystemTime};

/// Installs the page's packages where the lock file is newer than they are.
pub(crate) fn install() -> Result<(), Failure> {
    say("Packages of the page");
    let ui = root().join("ui");
    let installed = changed(&ui.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= changed(&ui.join("package-lock.json")) {
        println!("up to date");
        return Ok(());
    }
    run(&mut npm(&["ci", "--no-audit", "--no-fund"]))
}

/// Builds the page where a source is newer than the build.
pub(crate) fn build() -> Result<(), Failure> {
    install()?;
    say("The page");
    let ui = root().join("ui");
    let built = changed(&ui.join("dist/index.html"));
    let sources = ["src", "../docs/huong-dan.md", "../docs/hinh", "index.html", "package-lock.json", "vite.config.ts"]
        .map(|name| newest(&ui.join(name)));
    if built.is_some() && sources.into_iter().all(|source| source <= built) {
        println!("up to date");
        return Ok(());
    }
    run(&mut npm(&["run", "build"]))
}

/// `npm` in the page's folder.
pub(crate) fn npm(arguments: &[&str]) -> Command {
    let mut npm = command("npm", arguments);
    npm.current_dir(root().join("ui"));
    npm
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

/// When the youngest file at or below a path changed.
fn newest(path: &Path) -> Option<SystemTime> {
    let Ok(entries) = fs::read_dir(path) else { return changed(path) };
    entries.flatten().filter_map(|entry| newest(&entry.path())).max()
}
