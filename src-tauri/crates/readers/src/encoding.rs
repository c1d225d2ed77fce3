//! Bytes to text: which encoding, and what did not fit it.
//!
//! In this order: a byte order mark; UTF-16 by the zero bytes that Latin letters leave in it; UTF-8 when it fits, or
//! nearly fits; else windows-1258, the Vietnamese code page of old Windows, with its accents set apart (NFC joins them),
//! or TCVN3 and VNI, whichever makes more syllables. The last two pass for windows-1252 here; [`crate::legacy`] gives them
//! their letters, block by block. VISCII and VPS ([`rare`](mod@rare)) are taken when they make clearly more; plain ASCII may be
//! VIQR ([`viqr`]).

mod rare;
mod viqr;

use crate::{issues::Issues, legacy};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use model::{Issue, IssueCode};
use rare::Rare;
use std::borrow::Cow;

/// Bytes that are looked at to tell UTF-16 without a mark.
const SAMPLE: usize = 4096;

/// So many letters of several bytes must fit UTF-8 for each byte that does not, to call the text damaged UTF-8.
const FITTING_PER_STRAY: usize = 4;

/// Bytes by which encodings of one byte are told.
const ONE_BYTE_SAMPLE: usize = 64 << 10;

/// Fewest syllables in lines that do not fit UTF-8 by which they are another encoding and not damage.
const MIXED_WORDS: usize = 3;

/// The beginning of a file that is longer than `most` bytes; a letter at the cut is left out whole.
pub(crate) fn beginning(bytes: &[u8], most: usize) -> &[u8] {
    let kept = bytes.get(..most).unwrap_or(bytes);
    match std::str::from_utf8(kept) {
        Err(error) if error.error_len().is_none() => kept.get(..error.valid_up_to()).unwrap_or(kept),
        _ => kept,
    }
}

/// The text of a plain file.
pub(crate) fn decode<'b>(bytes: &'b [u8], issues: &mut Issues) -> Cow<'b, str> {
    if let Some(text) = std::str::from_utf8(bytes).ok().filter(|text| text.is_ascii()).and_then(viqr::decode) {
        issues.push(Issue::new(IssueCode::EncodingLegacy).detail("VIQR"));
        return Cow::Owned(text);
    }
    let encoding = detect(bytes);
    if Encoding::for_bom(bytes).is_none()
        && (encoding == UTF_8 || encoding.is_single_byte())
        && std::str::from_utf8(bytes).is_err()
        && has_utf8_line(bytes)
        && let Some(text) = mixed(bytes)
    {
        return Cow::Owned(text);
    }
    decode_as(bytes, encoding, issues)
}

/// Whether some line is UTF-8 with letters of several bytes.
fn has_utf8_line(bytes: &[u8]) -> bool {
    bytes.split(|b| *b == b'\n').any(|line| !line.is_ascii() && std::str::from_utf8(line).is_ok())
}

/// The text of a file whose encoding is known or declared. A byte order mark is believed before it.
pub(crate) fn decode_as<'b>(bytes: &'b [u8], encoding: &'static Encoding, issues: &mut Issues) -> Cow<'b, str> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((marked, length)) => (marked, bytes.get(length..).unwrap_or_default()),
        None => (encoding, bytes),
    };
    if let Some((rare, text)) = rare(bytes, encoding) {
        issues.push(Issue::new(IssueCode::EncodingLegacy).detail(rare.name()));
        return Cow::Owned(text);
    }
    let (text, stray) = encoding.decode_without_bom_handling(bytes);
    if stray {
        issues.push(Issue::new(IssueCode::EncodingInvalid).detail(encoding.name()));
    }
    if encoding.is_single_byte() && encoding != WINDOWS_1252 && bytes.iter().any(|b| *b >= 0x80) {
        issues.push(Issue::new(IssueCode::EncodingLegacy).detail(encoding.name().to_ascii_lowercase()));
    }
    text
}

/// The encoding that the bytes themselves speak for.
pub(crate) fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(utf16) = utf16_by_zeros(bytes) {
        return utf16;
    }
    if fits_utf8(bytes) { UTF_8 } else { one_byte(bytes) }
}

/// Which encoding of one byte a letter: that of old Windows, or, for TCVN3 and VNI, windows-1252.
pub(crate) fn one_byte(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..ONE_BYTE_SAMPLE.min(bytes.len())).unwrap_or_default();
    let (windows, _) = WINDOWS_1258.decode_without_bom_handling(sample);
    let (_, as_windows) = legacy::syllables(&text::nfc(&windows));
    let (latin, _) = WINDOWS_1252.decode_without_bom_handling(sample);
    let (words, as_legacy) = legacy::syllables_decoded(&latin);
    if as_legacy > as_windows && as_legacy * 2 >= words { WINDOWS_1252 } else { WINDOWS_1258 }
}

/// VISCII or VPS, where the bytes make clearly more syllables in it than in the encoding that was taken.
fn rare(bytes: &[u8], taken: &'static Encoding) -> Option<(Rare, String)> {
    if !taken.is_single_byte() || bytes.is_ascii() {
        return None;
    }
    let sample = bytes.get(..ONE_BYTE_SAMPLE.min(bytes.len())).unwrap_or_default();
    let (text, _) = taken.decode_without_bom_handling(sample);
    let text = text::nfc(&text);
    let plain = legacy::syllables(&text).1.max(legacy::syllables_decoded(&text).1);
    let scored = Rare::ALL.map(|rare| (rare, legacy::syllables(&rare.decode(sample))));
    let (best, (words, good)) = scored.into_iter().max_by_key(|(_, (_, good))| *good)?;
    let clear = good > MIXED_WORDS && good * 10 >= words * 8 && good * 4 > plain * 5;
    clear.then(|| (best, best.decode(bytes)))
}

