//! What words Vietnamese office papers use: syllables that stand often, pairs of syllables that belong together, and the
//! syllables without an initial consonant that are words.

use crate::syllable::untoned;
use std::{collections::HashSet, sync::LazyLock};

/// Syllables of reports, laws and forms; none that mostly stands in names or foreign words.
const FREQUENT: &str = include_str!("frequent.txt");

/// Two syllables, joined by `_`, that often follow each other.
const PAIRS: &str = include_str!("pairs.txt");

/// Words that begin with a vowel: all that a writer may set between two blanks. Where such a piece is none of them, it is
/// the rest of a word.
const BARE: &str = "a à á ả ạ ạch ai ái ải am ám ảm an án ang áng anh ánh ảnh ao ào áo ảo áp át ạt ay áy ăm ăn ăng ắc ắng ắp ắt \
    ẵm ẳng âm ân âu ầm ầu ầy ấm ấn ấp ất ấu ấy ẩm ẩn ẩu ẩy ẫm ậm ập ậc âng ậng e ẹ em ém én eo èo éo ẹo ép ét éc ê ế \
    ệ êm ếch ếm ềm ễnh êu ếp i ì í ỉ ị ích ịch im ỉm in ín ít inh ình ỉa ịa ỉu o ò ó ọ oa òa oà oá oan oán oản oang oàng oanh oành \
    oạch oách oai oái oải oại oăm oẳn oằn oắt oe oè oé óc ọc oi òi ói ỏi om òm õm ỏm ong óng õng ỏng ọp óp ót ô ồ ố ổ ốc \
    ộc ôi ồi ối ổi ôm ồm ốm ôn ồn ổn ông ồng ống ổng ộp ốp ốt ơ ờ ớ ở ợ ơi ời ới ỡi ơm ớm ờm ơn ớn ờn ớt ợt u ù ú ủ ụ ua ùa úa ủa \
    ục ui ủi um ùm úm ụm un ùn ủn ung ùng úng ủng úp ụp út ụt uẩn uất uế uể uy ủy uỷ úy uý ùy uỳnh uỵch uyên uyển uyn uôm uống uốn uổng \
    ư ừ ứ ưa ừa ứa ựa ức ực ưng ừng ứng ửng ước ươi ướm ươm ươn ườn ướn ưỡn ương ướp ướt ượt ưu y ỳ ý ỷ yêm yếm yểm \
    yên yến yêng yết yêu yếu yểu";

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    frequent: FREQUENT.split_whitespace().collect(),
    pairs: PAIRS.split_whitespace().filter_map(|pair| pair.split_once('_')).collect(),
    bare: BARE.split_whitespace().collect(),
});

struct Lexicon {
    frequent: HashSet<&'static str>,
    pairs: HashSet<(&'static str, &'static str)>,
    bare: HashSet<&'static str>,
}

/// Whether a syllable in small letters stands often.
pub(super) fn is_frequent(word: &str) -> bool {
    LEXICON.frequent.contains(word)
}

/// Whether two syllables in small letters often follow each other.
pub(super) fn is_pair(first: &str, second: &str) -> bool {
    LEXICON.pairs.contains(&(first, second))
}

/// Whether a piece in small letters that begins with a vowel is a word.
pub(super) fn is_bare_word(piece: &str) -> bool {
    LEXICON.bare.contains(piece)
}

/// Whether a small letter is a vowel, with whatever tone.
pub(super) fn is_vowel(c: char) -> bool {
    untoned(c).is_some()
}

#[cfg(test)]
pub(super) fn frequent_words() -> Vec<&'static str> {
    FREQUENT.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syllable::is_syllable;

    #[test]
    fn all_are_syllables() {
        for word in FREQUENT.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
        for word in BARE.split_whitespace() {
            assert!(word.chars().next().is_some_and(is_vowel), "{word}");
        }
        assert!(is_pair("thông", "tin") && is_frequent("thông") && is_bare_word("ở") && !is_bare_word("ông tin"));
    }
}
