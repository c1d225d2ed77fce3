//! What the descriptors of subset fonts lack: which glyphs a subset holds (CIDSet, which PDF/A-1 wants of each: ISO 19005-1,
//! 6.3.5), and the true height of capitals, for which printpdf writes the ascent.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// Height of capitals in thousandths of an em, the same in all four faces (table `OS/2`, sCapHeight: 1341 of 2048).
const CAPITALS: i64 = 655;

/// Completes the descriptor of every embedded font. The glyphs of a subset are numbered without gaps, so all are set.
pub(super) fn add(document: &mut Document) {
    for descriptor in descriptors(document) {
        let Some(glyphs) = glyphs(document, descriptor) else { continue };
        let stream = Stream::new(Dictionary::new(), set_of(glyphs));
        let id = document.add_object(Object::Stream(stream));
        if let Ok(descriptor) = document.get_object_mut(descriptor).and_then(Object::as_dict_mut) {
            descriptor.set("CIDSet", Object::Reference(id));
            descriptor.set("CapHeight", Object::Integer(CAPITALS));
        }
    }
}

/// The font descriptors; printpdf writes the CID font inside its Type 0 font.
fn descriptors(document: &Document) -> Vec<ObjectId> {
    let fonts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let descendants = fonts.filter_map(|font| font.get(b"DescendantFonts").and_then(Object::as_array).ok()).flatten();
    let dictionaries = descendants.filter_map(|font| font.as_dict().ok());
    dictionaries.filter_map(|font| font.get(b"FontDescriptor").and_then(Object::as_reference).ok()).collect()
}

/// Number of glyphs in the font program (table `maxp`, second field).
fn glyphs(document: &Document, descriptor: ObjectId) -> Option<u16> {
    let descriptor = document.get_object(descriptor).and_then(Object::as_dict).ok()?;
    let program = descriptor.get(b"FontFile2").and_then(Object::as_reference).ok()?;
    let program = document.get_object(program).and_then(Object::as_stream).ok()?;
    let bytes = program.decompressed_content().unwrap_or_else(|_| program.content.clone());
    let short = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let long = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let tables = short(4)?;
    let entry = (0..usize::from(tables)).map(|n| 12 + 16 * n).find(|at| bytes.get(*at..at + 4) == Some(b"maxp"))?;
    short(usize::try_from(long(entry + 8)?).ok()? + 4)
}

/// A bit for each glyph, the first in the highest bit; the last byte is filled up with zeros.
fn set_of(glyphs: u16) -> Vec<u8> {
    let mut bytes = vec![0xFF_u8; usize::from(glyphs / 8)];
    let rest = glyphs % 8;
    if rest > 0 {
        bytes.push(0xFF << (8 - rest));
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::set_of;

    #[test]
    fn a_bit_for_each_glyph() {
        assert_eq!(set_of(8), [0xFF]);
        assert_eq!(set_of(11), [0xFF, 0b1110_0000]);
        assert_eq!(set_of(0), [0_u8; 0]);
    }
}
