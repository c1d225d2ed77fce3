//! `cargo xtask`: what a developer and the build machine do, the same on every machine.
//!
//! Each step prints what it does and the command it runs. A tool that is missing is named with the command that
//! installs it.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this program talks to a developer at a terminal")]

mod bench;
mod demo;
mod fuzz;
mod licences;
mod page;
mod paper;
mod real_page;
mod signing;
mod step;
mod system;
mod test;
mod windows;
mod windows_test;
mod windows_work;
mod wine;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  demo     sets up what is missing, imports the sample reports into a fresh data file, writes the year-end PDF,
           and opens the window where there is a display
  start    sets up what is missing and opens the window on your own data
  test     runs everything that must pass before a change lands
  accuracy [folder]
           says how well figures are found in the annotated corpus, or in another folder of that form, with every error
  bench <name>
           measures, and writes the result into docs/benchmarks.md: readers [--files DIR], extract, store, summary, window
           [--figures N]
  pictures [folder | handbook]
           takes pictures of every view over the sample reports, in every theme and size; with `handbook` its own anew
  fuzz [target] [--seconds n]
           runs libFuzzer on one reader or on all of them, one after the other
  paper [folder]
           makes the year-end reports of the samples, or of a folder of reports, and has qpdf, poppler and PDFBox judge them
  windows  builds the program and its installer for Windows (on Debian; on Windows use `cargo tauri build`)
  windows-test
           tries the installer and the program under wine: install, import, summary, backup, upgrade, uninstall
  sign <secret key>
           signs the installer, so that the program takes it as an update (docs/phat-hanh.md)
  licences writes the list of what the program is made of, as it is shown in the program, and a bill of materials
  setup    only sets up what is missing";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let done = match arguments.next().as_deref() {
        Some("demo") => demo::demo(),
        Some("start") => demo::start(),
        Some("test") => test::test(),
        Some("accuracy") => test::accuracy(arguments.next()),
        Some("bench") => bench::bench(&arguments.collect::<Vec<_>>()),
        Some("pictures") => real_page::pictures(&arguments.collect::<Vec<_>>()),
        Some("fuzz") => fuzz::fuzz(&arguments.collect::<Vec<_>>()),
        Some("paper") => paper::paper(&arguments.collect::<Vec<_>>()),
        Some("windows") => windows::windows(),
        Some("windows-test") => windows_test::windows_test(),
        Some("sign") => signing::sign(arguments.next().as_deref()),
        Some("licences") => licences::licences(),
        Some("setup") => system::for_tests().and_then(|()| page::build()),
        Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nstopped: {failure}");
            ExitCode::FAILURE
        }
    }
}
