//! Imports made-up reports into the data file named first, beginning with the number named second, and says so after
//! each one. It stops when it is killed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "part of the tests; a failure shows in kill.rs")]

mod samples;

use std::io::{self, Write};
use store::DataFile;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap();
    let first: u32 = arguments.next().unwrap().parse().unwrap();
    let mut data = DataFile::open_or_create(path.as_ref()).unwrap();
    let mut out = io::stdout().lock();
    for number in first.. {
        data.add_report(&samples::report(number, 12).as_new(), &samples::who("Bùi Thị Xuân", 0)).unwrap();
        writeln!(out, "{number}").unwrap();
        out.flush().unwrap();
    }
}
