//! The spellings under which two names count as the same.

use crate::letter::is_letter_or_digit;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case, one spelling of the tone's place and of `tỉ/tỷ`, plain dashes and single spaces.
///
/// The same rules as the catalogue's own check (domain data, `check.py`), so that an alias is written once:
/// `hoá` = `hóa`, `thuỷ` = `thủy`, `tỉ lệ` = `tỷ lệ`, `A – B` = `a-b`, `1.000` = `1000`.
///
/// ```
/// assert_eq!(text::fold("Tỉ lệ  số hoá"), text::fold("tỷ lệ số hóa"));
/// ```
#[must_use]
pub fn fold(s: &str) -> String {
    if let Some(folded) = plain_words(s) {
        return folded;
    }
    long_way(s)
}

fn long_way(s: &str) -> String {
    let lower = old_tone_places(&s.to_lowercase());
    let mut words: Vec<String> = Vec::new();
    for word in spaced(&lower).split_whitespace() {
        let one = match (word, words.last().map(String::as_str)) {
            ("kĩ", _) => "kỹ".to_owned(),
            ("lệ" | "trọng" | "đồng", Some("tỉ")) => {
                words.pop();
                words.push("tỷ".to_owned());
                word.to_owned()
            }
            _ => word.to_owned(),
        };
        words.push(one);
    }
    without_group_dots(&words.join(" "))
}

/// [`fold`] without any mark: `Đắk Lắk` and `dak lak` become the same. For names typed in a hurry.
///
/// ```
/// assert_eq!(text::plain("TP. Hà Tĩnh"), "tp. ha tinh");
/// ```
#[must_use]
pub fn plain(s: &str) -> String {
    let folded = fold(s);
    if folded.is_ascii() {
        return folded;
    }
    folded
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'đ' => 'd',
            other => other,
        })
        .collect()
}

/// The short way for what most words are: composed Latin letters and digits, single spaces between them, no tone that moves,
/// none of the syllables with a second spelling. None where only the long way tells.
fn plain_words(s: &str) -> Option<String> {
    let mut out = String::with_capacity(s.len());
    let mut start = 0;
    let mut before = ' ';
    // After a vowel and a toned one, which gives its tone away where the syllable ends.
    let mut may_move = false;
    for c in s.chars() {
        let c = small(c)?;
        let ends = matches!(c, ' ' | '&');
        if (ends && may_move) || (c == ' ' && (before == ' ' || has_second_spelling(out.get(start..)?))) {
            return None;
        }
        may_move = moves(before, c);
        out.push(c);
        before = c;
        if c == ' ' {
            start = out.len();
        }
    }
    let open = may_move || before == ' ' || has_second_spelling(out.get(start..)?);
    (!open).then_some(out)
}

fn has_second_spelling(word: &str) -> bool {
    matches!(word, "tỉ" | "kĩ")
}

/// The small letter; none for what is no composed Latin letter, digit, `&` or space.
fn small(c: char) -> Option<char> {
    if c.is_ascii() {
        return (c.is_ascii_alphanumeric() || matches!(c, '&' | ' ')).then(|| c.to_ascii_lowercase());
    }
    // The letters of Vietnamese without a look into the tables of all scripts.
    match c {
        'à'..='ö' | 'ø'..='ý' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => return Some(c),
        'Ạ'..='ỹ' => return char::from_u32(u32::from(c) | 1),
        'À'..='Ö' | 'Ø'..='Ý' | 'Ā'..='ɏ' => {}
        _ => return None,
    }
    let mut small = c.to_lowercase();
    small.next().filter(|_| small.next().is_none())
}

fn moves(first: char, second: char) -> bool {
    match first {
        'o' => matches!(second, 'à' | 'á' | 'ã' | 'ả' | 'ạ' | 'è' | 'é' | 'ẽ' | 'ẻ' | 'ẹ'),
        'u' => matches!(second, 'ỳ' | 'ý' | 'ỹ' | 'ỷ' | 'ỵ'),
        _ => false,
    }
}

