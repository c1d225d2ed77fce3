//! Tables for people: columns in line, numbers to the right.

use crate::output;
use app::Fault;

/// Widest a column becomes; longer text is cut with an ellipsis.
const WIDEST: usize = 64;

/// Which way a column leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lean {
    Left,
    Right,
}

/// Prints rows under heads.
pub(crate) fn print(heads: &[(&str, Lean)], rows: &[Vec<String>]) -> Result<(), Fault> {
    let widths: Vec<usize> = heads.iter().enumerate().map(|(i, (head, _))| width(i, head, rows)).collect();
    let head: Vec<String> = heads.iter().map(|(h, _)| (*h).to_owned()).collect();
    for row in std::iter::once(&head).chain(rows) {
        let cells = row.iter().zip(&widths).zip(heads).map(|((cell, width), (_, lean))| padded(cell, *width, *lean));
        output::line(cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}

fn width(column: usize, head: &str, rows: &[Vec<String>]) -> usize {
    let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
    cells.chain([head.chars().count()]).max().unwrap_or_default().min(WIDEST)
}

fn padded(cell: &str, width: usize, lean: Lean) -> String {
    let one_line = cell.replace(['\n', '\t'], " ");
    let cut: String = if one_line.chars().count() > width {
        one_line.chars().take(width.saturating_sub(1)).chain(['…']).collect()
    } else {
        one_line
    };
    let gap = " ".repeat(width.saturating_sub(cut.chars().count()));
    match lean {
        Lean::Left => format!("{cut}{gap}"),
        Lean::Right => format!("{gap}{cut}"),
    }
}
