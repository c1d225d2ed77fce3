//! A sentence (or a table cell) as tokens, and the ways to look at them.

use crate::{
    key,
    token::{Kind, Token, Tokens},
};
use std::ops::Range;
use text::Span;

/// The tokens of one sentence. Looking beyond either end finds nothing; it never fails.
#[derive(Debug)]
pub(crate) struct Sentence<'t> {
    /// The whole document's text.
    pub(crate) text: &'t str,
    /// Where the sentence stands in it.
    pub(crate) span: Span,
    /// Its tokens.
    pub(crate) tokens: Tokens,
}

impl<'t> Sentence<'t> {
    /// Number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The folded word, the digits or the mark; empty beyond the ends.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| &t.word)
    }

    /// The word before a place; empty at the start.
    pub(crate) fn word_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |i| self.word(i))
    }

    /// The token as it is written.
    pub(crate) fn raw(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    /// Whether the digits of the number there are parted by a space.
    pub(crate) fn is_broken(&self, at: usize) -> bool {
        self.is_number(at) && self.raw(at).contains(char::is_whitespace)
    }

    /// Whether a number stands there.
    pub(crate) fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Number)
    }

    /// Whether letters stand there.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    /// Whether punctuation stands there.
    pub(crate) fn is_mark(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Mark)
    }

    /// Whether the token starts with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.capital)
    }

    /// Whether no white space stands before the token.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.glued)
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    /// The place after a phrase (words apart by single spaces) that starts here.
    pub(crate) fn after(&self, at: usize, phrase: &str) -> Option<usize> {
        let tokens = self.tokens.get(at..)?;
        // Most phrases fall here.
        if tokens.first()?.word.as_bytes().first() != phrase.as_bytes().first() {
            return None;
        }
        follow(tokens, phrase.as_bytes()).map(|words| at + words)
    }

    /// The place after the first of these phrases that starts here.
    pub(crate) fn after_any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let tokens = self.tokens.get(at..)?;
        let first = *tokens.first()?.word.as_bytes().first()?;
        let here = phrases.iter().map(|p| p.as_bytes()).filter(|p| p.first() == Some(&first));
        here.filter_map(|p| follow(tokens, p)).next().map(|words| at + words)
    }

    /// The place where a phrase starts that ends right before this place.
    pub(crate) fn before(&self, at: usize, phrase: &str) -> Option<usize> {
        lead_to(self.tokens.get(..at)?, phrase.as_bytes()).map(|words| at - words)
    }

    /// The place where the first of these phrases starts that end right before this place.
    pub(crate) fn before_any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let tokens = self.tokens.get(..at)?;
        let last = tokens.last()?.word.as_bytes().last()?;
        let here = phrases.iter().map(|p| p.as_bytes()).filter(|p| p.last() == Some(last));
        here.filter_map(|p| lead_to(tokens, p)).next().map(|words| at - words)
    }

    /// Whether one of these phrases starts somewhere in the range.
    pub(crate) fn has_any(&self, range: Range<usize>, phrases: &[&str]) -> bool {
        self.find_any(range, phrases).is_some()
    }

    /// Where the first of these phrases starts in the range.
    pub(crate) fn find_any(&self, range: Range<usize>, phrases: &[&str]) -> Option<usize> {
        let (from, mut end) = (range.start, range.end.min(self.len()));
        let mut found = None;
        for phrase in phrases.iter().map(|p| p.as_bytes()) {
            let key = key::of_first(phrase);
            if self.tokens.may_have(key) {
                let at = (from..end).find(|i| self.stands_at(*i, key, phrase));
                found = at.or(found);
                end = at.unwrap_or(end);
            }
        }
        found
    }

    /// Where the last of these phrases starts in the range.
    pub(crate) fn find_last(&self, range: Range<usize>, phrases: &[&str]) -> Option<usize> {
        let (mut from, end) = (range.start, range.end.min(self.len()));
        let mut found = None;
        for phrase in phrases.iter().map(|p| p.as_bytes()) {
            let key = key::of_first(phrase);
            if self.tokens.may_have(key) {
                let at = (from..end).rev().find(|i| self.stands_at(*i, key, phrase));
                found = at.or(found);
                from = at.map_or(from, |at| at + 1);
            }
        }
        found
    }

    fn stands_at(&self, at: usize, key: u64, phrase: &[u8]) -> bool {
        let first = self.tokens.get(at).is_some_and(|t| t.key == key);
        first && self.tokens.get(at..).is_some_and(|tokens| follow(tokens, phrase).is_some())
    }

    /// The place in the document that these tokens take.
    pub(crate) fn span_of(&self, range: Range<usize>) -> Span {
        let first = self.tokens.get(range.start).map_or(self.span.end, |t| t.span.start);
        let last = range.end.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(first, |t| t.span.end);
        Span::new(first, last.max(first))
    }

    /// The words as written, from the first of these tokens to the last.
    pub(crate) fn written(&self, range: Range<usize>) -> &'t str {
        self.span_of(range).of(self.text)
    }

    /// The end of the run of tokens without white space between them that holds this one.
    pub(crate) fn end_of_group(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.is_glued(end) {
            end += 1;
        }
        end.min(self.len())
    }

    /// The start of the run of tokens without white space between them that holds this one.
    pub(crate) fn start_of_group(&self, at: usize) -> usize {
        let mut start = at;
        while start > 0 && self.is_glued(start) {
            start -= 1;
        }
        start
    }

    /// Whether any number stands in it.
    pub(crate) fn has_numbers(&self) -> bool {
        self.tokens.iter().any(|t| t.kind == Kind::Number)
    }
}

/// How many of the tokens a phrase takes that starts with them.
fn follow(tokens: &[Token], phrase: &[u8]) -> Option<usize> {
    let mut rest = phrase;
    for (at, token) in tokens.iter().enumerate() {
        match rest.strip_prefix(token.word.as_bytes())? {
            [] => return Some(at + 1),
            [b' ', more @ ..] => rest = more,
            _ => return None,
        }
    }
    None
}

/// How many of the tokens a phrase takes that ends with them.
fn lead_to(tokens: &[Token], phrase: &[u8]) -> Option<usize> {
    let mut rest = phrase;
    for (at, token) in tokens.iter().rev().enumerate() {
        match rest.strip_suffix(token.word.as_bytes())? {
            [] => return Some(at + 1),
            [more @ .., b' '] => rest = more,
            _ => return None,
        }
    }
    None
}