/// Moves the tone of a final `oa`, `oe`, `uy` from the second vowel to the first: `hoá` → `hóa`, `thuỷ` → `thủy`.
fn old_tone_places(lower: &str) -> String {
    let letters: Vec<char> = lower.nfc().collect();
    let mut out = String::with_capacity(lower.len());
    let mut i = 0;
    while let Some(&first) = letters.get(i) {
        let second = letters.get(i + 1).copied();
        let ends = letters.get(i + 2).is_none_or(|c| !is_letter_or_digit(*c));
        let after_q = i > 0 && letters.get(i - 1) == Some(&'q');
        let moved = second.filter(|_| ends).and_then(|s| moved_tone(first, s, after_q));
        if let Some((a, b)) = moved {
            out.push(a);
            out.push(b);
            i += 2;
        } else {
            out.push(first);
            i += 1;
        }
    }
    out
}

fn moved_tone(first: char, second: char, after_q: bool) -> Option<(char, char)> {
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let parts: Vec<char> = second.to_string().nfd().collect();
    let (&[base, tone], true) = (parts.as_slice(), matches!(first, 'o' | 'u')) else { return None };
    let pair = matches!((first, base), ('o', 'a' | 'e')) || (first == 'u' && base == 'y' && !after_q);
    if !pair || !TONES.contains(&tone) {
        return None;
    }
    let with_tone: String = [first, tone].iter().collect::<String>().nfc().collect();
    Some((with_tone.chars().next()?, base))
}

/// Plain dashes without spaces round them, slashes likewise.
fn spaced(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    let mut glue = false;
    for c in s.chars() {
        let c = if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c };
        if matches!(c, '-' | '/') {
            out.truncate(out.trim_end().len());
            out.push(c);
            glue = true;
        } else if !(glue && c.is_whitespace()) {
            out.push(c);
            glue = false;
        }
    }
    out
}

/// `1.000 dân` → `1000 dân`.
fn without_group_dots(s: &str) -> String {
    let chars: Vec<char> = s.chars().collect();
    let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    let mut out = String::with_capacity(s.len());
    for (i, &c) in chars.iter().enumerate() {
        let group = c == '.' && i > 0 && digit(i - 1) && (1..=3).all(|k| digit(i + k));
        let ends = chars.get(i + 4).is_none_or(|c| !is_letter_or_digit(*c));
        if !(group && ends) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(a: &str, b: &str) {
        assert_eq!(fold(a), fold(b));
    }

    #[test]
    fn spellings_of_one_word() {
        same("Số hoá", "số hóa");
        same("thuỷ sản", "thủy sản");
        same("tỉ đồng", "tỷ đồng");
        same("kĩ năng", "kỹ năng");
        same("bưu chính – viễn thông", "Bưu chính-viễn thông");
        same("thuê bao / 1.000 dân", "thuê bao/1000 dân");
    }

    #[test]
    fn what_only_looks_alike_stays_apart() {
        assert_ne!(fold("toàn"), fold("tòan"));
        assert_ne!(fold("quý"), fold("qúy"));
        assert_ne!(fold("1.5"), fold("15"));
        assert_eq!(fold("hoàn"), "hoàn");
    }

    #[test]
    fn plain_has_no_marks() {
        assert_eq!(plain("Đắk Lắk – Bà Rịa"), "dak lak-ba ria");
    }

    #[test]
    fn plain_words_go_the_short_way() {
        for words in ["Nghiệp", "TT&TT", "hòa", "quyết", "4G", "Đắk Lắk", "TIẾN ĐỘ", "oàn", "hoàn thành", ""]
        {
            assert_eq!(plain_words(words).unwrap_or_default(), long_way(words), "{words}");
        }
        for words in
            ["hoá", "số hoá", "thuỷ sản", "HOÀ", "tỉ", "kĩ năng", "1.000", "a-b", "hoá&x", "a\u{301}", "a  b", "a "]
        {
            assert_eq!(plain_words(words), None, "{words}");
        }
    }

    proptest! {
        #[test]
        fn both_ways_lead_to_the_same(s in "[a-zA-Z0-9& àáảãạâầấăằêèéẹẻẽôồơờưừìíỉĩịòóùúỳýỵỷỹđĐÁÀÔƠƯÊẾỆẠỶÝßĨ.,-]{0,12}") {
            if let Some(short) = plain_words(&s) {
                prop_assert_eq!(short, long_way(&s));
            }
        }

        #[test]
        fn folding_twice_is_folding_once(s in "[a-zàáâđêôơưạảấầẩậắằệốồ A-Z0-9.,/–-]{0,40}") {
            prop_assert_eq!(fold(&fold(&s)), fold(&s));
        }
    }
}
