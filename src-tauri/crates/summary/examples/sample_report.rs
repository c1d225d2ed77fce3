//! Writes the reports on two provinces with invented figures as PDF and as Word document, to be looked at, and tells how long it took.
//!
//! `cargo run -p tongket-summary --example sample_report -- FOLDER`

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::{error::Error, time::Instant};
use summary::{Layout, docx, render};

/// How often each is made, for the time it takes.
const ROUNDS: usize = 5;

#[expect(clippy::print_stderr, reason = "an example says what it wrote")]
fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    for (name, sample, year) in [("phu-yen", sample::phu_yen(), 2020), ("cao-bang", sample::cao_bang(), 2025)] {
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let report = sample.assembled(year)?;
            let assembled = start.elapsed();
            let pdf = render(&report, &Layout::default())?;
            let (pages, size) = (pdf.pages.len(), pdf.bytes.len());
            eprintln!("{name}: {pages} pages, {size} bytes; tree {assembled:.1?}, with PDF {:.1?}", start.elapsed());
            std::fs::write(format!("{folder}/{name}-{year}.pdf"), &pdf.bytes)?;
            std::fs::write(format!("{folder}/{name}-{year}.docx"), docx(&report, &Layout::default())?)?;
        }
    }
    Ok(())
}
