//! The three ways to count into a text: bytes inside, code points for the command line, UTF-16 units for the page.

use crate::Span;

/// Bytes between two remembered places.
const STEP: usize = 256;

/// Turns byte places of one text into code points or UTF-16 units and back, in time that does not grow with the text.
///
/// ```
/// let text = "số 😀 1.041";
/// let at = text.find("1.041").unwrap();
/// let positions = text::Positions::new(text);
/// assert_eq!(positions.code_points(at), 5);
/// assert_eq!(positions.utf16(at), 6);
/// assert_eq!(positions.from_utf16(6), at);
/// ```
#[derive(Debug)]
pub struct Positions<'t> {
    text: &'t str,
    /// Every [`STEP`] bytes or a little more: byte, code point, UTF-16 unit.
    marks: Vec<Mark>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    byte: usize,
    point: usize,
    unit: usize,
}

impl<'t> Positions<'t> {
    /// Walks the text once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut marks = vec![Mark::default()];
        let (mut now, mut next) = (Mark::default(), STEP);
        for c in text.chars() {
            if now.byte >= next {
                marks.push(now);
                next = now.byte + STEP;
            }
            now = now.after(c);
        }
        Self { text, marks }
    }

    /// Code points before this byte; a byte inside a character counts as its start.
    #[must_use]
    pub fn code_points(&self, byte: usize) -> usize {
        self.walk(|m| m.byte <= byte, |m| m.byte > byte).point
    }

    /// UTF-16 units before this byte; a byte inside a character counts as its start.
    #[must_use]
    pub fn utf16(&self, byte: usize) -> usize {
        self.walk(|m| m.byte <= byte, |m| m.byte > byte).unit
    }

    /// The byte before which this many UTF-16 units stand; past the end it is the end.
    #[must_use]
    pub fn from_utf16(&self, unit: usize) -> usize {
        self.walk(|m| m.unit <= unit, |m| m.unit > unit).byte
    }

    /// A span counted in code points.
    #[must_use]
    pub fn span_in_code_points(&self, span: Span) -> Span {
        Span::new(self.code_points(span.start), self.code_points(span.end))
    }

    /// A span counted in UTF-16 units.
    #[must_use]
    pub fn span_in_utf16(&self, span: Span) -> Span {
        Span::new(self.utf16(span.start), self.utf16(span.end))
    }

    /// From the last mark that is not past the goal, character by character until the next step would be past it.
    fn walk(&self, reached: impl Fn(&Mark) -> bool, past: impl Fn(&Mark) -> bool) -> Mark {
        let index = self.marks.partition_point(&reached).saturating_sub(1);
        let mut now = self.marks.get(index).copied().unwrap_or_default();
        for c in self.text.get(now.byte..).unwrap_or_default().chars() {
            let next = now.after(c);
            if past(&next) {
                break;
            }
            now = next;
        }
        now
    }
}

impl Mark {
    fn after(self, c: char) -> Self {
        Self { byte: self.byte + c.len_utf8(), point: self.point + 1, unit: self.unit + c.len_utf16() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn inside_a_character_is_its_start() {
        let positions = Positions::new("ố😀");
        assert_eq!(positions.code_points(1), 0);
        assert_eq!(positions.from_utf16(2), "ố".len());
        assert_eq!(positions.from_utf16(99), "ố😀".len());
    }

    proptest! {
        #[test]
        fn agrees_with_counting(text in "[a-zốậđ😀\\n 0-9]{0,600}") {
            let positions = Positions::new(&text);
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let before = text.get(..byte).unwrap();
                prop_assert_eq!(positions.code_points(byte), before.chars().count());
                prop_assert_eq!(positions.utf16(byte), before.encode_utf16().count());
                prop_assert_eq!(positions.from_utf16(positions.utf16(byte)), byte);
            }
        }
    }
}
