//! VIQR (RFC 1456): Vietnamese in plain ASCII, marks typed behind the letters: `Tie^'ng Vie^.t`, `dd` for đ.

use crate::syllable::is_syllable;

/// Fewest words with marks by which such text is told.
const ENOUGH: usize = 8;

/// The letters of the text. None where it is no such text.
pub(super) fn decode(ascii: &str) -> Option<String> {
    let (mut marked, mut good) = (0_usize, 0_usize);
    let mut out = String::with_capacity(ascii.len() * 2);
    let mut rest = ascii;
    while let Some(c) = rest.chars().next() {
        if !c.is_ascii_alphabetic() {
            // A backslash keeps the mark behind it a sign.
            let escaped = c == '\\' && rest.get(1..2).is_some_and(|next| next.contains(is_mark));
            let (kept, after) = rest.split_at_checked(if escaped { 2 } else { 1 })?;
            out.push_str(kept.trim_start_matches(if escaped { '\\' } else { '\0' }));
            rest = after;
            continue;
        }
        let (word, length) = word(rest);
        rest = rest.get(length..)?;
        if !word.is_ascii() {
            marked += 1;
            good += usize::from(is_syllable(&word));
        }
        out.push_str(&word);
    }
    (marked >= ENOUGH && good * 10 >= marked * 9).then_some(out)
}

const fn is_mark(c: char) -> bool {
    matches!(c, '^' | '(' | '+' | '\'' | '`' | '?' | '~' | '.' | '*')
}

/// The word that a text begins with, and its length in bytes. A mark that makes no syllable is a sign of the sentence.
fn word(text: &str) -> (String, usize) {
    let mut word = String::new();
    let mut at = 0;
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    while byte(at).is_ascii_alphabetic() {
        let c = char::from(byte(at));
        at += 1;
        if matches!(c, 'd' | 'D') && byte(at).eq_ignore_ascii_case(&b'd') {
            word.push(if c == 'd' { 'đ' } else { 'Đ' });
            at += 1;
            continue;
        }
        word.push(c);
        let vowel = c.to_ascii_lowercase();
        let shape = match (vowel, byte(at)) {
            ('a' | 'e' | 'o', b'^') => Some('\u{302}'),
            ('a', b'(') => Some('\u{306}'),
            ('o' | 'u', b'+' | b'*') => Some('\u{31b}'),
            _ => None,
        };
        if let Some(shape) = shape {
            word.push(shape);
            at += 1;
        }
        let tone = match byte(at) {
            b'\'' => Some('\u{301}'),
            b'`' => Some('\u{300}'),
            b'?' => Some('\u{309}'),
            b'~' => Some('\u{303}'),
            b'.' => Some('\u{323}'),
            _ => None,
        };
        // Behind the last letter a dot or a question mark may end the sentence; it does not where the sentence goes on.
        let goes_on = matches!(byte(at + 1), b',' | b';')
            || byte(at + 1) == b' ' && (byte(at + 2).is_ascii_lowercase() || byte(at + 2).is_ascii_digit());
        let sign = matches!(byte(at), b'.' | b'?' | b'\'') && shape.is_none() && !goes_on;
        let followed = byte(at + 1).is_ascii_alphabetic() || !sign;
        if let Some(tone) = tone.filter(|_| matches!(vowel, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') && followed) {
            word.push(tone);
            at += 1;
        }
    }
    (text::nfc(&word).into_owned(), at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_behind_letters() {
        let text = "Tie^'ng Vie^.t: doanh thu vie^~n tho^ng dda.t 412,5 ty? ddo^`ng, ta(ng 8% so vo+'i cu`ng ky` na(m tru+o+'c.";
        let clear = "Tiếng Việt: doanh thu viễn thông đạt 412,5 tỷ đồng, tăng 8% so với cùng kỳ năm trước.";
        assert_eq!(decode(text).as_deref(), Some(clear));
    }

    #[test]
    fn other_ascii_text_stays() {
        for text in
            ["The quick brown fox. Isn't it? a+b, x^2 (see below) 'quoted' e.g. address, add. ", "SELECT a.b FROM c;"]
        {
            assert_eq!(decode(&text.repeat(20)), None);
        }
    }
}
