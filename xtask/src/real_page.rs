//! The real page in Chromium, with the real program behind it: its tests, and the pictures of every view.

use crate::{
    demo::program,
    page::{self, npm},
    step::{Failure, command, has, root, run, run_and_read, say, target},
    system,
};
use std::{path::PathBuf, process::Command};

/// The handbook's pictures, under the checkout.
const HANDBOOK: &str = "docs/hinh";

/// Tests the page: accessibility, the keyboard alone, hostile words. The server must be built.
pub(crate) fn test() -> Result<String, Failure> {
    run_and_read(&mut without_routes("test:real"))
}

/// Takes pictures of every view in every theme and size; with `handbook` also those of the handbook.
pub(crate) fn pictures(words: &[String]) -> Result<(), Failure> {
    let (folder, handbook) = match words {
        [] => (target().join("pictures"), false),
        [word] if word == "handbook" => (target().join("pictures"), true),
        [folder] => (PathBuf::from(folder), false),
        _ => return Err(Failure::Asked("cargo xtask pictures [folder | handbook]".to_owned())),
    };
    system::for_tests()?;
    page::build()?;
    say("The program behind the page");
    run(&mut command("cargo", &["build", "--package", "tongket-tests", "--bin", "loopback"]))?;
    say("Pictures");
    let mut take = without_routes("pictures:real");
    take.env("PICTURES", &folder);
    if handbook {
        take.env("HANDBOOK", root().join(HANDBOOK));
    }
    run(&mut take)?;
    println!("pictures in {}", folder.display());
    Ok(())
}

/// A script of the page in a network without routes, where the system lets one be made: nothing could leave if it tried.
fn without_routes(script: &str) -> Command {
    let alone = ["--map-root-user", "--net"];
    let mut made = if has("unshare")
        && command("unshare", &[&alone[..], &["true"]].concat()).status().is_ok_and(|s| s.success())
    {
        let mut unshare = command("unshare", &alone);
        unshare.args(["sh", "-c", "ip link set lo up && exec npm run --silent \"$0\"", script]);
        unshare.current_dir(root().join("ui"));
        unshare
    } else {
        println!("no network namespace here: requests are watched in the browser alone");
        npm(&["run", "--silent", script])
    };
    made.env("TONGKET_LOOPBACK", program("loopback"));
    made
}
