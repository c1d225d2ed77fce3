//! The mouse and the keyboard of the screen, for what comes from outside the window: files dragged from another
//! program, the system's own boxes. Needs a window manager, or a drag finds its target only sometimes.

use crate::{
    driver::{Group, Window},
    waiting::until,
};
use std::{
    path::PathBuf,
    process::{Command, Stdio},
    thread::sleep,
    time::Duration,
};

/// Between two small moves of a drag; the programs on both sides must keep up.
const MOVE: Duration = Duration::from_millis(18);

fn xdotool(arguments: &[&str]) -> String {
    let output = Command::new("xdotool").args(arguments).output().expect("xdotool");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The window of that name, once it is shown.
#[must_use]
pub fn shown(name: &str) -> String {
    until(name, || xdotool(&["search", "--onlyvisible", "--name", name]).lines().last().map(str::to_owned))
}

/// Whether a window of that name is shown.
#[must_use]
pub fn is_shown(name: &str) -> bool {
    !xdotool(&["search", "--onlyvisible", "--name", name]).trim().is_empty()
}

/// Types into whatever has the keyboard.
pub fn write(text: &str) {
    xdotool(&["type", "--delay", "12", "--", text]);
}

/// Presses a key: `Return`, `ctrl+l`.
pub fn press(key: &str) {
    xdotool(&["key", "--clearmodifiers", key]);
}

/// Gives a window the keyboard.
pub fn focus(window: &str) {
    xdotool(&["windowactivate", "--sync", window]);
}

fn place(window: &str) -> (i64, i64) {
    let told = xdotool(&["getwindowgeometry", "--shell", window]);
    let number = |key: &str| {
        told.lines().find_map(|line| line.strip_prefix(key)).and_then(|n| n.parse().ok()).unwrap_or_default()
    };
    (number("X="), number("Y="))
}

fn go(x: i64, y: i64) {
    xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
}

/// Drags files from another program onto the middle of an element of the window and lets them fall.
/// `hovering` tells when the window has noticed them.
pub fn drop_files(files: &[PathBuf], window: &Window, title: &str, onto: &str, hovering: impl Fn() -> bool) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/src/drag_source.py");
    let source = Group::start(
        Command::new("/usr/bin/python3").arg(script).args(files).stdout(Stdio::null()).stderr(Stdio::null()),
    );
    let (from, to) = (shown("^drag-source$"), shown(title));
    xdotool(&["windowmove", "--sync", &from, "5", "30"]);
    xdotool(&["windowmove", "--sync", &to, "140", "60"]);
    xdotool(&["windowraise", &from]);
    sleep(Duration::from_millis(300));
    let ((fx, fy), (wx, wy), (x, y, width, height)) = (place(&from), place(&to), window.rect(onto));
    let (fx, fy) = (fx + 60, fy + 50);
    let (tx, ty) = (wx + x + width / 2, wy + y + height / 2);
    go(fx, fy);
    sleep(Duration::from_millis(100));
    xdotool(&["mousedown", "1"]);
    for step in 1..=24 {
        go(fx + (tx - fx) * step / 24, fy + (ty - fy) * step / 24);
        sleep(MOVE);
    }
    until("the window to notice the files", || {
        go(tx + 1, ty);
        go(tx, ty);
        hovering().then_some(())
    });
    xdotool(&["mouseup", "1"]);
    sleep(Duration::from_millis(300));
    drop(source);
}
