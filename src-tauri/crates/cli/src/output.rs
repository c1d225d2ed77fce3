//! Standard output, where data go. A reader that closes the pipe early is no failure.

use app::Fault;
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// One JSON document.
pub(crate) fn json(data: &impl Serialize) -> Result<(), Fault> {
    let mut out = BufWriter::new(io::stdout().lock());
    let told = serde_json::to_writer(&mut out, data).map_err(io::Error::from);
    ended(told.and_then(|()| writeln!(out)).and_then(|()| out.flush()))
}

/// A line, on its way when this returns: what it acknowledges is stored already.
pub(crate) fn line(written: &str) -> Result<(), Fault> {
    let mut out = io::stdout().lock();
    ended(writeln!(out, "{written}").and_then(|()| out.flush()))
}

fn ended(told: io::Result<()>) -> Result<(), Fault> {
    match told {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(app::broken(&error.to_string())),
        _ => Ok(()),
    }
}

/// Rows as CSV.
pub(crate) fn csv(rows: &[Vec<String>]) -> Result<(), Fault> {
    rows.iter().try_for_each(|row| line(&app::contract::csv_line(row)))
}
