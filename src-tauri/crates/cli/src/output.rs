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

/// Rows as CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets a quote mark in front.
pub(crate) fn csv(rows: &[Vec<String>]) -> Result<(), Fault> {
    for row in rows {
        line(&row.iter().map(|cell| csv_cell(cell)).collect::<Vec<_>>().join(","))?;
    }
    Ok(())
}

fn csv_cell(cell: &str) -> String {
    let number = !cell.is_empty() && cell.trim_start_matches('-').bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let harmless = number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = if harmless { cell.to_owned() } else { format!("'{cell}") };
    if safe.contains([',', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::csv_cell;

    #[test]
    fn cells_are_data_and_never_formulas() {
        assert_eq!(csv_cell("-3.2"), "-3.2");
        assert_eq!(csv_cell("=1+1"), "'=1+1");
        assert_eq!(csv_cell("-cmd"), "'-cmd");
        assert_eq!(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(csv_cell("tin, bài"), "\"tin, bài\"");
    }
}
