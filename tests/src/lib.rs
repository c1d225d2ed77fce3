//! What the tests of the whole need: a driver for the real window, a mouse that drags, the real page in any browser, the
//! programs under test, the sample reports, and what must hold for any bytes whatever.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

pub mod driver;
pub mod fuzz;
pub mod hostile;
pub mod loopback;
pub mod mouse;
pub mod samples;
pub mod waiting;
pub mod zips;
