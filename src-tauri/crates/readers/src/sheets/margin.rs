//! Headers and footers of printed sheets: words between codes (ECMA-376, part 1, 18.3.1.46).

/// The words, without codes for fonts, page numbers and places.
pub(super) fn words(code: &str) -> String {
    let mut out = String::new();
    let mut rest = code.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '&' {
            out.push(c);
            continue;
        }
        match rest.next() {
            Some('&') => out.push('&'),
            Some('L' | 'C' | 'R') => out.push('\n'),
            Some('"') => while rest.next().is_some_and(|c| c != '"') {},
            Some('K') => {
                // A colour of six signs.
                for _ in 0..6 {
                    rest.next_if(char::is_ascii_hexdigit);
                }
            }
            Some(c) if c.is_ascii_digit() => while rest.next_if(char::is_ascii_digit).is_some() {},
            _ => {}
        }
    }
    let lines = out.lines().map(str::trim).filter(|line| line.chars().any(char::is_alphanumeric));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_between_codes() {
        assert_eq!(words("&L&\"Arial,Bold\"&12Biểu số 01&C&P/&N&RĐVT: tỷ đồng"), "Biểu số 01\nĐVT: tỷ đồng");
        assert_eq!(words("&CTrang &P"), "Trang");
        assert_eq!(words("&K00FF00A&&B&"), "A&B");
    }
}
