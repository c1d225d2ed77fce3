//! Words that were split: pieces apart by one blank that are a syllable only together.

use super::{
    Edit, Kind, Run,
    lexicon::{is_bare_word, is_frequent, is_pair, is_vowel},
};
use crate::syllable::is_syllable;

/// Longest syllable, in letters.
const LONGEST: usize = 7;

/// What syllables may end in.
const ENDS: [&str; 8] = ["c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// What syllables may begin with that is no word and no unit: two letters and more.
const BEGINS: [&str; 12] = ["th", "ng", "ngh", "nh", "tr", "ph", "kh", "gh", "ch", "qu", "gi", "đ"];

/// The spaces that stand inside words.
pub(super) fn edits(text: &str, runs: &[Run]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        let mut word = String::new();
        let mut next = at + 1;
        while let (Some(last), Some(tail)) = (runs.get(next - 1), runs.get(next)) {
            if !may_join(text, *last, *tail) {
                break;
            }
            if word.is_empty() {
                last.of(text).clone_into(&mut word);
            }
            let place = Place { text, runs, first: at, tail: next };
            let Some(joined) = joined(&word, tail.of(text), &place) else { break };
            edits.push(Edit::Without(last.end, tail.start - last.end));
            word = joined;
            next += 1;
        }
        at = next;
    }
    edits
}

/// Where the pieces stand.
struct Place<'t> {
    text: &'t str,
    runs: &'t [Run],
    first: usize,
    tail: usize,
}

/// Whether two runs are letters with one blank between them, and the second may be the rest of a word by its letters.
fn may_join(text: &str, last: Run, tail: Run) -> bool {
    if last.kind != Kind::Letters || tail.kind != Kind::Letters {
        return false;
    }
    if !matches!(text.get(last.end..tail.start), Some(" " | "\u{a0}")) {
        return false;
    }
    let piece = tail.of(text);
    let first = piece.chars().next().and_then(|c| c.to_lowercase().next());
    first.is_some_and(is_vowel) || ENDS.iter().any(|end| piece.eq_ignore_ascii_case(end))
}

/// The word that two pieces make, where they can be nothing else.
fn joined(head: &str, tail: &str, place: &Place<'_>) -> Option<String> {
    let small = |word: &str| word.to_lowercase();
    let (low_head, low_tail) = (small(head), small(tail));
    let capitals = |word: &str| word.chars().all(char::is_uppercase);
    let all_capitals = capitals(head) && capitals(tail);
    let shaped = tail == low_tail && head.chars().skip(1).all(char::is_lowercase);
    let low = format!("{low_head}{low_tail}");
    if !(shaped || all_capitals) || low.chars().count() > LONGEST || low.is_ascii() || !is_syllable(&low) {
        return None;
    }
    if !place.is_free() {
        return None;
    }
    let certain = if low_tail.starts_with(is_vowel) {
        vowel_tail(&low_head, &low_tail, &low, all_capitals, place)
    } else {
        consonant_tail(&low_head, &low_tail, &low, place)
    };
    certain.then(|| format!("{head}{tail}"))
}

/// "th|ông", "đư|ợc", "S|ở".
fn vowel_tail(head: &str, tail: &str, joined: &str, all_capitals: bool, place: &Place<'_>) -> bool {
    let strange = !tail.is_ascii() && !is_bare_word(tail);
    if strange && (head.chars().count() > 1 || is_frequent(joined) || tail.chars().count() > 1) {
        return !place.after_number() || head.contains(is_vowel);
    }
    let begins = BEGINS.contains(&head) && head.chars().count() > 1;
    if begins && !all_capitals && !place.after_number() {
        return !tail.is_ascii() || is_frequent(joined);
    }
    let whole = !head.is_ascii() && head.contains(is_vowel) && !is_syllable(head);
    let pair = place.is_pair(joined) && !place.after_number();
    let opens = !head.contains(is_vowel)
        && head.chars().count() == 1
        && place.opens_sentence()
        && place.is_capitalised()
        && !all_capitals
        && is_frequent(joined);
    whole || opens || (pair && !place.is_pair_apart(head, tail))
}

