//! The encoding of a Type 1 font, from the readable beginning of its program (Adobe Type 1 Font Format, 2.2).

use std::collections::HashMap;

/// Bytes in which the readable part ends.
const MAX_HEAD: usize = 256 << 10;

/// The name of the glyph of each code. Empty where the font has the standard encoding or none.
pub(super) fn encoding(program: &[u8]) -> HashMap<u8, String> {
    let head = program.get(..MAX_HEAD.min(program.len())).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let head = head.split("eexec").next().unwrap_or_default();
    let Some((_, array)) = head.split_once("/Encoding") else { return HashMap::new() };
    let spaced = array.replace('/', " /");
    let mut words = spaced.split_ascii_whitespace();
    let mut names = HashMap::new();
    while let Some(word) = words.next() {
        match word {
            "dup" => {
                let (code, name) = (words.next().and_then(number), words.next());
                if let (Some(code), Some(name)) = (code, name.and_then(|name| name.strip_prefix('/'))) {
                    names.insert(code, name.to_owned());
                }
            }
            "def" | "readonly" => break,
            _ => {}
        }
    }
    names
}

/// `65`, or `8#101` with its base.
fn number(word: &str) -> Option<u8> {
    match word.split_once('#') {
        Some((base, digits)) => {
            let base = base.parse().ok().filter(|base| (2..=36).contains(base))?;
            u8::from_str_radix(digits, base).ok()
        }
        None => word.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        let program =
            b"%!PS-AdobeFont-1.0\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 65/uni1EA1 put\n\
            dup 8#102 /comma put\nreadonly def\ndup 67 /C put currentfile eexec dup 68 /D put";
        let mut found: Vec<_> = encoding(program).into_iter().collect();
        found.sort();
        assert_eq!(found, [(65, "uni1EA1".to_owned()), (66, "comma".to_owned())]);
        assert!(encoding(b"/Encoding StandardEncoding def").is_empty());
        assert!(encoding(b"/Encoding 256 array dup 99#1 /a put dup 300 /b put dup").is_empty());
    }
}
