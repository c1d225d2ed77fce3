//! TCVN3, also called ABC (TCVN 5712:1993, VN3): one byte a letter. There are no capitals with tones: they stand in
//! fonts of their own, which show capitals for the small letters.

use crate::syllable::untoned;

/// The letters from 0xA1 on; `.` where VN3 has none. 0xAD, "ư", is the soft hyphen elsewhere.
const LETTERS: [char; 94] = [
    'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', '.', '.', '.', '.', '.', '.', 'à', 'ả', 'ã',
    'á', 'ạ', '.', 'ằ', 'ẳ', 'ẵ', 'ắ', '.', '.', '.', '.', '.', '.', '.', 'ặ', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', '.', 'ẻ',
    'ẽ', 'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', '.', '.', '.', 'ĩ', 'í', 'ị', 'ò', '.', 'ỏ', 'õ', 'ó', 'ọ', 'ồ',
    'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'ù', '.', 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ',
    'ý', 'ỵ',
];

/// The letters of the text, whose characters are the bytes of TCVN3. Others stay.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut before = None;
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
            before = Some(c);
            continue;
        }
        let decoded = match (letter(c), before) {
            // Capitals that converters made of two: "A" and the code of "à".
            (Some(small), Some(capital)) if doubles(capital, small) => {
                out.pop();
                small.to_uppercase().next().unwrap_or(small)
            }
            (Some(letter), _) => letter,
            (None, Some(vowel)) if is_bare_vowel(vowel) => mark(c).unwrap_or(c),
            (None, _) => c,
        };
        out.push(decoded);
        before = Some(decoded);
    }
    out
}

fn letter(c: char) -> Option<char> {
    let place = u32::from(c).checked_sub(0xa1)?;
    LETTERS.get(place as usize).copied().filter(|letter| *letter != '.')
}

/// Tones that VN1 and VN2 set behind the vowel.
const fn mark(c: char) -> Option<char> {
    match c {
        '\u{b0}' => Some('\u{300}'),
        '\u{b1}' => Some('\u{309}'),
        '\u{b2}' => Some('\u{303}'),
        '\u{b3}' => Some('\u{301}'),
        '\u{b4}' => Some('\u{323}'),
        _ => None,
    }
}

fn is_bare_vowel(c: char) -> bool {
    c.to_lowercase().next().and_then(untoned).is_some_and(|(_, tone)| tone == 0)
}

fn doubles(capital: char, small: char) -> bool {
    capital.is_uppercase()
        && untoned(small).is_some_and(|(vowel, tone)| tone > 0 && capital.to_lowercase().eq(std::iter::once(vowel)))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn letters_by_the_standard() {
        assert_eq!(decode("QuyÕt ®Þnh vÒ viÖc phª duyÖt kÕ ho¹ch"), "Quyết định về việc phê duyệt kế hoạch");
        assert_eq!(decode("b\u{ad}u chÝnh \u{ad}íc ®¹t 12,5%"), "bưu chính ước đạt 12,5%");
        assert_eq!(decode("§éc lËp, ¨, ©, ¡, ¢, £, ¤, ¥, ¦"), "Độc lập, ă, â, Ă, Â, Ê, Ô, Ơ, Ư");
        assert_eq!(decode("Hµ T©y, 15°C"), "Hà Tây, 15°C");
        assert_eq!(decode("HAµ, ¢Ç"), "HÀ, Ầ");
        assert_eq!(text::nfc(&decode("a³, ®iÓm")), "á, điểm");
    }
}
