//! Fonts that show other letters than the file says: TCVN3 (`.VnTime`) and VNI.

/// Whether words in this font are written in an encoding of its own.
pub(super) fn is_legacy(font: &str, words: &str) -> bool {
    let font = font.to_ascii_lowercase();
    let named = font.starts_with(".vn") || font.starts_with("vni-") || font.starts_with("vni ");
    // The Vietnamese letters of Unicode cannot come from these encodings.
    let unicode = |c: char| matches!(c, 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | '\u{1ea0}'..='\u{1ef9}');
    named && words.chars().any(|c| ('\u{a1}'..='\u{ff}').contains(&c)) && !words.chars().any(unicode)
}

#[cfg(test)]
mod tests {
    use super::is_legacy;

    #[test]
    fn fonts_by_name_and_letters() {
        assert!(is_legacy(".VnTime", "Sè TT") && is_legacy("VNI-Times", "böu chính"));
        assert!(!is_legacy(".VnTime", "Thuê bao điện thoại") && !is_legacy(".VnTime", "TT"));
        assert!(!is_legacy("Times New Roman", "Sè TT") && !is_legacy("", "à"));
    }
}
