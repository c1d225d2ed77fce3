//! Words in records (MS-XLS 2.5.293): letters of one or two bytes, pieces in fonts of their own, cut over records.

use super::records::{long, short};
use encoding_rs::Encoding;

/// Words, and from which letter on (in UTF-16 units) which font.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rich {
    pub(super) text: String,
    pub(super) fonts: Vec<(usize, u16)>,
}

/// Reads on through a record and those in which it goes on.
#[derive(Debug)]
pub(super) struct Reader<'r, 'b> {
    parts: &'r [&'b [u8]],
    part: usize,
    at: usize,
}

impl<'r, 'b> Reader<'r, 'b> {
    /// From this byte of the record on.
    pub(super) const fn new(parts: &'r [&'b [u8]], at: usize) -> Self {
        Self { parts, part: 0, at }
    }

    fn here(&self) -> &'b [u8] {
        self.parts.get(self.part).and_then(|part| part.get(self.at..)).unwrap_or_default()
    }

    /// So many bytes, also over the border of records.
    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut out = [0; N];
        for byte in &mut out {
            while self.here().is_empty() {
                self.go_on()?;
            }
            *byte = *self.here().first()?;
            self.at += 1;
        }
        Some(out)
    }

    fn go_on(&mut self) -> Option<()> {
        self.part += 1;
        self.at = 0;
        (self.part < self.parts.len()).then_some(())
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let step = count.min(self.here().len());
            self.at += step;
            count -= step;
            if count > 0 {
                self.go_on()?;
            }
        }
        Some(())
    }

    /// A string with its length in two bytes.
    pub(super) fn long_string(&mut self) -> Option<Rich> {
        let length = u16::from_le_bytes(self.bytes()?);
        self.string(usize::from(length))
    }

    /// A string with its length in one byte, without fonts.
    pub(super) fn short_string(&mut self) -> Option<String> {
        let [length] = self.bytes()?;
        Some(self.string(usize::from(length))?.text)
    }

    /// A string of this length. What the record still holds of one that breaks off is returned.
    pub(super) fn string(&mut self, length: usize) -> Option<Rich> {
        let [flags] = self.bytes()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(u16::from_le_bytes(self.bytes()?)) };
        let extra = if flags & 4 == 0 { 0 } else { usize::try_from(u32::from_le_bytes(self.bytes()?)).ok()? };
        let units = self.letters(length, flags & 1 == 1);
        let mut rich = Rich { text: String::from_utf16_lossy(&units), fonts: Vec::new() };
        for _ in 0..runs {
            let Some(run) = self.bytes::<4>() else { break };
            if let (Some(first), Some(font)) = (short(&run, 0), short(&run, 2)) {
                rich.fonts.push((usize::from(first), font));
            }
        }
        // Without its end it is still a string; the next one fails.
        let _ = self.skip(extra);
        Some(rich)
    }

    /// Letters. Where they go on in the next record, a byte tells anew how wide they are.
    pub(super) fn letters(&mut self, length: usize, mut wide: bool) -> Vec<u16> {
        let mut units = Vec::with_capacity(length.min(1 << 12));
        while units.len() < length {
            let left = length - units.len();
            let here = self.here();
            let taken = if wide {
                let pairs = here.chunks_exact(2).take(left);
                units.extend(pairs.filter_map(|pair| short(pair, 0)));
                2 * (here.len() / 2).min(left)
            } else {
                units.extend(here.iter().take(left).map(|byte| u16::from(*byte)));
                here.len().min(left)
            };
            self.at += taken;
            if units.len() >= length || self.go_on().is_none() {
                break;
            }
            let Some(flags) = self.here().first() else { break };
            wide = flags & 1 == 1;
            self.at += 1;
        }
        units
    }
}

/// The strings that cells share.
pub(super) fn shared(parts: &[&[u8]]) -> Vec<Rich> {
    let first = parts.first().copied().unwrap_or_default();
    let count = long(first, 4).and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
    let mut reader = Reader::new(parts, 8);
    let mut strings = Vec::new();
    while strings.len() < count
        && let Some(rich) = reader.long_string()
    {
        strings.push(rich);
    }
    strings
}

/// A string of Excel 5 and 95: bytes in the code page of the workbook.
pub(super) fn in_code_page(bytes: &[u8], page: &'static Encoding) -> String {
    page.decode_without_bom_handling(bytes).0.into_owned()
}