/// "việ|c", "thô|ng", "tỉ|nh".
fn consonant_tail(head: &str, tail: &str, joined: &str, place: &Place<'_>) -> bool {
    if !head.contains(is_vowel) || place.goes_on_with(tail) {
        return false;
    }
    let broken = !head.is_ascii() && !is_syllable(head);
    let cluster = tail.len() == 2 && is_frequent(joined) && !joined.is_ascii();
    broken || cluster
}

impl Place<'_> {
    fn run(&self, at: Option<usize>) -> Option<Run> {
        at.and_then(|at| self.runs.get(at)).copied()
    }

    fn low(&self, run: Option<Run>) -> String {
        run.filter(|run| run.kind == Kind::Letters).map(|run| run.of(self.text).to_lowercase()).unwrap_or_default()
    }

    /// Whether nothing but blanks, brackets and signs of a sentence stand round the pieces: no part of a name, a formula or
    /// an address.
    fn is_free(&self) -> bool {
        let (Some(first), Some(tail)) = (self.runs.get(self.first), self.runs.get(self.tail)) else { return false };
        let before = self.text.get(..first.start).and_then(|text| text.chars().next_back());
        let after = self.text.get(tail.end..).and_then(|text| text.chars().next());
        let opens = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"' | '‘' | '«' | '–' | '-');
        let closes = |c: char| {
            c.is_whitespace()
                || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '”' | '"' | '’' | '»' | '…')
        };
        before.is_none_or(opens) && after.is_none_or(closes)
    }

    /// Whether a number stands before: "5 m ở", "20 tr ấy" are units.
    fn after_number(&self) -> bool {
        let before = self.run(self.first.checked_sub(1));
        let first = self.run(Some(self.first));
        before.zip(first).is_some_and(|(before, first)| {
            before.kind == Kind::Number
                && self.text.get(before.end..first.start).is_some_and(|gap| gap.chars().all(char::is_whitespace))
        })
    }

    fn next_to(&self, left: Option<Run>, right: Option<Run>) -> bool {
        let gap = left.zip(right).and_then(|(left, right)| self.text.get(left.end..right.start));
        matches!(gap, Some(" " | "\u{a0}"))
    }

    /// Whether the joined word belongs to its neighbour.
    fn is_pair(&self, joined: &str) -> bool {
        let (before, first) = (self.run(self.first.checked_sub(1)), self.run(Some(self.first)));
        let (tail, after) = (self.run(Some(self.tail)), self.run(Some(self.tail + 1)));
        (self.next_to(before, first) && is_pair(&self.low(before), joined))
            || (self.next_to(tail, after) && is_pair(joined, &self.low(after)))
    }

    /// Whether the pieces belong to their neighbours, or together, as they stand.
    fn is_pair_apart(&self, head: &str, tail: &str) -> bool {
        let before = self.low(self.run(self.first.checked_sub(1)));
        let after = self.low(self.run(Some(self.tail + 1)));
        is_pair(head, tail) || is_pair(tail, &after) || is_pair(&before, head)
    }

    fn is_capitalised(&self) -> bool {
        self.run(Some(self.first)).is_some_and(|run| run.of(self.text).starts_with(char::is_uppercase))
    }

    /// Whether a sentence, an item or a line begins here.
    fn opens_sentence(&self) -> bool {
        let start = self.run(Some(self.first)).map_or(0, |run| run.start);
        let before = self.text.get(..start).unwrap_or_default().trim_end_matches([' ', '\u{a0}', '\t']);
        before
            .chars()
            .next_back()
            .is_none_or(|c| matches!(c, '\n' | '.' | '!' | '?' | ':' | ';' | '-' | '–' | '•' | '+'))
    }

    /// Whether the tail begins the next word instead: "tỉ|ng ười".
    fn goes_on_with(&self, tail: &str) -> bool {
        let (here, next) = (self.run(Some(self.tail)), self.run(Some(self.tail + 1)));
        let after = self.low(next);
        self.next_to(here, next) && after.starts_with(is_vowel) && is_syllable(&format!("{tail}{after}"))
    }
}
