//! Facts → values, changes and tables; and, wherever something cannot be said, why not.
//!
//! Pure: no file, no clock, no SQL. The app hands over the facts that matter ([`Evidence`]); [`Figures`] sorts them by
//! what they are about and lets one value stand for each ([`Value`], by the ordered rules of [`official()`]). From there
//! [`Figures::year`] answers for a year, [`change()`] and [`share`] set two values beside each other, [`table()`] does so
//! for many.
//!
//! Missing is not zero here: what is not there is `None`, what may not be done is a [`Refusal`].

mod among;
mod change;
mod contradiction;
mod figures;
mod merged;
mod official;
mod refusal;
mod series;
mod stretch;
mod suspicion;
mod table;
mod value;
mod versions;

pub use among::{Place, ranking};
pub use change::{Change, ChangeKind, Drift, Share, change, share};
pub use contradiction::{Contradiction, Wrong, contradictions};
pub use figures::{Figures, YearFigures};
pub use official::{Evidence, Rule, official};
pub use refusal::Refusal;
pub use series::rounded;
pub use stretch::Stretch;
pub use suspicion::{Suspicion, suspicions};
pub use table::{AreaLine, Cell, Question, Row, Table, Total, table};
pub use value::{Origin, Value};
pub use versions::{Paired, Version, likeness, paired, same_place, says_same};
