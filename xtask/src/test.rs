//! Everything that must pass before a change lands.

use crate::{
    demo::program,
    licences,
    page::{self, npm},
    real_page,
    step::{Failure, command, has, run, run_and_read, say},
    system,
};
use std::process::Command;

/// Runs it all, cheapest first, and prints how many tests ran.
pub(crate) fn test() -> Result<(), Failure> {
    system::for_tests()?;
    say("Form of the code");
    run(&mut command("cargo", &["fmt", "--all", "--check"]))?;
    page::install()?;
    licences::check()?;
    say("The page: types, rules, tests");
    run(&mut npm(&["run", "check"]))?;
    let page_tests = run_and_read(npm(&["test"]).env("NO_COLOR", "1"))?;
    page::build()?;
    say("Lints");
    run(&mut command("cargo", &[&["clippy"][..], EVERYTHING, &["--", "--deny", "warnings"]].concat()))?;
    say("Documentation");
    let mut doc = command("cargo", &["doc", "--workspace", "--no-deps", "--document-private-items", "--quiet"]);
    doc.env("RUSTDOCFLAGS", "--deny warnings");
    run(&mut doc)?;
    say("Every program and every test");
    // One build with one set of features: the libraries are not compiled again for the programs.
    run(&mut command("cargo", &[&["build"][..], EVERYTHING].concat()))?;
    say("Tests");
    let rust_tests = run_and_read(&mut cargo_test(&all_but_the_window()))?;
    run(&mut command("cargo", &["test", "--workspace", "--doc", "--quiet"]))?;
    say("The real page in Chromium");
    let chromium_tests = real_page::test()?;
    say("Tests in the real window");
    let window_tests = in_a_screen(&rust_test_words(&only_the_window()))?;
    say("Counts");
    for (name, output) in
        [("page", page_tests), ("rust", rust_tests), ("chromium", chromium_tests), ("window", window_tests)]
    {
        println!("{name}: {}", count(&output).unwrap_or("see above"));
    }
    Ok(())
}

/// How well figures are found in the annotated corpus, or in a folder of the same form, with every error.
pub(crate) fn accuracy(folder: Option<String>) -> Result<(), Failure> {
    let mut test = command("cargo", &["test", "--package", "tongket-tests", "--test", "accuracy", "--", "--nocapture"]);
    if let Some(folder) = folder {
        let folder = std::path::absolute(&folder).map_err(|error| Failure::Disk(format!("{folder}: {error}")))?;
        test.env("TONGKET_CORPUS", folder);
    }
    run(&mut test)
}

/// All packages with all their tests.
const EVERYTHING: &[&str] = &["--workspace", "--all-targets", "--features", "tongket-tests/window"];

/// Tests in the window need a screen and run apart.
fn all_but_the_window() -> Vec<&'static str> {
    if has("cargo-nextest") { [EVERYTHING, &["-E", "not binary(window)"]].concat() } else { vec!["--workspace"] }
}

fn only_the_window() -> Vec<&'static str> {
    if has("cargo-nextest") {
        [EVERYTHING, &["-E", "binary(window)"]].concat()
    } else {
        vec!["--package", "tongket-tests", "--features", "window", "--test", "window"]
    }
}

fn cargo_test(arguments: &[&str]) -> Command {
    let words = rust_test_words(arguments);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    command("cargo", &words)
}

/// The words of a test run: cargo-nextest where it is installed.
fn rust_test_words(arguments: &[&str]) -> Vec<String> {
    let runner: &[&str] = if has("cargo-nextest") {
        &["nextest", "run", "--no-fail-fast", "--status-level", "fail", "--final-status-level", "fail"]
    } else {
        &["test", "--no-fail-fast"]
    };
    [runner, arguments].concat().into_iter().map(str::to_owned).collect()
}

/// Runs cargo inside a screen of its own, with a window manager, one test at a time.
fn in_a_screen(words: &[String]) -> Result<String, Failure> {
    let one_at_a_time =
        if words.first().is_some_and(|w| w == "nextest") { " --test-threads 1" } else { " -- --test-threads 1" };
    let words: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let script = format!("openbox & exec cargo {}{one_at_a_time} 2>&1", words.join(" "));
    let mut screen = command("xvfb-run", &["-a", "-s", "-screen 0 1440x900x24 -nolisten tcp", "bash", "-c", &script]);
    screen.env("TONGKET_DESKTOP", program("tongket-desktop"));
    run_and_read(&mut screen)
}

/// The line of a run that counts its tests.
fn count(output: &str) -> Option<&str> {
    output.lines().rev().map(str::trim).find(|line| {
        let vitest_or_node = line.starts_with("Tests ") || line.starts_with("# pass ");
        (line.contains("passed") && line.contains("test")) || vitest_or_node
    })
}
