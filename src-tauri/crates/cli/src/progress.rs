//! How far something is, on a line of its own that is written over; on a terminal only.

use std::io::{self, IsTerminal, Write};

/// The line.
#[derive(Debug)]
pub(crate) struct Bar {
    shown: usize,
    terminal: bool,
}

impl Bar {
    /// A line on which nothing stands yet.
    pub(crate) fn new() -> Self {
        Self { shown: 0, terminal: io::stderr().is_terminal() }
    }

    /// Writes over the line.
    pub(crate) fn show(&mut self, sentence: &str) {
        self.clear();
        if self.terminal {
            eprint!("{sentence}");
            self.shown = sentence.chars().count();
            // Nobody reads it where this fails.
            let _ = io::stderr().flush();
        }
    }

    /// Takes the line away.
    pub(crate) fn clear(&mut self) {
        if self.shown > 0 {
            eprint!("\r{}\r", " ".repeat(self.shown));
            self.shown = 0;
        }
    }
}
