//! The encoding of a web page: its mark, its bytes, then what it declares of itself.

use crate::encoding;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1258};

/// Bytes in which a page must declare its encoding (HTML standard, 4.2.5.4, asks for 1024; portals need more).
const DECLARED_WITHIN: usize = 8192;

/// The encoding of a page. Bytes that are UTF-8 are believed before a declaration: portals copied from older ones
/// still declare the old one.
pub(crate) fn of_page(bytes: &[u8]) -> &'static Encoding {
    let by_bytes = encoding::detect(bytes);
    if by_bytes != WINDOWS_1258 {
        // Pages in old fonts declare the code page of Western Europe, or "x-user-defined".
        return by_bytes;
    }
    declared(bytes).filter(|encoding| encoding.is_single_byte()).unwrap_or(by_bytes)
}

/// The first `charset=` of the head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARED_WITHIN.min(bytes.len()))?;
    let head = UTF_8.decode_without_bom_handling(head).0.to_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    #[test]
    fn bytes_before_declarations() {
        let page = "<meta charset='windows-1252'>Số liệu tỉnh Yên Bái";
        assert_eq!(of_page(page.as_bytes()), UTF_8);
        assert_eq!(of_page(b"<meta charset=\"iso-8859-1\">\xe0 \xe1 \xe2"), WINDOWS_1252);
        assert_eq!(of_page(b"<meta charset=utf-8>B\xe3\xecc"), WINDOWS_1258);
        assert_eq!(of_page(b"<p>B\xe3\xecc"), WINDOWS_1258);
    }
}
