//! Which indicators have a feature, a word or two neighbouring words, among their names.
//!
//! What an office sets down counts for a feature only where no built-in indicator has it: an own name must not make the words
//! of the built-in ones rarer or commoner, or figures would be linked otherwise that have nothing to do with it.

use super::index::place;

/// For each feature the indicators that have it.
#[derive(Debug, Default)]
pub(super) struct Owners {
    /// For each feature the indicators, and how many of them have it without an office's doing.
    lists: Vec<(Vec<usize>, usize)>,
}

impl Owners {
    /// Indicators come in their order, the built-in phrases of each before the own ones.
    pub(super) fn note(&mut self, feature: u32, indicator: usize, own: bool) {
        let at = place(feature).unwrap_or(usize::MAX);
        if self.lists.len() <= at {
            self.lists.resize_with(at + 1, Default::default);
        }
        if let Some((list, builtin)) = self.lists.get_mut(at).filter(|(list, _)| list.last() != Some(&indicator)) {
            list.push(indicator);
            *builtin += usize::from(!own);
        }
    }

    pub(super) fn of(&self, feature: u32) -> impl Iterator<Item = &usize> {
        place(feature).and_then(|at| self.lists.get(at)).into_iter().flat_map(|(list, _)| list)
    }

    pub(super) fn counted(&self, feature: u32) -> usize {
        let of = place(feature).and_then(|at| self.lists.get(at));
        of.map_or(0, |(list, builtin)| if *builtin > 0 { *builtin } else { list.len() })
    }

    pub(super) fn features(&self) -> impl Iterator<Item = u32> {
        (0..).take(self.lists.len())
    }
}
