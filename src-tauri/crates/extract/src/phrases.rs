//! Sets of phrases that are looked for at a place, the longest first.

use crate::{sentence::Sentence, token::fold_word};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// Phrases with what each stands for.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// By the first word; the longest phrase first.
    by_first: HashMap<String, Vec<(Vec<String>, T)>, RandomState>,
}

impl<T> Phrases<T> {
    /// Takes phrases written as in a report; marks in them do not count.
    pub(crate) fn new(list: impl IntoIterator<Item = (impl AsRef<str>, T)>) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, T)>, RandomState> = HashMap::default();
        for (phrase, meaning) in list {
            let mut words = words_of(phrase.as_ref()).into_iter();
            if let Some(first) = words.next() {
                by_first.entry(first).or_default().push((words.collect(), meaning));
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that starts at this token, and the place after it.
    pub(crate) fn longest_at(&self, s: &Sentence<'_>, at: usize) -> Option<(usize, &T)> {
        self.by_first.get(s.word(at))?.iter().find_map(|(rest, meaning)| {
            let end = rest.iter().try_fold(at + 1, |i, word| next_word_is(s, i, word))?;
            Some((end, meaning))
        })
    }
}

/// A dash, a slash or a comma inside a phrase does not part it (`bưu chính - viễn thông`, `xã, phường`).
fn next_word_is(s: &Sentence<'_>, at: usize, word: &str) -> Option<usize> {
    if s.word(at) == word {
        return Some(at + 1);
    }
    (matches!(s.word(at), "-" | "," | "/" | ".") && s.word(at + 1) == word).then_some(at + 2)
}

/// The folded words of a phrase, without its marks.
pub(crate) fn words_of(phrase: &str) -> Vec<String> {
    let parts = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | ',' | '/' | '(' | ')' | ';' | ':');
    let mut words = Vec::with_capacity(phrase.len() / 5 + 1);
    for raw in phrase.split(parts).filter(|raw| !raw.is_empty()) {
        let word = fold_word(raw);
        if word.starts_with(|c: char| c.is_ascii_digit()) || !word.contains('.') {
            words.push(word);
        } else {
            words.extend(word.split('.').map(str::to_owned));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
