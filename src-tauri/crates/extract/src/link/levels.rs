//! Words that name a level of administration: an alias about communes does not fit a figure about districts.

use super::Weighed;

/// Each level by its words.
const LEVELS: [&[&str]; 4] = [&["huyện", "quận"], &["xã", "phường"], &["thôn", "bản", "xóm", "ấp"], &["hộ"]];

/// Words of at least this weight say what the figure is about.
const NEAR: u32 = 95;

/// The levels that the words nearest to a figure name.
#[derive(Debug)]
pub(super) struct Told([bool; 4]);

impl Told {
    /// Looks at the context once for all candidates.
    pub(super) fn by(context: &[Weighed]) -> Self {
        Self(LEVELS.map(|level| context.iter().any(|w| w.here && w.weight >= NEAR && level.contains(&&*w.word))))
    }

    /// How well the level of an alias goes with them, in hundredths.
    pub(super) fn agree(&self, alias: &[String]) -> u32 {
        if !self.0.contains(&true) {
            return 100;
        }
        let asked = LEVELS.map(|level| alias.iter().any(|w| level.contains(&w.as_str())));
        let names_level = asked.contains(&true);
        let other = asked.iter().zip(&self.0).any(|(asked, told)| *told && !*asked);
        let same = asked.iter().zip(&self.0).any(|(asked, told)| *told && *asked);
        if names_level && other && !same { 72 } else { 100 }
    }
}
