//! The first word of a phrase as a number, and sets of such numbers.
//!
//! Reports are searched for hundreds of phrases, nearly all of which are not there. Eight bytes tell nearly all syllables
//! apart, and a small set that may only err towards "perhaps" says for a whole stretch of words at once which phrases are
//! worth a look.

/// The first eight bytes of the first word; the words of a phrase stand apart by single spaces.
pub(crate) fn of_first(phrase: &[u8]) -> u64 {
    const SPACES: u64 = 0x2020_2020_2020_2020;
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let word = match phrase.first_chunk::<8>() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => phrase.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
    };
    // The lowest byte that is a space, by the usual trick for a zero byte.
    let zero = word ^ SPACES;
    let found = zero.wrapping_sub(LOW) & !zero & HIGH;
    match found.trailing_zeros() {
        64.. => word,
        bit => word & ((1_u64 << (bit - 7)) - 1),
    }
}

/// Keys of words; may say yes for one that was not put in, never no for one that was.
#[derive(Debug, Default)]
pub(crate) struct Keys([u64; 4]);

impl Keys {
    /// The keys of a stretch of words.
    pub(crate) fn of(words: impl Iterator<Item = u64>) -> Self {
        let mut keys = Self::default();
        words.for_each(|key| keys.add(key));
        keys
    }

    /// Puts a word in.
    fn add(&mut self, key: u64) {
        let (part, bit) = place(key);
        if let Some(part) = self.0.get_mut(part) {
            *part |= bit;
        }
    }

    /// Whether it may be in.
    pub(crate) fn may_have(&self, key: u64) -> bool {
        let (part, bit) = place(key);
        self.0.get(part).is_some_and(|part| part & bit != 0)
    }
}

fn place(key: u64) -> (usize, u64) {
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (usize::from(mixed.to_be_bytes()[0] & 3), 1 << (mixed >> 58))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_word_alone_counts(first in "[a-zđàáâ]{1,9}", rest in "[a-z đ]{0,12}") {
            let whole = format!("{first} {rest}");
            prop_assert_eq!(of_first(whole.as_bytes()), of_first(first.as_bytes()));
        }

        #[test]
        fn what_was_put_in_is_there(words in proptest::collection::vec("[a-zđàáâ]{1,9}", 1..60)) {
            let mut keys = Keys::default();
            words.iter().for_each(|w| keys.add(of_first(w.as_bytes())));
            prop_assert!(words.iter().all(|w| keys.may_have(of_first(w.as_bytes()))));
        }
    }

    #[test]
    fn most_of_what_was_not_put_in_is_not_there() {
        let mut keys = Keys::default();
        let words: Vec<String> = (0..100).map(|n| format!("w{n}")).collect();
        words.iter().take(30).for_each(|w| keys.add(of_first(w.as_bytes())));
        let wrong = words.iter().skip(30).filter(|w| keys.may_have(of_first(w.as_bytes()))).count();
        assert!(wrong < 20, "{wrong} of 70");
    }
}
