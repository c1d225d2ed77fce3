//! The program of the desktop: the window, or the command line when it is given a command.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    tongket_desktop::main()
}
