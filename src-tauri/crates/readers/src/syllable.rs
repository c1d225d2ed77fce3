//! Whether letters can be a Vietnamese syllable: an onset, a rhyme, one tone, spelled as the language spells them.
//!
//! This tells text from text read in the wrong encoding: of real words in the right one nearly all pass, in a wrong one
//! few do.

use std::sync::LazyLock;

/// Longest syllable, in letters: "nghiêng".
const LONGEST: usize = 7;

/// The vowels, each with its six tones: level, huyền, hỏi, ngã, sắc, nặng.
const TONED: [char; 72] = [
    'a', 'à', 'ả', 'ã', 'á', 'ạ', 'ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ', 'â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'e', 'è', 'ẻ', 'ẽ', 'é',
    'ẹ', 'ê', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'i', 'ì', 'ỉ', 'ĩ', 'í', 'ị', 'o', 'ò', 'ỏ', 'õ', 'ó', 'ọ', 'ô', 'ồ', 'ổ', 'ỗ',
    'ố', 'ộ', 'ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'u', 'ù', 'ủ', 'ũ', 'ú', 'ụ', 'ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'y', 'ỳ', 'ỷ',
    'ỹ', 'ý', 'ỵ',
];

/// Where each vowel beyond ASCII stands in [`TONED`]: those below U+0200, and those from U+1EA0 on.
static PLACES: LazyLock<[u8; 0x200 + 0x60]> = LazyLock::new(|| {
    let mut places = [u8::MAX; 0x200 + 0x60];
    for (place, c) in (0_u8..).zip(TONED) {
        if let Some(slot) = slot(c).and_then(|slot| places.get_mut(slot)) {
            *slot = place;
        }
    }
    places
});

/// The tones that may stand on a rhyme that ends in c, ch, p or t: sắc and nặng.
const STOPPED: [usize; 2] = [4, 5];

const ONSETS: &str = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x";

const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc \
    oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut \
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn \
    ương ươp ươt ươu y ych ynh yt yên yêm yêng yêt yêu";

/// Onsets and rhymes in the order in which they can be looked up.
static SORTED: LazyLock<[Vec<Letters>; 2]> = LazyLock::new(|| {
    [ONSETS, RHYMES].map(|list| {
        let mut letters: Vec<Letters> = list.split_whitespace().map(|word| Letters::of(word.chars())).collect();
        letters.sort_unstable();
        letters
    })
});

/// A few letters without tones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Letters {
    letters: [char; LONGEST],
    count: usize,
}

impl Letters {
    fn of(chars: impl Iterator<Item = char>) -> Self {
        let mut all = Self { letters: ['\0'; LONGEST], count: 0 };
        for (place, c) in all.letters.iter_mut().zip(chars) {
            *place = c;
            all.count += 1;
        }
        all
    }

    /// Cut in two.
    fn split(self, at: usize) -> (Self, Self) {
        let used = || self.letters.into_iter().take(self.count);
        (Self::of(used().take(at)), Self::of(used().skip(at)))
    }

    fn starts_with(&self, any: &[char]) -> bool {
        self.letters.first().is_some_and(|first| any.contains(first))
    }

    fn is(&self, word: &str) -> bool {
        self.letters.iter().take(self.count).copied().eq(word.chars())
    }

    fn last(&self) -> char {
        self.letters.get(self.count.wrapping_sub(1)).copied().unwrap_or_default()
    }
}

fn slot(c: char) -> Option<usize> {
    match u32::from(c) {
        code @ 0..0x200 => Some(code as usize),
        code @ 0x1ea0..0x1f00 => Some((code - 0x1ea0 + 0x200) as usize),
        _ => None,
    }
}

/// A vowel without its tone, and the tone. None for other letters.
pub(crate) fn untoned(c: char) -> Option<(char, usize)> {
    let place = usize::from(*PLACES.get(slot(c)?)?);
    TONED.get(place - place % 6).map(|vowel| (*vowel, place % 6))
}

/// Whether a word, in whatever case, can be a syllable.
pub(crate) fn is_syllable(word: &str) -> bool {
    let mut bare = Letters { letters: ['\0'; LONGEST], count: 0 };
    let mut tone = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        let (letter, of_letter) = match c {
            'đ' => (c, 0),
            _ => match untoned(c) {
                Some(found) => found,
                None if c.is_ascii_lowercase() => (c, 0),
                None => return false,
            },
        };
        let Some(place) = bare.letters.get_mut(bare.count).filter(|_| tone == 0 || of_letter == 0) else {
            return false;
        };
        *place = letter;
        bare.count += 1;
        tone = tone.max(of_letter);
    }
    let [onsets, rhymes] = &*SORTED;
    (0..=3.min(bare.count)).any(|length| {
        let (onset, rhyme) = bare.split(length);
        (length == 0 || onsets.binary_search(&onset).is_ok())
            && rhymes.binary_search(&rhyme).is_ok()
            && is_spelled_so(&onset, &rhyme)
            && (STOPPED.contains(&tone) || !is_stopped(&rhyme))
    })
}

fn is_stopped(rhyme: &Letters) -> bool {
    matches!(rhyme.last(), 'c' | 'p' | 't') || (rhyme.last() == 'h' && rhyme.letters.contains(&'c'))
}

/// c, g and ng stand before a, o, u; k, gh and ngh before i, e.
fn is_spelled_so(onset: &Letters, rhyme: &Letters) -> bool {
    if rhyme.starts_with(&['y']) {
        let in_qu = ["ych", "ynh", "yt"].iter().any(|only| rhyme.is(only));
        return onset.is("qu") || rhyme.is("y") || (onset.count == 0 && !in_qu);
    }
    let front = rhyme.starts_with(&['i', 'e', 'ê']);
    if onset.is("c") || onset.is("ng") {
        !front
    } else if onset.is("k") || onset.is("gh") || onset.is("ngh") {
        front
    } else {
        // "gì", "giếng": the i belongs to both.
        !onset.is("g") || !front || rhyme.starts_with(&['i'])
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
