//! Who owns each number of a sentence: nobody yet, a reason to set it aside, or a figure.

use crate::sentence::Sentence;
use model::{Reason, SetAside};
use std::ops::Range;
use text::Span;

/// One owner per token.
#[derive(Debug)]
pub(crate) struct Claims {
    owner: Vec<Owner>,
    asides: Vec<(Range<usize>, Reason)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Nobody,
    Aside(usize),
    Figure,
}

impl Claims {
    /// Nothing is claimed yet.
    pub(crate) fn new(s: &Sentence<'_>) -> Self {
        Self { owner: vec![Owner::Nobody; s.len()], asides: Vec::new() }
    }

    /// Whether nobody owns the token.
    pub(crate) fn is_free(&self, at: usize) -> bool {
        self.owner.get(at) == Some(&Owner::Nobody)
    }

    /// Whether nobody owns any of these tokens.
    pub(crate) fn are_free(&self, range: Range<usize>) -> bool {
        range.into_iter().all(|i| self.is_free(i))
    }

    /// Why the number there was set aside.
    pub(crate) fn reason(&self, at: usize) -> Option<Reason> {
        match self.owner.get(at)? {
            Owner::Aside(n) => self.asides.get(*n).map(|(_, reason)| *reason),
            _ => None,
        }
    }

    /// Whether a figure owns the token.
    pub(crate) fn is_figure(&self, at: usize) -> bool {
        self.owner.get(at) == Some(&Owner::Figure)
    }

    /// Sets tokens aside; those that somebody owns stay theirs.
    pub(crate) fn take_free(&mut self, s: &Sentence<'_>, range: Range<usize>, reason: Reason) {
        let mut first = None;
        for at in range.clone() {
            if self.is_free(at) {
                first.get_or_insert(at);
            } else if let Some(from) = first.take() {
                self.put(s, from..at, reason);
            }
        }
        if let Some(from) = first {
            self.put(s, from..range.end.min(s.len()), reason);
        }
    }

    fn put(&mut self, s: &Sentence<'_>, range: Range<usize>, reason: Reason) {
        if !range.clone().any(|i| s.is_number(i)) {
            return;
        }
        let n = self.asides.len();
        self.asides.push((range.clone(), reason));
        for owner in self.owner.get_mut(range).into_iter().flatten() {
            *owner = Owner::Aside(n);
        }
    }

    /// Gives tokens to a figure, whoever had them.
    pub(crate) fn take_for_figure(&mut self, range: Range<usize>) {
        for owner in self.owner.get_mut(range).into_iter().flatten() {
            *owner = Owner::Figure;
        }
    }

    /// The numbers set aside, from the first number of each claim to its last; a number nobody owns is unknown.
    pub(crate) fn set_aside(&self, s: &Sentence<'_>) -> Vec<SetAside> {
        let mut out: Vec<(Owner, SetAside)> = Vec::new();
        for at in (0..s.len()).filter(|i| s.is_number(*i)) {
            let Some(owner) = self.owner.get(at).copied().filter(|o| *o != Owner::Figure) else { continue };
            let span = s.span_of(at..at + 1);
            match out.last_mut().filter(|(last, _)| *last == owner && owner != Owner::Nobody) {
                Some((_, same)) if !self.figure_between(s, same.span, at) => same.span = same.span.union(span),
                _ => {
                    let reason = self.reason(at).unwrap_or(Reason::Unknown);
                    out.push((owner, SetAside { span, reason }));
                }
            }
        }
        out.into_iter().map(|(_, aside)| aside).collect()
    }

    fn figure_between(&self, s: &Sentence<'_>, before: Span, at: usize) -> bool {
        (0..at).rev().take_while(|i| s.span_of(*i..*i + 1).start >= before.end).any(|i| self.is_figure(i))
    }
}
