//! Whether letters can be a Vietnamese syllable: an onset, a rhyme, one tone, spelled as the language spells them.
//!
//! This tells text from text read in the wrong encoding: of real words in the right one nearly all pass, in a wrong one
//! few do.

use std::{collections::HashSet, sync::LazyLock};

/// Longest syllable, in letters: "nghiêng".
const LONGEST: usize = 7;

/// The vowels, each with its six tones: level, huyền, hỏi, ngã, sắc, nặng.
const TONED: [char; 72] = [
    'a', 'à', 'ả', 'ã', 'á', 'ạ', 'ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ', 'â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'e', 'è', 'ẻ', 'ẽ', 'é',
    'ẹ', 'ê', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'i', 'ì', 'ỉ', 'ĩ', 'í', 'ị', 'o', 'ò', 'ỏ', 'õ', 'ó', 'ọ', 'ô', 'ồ', 'ổ', 'ỗ',
    'ố', 'ộ', 'ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'u', 'ù', 'ủ', 'ũ', 'ú', 'ụ', 'ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'y', 'ỳ', 'ỷ',
    'ỹ', 'ý', 'ỵ',
];

/// The tones that may stand on a rhyme that ends in c, ch, p or t: sắc and nặng.
const STOPPED: [usize; 2] = [4, 5];

/// Onsets, longer ones first.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

static RHYMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
     e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
     o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc \
     oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut \
     uy uya uych uyên uyêt uyn uynh uyp uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn \
     ương ươp ươt ươu y ych ynh yt yên yêm yêng yêt yêu"
        .split_whitespace()
        .collect()
});

/// A vowel without its tone, and the tone. None for other letters.
pub(crate) fn untoned(c: char) -> Option<(char, usize)> {
    let place = TONED.iter().position(|toned| *toned == c)?;
    TONED.get(place - place % 6).map(|vowel| (*vowel, place % 6))
}

/// Whether a word, in whatever case, can be a syllable.
pub(crate) fn is_syllable(word: &str) -> bool {
    let mut bare = String::with_capacity(2 * LONGEST);
    let mut tone = 0;
    for (nth, c) in word.chars().flat_map(char::to_lowercase).enumerate() {
        if nth >= LONGEST {
            return false;
        }
        if c.is_ascii_lowercase() || c == 'đ' {
            bare.push(c);
            continue;
        }
        match untoned(c) {
            Some((vowel, of_vowel)) if tone == 0 || of_vowel == 0 => {
                bare.push(vowel);
                tone = tone.max(of_vowel);
            }
            _ => return false,
        }
    }
    ONSETS.iter().filter_map(|onset| Some((*onset, bare.strip_prefix(onset)?))).any(|(onset, rhyme)| {
        RHYMES.contains(rhyme) && is_spelled_so(onset, rhyme) && (!is_stopped(rhyme) || STOPPED.contains(&tone))
    })
}

fn is_stopped(rhyme: &str) -> bool {
    rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch")
}

/// c, g and ng stand before a, o, u; k, gh and ngh before i, e.
fn is_spelled_so(onset: &str, rhyme: &str) -> bool {
    if rhyme.starts_with('y') {
        return match onset {
            "qu" => true,
            "" => !matches!(rhyme, "ych" | "ynh" | "yt"),
            _ => rhyme == "y",
        };
    }
    let front = rhyme.starts_with(['i', 'e', 'ê']);
    match onset {
        "c" | "ng" => !front,
        "k" | "gh" | "ngh" => front,
        // "gì", "giếng": the i belongs to both.
        "g" => !front || rhyme.starts_with('i'),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables() {
        for word in
            "Sở Thông tin và Truyền thông nghiêng quốc giếng gì kỹ khuỷu ĐƯỢC hòa hoà của ước ý quyết xoong".split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in
            ["cơc", "ngiên", "cì", "tõt", "thôngg", "bàá", "kông", "së", "viÖt", "nghiênggg", "chýnh", "", "brt"]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
