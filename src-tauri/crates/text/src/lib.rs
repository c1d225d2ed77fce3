//! Vietnamese text, with no idea of what it is about: places in it, one spelling of it, its sentences and its numbers.
//!
//! Everything here works on NFC text ([`nfc()`]). Places are [`Span`]s in bytes; the two other ways of counting
//! (code points for the command line, UTF-16 units for the page) are made in one place, [`Positions`].
//!
//! What is not here: any word that only a report knows (indicators, provinces, periods).

mod fold;
mod letter;
mod nfc;
mod number;
mod positions;
mod sentence;
mod span;

pub use fold::{fold, plain};
pub use letter::{is_letter, is_letter_or_digit};
pub use nfc::nfc;
pub use number::{canonical, read_canonical, read_vietnamese, vietnamese};
pub use positions::Positions;
pub use sentence::sentences;
pub use span::Span;
