//! Numbers that are no figures, each with its reason.
//!
//! Every recogniser answers one question about one number: is it a code, a version, an ordinal …? The first that says yes
//! claims the number with the tokens that belong to it. Dates and periods come from [`crate::calendar`], legal documents from
//! [`crate::citation`]; what nobody claims is tried as a figure.

mod code;
mod name;
mod numbering;
mod ordinal;
mod rhetoric;
mod version;

use crate::{claims::Claims, sentence::Sentence};
use model::Reason;
use std::ops::Range;

/// The tokens that belong to a number that is no figure, and why.
pub(crate) type Aside = (Range<usize>, Reason);

/// Asked in this order.
const RECOGNISERS: &[fn(&Sentence<'_>, usize) -> Option<Aside>] =
    &[numbering::at, version::at, code::at, code::phone_at, ordinal::at, name::at, rhetoric::at];

/// Claims every free number that is no figure by the words round it.
pub(crate) fn claim(s: &Sentence<'_>, claims: &mut Claims) {
    for at in 0..s.len() {
        if !s.is_number(at) || !claims.is_free(at) {
            continue;
        }
        if let Some((range, reason)) = RECOGNISERS.iter().find_map(|recognise| recognise(s, at)) {
            claims.take_free(s, range, reason);
        }
    }
}
