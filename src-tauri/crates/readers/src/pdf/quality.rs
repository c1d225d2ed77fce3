//! Whether words are Vietnamese: a layer of recognised text that is wrong, or a font that tells other letters than it shows,
//! makes syllables that cannot be.

use std::{collections::HashSet, sync::LazyLock};

/// Fewer words say nothing.
const ENOUGH: usize = 25;

/// What may stand before the vowel of a syllable.
const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

/// The rhymes of Vietnamese without their tones.
const RHYMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et \
    ê êch êm ên ênh êp êt êu êng i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat \
    oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt ơng u ua uân uâng \
    uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu uyp ư ưa ưc ưi ưm ưn ưng ươc \
    ươi ươm ươn ương ươp ươt ươu ưt ưu y yê yêm yên yêng yêt yêu ươ uô iê uya ue uen uet uan uang uai uay uao uat uac ";

static KNOWN_RHYMES: LazyLock<HashSet<&str>> = LazyLock::new(|| RHYMES.split_whitespace().collect());

/// Whether a good part of the words of a text cannot be Vietnamese, though it is meant to be.
pub(super) fn is_broken(text: &str, recognised: bool) -> bool {
    let (mut words, mut wrong, mut accented) = (0_usize, 0_usize, 0_usize);
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '–')) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\u{fffd}');
        if !word.contains(char::is_lowercase) && (!word.contains(char::is_alphabetic) || is_short_form(word)) {
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

/// Whether a word can be a Vietnamese syllable.
pub(super) fn is_syllable(word: &str) -> bool {
    let bare: String = word.to_lowercase().chars().map(without_tone).collect();
    ONSETS.iter().any(|onset| {
        bare.strip_prefix(onset).is_some_and(|rhyme| {
            let known = |rhyme: &str| KNOWN_RHYMES.contains(rhyme);
            // "gi" and "qu" lend their vowel to the rhyme: "gì", "giếng", "quyết".
            known(rhyme)
                || (*onset == "gi" && (rhyme.is_empty() || known(&format!("i{rhyme}"))))
                || (*onset == "qu" && known(&format!("u{rhyme}")))
        })
    })
}

/// The vowel without its tone.
fn without_tone(c: char) -> char {
    const VOWELS: [(&str, char); 12] = [
        ("àáảãạ", 'a'),
        ("ằắẳẵặ", 'ă'),
        ("ầấẩẫậ", 'â'),
        ("èéẻẽẹ", 'e'),
        ("ềếểễệ", 'ê'),
        ("ìíỉĩị", 'i'),
        ("òóỏõọ", 'o'),
        ("ồốổỗộ", 'ô'),
        ("ờớởỡợ", 'ơ'),
        ("ùúủũụ", 'u'),
        ("ừứửữự", 'ư'),
        ("ỳýỷỹỵ", 'y'),
    ];
    VOWELS.iter().find(|(toned, _)| toned.contains(c)).map_or(c, |(_, plain)| *plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables() {
        for word in [
            "nghiệp", "giếng", "gì", "quyết", "Thuê", "khuỷu", "ương", "yếu", "hoà", "hòa", "thuý", "quốc", "giữa",
            "tỷ",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["khơ7g", "cơnng", "bhg", "xyz", "Nghiïn", "\u{fffd}ng"] {
            assert!(!is_syllable(word), "{word}");
        }
    }

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
