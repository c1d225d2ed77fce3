//! The data file as the app sees it: real files in temporary folders.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, in its own functions too"
)]

mod adding;
mod arbitrary;
mod backup;
mod damage;
mod decisions;
mod editions;
mod exchange;
mod finding;
mod full_disk;
mod import;
mod judging;
mod kill;
mod lessons;
mod limits;
mod opening;
mod own_catalogue;
mod own_exchange;
mod rereading;
mod samples;
mod searching;
mod summaries;
mod trial;
mod versions;
