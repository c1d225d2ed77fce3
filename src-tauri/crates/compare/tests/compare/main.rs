//! Values, changes and tables on facts made here.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

mod contradictions;
mod made;
mod merged;
mod series;
mod values;
mod versions;
