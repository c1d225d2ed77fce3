//! CSV (RFC 4180) that a spreadsheet may open: data and never formulas.

/// A row as a line, without its end. A cell that a spreadsheet would run as a formula gets a quote mark in front.
#[must_use]
pub fn csv_line(row: &[String]) -> String {
    row.iter().map(|cell| csv_cell(cell)).collect::<Vec<_>>().join(",")
}

fn csv_cell(cell: &str) -> String {
    let number = !cell.is_empty() && cell.trim_start_matches('-').bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let harmless = number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = if harmless { cell.to_owned() } else { format!("'{cell}") };
    if safe.contains([',', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::csv_cell;

    #[test]
    fn cells_are_data_and_never_formulas() {
        assert_eq!(csv_cell("-3.2"), "-3.2");
        assert_eq!(csv_cell("=1+1"), "'=1+1");
        assert_eq!(csv_cell("-cmd"), "'-cmd");
        assert_eq!(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(csv_cell("tin, bài"), "\"tin, bài\"");
    }
}
