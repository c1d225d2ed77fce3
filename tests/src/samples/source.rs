//! The plain source of a sample report.
//!
//! First `key: value` lines up to an empty line, then the report: `#`, `##`, `###` begin headings, `- ` items, any other
//! line is a paragraph. `table:` gives the widths of columns, `head:` the number of its head rows, then each line is a
//! row between bars; `<` joins a cell to the one on its left, `^` to the one above.

use std::collections::BTreeMap;

/// A source.
#[derive(Debug)]
pub struct Source {
    keys: BTreeMap<String, String>,
    /// The report.
    pub lines: Vec<Line>,
}

/// A piece of the report.
#[derive(Debug)]
pub enum Line {
    /// A heading of this level, from 1.
    Heading(usize, String),
    /// An item of a list, with its dash.
    Item(String),
    /// A paragraph.
    Paragraph(String),
    /// A table.
    Table(Table),
}

/// A table.
#[derive(Debug, Default)]
pub struct Table {
    /// Widths of the columns, in parts.
    pub widths: Vec<usize>,
    /// Rows that are its head.
    pub head: usize,
    /// Cells by row.
    pub rows: Vec<Vec<String>>,
}

impl Source {
    /// Reads a source.
    ///
    /// # Panics
    /// When a line fits no rule.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let (head, body) = text.split_once("\n\n").unwrap();
        let keys = head.lines().map(|line| {
            let (key, value) = line.split_once(": ").unwrap();
            (key.to_owned(), value.to_owned())
        });
        let mut source = Self { keys: keys.collect(), lines: Vec::new() };
        for line in body.lines().filter(|line| !line.trim().is_empty()) {
            source.add(line);
        }
        source
    }

    /// The value of a key.
    ///
    /// # Panics
    /// When the source has no such key.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        &self.keys[key]
    }

    /// The values of a key between bars.
    pub fn list(&self, key: &str) -> impl Iterator<Item = &str> {
        self.get(key).split(" | ")
    }

    fn add(&mut self, line: &str) {
        if let Some(widths) = line.strip_prefix("table: ") {
            let widths = widths.split(' ').map(|width| width.parse().unwrap()).collect();
            self.lines.push(Line::Table(Table { widths, ..Table::default() }));
        } else if let Some(head) = line.strip_prefix("head: ") {
            self.table().head = head.parse().unwrap();
        } else if let Some(row) = line.strip_prefix("| ") {
            let cells = row.strip_suffix(" |").unwrap().split(" | ").map(str::to_owned).collect();
            self.table().rows.push(cells);
        } else if line.starts_with('#') {
            let level = line.chars().take_while(|c| *c == '#').count();
            self.lines.push(Line::Heading(level, line.trim_start_matches('#').trim().to_owned()));
        } else if line.starts_with("- ") {
            self.lines.push(Line::Item(line.to_owned()));
        } else {
            self.lines.push(Line::Paragraph(line.to_owned()));
        }
    }

    fn table(&mut self) -> &mut Table {
        match self.lines.last_mut() {
            Some(Line::Table(table)) => table,
            other => panic!("a row outside a table, after {other:?}"),
        }
    }
}
