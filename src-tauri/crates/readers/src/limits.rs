//! How much a reader takes on before it stops and says so. All limits stand here.
//!
//! A thousand pages of report are about 3 MB of text; the limits leave room above that and keep a hostile file under
//! 300 MB of memory and a few seconds.

/// Largest file that is looked at, in bytes. Most of it may be pictures, which are never unpacked.
pub const MAX_FILE_BYTES: usize = 128 << 20;

/// Most bytes of a plain text or a web page that are decoded; what stands behind is not read.
pub const MAX_PLAIN_BYTES: usize = 6 << 20;

/// Longest line of a plain text, and longest block of a document, in bytes: a book has no longer paragraph.
pub const MAX_LINE_BYTES: usize = 512 << 10;

/// Most bytes of text in one document.
pub const MAX_TEXT_BYTES: usize = 4 << 20;

/// Most blocks in one document.
pub const MAX_BLOCKS: usize = 100_000;

/// Most table cells in one document.
pub const MAX_CELLS: usize = 100_000;

/// Columns of a table; cells further right count as standing in the last one.
pub const MAX_COLUMNS: u32 = 1_000;

/// Rows that one cell may claim to take.
pub const MAX_ROW_SPAN: u32 = 65_534;

/// Most members of a zip container.
pub const MAX_ENTRIES: usize = 10_000;

/// Most files that are taken out of one archive.
pub const MAX_MEMBERS: usize = 2_000;

/// Most bytes that the files of one archive may inflate to, one after the other.
pub const MAX_UNPACKED_BYTES: usize = 768 << 20;

/// How many times larger than itself an archive may become with all its files; plain text becomes five times as large.
pub const MAX_ARCHIVE_RATIO: usize = 30;

/// How many times larger than its packed form a report in an archive may become: documents with much empty room stay
/// below 50.
pub const MAX_REPORT_RATIO: usize = 150;

/// Up to this size that ratio is not judged.
pub const REPORT_RATIO_FREE_BYTES: usize = 1 << 20;

/// Most bytes that one member may inflate to.
pub const MAX_PART_BYTES: usize = 48 << 20;

/// Most bytes that all members of one file may inflate to.
pub const MAX_INFLATED_BYTES: usize = 96 << 20;

/// How many times larger than its compressed form a member may become; Word's own parts stay below 100.
pub const MAX_RATIO: u64 = 250;

/// Up to this size the ratio is not judged: an empty table of a thousand rows compresses as well as a bomb.
pub const RATIO_FREE_BYTES: usize = 4 << 20;

/// How deep elements are followed; what is nested deeper is read as if it stood at this depth.
pub const MAX_DEPTH: usize = 192;

/// Most elements and pieces of text in one part of an office file.
pub const MAX_NODES: usize = 800_000;

/// Most elements and pieces of text in a web page.
pub const MAX_PAGE_NODES: usize = 500_000;

/// Most steps that building the tree of a web page may take. A page takes about one a byte; nested rubbish takes the
/// square of its size.
pub const MAX_TREE_STEPS: u64 = 20_000_000;

/// Most issues listed for one file.
pub const MAX_ISSUES: usize = 100;

/// Most pages of a PDF.
pub const MAX_PDF_PAGES: usize = 3_000;

/// Most objects of a PDF that are looked at.
pub const MAX_PDF_OBJECTS: usize = 1_000_000;

/// Most bytes that the streams of a PDF may unpack to, all in all; they are not kept.
pub const MAX_PDF_INFLATED_BYTES: usize = 256 << 20;

/// Most operands and operators on one page of a PDF; a dense map has about half a million.
pub const MAX_PAGE_STEPS: usize = 3_000_000;

/// Most operands and operators in one PDF.
pub const MAX_PDF_STEPS: usize = 30_000_000;

/// Most glyphs on one page of a PDF; a dense page has 10,000.
pub const MAX_PAGE_GLYPHS: usize = 100_000;

/// Most pictures that a page is set together from for recognising its letters; scanners write strips of 16 rows or more.
pub const MAX_SCAN_PICTURES: usize = 300;

/// Most pixels of a picture whose letters are recognised: a page of 600 dots an inch has 35 million.
pub const MAX_PICTURE_PIXELS: usize = 40_000_000;

/// Most pages of one file whose letters are recognised; at a few seconds a page that is half an hour.
pub const MAX_RECOGNISED_PAGES: usize = 500;

/// Most lines drawn on one page of a PDF that are looked at for tables.
pub const MAX_PAGE_RULES: usize = 20_000;
