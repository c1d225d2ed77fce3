//! A source as a Word file in the layout of an official report (Nghị định 30/2020/NĐ-CP, Phụ lục I).

use super::{Line, Source, Table};
use docx_rs::{
    AlignmentType, Docx, Header, LineSpacing, LineSpacingType, PageMargin, PageNum, Paragraph, Run, RunFonts,
    SpecialIndentType, Style, StyleType, Table as PaperTable, TableCell, TableLayoutType, TableRow, VAlignType,
    VMergeType, WidthType,
};
use std::io::{Cursor, Read, Write};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Width of the text in twentieths of a point: A4 without margins of 30 and 15 mm.
const TEXT_WIDTH: usize = 9355;

/// Sizes in half points.
const BODY: usize = 28;
const SMALL: usize = 24;
const RECEIVERS: usize = 22;

/// Indent of a first line, 1 cm.
const FIRST_LINE: i32 = 567;

/// The bytes of the file.
pub(super) fn docx(source: &Source) -> Vec<u8> {
    let mut docx = empty(source.get("created"));
    docx = docx.add_table(letterhead(source)).add_paragraph(Paragraph::new());
    for line in [source.get("kind"), source.get("subject")] {
        docx = docx.add_paragraph(centred(Run::new().add_text(line).bold().size(BODY)));
    }
    docx = docx.add_paragraph(Paragraph::new());
    for line in &source.lines {
        docx = match line {
            Line::Heading(level, text) => docx
                .add_paragraph(Paragraph::new().style(&format!("Heading{level}")).add_run(Run::new().add_text(text))),
            Line::Item(text) | Line::Paragraph(text) => docx.add_paragraph(body(text)),
            Line::Table(table) => docx.add_table(figures(table)).add_paragraph(Paragraph::new()),
        };
    }
    docx = docx.add_table(signature(source));
    let mut packed = Cursor::new(Vec::new());
    docx.build().pack(&mut packed).unwrap();
    deflated(packed)
}

