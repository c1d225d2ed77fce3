//! What counts as a letter, told fast for the letters that Vietnamese is written with.

/// Whether a character is a letter of any script: `char::is_alphabetic`, without its search through the tables of all scripts for
/// those of Latin.
///
/// ```
/// assert!(text::is_letter('ữ') && text::is_letter('Đ') && !text::is_letter('×') && !text::is_letter('5'));
/// ```
#[must_use]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        'À'..='ɏ' => !matches!(c, '×' | '÷'),
        'Ḁ'..='ỿ' => true,
        _ => c.is_alphabetic(),
    }
}

/// Whether a character is a letter or a digit of any script.
#[must_use]
pub fn is_letter_or_digit(c: char) -> bool {
    is_letter(c) || if c.is_ascii() { c.is_ascii_digit() } else { c.is_numeric() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_leads_to_the_same() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_letter_or_digit(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
