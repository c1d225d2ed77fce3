//! Documents and drafts in a short notation.

#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use model::{Block, BlockKind, Catalogue, Cell, Document, FactDraft, Format, Period, ReportDraft};
use std::fmt::Write;
use text::Span;

/// A document from lines: `# ` a heading, `| a | b |` a row of a table (`^` goes on with the cell above, `<` with the one on the
/// left), anything else a paragraph.
pub(crate) fn document(notation: &str) -> Document {
    let mut builder = Builder { text: String::new(), blocks: Vec::new(), tables: 0 };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in notation.lines() {
        if let Some(row) = line.trim().strip_prefix('|') {
            let row = row.strip_suffix('|').unwrap_or(row);
            rows.push(row.split('|').map(|c| c.trim().to_owned()).collect());
            continue;
        }
        builder.table(&mut rows);
        match line.strip_prefix("# ") {
            Some(heading) => builder.block(heading, BlockKind::Heading { level: 1 }, '\n'),
            None if line.trim().is_empty() => {}
            None => builder.block(line.trim(), BlockKind::Paragraph, '\n'),
        }
    }
    builder.table(&mut rows);
    Document {
        format: Format::Docx,
        text: builder.text,
        blocks: builder.blocks,
        marks: Vec::new(),
        repairs: Vec::new(),
    }
}

struct Builder {
    text: String,
    blocks: Vec<Block>,
    tables: u32,
}

impl Builder {
    fn block(&mut self, text: &str, kind: BlockKind, end: char) {
        let text = text::nfc(text);
        let start = self.text.len();
        self.text.push_str(&text);
        self.blocks.push(Block { span: Span::new(start, self.text.len()), kind, at: None });
        self.text.push(end);
    }

    fn table(&mut self, rows: &mut Vec<Vec<String>>) {
        let taken = std::mem::take(rows);
        if taken.is_empty() {
            return;
        }
        let cell = |r: usize, c: usize| taken.get(r).and_then(|row| row.get(c)).map(String::as_str);
        for (r, row) in taken.iter().enumerate() {
            for (c, text) in row.iter().enumerate() {
                if text == "^" || text == "<" {
                    continue;
                }
                let rows = 1 + (r + 1..taken.len()).take_while(|below| cell(*below, c) == Some("^")).count();
                let columns = 1 + (c + 1..row.len()).take_while(|right| cell(r, *right) == Some("<")).count();
                let size = |n: usize| u32::try_from(n).unwrap();
                let place = Cell {
                    table: self.tables,
                    row: size(r),
                    column: size(c),
                    rows: size(rows),
                    columns: size(columns),
                    head: false,
                };
                self.block(text, BlockKind::Cell(place), if c + 1 == row.len() { '\n' } else { '\t' });
            }
        }
        self.tables += 1;
    }
}

/// What is shown of a draft, by the words of a `@show` line.
pub(crate) fn shown(document: &Document, draft: &ReportDraft, columns: &[&str], from: usize) -> Vec<String> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for fact in draft.facts.iter().filter(|f| f.span.start >= from) {
        lines.push((fact.span.start, fact_line(document, fact, columns)));
    }
    if columns.contains(&"aside") {
        for aside in draft.set_aside.iter().filter(|a| a.span.start >= from) {
            lines.push((aside.span.start, format!("({} {})", aside.span.of(&document.text), aside.reason.code())));
        }
    }
    if columns.contains(&"cite") {
        for c in draft.citations.iter().filter(|c| c.span.start >= from) {
            let mut line = format!("[{} | {}", c.number, c.kind);
            for part in [c.date.map(|d| d.to_string()), c.issuer.clone(), c.excerpt.clone()].into_iter().flatten() {
                write!(line, " | {part}").unwrap();
            }
            line.push(']');
            lines.push((c.span.start, line));
        }
    }
    lines.sort_by_key(|(start, _)| *start);
    let mut out: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
    if columns.contains(&"identity") {
        out.insert(0, identity_line(draft));
    }
    if out.is_empty() {
        out.push("nothing".to_owned());
    }
    out
}

fn identity_line(draft: &ReportDraft) -> String {
    let area = draft.area.as_ref().map_or("-", |id| id.as_str());
    let period = draft.period.as_ref().map_or("-".to_owned(), days);
    let published = draft.published.map_or("-".to_owned(), |d| d.to_string());
    let regime = draft.period.as_ref().map_or("-", |p| p.regime.code());
    format!(
        "title {} | number {} | {area} | {} | {} | {} | {period} {regime} | {published}",
        draft.title,
        draft.number.as_deref().unwrap_or("-"),
        draft.organization.as_deref().unwrap_or("-"),
        draft.standing.code(),
        draft.kind.code(),
    )
}

fn days(period: &Period) -> String {
    format!("{}..{}", period.start, period.end)
}

fn fact_line(document: &Document, fact: &FactDraft, columns: &[&str]) -> String {
    let q = &fact.quantity;
    let mut line = format!("{} =", fact.span.of(&document.text));
    for column in columns {
        let piece = match *column {
            "value" => match q.value2 {
                Some(second) => format!("{}/{}", text::canonical(q.value), text::canonical(second)),
                None => text::canonical(q.value),
            },
            "unit" => q.written_unit(),
            "si" => text::canonical(q.si_value()),
            "form" => q.form.code().to_owned(),
            "qualifier" => q.qualifier.code().to_owned(),
            "basis" => q.basis.code().to_owned(),
            "period" => fact.period.as_ref().map_or("-".to_owned(), days),
            "indicator" => fact.indicator.as_ref().map_or("-".to_owned(), ToString::to_string),
            "relation" => fact.relation.as_ref().map_or("-".to_owned(), |r| {
                let of = r.of.as_ref().map_or("-".to_owned(), ToString::to_string);
                format!("{} of {of} ({})", r.kind.code(), r.base.as_deref().unwrap_or("-"))
            }),
            "scope" => fact.scope.clone().unwrap_or("-".to_owned()),
            "area" => fact.area.as_ref().map_or("-".to_owned(), ToString::to_string),
            "field" => fact.field.as_ref().map_or("-".to_owned(), ToString::to_string),
            "measure" => fact.measure.clone(),
            "at" => fact.at.clone().unwrap_or("-".to_owned()),
            "implicit" => fact.implicit.to_string(),
            "sure" => if fact.is_sure() { "sure" } else { "doubtful" }.to_owned(),
            "warnings" => fact
                .warnings
                .iter()
                .map(|w| format!("{}{}", w.code.code(), w.detail.as_ref().map_or(String::new(), |d| format!(" {d}"))))
                .collect::<Vec<_>>()
                .join(", "),
            _ => continue,
        };
        write!(line, " {piece};").unwrap();
    }
    line.trim_end_matches(';').to_owned()
}

/// The draft of a document with the catalogue of the program.
pub(crate) fn draft(document: &Document) -> ReportDraft {
    extract::extract(document, Catalogue::builtin())
}
