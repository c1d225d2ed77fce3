//! Waiting for something to become true, and never longer than that.

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

/// How long anything in a window may take before the test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// Asks until there is an answer.
///
/// # Panics
/// When there is none for 20 seconds.
pub fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(begun.elapsed() < PATIENCE, "waited too long for {what}");
        sleep(Duration::from_millis(30));
    }
}
