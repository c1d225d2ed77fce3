//! Tables of a page: those that hold data become cells; those that only place things on the page become lines.

use super::{
    tree::NodeId,
    writer::{Body, Draft, Writer},
};
use crate::{
    grid::{Grid, Reach},
    passage::Passage,
};

/// Letters in one cell from which on it holds an article and not a value.
const TOO_LONG: usize = 1200;

/// Whether a table holds data: rows and columns of short cells, and no table inside.
pub(super) fn is_data(writer: &Writer<'_>, table: NodeId) -> bool {
    let tree = writer.tree;
    if tree.element(table).and_then(|element| element.attribute("role")) == Some("presentation") {
        return false;
    }
    let nested = tree
        .in_order(table)
        .into_iter()
        .skip(1)
        .any(|id| tree.name(id) == "table" && writer.measures.get(id).letters > 0);
    if nested {
        return false;
    }
    let rows = rows(writer, table);
    let columns = rows.iter().map(|row| cells(writer, *row).count()).max().unwrap_or_default();
    let longest = rows.iter().flat_map(|row| cells(writer, *row)).map(|cell| writer.measures.get(cell).letters).max();
    columns >= 2 && longest.unwrap_or_default() <= TOO_LONG
}

/// Writes a table with data, its caption before it.
pub(super) fn write(writer: &mut Writer<'_>, table: NodeId, depth: usize) {
    let tree = writer.tree;
    for caption in tree.children(table).filter(|id| tree.name(*id) == "caption") {
        writer.node(caption, depth + 1);
    }
    let mut grid = Grid::default();
    let (mut letters, mut linked, mut foreign) = (0, 0, 0);
    for row in rows(writer, table) {
        let in_head = tree.parent(row).is_some_and(|group| tree.name(group) == "thead");
        let all_heads = cells(writer, row).all(|cell| tree.name(cell) == "th");
        grid.begin_row();
        for cell in cells(writer, row).collect::<Vec<_>>() {
            let before = std::mem::take(&mut writer.drafts);
            writer.cell(cell, depth + 1);
            let inside = std::mem::replace(&mut writer.drafts, before);
            let mut passage = Passage::default();
            for draft in inside {
                letters += draft.letters;
                linked += draft.linked;
                foreign += if draft.boilerplate { draft.letters } else { 0 };
                if let Body::Block(_, line) = draft.body {
                    passage.append_line(line);
                }
            }
            let span = |name| tree.element(cell).and_then(|element| element.number(name)).unwrap_or(1);
            grid.place(passage, Reach { rows: span("rowspan"), columns: span("colspan") }, in_head || all_heads);
        }
        grid.end_row();
        if grid.is_full() {
            break;
        }
    }
    writer.drafts.push(Draft::table(grid, letters, linked, foreign * 2 > letters));
}

/// Rows of this table, not of one inside it.
fn rows(writer: &Writer<'_>, table: NodeId) -> Vec<NodeId> {
    let tree = writer.tree;
    let mut found = Vec::new();
    for child in tree.children(table) {
        match tree.name(child) {
            "tr" => found.push(child),
            "thead" | "tbody" | "tfoot" => found.extend(tree.children(child).filter(|id| tree.name(*id) == "tr")),
            _ => {}
        }
    }
    found
}

fn cells<'w>(writer: &'w Writer<'_>, row: NodeId) -> impl Iterator<Item = NodeId> + 'w {
    let tree = writer.tree;
    tree.children(row).filter(|id| matches!(tree.name(*id), "td" | "th"))
}
