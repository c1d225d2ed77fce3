//! The head of a Word file, which says where everything else stands (MS-DOC 2.5).

use crate::bytes::{u16_at, u32_at};

/// First bytes of Word 97 and later, and of Word 6 and 95.
const WORD_97: u16 = 0xa5ec;
const WORD_6: u16 = 0xa5dc;

/// Where the list of places begins, and where it says how many there are.
const PLACES: usize = 0x9a;

/// What is wanted from the head.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fib<'b> {
    main: &'b [u8],
}

/// A table in the table stream, by its place in the list (MS-DOC 2.5.6).
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    Styles = 1,
    NoteText = 3,
    Headers = 11,
    RunPages = 12,
    ParagraphPages = 13,
    Fonts = 15,
    Text = 33,
    Shapes = 40,
    EndnoteText = 47,
    Drawing = 50,
    Boxes = 56,
    HeaderBoxes = 58,
    Lists = 73,
    ListUses = 74,
}

/// A part of the text; they follow each other in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    Main = 0,
    Notes = 1,
    Headers = 2,
    Endnotes = 5,
    Boxes = 6,
    HeaderBoxes = 7,
}

/// What kind of Word file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// Word 97 and later.
    Word97,
    /// Word 6 or 95.
    Old,
}

impl<'b> Fib<'b> {
    pub(super) const fn new(main: &'b [u8]) -> Self {
        Self { main }
    }

    /// None where it is no Word file.
    pub(super) fn version(self) -> Option<Version> {
        let version = u16_at(self.main, 2).unwrap_or(0);
        match u16_at(self.main, 0)? {
            WORD_97 if version >= 0x65 => Some(Version::Word97),
            WORD_97 | WORD_6 => Some(Version::Old),
            _ => None,
        }
    }

    fn flags(self) -> u16 {
        u16_at(self.main, 10).unwrap_or(0)
    }

    pub(super) fn is_encrypted(self) -> bool {
        self.flags() & 0x8100 != 0
    }

    /// Name of the stream with the tables.
    pub(super) fn table_stream(self) -> &'static str {
        if self.flags() & 0x0200 == 0 { "0Table" } else { "1Table" }
    }

    /// Where a part stands in the table stream, and its length.
    pub(super) fn place(self, part: Part) -> Option<(usize, usize)> {
        let count = usize::from(u16_at(self.main, PLACES - 2)?);
        let at = part as usize;
        if at >= count {
            return None;
        }
        let start = u32_at(self.main, PLACES + 8 * at)? as usize;
        let length = u32_at(self.main, PLACES + 8 * at + 4)? as usize;
        (length > 0).then_some((start, length))
    }

    /// The first and the last place but one of a part of the text, in characters.
    pub(super) fn story(self, story: Story) -> (u32, u32) {
        let length = |nth: usize| u32_at(self.main, 0x4c + 4 * nth).unwrap_or(0);
        let nth = story as usize;
        let start = (0..nth).map(length).fold(0, u32::saturating_add);
        (start, start.saturating_add(length(nth)))
    }

    /// The bytes of the text of a file without tables.
    pub(super) fn plain_text(self) -> &'b [u8] {
        let start = u32_at(self.main, 0x18).unwrap_or(0) as usize;
        let end = (u32_at(self.main, 0x1c).unwrap_or(0) as usize).min(self.main.len());
        self.main.get(start..end).unwrap_or_default()
    }
}
