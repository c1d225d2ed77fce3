//! The command line. Data go to standard output, messages to standard error.
//!
//! Exit status: 0 done; 1 something was not done, the rest was, and each failure is named; 2 the command line or an
//! argument is wrong.

#![expect(clippy::print_stderr, reason = "messages go to standard error")]

mod arguments;
mod commands;
mod listing;
mod output;
mod progress;
mod table;

use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use std::{
    ffi::{OsStr, OsString},
    process::ExitCode,
};

/// How a command ended.
enum Ended {
    /// Everything was done.
    Done,
    /// Something was not; it was named already.
    Incomplete,
}

/// Runs the command that the arguments name; the first of them is the program's name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(asked) => {
            let status = if asked.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
            // A closed pipe is no failure of the command.
            let _ = asked.print();
            return status;
        }
    };
    match dispatch(arguments.command) {
        Ok(Ended::Done) => ExitCode::SUCCESS,
        Ok(Ended::Incomplete) => ExitCode::from(1),
        Err(fault) => {
            eprintln!("{}", fault.message);
            ExitCode::from(if fault.is_of_caller() { 2 } else { 1 })
        }
    }
}

/// Whether this word, the first after the program's name, begins a command and is not the name of a file.
#[must_use]
pub fn names_command(word: &OsStr) -> bool {
    let command = Arguments::command();
    let known = |word: &str| word.starts_with('-') || word == "help" || command.find_subcommand(word).is_some();
    word.to_str().is_some_and(known)
}

fn dispatch(command: Command) -> Result<Ended, app::Fault> {
    match command {
        Command::Extract(ask) => commands::extract(&ask),
        Command::Import(ask) => commands::import(&ask),
        Command::Facts(ask) => commands::facts(&ask),
        Command::Compare(ask) => commands::compare(&ask),
        Command::Summary(ask) => commands::summary(&ask),
        Command::Catalogue(ask) => commands::catalogue(&ask),
        Command::Backup(ask) => commands::backup(&ask),
        Command::Restore(ask) => commands::restore(&ask),
        Command::Check(ask) => commands::check(&ask),
        Command::Demo(ask) => commands::demo(&ask),
        Command::Update(ask) => commands::update(&ask),
        Command::ReadFiles => commands::read_files(),
    }
}
