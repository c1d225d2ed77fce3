//! Which field of work a piece of text speaks of, by the words of `data/fields.txt`.

use crate::{phrases::Phrases, sentence::Sentence};
use model::FieldCode;
use std::{ops::Range, sync::LazyLock};

/// One field with the words that name it, in the order of the file.
static FIELDS: LazyLock<Vec<FieldCode>> = LazyLock::new(|| lines().map(|(code, _)| FieldCode::new(code)).collect());

static WORDS: LazyLock<Phrases<Vec<usize>>> = LazyLock::new(|| {
    let mut owners: std::collections::BTreeMap<&str, Vec<usize>> = std::collections::BTreeMap::new();
    for (field, (_, list)) in lines().enumerate() {
        for phrase in list.split(", ").map(str::trim) {
            owners.entry(phrase).or_default().push(field);
        }
    }
    Phrases::new(owners)
});

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    let text = include_str!("../data/fields.txt");
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "))
}

/// Words of a field at a token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    at: usize,
    length: u32,
    fields: &'static [usize],
}

/// The words of fields in a stretch of tokens.
pub(crate) fn hits(s: &Sentence<'_>, range: Range<usize>) -> Vec<Hit> {
    let mut out = Vec::new();
    let mut at = range.start;
    while at < range.end.min(s.len()) {
        match WORDS.longest_at(s, at) {
            Some((end, fields)) => {
                out.push(Hit { at, length: u32::try_from(end - at).unwrap_or(1).min(4), fields });
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// How much each field is spoken of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Votes(Vec<u32>);

impl Votes {
    /// Adds the words of a stretch of tokens; longer phrases say more.
    pub(crate) fn read(&mut self, s: &Sentence<'_>, range: Range<usize>, weight: u32) {
        self.read_hits(&hits(s, range.clone()), range, weight);
    }

    /// The same where the words have been looked up before.
    pub(crate) fn read_hits(&mut self, hits: &[Hit], range: Range<usize>, weight: u32) {
        for hit in hits.iter().filter(|h| range.contains(&h.at)) {
            for field in hit.fields {
                self.add(*field, weight * (hit.length + 1));
            }
        }
    }

    /// Adds another count of votes.
    pub(crate) fn add_all(&mut self, other: &Self, weight: u32) {
        for (field, votes) in other.0.iter().enumerate() {
            self.add(field, (*votes).min(12) * weight);
        }
    }

    fn add(&mut self, field: usize, votes: u32) {
        if self.0.len() <= field {
            self.0.resize(field + 1, 0);
        }
        if let Some(sum) = self.0.get_mut(field) {
            *sum += votes;
        }
    }

    /// The field most spoken of; of equals the first in a report's order.
    pub(crate) fn best(&self) -> Option<&'static FieldCode> {
        let most = self.0.iter().copied().max().filter(|most| *most > 0)?;
        FIELDS.get(self.0.iter().position(|votes| *votes == most)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Catalogue;

    #[test]
    fn every_field_of_the_catalogue_has_words() {
        let known: Vec<&str> = FIELDS.iter().map(FieldCode::as_str).collect();
        let all: Vec<&str> = Catalogue::builtin().fields().map(|f| f.code.as_str()).collect();
        assert_eq!(known, all);
    }
}
