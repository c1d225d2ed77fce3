//! VNI for Windows: a base letter, and behind it a mark that stands for its shape and tone. Only a few letters are one
//! byte.

/// The letters of the text, whose characters are the bytes of VNI. Others stay.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if let Some(marks) = chars.peek().copied().and_then(mark).filter(|marks| bears(c, marks)) {
            chars.next();
            out.push(alone(c).unwrap_or(c));
            out.push_str(marks);
        } else {
            out.push(alone(c).unwrap_or(c));
        }
    }
    text::nfc(&out).into_owned()
}

/// The letters of one byte.
const fn alone(c: char) -> Option<char> {
    Some(match c {
        'ì' | 'Ì' | 'í' | 'Í' => c,
        'æ' => 'ỉ',
        'Æ' => 'Ỉ',
        'ó' => 'ĩ',
        'Ó' => 'Ĩ',
        'ò' => 'ị',
        'Ò' => 'Ị',
        'ô' => 'ơ',
        'Ô' => 'Ơ',
        'ö' => 'ư',
        'Ö' => 'Ư',
        'î' => 'ỵ',
        'Î' => 'Ỵ',
        'ñ' => 'đ',
        'Ñ' => 'Đ',
        _ => return None,
    })
}

/// What a mark, in either case, sets on the letter before it.
const fn mark(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' | 'Ø' => "\u{300}",
        'ù' | 'Ù' => "\u{301}",
        'û' | 'Û' => "\u{309}",
        'õ' | 'Õ' => "\u{303}",
        'ï' | 'Ï' => "\u{323}",
        'â' | 'Â' => "\u{302}",
        'à' | 'À' => "\u{302}\u{300}",
        'á' | 'Á' => "\u{302}\u{301}",
        'å' | 'Å' => "\u{302}\u{309}",
        'ã' | 'Ã' => "\u{302}\u{303}",
        'ä' | 'Ä' => "\u{302}\u{323}",
        'ê' | 'Ê' => "\u{306}",
        'è' | 'È' => "\u{306}\u{300}",
        'é' | 'É' => "\u{306}\u{301}",
        'ú' | 'Ú' => "\u{306}\u{309}",
        'ü' | 'Ü' => "\u{306}\u{303}",
        'ë' | 'Ë' => "\u{306}\u{323}",
        _ => return None,
    })
}

/// Whether a letter takes a mark.
fn bears(letter: char, marks: &str) -> bool {
    match letter.to_ascii_lowercase() {
        'a' => true,
        'e' | 'o' => !marks.starts_with('\u{306}'),
        'u' | 'y' | 'ô' | 'Ô' | 'ö' | 'Ö' => !marks.starts_with(['\u{306}', '\u{302}']),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn letters_and_their_marks() {
        assert_eq!(decode("Quyeát ñònh veà vieäc pheâ duyeät keá hoaïch"), "Quyết định về việc phê duyệt kế hoạch");
        assert_eq!(decode("UÛy ban nhaân daân, böu chính öôùc ñaït 45%"), "Ủy ban nhân dân, bưu chính ước đạt 45%");
        assert_eq!(decode("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM"), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        assert_eq!(decode("Aù, Yù kieán, baêng, TRÖÔÛNG, NGÖÔØI, lyù, kyõ"), "Á, Ý kiến, băng, TRƯỞNG, NGƯỜI, lý, kỹ");
        assert_eq!(decode("tính tæ leä, hieän nay"), "tính tỉ lệ, hiện nay");
    }
}
