//! One form of every letter.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Characters that carry no text: marks of byte order, zero-width joiners and spaces left by editors.
const EMPTY: [char; 5] = ['\u{feff}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}'];

/// The text in NFC, with `\n` line ends and without zero-width characters and control characters.
///
/// Tones stay where the writer put them (`hoà` is not made `hòa`); non-breaking spaces stay too.
///
/// ```
/// assert_eq!(text::nfc("Ha\u{300} Ti\u{303}nh\r\n"), "Hà Tĩnh\n");
/// ```
#[must_use]
pub fn nfc(raw: &str) -> Cow<'_, str> {
    if raw.chars().all(is_settled) {
        return Cow::Borrowed(raw);
    }
    let odd = |c: char| EMPTY.contains(&c) || (c.is_control() && c != '\n' && c != '\t');
    let clean: Cow<'_, str> = if raw.contains(odd) {
        let unix = raw.replace("\r\n", "\n").replace('\r', "\n");
        Cow::Owned(unix.chars().filter(|c| !odd(*c)).collect())
    } else {
        Cow::Borrowed(raw)
    };
    if is_nfc_quick(clean.chars()) == IsNormalized::Yes {
        return clean;
    }
    Cow::Owned(clean.nfc().collect())
}

/// Whether a character stands as it is whatever stands round it: Latin letters with and without marks, and the signs of
/// usual print. Nearly every text is made of these alone, and asking the tables of Unicode about each takes most of the time
/// of reading.
const fn is_settled(c: char) -> bool {
    // All of them have NFC_Quick_Check=Yes and no combining class (Unicode, DerivedNormalizationProps.txt).
    matches!(c, '\n' | '\t' | ' '..='~' | '\u{a0}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}' | '₫')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn composes_what_old_keyboards_left_apart() {
        assert_eq!(nfc("thô\u{301}ng"), "thống");
        assert_eq!(nfc("tha\u{302}\u{301}p"), "thấp");
        assert_eq!(nfc("hoà, hòa"), "hoà, hòa");
    }

    #[test]
    fn what_is_settled_is_what_the_tables_of_unicode_say() {
        for c in (char::MIN..=char::MAX).filter(|c| is_settled(*c)) {
            assert_eq!(is_nfc_quick([c].into_iter()), IsNormalized::Yes, "{c:?}");
            assert!(unicode_normalization::char::canonical_combining_class(c) == 0 && !EMPTY.contains(&c), "{c:?}");
            assert!(!c.is_control() || c == '\n' || c == '\t', "{c:?}");
        }
    }

    #[test]
    fn line_ends_become_one_kind() {
        assert_eq!(nfc("a\r\nb\rc\u{feff}\u{0}"), "a\nb\nc");
    }

    proptest! {
        #[test]
        fn twice_is_once(raw in "\\PC*") {
            let once = nfc(&raw).into_owned();
            prop_assert_eq!(nfc(&once).into_owned(), once);
        }
    }
}
