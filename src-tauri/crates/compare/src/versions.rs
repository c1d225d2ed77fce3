//! Two versions of one report: how alike their texts are, and which figure of the one is which of the other.
//!
//! What a corrected version corrects is mostly numbers, so numbers count for nothing in the likeness, and a sentence is
//! found again by its other words.

use model::{Fact, Source};
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use text::Span;

/// Words that are looked at together.
const TOGETHER: usize = 3;

/// How much two texts have in common, in hundredths: the share of all runs of three words, numbers apart, that stand
/// in both.
#[must_use]
pub fn likeness(one: &str, other: &str) -> u32 {
    let (one, other) = (masked(one), masked(other));
    let (one, other) = (runs(&one), runs(&other));
    let mut there: HashMap<&[&str], usize> = HashMap::new();
    for run in &one {
        *there.entry(run).or_default() += 1;
    }
    let mut common = 0_usize;
    for run in &other {
        if let Some(left) = there.get_mut(run.as_slice()).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    let all = one.len() + other.len();
    (200 * common).checked_div(all).and_then(|percent| u32::try_from(percent).ok()).unwrap_or_default()
}

fn runs(text: &str) -> Vec<Vec<&str>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(TOGETHER.min(words.len()).max(1)).map(<[&str]>::to_vec).collect()
}

/// A piece of text in one spelling, every number as `#`.
fn masked(piece: &str) -> String {
    let mut masked = String::with_capacity(piece.len());
    let mut in_number = false;
    let folded = text::fold(piece);
    let mut rest = folded.chars().peekable();
    while let Some(c) = rest.next() {
        let inside = in_number && matches!(c, '.' | ',') && rest.peek().is_some_and(char::is_ascii_digit);
        if c.is_ascii_digit() || inside {
            if !in_number {
                masked.push('#');
            }
            in_number = true;
        } else {
            in_number = false;
            masked.push(if c.is_alphanumeric() || c == '%' { c } else { ' ' });
        }
    }
    masked
}

/// The figures of one version, in the order of its text.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// The text of the report.
    pub text: &'a str,
    /// Its figures.
    pub facts: &'a [Fact],
}

/// Which figure is which. Every figure of both versions stands in it once.
#[derive(Debug, Default)]
pub struct Paired<'a> {
    /// A figure of the older version and the same of the newer one, whether they say the same or not.
    pub pairs: Vec<(&'a Fact, &'a Fact)>,
    /// Figures that only the older version has.
    pub gone: Vec<&'a Fact>,
    /// Figures that only the newer version has.
    pub added: Vec<&'a Fact>,
}

/// Finds each figure of a version in the other one: by its place in the same sentence, else by what it is about.
#[must_use]
pub fn paired<'a>(older: Version<'a>, newer: Version<'a>) -> Paired<'a> {
    let mut pairs = by_sentence(older, newer);
    let done = |facts: &[(&Fact, &Fact)]| -> HashSet<_> { facts.iter().flat_map(|(a, b)| [a.id, b.id]).collect() };
    let known = done(&pairs);
    let mut waiting: BTreeMap<_, VecDeque<&Fact>> = BTreeMap::new();
    for fact in newer.facts.iter().filter(|fact| !known.contains(&fact.id)) {
        waiting.entry(about(fact)).or_default().push_back(fact);
    }
    for fact in older.facts.iter().filter(|fact| !known.contains(&fact.id)) {
        if let Some(same) = waiting.get_mut(&about(fact)).and_then(VecDeque::pop_front) {
            pairs.push((fact, same));
        }
    }
    let known = done(&pairs);
    let alone = |facts: &'a [Fact]| facts.iter().filter(|fact| !known.contains(&fact.id)).collect();
    let (gone, added) = (alone(older.facts), alone(newer.facts));
    pairs.sort_by_key(|(_, newer)| place(newer));
    Paired { pairs, gone, added }
}

/// The figures of sentences that both versions have, as long as both have as many in them.
fn by_sentence<'a>(older: Version<'a>, newer: Version<'a>) -> Vec<(&'a Fact, &'a Fact)> {
    let mut waiting: HashMap<String, VecDeque<Vec<&Fact>>> = HashMap::new();
    for (words, facts) in sentences(newer) {
        waiting.entry(words).or_default().push_back(facts);
    }
    let mut pairs = Vec::new();
    for (words, facts) in sentences(older) {
        let Some(same) = waiting.get_mut(&words).and_then(VecDeque::pop_front) else { continue };
        if facts.len() == same.len() {
            pairs.extend(facts.into_iter().zip(same));
        }
    }
    pairs
}

/// The sentences with figures, each by its words without numbers, in the order of the text.
fn sentences<'a>(version: Version<'a>) -> Vec<(String, Vec<&'a Fact>)> {
    let mut by_place: BTreeMap<(usize, usize), Vec<&Fact>> = BTreeMap::new();
    for fact in version.facts {
        if let Source::Document { sentence, .. } = &fact.source {
            by_place.entry((sentence.start, sentence.end)).or_default().push(fact);
        }
    }
    let words = |(start, end): (usize, usize)| masked(version.text.get(start..end).unwrap_or_default());
    let mut all = Vec::with_capacity(by_place.len());
    for (sentence, mut facts) in by_place {
        facts.sort_by_key(|fact| place(fact));
        all.push((words(sentence), facts));
    }
    all
}

fn place(fact: &Fact) -> (usize, usize) {
    match &fact.source {
        Source::Document { span, .. } => (span.start, span.end),
        Source::Person { .. } => (usize::MAX, 0),
    }
}

/// What a figure is about, as far as two versions of one report say it alike.
fn about(fact: &Fact) -> impl Ord + use<> {
    let indicator = fact.linked().or(fact.relation.as_ref().and_then(|r| r.of.as_ref())).map(ToString::to_string);
    let words = if indicator.is_some() { String::new() } else { text::fold(&fact.measure) };
    let days = fact.period.as_ref().map(|period| (period.start, period.end));
    let area = fact.area.as_ref().map(ToString::to_string);
    let relation = fact.relation.as_ref().map(|relation| (relation.kind, relation.base.clone()));
    (indicator, words, (area, days), fact.scope.clone(), (fact.quantity.form, fact.quantity.basis), relation)
}

/// Whether two figures say the same of the same thing, whatever words lead to it.
#[must_use]
pub fn says_same(a: &Fact, b: &Fact) -> bool {
    let days = |fact: &Fact| fact.period.as_ref().map(|period| (period.start, period.end));
    let of = |fact: &Fact| fact.relation.as_ref().map(|relation| (relation.kind, relation.of.clone()));
    a.quantity == b.quantity
        && (&a.indicator, of(a)) == (&b.indicator, of(b))
        && (&a.scope, &a.area, days(a)) == (&b.scope, &b.area, days(b))
}

/// Where the words of a figure stand in another version: its own place and that of its sentence. None where the other
/// one does not have that very sentence exactly once.
#[must_use]
pub fn same_place(span: Span, sentence: Span, older: &str, newer: &str) -> Option<(Span, Span)> {
    let words = older.get(sentence.start..sentence.end).filter(|words| !words.is_empty())?;
    let mut found = newer.match_indices(words);
    let (start, _) = found.next()?;
    if found.next().is_some() || span.start < sentence.start || sentence.end < span.end {
        return None;
    }
    let shifted = |at: usize| start + (at - sentence.start);
    Some((Span::new(shifted(span.start), shifted(span.end)), Span::new(start, start + words.len())))
}
