//! The output intent: an sRGB profile of version 2 of the ICC format, written here byte by byte.
//!
//! Values: IEC 61966-2-1 (curve), ICC.1:1998 (layout); primaries and white adapted to D50 as the ICC publishes them for
//! sRGB. The whole profile is less than a kilobyte.

use super::{name, one};
use lopdf::{Dictionary, Document, Object, Stream};

const CONDITION: &str = "sRGB IEC61966-2.1";
/// Length of the header of a profile.
const HEADER: usize = 128;
/// Points of the tone curve.
const POINTS: u16 = 256;

/// The dictionary of the output intent.
pub(super) fn intent(document: &mut Document) -> Dictionary {
    let stream = Stream::new(one("N", Object::Integer(3)), profile());
    let profile = document.add_object(Object::Stream(stream));
    let mut intent = Dictionary::new();
    intent.set("Type", name("OutputIntent"));
    intent.set("S", name("GTS_PDFA1"));
    intent.set("OutputConditionIdentifier", Object::string_literal(CONDITION));
    intent.set("Info", Object::string_literal(CONDITION));
    intent.set("DestOutputProfile", Object::Reference(profile));
    intent
}

/// A display profile for RGB with the tags that version 2 requires.
fn profile() -> Vec<u8> {
    let curve = curve();
    let tags: [(&[u8; 4], Vec<u8>); 7] = [
        (b"desc", description(CONDITION)),
        (b"cprt", copyright("No copyright, use freely")),
        (b"wtpt", xyz([0x0000_F6D6, 0x0001_0000, 0x0000_D32D])),
        (b"rXYZ", xyz([0x0000_6FA2, 0x0000_38F5, 0x0000_0390])),
        (b"gXYZ", xyz([0x0000_6299, 0x0000_B785, 0x0000_18DA])),
        (b"bXYZ", xyz([0x0000_24A0, 0x0000_0F84, 0x0000_B6CF])),
        (b"rTRC", curve),
    ];
    let count = tags.len() + 2;
    let mut table = Vec::new();
    let mut data = Vec::new();
    let start = HEADER + 4 + 12 * count;
    for (tag, bytes) in &tags {
        let offset = start + data.len();
        entry(&mut table, tag, offset, bytes.len());
        if **tag == *b"rTRC" {
            // The three channels share one curve.
            entry(&mut table, b"gTRC", offset, bytes.len());
            entry(&mut table, b"bTRC", offset, bytes.len());
        }
        data.extend_from_slice(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut out = header(start + data.len());
    out.extend(long(count));
    out.extend(table);
    out.extend(data);
    out
}

fn header(length: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEADER);
    out.extend(long(length));
    out.extend(*b"\0\0\0\0\x02\x10\0\0mntrRGB XYZ ");
    // 1 January 2000, so that the bytes never change.
    out.extend([2000_u16, 1, 1, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    out.extend(*b"acsp");
    out.resize(68, 0);
    // The white of the connection space, D50.
    out.extend([0x0000_F6D6_u32, 0x0001_0000, 0x0000_D32D].into_iter().flat_map(u32::to_be_bytes));
    out.resize(HEADER, 0);
    out
}

fn entry(table: &mut Vec<u8>, tag: &[u8; 4], offset: usize, length: usize) {
    table.extend(tag);
    table.extend(long(offset));
    table.extend(long(length));
}

/// A profile is far below 4 GB, so that its lengths fit.
fn long(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}

fn xyz(values: [u32; 3]) -> Vec<u8> {
    b"XYZ \0\0\0\0".iter().copied().chain(values.into_iter().flat_map(u32::to_be_bytes)).collect()
}

fn description(text: &str) -> Vec<u8> {
    let mut out = b"desc\0\0\0\0".to_vec();
    out.extend(long(text.len() + 1));
    out.extend(text.as_bytes());
    // End of the text, then empty Unicode and Macintosh forms.
    out.resize(out.len() + 1 + 8 + 3 + 67, 0);
    out
}

fn copyright(text: &str) -> Vec<u8> {
    b"text\0\0\0\0".iter().copied().chain(text.bytes()).chain([0]).collect()
}

/// The transfer function of sRGB as a table.
fn curve() -> Vec<u8> {
    let mut out = b"curv\0\0\0\0".to_vec();
    out.extend(u32::from(POINTS).to_be_bytes());
    for point in 0..POINTS {
        let value = f64::from(point) / f64::from(POINTS - 1);
        let linear = if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        out.extend(((linear * 65_535.0).round() as u16).to_be_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_as_long_as_it_says() {
        let profile = profile();
        let says = u32::from_be_bytes(profile[..4].try_into().unwrap());
        assert_eq!(usize::try_from(says).unwrap(), profile.len());
        assert!(profile.len() < 1024, "{}", profile.len());
        assert_eq!(&profile[36..40], b"acsp");
    }

    #[test]
    fn every_tag_lies_inside() {
        let profile = profile();
        let long = |at: usize| usize::try_from(u32::from_be_bytes(profile[at..at + 4].try_into().unwrap())).unwrap();
        let count = long(HEADER);
        assert_eq!(count, 9);
        for n in 0..count {
            let at = HEADER + 4 + 12 * n;
            assert!(long(at + 4) % 4 == 0 && long(at + 4) + long(at + 8) <= profile.len());
        }
    }

    #[test]
    fn the_curve_runs_from_black_to_white() {
        let curve = curve();
        assert_eq!((&curve[12..14], &curve[curve.len() - 2..]), (&[0, 0][..], &[255, 255][..]));
    }
}
