//! Measurements: one file each here, one section each in docs/benchmarks.md.
//!
//! A measurement does its work and gives back the text of its section; this module puts it on the page. To add one, add
//! its file and a line to [`BENCHES`].

mod extract;
mod machine;
mod readers;
mod section;
mod store;
mod summary;
mod window;

use crate::step::{Failure, root, say};
use std::fs;

/// What takes the words behind its name and gives the text of its section, in Markdown without a heading.
type Measure = fn(&[String]) -> Result<String, Failure>;

/// Every measurement: its name, the heading of its section, what does it.
const BENCHES: [(&str, &str, Measure); 5] = [
    ("readers", "Reading files", readers::measure),
    ("extract", "Finding figures", extract::measure),
    ("store", "The data file", store::measure),
    ("summary", "Setting year-end reports", summary::measure),
    ("window", "The window", window::measure),
];

/// The page, under the checkout.
const PAGE: &str = "docs/benchmarks.md";

/// Runs the measurement that is named first and writes its section; the other sections stay as they are.
pub(crate) fn bench(words: &[String]) -> Result<(), Failure> {
    let name = words.first().map_or("", String::as_str);
    let Some((name, heading, measure)) = BENCHES.iter().find(|bench| bench.0 == name) else {
        let names: Vec<&str> = BENCHES.iter().map(|bench| bench.0).collect();
        return Err(Failure::Asked(format!("cargo xtask bench <{}>", names.join(" | "))));
    };
    let text = measure(words.get(1..).unwrap_or_default())?;
    let path = root().join(PAGE);
    let page = fs::read_to_string(&path).unwrap_or_else(|_| section::NEW_PAGE.to_owned());
    let body = format!("{}\n\n{}", machine::class(), text.trim_end());
    fs::write(&path, section::replaced(&page, name, heading, &body))
        .map_err(|error| Failure::Disk(format!("{}: {error}", path.display())))?;
    say(&format!("{PAGE}: {heading}"));
    println!("{body}");
    Ok(())
}
