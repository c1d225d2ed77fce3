//! Which blocks of a page are not the article: lists of links, other articles, counters, comments, buttons.
//!
//! Whole parts that disown themselves, or stand outside the article, are marked before. Here the lines that stand in the
//! middle of it are told by what they say and by how much of them is linked.

use super::{
    phrases::{self, Opens},
    writer::{Body, Draft},
};
use model::BlockKind;

/// Letters from which on a block without links is running text.
const RUNNING: usize = 100;

/// Longest line that can be a heading of the portal, in letters.
const SHORT: usize = 40;

/// Fewest neighbouring blocks of links that make a list of links.
const LIST: usize = 2;

/// Marks what is not the article.
pub(super) fn mark(drafts: &mut [Draft]) {
    mark_lists_of_links(drafts);
    mark_by_words(drafts);
}

/// Blocks in a row that are links and nothing else.
fn mark_lists_of_links(drafts: &mut [Draft]) {
    let mut from = 0;
    while from < drafts.len() {
        let run = drafts.iter().skip(from).take_while(|draft| is_linked(draft)).count();
        if run >= LIST {
            for draft in drafts.iter_mut().skip(from).take(run) {
                draft.boilerplate = true;
            }
        }
        from += run.max(1);
    }
}

fn is_linked(draft: &Draft) -> bool {
    draft.letters > 0 && draft.linked * 10 >= draft.letters * 8
}

fn mark_by_words(drafts: &mut [Draft]) {
    let mut open = None;
    for draft in drafts {
        let line = draft.line();
        let opens = line.as_deref().filter(|_| draft.letters <= SHORT).and_then(phrases::opens);
        if opens.is_some() {
            open = opens;
            draft.boilerplate = true;
            continue;
        }
        if open.is_some_and(|open| draft.ends(open)) {
            open = None;
        }
        let said = line.as_deref().is_some_and(|line| phrases::is_counter(line) || phrases::is_buttons(line));
        draft.boilerplate |= open.is_some() || said;
    }
}

impl Draft {
    fn line(&self) -> Option<String> {
        match &self.body {
            Body::Block(_, passage) => Some(passage.text()),
            Body::Table(_) => None,
        }
    }

    /// Whether the report goes on with this block after a list of the portal.
    fn ends(&self, open: Opens) -> bool {
        let unlinked = self.linked * 4 < self.letters;
        match (&self.body, open) {
            (Body::Block(BlockKind::Heading { .. }, _), _) | (Body::Table(_), Opens::Others) => unlinked,
            (Body::Block(_, _), Opens::Others) => unlinked && self.letters >= RUNNING,
            (_, Opens::End) => false,
        }
    }
}
