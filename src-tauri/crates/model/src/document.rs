//! What a reader makes of a file: one text, its blocks, and what parts of it are not the report's own words.

use crate::codes::codes;
use serde::{Deserialize, Serialize};
use text::Span;

codes! {
    /// The kind of file, told by its content.
    Format {
        /// Plain text.
        Txt = "txt",
        /// A web page.
        Html = "html",
        /// Word 2007 and later.
        Docx = "docx",
        /// Excel 2007 and later.
        Xlsx = "xlsx",
        /// Excel 97 to 2003.
        Xls = "xls",
        /// A spreadsheet of OpenDocument.
        Ods = "ods",
        /// Text with a table, its cells apart by commas, semicolons or tabs.
        Csv = "csv",
        /// Word 97 to 2003.
        Doc = "doc",
        /// Rich Text Format.
        Rtf = "rtf",
        /// OpenDocument text.
        Odt = "odt",
        /// A web page with its pictures in one file.
        Mht = "mht",
        /// PDF.
        Pdf = "pdf",
        /// A picture of a page.
        Image = "image",
        /// None that is read.
        Unknown = "unknown",
    }
}

/// A file's text with its structure. `text` is NFC and holds everything that was read, in order; what is not the
/// report's own words is marked, not cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Kind of file.
    pub format: Format,
    /// All text: blocks on lines of their own, the cells of a row apart by a tab.
    pub text: String,
    /// In order, without overlap; together they hold every letter of the text.
    pub blocks: Vec<Block>,
    /// What is not the report's own words.
    pub marks: Vec<Mark>,
    /// Where spaces were repaired, in order, without overlap: they lead from the text back to the original.
    #[serde(default)]
    pub repairs: Vec<Repair>,
}

impl Document {
    /// A document without a word.
    #[must_use]
    pub const fn empty(format: Format) -> Self {
        Self { format, text: String::new(), blocks: Vec::new(), marks: Vec::new(), repairs: Vec::new() }
    }

    /// The text as it stood in the original, before its spaces were repaired.
    #[must_use]
    pub fn raw(&self) -> String {
        let mut raw = String::with_capacity(self.text.len());
        let mut from = 0;
        for repair in &self.repairs {
            raw.push_str(Span::new(from, repair.span.start).of(&self.text));
            raw.push_str(&repair.raw);
            from = repair.span.end;
        }
        raw.push_str(Span::new(from, self.text.len()).of(&self.text));
        raw
    }

    /// Where a place of the text stands in [`Self::raw`]. A place in front of a letter leads to that letter.
    #[must_use]
    pub fn raw_place(&self, place: usize) -> usize {
        let mut shift = 0_isize;
        for Repair { span, raw } in &self.repairs {
            if place <= span.start {
                break;
            }
            if place < span.end {
                // Both hold the same letters: so many of them stand before the place.
                let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
                let before = letters(Span::new(span.start, place).of(&self.text));
                let mut inside = raw.char_indices().filter(|(_, c)| !c.is_whitespace());
                let at = inside.nth(before).map_or(raw.len(), |(at, _)| at);
                return span.start.saturating_add_signed(shift) + at;
            }
            shift += raw.len().cast_signed() - span.len().cast_signed();
        }
        place.saturating_add_signed(shift)
    }

    /// Whether a place lies in something that is not the report's own words.
    #[must_use]
    pub fn is_marked(&self, span: Span) -> bool {
        self.marks.iter().any(|mark| mark.span.overlaps(span))
    }
}

/// A stretch of text whose spaces were repaired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// The repaired words: `Sở`.
    pub span: Span,
    /// What stood there: `S ở`. The same letters in the same order; only spaces differ.
    pub raw: String,
}

/// A heading, a paragraph, an item of a list or a cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Its place in the original, where it has a name of its own: `trang 3`, `Sheet1!C7`.
    pub at: Option<String>,
}

/// The kind of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BlockKind {
    /// A heading; 1 is the title.
    Heading {
        /// From 1.
        level: u8,
    },
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item {
        /// From 0.
        level: u8,
    },
    /// A cell of a table.
    Cell(Cell),
}

/// Where a cell stands in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Number of the table in the document, from 0.
    pub table: u32,
    /// Row, from 0.
    pub row: u32,
    /// First column, from 0, with the columns counted that wider cells before it take.
    pub column: u32,
    /// Rows it takes, at least 1.
    pub rows: u32,
    /// Columns it takes, at least 1.
    pub columns: u32,
    /// Whether the file says it is a head.
    pub head: bool,
}

codes! {
    /// Why a stretch is not the report's own words.
    MarkKind {
        /// Menus, counters, comments, links to other articles.
        Boilerplate = "boilerplate",
        /// Repeated at the top of pages.
        Header = "header",
        /// Repeated at the foot of pages.
        Footer = "footer",
        /// Not shown on paper or screen.
        Hidden = "hidden",
        /// Recognised from a picture.
        Ocr = "ocr",
    }
}

/// A stretch that is not the report's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// Why.
    pub kind: MarkKind,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_the_original() {
        let mut document = Document::empty(Format::Txt);
        document.text = "Sở Nội vụ đạt 97,4% hồ sơ.".to_owned();
        let at = |words: &str| {
            let start = document.text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let repairs = [("Sở", "S ở"), ("đạt 97,4%", "đạt97,4%")];
        document.repairs = repairs.map(|(words, raw)| Repair { span: at(words), raw: raw.to_owned() }).to_vec();
        let raw = document.raw();
        assert_eq!(raw, "S ở Nội vụ đạt97,4% hồ sơ.");
        for word in ["Nội", "đạt", "97,4%", "hồ", "sơ", "ở"] {
            assert_eq!(document.raw_place(document.text.find(word).unwrap()), raw.find(word).unwrap(), "{word}");
        }
        assert_eq!(document.raw_place(document.text.len()), raw.len());
    }
}
