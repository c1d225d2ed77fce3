//! Placeholder of the command line.
fn main() {}
