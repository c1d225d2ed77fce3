//! Whether words are Vietnamese: a layer of recognised text that is wrong, or a font that tells other letters than it shows,
//! makes syllables that cannot be.

use crate::syllable::is_syllable;

/// Fewer words say nothing.
const ENOUGH: usize = 25;

/// Whether a good part of the words of a text cannot be Vietnamese, though it is meant to be.
pub(super) fn is_broken(text: &str, recognised: bool) -> bool {
    let (mut words, mut wrong, mut accented) = (0_usize, 0_usize, 0_usize);
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '–')) {
        let word = word.trim_matches(|c: char| !text::is_letter_or_digit(c) && c != '\u{fffd}');
        if !word.contains(char::is_lowercase) && (!word.contains(text::is_letter) || is_short_form(word)) {
            continue;
        }
        words += 1;
        accented += usize::from(!word.is_ascii());
        wrong += usize::from(!is_syllable(word));
    }
    // A text in another language has no accents; one that was recognised without them has none either.
    let meant = recognised || accented * 10 >= words;
    words >= ENOUGH && meant && wrong * 100 >= words * 35
}

/// "TTTT", "UBND", "4G": short forms say nothing.
fn is_short_form(word: &str) -> bool {
    word.chars().count() <= 6 && word.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_layers() {
        let good = "Doanh thu viễn thông trên địa bàn tỉnh ước đạt năm nghìn tỷ đồng, tăng mười phần trăm so với cùng kỳ năm trước; \
            tổng số thuê bao điện thoại di động đạt hơn một triệu thuê bao";
        assert!(!is_broken(good, true));
        let bad = "D0anh lhu vi#n th6ng lr€n d!a bin tinh u6c d~t nim ngh]n ttl d6ng tdng mudi phAn trdm s0 vdi cing kj nim lru6c \
            t6ng s5 thu€ ba0 di~n tho~i di d6ng d~t hdn m6t tri€u";
        assert!(is_broken(bad, true));
        assert!(!is_broken(
            "The quick brown fox jumps over the lazy dog again and again until the end of the day and the next one and so on for ever",
            false
        ));
    }
}
