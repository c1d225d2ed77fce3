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
        let mut letters: Vec<Letters> = list.split_whitespace().map(Letters::of).collect();
        letters.sort_unstable();
        letters
    })
});

/// A few letters without tones, a byte each, the first one lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Letters(u64);

impl Letters {
    const NONE: Self = Self(0);

    fn of(word: &str) -> Self {
        word.chars().zip(0..LONGEST).fold(Self::NONE, |letters, (c, at)| letters.with(at, c))
    }

    /// With another letter, which is none of those that are there.
    fn with(self, at: usize, c: char) -> Self {
        Self(self.0 | u64::from(code(c)) << (8 * at))
    }

    /// Cut in two.
    const fn split(self, at: usize) -> (Self, Self) {
        (Self(self.0 & ((1 << (8 * at)) - 1)), Self(self.0 >> (8 * at)))
    }

    fn starts_with(self, any: &[char]) -> bool {
        self.0.to_le_bytes().first().is_some_and(|first| any.iter().any(|c| code(*c) == *first))
    }

    fn contains(self, c: char) -> bool {
        self.0.to_le_bytes().contains(&code(c))
    }

    fn ends_with(self, any: &[char]) -> bool {
        let last = self.0.to_le_bytes().into_iter().rev().find(|letter| *letter != 0);
        last.is_some_and(|last| any.iter().any(|c| code(*c) == last))
    }
}

/// A byte for each letter of Vietnamese without its tone.
const fn code(c: char) -> u8 {
    match c {
        'ă' => 1,
        'â' => 2,
        'đ' => 3,
        'ê' => 4,
        'ô' => 5,
        'ơ' => 6,
        'ư' => 7,
        _ if c.is_ascii() => c as u8,
        _ => 8,
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
    let mut bare = Letters::NONE;
    let mut count = 0;
    let mut tone = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        let (letter, of_letter) = match c {
            'đ' | 'a'..='z' => (c, 0),
            _ => match untoned(c) {
                Some(found) => found,
                None => return false,
            },
        };
        if count == LONGEST || (tone > 0 && of_letter > 0) {
            return false;
        }
        bare = bare.with(count, letter);
        count += 1;
        tone = tone.max(of_letter);
    }
    let [onsets, rhymes] = &*SORTED;
    (0..=3.min(count)).any(|length| {
        let (onset, rhyme) = bare.split(length);
        (length == 0 || onsets.binary_search(&onset).is_ok())
            && rhymes.binary_search(&rhyme).is_ok()
            && is_spelled_so(onset, rhyme)
            && (STOPPED.contains(&tone) || !is_stopped(rhyme))
    })
}

fn is_stopped(rhyme: Letters) -> bool {
    rhyme.ends_with(&['c', 'p', 't']) || (rhyme.ends_with(&['h']) && rhyme.contains('c'))
}

/// c, g and ng stand before a, o, u; k, gh and ngh before i, e.
fn is_spelled_so(onset: Letters, rhyme: Letters) -> bool {
    let is = |letters: Letters, word: &str| letters == Letters::of(word);
    if rhyme.starts_with(&['y']) {
        let in_qu = ["ych", "ynh", "yt"].iter().any(|only| is(rhyme, only));
        return is(onset, "qu") || is(rhyme, "y") || (onset == Letters::NONE && !in_qu);
    }
    let front = rhyme.starts_with(&['i', 'e', 'ê']);
    if is(onset, "c") || is(onset, "ng") {
        !front
    } else if is(onset, "k") || is(onset, "gh") || is(onset, "ngh") {
        front
    } else {
        // "gì", "giếng": the i belongs to both.
        !is(onset, "g") || !front || rhyme.starts_with(&['i'])
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
