//! Word 6 and 95, and files whose tables are lost: the text alone, letters by their statistics, cells apart by tabs.

use crate::{
    compose::Composer,
    encoding,
    flow::{Found, Piece},
    issues::Issues,
    passage::Passage,
};
use encoding_rs::UTF_16LE;
use model::{Document, Format, Issue, IssueCode};

/// Reads the bytes of the text.
pub(super) fn read(bytes: &[u8], mut issues: Issues) -> (Document, Vec<Issue>) {
    let wide = bytes.iter().skip(1).step_by(2).filter(|b| **b == 0).count() * 4 > bytes.len();
    let encoding = if wide { UTF_16LE } else { encoding::one_byte(bytes) };
    let text = encoding.decode_without_bom_handling(bytes).0;
    let mut found = Found::default();
    let mut codes = 0_usize;
    let mut line = String::new();
    let mut cells = false;
    for c in text.chars() {
        match c {
            '\u{13}' => codes += 1,
            '\u{14}' | '\u{15}' => codes = codes.saturating_sub(1),
            _ if codes > 0 => {}
            '\u{7}' => {
                // Two in a row end a row.
                if line.ends_with('\t') {
                    found.body.push(Piece::plain(Passage::plain(line.trim_end_matches('\t'))));
                    line.clear();
                } else {
                    line.push('\t');
                }
                cells = true;
            }
            '\r' | '\u{c}' => {
                found.body.push(Piece::plain(Passage::plain(std::mem::take(&mut line))));
            }
            '\u{b}' => line.push('\n'),
            '\u{1e}' => line.push('-'),
            '\u{1f}' => line.push('\u{ad}'),
            '\t' => line.push('\t'),
            c if c.is_control() => {}
            c => line.push(c),
        }
    }
    found.body.push(Piece::plain(Passage::plain(line)));
    if cells {
        issues.push(Issue::new(IssueCode::UnsupportedContent).detail("khung bảng (chữ trong bảng vẫn được đọc)"));
    }
    found.compose(Composer::new(Format::Doc, issues))
}
