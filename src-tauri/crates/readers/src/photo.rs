//! Pictures that are files of their own: PNG, JPEG, TIFF.

use crate::limits::MAX_PICTURE_PIXELS;

/// Pictures in one file that are looked at.
const MAX_PICTURES: usize = 500;

/// Whether the bytes are a picture that may be a scan.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    pixels(bytes).is_some()
}

/// The picture as it is, unless it is larger than is looked at: its size is believed, since it decides how much memory
/// a program takes for it.
pub(crate) fn file(bytes: &[u8]) -> Option<Vec<u8>> {
    (pixels(bytes)? <= MAX_PICTURE_PIXELS as u64).then(|| bytes.to_vec())
}

/// Pixels of the largest picture in a file.
fn pixels(bytes: &[u8]) -> Option<u64> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        let side = |at: usize| Some(u64::from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)));
        return side(16)?.checked_mul(side(20)?);
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return jpeg(bytes);
    }
    match bytes.get(..4)? {
        b"II*\0" => tiff(bytes, u16::from_le_bytes, u32::from_le_bytes),
        b"MM\0*" => tiff(bytes, u16::from_be_bytes, u32::from_be_bytes),
        _ => None,
    }
}

/// The size stands in the frame header (ITU-T T.81, B.2.2).
fn jpeg(bytes: &[u8]) -> Option<u64> {
    let short = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        if *bytes.get(at)? != 0xff {
            return None;
        }
        match marker {
            0xff => at += 1,
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                return Some(u64::from(short(at + 5)?) * u64::from(short(at + 7)?));
            }
            0xda | 0xd9 => return None,
            _ => at += 2 + usize::from(short(at + 2)?),
        }
    }
}

/// The sizes stand in the directories, one a picture (TIFF 6.0, section 2).
fn tiff(bytes: &[u8], short: fn([u8; 2]) -> u16, long: fn([u8; 4]) -> u32) -> Option<u64> {
    let two = |at: usize| Some(short(bytes.get(at..at + 2)?.try_into().ok()?));
    let four = |at: usize| Some(long(bytes.get(at..at + 4)?.try_into().ok()?));
    let (mut next, mut most) = (four(4)? as usize, 0);
    for _ in 0..MAX_PICTURES {
        let count = usize::from(two(next)?);
        let (mut width, mut height) = (0, 0);
        for entry in (0..count).map(|n| next + 2 + n * 12) {
            // A short (kind 3) or a long number (kind 4).
            let value =
                || if two(entry + 2)? == 3 { two(entry + 8).map(u64::from) } else { four(entry + 8).map(u64::from) };
            match two(entry)? {
                256 => width = value()?,
                257 => height = value()?,
                _ => {}
            }
        }
        most = width.checked_mul(height)?.max(most);
        next = four(next + 2 + count * 12)? as usize;
        if next == 0 {
            return Some(most);
        }
    }
    // A chain without an end.
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_pictures() {
        let png = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &640_u32.to_be_bytes(), &480_u32.to_be_bytes()].concat();
        assert_eq!(pixels(&png), Some(640 * 480));
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x0b\x08\x01\xe0\x02\x80";
        assert_eq!(pixels(jpeg), Some(640 * 480));
        let entry = |tag: u16, value: u16| {
            [&tag.to_le_bytes()[..], &[3, 0, 1, 0, 0, 0], &value.to_le_bytes(), &[0, 0]].concat()
        };
        let tiff = [&b"II*\0\x08\0\0\0\x02\0"[..], &entry(256, 640), &entry(257, 480), &[0; 4]].concat();
        assert_eq!(pixels(&tiff), Some(640 * 480));
        let endless = [&tiff[..tiff.len() - 4], &[8, 0, 0, 0]].concat();
        assert_eq!(pixels(&endless), None);
        assert!(file(&png).is_some());
        let huge =
            [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &60_000_u32.to_be_bytes(), &60_000_u32.to_be_bytes()].concat();
        assert!(is_one(&huge) && file(&huge).is_none());
        assert!(!is_one(b"GIF89a"));
    }
}
