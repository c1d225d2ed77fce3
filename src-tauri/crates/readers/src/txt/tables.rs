//! Tables in a plain text: fields between tabs, between drawn bars, or in columns set with spaces.
//!
//! Bars and spaces stay in the document's text where they stood, outside the cells, so that every place in it leads back to
//! the file.

use super::lines::Line;
use crate::compose::DrawnRow;
use std::ops::Range;

/// Fewest fields of a row without bars at its ends.
const FIELDS: usize = 3;

/// Fewest rows of a table with bars; of one set with spaces, which a letterhead may look like.
const BARRED_ROWS: usize = 2;
const SPACED_ROWS: usize = 3;

/// How many lines from this one on are rows of fields between tabs: at least two with the same number of them.
pub(super) fn tabbed(lines: &[Line], from: usize) -> usize {
    let fields = lines.get(from).map_or(0, Line::fields);
    if fields < 2 {
        return 0;
    }
    let same = |line: &&Line| line.fields() == fields;
    let rows = lines.iter().skip(from).take_while(same).count();
    if rows >= 2 { rows } else { 0 }
}

/// The rows of the drawn table that begins with this line; none where there is none. Lines that only draw are rows without
/// cells.
pub(super) fn drawn(lines: &[Line], from: usize) -> Vec<DrawnRow<'_>> {
    let here = lines.get(from..).unwrap_or_default();
    let barred = rows(here, BARRED_ROWS, barred);
    if barred.is_empty() { rows(here, SPACED_ROWS, spaced) } else { barred }
}

/// Whether a line may be a row of a drawn table, which no line before it is joined with.
pub(super) fn may_be_row(line: &str) -> bool {
    is_rule(line) || barred(line).is_some() || spaced(line).is_some()
}

/// Lines with the same number of fields, without a blank one between them; each after the first states a number.
fn rows(lines: &[Line], fewest: usize, fields: fn(&str) -> Option<Vec<Range<usize>>>) -> Vec<DrawnRow<'_>> {
    let mut rows: Vec<DrawnRow<'_>> = Vec::new();
    let mut count = 0;
    let mut width = None;
    for (nth, line) in lines.iter().enumerate() {
        let text = line.text.as_str();
        if nth > 0 && line.after_gap {
            break;
        }
        if is_rule(text) {
            rows.push(DrawnRow { line: text, cells: Vec::new() });
            continue;
        }
        let Some(cells) = fields(text).filter(|cells| width.is_none_or(|width| width == cells.len())) else { break };
        if count > 0 && !cells.iter().any(|cell| is_number(text.get(cell.clone()).unwrap_or_default())) {
            break;
        }
        width = Some(cells.len());
        count += 1;
        rows.push(DrawnRow { line: text, cells });
    }
    if count < fewest { Vec::new() } else { rows }
}

/// The fields between bars, without the blanks round them; empty ones are empty ranges.
fn barred(line: &str) -> Option<Vec<Range<usize>>> {
    let bar = |c: char| matches!(c, '|' | '│' | '║');
    if !line.contains(bar) {
        return None;
    }
    let closed = line.starts_with(bar) && line.ends_with(bar) && line.matches(bar).count() > 2;
    let start = line.chars().next().filter(|c| bar(*c)).map_or(0, char::len_utf8);
    let end = line.len() - line.chars().next_back().filter(|c| bar(*c)).map_or(0, char::len_utf8);
    let mut cells = Vec::new();
    let mut from = start;
    for (at, mark) in line.get(start..end)?.match_indices(bar) {
        cells.push(trimmed(line, from..start + at));
        from = start + at + mark.len();
    }
    cells.push(trimmed(line, from..end));
    (closed || cells.len() >= FIELDS).then_some(cells)
}

/// The fields between runs of at least two spaces.
fn spaced(line: &str) -> Option<Vec<Range<usize>>> {
    if line.contains('\t') {
        return None;
    }
    let mut cells = Vec::new();
    let mut from = 0;
    while let Some(rest) = line.get(from..).filter(|rest| !rest.is_empty()) {
        let length = rest.find("  ").unwrap_or(rest.len());
        cells.push(trimmed(line, from..from + length));
        let gap = rest.get(length..).unwrap_or_default();
        from += length + gap.len() - gap.trim_start_matches(' ').len();
    }
    (cells.len() >= FIELDS).then_some(cells)
}

fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let field = line.get(range.clone()).unwrap_or_default();
    let start = range.start + field.len() - field.trim_start().len();
    start..start + field.trim().len()
}

/// `|---|:--:|`, `+----+----+`, `├───┼───┤`.
fn is_rule(line: &str) -> bool {
    let long = line.matches(['-', '=', '─', '═']).count() >= 3;
    long && line.contains(|c| matches!(c, '|' | '+') || ('\u{2500}'..='\u{257f}').contains(&c))
        && line.chars().all(draws)
}

/// Whether tables are drawn with this character.
pub(crate) fn draws(c: char) -> bool {
    matches!(c, '|' | '-' | '+' | ':' | '=' | ' ') || ('\u{2500}'..='\u{257f}').contains(&c)
}

/// A cell of figures: digits with the signs among them, and no date.
fn is_number(cell: &str) -> bool {
    let sign = |c: char| matches!(c, '.' | ',' | '%' | '-' | '+' | '−' | '/' | '(' | ')' | ' ');
    let date = cell.matches('/').count() > 1;
    !date && cell.contains(|c: char| c.is_ascii_digit()) && cell.chars().all(|c| c.is_ascii_digit() || sign(c))
}