/// A document with the page and the styles of a report.
fn empty(created: &str) -> Docx {
    let margin = PageMargin::new().top(1134).bottom(1134).left(1701).right(850).header(567);
    let number = Paragraph::new().align(AlignmentType::Center).add_page_num(PageNum::new());
    let mut docx = Docx::new()
        .created_at(created)
        .updated_at(created)
        .page_size(11906, 16838)
        .page_margin(margin)
        .default_fonts(RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").cs("Times New Roman"))
        .default_size(BODY)
        .header(Header::new().add_paragraph(number))
        .title_pg();
    for level in 1..=3 {
        let style = Style::new(format!("Heading{level}"), StyleType::Paragraph)
            .name(format!("heading {level}"))
            .based_on("Normal")
            .next("Normal")
            .q_format(true)
            .outline_lvl(level - 1)
            .size(BODY)
            .bold();
        docx = docx.add_style(style);
    }
    docx
}

fn body(text: &str) -> Paragraph {
    Paragraph::new()
        .align(AlignmentType::Both)
        .indent(None, Some(SpecialIndentType::FirstLine(FIRST_LINE)), None, None)
        .line_spacing(LineSpacing::new().before(120).line_rule(LineSpacingType::Auto).line(276))
        .add_run(Run::new().add_text(text))
}

fn centred(run: Run) -> Paragraph {
    Paragraph::new().align(AlignmentType::Center).add_run(run)
}

/// Cells 1 to 4: the agency on the left, the country on the right.
fn letterhead(source: &Source) -> PaperTable {
    let mut agency = source.list("agency");
    let above = Run::new().add_text(agency.next().unwrap()).size(SMALL);
    let own = Run::new().add_text(agency.next().unwrap()).size(SMALL).bold();
    let number = Run::new().add_text(format!("Số: {}", source.get("number"))).size(SMALL + 2);
    let country = Run::new().add_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").size(SMALL).bold();
    let motto = Run::new().add_text("Độc lập - Tự do - Hạnh phúc").size(SMALL + 2).bold();
    let date = Run::new().add_text(source.get("dated")).size(SMALL + 2).italic();
    let side = |runs: [Run; 3]| runs.into_iter().fold(TableCell::new(), |cell, run| cell.add_paragraph(centred(run)));
    two_columns(side([above, own, number]), side([country, motto, date]))
}

/// Cells 7 and 9: who gets it on the left, who signs on the right.
fn signature(source: &Source) -> PaperTable {
    let heading = Run::new().add_text("Nơi nhận:").size(SMALL).bold().italic();
    let mut receivers = TableCell::new().add_paragraph(Paragraph::new().add_run(heading));
    for receiver in source.list("receivers") {
        let run = Run::new().add_text(format!("- {receiver}")).size(RECEIVERS);
        receivers = receivers.add_paragraph(Paragraph::new().add_run(run));
    }
    let lines: Vec<&str> = source.list("signs").collect();
    let (name, titles) = lines.split_last().unwrap();
    let bold = |text: &str| centred(Run::new().add_text(text).bold());
    let mut signer = titles.iter().fold(TableCell::new(), |cell, title| cell.add_paragraph(bold(title)));
    for _ in 0..3 {
        signer = signer.add_paragraph(Paragraph::new());
    }
    two_columns(receivers, signer.add_paragraph(bold(name)))
}

fn two_columns(left: TableCell, right: TableCell) -> PaperTable {
    let (narrow, wide) = (TEXT_WIDTH * 2 / 5, TEXT_WIDTH * 3 / 5);
    let row = TableRow::new(vec![left.width(narrow, WidthType::Dxa), right.width(wide, WidthType::Dxa)]);
    PaperTable::without_borders(vec![row]).set_grid(vec![narrow, wide]).layout(TableLayoutType::Fixed)
}

/// A table with figures; joined cells are really joined.
fn figures(table: &Table) -> PaperTable {
    let parts: usize = table.widths.iter().sum();
    let grid: Vec<usize> = table.widths.iter().map(|width| width * TEXT_WIDTH / parts).collect();
    let rows = (0..table.rows.len()).map(|row| TableRow::new(cells(table, row, &grid))).collect();
    PaperTable::new(rows).set_grid(grid).layout(TableLayoutType::Fixed)
}

fn cells(table: &Table, row: usize, grid: &[usize]) -> Vec<TableCell> {
    let texts = &table.rows[row];
    let mut cells = Vec::new();
    let mut column = 0;
    while column < texts.len() {
        let span = 1 + texts[column + 1..].iter().take_while(|text| *text == "<").count();
        let width = grid[column..column + span].iter().sum();
        let below = table.rows.get(row + 1).is_some_and(|next| next[column] == "^");
        let mut cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
        if span > 1 {
            cell = cell.grid_span(span);
        }
        let text = texts[column].as_str();
        cell = match (text, below) {
            ("^", _) => cell.vertical_merge(VMergeType::Continue).add_paragraph(Paragraph::new()),
            (_, true) => cell.vertical_merge(VMergeType::Restart).add_paragraph(cell_text(text, table, row, column)),
            (_, false) => cell.add_paragraph(cell_text(text, table, row, column)),
        };
        cells.push(cell);
        column += span;
    }
    cells
}

fn cell_text(text: &str, table: &Table, row: usize, column: usize) -> Paragraph {
    let run = Run::new().add_text(text).size(SMALL);
    if row < table.head {
        return centred(run.bold());
    }
    let name = column == 1;
    Paragraph::new().align(if name { AlignmentType::Left } else { AlignmentType::Center }).add_run(run)
}

/// The same parts, compressed as Word does, without the time of making.
fn deflated(packed: Cursor<Vec<u8>>) -> Vec<u8> {
    let mut parts = ZipArchive::new(packed).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).unwrap();
        if part.is_file() {
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            writer.start_file(part.name().unwrap().into_owned(), options).unwrap();
            writer.write_all(&bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}
