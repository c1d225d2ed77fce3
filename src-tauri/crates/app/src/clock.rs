//! The one place that asks what time it is. Everything below takes it as a parameter.

use chrono::NaiveDateTime;

/// Local time.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the place")]
pub(crate) fn now() -> NaiveDateTime {
    chrono::Local::now().naive_local()
}
