//! `tongket`: the same engine as the window, without one.

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os())
}
