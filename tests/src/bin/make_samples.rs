//! Writes the sample reports from their sources: `cargo run -p tongket-tests --bin make-samples`.

use std::{fs, io, io::Write};
use tongket_tests::samples;

fn main() -> io::Result<()> {
    for (name, bytes) in samples::make() {
        fs::write(samples::folder().join(&name), &bytes)?;
        writeln!(io::stdout(), "{name}: {} bytes", bytes.len())?;
    }
    Ok(())
}
