//! A paragraph being read run by run.

use crate::{
    legacy::Legacy,
    passage::{Passage, superscript},
};
use model::MarkKind;

/// How a run looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) bold: bool,
    pub(crate) raised: bool,
    pub(crate) mark: Option<MarkKind>,
    pub(crate) font: Option<Legacy>,
}

/// The text of a paragraph, and how much of it is bold.
#[derive(Debug, Default)]
pub(crate) struct Line {
    pub(crate) passage: Passage,
    letters: usize,
    bold: usize,
}

impl Line {
    /// Adds text at the end.
    pub(crate) fn push(&mut self, text: &str, look: Look) {
        let letters = text.chars().filter(|c| text::is_letter_or_digit(*c)).count();
        self.letters += letters;
        self.bold += if look.bold { letters } else { 0 };
        // A raised number right behind a digit would become part of that number.
        let glued = look.raised && self.passage.last_char().is_some_and(|c| c.is_ascii_digit());
        let raised = if glued { superscript(text) } else { None };
        self.passage.push_run(raised.as_deref().unwrap_or(text), look.mark, look.font);
    }

    /// Whether all of its letters are bold.
    pub(crate) const fn is_bold(&self) -> bool {
        self.letters > 0 && self.bold == self.letters
    }
}