/// Text in which some lines are UTF-8 and others are one byte a letter, as when files of several years were put
/// together. None where the lines that do not fit UTF-8 are not clearly words in another encoding.
fn mixed(bytes: &[u8]) -> Option<String> {
    let mut out = String::with_capacity(bytes.len());
    let (mut strange, mut words, mut syllables) = (false, 0, 0);
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        if let Ok(fitting) = std::str::from_utf8(line) {
            out.push_str(fitting);
            continue;
        }
        strange = true;
        let encoding = one_byte(line);
        let (text, _) = encoding.decode_without_bom_handling(line);
        let (all, good) = match encoding == WINDOWS_1252 {
            true => legacy::syllables_decoded(&text),
            false => legacy::syllables(&text::nfc(&text)),
        };
        words += all;
        syllables += good;
        out.push_str(&text);
    }
    (strange && syllables >= MIXED_WORDS && syllables * 10 >= words * 7).then_some(out)
}

/// Whether the bytes are UTF-8, or UTF-8 with a few strays.
pub(crate) fn fits_utf8(bytes: &[u8]) -> bool {
    let (mut fitting, mut stray) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        fitting += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        stray += chunk.invalid().len();
    }
    stray == 0 || fitting >= stray * FITTING_PER_STRAY
}

/// Latin letters in UTF-16 leave a zero in every other byte. Text of Vietnamese letters alone still has its spaces,
/// digits and plain consonants.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE.min(bytes.len()))?;
    let pairs = sample.len() / 2;
    let (mut first, mut second) = (0, 0);
    for pair in sample.chunks_exact(2) {
        match pair {
            [0, 0] => return None,
            [0, _] => first += 1,
            [_, 0] => second += 1,
            _ => {}
        }
    }
    let (most, least) = (pairs / 2, pairs / 50);
    if pairs < 2 {
        None
    } else if second > most && first <= least {
        Some(UTF_16LE)
    } else if first > most && second <= least {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Tỉnh Bắc Kạn: doanh thu viễn thông đạt 412,5 tỷ đồng.";

    fn check(bytes: &[u8], text: &str, expect: &[Issue]) {
        let mut issues = Issues::default();
        let decoded = decode(bytes, &mut issues);
        assert_eq!(text::nfc(&decoded), text);
        assert_eq!(issues.into_list(), expect);
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn unicode_with_and_without_a_mark() {
        check(TEXT.as_bytes(), TEXT, &[]);
        check(format!("\u{feff}{TEXT}").as_bytes(), TEXT, &[]);
        check(&utf16(TEXT, u16::to_le_bytes), TEXT, &[]);
        check(&utf16(TEXT, u16::to_be_bytes), TEXT, &[]);
        check(&utf16(&format!("\u{feff}{TEXT}"), u16::to_le_bytes), TEXT, &[]);
        check(&utf16(&format!("\u{feff}{TEXT}"), u16::to_be_bytes), TEXT, &[]);
        check(b"", "", &[]);
    }

    #[test]
    fn windows_1258_is_composed() {
        // "Tỉnh Bắc Kạn" as Windows wrote it: base letters, then tones of their own (0xD2 hook, 0xEC acute, 0xF2 dot).
        let bytes = b"Ti\xd2nh B\xe3\xecc Ka\xf2n";
        let legacy = Issue::new(IssueCode::EncodingLegacy).detail("windows-1258");
        check(bytes, "Tỉnh Bắc Kạn", &[legacy]);
    }

    #[test]
    fn old_encodings_pass_for_latin() {
        assert_eq!(detect(b"T\xe6ng: thu\xaa bao \xaei\xd6n tho\xb9i c\xe8 \xae\xdenh"), WINDOWS_1252);
        let tcvn3 = b"thu\xaa bao \xaei\xd6n tho\xb9i c\xe8 \xae\xdenh";
        assert_eq!(detect(tcvn3), WINDOWS_1252);
        let both = [TEXT.as_bytes(), b"\n", tcvn3].concat();
        check(&both, &format!("{TEXT}\nthuª bao ®iÖn tho¹i cè ®Þnh"), &[]);
    }

    #[test]
    fn rare_encodings_by_their_syllables() {
        for rare in Rare::ALL {
            let letter = |c: char| (0..=255_u8).find(|b| rare.decode(&[*b]).starts_with(c)).unwrap();
            let bytes: Vec<u8> = TEXT.chars().map(letter).collect();
            check(&bytes, TEXT, &[Issue::new(IssueCode::EncodingLegacy).detail(rare.name())]);
        }
    }

    #[test]
    fn a_few_stray_bytes_do_not_make_it_another_encoding() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.push(0xff);
        let invalid = Issue::new(IssueCode::EncodingInvalid).detail("UTF-8");
        check(&bytes, &format!("{TEXT}\u{fffd}"), &[invalid]);
    }
}
