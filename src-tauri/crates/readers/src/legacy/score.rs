//! How well the words of a text read as they stand and in an old encoding.

use super::{BOTH, Legacy};
use crate::syllable::is_syllable;

/// Words of a passage that are looked at.
const LOOKED_AT: usize = 16;

/// Fewest syllables by which the letters alone tell the encoding of a passage.
pub(super) const ENOUGH: usize = 2;

/// How the words of a text with accents read as they stand, and decoded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Score {
    pub(super) words: usize,
    pub(super) as_is: usize,
    pub(super) decoded: usize,
}

impl Score {
    pub(super) fn of(text: &str, legacy: Legacy) -> Self {
        // Capitals are syllables as small letters are.
        let legacy = if legacy == Legacy::Vni { Legacy::Vni } else { Legacy::Tcvn3 };
        let mut score = Self::default();
        for word in words(text).take(LOOKED_AT) {
            score.words += 1;
            if word.contains(is_unicode_only) {
                score.as_is += 1;
                continue;
            }
            score.as_is += usize::from(is_syllable(word));
            let decoded = legacy.decode(word);
            score.decoded += usize::from(decoded != word && is_syllable(&decoded));
        }
        score
    }

    pub(super) fn add(&mut self, other: Self) {
        self.words += other.words;
        self.as_is += other.as_is;
        self.decoded += other.decoded;
    }

    /// Whether the letters alone speak for the encoding: nearly all words are syllables in it, few as they stand.
    pub(super) const fn is_clear(self) -> bool {
        self.decoded >= ENOUGH && self.decoded * 10 >= self.words * 6 && self.decoded > 2 * self.as_is
    }
}

/// Words with at least one letter that is not plain.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_letter(c)).filter(|word| !word.is_ascii() && !word.is_empty())
}

/// Whether a character can be a letter in one of the encodings or in Unicode.
fn is_letter(c: char) -> bool {
    match u32::from(c) {
        code @ 0..=0x7f => u8::try_from(code).is_ok_and(|b| b.is_ascii_alphabetic()),
        0x80..=0xa0 => false,
        0xa1..=0xff | 0xf0a1..=0xf0ff => true,
        _ => text::is_letter(c) || ('\u{300}'..='\u{36f}').contains(&c),
    }
}

/// Whether a letter is Vietnamese and has no place in a Latin code page: it shows that text is Unicode already.
pub(crate) const fn is_unicode_only(c: char) -> bool {
    matches!(c,
        '\u{102}' | '\u{103}' | '\u{110}' | '\u{111}' | '\u{128}' | '\u{129}' | '\u{168}' | '\u{169}'
        | '\u{1a0}' | '\u{1a1}' | '\u{1af}' | '\u{1b0}' | '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{303}' | '\u{309}' | '\u{323}')
}

/// How well bytes read in an encoding of one byte a letter, given as the text of windows-1252: the share of words that
/// are syllables in TCVN3 or VNI, whichever is better. Words that were looked at, and syllables.
pub(crate) fn syllables_decoded(text: &str) -> (usize, usize) {
    let scores = BOTH.map(|legacy| Score::of_all(text, legacy));
    scores.into_iter().max_by_key(|(_, syllables)| *syllables).unwrap_or_default()
}

/// Words with accents of a text that are looked at, and syllables among them.
pub(crate) fn syllables(text: &str) -> (usize, usize) {
    let found = words(text).take(MOST_WORDS);
    found.fold((0, 0), |(words, good), word| (words + 1, good + usize::from(is_syllable(word))))
}

/// Words by which the encoding of a whole file is told.
const MOST_WORDS: usize = 2000;

impl Score {
    fn of_all(text: &str, legacy: Legacy) -> (usize, usize) {
        let found = words(text).take(MOST_WORDS);
        found.fold((0, 0), |(words, good), word| (words + 1, good + usize::from(is_syllable(&legacy.decode(word)))))
    }
}
