//! UTF-8 that a program took for windows-1252 and wrote in UTF-8 once more: `Ä‘á»‹a` for `địa`.

use super::is_unicode_only;

/// windows-1252 from 0x80 to 0x9f; the codes it leaves open stand for themselves.
const WESTERN: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text as it was meant. None where nothing shows that it was encoded twice.
pub(crate) fn undo(text: &str) -> Option<String> {
    if !text.contains(['Ã', 'Ä', 'Æ', 'á', 'Å', 'Ì', 'â']) {
        return None;
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let (mut mended, mut certain) = (0_usize, 0_usize);
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        match chars.get(at..).and_then(letter) {
            Some((letter, length)) => {
                mended += 1;
                certain += usize::from(length > 2 && is_unicode_only(letter));
                out.push(letter);
                at += length;
            }
            None => {
                out.push(*c);
                at += 1;
            }
        }
    }
    (certain > 0 || mended > 2).then(|| lost_space(&out))
}

/// The letter that some characters were, and how many they are.
fn letter(chars: &[char]) -> Option<(char, usize)> {
    let lead = byte(*chars.first()?)?;
    let length = match lead {
        0xc3..=0xc6 | 0xcc => 2,
        0xe1 | 0xe2 => 3,
        _ => return None,
    };
    let mut bytes = vec![lead];
    for c in chars.get(1..length)? {
        bytes.push(byte(*c).filter(|byte| (0x80..=0xbf).contains(byte))?);
    }
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    let likely = is_unicode_only(letter) || matches!(u32::from(letter), 0xc0..=0xff | 0x300..=0x36f | 0x2010..=0x2026);
    likely.then_some((letter, length))
}

fn byte(c: char) -> Option<u8> {
    let western = WESTERN.iter().position(|known| *known == c).and_then(|place| u8::try_from(place + 0x80).ok());
    western.or_else(|| u8::try_from(u32::from(c)).ok())
}

/// "à" ends in the byte of the non-breaking space, which programs make a plain one: "vÃ  " was "và ".
fn lost_space(text: &str) -> String {
    text.replace("Ã  ", "à ").replace("Ã ", "à")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn twice(text: &str) -> String {
        let bytes = text.bytes();
        bytes.map(|b| if (0x80..0xa0).contains(&b) { WESTERN[usize::from(b) - 0x80] } else { char::from(b) }).collect()
    }

    #[test]
    fn what_was_encoded_twice() {
        let text = "Trên địa bàn tỉnh có 1.204 thuê bao, đạt “97,4%” – vượt kế hoạch và ước";
        assert_eq!(undo(&twice(text)).as_deref(), Some(text));
        assert_eq!(undo("Ä‘á»‹a bÃ n tá»‰nh vÃ  xÃ£").as_deref(), Some("địa bàn tỉnh và xã"));
    }

    #[test]
    fn what_was_not_stays() {
        for text in [
            "Trên địa bàn tỉnh",
            "São Paulo, Ålesund, Äpfel",
            "TØnh ®¹t b\u{ad}u chÝnh",
            "Toång doanh thu ñaït",
            "Ấn Độ",
            "á»",
        ] {
            assert_eq!(undo(text), None, "{text}");
        }
    }
}
