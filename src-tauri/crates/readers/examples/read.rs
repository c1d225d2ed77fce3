//! Reads files and says what that took, or what was read: the program behind `cargo xtask bench readers`.
//!
//! ```text
//! read FILE...              the text of the files
//! read --times N FILE...    for each file the median of N readings in milliseconds, and its name
//! ```

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this program talks to a terminal")]

use std::{env, fs, hint::black_box, process::ExitCode, time::Instant};

fn main() -> ExitCode {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let times = match arguments.iter().position(|word| word == "--times") {
        Some(at) => {
            let given: Vec<String> = arguments.drain(at..arguments.len().min(at + 2)).collect();
            given.get(1).and_then(|times| times.parse().ok()).unwrap_or(1)
        }
        None => 0,
    };
    if arguments.is_empty() {
        eprintln!("read [--times N] FILE...");
        return ExitCode::from(2);
    }
    for path in &arguments {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::FAILURE;
            }
        };
        if times == 0 {
            println!("{}", readers::read(path, &bytes).0.text);
        } else {
            println!("{}\t{path}", in_milliseconds(median(path, &bytes, times)));
        }
    }
    ExitCode::SUCCESS
}

/// The median time of some readings, in microseconds.
fn median(name: &str, bytes: &[u8], times: usize) -> u128 {
    let mut taken: Vec<u128> = (0..times.max(1))
        .map(|_| {
            let begun = Instant::now();
            black_box(readers::read(name, black_box(bytes)));
            begun.elapsed().as_micros()
        })
        .collect();
    taken.sort_unstable();
    taken.get(taken.len() / 2).copied().unwrap_or_default()
}

fn in_milliseconds(micros: u128) -> String {
    format!("{}.{:03}", micros / 1000, micros % 1000)
}
