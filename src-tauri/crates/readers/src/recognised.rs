//! What a program that recognises letters found in a picture of a page: words at places.

use serde::{Deserialize, Serialize};

/// What was recognised on one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognisedPage {
    /// Number of the page, from 0.
    pub page: usize,
    /// The words as Tesseract lists them, one a line, their parts apart by tabs.
    pub tsv: String,
}

/// A word in a picture; places count its pixels from the upper left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SeenWord {
    pub(crate) text: String,
    pub(crate) left: u32,
    pub(crate) right: u32,
    /// Where its line stands.
    pub(crate) base: u32,
}

/// The words of one picture.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct SeenPage {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Height of most lines.
    pub(crate) line: u32,
    pub(crate) words: Vec<SeenWord>,
}

/// A line of the list.
struct Row<'t> {
    level: u32,
    page: u32,
    /// Block, paragraph and line.
    line: [u32; 3],
    left: u32,
    top: u32,
    width: u32,
    height: u32,
    text: &'t str,
}

const PAGE: u32 = 1;
const LINE: u32 = 4;
const WORD: u32 = 5;

/// Of the lower ends of the words of a line, in order, the one at this part stands on the line; the others reach below.
const ON_THE_LINE: (usize, usize) = (1, 3);

/// The pictures of a list; a file of several pictures gives several.
pub(crate) fn pages(tsv: &str) -> Vec<SeenPage> {
    let rows: Vec<Row<'_>> = tsv.lines().filter_map(row).collect();
    rows.chunk_by(|a, b| a.page == b.page).map(page).collect()
}

fn row(written: &str) -> Option<Row<'_>> {
    let mut parts = written.splitn(12, '\t');
    let mut number = || parts.next()?.parse::<u32>().ok();
    let (level, page) = (number()?, number()?);
    let line = [number()?, number()?, number()?];
    let _ = number()?;
    let (left, top, width, height) = (number()?, number()?, number()?, number()?);
    let text = parts.nth(1).unwrap_or_default();
    Some(Row { level, page, line, left, top, width, height, text })
}

fn page(rows: &[Row<'_>]) -> SeenPage {
    let size = rows.iter().find(|row| row.level == PAGE);
    let mut heights: Vec<u32> = rows.iter().filter(|row| row.level == LINE).map(|row| row.height).collect();
    heights.sort_unstable();
    let words: Vec<&Row<'_>> = rows.iter().filter(|row| row.level == WORD && !row.text.trim().is_empty()).collect();
    SeenPage {
        width: size.map_or(0, |row| row.width),
        height: size.map_or(0, |row| row.height),
        line: heights.get(heights.len() / 2).copied().unwrap_or(0),
        words: words.chunk_by(|a, b| a.line == b.line).flat_map(line).collect(),
    }
}

/// The words of a line all stand at one height, though the paper may lie askew.
fn line(words: &[&Row<'_>]) -> Vec<SeenWord> {
    let mut ends: Vec<u32> = words.iter().map(|row| row.top.saturating_add(row.height)).collect();
    ends.sort_unstable();
    let (part, of) = ON_THE_LINE;
    let base = ends.get(ends.len() * part / of).copied().unwrap_or(0);
    let seen = |row: &&Row<'_>| SeenWord {
        text: row.text.trim().to_owned(),
        left: row.left,
        right: row.left.saturating_add(row.width),
        base,
    };
    words.iter().map(seen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_on_their_lines() {
        let tsv = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
            1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t\n\
            4\t1\t1\t1\t1\t0\t300\t400\t900\t60\t-1\t\n\
            5\t1\t1\t1\t1\t1\t300\t405\t200\t40\t96.1\tDoanh\n\
            5\t1\t1\t1\t1\t2\t520\t400\t150\t56\t91\tthu,\n\
            5\t1\t1\t1\t1\t3\t700\t404\t150\t42\t91\t1.205\n\
            5\t1\t1\t1\t2\t1\t300\t480\t150\t40\t20\t \n\
            1\t2\t0\t0\t0\t0\t0\t0\t100\t50\t-1\t\n";
        let pages = pages(tsv);
        let word = |text: &str, left, right| SeenWord { text: text.to_owned(), left, right, base: 446 };
        let words = vec![word("Doanh", 300, 500), word("thu,", 520, 670), word("1.205", 700, 850)];
        let first = SeenPage { width: 2480, height: 3508, line: 60, words };
        assert_eq!(pages, [first, SeenPage { width: 100, height: 50, ..SeenPage::default() }]);
        assert_eq!(super::pages("no list\n1\t2\n"), []);
    }
}
